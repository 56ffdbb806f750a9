//! `POST /api/token/{id}/key`: the full text of a key whose record is masked.
//!
//! New API since March 2026; limited to 20 in 20 minutes. Older servers answer 404 and need it not.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::key::{KeyId, KeyText};
use crate::domain::secret::ApiKey;

/// Asks for the full text.
pub fn request(account: &Account, id: KeyId) -> Request {
    account.request(Method::Post, &format!("/api/token/{}/key", id.0), None)
}

/// Reads the key. A text that does not look like a whole key is none.
pub fn read(response: &Response) -> Result<ApiKey, Failure> {
    let data = envelope::read_data(response)?;
    let text = data.get("key").and_then(Value::as_str).unwrap_or_default();
    KeyText::read(text.to_owned()).whole().ok_or(Failure::new(FailureKind::Unreadable))
}
