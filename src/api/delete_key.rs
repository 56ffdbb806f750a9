//! `DELETE /api/token/{id}`: removes a key, without a slash at the end, or the server redirects.

use super::{Account, Failure, Method, Request, Response, envelope};
use crate::domain::key::KeyId;

/// Asks to remove one key.
pub fn request(account: &Account, id: KeyId) -> Request {
    account.request(Method::Delete, &format!("/api/token/{}", id.0), None)
}

/// [`super::FailureKind::NoLongerThere`] when it was removed before.
pub fn read(response: &Response) -> Result<(), Failure> {
    envelope::read_data(response).map(drop)
}
