//! What an open form is for.

use crate::domain::draft::Draft;
use crate::domain::draft_key::DraftKey;
use crate::domain::key::KeyId;

/// What a form is for, from its first moment to its last. Two forms for two things are never one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Subject {
    /// A key that is to be created.
    New,
    /// A key that exists.
    Edit {
        /// Its number.
        id: KeyId,
        /// The form as the key is on the server: only what differs from it is checked and sent.
        before: Box<Draft>,
    },
    /// The key that takes over from another.
    Successor {
        /// The number of the other.
        of: KeyId,
    },
}

impl Subject {
    /// What tells this form from every other of its account.
    pub(in super::super) const fn draft_key(&self) -> DraftKey {
        match self {
            Self::New => DraftKey::New,
            Self::Edit { id, .. } => DraftKey::Edit(*id),
            Self::Successor { of } => DraftKey::Successor(*of),
        }
    }
}
