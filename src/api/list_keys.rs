//! `GET /api/token/`: the account's keys, newest first, a page at a time.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope, record};
use crate::domain::key::KeyRecord;

/// The most records a server puts on one page.
pub const MAX_PAGE_SIZE: u32 = 100;

/// One page of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The records, in the server's order.
    pub keys: Vec<KeyRecord>,
    /// How many keys the account has; `None` from servers that answer with a bare array.
    pub total: Option<i64>,
}

/// Asks for page `page`, counted from 1. The slash before the query keeps the server from redirecting.
pub fn request(account: &Account, page: u32, page_size: u32) -> Request {
    account.request(Method::Get, &format!("/api/token/?p={page}&page_size={page_size}"), None)
}

/// Reads a page: `data` as `{items}`, `{data}` or a bare array.
pub fn read(response: &Response) -> Result<Page, Failure> {
    let mut data = envelope::read_data(response)?;
    let total = data.get("total").and_then(Value::as_i64);
    let items = match &mut data {
        Value::Array(items) => std::mem::take(items),
        Value::Object(object) => {
            match object.remove("items").or_else(|| object.remove("data")) {
                Some(Value::Array(items)) => items,
                // Go writes an empty slice that was never made as null.
                Some(Value::Null) => Vec::new(),
                _ => return Err(Failure::new(FailureKind::Unreadable)),
            }
        }
        _ => return Err(Failure::new(FailureKind::Unreadable)),
    };
    let keys = items.into_iter().map(record::read).collect::<Result<_, _>>()?;
    Ok(Page { keys, total })
}
