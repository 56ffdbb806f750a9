//! `GET /api/token/{id}`: one key.

use super::{Account, Failure, Method, Request, Response, record};
use crate::domain::key::{KeyId, KeyRecord};

/// Asks for one key.
pub fn request(account: &Account, id: KeyId) -> Request {
    account.request(Method::Get, &format!("/api/token/{}", id.0), None)
}

/// Reads the record; [`super::FailureKind::NoLongerThere`] when the account has no such key.
pub fn read(response: &Response) -> Result<KeyRecord, Failure> {
    record::read_data(response)
}
