//! `PUT /api/token/`: replaces every editable field of a key at once.

use super::create_key::{Foreign, WireSettings};
use super::{Account, Failure, Method, Request, Response, record};
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::settings::Settings;

/// Asks to replace the fields. All are sent, also those that nothing here knows: whatever is left out, the server
/// empties. A proxy refuses unknown fields, so there those are left out; none of them may hold anything
/// ([`Account::loses_foreign_fields`]).
pub fn request(account: &Account, id: KeyId, settings: &Settings) -> Request {
    let mut body = WireSettings::new(settings);
    body.id = Some(id.0);
    if account.loses_foreign_fields() {
        body.foreign = Foreign(&[]);
    }
    account.request(Method::Put, "/api/token/", Some(body.json()))
}

/// Reads the record as it now stands.
pub fn read(response: &Response) -> Result<KeyRecord, Failure> {
    record::read_data(response)
}
