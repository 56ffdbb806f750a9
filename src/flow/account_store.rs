//! The accounts as they are stored, in two places.
//!
//! [`Slot::Accounts`](crate::host::Slot::Accounts) stands on the device: profiles, vaults, and the tokens of accounts that are remembered in plain
//! text. [`Slot::OpenAccounts`](crate::host::Slot::OpenAccounts) stands in the browser's memory: the accounts kept until it closes, and a copy of each
//! token that a passphrase has unlocked. To lock is to write the second without those copies.
//!
//! Whoever changes them holds [`Lock::Accounts`](crate::host::Lock::Accounts) from reading to writing, and for nothing slower than that.

mod stored;

use std::fmt;

use serde_json::Value;

use crate::api::Account;
use crate::domain::account::{AccountId, Profile, TokenStorage, distinct_name};
use crate::domain::base_url::BaseUrl;
use crate::domain::secret::AccessToken;

pub(super) use stored::{hold, hold_if_possible, hold_one, load, save, save_memory};

/// One account and what is there of its token.
#[derive(Clone)]
pub struct StoredAccount {
    /// All but the token.
    pub profile: Profile,
    /// `None` while locked.
    pub(super) token: Option<AccessToken>,
    /// The vault as it is stored; read when it is to be opened, and kept as it is if it cannot be.
    pub(super) vault: Option<Value>,
}

impl StoredAccount {
    /// Whether its token is at hand.
    pub const fn is_open(&self) -> bool {
        self.token.is_some()
    }

    fn account(&self) -> Option<Account> {
        Some(Account {
            id: self.profile.id.clone(),
            base_url: self.profile.base_url.clone(),
            user_id: self.profile.user_id,
            token: self.token.clone()?,
        })
    }
}

/// All accounts, and which of them is shown.
#[derive(Clone, Default)]
pub struct AccountStore {
    /// In the order they were added.
    pub accounts: Vec<StoredAccount>,
    /// The one that is shown; some account's id whenever there is one.
    pub active: Option<AccountId>,
    /// Stored values that this version cannot read; they are written back as they are.
    set_aside: Vec<Value>,
    /// How often an account was locked since the browser started, so that a flow learns of a lock during its work.
    lock_count: u64,
    /// What is on the device now, to tell which of the two places has to be written first.
    on_device: Vec<AccountId>,
    /// The account that was shown when the accounts were read or last written.
    active_before: Option<AccountId>,
}

impl AccountStore {
    /// The account that is shown.
    pub fn shown(&self) -> Option<&StoredAccount> {
        self.accounts.iter().find(|own| Some(&own.profile.id) == self.active.as_ref())
    }

    /// The account that is shown, unless it is locked.
    pub fn account(&self) -> Option<Account> {
        self.shown()?.account()
    }

    /// Whether this very account is there and open.
    pub fn is_account_open(&self, account: &Account) -> bool {
        self.find(&account.id).and_then(StoredAccount::account).as_ref() == Some(account)
    }

    /// Whether the account that is shown is locked.
    pub fn is_locked(&self) -> bool {
        self.shown().is_some_and(|own| !own.is_open())
    }

    /// Whether there is something to lock: an open account that a passphrase guards.
    pub fn can_lock(&self) -> bool {
        self.accounts.iter().any(|own| own.profile.keeping == TokenStorage::Locked && own.is_open())
    }

    /// The servers of all accounts.
    pub fn servers(&self) -> Vec<BaseUrl> {
        self.accounts.iter().map(|own| own.profile.base_url.clone()).collect()
    }

    /// Whether something stored could not be read. It stays stored.
    pub const fn has_set_aside(&self) -> bool {
        !self.set_aside.is_empty()
    }

    pub(super) fn find(&self, id: &AccountId) -> Option<&StoredAccount> {
        self.accounts.iter().find(|own| own.profile.id == *id)
    }

    /// Whether the account's token, its vault and the way it is stored are as `earlier`.
    pub(super) fn is_unchanged_since(&self, earlier: &Self, id: &AccountId) -> bool {
        let secrets = |store: &Self| {
            let own = store.find(id)?;
            Some((own.profile.keeping, own.token.clone(), own.vault.clone()))
        };
        secrets(self) == secrets(earlier)
    }

    /// Whether somebody has locked since `earlier` was read.
    pub(super) const fn was_locked_since(&self, earlier: &Self) -> bool {
        self.lock_count != earlier.lock_count
    }

    /// Forgets the tokens that a passphrase guards.
    pub(super) fn lock(&mut self) {
        for own in &mut self.accounts {
            if own.profile.keeping == TokenStorage::Locked {
                own.token = None;
            }
        }
        self.lock_count += 1;
    }

    pub(super) fn find_mut(&mut self, id: &AccountId) -> Option<&mut StoredAccount> {
        self.accounts.iter_mut().find(|own| own.profile.id == *id)
    }

    /// The open account that is the very same: connecting it again changes it and adds none.
    pub(super) fn same_as(&self, account: &Account) -> Option<&StoredAccount> {
        self.accounts.iter().find(|own| own.account().as_ref() == Some(account))
    }

    /// Adds an account, or puts it in the place of the one with its id.
    pub(super) fn put(&mut self, mut new: StoredAccount) {
        let place = self.accounts.iter().position(|own| own.profile.id == new.profile.id);
        let others = self.accounts.iter().filter(|own| own.profile.id != new.profile.id);
        let taken: Vec<&str> = others.map(|own| own.profile.name.as_str()).collect();
        new.profile.name = distinct_name(&new.profile.name, &taken);
        match place {
            Some(place) => self.accounts[place] = new,
            None => self.accounts.push(new),
        }
    }

    fn settle_active(&mut self) {
        if self.shown().is_none() {
            self.active = self.accounts.first().map(|own| own.profile.id.clone());
        }
    }
}

impl fmt::Debug for StoredAccount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither the token nor the vault.
        formatter
            .debug_struct("StoredAccount")
            .field("profile", &self.profile)
            .field("is_open", &self.is_open())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for AccountStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What was set aside may hold a token.
        formatter
            .debug_struct("AccountStore")
            .field("active", &self.active)
            .field("accounts", &self.accounts)
            .finish_non_exhaustive()
    }
}
