//! The further access tokens of servers since September 2026, and what each may do.

use std::fmt;
use std::str::FromStr;

/// What a token is, beside the one that may do everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// It may do what its scopes name, such as `api_key:read`.
    Scoped(Vec<String>),
    /// Its time is over.
    Expired,
    /// The one token of before, which still works and knows no scopes.
    Legacy,
    /// The same after its last day.
    Retired,
    /// A browser's session.
    Session,
}

/// One access token.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// As it is sent.
    pub text: String,
    /// What it is.
    pub kind: TokenKind,
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AccessToken").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl AccessToken {
    /// A token of one kind.
    pub fn new(text: &str, kind: TokenKind) -> Self {
        Self { text: text.to_owned(), kind }
    }
}

/// `TOKEN=scope,scope`.
impl FromStr for AccessToken {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let (token, scopes) = text.rsplit_once('=').ok_or("wants TOKEN=SCOPE,SCOPE")?;
        let scopes: Vec<_> = scopes.split(',').map(str::to_owned).collect();
        if token.is_empty() || !scopes.iter().all(|scope| SCOPES.contains(&scope.as_str())) {
            return Err("names a scope that there is not");
        }
        Ok(Self::new(token, TokenKind::Scoped(scopes)))
    }
}

/// Every scope that an account may give.
pub const SCOPES: [&str; 10] = [
    "profile:read",
    "profile:write",
    "api_key:read",
    "api_key:write",
    "api_key:reveal",
    "usage:read",
    "wallet:read",
    "wallet:write",
    "account_security:read",
    "account_security:write",
];

/// What a route asks of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// A scope.
    Scope(&'static str),
    /// A browser's session.
    Session,
    /// Nothing of the token: the account's role decides.
    Role,
}

impl Rule {
    /// The rule of a route that asks for the account's token.
    pub(crate) fn of(method: &str, path: &str) -> Self {
        let is_in = |folder: &str| path.starts_with(folder);
        if is_in("/api/user/access_tokens") {
            return Self::Session;
        }
        if path == "/api/user/token" {
            return Self::Role;
        }
        Self::Scope(if is_in("/api/token") {
            let reveals = path.ends_with("/key") || path.ends_with("/keys");
            match method {
                "GET" => "api_key:read",
                "POST" if reveals => "api_key:reveal",
                _ => "api_key:write",
            }
        } else if is_in("/api/log/") || is_in("/api/data/") {
            "usage:read"
        } else if path == "/api/user/aff" {
            "wallet:read"
        } else {
            "profile:read"
        })
    }
}
