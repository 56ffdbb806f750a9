//! `PUT /api/token/`: replaces every editable field of a key at once.

use super::create_key::WireSettings;
use super::{Account, Failure, Method, Request, Response, record};
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::settings::Settings;

/// Asks to replace the fields. All are sent: whatever is left out, the server empties, all but a list of groups for `auto`.
pub fn request(account: &Account, id: KeyId, settings: &Settings) -> Request {
    let mut body = WireSettings::new(settings);
    body.id = Some(id.0);
    account.request(Method::Put, "/api/token/", Some(body.json()))
}

/// Reads the record as it now stands.
pub fn read(response: &Response) -> Result<KeyRecord, Failure> {
    record::read_data(response)
}
