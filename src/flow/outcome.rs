//! What can come of a create, and the steps on the way.

use super::candidates::{Candidate, Candidates};
use super::journal::Entry;
use super::repeated::{Fate, Repeated};
use crate::api::Failure;
use crate::domain::completeness::Partial;
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};
use crate::domain::matching::FieldComparison;
use crate::domain::secret::ApiKey;
use crate::domain::stored::StoredDifference;
use crate::host::StoreError;

/// Where a create, or the look for its outcome, stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The account's newest key is being read.
    ReadingBaseline,
    /// What is asked is being written down, before anything is sent.
    Journaling,
    /// The one POST is under way.
    Sending,
    /// The account's keys are being searched for the new one.
    Proving {
        /// Counted from 1.
        attempt: u32,
    },
    /// The full text of the key is being asked for.
    Revealing,
    /// The key is proven and may be shown; the journal is closed right after.
    /// Whoever shows it now loses nothing if the page dies before the flow returns.
    Proven(Box<Created>),
}

/// What came of a create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The key exists. The journal is closed.
    Created(Box<Created>),
    /// Several identical keys exist, and all of them are the person's: the browser sent the request more than once. The
    /// journal stays open until the person keeps one or leaves them all.
    Repeated(Box<Repeated>),
    /// Nothing exists. The journal is closed.
    NotCreated(Failure),
    /// Nothing was sent.
    Blocked(Blocked),
    /// At least one new key is exactly what was asked for, but it is not certain that it is the one. The journal stays
    /// open until the person picks one or dismisses it.
    Ambiguous(Candidates),
    /// No new key is exactly what was asked for, but there is one that may be it, such as one of the asked name. The
    /// journal stays open until the person accepts one, deletes it, or dismisses the entry.
    StoredDifferently(Candidates),
    /// No new key may be the one, after looking again and again. The journal stays open.
    NotSeen {
        /// The server had said that it created the key.
        confirmed: bool,
        /// Why the answer to the create is not known; `None` when the program was closed.
        cause: Option<Failure>,
        /// How much of the account was read, if not all: the key may be in the rest.
        unseen: Option<Partial>,
    },
    /// No new key that can be read may be the one, but there are new ones that cannot be read: each may be it.
    /// The journal stays open.
    NewUnreadable {
        /// Above the baseline.
        records: Vec<UnreadableRecord>,
        /// The server had said that it created the key.
        confirmed: bool,
        /// Why the answer to the create is not known; `None` when the program was closed.
        cause: Option<Failure>,
    },
    /// The account's keys cannot be read now. The journal stays open.
    CannotLook(Failure),
}

/// A key that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Created {
    /// As it stands on the server.
    pub record: KeyRecord,
    /// The full text; `None` when the server did not reveal it.
    pub key: Option<ApiKey>,
    /// Why there is no full text.
    pub reveal_failure: Option<Failure>,
    /// How it is known that this is the key.
    pub evidence: Evidence,
    /// What was asked for against what the server holds, field by field.
    pub comparison: Vec<FieldComparison>,
    /// What the server stored otherwise, the gravest first. Only a key that the person took in spite of it has any.
    pub differences: Vec<StoredDifference>,
    /// Keys like it that the same press made and that stay, with why.
    pub left: Vec<(KeyId, Fate)>,
}

impl Created {
    /// A candidate that was settled on, with its full text if there is one.
    pub(super) fn of(
        candidate: Candidate,
        key: Option<ApiKey>,
        reveal_failure: Option<Failure>,
        evidence: Evidence,
    ) -> Self {
        let Candidate { record, comparison, differences, .. } = candidate;
        Self { record, key, reveal_failure, evidence, comparison, differences, left: Vec::new() }
    }
}

/// How it is known which key was created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The server said that it created a key, and exactly one new key fits, or it named the key.
    ServerConfirmed,
    /// The answer is not known; exactly one key that was not there before fits in every field,
    /// or the person picked it among several that do.
    FoundByMatch,
}

/// Why nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// Another window is creating a key right now.
    AnotherWindow,
    /// An earlier create is not settled yet.
    OpenEntry(Box<Entry>),
    /// The account's keys could not be read beforehand, so the new one could not be told apart.
    NoBaseline(Failure),
    /// The browser's storage or lock failed.
    Store(StoreError),
    /// The open entry belongs to another account than the connected one.
    OtherAccount,
    /// The entry to look for is gone: another window settled it.
    AlreadySettled,
}
