//! Reads a list of keys page by page, and says whether it holds every key. Sans-IO: pages go in, the next step comes out.
//!
//! A list is complete when as many keys were read as the server counted on every page. Where no total is told, or one
//! that may count the first page alone, two readings must agree, each with an end: an empty page, or one that is shorter
//! than the first.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::list_keys::Page;
use crate::domain::completeness::{Completeness, Gap, Partial};
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};

/// Ten times the keys an account may have by default (New API: 1,000), in pages of a hundred.
pub(super) const MAX_PAGES: u32 = 100;

/// How often the pages are read from the start when nothing proves that a reading was whole.
pub(super) const MAX_ROUNDS: u32 = 3;

/// One reading of the pages, from the first on.
#[derive(Debug, Default)]
pub(super) struct Round {
    pages: u32,
    seen: BTreeSet<KeyId>,
    /// Records without a number: nothing tells one from another.
    unnumbered: usize,
    /// The id read last, while every id was lower than the one before it.
    lowest: Option<KeyId>,
    first_length: usize,
    /// As told on every page so far.
    total: Option<i64>,
    /// Whether the total may count the first page alone.
    is_total_doubtful: bool,
    has_moved: bool,
    has_order: bool,
}

/// What to do after a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Read the page after it.
    Page,
    /// Nothing further is to be read.
    End(End),
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Every key was read.
    Proven,
    /// The pages came to an end, which only a second reading can confirm.
    Unproven,
    /// Keys may be missing.
    Lacking(Gap),
}

impl Round {
    pub(super) fn new() -> Self {
        Self { has_order: true, ..Self::default() }
    }

    /// The number of the page to ask for, counted from 1.
    pub(super) const fn page_number(&self) -> u32 {
        self.pages + 1
    }

    /// What is known of the list if nothing further is read.
    pub(super) fn partial(&self, why: Gap) -> Completeness {
        let read = self.seen.len() + self.unnumbered;
        Completeness::Partial(Partial { read, of: self.total, why })
    }

    /// Takes the next page. With `until` the keys up to that id are of no interest.
    pub(super) fn take(&mut self, page: &Page, until: Option<KeyId>) -> Next {
        let ids = &page.ids;
        // Some servers fill in no total, or none behind the last page.
        let total = page.total.filter(|total| *total > 0);
        let is_first = self.pages == 0;
        self.pages += 1;
        if is_first {
            (self.total, self.first_length) = (total, ids.len());
            let is_length = total == i64::try_from(ids.len()).ok();
            self.is_total_doubtful = is_length && page.page_size.is_none();
        }
        self.has_moved |= total != self.total && (total.is_some() || !ids.is_empty());
        if ids.is_empty() {
            return self.end();
        }
        // A page of nothing but records without a number may be one that was read before.
        if !is_first && ids.iter().flatten().all(|id| self.seen.contains(id)) {
            return Next::End(self.end_of_repetition(page));
        }
        self.unnumbered += ids.iter().filter(|id| id.is_none()).count();
        for id in ids.iter().flatten() {
            self.has_moved |= !self.seen.insert(*id);
            self.has_order &= self.lowest.is_none_or(|lowest| *id < lowest);
            self.lowest = Some(*id);
        }
        // Where a record has no number, nothing tells which is the last above it.
        let is_reached = |until: KeyId| ids.iter().flatten().any(|id| *id <= until);
        let is_reached = self.has_order && self.unnumbered == 0 && until.is_some_and(is_reached);
        if is_reached {
            let end = if self.has_moved { End::Lacking(Gap::Moved) } else { End::Proven };
            return Next::End(end);
        }
        if self.is_at_the_end(page) {
            return self.end();
        }
        if self.pages >= MAX_PAGES { Next::End(End::Lacking(Gap::TooLong)) } else { Next::Page }
    }

    /// Whether no page can follow, after one that brought new keys.
    fn is_at_the_end(&self, page: &Page) -> bool {
        let length = page.ids.len();
        let is_shorter = self.pages > 1 && length < self.first_length;
        match self.total {
            None => is_shorter,
            Some(total) if self.count() < total => false,
            Some(total) if i64::try_from(self.first_length) == Ok(total) => {
                is_shorter || page.page_size.is_some_and(|size| length < size)
            }
            Some(total) => self.count() == total || is_shorter,
        }
    }

    /// The pages came to an end.
    fn end(&self) -> Next {
        Next::End(match self.total {
            _ if self.has_moved => End::Lacking(Gap::Moved),
            Some(total) if self.count() < total => End::Lacking(Gap::Short),
            Some(total) if self.count() == total && !self.is_total_doubtful => End::Proven,
            // More keys than the server counts: its total means something else.
            _ => End::Unproven,
        })
    }

    /// Servers that keep to their page size may answer a page behind the last with the last.
    fn end_of_repetition(&self, page: &Page) -> End {
        let is_met = page.page_size.is_some() && self.total == Some(self.count());
        if is_met && !self.has_moved { End::Proven } else { End::Lacking(Gap::Repeated) }
    }

    fn count(&self) -> i64 {
        i64::try_from(self.seen.len() + self.unnumbered).unwrap_or(i64::MAX)
    }
}

/// All rounds of one reading.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What the present round has read, and earlier ones until it is whole.
    found: BTreeMap<KeyId, Result<KeyRecord, UnreadableRecord>>,
    /// Of the present round alone.
    unnumbered: Vec<UnreadableRecord>,
    earlier: Option<(BTreeSet<KeyId>, usize)>,
    rounds: u32,
}

impl Reading {
    /// Keeps what a page holds; a later reading of a key counts.
    pub(super) fn keep(&mut self, page: Page) {
        self.found.extend(page.keys.into_iter().map(|key| (key.id, Ok(key))));
        for record in page.unreadable {
            match record.id {
                Some(id) => drop(self.found.insert(id, Err(record))),
                None => self.unnumbered.push(record),
            }
        }
    }

    /// Judges a round that has ended; `None` when the pages are to be read once more.
    pub(super) fn judge(&mut self, round: &Round, end: End) -> Option<Completeness> {
        self.rounds += 1;
        let read = (round.seen.clone(), round.unnumbered);
        let completeness = match end {
            End::Proven => Completeness::Complete,
            End::Unproven if self.earlier.as_ref() == Some(&read) || round.count() == 0 => {
                Completeness::Complete
            }
            End::Unproven | End::Lacking(Gap::Moved | Gap::Short) if self.rounds < MAX_ROUNDS => {
                self.earlier = Some(read);
                self.unnumbered.clear();
                return None;
            }
            End::Unproven => round.partial(Gap::NoEnd),
            End::Lacking(why) => round.partial(why),
        };
        // What an earlier round saw and this one did not is gone.
        self.found.retain(|id, _| round.seen.contains(id));
        Some(completeness)
    }

    /// Whether nothing was read yet.
    pub(super) fn is_empty(&self) -> bool {
        self.rounds == 0 && self.found.is_empty() && self.unnumbered.is_empty()
    }

    /// What was read, newest first, those that cannot be read apart.
    pub(super) fn records(&self) -> (Vec<KeyRecord>, Vec<UnreadableRecord>) {
        let (mut keys, mut unreadable) = (Vec::new(), Vec::new());
        for record in self.found.values().rev() {
            match record {
                Ok(record) => keys.push(record.clone()),
                Err(record) => unreadable.push(record.clone()),
            }
        }
        unreadable.extend(self.unnumbered.iter().cloned());
        (keys, unreadable)
    }
}
