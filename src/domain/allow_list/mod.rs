//! Which addresses may use a key: read as people paste them, sent as the server reads them.
//!
//! The server (New API, `common/ip.go`) takes one entry a line, tries `net.ParseCIDR`, then `net.ParseIP`, and skips
//! in silence what neither reads; entries on one line it glues into one. A list with nothing but skipped entries locks
//! the key out. So everything is taken apart here, and what is no entry is refused.
//!
//! [`AllowList::AnyAddress`] comes from a blank text alone: a text that names no address is an error, whatever it holds.

use std::fmt::Write as _;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

mod comment;
mod config;
mod entry;
mod escape;
mod fold;
mod json;
mod paste;
mod piece;
mod reading;
mod stored;
mod totals;
mod written;

pub use entry::{Entry, EntryError};
pub use reading::{LineError, Note, Reading};
pub use stored::Admitted;
pub use totals::Totals;

/// The length, in characters, of the column in which a MySQL server keeps the list.
pub const COLUMN_CHARS: usize = 191;

/// Who may use a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Entry>", into = "Vec<Entry>")]
pub enum AllowList {
    /// Any address: nothing was written.
    AnyAddress(NothingWritten),
    /// These addresses.
    Only(Entries),
}

/// Proof that an allow list was left blank. Only a reading of a blank text makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingWritten(());

/// At least one entry, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries(Vec<Entry>);

impl Entries {
    /// `None` without any entry.
    pub(super) fn new(entries: Vec<Entry>) -> Option<Self> {
        (!entries.is_empty()).then_some(Self(entries))
    }

    /// The entries.
    pub fn as_slice(&self) -> &[Entry] {
        &self.0
    }

    /// One entry a line, as it is sent.
    pub fn lines(&self) -> String {
        let mut text = String::new();
        for entry in &self.0 {
            let line_break = if text.is_empty() { "" } else { "\n" };
            // Writing to a String cannot fail.
            let _infallible = write!(text, "{line_break}{entry}");
        }
        text
    }
}

impl AllowList {
    /// Reads a list however it was pasted.
    pub fn read(text: &str) -> Reading {
        paste::read(text)
    }

    /// Reads a list, or tells every part that is no entry at once.
    ///
    /// # Errors
    /// What cannot be read, line by line; a text that names no address is such an error.
    pub fn parse(text: &str) -> Result<Self, Vec<LineError>> {
        let reading = Self::read(text);
        reading.list().ok_or(reading.errors)
    }

    /// The entries in the order given; none for any address.
    pub fn entries(&self) -> &[Entry] {
        match self {
            Self::AnyAddress(_) => &[],
            Self::Only(entries) => entries.as_slice(),
        }
    }

    /// Whether any address may use the key.
    pub const fn is_any(&self) -> bool {
        matches!(self, Self::AnyAddress(_))
    }

    /// Whether the server lets `address` in.
    pub fn covers(&self, address: IpAddr) -> bool {
        self.is_any() || self.entries().iter().any(|entry| entry.covers(address))
    }

    /// Whether every address that `other` lets in is let in here, too.
    pub fn holds(&self, other: &Self) -> bool {
        if self.is_any() {
            return true;
        }
        let is_within = |inner: entry::Span, outer: entry::Span| {
            inner.is_ipv4 == outer.is_ipv4 && outer.first <= inner.first && inner.last <= outer.last
        };
        // Neighbouring networks that make up a larger one count as not holding it: to say so is the safe side.
        let is_held =
            |entry: &Entry| self.entries().iter().any(|own| is_within(entry.span(), own.span()));
        !other.is_any() && other.entries().iter().all(is_held)
    }

    /// What is sent: entries joined by line breaks, or `None` for no restriction.
    pub fn wire(&self) -> Option<String> {
        match self {
            Self::AnyAddress(_) => None,
            Self::Only(entries) => Some(entries.lines()),
        }
    }

    /// How many characters are sent.
    pub fn char_count(&self) -> usize {
        let entries = self.entries();
        let line_breaks = entries.len().saturating_sub(1);
        entries.iter().map(|entry| entry.char_count()).sum::<usize>() + line_breaks
    }
}

/// The stored form: a request that was noted before it was sent holds its entries, none for any address.
impl From<Vec<Entry>> for AllowList {
    fn from(entries: Vec<Entry>) -> Self {
        Entries::new(entries).map_or(Self::AnyAddress(NothingWritten(())), Self::Only)
    }
}

impl From<AllowList> for Vec<Entry> {
    fn from(list: AllowList) -> Self {
        match list {
            AllowList::AnyAddress(_) => Self::new(),
            AllowList::Only(entries) => entries.0,
        }
    }
}
