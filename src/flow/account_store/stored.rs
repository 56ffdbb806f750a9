//! Reads and writes both places of the accounts, and keeps other windows out meanwhile.

use serde_json::{Map, Value, json};

use super::{AccountStore, StoredAccount};
use crate::domain::account::{AccountId, Profile, TokenStorage};
use crate::domain::secret::AccessToken;
use crate::host::{Guard, Host, Lock, Slot, StoreError, World};

const VERSION: i64 = 1;

/// How long to wait for another window that changes the accounts, in milliseconds. It takes milliseconds.
const WAIT_MILLIS: u32 = 3_000;

/// Keeps other windows from changing the accounts until the guard is dropped.
///
/// # Errors
/// Another window changes them all the while, or the browser has no locks. Nothing may be changed then.
pub(in super::super) async fn hold(host: &dyn Host) -> Result<Guard, StoreError> {
    match host.lock_within(Lock::Accounts, WAIT_MILLIS).await {
        Ok(Some(guard)) => Ok(guard),
        Ok(None) => {
            Err(StoreError { message: "another window is changing the accounts".to_owned() })
        }
        Err(error) => Err(StoreError { message: error.to_string() }),
    }
}

/// Keeps an account from being forgotten until the guard is dropped, so that nothing is stored for one that was. `None` if
/// it was.
///
/// # Errors
/// As [`hold`], or storage fails.
pub(in super::super) async fn hold_one(
    host: &dyn Host,
    id: &AccountId,
) -> Result<Option<Guard>, StoreError> {
    if *id == AccountId::sole() {
        // An element's account is its page's, and stands nowhere.
        return Ok(Some(Guard::new(())));
    }
    let guard = hold(host).await?;
    let is_there = load(host).await?.find(id).is_some();
    Ok(is_there.then_some(guard))
}

/// As [`hold`], for what takes a token away: a window that hangs must not keep it there.
pub(in super::super) async fn hold_if_possible(host: &dyn Host) -> Option<Guard> {
    hold(host).await.ok()
}

/// Reads both places. What stands on the device wins: that is where a token would still be found.
pub(in super::super) async fn load(host: &dyn Host) -> Result<AccountStore, StoreError> {
    let on_device = host.load(Slot::Accounts.key()).await?;
    let in_memory = host.load(Slot::OpenAccounts.key()).await?.unwrap_or_default();
    let mut store = AccountStore::default();
    if let Some(document) = on_device {
        read_device(&mut store, document);
    }
    store.lock_count = in_memory.get("lock_count").and_then(Value::as_u64).unwrap_or_default();
    let opened = in_memory.get("opened");
    for own in &mut store.accounts {
        if own.profile.keeping == TokenStorage::Locked {
            own.token = opened.and_then(|all| token_of(all, own.profile.id.as_str()));
        }
    }
    for value in list(&in_memory, "accounts") {
        let own = Profile::from_value(value)
            .zip(token_of(value, "access_token"))
            .map(|(profile, token)| StoredAccount { profile, token: Some(token), vault: None });
        if let Some(own) = own
            && !store.on_device.contains(&own.profile.id)
        {
            store.accounts.push(own);
        }
    }
    if let Some(active) = in_memory.get("active").and_then(Value::as_str) {
        store.active = AccountId::parse(active);
    }
    store.settle_active();
    store.active_before.clone_from(&store.active);
    Ok(store)
}

fn read_device(store: &mut AccountStore, document: Value) {
    if document.get("version").and_then(Value::as_i64) != Some(VERSION) {
        store.set_aside.push(document);
        return;
    }
    store.set_aside = list(&document, "set_aside").to_vec();
    for value in list(&document, "accounts") {
        match read_account(value) {
            Some(own) => store.accounts.push(own),
            None => store.set_aside.push(value.clone()),
        }
    }
    store.on_device = store.accounts.iter().map(|own| own.profile.id.clone()).collect();
    store.active = document.get("active").and_then(Value::as_str).and_then(AccountId::parse);
}

/// An account as it stands on the device: with its token or with its vault, whatever its state.
fn read_account(value: &Value) -> Option<StoredAccount> {
    let profile = Profile::from_value(value)?;
    match profile.keeping {
        TokenStorage::Remembered => {
            let token = token_of(value, "access_token")?;
            Some(StoredAccount { profile, token: Some(token), vault: None })
        }
        TokenStorage::Locked => {
            let vault = value.get("vault").cloned().unwrap_or_default();
            Some(StoredAccount { profile, token: None, vault: Some(vault) })
        }
        TokenStorage::Session => None,
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
pub(in super::super) async fn save(
    host: &dyn World,
    store: &mut AccountStore,
) -> Result<(), StoreError> {
    store.settle_active();
    let stays = |own: &&StoredAccount| own.profile.keeping != TokenStorage::Session;
    let on_device: Vec<AccountId> =
        store.accounts.iter().filter(stays).map(|own| own.profile.id.clone()).collect();
    let grows = on_device.iter().any(|id| !store.on_device.contains(id));
    if grows {
        save_device(host, store).await?;
        save_memory(host, store).await?;
    } else {
        let in_memory = save_memory(host, store).await;
        save_device(host, store).await?;
        in_memory?;
    }
    store.on_device = on_device;
    take_badge_off(host, store).await
}

/// Another account's number on the toolbar says nothing of this one, and on the device is only what belongs to an account
/// that is there.
async fn take_badge_off(host: &dyn World, store: &mut AccountStore) -> Result<(), StoreError> {
    let is_another = store.active != store.active_before;
    store.active_before.clone_from(&store.active);
    if is_another {
        host.show_badge(0);
    }
    if is_another || store.shown().is_none_or(|own| own.profile.keeping == TokenStorage::Session) {
        return host.remove(Slot::Badge.key()).await;
    }
    Ok(())
}

async fn save_device(host: &dyn Host, store: &AccountStore) -> Result<(), StoreError> {
    let mut accounts = Vec::new();
    for own in &store.accounts {
        let mut value = own.profile.to_value();
        match own.profile.keeping {
            TokenStorage::Session => continue,
            TokenStorage::Locked => value["vault"] = own.vault.clone().unwrap_or_default(),
            TokenStorage::Remembered => {
                value["access_token"] = json!(own.token.as_ref().map(AccessToken::expose));
            }
        }
        accounts.push(value);
    }
    if accounts.is_empty() && store.set_aside.is_empty() {
        return host.remove(Slot::Accounts.key()).await;
    }
    let document = json!({
        "version": VERSION,
        "active": store.active.as_ref().map(AccountId::as_str),
        "accounts": accounts,
        "set_aside": store.set_aside,
    });
    host.save(Slot::Accounts.key(), document).await
}

/// Writes what the browser's memory holds: nothing of an account that is locked.
pub(in super::super) async fn save_memory(
    host: &dyn Host,
    store: &AccountStore,
) -> Result<(), StoreError> {
    let mut accounts = Vec::new();
    let mut opened = Map::new();
    for own in &store.accounts {
        let Some(token) = &own.token else { continue };
        match own.profile.keeping {
            TokenStorage::Session => {
                let mut value = own.profile.to_value();
                value["access_token"] = json!(token.expose());
                accounts.push(value);
            }
            TokenStorage::Locked => {
                opened.insert(own.profile.id.as_str().to_owned(), json!(token.expose()));
            }
            TokenStorage::Remembered => {}
        }
    }
    if store.accounts.is_empty() {
        host.remove(Slot::LastUsed.key()).await?;
        return host.remove(Slot::OpenAccounts.key()).await;
    }
    let document = json!({
        "active": store.active.as_ref().map(AccountId::as_str),
        "accounts": accounts,
        "opened": opened,
        "lock_count": store.lock_count,
    });
    host.save(Slot::OpenAccounts.key(), document).await
}
