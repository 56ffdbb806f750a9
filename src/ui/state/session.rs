//! The accounts and which of them is shown, what the person has set, and what their organisation has.

use std::rc::Weak;

use leptos::prelude::*;

use super::super::context::{Ctx, Inner};
use super::forms;
use super::making::Stage;
use super::nav::Route;
use crate::api::Account;
use crate::domain::account::AccountId;
use crate::domain::managed::{Managed, ManagedError, Obstacle};
use crate::flow::{AccountStore, ConnectForm, Settings};

/// A change of the accounts that this window has under way.
pub(in super::super) struct ChangingAccounts(Ctx, Weak<Inner>);

impl Drop for ChangingAccounts {
    fn drop(&mut self) {
        let Some(inner) = self.1.upgrade() else { return };
        inner.accounts_changing.set(inner.accounts_changing.get().saturating_sub(1));
        // Whoever waits for it looks again.
        self.0.work_changed.notify();
    }
}

impl Ctx {
    /// The account that is shown, also while it is locked.
    pub(in super::super) fn account_id(self) -> Option<AccountId> {
        self.account().map(|account| account.id).or_else(|| self.book().active)
    }

    pub(in super::super) fn account(self) -> Option<Account> {
        self.inner().account.borrow().clone()
    }

    /// Every account, as last read.
    pub(in super::super) fn book(self) -> AccountStore {
        self.inner().book.borrow().clone()
    }

    /// Whether there is something to lock; asked on every press.
    pub(in super::super) fn can_lock(self) -> bool {
        self.inner().book.borrow().can_lock()
    }

    /// Takes over the accounts. What was read with the account shown before is no longer known.
    pub(in super::super) fn set_book(self, book: AccountStore) {
        let inner = self.inner();
        let account = self.usable(&book);
        if *inner.account.borrow() != account {
            forms::end_all(self);
            self.end_others();
            inner.keys.take();
            inner.pending_deletes.forget();
            inner.new_keys.take();
            // It may hold a whole key.
            self.stage.set(Stage::Form(None));
            if matches!(self.at(), Route::Create | Route::Bulk | Route::Keys(_)) {
                // Nothing of the other account is built before its own first screen is known.
                self.go(Route::Loading);
            }
        }
        inner.account.replace(account);
        inner.book.replace(book);
        inner.baseline.take();
        inner.tested.take();
        self.set_offer(None);
        self.session_changed.notify();
    }

    /// As [`Self::set_book`] where the account that is shown is as it was.
    pub(in super::super) fn set_book_list(self, book: AccountStore) {
        self.inner().book.replace(book);
        self.session_changed.notify();
    }

    /// The account that `book` shows, unless it is locked or the organisation's settings keep it from being used.
    pub(in super::super) fn usable(self, book: &AccountStore) -> Option<Account> {
        book.account().filter(|_| book.obstacle(&self.managed()).is_none())
    }

    /// What in the organisation's settings keeps the account that is shown from being used.
    pub(in super::super) fn obstacle(self) -> Option<Obstacle> {
        self.book().obstacle(&self.managed())
    }

    /// Keeps this window from following others while it changes the accounts itself: what comes of that says how they are.
    pub(in super::super) fn changes_accounts(self) -> ChangingAccounts {
        let inner = self.inner();
        inner.accounts_changing.set(inner.accounts_changing.get() + 1);
        ChangingAccounts(self, self.weak())
    }

    /// Asks for the screen that comes first for the account that is shown now; only `start` answers.
    pub(in super::super) fn open_first_screen(self) {
        self.openings.update(|count| *count = count.wrapping_add(1));
    }

    pub(in super::super) fn settings(self) -> Settings {
        self.inner().settings.get()
    }

    /// What the organisation has set.
    pub(in super::super) fn managed(self) -> Managed {
        self.inner().managed.borrow().clone()
    }

    /// Whether this window goes by these settings already, or shows already that they cannot be read.
    pub(in super::super) fn goes_by(self, managed: &Result<Managed, ManagedError>) -> bool {
        let is_mismanaged = self.at() == Route::Mismanaged;
        match managed {
            Ok(managed) => !is_mismanaged && self.managed() == *managed,
            Err(_) => is_mismanaged,
        }
    }

    pub(in super::super) fn set_managed(self, managed: Managed) {
        let before = self.inner().managed.replace(managed.clone());
        // An account that may not be used any more is as good as locked: what goes on for it ends.
        self.set_book(self.book());
        if managed.policy != before.policy {
            self.set_policy(managed.policy.unwrap_or_default());
        }
    }

    /// The minutes without use until the lock.
    pub(in super::super) fn lock_after_minutes(self) -> u32 {
        let chosen = self.settings().lock_after_minutes;
        self.inner().managed.borrow().lock_after(chosen)
    }

    pub(in super::super) fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings();
        change(&mut settings);
        self.inner().settings.set(settings);
    }

    /// Whether the last note of use is older than this, and if so, counts this moment as noted.
    pub(in super::super) fn is_note_due(self, every_millis: i64) -> bool {
        let (inner, now) = (self.inner(), self.host().now_millis());
        let is_due = !(0..every_millis).contains(&(now - inner.noted_millis.get()));
        if is_due {
            inner.noted_millis.set(now);
        }
        is_due
    }

    /// Ends what is under way for the account that is shown, before another takes its place or it is locked: nothing of
    /// it may be written or shown afterwards. As if the page had been closed, every outcome can be found again.
    pub(in super::super) fn end_others(self) {
        let inner = self.inner();
        inner.tasks.end_others();
        inner.bulk.forget();
        inner.copied.lose_timer();
    }

    pub(in super::super) fn typed(self) -> ConnectForm {
        self.inner().typed.borrow().clone()
    }

    pub(in super::super) fn change_typed(self, change: impl FnOnce(&mut ConnectForm)) {
        change(&mut self.inner().typed.borrow_mut());
    }
}
