//! The connected account: where the server is, who asks, and the token that proves it.

use std::fmt;

use serde_json::{Value, json};

use super::request::{Method, Request, Secretish, TIMEOUT_MILLIS};
use crate::domain::base_url::BaseUrl;
use crate::domain::secret::{AccessToken, ApiKey};
use crate::domain::user_id::UserId;

const VERSION: i64 = 1;

/// What a request carries in place of the token when a proxy holds it.
pub const PROXY_HEADER: &str = "X-Comet-Keys";

/// A server and the personal access token of one account on it.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// The server; `CometAPI` unless the person set another.
    pub base_url: BaseUrl,
    /// Sent as `New-Api-User`, which New API servers before July 2026 require.
    pub user_id: Option<UserId>,
    /// Can do everything the account can: it never leaves this struct but for a request or storage.
    pub token: AccessToken,
}

impl Account {
    /// The value to store. It holds the token, hence the explicit name instead of `Serialize`.
    pub fn to_value(&self) -> Value {
        json!({
            "version": VERSION,
            "base_url": self.base_url.as_str(),
            "user_id": self.user_id.as_ref().map(ToString::to_string),
            "access_token": self.token.expose(),
        })
    }

    /// Reads what [`Self::to_value`] wrote; `None` for anything else.
    pub fn from_value(value: &Value) -> Option<Self> {
        if value.get("version")?.as_i64()? != VERSION {
            return None;
        }
        let user_id = value.get("user_id").and_then(Value::as_str).unwrap_or_default();
        Some(Self {
            base_url: BaseUrl::parse(value.get("base_url")?.as_str()?).ok()?,
            user_id: UserId::parse_optional(user_id).ok()?,
            token: AccessToken::from_stored(value.get("access_token")?.as_str()?)?,
        })
    }

    /// A request of the management API, with the account's headers.
    pub(super) fn request(&self, method: Method, path: &str, body: Option<String>) -> Request {
        let proof = if self.token.is_kept_by_server() {
            // A page of another origin can send no header of its own choice without being asked first.
            (PROXY_HEADER, Secretish::new("1"))
        } else {
            // The raw token, as CometAPI documents it; every New API generation takes it too.
            ("Authorization", Secretish::new(self.token.expose()))
        };
        let mut headers = vec![("Accept", Secretish::new("application/json")), proof];
        if let Some(user_id) = &self.user_id {
            headers.push(("New-Api-User", Secretish::new(user_id.to_string())));
        }
        if body.is_some() {
            headers.push(("Content-Type", Secretish::new("application/json")));
        }
        Request {
            method,
            url: format!("{}{path}", self.base_url.as_str()),
            headers,
            body,
            timeout_millis: TIMEOUT_MILLIS,
            keepalive: false,
        }
    }
}

/// A GET that proves itself with an API key instead of the account's token.
pub(super) fn request_with_key(base_url: &BaseUrl, key: &ApiKey, path: &str) -> Request {
    let mut request = public_request(base_url, path);
    // `Bearer` is mandatory for the usage endpoint and accepted by the others.
    request.headers.push(("Authorization", Secretish::new(format!("Bearer {}", key.expose()))));
    request
}

/// A GET that needs no proof.
pub(super) fn public_request(base_url: &BaseUrl, path: &str) -> Request {
    Request {
        method: Method::Get,
        url: format!("{}{path}", base_url.as_str()),
        headers: vec![("Accept", Secretish::new("application/json"))],
        body: None,
        timeout_millis: TIMEOUT_MILLIS,
        keepalive: false,
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Account")
            .field("base_url", &self.base_url)
            .field("user_id", &self.user_id)
            .field("token", &"redacted")
            .finish()
    }
}
