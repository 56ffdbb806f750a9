//! Reads the command line.

use std::str::FromStr;

use comet_sandbox::{AccessToken, Config, RateLimits, Seed, TokenKind};

/// What `--help` prints.
pub(crate) const HELP: &str = "\
comet-sandbox [flags]                 runs the stand-in server on 127.0.0.1
  --port N          HTTP port (0 or absent: a free one)
  --tls-port N      TLS port (0 or absent: a free one)
  --token T         the access token that is accepted
  --user-id N       the account's id
  --empty           starts without keys
  --server S        cometapi, or new-api-2026-02, -07, -08 or -09
  --scoped T=S,S    a further token with those scopes, such as api_key:read,api_key:write; this and the next four
                    are for new-api-2026-09, where --token has every scope of an account, and repeatable
  --expired T       a token whose time is over
  --legacy T        the one token of before, which still works
  --retired T       the same after its last day
  --session T       a browser's session
  --fault F         NAME:METHOD PATH[:TIMES], for instance 'drop-after:POST /api/token/:1'; repeatable;
                    NAME is drop-before, drop-after, hang-before, hang-after, hold-before, hold-after (until a test releases
                    it), slow, slow-MILLIS, truncate,
                    or 500, 502-html, 429, 429-for-SECONDS, not-json, success-false, redirect, challenge, broken-gzip, each also with -after;
                    TIMES is a number, or * for ever
  --rate-limit off  never answers 429
  --quota-per-unit N  the rate that /api/status tells, as JSON, for instance 68493.15 or null
  --clock-ahead N   seconds that the server's clock is ahead; negative when it is behind
  --serve DIR       serves the files of DIR at /
comet-sandbox contract --base-url U --token T [--user-id N]
                                      runs the contract suite against a live server";

/// What was asked for.
#[derive(Debug)]
pub(crate) enum Command {
    /// Print the help.
    Help,
    /// Run the server.
    Serve(Box<Config>),
    /// Run the contract suite.
    Contract { base_url: String, token: String, user_id: Option<i64> },
}

/// Reads the arguments, or says what is wrong with them.
pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.peekable();
    if arguments.next_if(|first| first == "contract").is_some() {
        return read_contract(arguments);
    }
    let mut config = Config::default();
    while let Some(flag) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{flag} wants a value"));
        match flag.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--port" => config.port = parsed(&flag, &value()?)?,
            "--tls-port" => config.tls_port = parsed(&flag, &value()?)?,
            "--token" => config.token = value()?,
            "--scoped" => config.further_tokens.push(parsed(&flag, &value()?)?),
            "--expired" | "--legacy" | "--retired" | "--session" => {
                let kind = match flag.as_str() {
                    "--expired" => TokenKind::Expired,
                    "--legacy" => TokenKind::Legacy,
                    "--retired" => TokenKind::Retired,
                    _ => TokenKind::Session,
                };
                config.further_tokens.push(AccessToken::new(&value()?, kind));
            }
            "--user-id" => config.user_id = parsed(&flag, &value()?)?,
            "--empty" => config.seed = Seed::Empty,
            "--server" => config.server = parsed(&flag, &value()?)?,
            "--fault" => config.faults.push(parsed(&flag, &value()?)?),
            "--quota-per-unit" => config.quota_per_unit = Some(parsed(&flag, &value()?)?),
            "--clock-ahead" => config.clock_ahead_seconds = parsed(&flag, &value()?)?,
            "--serve" => config.serve = Some(value()?.into()),
            "--rate-limit" => match value()?.as_str() {
                "off" => config.rate_limits = RateLimits::none(),
                "on" => config.rate_limits = RateLimits::default(),
                other => return Err(format!("--rate-limit is on or off, not {other:?}")),
            },
            _ => return Err(format!("unknown flag {flag:?}; see --help")),
        }
    }
    Ok(Command::Serve(Box::new(config)))
}

fn read_contract(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut base_url, mut token, mut user_id) = (None, None, None);
    while let Some(flag) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{flag} wants a value"));
        match flag.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--base-url" => base_url = Some(value()?),
            "--token" => token = Some(value()?),
            "--user-id" => user_id = Some(parsed(&flag, &value()?)?),
            _ => return Err(format!("unknown flag {flag:?}; see --help")),
        }
    }
    Ok(Command::Contract {
        base_url: base_url.ok_or("contract wants --base-url")?,
        token: token.ok_or("contract wants --token")?,
        user_id,
    })
}

fn parsed<T: FromStr<Err: ToString>>(flag: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|error: T::Err| format!("{flag} {text:?}: {}", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use comet_sandbox::Generation;

    fn given(line: &[&str]) -> Result<Command, String> {
        read(line.iter().map(|&word| word.to_owned()))
    }

    #[test]
    fn every_flag_reaches_the_config() {
        let command = given(&[
            "--port",
            "8787",
            "--tls-port",
            "8788",
            "--token",
            "t",
            "--user-id",
            "7",
            "--empty",
            "--server",
            "new-api-2026-07",
            "--fault",
            "500:GET /api/status:2",
            "--scoped",
            "nap_a=b=api_key:read,api_key:write",
            "--expired",
            "nap_e",
            "--retired",
            "old",
            "--serve",
            "dist",
            "--rate-limit",
            "off",
            "--quota-per-unit",
            "68493.15",
        ])
        .unwrap();

        let Command::Serve(config) = command else { panic!("{command:?}") };
        assert_eq!((config.port, config.tls_port), (8787, 8788));
        assert_eq!((config.token.as_str(), config.user_id), ("t", 7));
        assert_eq!(config.seed, Seed::Empty);
        assert_eq!(config.server, Generation::NewApi2026Jul);
        assert_eq!(config.faults[0].to_string(), "500:GET /api/status:2");
        let scopes = ["api_key:read", "api_key:write"].map(str::to_owned).to_vec();
        let tokens = [
            AccessToken::new("nap_a=b", TokenKind::Scoped(scopes)),
            AccessToken::new("nap_e", TokenKind::Expired),
            AccessToken::new("old", TokenKind::Retired),
        ];
        assert_eq!(config.further_tokens, tokens);
        assert_eq!(config.serve, Some("dist".into()));
        assert_eq!(config.rate_limits, RateLimits::none());
        assert_eq!(config.quota_per_unit.unwrap().to_string(), "68493.15");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert!(given(&["--port", "x"]).unwrap_err().contains("--port"));
        assert!(given(&["--server", "x"]).unwrap_err().contains("new-api-2026-07"));
        assert!(given(&["--scoped", "t=api_key:all"]).unwrap_err().contains("--scoped"));
        assert!(given(&["--frob"]).unwrap_err().contains("--frob"));
        assert!(given(&["contract", "--token", "t"]).unwrap_err().contains("--base-url"));
    }
}
