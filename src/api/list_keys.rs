//! `GET /api/token/`: the account's keys, newest first, a page at a time.

use std::collections::BTreeMap;

use serde_json::from_str;
use serde_json::value::RawValue;

use super::{Account, Failure, FailureKind, Method, Request, Response, envelope, record};
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};

/// The most records a server puts on one page.
pub const MAX_PAGE_SIZE: u32 = 100;

/// One page of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The records that could be read exactly, in the server's order.
    pub keys: Vec<KeyRecord>,
    /// The others, in the server's order. Each is a key, too.
    pub unreadable: Vec<UnreadableRecord>,
    /// The numbers of all records in the server's order; `None` for a record without one.
    pub ids: Vec<Option<KeyId>>,
    /// How many keys the account has; `None` from servers that answer with a bare array.
    pub total: Option<i64>,
}

/// Asks for page `page`, counted from 1. The slash before the query keeps the server from redirecting.
pub fn request(account: &Account, page: u32, page_size: u32) -> Request {
    account.request(Method::Get, &format!("/api/token/?p={page}&page_size={page_size}"), None)
}

/// Reads a page: `data` as `{items}`, `{data}` or a bare array. A record that cannot be read is part of it.
///
/// # Errors
/// [`FailureKind::Unreadable`] when there is no list; and whatever else an answer may say.
pub fn read(response: &Response) -> Result<Page, Failure> {
    let data = envelope::read_raw_data(response)?;
    let data = data.ok_or(Failure::new(FailureKind::Unreadable))?.get();
    let (items, total) = match from_str::<Vec<&RawValue>>(data) {
        Ok(items) => (items, None),
        Err(_no_array) => {
            let fields: BTreeMap<String, &RawValue> =
                from_str(data).map_err(|_error| Failure::new(FailureKind::Unreadable))?;
            let total = fields.get("total").and_then(|total| from_str(total.get()).ok());
            let items = fields.get("items").or_else(|| fields.get("data"));
            // Go writes an empty slice that was never made as null.
            let items =
                items.and_then(|items| from_str::<Option<Vec<&RawValue>>>(items.get()).ok());
            let items = items.ok_or(Failure::new(FailureKind::Unreadable))?;
            (items.unwrap_or_default(), total)
        }
    };
    let mut page = Page { total, ..Page::default() };
    for item in items {
        match record::read(item) {
            Ok(record) => {
                page.ids.push(Some(record.id));
                page.keys.push(record);
            }
            Err(unreadable) => {
                page.ids.push(unreadable.id);
                page.unreadable.push(unreadable);
            }
        }
    }
    Ok(page)
}

impl Page {
    /// The highest number of all its records, readable or not; `None` for a page without numbers.
    pub fn newest(&self) -> Option<KeyId> {
        self.ids.iter().copied().flatten().max()
    }
}
