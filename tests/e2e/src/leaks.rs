//! Looks for secrets where none may be, at the end of every story: in the page, in storage, in the console, in what was
//! asked of the network, and, once the browser has closed, in every file of its profile.
//!
//! The secrets are canaries: the account's token, the passphrase that stories use, and every key that was made.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use aho_corasick::AhoCorasick;
use serde_json::{Value, json};

use crate::{Person, Told, Trouble, check, server::TOKEN};

/// The passphrase of every story that has one.
pub const PASSPHRASE: &str = "zeppelin marmot quartz oboe";

/// Fails if a secret stands where it may not.
///
/// # Errors
/// The place and the kind of secret, never the secret itself.
pub async fn no_leaks(person: &mut Person) -> Told {
    let mut keys = person.server.full_keys();
    // Each is looked for everywhere, which a thousand alike would only make slow.
    keys.sort_unstable();
    keys.dedup();
    let address = text(&person.page().run("return location.href", vec![]).await?);
    if !address.contains("-extension://") {
        // The story has closed the page; its storage can be read from there alone.
        person.opens().await?;
        person.page().finds("[data-screen]").await?;
    }
    let page = person.page();
    let seen = page.run(EVERYTHING_IN_THE_PAGE, vec![]).await?;
    let markup = text(&seen["markup"]);
    for (what, secret) in [("token", TOKEN), ("passphrase", PASSPHRASE)] {
        check(!markup.contains(secret), format_args!("the {what} is in the page's markup"))?;
    }
    // The key itself is shown at the person's wish; it may not be in an attribute, the address or the title.
    for place in ["attributes", "address", "title"] {
        holds_none(place, &text(&seen[place]), &keys)?;
    }
    asks_nobody_else(&seen["requests"])?;
    let storage = page.storage().await?;
    let token_may_be_on_disk = is_remembered(&storage) || person.has_remembered.get();
    stores_no_secret(storage, &keys)?;
    the_server_was_asked_properly(person, &keys)?;
    for line in person.console().await? {
        holds_none("the console", &line, &keys)?;
    }
    person.closes_the_browser().await?;
    let secrets = secrets(&keys);
    let search = Search::new(secrets.iter().map(|(_, secret)| *secret))?;
    let mut found = Vec::new();
    for path in files(person.profile())? {
        // A file that vanishes in between holds nothing any more.
        let Ok(content) = fs::read(&path) else { continue };
        for what in search.found_in(&content).into_iter().filter_map(|at| secrets.get(at)) {
            let what = what.0;
            let is_allowed = match what {
                "token" => token_may_be_on_disk && is_extension_storage(&path),
                "key" => is_saved_by_the_person(&path),
                _ => false,
            };
            if !is_allowed {
                found.push(format!("the {what} is in {}", path.display()));
            }
        }
    }
    check(found.is_empty(), found.join("\n"))
}

/// Whether any file of a closed browser's profile holds `secret`, for a story that expects it.
///
/// # Errors
/// When the profile cannot be read.
pub fn is_on_disk(profile: &Path, secret: &str) -> Result<bool, Trouble> {
    let search = Search::new([secret])?;
    let holds_it =
        |path: &PathBuf| fs::read(path).is_ok_and(|content| !search.found_in(&content).is_empty());
    Ok(files(profile)?.iter().any(holds_it))
}

const EVERYTHING_IN_THE_PAGE: &str = "
    const attributes = [...document.querySelectorAll('*')]
        .flatMap(element => [...element.attributes].map(attribute => attribute.value));
    return {
        markup: document.documentElement.outerHTML,
        attributes: attributes.join('\\n'),
        address: location.href,
        title: document.title,
        requests: performance.getEntriesByType('resource').map(entry => entry.name),
    };";

fn secrets(keys: &[String]) -> Vec<(&'static str, &str)> {
    let keys = keys.iter().map(|key| ("key", key.as_str()));
    [("token", TOKEN), ("passphrase", PASSPHRASE)].into_iter().chain(keys).collect()
}

fn holds_none(place: &str, content: &str, keys: &[String]) -> Told {
    for (what, secret) in secrets(keys) {
        check(!content.contains(secret), format_args!("the {what} is in {place}"))?;
    }
    Ok(())
}

/// Letters of a secret in a row that betray it. Firefox packs what it stores, and so may tear a secret apart.
const BETRAYING: usize = 12;

/// Looks for the betraying parts of every secret at once, as text or as a browser writes text in 16 bits a letter:
/// whole profiles are searched, each file once.
struct Search {
    parts: AhoCorasick,
    /// Which secret each part betrays.
    owners: Vec<usize>,
}

impl Search {
    fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Result<Self, Trouble> {
        let mut parts: Vec<Vec<u8>> = Vec::new();
        let mut owners = Vec::new();
        for (owner, secret) in secrets.into_iter().enumerate() {
            for part in secret.as_bytes().windows(BETRAYING).step_by(4) {
                parts.push(part.to_vec());
                parts.push(part.iter().flat_map(|byte| [*byte, 0]).collect());
                owners.extend([owner, owner]);
            }
        }
        Ok(Self { parts: AhoCorasick::new(&parts)?, owners })
    }

    /// The secrets of which a part stands in `content`, by their places.
    fn found_in(&self, content: &[u8]) -> BTreeSet<usize> {
        let found = self.parts.find_overlapping_iter(content);
        found.filter_map(|part| self.owners.get(part.pattern().as_usize()).copied()).collect()
    }
}

fn asks_nobody_else(requests: &Value) -> Told {
    for address in requests.as_array().into_iter().flatten().map(text) {
        let is_own = ["chrome-extension://", "moz-extension://", "https://api.cometapi.com/"]
            .iter()
            .any(|own| address.starts_with(own));
        let is_this_machine = address.starts_with("http://127.0.0.1:");
        check(is_own || is_this_machine, format_args!("something went to {address}"))?;
    }
    Ok(())
}

fn is_remembered(storage: &Value) -> bool {
    let accounts = storage["local"]["accounts"]["accounts"].as_array();
    accounts.into_iter().flatten().any(|account| account["keeping"] == "remembered")
}

/// The token stands only where its keeping says, and nothing else stands anywhere.
fn stores_no_secret(mut storage: Value, keys: &[String]) -> Told {
    let accounts = storage["local"]["accounts"]["accounts"].as_array_mut();
    for account in accounts.into_iter().flatten() {
        if account["keeping"] == "remembered" {
            account["access_token"] = json!("as it may be");
        }
    }
    if !storage["session"]["open_accounts"].is_null() {
        storage["session"]["open_accounts"] = json!("as it may be");
    }
    holds_none("storage", &storage.to_string(), keys)
}

/// Secrets travel in the `Authorization` header alone, over TLS, without cookies.
fn the_server_was_asked_properly(person: &Person, keys: &[String]) -> Told {
    for request in person.server.requests() {
        let around = format!("{}\n{}", request.path, request.body);
        holds_none("a request's address or body", &around, keys)?;
        let is_own = ["/api/", "/v1/"].iter().any(|start| request.path.starts_with(start));
        check(!is_own || request.cookie.is_none(), "a cookie was sent")?;
    }
    Ok(())
}

fn is_extension_storage(path: &Path) -> bool {
    let path = path.to_string_lossy();
    ["Local Extension Settings", "moz-extension", "browser-extension-data"]
        .iter()
        .any(|place| path.contains(place))
}

/// A file that the person asked for, where browsers put it: their home is in the profile.
fn is_saved_by_the_person(path: &Path) -> bool {
    path.to_string_lossy().contains("/home/Downloads/")
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        // Links lead out of the profile.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&path).unwrap_or_default()),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
    Ok(found)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Search;

    #[test]
    fn a_part_of_a_secret_is_found_as_text_and_in_16_bits_and_another_text_is_not() {
        let search = Search::new(["a secret of some length", "zeppelin marmot quartz"]).unwrap();
        let wide: Vec<u8> = "in marmot quarters".bytes().flat_map(|byte| [byte, 0]).collect();
        assert!(search.found_in(b"xx a secret of some").contains(&0));
        assert!(search.found_in(&wide).contains(&1));
        assert!(search.found_in(b"nothing of the kind, though long enough").is_empty());
    }
}
