//! What the clocks of servers show, as their answers told. Kept in memory only: a clock may be put right any time.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::domain::server_clock::Offset;

/// For each server how far its clock is ahead of the local one.
#[derive(Debug, Default)]
pub struct ServerClocks(RefCell<BTreeMap<String, Clock>>);

#[derive(Clone, Copy, Debug)]
struct Clock {
    seconds_ahead: i64,
    offset: Offset,
}

impl ServerClocks {
    /// Notes what an answer from `url` told.
    pub fn note(&self, url: &str, seconds_ahead: i64, offset: Offset) {
        let mut clocks = self.0.borrow_mut();
        let known = clocks.get(origin(url)).map(|clock| clock.offset);
        let offset = known.map_or(offset, |known| known.narrowed(offset));
        clocks.insert(origin(url).to_owned(), Clock { seconds_ahead, offset });
    }

    /// How many seconds the clock of the server at `url` is ahead; 0 while nothing else is known.
    pub fn seconds_ahead(&self, url: &str) -> i64 {
        self.0.borrow().get(origin(url)).map_or(0, |clock| clock.seconds_ahead)
    }

    /// How far the clock of the server at `url` is ahead, as closely as its answers show it.
    pub fn offset(&self, url: &str) -> Option<Offset> {
        self.0.borrow().get(origin(url)).map(|clock| clock.offset)
    }
}

/// Scheme, name and port.
fn origin(url: &str) -> &str {
    let host_at = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(host_at..).and_then(|rest| rest.find('/'));
    end.and_then(|end| url.get(..host_at + end)).unwrap_or(url)
}
