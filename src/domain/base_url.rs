//! Where the server is.

use serde::{Deserialize, Serialize};

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
    /// Trims, drops slashes and a pasted `/v1` or `/api` at the end, and checks the rest.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::Blank);
        }
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        let scheme = scheme.to_ascii_lowercase();
        if rest.contains(['?', '#']) {
            return Err(Error::QueryOrFragment);
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(Error::UserInfo);
        }
        let authority = authority.to_ascii_lowercase();
        let (host, port) = split_port(&authority)?;
        check_host(host)?;
        match scheme.as_str() {
            "https" => {}
            "http" if is_loopback(host) => {}
            _ => return Err(Error::NotHttps),
        }
        let is_default_port =
            matches!((scheme.as_str(), port), ("https", Some(443)) | ("http", Some(80)));
        let port = match port {
            Some(port) if !is_default_port => format!(":{port}"),
            _ => String::new(),
        };
        Ok(Self(format!("{scheme}://{host}{port}{}", clean_path(path)?)))
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
    if host.strip_suffix('.').unwrap_or(host).split('.').all(is_label) {
        Ok(())
    } else {
        Err(Error::BadHost)
    }
}

/// `localhost`, `127.0.0.0/8` and `::1`: what is sent there does not leave the machine.
fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn clean_path(path: &str) -> Result<&str, Error> {
    let mut path = path.trim_end_matches('/');
    for pasted in ["/v1", "/api", "/api/token"] {
        path = path.strip_suffix(pasted).unwrap_or(path).trim_end_matches('/');
    }
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~');
    let has_dots = path.split('/').any(|part| part == "." || part == "..");
    if has_dots || !path.bytes().all(is_plain) { Err(Error::BadPath) } else { Ok(path) }
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
