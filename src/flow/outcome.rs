//! What can come of a create, and the steps on the way.

use super::journal::Entry;
use crate::api::Failure;
use crate::domain::key::{KeyRecord, UnreadableRecord};
use crate::domain::matching::FieldComparison;
use crate::domain::secret::ApiKey;
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
    /// Nothing exists. The journal is closed.
    NotCreated(Failure),
    /// Nothing was sent.
    Blocked(Blocked),
    /// Several new keys fit what was asked. The journal stays open until the person dismisses it.
    Ambiguous(Vec<Candidate>),
    /// No new key fits what was asked, after looking again and again. The journal stays open.
    NotSeen {
        /// The server had said that it created the key.
        confirmed: bool,
        /// Why the answer to the create is not known; `None` when the program was closed.
        cause: Option<Failure>,
    },
    /// No new key that can be read fits what was asked, but there are new ones that cannot be read: each may be the one.
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
    /// What was asked against what stands on the server, field by field.
    pub comparison: Vec<FieldComparison>,
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

/// A key that may be the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it stands on the server.
    pub record: KeyRecord,
    /// What was asked against what stands on the server, field by field.
    pub comparison: Vec<FieldComparison>,
}
