//! Which addresses may use a key: read as people paste them, sent as the server reads them.
//!
//! The server (New API, `common/ip.go`) takes one entry a line, tries `net.ParseCIDR`, then `net.ParseIP`, and skips
//! in silence what neither reads; entries on one line it glues into one. A list with nothing but skipped entries locks
//! the key out. So everything is taken apart here, and what is no entry is refused.

use std::fmt::Write as _;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

mod entry;
mod fold;
mod paste;
mod totals;

pub use entry::{Entry, EntryError};
pub use paste::{LineError, Note, Reading};
pub use totals::Totals;

/// The length, in characters, of the column in which a MySQL server keeps the list.
pub const COLUMN_CHARS: usize = 191;

/// The entries of a key; empty means that any address may use it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AllowList(Vec<Entry>);

impl AllowList {
    /// Reads a list however it was pasted; see [`Reading`] for what comes of it.
    pub fn read(text: &str) -> Reading {
        paste::read(text)
    }

    /// Reads a list, or tells every part that is no entry at once.
    pub fn parse(text: &str) -> Result<Self, Vec<LineError>> {
        let Reading { list, errors, .. } = Self::read(text);
        if errors.is_empty() { Ok(list) } else { Err(errors) }
    }

    /// The entries in the order given.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Whether any address may use the key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the server lets `address` in. An empty list lets every address in.
    pub fn covers(&self, address: IpAddr) -> bool {
        self.is_empty() || self.0.iter().any(|entry| entry.covers(address))
    }

    /// What is sent: entries joined by line breaks, or `None` for no restriction.
    pub fn wire(&self) -> Option<String> {
        let mut entries = self.0.iter();
        let mut text = entries.next()?.to_string();
        for entry in entries {
            // Writing to a String cannot fail.
            let _infallible = write!(text, "\n{entry}");
        }
        Some(text)
    }

    /// How many characters are sent.
    pub fn char_count(&self) -> usize {
        let line_breaks = self.0.len().saturating_sub(1);
        self.0.iter().map(|entry| entry.char_count()).sum::<usize>() + line_breaks
    }
}
