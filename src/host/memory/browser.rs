//! What the windows of one browser share: storage and locks, which survive each of them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use super::listeners::Listeners;
use crate::domain::base_url::BaseUrl;
use crate::host::{Area, Guard, Lock, StorageChange, StorageKey, StoreError};

/// One browser: the storage and the locks that its windows share and that survive them.
#[derive(Clone, Default)]
pub struct Browser {
    pub(super) stored: Rc<RefCell<BTreeMap<StorageKey, Value>>>,
    held: Rc<RefCell<BTreeSet<Lock>>>,
    broken: Rc<RefCell<BTreeSet<StorageKey>>>,
    pub(super) listeners: Listeners,
    pub(super) kept_servers: Rc<RefCell<Vec<BaseUrl>>>,
    pub(super) badge: Rc<Cell<usize>>,
    pub(super) alarm_millis: Rc<Cell<Option<i64>>>,
}

impl Browser {
    /// What is stored under `key` now.
    pub fn stored(&self, key: impl Into<StorageKey>) -> Option<Value> {
        self.stored.borrow().get(&key.into()).cloned()
    }

    /// Every key under which something is stored.
    pub fn keys(&self) -> Vec<StorageKey> {
        self.stored.borrow().keys().cloned().collect()
    }

    /// Stores a value as another window would.
    pub fn put(&self, key: impl Into<StorageKey>, value: Value) {
        let key = key.into();
        self.stored.borrow_mut().insert(key.clone(), value);
        self.listeners.tell(&StorageChange::Stored(key));
    }

    /// Removes a value as another window would.
    pub fn take(&self, key: impl Into<StorageKey>) {
        let key = key.into();
        self.stored.borrow_mut().remove(&key);
        self.listeners.tell(&StorageChange::Stored(key));
    }

    /// Tells its windows that the organisation has set something else.
    pub fn tell_managed(&self) {
        self.listeners.tell(&StorageChange::Managed);
    }

    /// Whether nothing at all is stored.
    pub fn is_empty(&self) -> bool {
        self.stored.borrow().is_empty()
    }

    /// The servers that requests may still go to, as last told.
    pub fn kept_servers(&self) -> Vec<BaseUrl> {
        self.kept_servers.borrow().clone()
    }

    /// The number on the toolbar button.
    pub fn badge(&self) -> usize {
        self.badge.get()
    }

    /// When the background worker is woken, as last asked for.
    pub fn alarm_millis(&self) -> Option<i64> {
        self.alarm_millis.get()
    }

    /// Everything stored, as text, to search for what must not be there.
    pub fn dump(&self) -> String {
        format!("{:?}", self.stored.borrow())
    }

    /// Makes every later use of `key` fail, as a full or forbidden storage does.
    pub fn break_slot(&self, key: impl Into<StorageKey>) {
        self.broken.borrow_mut().insert(key.into());
    }

    /// Makes `key` work again.
    pub fn mend_slot(&self, key: impl Into<StorageKey>) {
        self.broken.borrow_mut().remove(&key.into());
    }

    /// Takes a lock as another window would.
    pub fn hold(&self, lock: Lock) -> Option<Guard> {
        self.held
            .borrow_mut()
            .insert(lock)
            .then(|| Guard::new(Release { held: Rc::clone(&self.held), lock }))
    }

    /// Closes the browser: what lives for the session goes, and so do the locks.
    pub fn close(&self) {
        self.stored.borrow_mut().retain(|key, _| key.area() == Area::Local);
        self.held.borrow_mut().clear();
    }

    pub(super) fn check(&self, key: &StorageKey) -> Result<(), StoreError> {
        if self.broken.borrow().contains(key) {
            return Err(StoreError { message: format!("{} is broken", key.name()) });
        }
        Ok(())
    }
}

struct Release {
    held: Rc<RefCell<BTreeSet<Lock>>>,
    lock: Lock,
}

impl Drop for Release {
    fn drop(&mut self) {
        self.held.borrow_mut().remove(&self.lock);
    }
}
