//! Where the server is.

mod known;

use serde::{Deserialize, Serialize};

use super::secret::wrapping;

/// `CometAPI`'s own server.
const DEFAULT: &str = "https://api.cometapi.com";

/// A server's origin with an optional path, without a slash at the end.
/// Read by hand: the `url` crate would add 69 KB for its international names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BaseUrl(String);

/// Why a text is no server address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Blank,
    /// `http:` to another machine, or another scheme: the token could be read on the way.
    NotHttps,
    /// A user name or password in the address.
    UserInfo,
    /// A question mark or a hash.
    QueryOrFragment,
    /// No host, or one with characters no host has.
    BadHost,
    /// A host with letters beyond ASCII; servers are asked by its form that begins with `xn--`.
    International,
    /// An address of this machine that browsers let no extension reach.
    OtherLoopback,
    /// A port that is no number from 1 to 65535.
    BadPort,
    /// A path with characters that would need escaping.
    BadPath,
}

impl Default for BaseUrl {
    fn default() -> Self {
        Self(DEFAULT.to_owned())
    }
}

impl BaseUrl {
    /// Takes an address as it was copied: without quotation marks, with a slip in its `https://` mended, and without
    /// the path of the API or of a console behind it.
    ///
    /// # Errors
    /// Says what cannot be a part of a server's address.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = wrapping::trim(text).replace('\\', "/");
        // The end of a sentence.
        let sentence = text.strip_suffix('.').filter(|text| !text.ends_with(['/', '.']));
        let text = sentence.unwrap_or(&text);
        if text.is_empty() {
            return Err(Error::Blank);
        }
        let (scheme, rest) = split_scheme(without_first_scheme(text));
        let (rest, query) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let base_path = known::cut(path);
        // What follows the path of a console's page goes with it.
        if !query.is_empty() && base_path == path.trim_end_matches('/') {
            return Err(Error::QueryOrFragment);
        }
        if authority.contains('@') {
            return Err(Error::UserInfo);
        }
        let authority = authority.to_ascii_lowercase();
        let (host, port) = split_port(&authority)?;
        // A dot at the end says that the name is whole, which it is anyway.
        let host = host.strip_suffix('.').unwrap_or(host);
        check_host(host)?;
        let is_loopback = is_loopback(host);
        let scheme = match scheme.as_deref() {
            // Servers on this machine have no certificate as a rule.
            None | Some("http") if is_loopback => "http",
            None | Some("https") => "https",
            Some(_) => return Err(Error::NotHttps),
        };
        let is_default_port = matches!((scheme, port), ("https", Some(443)) | ("http", Some(80)));
        let port = match port {
            Some(port) if !is_default_port => format!(":{port}"),
            _ => String::new(),
        };
        check_path(base_path)?;
        Ok(Self(format!("{scheme}://{host}{port}{base_path}")))
    }

    /// Whether this is `http:` to this machine by a name other than `localhost` and `127.0.0.1`, the two that an
    /// extension's manifest and content security policy can name.
    pub fn is_other_loopback(&self) -> bool {
        let host = self.host_pattern();
        host.starts_with("http://")
            && !["http://localhost/*", "http://127.0.0.1/*"].contains(&&*host)
    }

    /// The address, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &str {
        let start = self.0.find("://").map_or(0, |at| at + 3);
        let (_, rest) = self.0.split_at(start);
        let (origin, _) = self.0.split_at(rest.find('/').map_or(self.0.len(), |at| start + at));
        origin
    }

    /// Scheme and host without the port, as browsers' host permissions name them.
    pub fn host_pattern(&self) -> String {
        let origin = self.origin();
        let scheme_end = origin.find("://").map_or(0, |at| at + 3);
        let port = origin.rfind(':').filter(|at| *at >= scheme_end && !origin.ends_with(']'));
        format!("{}/*", &origin[..port.unwrap_or(origin.len())])
    }

    /// Whether this is `CometAPI`'s own server.
    pub fn is_default(&self) -> bool {
        self.0 == DEFAULT
    }
}

/// The host, with brackets if it is IPv6, and the port.
fn split_port(authority: &str) -> Result<(&str, Option<u16>), Error> {
    let after_bracket = authority.rfind(']').unwrap_or(0);
    let Some(colon) = authority.rfind(':').filter(|at| *at >= after_bracket) else {
        return Ok((authority, None));
    };
    let (host, port) = authority.split_at(colon);
    let port = port.trim_start_matches(':');
    let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    match port.parse::<u16>() {
        Ok(port) if is_number && port > 0 => Ok((host, Some(port))),
        _ => Err(Error::BadPort),
    }
}

/// The scheme in lower case, however its colon and slashes were copied, and what follows it.
fn split_scheme(text: &str) -> (Option<String>, &str) {
    let is_letter = |character: char| character.is_ascii_alphanumeric();
    let after = text.trim_start_matches(is_letter);
    let (scheme, _) = text.split_at(text.len() - after.len());
    let rest = after.strip_prefix(':').unwrap_or(after);
    let bare = rest.trim_start_matches('/');
    let slashes = rest.len() - bare.len();
    let scheme = scheme.to_ascii_lowercase();
    let is_web = scheme == "https" || scheme == "http";
    let is_scheme = match (after.starts_with(':'), slashes) {
        (true, 2..) => !scheme.is_empty(),
        // `https:/host` and `https:host`, but not a host of that name with a port.
        (true, _) => is_web && !bare.starts_with(|first: char| first.is_ascii_digit()),
        (false, 2..) => is_web,
        (false, _) => false,
    };
    match (is_scheme, slashes) {
        (true, _) => (Some(scheme), bare),
        (false, 2..) if scheme.is_empty() => (None, bare),
        (false, _) => (None, text),
    }
}

/// The address behind a scheme that stood in the field already when it was pasted.
fn without_first_scheme(text: &str) -> &str {
    let pasted = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_whole = |text: &&str| text.starts_with("https://") || text.starts_with("http://");
    pasted.filter(is_whole).unwrap_or(text)
}

fn check_host(host: &str) -> Result<(), Error> {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inner.parse::<std::net::Ipv6Addr>().map(drop).map_err(|_bad| Error::BadHost);
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    if host.split('.').all(is_label) {
        return Ok(());
    }
    let is_plain = |byte: u8| {
        !byte.is_ascii() || byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
    };
    let is_international = !host.is_ascii() && host.bytes().all(is_plain);
    Err(if is_international { Error::International } else { Error::BadHost })
}

/// `localhost`, `127.0.0.0/8` and `::1`: what is sent there does not leave the machine.
fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn check_path(path: &str) -> Result<(), Error> {
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~');
    let has_dots = path.split('/').any(|part| part == "." || part == "..");
    if has_dots || !path.bytes().all(is_plain) { Err(Error::BadPath) } else { Ok(()) }
}

impl TryFrom<String> for BaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|error| format!("no server address: {error:?}"))
    }
}

impl From<BaseUrl> for String {
    fn from(base_url: BaseUrl) -> Self {
        base_url.0
    }
}
