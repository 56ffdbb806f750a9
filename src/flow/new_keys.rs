//! New keys that nobody has copied yet. They stay within reach until the person has copied or dismissed them: after the
//! popup has closed, after a lock, after a switch to another account and back.
//!
//! What is stored is their number and name. Their text is stored nowhere: it is read again when it is asked for.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::account_store::hold_one;
use super::retry::once;
use super::reveal::reveal;
use crate::api::{Account, Failure, get_key};
use crate::domain::account::AccountId;
use crate::domain::key::{KeyId, KeyRecord, KeyText};
use crate::domain::secret::ApiKey;
use crate::host::{AccountSlot, Host, Lock, StoreError};

/// So many are remembered; the oldest go first.
const MAX_KEYS: usize = 20;

/// Nobody holds the lock for longer than a read and a write.
const LOCK_MILLIS: u32 = 10_000;

const VERSION: i64 = 1;

/// A key that was made and not copied yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// Its number.
    pub key: KeyId,
    /// Its name.
    pub name: String,
    /// When it was made, by the local clock.
    pub made_millis: i64,
}

/// Those of an account, the newest last.
///
/// # Errors
/// Storage fails.
pub async fn load(host: &dyn Host, account: &AccountId) -> Result<Vec<NewKey>, StoreError> {
    let value = host.load(AccountSlot::NewKeys.of(account)).await?;
    Ok(value.as_ref().and_then(read).unwrap_or_default())
}

/// Remembers a key that has just been proven.
///
/// # Errors
/// Storage fails.
pub(super) async fn remember(
    host: &dyn Host,
    account: &AccountId,
    record: &KeyRecord,
) -> Result<(), StoreError> {
    let made_millis = host.now_millis();
    let new = NewKey { key: record.id, name: record.name.clone(), made_millis };
    change(host, account, |keys| {
        keys.retain(|own| own.key != new.key);
        keys.push(new);
        let surplus = keys.len().saturating_sub(MAX_KEYS);
        keys.drain(..surplus);
    })
    .await
    .map(drop)
}

/// Forgets a key that was copied, dismissed or deleted. Those that are left.
///
/// # Errors
/// Storage fails.
pub async fn dismiss(
    host: &dyn Host,
    account: &AccountId,
    key: KeyId,
) -> Result<Vec<NewKey>, StoreError> {
    if load(host, account).await?.iter().all(|own| own.key != key) {
        // The usual case, which needs no lock.
        return load(host, account).await;
    }
    change(host, account, |keys| keys.retain(|own| own.key != key)).await
}

/// Reads the text of a key: from its record, or by asking for it where the server masks it.
///
/// # Errors
/// The key cannot be read, or is no longer there.
pub async fn read_text(host: &dyn Host, account: &Account, key: KeyId) -> Result<ApiKey, Failure> {
    let record = once(host, get_key::request(account, key), get_key::read).await?;
    match record.key {
        KeyText::Full(text) => Ok(text),
        KeyText::Masked(_) => reveal(host, account, key).await,
    }
}

async fn change(
    host: &dyn Host,
    account: &AccountId,
    change: impl FnOnce(&mut Vec<NewKey>),
) -> Result<Vec<NewKey>, StoreError> {
    // Without the lock two windows may take one another's change back: a key is offered once more, or once less.
    let _guard = host.lock_within(Lock::NewKeys, LOCK_MILLIS).await.ok().flatten();
    let mut keys = load(host, account).await?;
    change(&mut keys);
    let slot = AccountSlot::NewKeys.of(account);
    if keys.is_empty() {
        host.remove(slot).await?;
    } else {
        // Nothing is offered of an account that another window has forgotten meanwhile. Where nobody can tell, the key counts
        // for more than a trace.
        let kept = hold_one(host, account).await;
        if matches!(kept, Ok(None)) {
            return Ok(Vec::new());
        }
        host.save(slot, write(&keys)).await?;
    }
    Ok(keys)
}

/// 64-bit numbers are text: a browser's storage cannot hold them all.
#[derive(Serialize, Deserialize)]
struct Stored {
    key: String,
    name: String,
    made_millis: String,
}

fn write(keys: &[NewKey]) -> Value {
    let stored = keys.iter().map(|own| Stored {
        key: own.key.0.to_string(),
        name: own.name.clone(),
        made_millis: own.made_millis.to_string(),
    });
    let keys = serde_json::to_value(stored.collect::<Vec<_>>()).unwrap_or_default();
    json!({ "version": VERSION, "keys": keys })
}

/// `None` for what another version wrote; the keys are on the server all the same.
fn read(value: &Value) -> Option<Vec<NewKey>> {
    if value.get("version")?.as_i64()? != VERSION {
        return None;
    }
    let stored = Vec::<Stored>::deserialize(value.get("keys")?).ok()?;
    let read = |own: Stored| {
        let (key, made_millis) = (own.key.parse().ok()?, own.made_millis.parse().ok()?);
        Some(NewKey { key: KeyId(key), name: own.name, made_millis })
    };
    stored.into_iter().map(read).collect()
}
