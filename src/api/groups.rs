//! `GET /api/user/self/groups`: the groups the account may use. Undocumented on `CometAPI`: it may fail.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::group::GroupChoice;
use crate::domain::readable::readable;

/// Asks for the groups.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/api/user/self/groups", None)
}

/// Reads the groups, sorted by name.
pub fn read(response: &Response) -> Result<Vec<GroupChoice>, Failure> {
    let Value::Object(groups) = envelope::read_data(response)? else {
        return Err(Failure::new(FailureKind::Unreadable));
    };
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => readable(text),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    // The object's names come sorted.
    let choices = groups
        .into_iter()
        .map(|(name, about)| GroupChoice {
            name,
            description: text(about.get("desc")),
            ratio: text(about.get("ratio")),
        })
        .collect();
    Ok(choices)
}
