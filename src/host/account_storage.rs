//! The stored values of one account.

use serde_json::Value;

use super::{AccountSlot, Area, Host, StorageKey, StoreError};
use crate::domain::account::AccountId;

/// The values of one account. Whoever holds this reaches no other account's.
#[derive(Clone, Copy)]
pub struct AccountStorage<'a> {
    host: &'a dyn Host,
    id: &'a AccountId,
}

impl<'a> AccountStorage<'a> {
    /// The values of the account with this id.
    pub const fn new(host: &'a dyn Host, id: &'a AccountId) -> Self {
        Self { host, id }
    }

    /// The value in `slot`, or `None` when nothing is stored there.
    ///
    /// # Errors
    /// Storage fails.
    pub async fn load(self, slot: AccountSlot) -> Result<Option<Value>, StoreError> {
        self.host.load(slot.of(self.id)).await
    }

    /// Replaces the value in `slot`. Once it answers `Ok`, the value survives the page's death.
    ///
    /// # Errors
    /// Storage fails.
    pub async fn save(self, slot: AccountSlot, value: Value) -> Result<(), StoreError> {
        self.host.save(slot.of(self.id), value).await
    }

    /// Empties `slot`; an empty slot is no error.
    ///
    /// # Errors
    /// Storage fails.
    pub async fn remove(self, slot: AccountSlot) -> Result<(), StoreError> {
        self.host.remove(slot.of(self.id)).await
    }

    /// The account's filled slots of one area.
    ///
    /// # Errors
    /// Storage fails.
    pub async fn slots(self, area: Area) -> Result<Vec<AccountSlot>, StoreError> {
        let own = |key| match key {
            StorageKey::Of(id, slot) if id == *self.id => Some(slot),
            _ => None,
        };
        Ok(self.host.keys(area).await?.into_iter().filter_map(own).collect())
    }
}
