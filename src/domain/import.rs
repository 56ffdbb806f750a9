//! Reads a request for a key back into the form: JSON as the documentation shows it, or a curl line with such a body.
//!
//! What proves the account (a token in a header) is left where it was: it is noticed, and kept nowhere.

use serde_json::{Map, Value};

use super::auto_groups;
use super::draft::Draft;
use super::field::Field;
use super::quota::Unit;
use super::shell_words::{self, words};

/// How many unknown fields are named.
const MAX_UNKNOWN: usize = 8;
/// How much of an unknown field's name is quoted, in characters.
const QUOTED_CHARS: usize = 40;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The form's fields. One that was not named stands as the server takes it when it is left out.
    pub draft: Draft,
    /// The fields that were named.
    pub named: Vec<Field>,
    /// Fields of the form whose value is of another kind, such as a text for a switch; left as if not named.
    pub unfit: Vec<Field>,
    /// Names that are no field of the form; their values are not looked at.
    pub unknown: Vec<String>,
    /// A token or key stood in it. It was not kept.
    pub had_secret: bool,
    /// The host that a curl line names, such as `api.cometapi.com`.
    pub host: Option<String>,
}

/// Why nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Empty,
    /// A quotation mark that never ends.
    OpenQuote,
    /// A curl line without a body.
    NoBody,
    /// A curl line whose body is in a file, which cannot be read from here.
    BodyInFile,
    /// The body, or the text, is no JSON object.
    NotJson,
}

/// Reads a curl line or JSON.
pub fn read(text: &str) -> Result<Imported, Error> {
    let text = text.trim().trim_start_matches('\u{feff}');
    if text.is_empty() {
        return Err(Error::Empty);
    }
    let command = text.strip_prefix("$ ").unwrap_or(text);
    let is_curl =
        command.strip_prefix("curl").is_some_and(|rest| rest.starts_with(char::is_whitespace));
    if is_curl {
        return read_curl(command);
    }
    Ok(from_object(parse(text)?))
}

fn parse(text: &str) -> Result<Map<String, Value>, Error> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(Error::NotJson),
    }
}

fn read_curl(text: &str) -> Result<Imported, Error> {
    let words = words(text).map_err(|shell_words::OpenQuote| Error::OpenQuote)?;
    let mut words = words.into_iter().skip(1);
    let mut bodies = Vec::new();
    let mut had_secret = false;
    let mut host = None;
    while let Some(word) = words.next() {
        if let Some(value) = option_value(&word, BODY_OPTIONS, "-d", &mut words) {
            bodies.push(value);
        } else if let Some(header) = option_value(&word, &["--header"], "-H", &mut words) {
            had_secret |= holds_secret(&header);
        } else if let Some(url) = option_value(&word, &["--url"], "", &mut words) {
            host = host_of(&url);
        } else if OTHER_OPTIONS.contains(&word.as_str()) {
            had_secret |= matches!(word.as_str(), "-u" | "--user" | "--oauth2-bearer");
            words.next();
        } else if !word.starts_with('-') {
            host = host.or_else(|| host_of(&word));
        }
    }
    if bodies.is_empty() {
        return Err(Error::NoBody);
    }
    if bodies.iter().any(|body| body.starts_with('@')) {
        return Err(Error::BodyInFile);
    }
    // curl joins several bodies with an ampersand, which no JSON survives: only a lone one counts.
    let mut imported = from_object(parse(&bodies.join("&"))?);
    imported.had_secret |= had_secret;
    imported.host = host;
    Ok(imported)
}

/// Options that carry a body.
const BODY_OPTIONS: &[&str] = &["--data", "--data-raw", "--data-ascii", "--data-binary", "--json"];

/// Options with a value that says nothing of the key.
const OTHER_OPTIONS: &[&str] = &[
    "-X",
    "--request",
    "-o",
    "--output",
    "-u",
    "--user",
    "-A",
    "--user-agent",
    "-b",
    "--cookie",
    "-e",
    "--referer",
    "-m",
    "--max-time",
    "-x",
    "--proxy",
    "-w",
    "--write-out",
    "--connect-timeout",
    "--retry",
    "--cacert",
    "--oauth2-bearer",
    "--compressed-ssh",
];

/// The value of an option, if `word` is one of `long` (`--data x`, `--data=x`) or `short` (`-d x`, `-dx`).
fn option_value(
    word: &str,
    long: &[&str],
    short: &str,
    rest: &mut impl Iterator<Item = String>,
) -> Option<String> {
    if long.contains(&word) || (!short.is_empty() && word == short) {
        return Some(rest.next().unwrap_or_default());
    }
    if let Some((name, value)) = word.split_once('=')
        && long.contains(&name)
    {
        return Some(value.to_owned());
    }
    if short.is_empty() || word.starts_with("--") {
        return None;
    }
    word.strip_prefix(short).map(ToOwned::to_owned)
}

/// Whether a header carries a token itself, and not only the name of a variable.
fn holds_secret(header: &str) -> bool {
    let (name, value) = header.split_once(':').unwrap_or((header, ""));
    let name = name.trim().to_ascii_lowercase();
    let value = value.trim();
    let value = value.strip_prefix("Bearer ").unwrap_or(value);
    let is_placeholder = value.is_empty() || value.starts_with(['$', '<', '{']);
    matches!(name.as_str(), "authorization" | "cookie" | "x-api-key") && !is_placeholder
}

/// The host of an address, without what may stand before and behind it: there could be a secret.
fn host_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    (!host.is_empty() && host.bytes().all(is_plain)).then(|| host.to_ascii_lowercase())
}

fn from_object(mut object: Map<String, Value>) -> Imported {
    let mut imported = Imported {
        // What is left out, the server takes as nothing: no quota, no expiry, no limits.
        draft: Draft { remain_quota: "0".to_owned(), quota_unit: Unit::Units, ..Draft::default() },
        named: Vec::new(),
        unfit: Vec::new(),
        unknown: Vec::new(),
        had_secret: false,
        host: None,
    };
    for field in Field::ALL {
        let Some(value) = object.remove(field.as_str()) else { continue };
        if take(&mut imported.draft, field, &value).is_some() {
            imported.named.push(field);
        } else {
            imported.unfit.push(field);
        }
    }
    for (name, value) in object {
        let is_secret = ["key", "token", "access_token", "authorization"]
            .contains(&name.to_ascii_lowercase().as_str());
        imported.had_secret |= is_secret && value.as_str().is_some_and(|text| !text.is_empty());
        if imported.unknown.len() < MAX_UNKNOWN {
            imported.unknown.push(name.chars().take(QUOTED_CHARS).collect());
        }
    }
    imported
}

/// Puts one value into the form; `None` when it is of a kind that the field does not take.
fn take(draft: &mut Draft, field: Field, value: &Value) -> Option<()> {
    match field {
        Field::Name => draft.name = text(value)?,
        Field::ExpiredTime => {
            let moment = number(value)?;
            // On create the server stores 0 as -1, which is never.
            draft.expires = moment != "-1" && moment != "0";
            draft.expired_time = if draft.expires { moment } else { String::new() };
        }
        Field::RemainQuota => draft.remain_quota = number(value)?,
        Field::UnlimitedQuota => draft.unlimited_quota = value.as_bool()?,
        Field::ModelLimitsEnabled => draft.model_limits_enabled = value.as_bool()?,
        Field::ModelLimits => draft.model_limits = list(value, ",")?,
        Field::AllowIps => draft.allow_ips = list(value, "\n")?,
        Field::Group => draft.group = text(value)?,
        Field::CrossGroupRetry => draft.cross_group_retry = value.as_bool()?,
        Field::AutoGroups => draft.auto_groups = group_names(value)?,
    }
    Some(())
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Null => Some(String::new()),
        _ => None,
    }
}

/// Digits as they stand: whether they make a sensible number is the form's to say.
fn number(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    }
}

/// A text, or texts to be joined.
fn list(value: &Value, separator: &str) -> Option<String> {
    match value {
        Value::Array(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(Value::as_str).collect();
            Some(parts?.join(separator))
        }
        single => text(single),
    }
}

/// The names as the form's text; an empty list and null mean every group, as they do to the server.
/// Texts that hold no name stay as they are, for the form to refuse.
fn group_names(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Array(_) => Some(auto_groups::text_of(Some(value))),
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    }
}
