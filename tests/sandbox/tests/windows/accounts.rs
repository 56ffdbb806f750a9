//! What the person does with the accounts: connect, unlock, lock, forget, switch, keep otherwise.

use std::rc::Rc;

use comet_keys::domain::account::{AccountId, TokenStorage};
use comet_keys::domain::secret::Passphrase;
use comet_keys::flow::{self, AccountStore, ConnectForm, Settings};
use comet_keys::host::StoreError;
use serde_json::json;

use crate::server::{MARKS, TOKENS, USER_IDS, User};
use crate::window::{Route, Stage, While, Window};

const PASSPHRASES: [&str; 2] = ["correct horse battery", "staple staple staple"];

impl Window {
    /// Connects one of the two accounts.
    pub(crate) fn connect(self: &Rc<Self>) {
        if !self.is_busy.get() {
            let (user, keeping) = (self.one_of(2), TokenStorage::ALL[self.one_of(3)]);
            self.connect_as(user, keeping);
        }
    }

    pub(crate) fn connect_as(self: &Rc<Self>, user: User, keeping: TokenStorage) {
        self.go(Route::Connect);
        // Most have one passphrase for all of theirs.
        let passphrase = PASSPHRASES[usize::from(self.below(4) == 0)].to_owned();
        let form = ConnectForm {
            token: TOKENS[user].to_owned(),
            base_url: self.world.borrow().server.bases[user].to_owned(),
            user_id: USER_IDS[user].to_string(),
            keeping,
            passphrase: passphrase.clone(),
            passphrase_again: passphrase,
            ..ConnectForm::default()
        };
        self.tell(&format!("connects {} to keep it {}", MARKS[user], keeping.as_str()));
        let busy = self.busy();
        let own = Rc::clone(self);
        self.spawn_on_screen(async move {
            let (_busy, _changing) = (busy, own.changes_accounts());
            let connected = own.call("connect", None, flow::connect(&own.host, &form)).await;
            match connected {
                Ok(book) => {
                    own.reach("connected");
                    own.set_book(book);
                    own.show_first_screen().await;
                }
                Err(error) => own.tell(&format!("is not connected: {error:?}")),
            }
        });
    }

    fn busy(self: &Rc<Self>) -> While<impl Fn() + 'static> {
        self.is_busy.set(true);
        let own = Rc::clone(self);
        While(move || own.is_busy.set(false))
    }

    pub(crate) fn unlock(self: &Rc<Self>) {
        if self.is_busy.get() || self.route.get() != Route::Unlock {
            return;
        }
        let passphrase = Passphrase::new(PASSPHRASES[usize::from(self.below(3) == 0)]);
        self.tell("unlocks");
        let busy = self.busy();
        let own = Rc::clone(self);
        self.spawn_on_screen(async move {
            let (_busy, _changing) = (busy, own.changes_accounts());
            let unlocked = own.call("unlock", None, flow::unlock(&own.host, &passphrase)).await;
            match unlocked {
                Ok(book) => {
                    own.reach("unlocked");
                    own.set_book(book);
                    own.show_first_screen().await;
                }
                Err(error) => own.tell(&format!("is not unlocked: {error:?}")),
            }
        });
    }

    pub(crate) fn lock(self: &Rc<Self>) {
        if !self.book.borrow().can_lock() {
            return;
        }
        self.tell("locks");
        let own = Rc::clone(self);
        self.spawn(async move {
            let _changing = own.changes_accounts();
            let since = own.world.borrow().event;
            let Ok(book) = own.call("lock", None, flow::lock(&own.host)).await else { return };
            for stored in &book.accounts {
                if stored.profile.keeping == TokenStorage::Locked {
                    own.world.borrow().check_token_is_gone(&stored.profile.id, since);
                }
            }
            own.set_book(book);
            own.show_first_screen().await;
        });
    }

    /// Forgets the account that is shown.
    pub(crate) fn disconnect(self: &Rc<Self>) {
        let Some(id) = self.account_id() else { return };
        self.tell(&format!("disconnects {}", id.as_str()));
        self.end_others();
        let own = Rc::clone(self);
        self.spawn(async move {
            let _changing = own.changes_accounts();
            if let Ok(book) = own.forget_account(&id).await {
                own.set_book(book);
                own.show_first_screen().await;
            }
        });
    }

    async fn forget_account(&self, id: &AccountId) -> Result<AccountStore, StoreError> {
        let since = self.world.borrow().event;
        let forgotten = self.call("forget", None, flow::forget(&self.host, id)).await;
        if forgotten.is_ok() {
            let mut world = self.world.borrow_mut();
            world.check_token_is_gone(id, since);
            if !world.has_account(id) {
                world.ledger.forgotten.insert(id.clone());
            }
        }
        forgotten
    }

    /// Another account than the one that is shown.
    fn another(&self) -> Option<AccountId> {
        let book = self.book.borrow();
        let mut others =
            book.accounts.iter().filter(|own| Some(&own.profile.id) != book.active.as_ref());
        let count = others.clone().count();
        let at = if count == 0 { return None } else { self.one_of(count) };
        others.nth(at).map(|own| own.profile.id.clone())
    }

    pub(crate) fn forget_another(self: &Rc<Self>) {
        let Some(id) = self.another() else { return };
        self.go(Route::Accounts);
        self.tell(&format!("forgets {}", id.as_str()));
        let own = Rc::clone(self);
        self.spawn(async move {
            let _changing = own.changes_accounts();
            if let Ok(book) = own.forget_account(&id).await {
                own.set_book(book);
                own.leave_loading();
            }
        });
    }

    pub(crate) fn switch(self: &Rc<Self>) {
        let Some(id) = self.another() else { return };
        self.go(Route::Accounts);
        self.tell(&format!("switches to {}", id.as_str()));
        let own = Rc::clone(self);
        self.spawn(async move {
            let _changing = own.changes_accounts();
            let switched = own.call("switch", None, flow::switch(&own.host, &id)).await;
            if let Ok(book) = switched {
                own.set_book(book);
                own.show_first_screen().await;
            }
        });
    }

    /// Saves the shown account's name and the way its token is kept.
    pub(crate) fn save_account(self: &Rc<Self>) {
        let Some(account) = self.account() else { return };
        self.go(Route::Accounts);
        let keeping = TokenStorage::ALL[self.one_of(3)];
        let passphrase = PASSPHRASES[self.one_of(2)];
        self.tell(&format!("keeps {} {}", account.id.as_str(), keeping.as_str()));
        let own = Rc::clone(self);
        self.spawn(async move {
            let _changing = own.changes_accounts();
            let id = account.id;
            let renamed = own.call("rename", None, flow::rename(&own.host, &id, "Renamed")).await;
            if renamed.is_err() {
                return;
            }
            let change =
                flow::change_token_storage(&own.host, &id, keeping, passphrase, passphrase);
            match own.call("change keeping", None, change).await {
                Ok(book) => {
                    own.reach("kept otherwise");
                    own.set_book(book);
                    own.leave_loading();
                }
                Err(error) => own.tell(&format!("keeps it as it is: {error:?}")),
            }
        });
    }

    /// Another window may have switched meanwhile: then nothing is shown until the other account's first screen is known.
    fn leave_loading(self: &Rc<Self>) {
        if self.route.get() == Route::Loading {
            self.lead_to_first_screen();
        }
    }

    /// Chooses after how many minutes the lock strikes.
    pub(crate) fn change_lock_time(self: &Rc<Self>) {
        let minutes = [1, 5, 15, 60][self.one_of(4)];
        self.tell(&format!("locks after {minutes} minutes"));
        let own = Rc::clone(self);
        self.spawn(async move {
            let change = flow::change_setting(&own.host, Settings::LOCK_AFTER, json!(minutes));
            own.call("setting", None, change).await.ok();
        });
    }

    /// Leaves for the first screen.
    pub(crate) fn back(self: &Rc<Self>) {
        if self.is_making() || matches!(*self.stage.borrow(), Stage::Unsettled(_)) {
            return;
        }
        let own = Rc::clone(self);
        self.spawn(async move { own.show_first_screen().await });
    }
}
