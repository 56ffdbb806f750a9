//! `GET /v1/models`: the models a key may use. A free proof that the key works.

use serde_json::Value;

use super::envelope::{self, Credential};
use super::{Failure, Request, Response};
use crate::domain::base_url::BaseUrl;
use crate::domain::secret::ApiKey;

/// Asks with the key.
pub fn request(base_url: &BaseUrl, key: &ApiKey) -> Request {
    super::account::request_with_key(base_url, key, "/v1/models")
}

/// Reads the model ids, in the server's order.
pub fn read(response: &Response) -> Result<Vec<String>, Failure> {
    let object = envelope::read_object(response, Credential::Key)?;
    let Some(models) = object.get("data").and_then(Value::as_array) else {
        return Err(envelope::unreadable(&object));
    };
    let ids = models.iter().filter_map(|model| model.get("id").and_then(Value::as_str));
    Ok(ids.map(ToOwned::to_owned).collect())
}
