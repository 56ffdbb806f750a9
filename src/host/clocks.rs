//! What the clocks of servers show, as their answers told. Kept in memory only: a clock may be put right any time.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// For each server how many seconds its clock is ahead of the local one.
#[derive(Debug, Default)]
pub struct ServerClocks(RefCell<BTreeMap<String, i64>>);

impl ServerClocks {
    /// Notes what an answer from `url` told.
    pub fn note(&self, url: &str, seconds_ahead: i64) {
        self.0.borrow_mut().insert(origin(url).to_owned(), seconds_ahead);
    }

    /// How many seconds the clock of the server at `url` is ahead; 0 while nothing else is known.
    pub fn seconds_ahead(&self, url: &str) -> i64 {
        self.0.borrow().get(origin(url)).copied().unwrap_or_default()
    }
}

/// Scheme, name and port.
fn origin(url: &str) -> &str {
    let host_at = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(host_at..).and_then(|rest| rest.find('/'));
    end.and_then(|end| url.get(..host_at + end)).unwrap_or(url)
}
