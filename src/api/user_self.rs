//! `GET /api/user/self`: the account behind the token.

use serde::Deserialize;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};

/// The account, as far as Comet Keys shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct UserSelf {
    /// The numeric user id; 0 when the server does not say.
    pub id: i64,
    /// The name to log in with.
    pub username: String,
    /// The name to show.
    pub display_name: String,
    /// The account's group.
    pub group: String,
    /// What is left of the balance, in units; `None` when the server does not say.
    pub quota: Option<i64>,
    /// What is spent, in units.
    pub used_quota: i64,
}

/// Asks who the token belongs to.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/api/user/self", None)
}

/// Reads the account.
pub fn read(response: &Response) -> Result<UserSelf, Failure> {
    serde_json::from_value(envelope::read_data(response)?)
        .map_err(|_error| Failure::new(FailureKind::Unreadable))
}
