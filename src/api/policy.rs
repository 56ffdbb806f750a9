//! `GET /policy`: what a proxy allows. No server but a proxy has it.

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::policy::Policy;

/// Asks what is allowed.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/policy", None)
}

/// Reads the policy. One that is not understood whole is none: half of one would promise too much.
pub fn read(response: &Response) -> Result<Policy, Failure> {
    let data = envelope::read_data(response)?;
    Policy::from_json(&data).map_err(|_not_understood| Failure::new(FailureKind::Unreadable))
}
