//! One press, several keys: a browser sends a POST again by itself when a connection that it reuses breaks before any
//! answer, and the server makes a key each time.
//!
//! Nothing on the server tells such keys from those of somebody else who asked for the same. So a key counts as the
//! press's own only where everything speaks for it ([`own`]), and nothing is deleted unless the person says so
//! ([`keep_one`]).

mod claims;
mod keep;

pub(super) use claims::Claims;
pub(super) use keep::delete_unused;
pub use keep::{Fate, Kept, keep_one, leave_all, note_copied};

use super::candidates::{Candidate, Candidates};
use super::journal::Entry;
use super::look::Seen;
use super::outcome::Created;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::key_state::is_never_used;
use crate::domain::settings::Settings;

/// Several identical keys that one press made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The journal entry of the press.
    pub entry_id: String,
    /// The oldest of them, with its full text if there is one.
    pub first: Box<Created>,
    /// The others, oldest first.
    pub others: Vec<Candidate>,
    /// Those of them that the person has copied.
    pub copied: Vec<KeyId>,
    /// What became of those that were to go, at the last try.
    pub fates: Vec<(KeyId, Fate)>,
    /// What else is new and may be the press's own as well: it is shown, and never deleted along with the others.
    pub unsure: Candidates,
}

impl Repeated {
    /// The number of each key, oldest first.
    pub fn ids(&self) -> Vec<KeyId> {
        self.records().map(|record| record.id).collect()
    }

    /// The others as they were read, and the first.
    pub fn records(&self) -> impl Iterator<Item = &KeyRecord> {
        std::iter::once(&self.first.record).chain(self.others.iter().map(|one| &one.record))
    }

    /// Those that stay when one is kept: what the person has copied, otherwise the oldest.
    pub fn kept(&self) -> Vec<KeyId> {
        kept(&self.ids(), &self.copied)
    }

    /// Those that go when one is kept.
    pub fn spare(&self) -> Vec<KeyId> {
        let kept = self.kept();
        self.ids().into_iter().filter(|id| !kept.contains(id)).collect()
    }
}

/// Of keys that one press made: those that the person has copied, otherwise the oldest.
pub(super) fn kept(ids: &[KeyId], copied: &[KeyId]) -> Vec<KeyId> {
    let kept: Vec<KeyId> = ids.iter().copied().filter(|id| copied.contains(id)).collect();
    if kept.is_empty() { ids.iter().copied().min().into_iter().collect() } else { kept }
}

/// The keys that the press of `entry` made, oldest first; empty unless there are several.
///
/// Each is above the baseline, as asked for and equal to the others in every setting, never used, created within seconds
/// of the press by the server's time, and claimed by nothing else here; and the list that shows them is whole.
pub(super) fn own(entry: &Entry, seen: &Seen, claims: &Claims) -> Vec<Candidate> {
    let Some(press) = entry.press.filter(|_| seen.completeness.is_complete()) else {
        return Vec::new();
    };
    let is_own = |one: &Candidate| {
        let record = &one.record;
        record.id > entry.baseline
            && one.is_exact()
            && is_never_used(record)
            && press.covers(record.created_time)
            && !claims.has(record)
    };
    let new = seen.new_keys.iter();
    let candidates = new.map(|record| Candidate::new(&entry.id, &entry.asked, record.clone()));
    let mut own: Vec<Candidate> = candidates.filter(is_own).collect();
    own.sort_by_key(|one| one.record.id);
    let Some(settings) = own.first().map(|first| Settings::of(&first.record)) else { return own };
    own.retain(|one| Settings::of(&one.record) == settings);
    if own.len() > 1 { own } else { Vec::new() }
}
