//! `POST /api/token/{id}/key`: the full text of a key whose record is masked.
//!
//! New API since March 2026; limited to 20 in 20 minutes. Older servers answer 404 and need it not.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::key::KeyId;
use crate::domain::secret::ApiKey;

/// Asks for the full text.
pub fn request(account: &Account, id: KeyId) -> Request {
    account.request(Method::Post, &format!("/api/token/{}/key", id.0), None)
}

/// Reads the key. A text that is still masked is not one.
pub fn read(response: &Response) -> Result<ApiKey, Failure> {
    let data = envelope::read_data(response)?;
    let text = data.get("key").and_then(Value::as_str).unwrap_or_default();
    if text.is_empty() || ApiKey::is_masked_text(text) {
        return Err(Failure::new(FailureKind::Unreadable));
    }
    Ok(ApiKey::from_server(text))
}
