//! What belongs to an account that is not shown: its unsent form and its unsettled create wait here for its return,
//! so that nothing of one account stands under another.

use serde_json::{Map, Value};

use super::accounts::Book;
use super::journal;
use crate::domain::account::AccountId;
use crate::host::{Host, Slot, StoreError};

/// Puts the form and the open create of `id` aside.
pub(super) async fn park(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    park_slot(host, Slot::Draft, Slot::ParkedDrafts, id).await?;
    park_journal(host, id).await
}

/// Puts the open create of `id` aside.
pub(super) async fn park_journal(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    park_slot(host, Slot::Journal, Slot::ParkedJournals, id).await
}

/// Brings back what waits for the account that is shown. Does nothing where something stands already: then the
/// parked copy is older, left by a page that died between two writes.
pub(super) async fn unpark(host: &dyn Host, book: &Book) -> Result<(), StoreError> {
    let Some(shown) = book.shown() else { return Ok(()) };
    let id = shown.profile.id.as_str();
    unpark_slot(host, Slot::Draft, Slot::ParkedDrafts, id).await?;
    let mut owner = id.to_owned();
    if let Some(account) = book.account() {
        // The create of an account that was forgotten and is connected again under a new id.
        let is_known = |id: &str| book.accounts.iter().any(|own| own.profile.id.as_str() == id);
        let parked = all(host, Slot::ParkedJournals).await?;
        let orphan = parked
            .iter()
            .find(|(id, entry)| !is_known(id) && journal::may_be_of(entry, &account))
            .map(|(id, _)| id.clone());
        if !parked.contains_key(id)
            && let Some(orphan) = orphan
        {
            owner = orphan;
        }
    }
    unpark_slot(host, Slot::Journal, Slot::ParkedJournals, &owner).await
}

/// Drops the parked form of an account that is forgotten.
pub(super) async fn drop_draft(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    let mut parked = all(host, Slot::ParkedDrafts).await?;
    if parked.remove(id.as_str()).is_some() {
        put(host, Slot::ParkedDrafts, parked).await?;
    }
    Ok(())
}

async fn park_slot(
    host: &dyn Host,
    from: Slot,
    to: Slot,
    id: &AccountId,
) -> Result<(), StoreError> {
    let value = host.load(from).await?;
    let mut parked = all(host, to).await?;
    let before = match value {
        Some(value) => parked.insert(id.as_str().to_owned(), value.clone()) != Some(value),
        None => parked.remove(id.as_str()).is_some(),
    };
    // The copy first: a page that dies in between leaves two, and the parked one is overwritten later.
    if before {
        put(host, to, parked).await?;
    }
    host.remove(from).await
}

async fn unpark_slot(host: &dyn Host, to: Slot, from: Slot, id: &str) -> Result<(), StoreError> {
    let mut parked = all(host, from).await?;
    let Some(value) = parked.remove(id) else { return Ok(()) };
    if host.load(to).await?.is_none() {
        host.save(to, value).await?;
    }
    put(host, from, parked).await
}

async fn all(host: &dyn Host, slot: Slot) -> Result<Map<String, Value>, StoreError> {
    Ok(match host.load(slot).await? {
        Some(Value::Object(parked)) => parked,
        _ => Map::new(),
    })
}

async fn put(host: &dyn Host, slot: Slot, parked: Map<String, Value>) -> Result<(), StoreError> {
    if parked.is_empty() {
        return host.remove(slot).await;
    }
    host.save(slot, Value::Object(parked)).await
}
