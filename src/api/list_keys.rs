//! `GET /api/token/`: the account's keys, newest first, a page at a time.

use std::collections::BTreeMap;

use serde_json::from_str;
use serde_json::value::RawValue;

use super::envelope::RawFields;
use super::exact::whole_number;
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
    /// How many keys the account has, where the server tells.
    pub total: Option<i64>,
    /// The size of a page as the server says it, which need not be the one asked for.
    pub page_size: Option<usize>,
}

/// Asks for page `page`, counted from 1. The slash before the query keeps the server from redirecting.
pub fn request(account: &Account, page: u32, page_size: u32) -> Request {
    account.request(Method::Get, &format!("/api/token/?p={page}&page_size={page_size}"), None)
}

/// Reads a page: `data` as `{items}`, `{data}` or a bare array, with the counts in it or beside it. A record that cannot
/// be read is part of it.
///
/// # Errors
/// [`FailureKind::Unreadable`] when there is no list; and whatever else an answer may say.
pub fn read(response: &Response) -> Result<Page, Failure> {
    let answer = envelope::read_success(response)?;
    let data = answer.get("data").ok_or(Failure::new(FailureKind::Unreadable))?.get();
    let (items, within) = match from_str::<Vec<&RawValue>>(data) {
        Ok(items) => (items, BTreeMap::new()),
        Err(_no_array) => {
            let fields: RawFields<'_> =
                from_str(data).map_err(|_error| Failure::new(FailureKind::Unreadable))?;
            let items = fields.get("items").or_else(|| fields.get("data"));
            // Go writes an empty slice that was never made as null.
            let items =
                items.and_then(|items| from_str::<Option<Vec<&RawValue>>>(items.get()).ok());
            let items = items.ok_or(Failure::new(FailureKind::Unreadable))?;
            (items.unwrap_or_default(), fields)
        }
    };
    let count = |names: [&str; 2]| {
        let of = |fields: &RawFields<'_>| {
            names.iter().find_map(|name| whole_number(fields.get(*name)?.get()))
        };
        of(&within).or_else(|| of(&answer))
    };
    let page_size = count(["page_size", "size"]).and_then(|size| usize::try_from(size).ok());
    let total = count(["total", "total_count"]);
    let mut page = Page { total, page_size, ..Page::default() };
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
