//! Several accounts: switched, renamed and forgotten.

use super::account_store::{AccountStore, hold, hold_if_possible, load, save};
use super::drafts;
use crate::api::Account;
use crate::domain::account::{AccountId, clean_name, distinct_name};
use crate::host::{AccountSlot, AccountStorage, Area, Host, StoreError, World};

/// Reads all accounts.
///
/// # Errors
/// Storage fails.
pub async fn open(host: &dyn Host) -> Result<AccountStore, StoreError> {
    load(host).await
}

/// Reads all accounts while no window is changing them. If one hangs, they are read all the same.
///
/// # Errors
/// Storage fails.
pub async fn open_settled(host: &dyn Host) -> Result<AccountStore, StoreError> {
    let _guard = hold_if_possible(host).await;
    load(host).await
}

/// The account that is shown, unless there is none or it is locked.
///
/// # Errors
/// Storage fails.
pub async fn restore(host: &dyn Host) -> Result<Option<Account>, StoreError> {
    Ok(open(host).await?.account())
}

/// Shows another account. Nothing of the one before moves: its values have keys of their own.
///
/// # Errors
/// Storage fails, or another window changes the accounts all the while.
pub async fn switch(host: &dyn World, id: &AccountId) -> Result<AccountStore, StoreError> {
    let _guard = hold(host).await?;
    let mut store = load(host).await?;
    if store.find(id).is_some() {
        store.active = Some(id.clone());
        save(host, &mut store).await?;
    }
    Ok(store)
}

/// Gives an account another name; a blank one becomes the server's.
///
/// # Errors
/// Storage fails, or another window changes the accounts all the while.
pub async fn rename(
    host: &dyn World,
    id: &AccountId,
    name: &str,
) -> Result<AccountStore, StoreError> {
    let _guard = hold(host).await?;
    let mut store = load(host).await?;
    let others = store.accounts.iter().filter(|own| own.profile.id != *id);
    let taken: Vec<String> = others.map(|own| own.profile.name.clone()).collect();
    if let Some(own) = store.find_mut(id) {
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        own.profile.name = distinct_name(&clean_name(name, &own.profile.base_url), &taken);
        save(host, &mut store).await?;
    }
    Ok(store)
}

/// Forgets an account: its token first, then its unsent forms and what was read of the server. An unsettled create
/// stays, and so do runs and rotations under way: they hold no secret, and may be all that is known of a key.
/// They come back with the account, see `left_behind`.
///
/// # Errors
/// Storage fails. Whatever can be forgotten is forgotten all the same.
pub async fn forget(host: &dyn World, id: &AccountId) -> Result<AccountStore, StoreError> {
    let _guard = hold_if_possible(host).await;
    let mut store = load(host).await?;
    store.accounts.retain(|own| own.profile.id != *id);
    let saved = save(host, &mut store).await;
    let emptied = empty(host, id).await;
    host.keep_servers(store.servers()).await;
    saved.and(emptied).map(|()| store)
}

/// Removes all that the account has until the browser closes, and what only it could do: deletes that wait do not happen.
async fn empty(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    let storage = AccountStorage::new(host, id);
    let mut emptied = Ok(());
    for form in drafts::list(host, id).await? {
        emptied = emptied.and(drafts::remove(host, id, form).await);
    }
    let goes = |slot: &AccountSlot| {
        slot.area() == Area::Session
            || matches!(slot, AccountSlot::PendingDeletes | AccountSlot::NewKeys)
    };
    for slot in AccountSlot::WITHOUT_DRAFTS.into_iter().filter(goes) {
        emptied = emptied.and(storage.remove(slot).await);
    }
    emptied
}
