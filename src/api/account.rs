//! The connected account: where the server is, who asks, and the token that proves it.

use std::fmt;

use super::request::{Method, Request, Secretish, TIMEOUT_MILLIS};
use crate::domain::account::AccountId;
use crate::domain::base_url::BaseUrl;
use crate::domain::secret::{AccessToken, ApiKey};
use crate::domain::user_id::UserId;

/// What a request carries in place of the token when a proxy holds it.
pub const PROXY_HEADER: &str = "X-Comet-Keys";

/// A server and the personal access token of one account on it.
#[derive(Clone)]
pub struct Account {
    /// Under which its values are stored here. No server ever sees it.
    pub id: AccountId,
    /// The server; `CometAPI` unless the person set another.
    pub base_url: BaseUrl,
    /// Sent as `New-Api-User`, which New API servers before July 2026 require.
    pub user_id: Option<UserId>,
    /// Can do everything the account can: it never leaves this struct but for a request or storage.
    pub token: AccessToken,
}

impl Account {
    /// Whether an update loses the fields that nothing here knows: the proxy before the server refuses them.
    pub const fn loses_foreign_fields(&self) -> bool {
        self.token.is_kept_by_server()
    }

    /// A GET that needs no proof from a server. A proxy in front of it answers only requests that say whose they are.
    pub(super) fn public_request(&self, path: &str) -> Request {
        let mut request = public_request(&self.base_url, path);
        if self.token.is_kept_by_server() {
            request.headers.push((PROXY_HEADER, Secretish::new("1")));
        }
        request
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

/// Two accounts are equal when a server cannot tell them apart; the id is this browser's own affair.
impl PartialEq for Account {
    fn eq(&self, other: &Self) -> bool {
        self.base_url == other.base_url
            && self.user_id == other.user_id
            && self.token == other.token
    }
}

impl Eq for Account {}

impl fmt::Debug for Account {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Account")
            .field("id", &self.id)
            .field("base_url", &self.base_url)
            .field("user_id", &self.user_id)
            .field("token", &"redacted")
            .finish()
    }
}
