//! `POST /api/token/batch/keys`: the full texts of up to 100 keys at once.
//!
//! New API since April 2026; it counts as one request of the few that may reveal. Older servers answer 404.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::key::{KeyId, KeyText};
use crate::domain::secret::ApiKey;

/// The most keys that one request may name.
pub const MAX_IDS: usize = 100;

/// Asks for the full texts.
pub fn request(account: &Account, ids: &[KeyId]) -> Request {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    account.request(Method::Post, "/api/token/batch/keys", Some(json!({ "ids": ids }).to_string()))
}

/// Reads the keys by their number. One that is not the account's, or that does not look whole, is absent.
pub fn read(response: &Response) -> Result<BTreeMap<KeyId, ApiKey>, Failure> {
    let data = envelope::read_data(response)?;
    let Some(keys) = data.get("keys").and_then(Value::as_object) else {
        return Err(Failure::new(FailureKind::Unreadable));
    };
    // Put in one by one: collecting into a map would bring a sort of its own.
    let mut whole = BTreeMap::new();
    for (id, text) in keys {
        let text = KeyText::read(text.as_str().unwrap_or_default().to_owned());
        if let (Ok(id), Some(key)) = (id.parse(), text.whole()) {
            whole.insert(KeyId(id), key);
        }
    }
    Ok(whole)
}
