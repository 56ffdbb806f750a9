//! `GET /api/user/models`: the models of the account's groups. Undocumented on `CometAPI`: it may fail.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope};

/// Asks for the models.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/api/user/models", None)
}

/// Reads the model ids, sorted, each once.
pub fn read(response: &Response) -> Result<Vec<String>, Failure> {
    let models = match envelope::read_data(response)? {
        Value::Array(models) => models,
        Value::Null => Vec::new(),
        _ => return Err(Failure::new(FailureKind::Unreadable)),
    };
    let mut ids: Vec<String> =
        models.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect();
    ids.sort();
    ids.dedup();
    Ok(ids)
}
