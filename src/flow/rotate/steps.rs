//! The steps of a rotation. Each stores what it has reached.

use super::record::{self, Phase, Rotation};
use crate::api::{Account, Failure};
use crate::domain::draft::ValidDraft;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::matching::matches;
use crate::flow::journal::{self, Loaded};
use crate::flow::keys::{Changed, delete, set_enabled};
use crate::flow::look::keys_above;
use crate::flow::{Blocked, Outcome, Step, create, read_baseline};
use crate::host::{Host, Lock, StoreError};

/// How long to wait for another window that looks for a successor, in milliseconds.
const REPLACING_MILLIS: u32 = 10_000;

/// Creates the new key and remembers which key it replaces. The old key is not touched. A key that another window is
/// replacing already is left to that.
pub async fn start(
    host: &dyn Host,
    account: &Account,
    old: &KeyRecord,
    asked: &ValidDraft,
    on_step: &dyn Fn(Step),
) -> Outcome {
    on_step(Step::ReadingBaseline);
    // From before the rotation is stored until its create has ended: meanwhile it looks like one that was given up.
    let _guard = match host.lock_within(Lock::Replacing, REPLACING_MILLIS).await {
        Ok(Some(guard)) => guard,
        Ok(None) => return Outcome::Blocked(Blocked::AnotherWindow),
        Err(error) => {
            return Outcome::Blocked(Blocked::Store(StoreError { message: error.message }));
        }
    };
    // Before the rotation is stored: an open create would settle it wrongly.
    match journal::load(host, &account.id).await {
        Ok(Loaded::Open(entry)) => return Outcome::Blocked(Blocked::OpenEntry(Box::new(entry))),
        Ok(_) => {}
        Err(error) => return Outcome::Blocked(Blocked::Store(error)),
    }
    let baseline = match read_baseline(host, account).await {
        Ok(baseline) => baseline,
        Err(failure) => return Outcome::Blocked(Blocked::NoBaseline(failure)),
    };
    let mut rotation = Rotation {
        old: old.id,
        old_name: old.name.clone(),
        new: None,
        asked: asked.clone(),
        baseline: baseline.newest,
        phase: Phase::Creating,
        base_url: account.base_url.as_str().to_owned(),
        user_id: account.user_id,
        owner: baseline.owner,
    };
    match record::begin(host, &account.id, &rotation).await {
        Ok(true) => {}
        Ok(false) => return Outcome::Blocked(Blocked::AnotherWindow),
        Err(error) => return Outcome::Blocked(Blocked::Store(error)),
    }
    let outcome = create(host, account, asked, Some(baseline), on_step).await;
    let stored = match &outcome {
        Outcome::Created(created) => {
            rotation.new = Some(created.record.id);
            rotation.phase = Phase::Created;
            record::save(host, &account.id, &rotation).await
        }
        Outcome::NotCreated(_) | Outcome::Blocked(_) => {
            record::remove(host, &account.id, &rotation).await
        }
        // The create's journal is open; `recover` goes on when it is closed.
        Outcome::Repeated(_)
        | Outcome::Ambiguous(_)
        | Outcome::StoredDifferently(_)
        | Outcome::NotSeen { .. }
        | Outcome::NewUnreadable { .. }
        | Outcome::CannotLook(_) => Ok(()),
    };
    // What is stored is one step behind then, and `recover` finds the key again.
    drop(stored);
    outcome
}

/// The rotations of this account, those that were cut short while creating brought up to what stands on the server.
///
/// # Errors
/// Only storage. A server that cannot be read leaves the rotation at `Creating`.
pub async fn recover(host: &dyn Host, account: &Account) -> Result<Vec<Rotation>, StoreError> {
    let known = record::load(host, account).await?;
    if known.iter().all(|rotation| rotation.phase != Phase::Creating) {
        return Ok(known);
    }
    // One that another window is just beginning is none that was cut short.
    let Ok(Some(_guard)) = host.try_lock(Lock::Replacing).await else { return Ok(known) };
    let mut rotations = record::load(host, account).await?;
    for rotation in rotations.iter_mut().filter(|rotation| rotation.phase == Phase::Creating) {
        if !matches!(journal::load(host, &account.id).await?, Loaded::Empty) {
            continue;
        }
        match find_new(host, account, rotation).await {
            Ok(Successor::None) => record::remove(host, &account.id, rotation).await?,
            Ok(Successor::Key(new)) => {
                rotation.new = Some(new);
                rotation.phase = Phase::Created;
                record::save(host, &account.id, rotation).await?;
            }
            // Never a guess: the person looks at the list.
            Ok(Successor::Unclear) | Err(_) => {}
        }
    }
    record::load(host, account).await
}

/// Notes which of several keys is the new one, for a rotation whose create made more than one.
pub(in super::super) async fn take_new(
    host: &dyn Host,
    account: &Account,
    asked: &ValidDraft,
    new: KeyId,
) -> Result<(), StoreError> {
    let rotations = record::load(host, account).await?;
    let is_it = |one: &Rotation| one.phase == Phase::Creating && one.asked == *asked;
    if let Some(mut rotation) = rotations.into_iter().find(is_it) {
        rotation.new = Some(new);
        rotation.phase = Phase::Created;
        record::save(host, &account.id, &rotation).await?;
    }
    Ok(())
}

/// What the account holds of a successor that was asked for.
enum Successor {
    /// This key, exactly as asked for.
    Key(KeyId),
    /// Certainly none.
    None,
    /// Several, or one that the server stored otherwise, or one that cannot be read, or the list is not whole.
    Unclear,
}

async fn find_new(
    host: &dyn Host,
    account: &Account,
    rotation: &Rotation,
) -> Result<Successor, Failure> {
    let seen = keys_above(host, account, rotation.baseline).await?;
    let is_of_another = match (seen.owner, rotation.owner) {
        (Some(seen), Some(owner)) => seen != owner,
        _ => false,
    };
    if is_of_another {
        // Nothing can be learned about it under this account.
        return Err(Failure::new(crate::api::FailureKind::NoLongerThere));
    }
    // A record that cannot be read may be the new key, too.
    if !seen.completeness.is_complete() || !seen.new_unreadable.is_empty() {
        return Ok(Successor::Unclear);
    }
    let is_named = |record: &&KeyRecord| record.name == rotation.asked.name.as_str();
    let named: Vec<&KeyRecord> = seen.new_keys.iter().filter(is_named).collect();
    Ok(match &*named {
        [] => Successor::None,
        [record] if matches(&rotation.asked, record) => Successor::Key(record.id),
        _ => Successor::Unclear,
    })
}

/// Notes that the new key is in use.
pub async fn hand_over(
    host: &dyn Host,
    account: &Account,
    rotation: &Rotation,
) -> Result<Rotation, StoreError> {
    reach(host, account, rotation, Phase::HandedOver).await
}

/// Disables the old key.
pub async fn disable_old(host: &dyn Host, account: &Account, rotation: &Rotation) -> Changed {
    let changed = set_enabled(host, account, rotation.old, false).await;
    if matches!(changed, Changed::Done { .. }) {
        // The step is seen again on the key itself if it cannot be stored.
        drop(reach(host, account, rotation, Phase::OldDisabled).await);
    }
    forget_if_gone(host, account, rotation, &changed).await;
    changed
}

/// Enables the old key again.
pub async fn enable_old(host: &dyn Host, account: &Account, rotation: &Rotation) -> Changed {
    let changed = set_enabled(host, account, rotation.old, true).await;
    if matches!(changed, Changed::Done { .. }) {
        drop(reach(host, account, rotation, Phase::HandedOver).await);
    }
    changed
}

/// Deletes the old key: the one step that cannot be taken back. The rotation is over.
pub async fn delete_old(host: &dyn Host, account: &Account, rotation: &Rotation) -> Changed {
    let changed = delete(host, account, rotation.old).await;
    forget_if_gone(host, account, rotation, &changed).await;
    changed
}

/// Takes the rotation back: the old key works again first, then the new one is deleted.
pub async fn take_back(host: &dyn Host, account: &Account, rotation: &Rotation) -> Changed {
    if rotation.phase == Phase::OldDisabled {
        let enabled = enable_old(host, account, rotation).await;
        if !matches!(enabled, Changed::Done { .. }) {
            return enabled;
        }
    }
    let Some(new) = rotation.new else { return Changed::Gone };
    let changed = delete(host, account, new).await;
    forget_if_gone(host, account, rotation, &changed).await;
    changed
}

/// Ends the rotation and leaves both keys as they are.
pub async fn finish(
    host: &dyn Host,
    account: &Account,
    rotation: &Rotation,
) -> Result<(), StoreError> {
    record::remove(host, &account.id, rotation).await
}

async fn reach(
    host: &dyn Host,
    account: &Account,
    rotation: &Rotation,
    phase: Phase,
) -> Result<Rotation, StoreError> {
    let rotation = Rotation { phase, ..rotation.clone() };
    record::save(host, &account.id, &rotation).await?;
    Ok(rotation)
}

/// Without one of its two keys there is nothing left to rotate.
async fn forget_if_gone(
    host: &dyn Host,
    account: &Account,
    rotation: &Rotation,
    changed: &Changed,
) {
    if *changed == Changed::Gone {
        // A rotation that stays stored is shown again, and can be ended by hand.
        drop(record::remove(host, &account.id, rotation).await);
    }
}
