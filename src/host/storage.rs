//! The port to what outlives a page.

use serde_json::Value;

use super::{Area, LocalFuture, StorageKey, StoreError};

/// Keeps values under their keys, for all windows of one browser.
pub trait Storage {
    /// Reads `keys` at once, to answer [`Storage::load`] from that until something is written or locked, or until
    /// [`Storage::forget_ahead`]: opening the app reads many. What was read ahead before stays.
    fn read_ahead(&self, keys: Vec<StorageKey>) -> LocalFuture<'_, ()>;
    /// Lets go of what was read ahead.
    fn forget_ahead(&self);
    /// The value under `key`, or `None` when nothing is stored there.
    fn load(&self, key: StorageKey) -> LocalFuture<'_, Result<Option<Value>, StoreError>>;
    /// Replaces the value under `key`. Once it answers `Ok`, the value survives the page's death.
    fn save(&self, key: StorageKey, value: Value) -> LocalFuture<'_, Result<(), StoreError>>;
    /// Removes the value under `key`; that there is none is no error.
    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>>;
    /// Every key of `area` under which something is stored.
    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>>;
}
