//! Reads the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::user_id::UserId;

/// The environment variable that holds the account's access token: arguments are seen by every user of a machine.
pub(crate) const TOKEN_VARIABLE: &str = "COMET_ACCESS_TOKEN";

/// What `--help` prints.
pub(crate) const HELP: &str = "\
comet-proxy [flags]       keeps the account's access token, from COMET_ACCESS_TOKEN, away from pages
  --upstream URL          the server behind (https://api.cometapi.com)
  --user-id N             for New API servers from before July 2026
  --listen ADDRESS:PORT   where it listens (127.0.0.1:8790)
  --prefix PATH           below which it answers (/keys)
  --origin URL            whose pages may ask; repeatable (its own address)
  --policy FILE           what every key is held against, as JSON
  --user-header NAME      the header in which your sign-in names the person; needed to listen beyond this machine
  --mask-keys             shows whole keys only for ten minutes after they were made
  --serve DIR             serves the files of DIR at /, for the examples";

/// What was asked for.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) upstream: BaseUrl,
    pub(crate) user_id: Option<UserId>,
    pub(crate) listen: SocketAddr,
    pub(crate) prefix: String,
    pub(crate) origins: Vec<String>,
    pub(crate) policy: Policy,
    pub(crate) user_header: Option<String>,
    pub(crate) masks_keys: bool,
    pub(crate) serve: Option<PathBuf>,
}

/// Reads the arguments; `None` asks for the help.
pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Option<Config>, String> {
    let mut arguments = arguments;
    let mut config = Config {
        upstream: BaseUrl::default(),
        user_id: None,
        listen: SocketAddr::from(([127, 0, 0, 1], 8790)),
        prefix: "/keys".to_owned(),
        origins: Vec::new(),
        policy: Policy::default(),
        user_header: None,
        masks_keys: false,
        serve: None,
    };
    while let Some(flag) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{flag} wants a value"));
        let wrong = |why: String| format!("{flag}: {why}");
        match flag.as_str() {
            "--help" | "-h" => return Ok(None),
            "--mask-keys" => config.masks_keys = true,
            "--upstream" => {
                let read = BaseUrl::parse(&value()?);
                config.upstream = read.map_err(|error| wrong(format!("{error:?}")))?;
            }
            "--user-id" => {
                let read = UserId::parse_optional(&value()?);
                config.user_id = read.map_err(|error| wrong(format!("{error:?}")))?;
            }
            "--listen" => {
                let read = value()?.parse();
                config.listen = read.map_err(|error| wrong(format!("{error}")))?;
            }
            "--prefix" => config.prefix = prefix(&value()?).map_err(|why| wrong(why.to_owned()))?,
            "--origin" => config.origins.push(value()?.trim_end_matches('/').to_owned()),
            "--policy" => config.policy = policy(&value()?)?,
            "--user-header" => config.user_header = Some(value()?),
            "--serve" => config.serve = Some(value()?.into()),
            _ => return Err(format!("unknown flag {flag:?}; see --help")),
        }
    }
    if !config.listen.ip().is_loopback() && config.user_header.is_none() {
        return Err("whoever reaches the proxy can make keys: to listen beyond this machine, put a sign-in before it and name its --user-header".to_owned());
    }
    Ok(Some(config))
}

fn prefix(text: &str) -> Result<String, &'static str> {
    let text = text.trim_end_matches('/');
    let is_path = text.starts_with('/') && text.len() > 1 && !text.contains(['{', '}', '*', '?']);
    if is_path { Ok(text.to_owned()) } else { Err("a path such as /keys is wanted") }
}

fn policy(path: &str) -> Result<Policy, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    Policy::from_json(&value).map_err(|error| format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(line: &[&str]) -> Result<Option<Config>, String> {
        read(line.iter().map(|&word| word.to_owned()))
    }

    #[test]
    fn by_default_it_asks_cometapi_for_this_machine_alone() {
        let config = given(&[]).unwrap().unwrap();
        assert!(config.upstream.is_default() && config.listen.ip().is_loopback());
        assert_eq!((config.prefix.as_str(), config.masks_keys), ("/keys", false));
    }

    #[test]
    fn beyond_this_machine_it_wants_to_know_who_asks() {
        assert!(given(&["--listen", "0.0.0.0:80"]).unwrap_err().contains("--user-header"));
        assert!(given(&["--listen", "0.0.0.0:80", "--user-header", "X-User"]).is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (line, named) in [
            (["--upstream", "http://elsewhere.example"], "--upstream"),
            (["--user-id", "x"], "--user-id"),
            (["--listen", "x"], "--listen"),
            (["--prefix", "keys"], "--prefix"),
            (["--policy", "/nowhere.json"], "/nowhere.json"),
            (["--frob", "x"], "--frob"),
        ] {
            assert!(given(&line).unwrap_err().contains(named), "{line:?}");
        }
    }
}
