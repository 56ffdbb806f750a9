//! The accounts as they are stored, in two places.
//!
//! [`Slot::Accounts`] stands on the device: profiles, vaults, and the tokens of accounts that are remembered in plain
//! text. [`Slot::OpenAccounts`] stands in the browser's memory: the accounts kept until it closes, and a copy of each
//! token that a passphrase has unlocked. To lock is to write the second without those copies.

use std::fmt;

use serde_json::{Map, Value, json};

use crate::api::Account;
use crate::domain::account::{AccountId, Keeping, Profile, distinct_name};
use crate::domain::base_url::BaseUrl;
use crate::domain::secret::AccessToken;
use crate::host::{Host, Slot, StoreError};

const VERSION: i64 = 1;

/// One account and what is there of its token.
#[derive(Clone)]
pub struct Kept {
    /// All but the token.
    pub profile: Profile,
    /// `None` while locked.
    pub(super) token: Option<AccessToken>,
    /// The vault as it is stored; read when it is to be opened, and kept as it is if it cannot be.
    pub(super) vault: Option<Value>,
}

impl Kept {
    /// Whether its token is at hand.
    pub const fn is_open(&self) -> bool {
        self.token.is_some()
    }

    fn account(&self) -> Option<Account> {
        Some(Account {
            base_url: self.profile.base_url.clone(),
            user_id: self.profile.user_id,
            token: self.token.clone()?,
        })
    }
}

/// All accounts, and which of them is shown.
#[derive(Clone, Default)]
pub struct Book {
    /// In the order they were added.
    pub accounts: Vec<Kept>,
    /// The one that is shown; some account's id whenever there is one.
    pub active: Option<AccountId>,
    /// Stored values that this version cannot read; they are written back as they are.
    set_aside: Vec<Value>,
    /// What is on the device now, to tell which of the two places has to be written first.
    on_device: Vec<AccountId>,
}

impl Book {
    /// The account that is shown.
    pub fn shown(&self) -> Option<&Kept> {
        self.accounts.iter().find(|kept| Some(&kept.profile.id) == self.active.as_ref())
    }

    /// The account that is shown, unless it is locked.
    pub fn account(&self) -> Option<Account> {
        self.shown()?.account()
    }

    /// Whether the account that is shown is locked.
    pub fn is_locked(&self) -> bool {
        self.shown().is_some_and(|kept| !kept.is_open())
    }

    /// Whether there is something to lock: an open account that a passphrase guards.
    pub fn can_lock(&self) -> bool {
        self.accounts.iter().any(|kept| kept.profile.keeping == Keeping::Locked && kept.is_open())
    }

    /// The servers of all accounts.
    pub fn servers(&self) -> Vec<BaseUrl> {
        self.accounts.iter().map(|kept| kept.profile.base_url.clone()).collect()
    }

    /// Whether something stored could not be read. It stays stored.
    pub const fn has_set_aside(&self) -> bool {
        !self.set_aside.is_empty()
    }

    pub(super) fn find_mut(&mut self, id: &AccountId) -> Option<&mut Kept> {
        self.accounts.iter_mut().find(|kept| kept.profile.id == *id)
    }

    /// The open account that is the very same: connecting it again changes it and adds none.
    pub(super) fn same_as(&self, account: &Account) -> Option<&Kept> {
        self.accounts.iter().find(|own| own.account().as_ref() == Some(account))
    }

    /// Adds an account, or puts it in the place of the one with its id.
    pub(super) fn put(&mut self, mut new: Kept) {
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
            self.active = self.accounts.first().map(|kept| kept.profile.id.clone());
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither the token nor the vault.
        formatter
            .debug_struct("Kept")
            .field("profile", &self.profile)
            .field("is_open", &self.is_open())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Book {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What was set aside may hold a token.
        formatter
            .debug_struct("Book")
            .field("active", &self.active)
            .field("accounts", &self.accounts)
            .finish_non_exhaustive()
    }
}

/// Reads both places. What stands on the device wins: that is where a token would still be found.
pub(super) async fn load(host: &dyn Host) -> Result<Book, StoreError> {
    let on_device = host.load(Slot::Accounts).await?;
    let in_memory = host.load(Slot::OpenAccounts).await?.unwrap_or_default();
    let mut book = Book::default();
    if let Some(document) = on_device {
        read_device(&mut book, document);
    }
    let opened = in_memory.get("opened");
    for kept in &mut book.accounts {
        if kept.profile.keeping == Keeping::Locked {
            kept.token = opened.and_then(|all| token_of(all, kept.profile.id.as_str()));
        }
    }
    for value in list(&in_memory, "accounts") {
        let kept = Profile::from_value(value)
            .zip(token_of(value, "access_token"))
            .map(|(profile, token)| Kept { profile, token: Some(token), vault: None });
        if let Some(kept) = kept
            && !book.on_device.contains(&kept.profile.id)
        {
            book.accounts.push(kept);
        }
    }
    if let Some(active) = in_memory.get("active").and_then(Value::as_str) {
        book.active = AccountId::parse(active);
    }
    book.settle_active();
    Ok(book)
}

fn read_device(book: &mut Book, document: Value) {
    if document.get("version").and_then(Value::as_i64) != Some(VERSION) {
        book.set_aside.push(document);
        return;
    }
    book.set_aside = list(&document, "set_aside").to_vec();
    for value in list(&document, "accounts") {
        match read_kept(value) {
            Some(kept) => book.accounts.push(kept),
            None => book.set_aside.push(value.clone()),
        }
    }
    book.on_device = book.accounts.iter().map(|kept| kept.profile.id.clone()).collect();
    book.active = document.get("active").and_then(Value::as_str).and_then(AccountId::parse);
}

/// An account as it stands on the device: with its token or with its vault, whatever its state.
fn read_kept(value: &Value) -> Option<Kept> {
    let profile = Profile::from_value(value)?;
    match profile.keeping {
        Keeping::Remembered => {
            let token = token_of(value, "access_token")?;
            Some(Kept { profile, token: Some(token), vault: None })
        }
        Keeping::Locked => {
            let vault = value.get("vault").cloned().unwrap_or_default();
            Some(Kept { profile, token: None, vault: Some(vault) })
        }
        Keeping::Session => None,
    }
}

fn token_of(value: &Value, name: &str) -> Option<AccessToken> {
    AccessToken::from_stored(value.get(name)?.as_str()?)
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Writes both places. A new account is written to the device before it leaves the browser's memory, and one that
/// leaves the device is in memory before: a page that dies in between loses none.
pub(super) async fn save(host: &dyn Host, book: &mut Book) -> Result<(), StoreError> {
    book.settle_active();
    let stays = |kept: &&Kept| kept.profile.keeping != Keeping::Session;
    let on_device: Vec<AccountId> =
        book.accounts.iter().filter(stays).map(|kept| kept.profile.id.clone()).collect();
    let grows = on_device.iter().any(|id| !book.on_device.contains(id));
    if grows {
        save_device(host, book).await?;
        save_memory(host, book).await?;
    } else {
        let in_memory = save_memory(host, book).await;
        save_device(host, book).await?;
        in_memory?;
    }
    book.on_device = on_device;
    Ok(())
}

async fn save_device(host: &dyn Host, book: &Book) -> Result<(), StoreError> {
    let mut accounts = Vec::new();
    for kept in &book.accounts {
        let mut value = kept.profile.to_value();
        match kept.profile.keeping {
            Keeping::Session => continue,
            Keeping::Locked => value["vault"] = kept.vault.clone().unwrap_or_default(),
            Keeping::Remembered => {
                value["access_token"] = json!(kept.token.as_ref().map(AccessToken::expose));
            }
        }
        accounts.push(value);
    }
    if accounts.is_empty() && book.set_aside.is_empty() {
        return host.remove(Slot::Accounts).await;
    }
    let document = json!({
        "version": VERSION,
        "active": book.active.as_ref().map(AccountId::as_str),
        "accounts": accounts,
        "set_aside": book.set_aside,
    });
    host.save(Slot::Accounts, document).await
}

/// Writes what the browser's memory holds: nothing of an account that is locked.
pub(super) async fn save_memory(host: &dyn Host, book: &Book) -> Result<(), StoreError> {
    let mut accounts = Vec::new();
    let mut opened = Map::new();
    for kept in &book.accounts {
        let Some(token) = &kept.token else { continue };
        match kept.profile.keeping {
            Keeping::Session => {
                let mut value = kept.profile.to_value();
                value["access_token"] = json!(token.expose());
                accounts.push(value);
            }
            Keeping::Locked => {
                opened.insert(kept.profile.id.as_str().to_owned(), json!(token.expose()));
            }
            Keeping::Remembered => {}
        }
    }
    if book.accounts.is_empty() {
        host.remove(Slot::LastUsed).await?;
        return host.remove(Slot::OpenAccounts).await;
    }
    let document = json!({
        "active": book.active.as_ref().map(AccountId::as_str),
        "accounts": accounts,
        "opened": opened,
    });
    host.save(Slot::OpenAccounts, document).await
}
