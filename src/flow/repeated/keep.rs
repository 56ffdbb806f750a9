//! Keeps one of the keys that a press made, and deletes the others: each is read again right before, and one that was
//! used or changed meanwhile stays.

use super::super::create::{dismiss, resume, take_lock};
use super::super::journal::{self, Entry, Loaded};
use super::super::keys::{Changed, delete, read_one};
use super::super::look::keys_above;
use super::super::new_keys;
use super::super::outcome::{Blocked, Created, Outcome, Step};
use super::super::prove::with_full_text;
use super::super::rotate;
use super::Repeated;
use crate::api::{Account, Failure, FailureKind};
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::key_state::is_never_used;
use crate::domain::settings::Settings;
use crate::host::{Host, StoreError};

/// What became of a key that was to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was deleted, and is proven to be gone.
    Deleted,
    /// It was gone already: nothing was sent.
    Gone,
    /// It stays: it has been used.
    Used,
    /// It stays: somebody has changed it.
    Changed,
    /// It stays, as the person wants it.
    Left,
    /// It stays: it could not be read right before.
    NotRead(Failure),
    /// It may be there still.
    NotDeleted(Box<Changed>),
}

impl Fate {
    /// Whether nothing is left of the key.
    pub const fn is_gone(&self) -> bool {
        matches!(self, Self::Deleted | Self::Gone)
    }

    /// Whether trying once more would do something else.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::NotRead(_) | Self::NotDeleted(_))
    }

    /// A stable kebab-case name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Gone => "gone",
            Self::Used => "used",
            Self::Changed => "changed",
            Self::Left => "left",
            Self::NotRead(_) => "not-read",
            Self::NotDeleted(_) => "not-deleted",
        }
    }
}

/// What came of keeping one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Each key that was to go, in the order in which they were tried.
    pub fates: Vec<(KeyRecord, Fate)>,
    /// The kept key, once there is nothing more to try: the entry is closed then. Otherwise what another look says.
    pub outcome: Outcome,
}

/// Notes that the person has taken the text of a key, so that it is never the one to go.
///
/// # Errors
/// Storage fails, or another window is working on the entry.
pub async fn note_copied(
    host: &dyn Host,
    account: &Account,
    repeated: &Repeated,
    id: KeyId,
) -> Result<(), StoreError> {
    let _guard = take_lock(host).await.map_err(busy)?;
    if let Some(mut entry) = open_entry(host, account, repeated).await?
        && !entry.copied.contains(&id)
    {
        entry.copied.push(id);
        journal::save(host, &account.id, &entry).await?;
    }
    Ok(())
}

/// Deletes the keys that [`Repeated::spare`] names, and proves it. One that was used or changed meanwhile stays, and
/// without the kept key all of them do.
///
/// # Errors
/// Nothing was sent: storage fails, another window is working on the entry, or has settled it.
pub async fn keep_one(
    host: &dyn Host,
    account: &Account,
    repeated: &Repeated,
    on_step: &dyn Fn(Step),
) -> Result<Kept, Blocked> {
    let guard = take_lock(host).await?;
    let entry = open_entry(host, account, repeated).await.map_err(Blocked::Store)?;
    let entry = entry.ok_or(Blocked::AlreadySettled)?;
    let spare = repeated.spare();
    let mut fates = Vec::new();
    if !is_there(host, account, &entry, repeated).await {
        drop(guard);
        let outcome = resume(host, account, &entry, on_step).await;
        return Ok(Kept { fates, outcome });
    }
    // Copied in another window since this screen was built: then it is not for this one to say.
    let is_free =
        |record: &&KeyRecord| spare.contains(&record.id) && !entry.copied.contains(&record.id);
    for record in repeated.records().filter(is_free) {
        let is_as_seen = |now: &KeyRecord| {
            now.status == record.status && Settings::of(now) == Settings::of(record)
        };
        let fate = delete_unused(host, account, record.id, &is_as_seen).await;
        fates.push((record.clone(), fate));
    }
    drop(guard);
    let is_settled = fates.len() == spare.len() && !fates.iter().any(|(_, fate)| fate.is_open());
    let told = |gone: bool| -> Vec<(KeyId, Fate)> {
        let told = fates.iter().filter(|(_, fate)| gone || !fate.is_gone());
        told.map(|(record, fate)| (record.id, fate.clone())).collect()
    };
    if is_settled && let Some(created) = settle(host, account, repeated, told(false)).await {
        return Ok(Kept { fates, outcome: Outcome::Created(Box::new(created)) });
    }
    let mut outcome = resume(host, account, &entry, on_step).await;
    if let Outcome::Repeated(again) = &mut outcome {
        again.fates = told(true);
    }
    Ok(Kept { fates, outcome })
}

/// Whether the key that is to be kept stands on the account: without it the others are no copies.
async fn is_there(host: &dyn Host, account: &Account, entry: &Entry, repeated: &Repeated) -> bool {
    let kept = repeated.kept();
    match keys_above(host, account, entry.baseline).await {
        Ok(seen) => kept.iter().all(|id| seen.new_keys.iter().any(|record| record.id == *id)),
        Err(_unread) => false,
    }
}

/// Leaves all keys as they are, and closes the entry: the kept key, and which others there are.
///
/// # Errors
/// Storage fails, or another window is working on the entry.
pub async fn leave_all(
    host: &dyn Host,
    account: &Account,
    repeated: &Repeated,
) -> Result<Created, StoreError> {
    let left = repeated.spare().into_iter().map(|id| (id, Fate::Left)).collect();
    let closed = settle(host, account, repeated, left).await;
    closed.ok_or_else(|| busy(Blocked::AnotherWindow))
}

/// Deletes a key that nobody has used and that `is_as_known`, after reading it again.
pub(in super::super) async fn delete_unused(
    host: &dyn Host,
    account: &Account,
    id: KeyId,
    is_as_known: &dyn Fn(&KeyRecord) -> bool,
) -> Fate {
    let now = match read_one(host, account, id).await {
        Ok(now) => now,
        Err(failure) if failure.kind == FailureKind::NoLongerThere => return Fate::Gone,
        Err(failure) => return Fate::NotRead(failure),
    };
    if !is_never_used(&now) {
        return Fate::Used;
    }
    if !is_as_known(&now) {
        return Fate::Changed;
    }
    match delete(host, account, id).await {
        Changed::Gone => Fate::Deleted,
        other => Fate::NotDeleted(Box::new(other)),
    }
}

/// Closes the entry of a press whose key is `kept`. A rotation that waits for it goes on with that key.
async fn close_for(
    host: &dyn Host,
    account: &Account,
    entry_id: &str,
    kept: KeyId,
) -> Result<(), StoreError> {
    if let Loaded::Open(entry) = journal::load(host, &account.id).await?
        && entry.id == entry_id
    {
        rotate::take_new(host, account, &entry.asked, kept).await?;
    }
    dismiss(host, &account.id, entry_id).await
}

/// Closes the entry; the kept key with its text. `None` when the entry stays open, to be looked at again.
async fn settle(
    host: &dyn Host,
    account: &Account,
    repeated: &Repeated,
    mut left: Vec<(KeyId, Fate)>,
) -> Option<Created> {
    let all_kept = repeated.kept();
    let kept = all_kept.first().copied()?;
    // Several were copied: each stays.
    left.extend(all_kept.iter().skip(1).map(|id| (*id, Fate::Left)));
    let created = if kept == repeated.first.record.id {
        (*repeated.first).clone()
    } else {
        let other = repeated.others.iter().find(|one| one.record.id == kept)?.clone();
        let evidence = repeated.first.evidence;
        with_full_text(host, account, other, evidence, &|_step| {}).await
    };
    if !repeated.copied.contains(&kept) {
        // Without storage the key is on its screen alone, and in the list as every key.
        drop(new_keys::remember(host, &account.id, &created.record).await);
    }
    close_for(host, account, &repeated.entry_id, kept).await.ok()?;
    Some(Created { left, ..created })
}

async fn open_entry(
    host: &dyn Host,
    account: &Account,
    repeated: &Repeated,
) -> Result<Option<Entry>, StoreError> {
    Ok(match journal::load(host, &account.id).await? {
        Loaded::Open(entry) if entry.id == repeated.entry_id => Some(entry),
        _ => None,
    })
}

fn busy(blocked: Blocked) -> StoreError {
    match blocked {
        Blocked::Store(error) => error,
        _ => StoreError { message: "another window is working on it".to_owned() },
    }
}
