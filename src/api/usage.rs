//! `GET /api/usage/token/`: what a key is, asked with the key itself. Needs no account token.

use serde::Deserialize;
use serde_json::Value;

use super::envelope::{self, Credential};
use super::{Failure, FailureKind, Request, Response};
use crate::domain::base_url::BaseUrl;
use crate::domain::secret::ApiKey;

/// A key as its own bearer sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The key's name.
    pub name: String,
    /// Left and spent together, in units; may be negative for an unlimited key.
    pub total_granted: i64,
    /// Spent, in units.
    pub total_used: i64,
    /// Left, in units.
    pub total_available: i64,
    /// Only the account's balance limits the key.
    pub unlimited_quota: bool,
    /// Seconds since 1970; 0 means never.
    pub expires_at: i64,
    /// Only certain models are allowed.
    pub model_limits_enabled: bool,
    /// The models allowed then, sorted.
    pub models: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WireUsage {
    name: String,
    total_granted: i64,
    total_used: i64,
    total_available: i64,
    unlimited_quota: bool,
    expires_at: i64,
    model_limits_enabled: bool,
    model_limits: Value,
}

/// Asks with the key.
pub fn request(base_url: &BaseUrl, key: &ApiKey) -> Request {
    super::account::request_with_key(base_url, key, "/api/usage/token/")
}

/// Reads the answer, which says `code: true` where all others say `success: true`.
pub fn read(response: &Response) -> Result<Usage, Failure> {
    let mut object = envelope::read_object(response, Credential::Key)?;
    let agreed = [object.get("code"), object.get("success")].contains(&Some(&Value::Bool(true)));
    if !agreed {
        return Err(envelope::unreadable(&object));
    }
    let wire: WireUsage = serde_json::from_value(object.remove("data").unwrap_or(Value::Null))
        .map_err(|_error| Failure::new(FailureKind::Unreadable))?;
    // A map from model to true.
    let mut models: Vec<String> = match wire.model_limits {
        Value::Object(limits) => limits.into_iter().map(|(model, _)| model).collect(),
        _ => Vec::new(),
    };
    models.sort();
    Ok(Usage {
        name: wire.name,
        total_granted: wire.total_granted,
        total_used: wire.total_used,
        total_available: wire.total_available,
        unlimited_quota: wire.unlimited_quota,
        expires_at: wire.expires_at,
        model_limits_enabled: wire.model_limits_enabled,
        models,
    })
}
