//! What must be so when nothing is under way: nobody is stuck, the lock has struck in time, and what waits is settled.

use std::rc::Rc;

use comet_keys::domain::managed::Managed;
use comet_keys::flow::pending_deletes::Phase;
use comet_keys::host::{AccountSlot, Area, Lock, Slot, StorageKey};

use crate::turns::Story;
use crate::window::{Route, Stage, Window};
use crate::world::World;

/// Enough tries at a passphrase.
const MOST_TRIES: usize = 40;

impl Story {
    /// Everybody goes away for a while; when they come back, what was open for too long is locked.
    pub(crate) fn go_away(&mut self) {
        self.run_out();
        let minutes = [1, 3, 20, 90][self.below(4)];
        self.world.borrow_mut().tell(format!("{minutes} minutes pass"));
        self.world.borrow_mut().pass(minutes * 60_000);
        for window in self.windows.iter().flatten() {
            window.look_at_the_clock();
        }
        self.run_out();
        let has_window = self.windows.iter().any(Option::is_some);
        let world = self.world.borrow();
        if !world.has_storage_faults() && minutes >= world.lock_after_minutes(has_window) {
            for (id, line) in &world.ledger.tokens {
                let is_open = line.is_present && line.keeping == "locked";
                assert!(!is_open, "{} is open after {minutes} minutes", id.as_str());
            }
        }
    }

    /// The faults are over: whatever is under way comes to its end, and the account that is shown is settled.
    pub(crate) fn settle(&mut self) {
        self.world.borrow_mut().is_faulty = false;
        self.world.borrow_mut().tell("all is well again");
        self.run_out();
        for window in self.windows.iter().flatten() {
            self.check_window(window);
        }
        self.check_locks();
        (0..self.windows.len()).for_each(|number| self.kill(number));
        self.open(0);
        self.run_out();
        let window = Rc::clone(self.windows[0].as_ref().unwrap());
        for _ in 0..MOST_TRIES {
            window.unlock();
            self.run_out();
        }
        self.check_window(&window);
        assert_ne!(window.route.get(), Route::Unlock, "one of the passphrases opens it");
        if window.account().is_some() {
            let left = window.queue.borrow().clone();
            assert!(left.iter().all(|own| own.phase == Phase::Failed), "deletes that nobody does");
        }
        self.check_locks();
        let world = self.world.borrow();
        world.check_nothing_is_lost();
        if !world.may_storage_fail() {
            world.check_what_is_left();
        }
        drop(world);
        self.kill(0);
    }

    /// Nothing keeps the person from going on.
    fn check_window(&self, window: &Window) {
        let number = window.number;
        assert!(
            !matches!(*window.stage.borrow(), Stage::Working),
            "window {number} works for ever"
        );
        assert_ne!(window.route.get(), Route::Loading, "window {number} loads for ever");
        assert_eq!(window.changing.get(), 0, "window {number} changes the accounts for ever");
        let flags = [&window.is_busy, &window.is_running, &window.is_changing_key];
        assert!(flags.iter().all(|flag| !flag.get()), "window {number} is busy for ever");
        assert!(!window.is_following.get(), "window {number} follows for ever");
        let set = Managed::from_value(&self.world.borrow().set).unwrap();
        let follows = *window.managed.borrow() == set;
        assert!(follows, "window {number} goes by settings that hold no longer");
    }

    fn check_locks(&self) {
        let browser = self.world.borrow().browser.clone();
        for lock in [
            Lock::Accounts,
            Lock::Create,
            Lock::Bulk,
            Lock::PendingDeletes,
            Lock::NewKeys,
            Lock::Rotations,
            Lock::Replacing,
            Lock::Deleting,
        ] {
            assert!(browser.hold(lock).is_some(), "{lock:?} is held by nobody");
        }
    }
}

impl World {
    /// The minutes until the lock that hold now: in a window's eyes, or as last stored where none is open.
    fn lock_after_minutes(&self, has_window: bool) -> u64 {
        let stored = self.browser.stored(Slot::Settings).unwrap_or_default();
        let chosen = stored["lock_after_minutes"].as_u64().unwrap_or(15);
        let known = self.browser.stored(Slot::Managed).unwrap_or_default();
        let set = if has_window { &self.set } else { &known };
        let most = set["lock_after_minutes"].as_u64().unwrap_or(u64::MAX);
        chosen.min(most)
    }

    /// A forgotten account leaves nothing but what may be all that is known of a key.
    fn check_what_is_left(&self) {
        let may_stay = |slot: AccountSlot| {
            matches!(
                slot,
                AccountSlot::Journal
                    | AccountSlot::JournalSetAside
                    | AccountSlot::BulkPlan
                    | AccountSlot::BulkProgress
                    | AccountSlot::Rotations
            )
        };
        for key in self.browser.keys() {
            let StorageKey::Of(id, slot) = &key else { continue };
            // What is gone with the browser is no trace.
            let is_trace = key.area() == Area::Local && !may_stay(*slot);
            let is_fine = !is_trace || !self.ledger.forgotten.contains(id);
            assert!(is_fine, "{} is left of an account that was forgotten", key.name());
        }
    }
}
