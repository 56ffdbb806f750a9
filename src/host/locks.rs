//! Locks across every window of one browser.

use std::fmt;

use super::{Guard, LocalFuture};

/// Takes locks across every window of one browser.
pub trait Locks {
    /// Takes `lock` if it is free; `Ok(None)` means that another window holds it.
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>>;
    /// Takes `lock` as soon as it is free; `Ok(None)` means that another window held it all the while.
    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>>;
}

/// The browser could not answer whether a lock is free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError {
    /// The browser's own words.
    pub message: String,
}

impl fmt::Display for LockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the browser's lock failed: {}", self.message)
    }
}

impl std::error::Error for LockError {}

/// A lock across every window of one browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lock {
    /// Held while the stored accounts are read, changed and written. Never held while anything slow goes on.
    Accounts,
    /// Held while a create, or the look for its outcome, is under way.
    Create,
    /// Held while a run of many creates is worked on.
    Bulk,
    /// Held while the queue of deletes is read, changed and written.
    PendingDeletes,
    /// Held while the list of new keys is read, changed and written.
    NewKeys,
    /// Held while the list of rotations is read, changed and written.
    Rotations,
    /// Held while a key's successor is made, or looked for after a window has died over it.
    Replacing,
    /// Held by the window that carries the queue of deletes out.
    Deleting,
}

impl Lock {
    /// The name under which the browser knows the lock.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accounts => "comet-keys.accounts",
            Self::Create => "comet-keys.create",
            Self::Bulk => "comet-keys.bulk",
            Self::PendingDeletes => "comet-keys.pending-deletes",
            Self::NewKeys => "comet-keys.new-keys",
            Self::Rotations => "comet-keys.rotations",
            Self::Replacing => "comet-keys.replacing",
            Self::Deleting => "comet-keys.deleting",
        }
    }
}
