//! `PUT /api/token/?status_only=true`: enables or disables a key and leaves the rest alone.

use serde_json::json;

use super::{Account, Failure, Method, Request, Response, record};
use crate::domain::key::{KeyId, KeyRecord};

/// The two states a person may choose; the server sets the others itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 1 on the wire.
    Enabled,
    /// 2 on the wire.
    Disabled,
}

/// Asks for the change. Only id and status are sent: the server checks whatever else is in the body.
pub fn request(account: &Account, id: KeyId, status: Status) -> Request {
    let status = match status {
        Status::Enabled => 1,
        Status::Disabled => 2,
    };
    let body = json!({ "id": id.0, "status": status }).to_string();
    account.request(Method::Put, "/api/token/?status_only=true", Some(body))
}

/// Reads the record as it now stands.
pub fn read(response: &Response) -> Result<KeyRecord, Failure> {
    record::read_data(response)
}
