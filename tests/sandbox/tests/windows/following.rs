//! How a window opens, and follows what other windows and the organisation do: `src/ui/{start,follow,idle}.rs`.

use std::rc::Rc;

use comet_keys::domain::managed::{Managed, ManagedError};
use comet_keys::flow::{self, AccountStore, FirstScreen, Opening};
use comet_keys::host::{
    AccountSlot, Browser as _, Clock as _, Slot, StorageChange, StorageKey, StoreError,
};

use crate::window::{Route, Stage, Window};

impl Window {
    /// Opens, as the app does.
    pub(crate) fn start(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let guard = self.host.on_storage_change(Rc::new(move |change| {
            if let Some(own) = weak.upgrade() {
                let again = Rc::clone(&own);
                let following = async move { again.follow(change).await };
                own.spawn_for_window(following);
            }
        }));
        self.listening.replace(guard);
        let own = Rc::clone(self);
        self.spawn_for_window(async move {
            let settings = flow::read_settings(&own.host).await.unwrap_or_default();
            own.lock_after_minutes.set(settings.lock_after_minutes);
            let known = flow::known_managed(&own.host).await;
            own.begin(known).await;
            own.follow_managed().await;
        });
    }

    async fn begin(self: &Rc<Self>, managed: Result<Managed, ManagedError>) {
        self.set_managed(managed.expect("settings that can be read"));
        if let Ok(book) = self.call("open", None, self.open_accounts()).await {
            self.set_book(book);
        }
        self.lead_to_first_screen();
    }

    /// What begins there belongs to the account that is shown, and ends with it.
    pub(crate) fn lead_to_first_screen(self: &Rc<Self>) {
        let own = Rc::clone(self);
        self.spawn(async move { own.show_first_screen().await });
    }

    async fn open_accounts(&self) -> Result<AccountStore, StoreError> {
        let book = flow::open(&self.host).await?;
        if !book.can_lock() {
            return Ok(book);
        }
        let locked = flow::lock_if_idle(&self.host, self.minutes_until_lock()).await?;
        Ok(locked.unwrap_or(book))
    }

    pub(crate) fn minutes_until_lock(&self) -> u32 {
        self.managed.borrow().lock_after(self.lock_after_minutes.get())
    }

    /// Takes the person to the screen that comes first for the account that is shown.
    pub(crate) async fn show_first_screen(self: &Rc<Self>) {
        let (store, account) = (self.book.borrow().clone(), self.account());
        let managed = self.managed.borrow().clone();
        let opening =
            Opening { store: &store, account: account.as_ref(), managed: &managed, has_runs: true };
        let at = self.route.get();
        let (first, _has_failed) = flow::first_screen(&self.host, &opening).await;
        if self.route.get() != at || self.account() != account {
            return;
        }
        self.follow_deletes();
        let own = Rc::clone(self);
        self.spawn(async move { own.read_new_keys().await });
        match first {
            FirstScreen::Unlock => self.go(Route::Unlock),
            FirstScreen::OtherServer | FirstScreen::MustLock => {
                self.reach("obstacle");
                self.go(Route::Accounts);
            }
            FirstScreen::Connect { .. } => self.go(Route::Connect),
            FirstScreen::Run(run) => self.show_run(*run),
            FirstScreen::UnreadableRun => panic!("a run of ours cannot be read"),
            FirstScreen::Unsettled(entry) => self.look_again_at(*entry).await,
            FirstScreen::Form { has_set_aside } => {
                assert!(!has_set_aside, "an entry of ours cannot be read");
                self.set_stage(Stage::Form);
                self.go(Route::Create);
            }
        }
    }

    async fn follow(self: &Rc<Self>, change: StorageChange) {
        match change {
            StorageChange::Managed => {
                self.follow_managed().await;
            }
            StorageChange::Stored(StorageKey::Shared(Slot::Accounts | Slot::OpenAccounts)) => {
                self.follow_accounts().await;
            }
            StorageChange::Stored(StorageKey::Shared(Slot::Settings)) => {
                if let Ok(settings) = flow::read_settings(&self.host).await {
                    self.lock_after_minutes.set(settings.lock_after_minutes);
                }
            }
            StorageChange::Stored(StorageKey::Shared(_)) => {}
            StorageChange::Stored(StorageKey::Of(id, slot)) => {
                if self.account_id().as_ref() != Some(&id) {
                    return;
                }
                match slot {
                    AccountSlot::PendingDeletes => self.read_queue().await,
                    AccountSlot::NewKeys => self.read_new_keys().await,
                    _ => {}
                }
            }
        }
    }

    /// Takes in what another window has done to the accounts.
    pub(crate) async fn follow_accounts(self: &Rc<Self>) {
        self.missed.set(self.route.get() == Route::Loading);
        if self.route.get() == Route::Loading {
            return;
        }
        let Ok(now) = flow::open_settled(&self.host).await else { return };
        if self.changing.get() > 0 || self.is_making() {
            self.missed.set(true);
            return;
        }
        let known = self.book.borrow().clone();
        if self.usable(&now) == self.account() && now.active == known.active {
            self.book.replace(now);
            return;
        }
        let is_switch = self.account().is_some_and(|own| now.is_account_open(&own));
        if is_switch && self.shows_uncopied_key() {
            self.missed.set(true);
            self.reach("switch waits for a key");
            return;
        }
        self.reach("followed");
        self.set_book(now);
        self.lead_to_first_screen();
    }

    fn shows_uncopied_key(&self) -> bool {
        let Stage::Created(id) = *self.stage.borrow() else { return false };
        let is_new = self.new_keys.borrow().iter().any(|own| own.key == id);
        self.route.get() == Route::Create && is_new
    }

    async fn follow_managed(self: &Rc<Self>) {
        let managed = flow::refresh_managed(&self.host).await.expect("settings that can be read");
        if *self.managed.borrow() == managed {
            return;
        }
        self.tell("follows the organisation");
        self.set_managed(managed);
        if self.is_making() {
            return;
        }
        if self.obstacle().is_some() || self.route.get() == Route::Loading {
            self.lead_to_first_screen();
        }
    }

    /// Notes that the person is there.
    pub(crate) fn used(self: &Rc<Self>) {
        let now_millis = self.host.now_millis();
        let is_due = !(0..10_000).contains(&(now_millis - self.noted_millis.get()));
        if !self.book.borrow().can_lock() || !is_due {
            return;
        }
        self.noted_millis.set(now_millis);
        let own = Rc::clone(self);
        self.spawn(async move {
            flow::touch(&own.host).await.ok();
        });
    }

    /// Looks whether nobody has used the app for long.
    pub(crate) fn look_at_the_clock(self: &Rc<Self>) {
        self.next_look_millis.set(self.host.now_millis() + 5_000);
        let own = Rc::clone(self);
        self.spawn(async move {
            let is_making = own.is_making();
            if own.book.borrow().can_lock() && (is_making || own.is_running.get()) {
                flow::note_work(&own.host).await.ok();
            }
            if is_making || matches!(own.route.get(), Route::Unlock | Route::Loading) {
                return;
            }
            let known = own.book.borrow().clone();
            if known.accounts.len() < 2 && !known.can_lock() {
                return;
            }
            let minutes = own.minutes_until_lock();
            let looked = own.call("idle lock", None, flow::lock_if_idle(&own.host, minutes)).await;
            if let Ok(Some(_)) = looked {
                own.reach("locked by the clock");
            }
            own.follow_accounts().await;
        });
    }
}
