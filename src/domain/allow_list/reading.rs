//! What was read of a text: its entries, what was rewritten, and what could not be read.

use std::net::IpAddr;

use super::{AllowList, Entries, Entry, EntryError, NothingWritten, Totals};

/// How much of a text is quoted, in characters.
const QUOTED_CHARS: usize = 64;

/// What was read of a text. It is a list only if all of it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entries that could be read, none of which covers another.
    pub entries: Vec<Entry>,
    /// What these entries let in.
    pub totals: Totals,
    /// How many entries were left out because others cover them.
    pub folded: usize,
    /// What was rewritten or left out, line by line.
    pub notes: Vec<Note>,
    /// What is no entry, at most one part a line. A text that is not blank and names no address has at least one.
    pub errors: Vec<LineError>,
    /// Whether there was nothing but white space.
    pub(super) is_blank: bool,
}

/// Something that was rewritten or left out without changing what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A network was written with one of its hosts, such as `10.0.0.5/8`, or with a mask or stars.
    Network {
        /// Counted from 1.
        line: usize,
        /// As it was written.
        text: String,
        /// The network.
        entry: Entry,
    },
    /// A range of addresses became networks.
    Range {
        /// Counted from 1.
        line: usize,
        /// As it was written.
        text: String,
        /// How many networks it takes.
        networks: usize,
    },
    /// A line of a configuration, such as `allow 10.0.0.0/8;`, gave its addresses.
    Statement {
        /// Counted from 1.
        line: usize,
        /// As it was written.
        text: String,
        /// How many entries it gave.
        entries: usize,
    },
    /// A line that says what an allow list does by itself, such as `deny all;`.
    Ignored {
        /// Counted from 1.
        line: usize,
        /// As it was written.
        text: String,
    },
    /// The text is JSON with addresses under names that say so; everything else in it was left out.
    Json {
        /// How many entries it gave.
        entries: usize,
    },
}

/// A part that is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Counted from 1.
    pub line: usize,
    /// The part itself, cut and with its invisible characters made visible; the line where several parts are bad.
    pub text: String,
    /// Why.
    pub reason: EntryError,
}

impl Reading {
    /// Whether what was read so far lets `address` in.
    pub fn covers(&self, address: IpAddr) -> bool {
        self.is_blank || self.entries.iter().any(|entry| entry.covers(address))
    }

    /// Who may use the key; `None` while anything could not be read.
    pub fn list(&self) -> Option<AllowList> {
        if !self.errors.is_empty() {
            return None;
        }
        match Entries::new(self.entries.clone()) {
            Some(entries) => Some(AllowList::Only(entries)),
            None => self.is_blank.then_some(AllowList::AnyAddress(NothingWritten(()))),
        }
    }
}

/// As much of a text as is quoted.
pub(super) fn cut(text: &str) -> String {
    let text: String = text.chars().take(QUOTED_CHARS).collect();
    crate::domain::readable::readable(&text)
}
