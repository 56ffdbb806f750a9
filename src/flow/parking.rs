//! What belongs to an account that is not shown waits here for its return: the unsent form, the unsettled create, the
//! run of many and the rotations under way. So nothing of one account stands under another, and nothing is lost.
//!
//! Stored by the account's id: `{"<id>": {"base_url": …, "user_id": …, "slots": {"journal": …}}}`.

use serde_json::{Map, Value, json};

use super::book::Book;
use crate::domain::account::Profile;
use crate::host::{Area, Host, Slot, StoreError};

/// What belongs to one account. None of it holds a secret.
const OF_ONE_ACCOUNT: [Slot; 5] =
    [Slot::Draft, Slot::Journal, Slot::BulkPlan, Slot::BulkProgress, Slot::Rotations];

/// Where the slots of an area wait, for as long as the area itself lasts.
const PLACES: [(Area, Slot); 2] =
    [(Area::Session, Slot::ParkedForSession), (Area::Local, Slot::Parked)];

/// Puts aside all that belongs to the account that was shown.
pub(super) async fn park(host: &dyn Host, profile: &Profile) -> Result<(), StoreError> {
    for (area, place) in PLACES {
        park_area(host, profile, area, place).await?;
    }
    Ok(())
}

/// Puts aside what outlives an account that is forgotten: it may be all that is known of a key.
pub(super) async fn park_for_good(host: &dyn Host, profile: &Profile) -> Result<(), StoreError> {
    park_area(host, profile, Area::Local, Slot::Parked).await
}

/// Brings back what waits for the account that is shown. Does nothing where something stands already: then the
/// parked copy is the older one, left by a page that died between two writes.
pub(super) async fn unpark(host: &dyn Host, book: &Book) -> Result<(), StoreError> {
    let Some(shown) = book.shown() else { return Ok(()) };
    for (area, place) in PLACES {
        let mut parked = all(host, place).await?;
        // Also what an account left that was forgotten and is connected again, under a new id.
        let orphan = || {
            let is_known = |id: &str| book.accounts.iter().any(|own| own.profile.id.as_str() == id);
            let left = parked.iter().find(|(id, record)| {
                !is_known(id) && is_of(record, &shown.profile) && area == Area::Local
            });
            left.map(|(id, _)| id.clone())
        };
        let id = shown.profile.id.as_str();
        let id = if parked.contains_key(id) { Some(id.to_owned()) } else { orphan() };
        let Some(record) = id.and_then(|id| parked.remove(&id)) else { continue };
        for slot in OF_ONE_ACCOUNT.into_iter().filter(|slot| slot.area() == area) {
            let value = record.get("slots").and_then(|slots| slots.get(slot.name()));
            if let Some(value) = value
                && host.load(slot).await?.is_none()
            {
                host.save(slot, value.clone()).await?;
            }
        }
        put(host, place, parked).await?;
    }
    Ok(())
}

/// Drops the unsent form of an account that is forgotten.
pub(super) async fn drop_for_session(host: &dyn Host, profile: &Profile) -> Result<(), StoreError> {
    let mut parked = all(host, Slot::ParkedForSession).await?;
    if parked.remove(profile.id.as_str()).is_some() {
        put(host, Slot::ParkedForSession, parked).await?;
    }
    Ok(())
}

async fn park_area(
    host: &dyn Host,
    profile: &Profile,
    area: Area,
    place: Slot,
) -> Result<(), StoreError> {
    let own = || OF_ONE_ACCOUNT.into_iter().filter(move |slot| slot.area() == area);
    let mut slots = Map::new();
    for slot in own() {
        if let Some(value) = host.load(slot).await? {
            slots.insert(slot.name().to_owned(), value);
        }
    }
    let mut parked = all(host, place).await?;
    let before = parked.remove(profile.id.as_str());
    if slots.is_empty() && before.is_none() {
        return Ok(());
    }
    if !slots.is_empty() {
        let owner = owner(profile);
        let record = json!({ "base_url": owner.0, "user_id": owner.1, "slots": slots });
        parked.insert(profile.id.as_str().to_owned(), record);
    }
    // The copy first: a page that dies in between leaves both, and the parked one is put right later.
    put(host, place, parked).await?;
    for slot in own() {
        host.remove(slot).await?;
    }
    Ok(())
}

fn owner(profile: &Profile) -> (&str, Option<String>) {
    (profile.base_url.as_str(), profile.user_id.map(|id| id.to_string()))
}

fn is_of(record: &Value, profile: &Profile) -> bool {
    let (base_url, user_id) = owner(profile);
    record.get("base_url") == Some(&json!(base_url))
        && record.get("user_id") == Some(&json!(user_id))
}

async fn all(host: &dyn Host, place: Slot) -> Result<Map<String, Value>, StoreError> {
    Ok(match host.load(place).await? {
        Some(Value::Object(parked)) => parked,
        _ => Map::new(),
    })
}

async fn put(host: &dyn Host, place: Slot, parked: Map<String, Value>) -> Result<(), StoreError> {
    if parked.is_empty() {
        return host.remove(place).await;
    }
    host.save(place, Value::Object(parked)).await
}
