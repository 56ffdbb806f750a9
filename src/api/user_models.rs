//! `GET /api/user/models`: the models of the account's groups. Undocumented on `CometAPI`: it may fail.

use serde_json::Value;

use super::model_catalogue::model;
use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};
use crate::domain::catalogue::Catalogue;

/// Asks for the models.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/api/user/models", None)
}

/// Reads the models, of which this endpoint tells the ids alone.
pub fn read(response: &Response) -> Result<Catalogue, Failure> {
    let models = match envelope::read_data(response)? {
        Value::Array(models) => models,
        Value::Null => Vec::new(),
        _ => return Err(Failure::new(FailureKind::Unreadable)),
    };
    Ok(Catalogue::new(models.iter().filter_map(model).collect()))
}
