//! The idle clock: notes that the app is used, and locks once nobody has used it for the chosen time.
//!
//! The note also says when the lock is due, so that `extension/background.js` locks then although no page is open.
//! That script reads the names and shapes written here; `tests/background.rs` runs both on one storage.

use serde_json::{Value, json};

use super::account_store::{AccountStore, hold_if_possible, load};
use super::managed::read_managed;
use super::settings::read_settings;
use super::vault::lock_now;
use crate::host::{Host, Slot, StoreError, World};

const MILLIS_PER_MINUTE: i64 = 60_000;

/// Work under way counts as use for so long after the person's own last use, in milliseconds.
const WORK_COUNTS_MILLIS: i64 = 60 * MILLIS_PER_MINUTE;

/// When the app was used, in milliseconds since 1970.
struct LastUse {
    /// By the person, or by work that goes on for them.
    noted_millis: i64,
    /// By the person themselves.
    person_millis: i64,
}

impl LastUse {
    /// Reads [`save`]'s value; `None` for anything else, which locks.
    fn from_value(value: &Value) -> Option<Self> {
        let millis = |name| value.get(name)?.as_str()?.parse().ok();
        Some(Self {
            noted_millis: millis("noted_millis")?,
            person_millis: millis("person_millis")?,
        })
    }
}

/// Notes that the person is using the app.
///
/// # Errors
/// Storage fails.
pub async fn touch(host: &dyn World) -> Result<(), StoreError> {
    let now_millis = host.now_millis();
    save(host, &LastUse { noted_millis: now_millis, person_millis: now_millis }).await
}

/// Notes that work goes on which the person has started. It puts the lock off, but not for longer than an hour after
/// the person's own last use.
///
/// # Errors
/// Storage fails.
pub async fn note_work(host: &dyn World) -> Result<(), StoreError> {
    let Some(last) = read(host).await? else { return Ok(()) };
    let now_millis = host.now_millis();
    if !is_within(WORK_COUNTS_MILLIS, last.person_millis, now_millis) {
        return Ok(());
    }
    save(host, &LastUse { noted_millis: now_millis, ..last }).await
}

/// Moves the moment of the lock to where the settings want it now. It counts as no use.
///
/// # Errors
/// Storage fails.
pub(super) async fn reschedule(host: &dyn World) -> Result<(), StoreError> {
    match read(host).await? {
        Some(last) => save(host, &last).await,
        None => Ok(()),
    }
}

/// Locks if nobody has used the app for `after_minutes`; 0 means that only closing the browser locks.
/// Without a note of the last use, or with one from the future, it locks too: a clock that jumps must not keep a
/// token open. The accounts are returned only if they were locked.
///
/// # Errors
/// Storage fails.
pub async fn lock_if_idle(
    host: &dyn Host,
    after_minutes: u32,
) -> Result<Option<AccountStore>, StoreError> {
    // Asked every few seconds, so the lock is taken only when there may be something to do.
    if is_in_use(host, after_minutes).await? {
        return Ok(None);
    }
    let _guard = hold_if_possible(host).await;
    if is_in_use(host, after_minutes).await? {
        return Ok(None);
    }
    lock_now(host).await.map(Some)
}

/// Whether nothing has to be locked now.
async fn is_in_use(host: &dyn Host, after_minutes: u32) -> Result<bool, StoreError> {
    if after_minutes == 0 || !load(host).await?.can_lock() {
        return Ok(true);
    }
    let limit_millis = i64::from(after_minutes) * MILLIS_PER_MINUTE;
    let last = read(host).await?;
    Ok(last.is_some_and(|last| is_within(limit_millis, last.noted_millis, host.now_millis())))
}

/// Whether `then` is less than `limit_millis` ago, and not yet to come.
fn is_within(limit_millis: i64, then_millis: i64, now_millis: i64) -> bool {
    (0..limit_millis).contains(&now_millis.saturating_sub(then_millis))
}

async fn read(host: &dyn Host) -> Result<Option<LastUse>, StoreError> {
    let stored = host.load(Slot::LastUsed.key()).await?;
    Ok(stored.as_ref().and_then(LastUse::from_value))
}

async fn save(host: &dyn World, last: &LastUse) -> Result<(), StoreError> {
    let minutes = lock_after_minutes(host).await?;
    let due_millis = last.noted_millis.saturating_add(i64::from(minutes) * MILLIS_PER_MINUTE);
    let lock_millis = (minutes > 0).then_some(due_millis);
    let note = json!({
        "noted_millis": last.noted_millis.to_string(),
        "person_millis": last.person_millis.to_string(),
        "lock_millis": lock_millis.map(|millis| millis.to_string()),
    });
    host.save(Slot::LastUsed.key(), note).await?;
    if let Some(lock_millis) = lock_millis {
        // After the note: the worker goes by what is stored when it wakes.
        host.wake_worker_at(lock_millis);
    }
    Ok(())
}

/// The minutes without use until the lock, 0 for never: the person's, unless the organisation wants it sooner.
async fn lock_after_minutes(host: &dyn World) -> Result<u32, StoreError> {
    let chosen = read_settings(host).await?.lock_after_minutes;
    // Asked anew each time: a window may have been open for long. Settings that cannot be read stop the app at its next
    // opening; until then the person's choice counts.
    Ok(read_managed(host).await.unwrap_or_default().lock_after(chosen))
}
