//! Deletes that wait for a while in which the person can change their mind. They stand in a queue, each by itself.
//!
//! The queue is stored under its account, so that every window shows it. One window at a time carries it out, behind
//! [`Lock::Deleting`]. If that window dies, the next one goes on: what was overdue by then waits its while anew first,
//! and what had already begun is asked for again, which proves what became of it. So a delete that the person has
//! confirmed either happens, or is undone, or says that it could not be done.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::account_store::hold_one;
use super::create::{delete_key_of_create, note_deleted_key};
use super::keys::{Changed, delete};
use crate::api::{Account, Failure};
use crate::domain::account::AccountId;
use crate::domain::key::KeyId;
use crate::host::{AccountSlot, Guard, Host, Lock, StoreError};

/// How long a delete waits, in milliseconds.
pub const UNDO_MILLIS: i64 = 5_000;

/// The queue is looked at so often at least while something waits, in milliseconds: another window may undo.
const LOOK_EVERY_MILLIS: i64 = 1_000;

/// Nobody holds the lock of the queue for longer than a read and a write.
const QUEUE_LOCK_MILLIS: u32 = 10_000;

const VERSION: i64 = 1;

/// One delete that the person has confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingDelete {
    /// The key.
    pub key: KeyId,
    /// Its name, as the person typed it.
    pub name: String,
    /// When it is carried out, by the local clock.
    pub due_millis: i64,
    /// How far it is.
    pub phase: Phase,
    /// The unsettled create that the key may have come from.
    pub of_create: Option<OfCreate>,
}

/// How far a delete is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// It can be undone.
    Waiting,
    /// The server may have been asked.
    Begun,
    /// The key was not deleted, or nobody can tell. It stays in the queue until the person has seen that.
    Failed,
}

impl Phase {
    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Begun => "begun",
            Self::Failed => "failed",
        }
    }
}

/// The create whose outcome a key may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfCreate {
    /// The journal's entry.
    pub entry_id: String,
    /// Whether the key is the new one beyond doubt: then nothing is left of the create once it is gone.
    pub is_certain: bool,
}

impl PendingDelete {
    /// A delete that has just been confirmed.
    pub fn new(key: KeyId, name: String, of_create: Option<OfCreate>, now_millis: i64) -> Self {
        let due_millis = now_millis.saturating_add(UNDO_MILLIS);
        Self { key, name, due_millis, phase: Phase::Waiting, of_create }
    }

    /// How many seconds are left to undo it, counted up.
    pub const fn seconds_left(&self, now_millis: i64) -> i64 {
        let left_millis = self.due_millis.saturating_sub(now_millis);
        if left_millis <= 0 { 0 } else { (left_millis - 1) / 1_000 + 1 }
    }
}

/// What a window shows while it carries out the queue.
pub struct Watch<'a> {
    /// The queue, each time it is looked at.
    pub on_queue: &'a dyn Fn(&[PendingDelete]),
    /// A delete, and what became of it. The second says whether its create is settled with it.
    pub on_done: &'a dyn Fn(&PendingDelete, Changed, bool),
}

/// Why a window stopped carrying out the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Nothing waits any more.
    Empty,
    /// Another window carries it out.
    AnotherWindow,
    /// The browser's storage or locks failed.
    Store,
}

/// The queue, the first confirmed first.
///
/// # Errors
/// Storage fails.
pub async fn load(host: &dyn Host, account: &AccountId) -> Result<Vec<PendingDelete>, StoreError> {
    let value = host.load(AccountSlot::PendingDeletes.of(account)).await?;
    Ok(value.as_ref().and_then(read).unwrap_or_default())
}

/// Puts a delete at the end of the queue. One key waits once: confirmed again, it waits its while anew.
///
/// # Errors
/// Storage fails, or another window has forgotten the account; then nothing is deleted.
pub async fn add(
    host: &dyn Host,
    account: &AccountId,
    delete: PendingDelete,
) -> Result<Vec<PendingDelete>, StoreError> {
    change(host, account, |queue| {
        let is_begun = queue.iter().any(|own| own.key == delete.key && own.phase == Phase::Begun);
        if !is_begun {
            queue.retain(|own| own.key != delete.key);
            queue.push(delete);
        }
    })
    .await
}

/// Takes a delete out of the queue that has not begun, or that has failed. The queue as it is then: if the key is still
/// in it, it was too late.
///
/// # Errors
/// Storage fails; then it goes on.
pub async fn undo(
    host: &dyn Host,
    account: &AccountId,
    key: KeyId,
) -> Result<Vec<PendingDelete>, StoreError> {
    change(host, account, |queue| {
        queue.retain(|own| own.key != key || own.phase == Phase::Begun);
    })
    .await
}

/// Carries out what is due, one after the other, until nothing waits.
pub async fn carry_out(host: &dyn Host, account: &Account, watch: &Watch<'_>) -> Stopped {
    let Ok(guard) = host.try_lock(Lock::Deleting).await else { return Stopped::Store };
    let Some(_carrying) = guard else { return Stopped::AnotherWindow };
    let carried_out = carry_out_behind_lock(host, account, watch).await;
    if carried_out.is_ok() { Stopped::Empty } else { Stopped::Store }
}

async fn carry_out_behind_lock(
    host: &dyn Host,
    account: &Account,
    watch: &Watch<'_>,
) -> Result<(), StoreError> {
    let now_millis = host.now_millis();
    // Whoever saw these counted down is gone.
    change(host, &account.id, |queue| {
        let is_overdue =
            |own: &&mut PendingDelete| own.phase == Phase::Waiting && own.due_millis < now_millis;
        for own in queue.iter_mut().filter(is_overdue) {
            own.due_millis = now_millis.saturating_add(UNDO_MILLIS);
        }
    })
    .await?;
    loop {
        let queue = load(host, &account.id).await?;
        (watch.on_queue)(&queue);
        let pending = queue.iter().filter(|own| own.phase != Phase::Failed);
        let Some(next) = pending.min_by_key(|own| own.due_millis) else { return Ok(()) };
        let left_millis = next.due_millis.saturating_sub(host.now_millis());
        if next.phase == Phase::Waiting && left_millis > 0 {
            let wait_millis = left_millis.min(LOOK_EVERY_MILLIS);
            host.sleep(u32::try_from(wait_millis).unwrap_or_default()).await;
            continue;
        }
        let queue = set_phase(host, &account.id, next.key, Phase::Begun).await?;
        let Some(begun) = queue.iter().find(|own| own.key == next.key) else { continue };
        (watch.on_queue)(&queue);
        let (changed, is_settled) = carry_out_one(host, account, begun).await;
        let queue = if changed == Changed::Gone {
            change(host, &account.id, |queue| queue.retain(|own| own.key != begun.key)).await?
        } else {
            set_phase(host, &account.id, begun.key, Phase::Failed).await?
        };
        (watch.on_queue)(&queue);
        (watch.on_done)(begun, changed, is_settled);
    }
}

async fn carry_out_one(
    host: &dyn Host,
    account: &Account,
    pending: &PendingDelete,
) -> (Changed, bool) {
    let Some(OfCreate { entry_id, is_certain }) = &pending.of_create else {
        return (delete(host, account, pending.key).await, false);
    };
    let noted: Result<(), Failure> = note_deleted_key(host, &account.id, entry_id).await;
    match noted {
        Ok(()) => delete_key_of_create(host, account, pending.key, entry_id, *is_certain).await,
        Err(failure) => (Changed::NotSent(failure), false),
    }
}

async fn set_phase(
    host: &dyn Host,
    account: &AccountId,
    key: KeyId,
    phase: Phase,
) -> Result<Vec<PendingDelete>, StoreError> {
    change(host, account, |queue| {
        queue.iter_mut().filter(|own| own.key == key).for_each(|own| own.phase = phase);
    })
    .await
}

/// Reads the queue, changes it and writes it, while no other window does.
async fn change(
    host: &dyn Host,
    account: &AccountId,
    change: impl FnOnce(&mut Vec<PendingDelete>),
) -> Result<Vec<PendingDelete>, StoreError> {
    let _guard = hold(host).await?;
    let before = load(host, account).await?;
    let mut queue = before.clone();
    change(&mut queue);
    let key = AccountSlot::PendingDeletes.of(account);
    if queue.is_empty() {
        host.remove(key).await?;
    } else if queue != before {
        let _kept =
            hold_one(host, account).await?.ok_or_else(|| failed("the account was forgotten"))?;
        host.save(key, write(&queue)).await?;
    }
    Ok(queue)
}

async fn hold(host: &dyn Host) -> Result<Guard, StoreError> {
    let guard = host.lock_within(Lock::PendingDeletes, QUEUE_LOCK_MILLIS).await;
    guard
        .map_err(|error| failed(&error.to_string()))?
        .ok_or_else(|| failed("another window holds the queue of deletes"))
}

fn failed(message: &str) -> StoreError {
    StoreError { message: message.to_owned() }
}

/// 64-bit numbers are text: a browser's storage cannot hold them all.
#[derive(Serialize, Deserialize)]
struct Stored {
    key: String,
    name: String,
    due_millis: String,
    phase: Phase,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of_create: Option<OfCreate>,
}

fn write(queue: &[PendingDelete]) -> Value {
    let stored = queue.iter().map(|own| Stored {
        key: own.key.0.to_string(),
        name: own.name.clone(),
        due_millis: own.due_millis.to_string(),
        phase: own.phase,
        of_create: own.of_create.clone(),
    });
    let deletes = serde_json::to_value(stored.collect::<Vec<_>>()).unwrap_or_default();
    json!({ "version": VERSION, "deletes": deletes })
}

/// `None` for what another version wrote: a delete that nobody can read is not carried out.
fn read(value: &Value) -> Option<Vec<PendingDelete>> {
    if value.get("version")?.as_i64()? != VERSION {
        return None;
    }
    let stored = Vec::<Stored>::deserialize(value.get("deletes")?).ok()?;
    let read = |own: Stored| {
        Some(PendingDelete {
            key: KeyId(own.key.parse().ok()?),
            name: own.name,
            due_millis: own.due_millis.parse().ok()?,
            phase: own.phase,
            of_create: own.of_create,
        })
    };
    stored.into_iter().map(read).collect()
}
