//! `GET /api/models`: `CometAPI`'s public catalogue. New API answers it in quite another shape, for the token alone.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::base_url::BaseUrl;

/// Asks for the catalogue without any proof: `CometAPI` needs none.
pub fn request(base_url: &BaseUrl) -> Request {
    super::account::public_request(base_url, "/api/models")
}

/// Asks for the catalogue as New API wants it.
pub fn request_as(account: &Account) -> Request {
    account.request(Method::Get, "/api/models", None)
}

/// Reads the model ids, sorted, each once: `[{"id"}]` from `CometAPI`, `{"1": ["…"]}` from New API.
pub fn read(response: &Response) -> Result<Vec<String>, Failure> {
    let data = envelope::read_data(response)?;
    let mut ids = BTreeSet::new();
    let mut take = |value: &Value| {
        let id = value.as_str().or_else(|| value.get("id").and_then(Value::as_str));
        ids.extend(id.map(ToOwned::to_owned));
    };
    match &data {
        Value::Array(models) => models.iter().for_each(&mut take),
        Value::Object(channels) => {
            channels.values().filter_map(Value::as_array).flatten().for_each(&mut take);
        }
        _ => return Err(Failure::new(FailureKind::Unreadable)),
    }
    Ok(ids.into_iter().collect())
}
