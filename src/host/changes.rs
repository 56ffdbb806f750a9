//! What changes in storage while a window is open, whichever window has changed it.

use std::rc::Rc;

use super::StorageKey;

/// A change that was made to storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageChange {
    /// Another value stands under this key, or none.
    Stored(StorageKey),
    /// The organisation has set something else.
    Managed,
}

/// Called with each change.
pub type OnStorageChange = Rc<dyn Fn(StorageChange)>;
