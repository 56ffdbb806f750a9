//! `GET /api/status`: what kind of server it is and how it counts money.

use serde_json::Value;

use super::{Failure, FailureKind, Request, Response, envelope};
use crate::domain::base_url::BaseUrl;
use crate::domain::quota::UnitsPerDollar;
use crate::domain::readable::readable;

/// The server, as far as Comet Keys needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// How many units make one dollar.
    pub units_per_dollar: UnitsPerDollar,
    /// The operator's name for the server; may be empty.
    pub system_name: String,
    /// The server's version; may be empty.
    pub version: String,
}

/// Asks for the status; no proof is needed.
pub fn request(base_url: &BaseUrl) -> Request {
    super::account::public_request(base_url, "/api/status")
}

/// Reads the status.
pub fn read(response: &Response) -> Result<Status, Failure> {
    let data = envelope::read_data(response)?;
    if !data.is_object() {
        return Err(Failure::new(FailureKind::Unreadable));
    }
    let text =
        |name: &str| data.get(name).and_then(Value::as_str).map(readable).unwrap_or_default();
    Ok(Status {
        units_per_dollar: data.get("quota_per_unit").and_then(whole).unwrap_or_default(),
        system_name: text("system_name"),
        version: text("version"),
    })
}

/// The server writes a float. Only a whole positive number of units keeps money exact.
fn whole(value: &Value) -> Option<UnitsPerDollar> {
    let text = value.as_number()?.to_string();
    let digits = text.strip_suffix(".0").unwrap_or(&text);
    UnitsPerDollar::new(digits.parse().ok()?)
}
