//! What must hold at every moment, held against the storage, the server and what people have seen.

use std::collections::BTreeSet;

use comet_keys::domain::account::AccountId;
use comet_keys::host::{AccountSlot, StorageChange, StorageKey};
use serde_json::Value;

use crate::server::{MARKS, User};
use crate::world::{Shared, World};

/// Looks at every write as it happens.
pub(crate) fn watch(shared: &Shared) -> impl Fn(StorageChange) + 'static {
    let world = std::rc::Rc::downgrade(shared);
    let rotations = std::cell::RefCell::new(std::collections::BTreeMap::new());
    move |change| {
        let (Some(world), StorageChange::Stored(key)) = (world.upgrade(), change) else { return };
        let mut world = world.borrow_mut();
        world.is_changed = true;
        match &key {
            StorageKey::Shared(_) if key.may_hold_token() => world.audit_tokens(),
            StorageKey::Shared(_) => {}
            StorageKey::Of(id, slot) => {
                world.check_owner(id, &key);
                if *slot == AccountSlot::PendingDeletes {
                    world.note_undone(id);
                }
                if *slot == AccountSlot::Rotations {
                    let now = world.browser.stored(key.clone()).unwrap_or_default();
                    let before = rotations.borrow_mut().insert(id.clone(), now.clone());
                    world.check_rotations(&before.unwrap_or_default(), &now);
                }
            }
        }
    }
}

impl World {
    /// The ids under which a user's account has stood.
    pub(crate) fn accounts_of(&self, user: User) -> Vec<AccountId> {
        let own = self.ledger.users.iter().filter(|(_, whose)| **whose == user);
        own.map(|(id, _)| id.clone()).collect()
    }

    /// Nothing of one account stands under another, and nothing holds a token that may not.
    fn check_owner(&self, id: &AccountId, key: &StorageKey) {
        let Some(value) = self.browser.stored(key.clone()) else { return };
        let text = value.to_string();
        let user = self.user_of(id).expect("an account that was stored");
        let stranger = format!("\"{}", MARKS[1 - user]);
        assert!(!text.contains(&stranger), "something of another account in {}", key.name());
        let has_token = crate::server::TOKENS.iter().any(|token| text.contains(token));
        assert!(!has_token, "a token in {}", key.name());
    }

    /// A replacement is changed by what is about it, and by nothing else.
    fn check_rotations(&self, before: &Value, now: &Value) {
        let call = self.call();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        for was in list(before) {
            let old: i64 = was["old"].as_str().unwrap().parse().unwrap();
            let is_kept = list(now).contains(&was);
            let is_searched = call.what == "recover" && was["phase"] == "creating";
            let is_its_own = call.subject == Some(old) || is_searched;
            assert!(is_kept || is_its_own, "the replacement of {old} is lost by {}", call.what);
        }
    }

    /// The names in a user's open journal entries.
    pub(crate) fn open_entry_names(&self, user: User) -> BTreeSet<String> {
        let entries = self.accounts_of(user).into_iter().filter_map(|id| {
            let entry = self.browser.stored(AccountSlot::Journal.of(&id))?;
            entry["draft"]["name"].as_str().map(ToOwned::to_owned)
        });
        entries.collect()
    }

    /// Every key was shown, or stands in an open entry of its own account.
    pub(crate) fn check_nothing_is_lost(&self) {
        for user in [0, 1] {
            for (id, name) in self.server.keys(user) {
                let press = &self.presses[&name];
                assert_eq!(press.user, user, "key {id} is another's");
                assert!(!press.is_denied, "key {id} exists though it was said not to");
                let is_known = self.shown.contains(&id)
                    || press.is_given_up
                    || self.is_written_down(user, id, &name);
                assert!(is_known, "key {id}, {name}, is lost");
            }
        }
        self.check_pending();
    }

    fn is_written_down(&self, user: User, id: i64, name: &str) -> bool {
        if self.open_entry_names(user).contains(name) {
            return true;
        }
        let number = id.to_string();
        self.accounts_of(user).iter().any(|account| {
            let stored =
                |slot: AccountSlot| self.browser.stored(slot.of(account)).unwrap_or_default();
            let new_keys = stored(AccountSlot::NewKeys);
            let rotations = stored(AccountSlot::Rotations);
            let rows = stored(AccountSlot::BulkPlan);
            let states = stored(AccountSlot::BulkProgress);
            let has = |list: &Value, name: &str, wanted: &str| {
                list.as_array().into_iter().flatten().any(|one| one[name] == wanted)
            };
            let is_row = |(asked, state): (&Value, &Value)| {
                asked["name"] == name && state.as_str().is_some_and(|state| state != "waiting")
            };
            let rows = rows["rows"].as_array().into_iter().flatten();
            // One that is being replaced is looked for by what was asked for its successor.
            let is_asked = |one: &Value| one["phase"] == "creating" && one["asked"]["name"] == name;
            has(&new_keys["keys"], "key", &number)
                || has(&rotations, "new", &number)
                || rotations.as_array().into_iter().flatten().any(is_asked)
                || rows.zip(states["rows"].as_array().into_iter().flatten()).any(is_row)
        })
    }

    /// The deletes that are stored for an account.
    pub(crate) fn stored_deletes(&self, id: &AccountId) -> Vec<i64> {
        let stored = self.browser.stored(AccountSlot::PendingDeletes.of(id)).unwrap_or_default();
        let list = stored["deletes"].as_array().into_iter().flatten();
        list.map(|own| own["key"].as_str().unwrap().parse().unwrap()).collect()
    }

    /// What the person has taken back is no promise any more.
    fn note_undone(&mut self, id: &AccountId) {
        let call = self.call();
        if let Some(key) = call.subject.filter(|_| call.what == "undo")
            && !self.stored_deletes(id).contains(&key)
        {
            self.pending.remove(&key);
        }
        if call.what == "forget" {
            // Also where storage fails half-way: the person wants none of it.
            self.pending.retain(|_, account| account != id);
        }
    }

    /// Every delete that was shown as pending can be undone, or has happened, or says that it could not be done.
    fn check_pending(&self) {
        for (key, account) in &self.pending {
            let is_stored = self.stored_deletes(account).contains(key);
            let user = self.user_of(account).expect("an account that was stored");
            let is_gone = !self.server.has_key(user, *key);
            assert!(is_stored || is_gone, "the delete of {key} is lost");
        }
    }
}
