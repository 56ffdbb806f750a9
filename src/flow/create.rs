//! Creates one key and proves it. The only place that sends the POST, and it sends it once.
//!
//! Lock → journal empty → baseline → journaled → sent → success, refused or unknown → proven.

use super::baseline::{Baseline, raised, read_baseline};
use super::bulk;
use super::candidates::{Candidate, Candidates};
use super::clock;
use super::draft_again::draft_of;
use super::journal::{self, Entry, Loaded, Phase};
use super::keys::{Changed, delete};
use super::outcome::{Blocked, Created, Evidence, Outcome, Step};
use super::prove::{Search, with_full_text};
use super::retry::once;
use super::{max_quota, new_keys};
use crate::api::{Account, Certainty, Failure, FailureKind, create_key};
use crate::domain::account::AccountId;
use crate::domain::draft::ValidDraft;
use crate::domain::key::KeyId;
use crate::host::{Guard, Host, Lock, StoreError};

/// Creates one key as asked and says what really happened.
///
/// `baseline` may have been read ahead; one that is too old, or of another account, is read again.
pub async fn create(
    host: &dyn Host,
    account: &Account,
    asked: &ValidDraft,
    baseline: Option<Baseline>,
    on_step: &dyn Fn(Step),
) -> Outcome {
    create_one(host, account, asked, baseline, true, on_step).await
}

/// As [`create`]; a masked key is left masked unless it `reveals`.
pub(super) async fn create_one(
    host: &dyn Host,
    account: &Account,
    asked: &ValidDraft,
    baseline: Option<Baseline>,
    reveals: bool,
    on_step: &dyn Fn(Step),
) -> Outcome {
    let (_guard, mut entry) = match prepare(host, account, asked, baseline, on_step).await {
        Ok(prepared) => prepared,
        Err(blocked) => return Outcome::Blocked(blocked),
    };
    on_step(Step::Sending);
    let answer = once(host, create_key::request(account, asked), create_key::read).await;
    let (cause, refusal) = match answer {
        Ok(created) => {
            entry.phase = Phase::Answered;
            entry.answered_id = created.id;
            // If this write fails, only a page that dies now knows less than it could.
            drop(journal::save(host, &account.id, &entry).await);
            (None, None)
        }
        Err(failure) if failure.certainty() == Certainty::NotApplied => (None, Some(failure)),
        Err(failure) => (Some(failure), None),
    };
    let search =
        Search { host, account, entry: &entry, on_step, cause, is_resumed: false, reveals };
    let Some(refusal) = refusal else { return search.run().await };
    // Anything but the server's own "no" never reached what creates keys.
    if refusal.kind == FailureKind::Refused
        && let Some(outcome) = search.after_refusal(&refusal).await
    {
        return outcome;
    }
    // If storage fails, the entry is looked at again later, and nothing is found.
    drop(journal::remove(host, &account.id).await);
    max_quota::learn(host, account, asked.quota.units(), &refusal).await;
    Outcome::NotCreated(refusal)
}

/// Looks again for the outcome of a create that was cut short or not seen.
pub async fn resume(
    host: &dyn Host,
    account: &Account,
    entry: &Entry,
    on_step: &dyn Fn(Step),
) -> Outcome {
    resume_one(host, account, entry, true, on_step).await
}

/// As [`resume`]; a masked key is left masked unless it `reveals`.
pub(super) async fn resume_one(
    host: &dyn Host,
    account: &Account,
    entry: &Entry,
    reveals: bool,
    on_step: &dyn Fn(Step),
) -> Outcome {
    let _guard = match take_lock(host).await {
        Ok(guard) => guard,
        Err(blocked) => return Outcome::Blocked(blocked),
    };
    // Read again under the lock: another window may have gone on, or settled it, in the meantime.
    let entry = match journal::load(host, &account.id).await {
        Ok(Loaded::Open(stored)) if stored.id == entry.id => stored,
        Ok(_) => return Outcome::Blocked(Blocked::AlreadySettled),
        Err(error) => return Outcome::Blocked(Blocked::Store(error)),
    };
    if !entry.may_belong_to(account) {
        return Outcome::Blocked(Blocked::OtherAccount);
    }
    if entry.phase == Phase::Journaled {
        // The next phase is stored before the POST is sent, so this one never was.
        drop(journal::remove(host, &account.id).await);
        return Outcome::NotCreated(Failure::new(FailureKind::NeverSent));
    }
    Search { host, account, entry: &entry, on_step, cause: None, is_resumed: true, reveals }
        .run()
        .await
}

/// Takes the candidate that the person names as theirs, and closes the entry it was shown for.
/// The other candidates stay as they are.
pub async fn pick(host: &dyn Host, account: &Account, candidate: Candidate) -> Created {
    let entry_id = candidate.entry_id.clone();
    let created =
        with_full_text(host, account, candidate, Evidence::FoundByMatch, &|_step| {}).await;
    // Without storage the key is on this screen alone.
    drop(new_keys::remember(host, &account.id, &created.record).await);
    // If the entry stays, it is looked at again: an open entry is no loss, a lost one is.
    drop(close_entry(host, &account.id, &entry_id).await);
    created
}

/// Deletes one of the candidates, and proves it. The entry is closed if the key was the new one beyond doubt: then
/// nothing is left of the create. Says whether it is closed.
pub async fn delete_candidate(
    host: &dyn Host,
    account: &Account,
    candidates: &Candidates,
    candidate: &Candidate,
) -> (Changed, bool) {
    // Before the request: if the page dies during it, the key may be gone as well.
    if let Err(error) = note_deleted_key(host, &account.id, &candidate.entry_id).await {
        return (Changed::NotSent(error), false);
    }
    let (id, is_certain) = (candidate.record.id, candidates.is_certain());
    delete_key_of_create(host, account, id, &candidate.entry_id, is_certain).await
}

/// Deletes a key that an open entry may have made, and closes the entry if it was beyond doubt. The entry must say
/// beforehand that a key of it is being deleted.
pub(super) async fn delete_key_of_create(
    host: &dyn Host,
    account: &Account,
    id: KeyId,
    entry_id: &str,
    is_certain: bool,
) -> (Changed, bool) {
    let changed = delete(host, account, id).await;
    let is_over = changed == Changed::Gone && is_certain;
    // If the entry stays, it is looked at again, and no key is found.
    let is_closed = is_over && dismiss(host, &account.id, entry_id).await.is_ok();
    (changed, is_closed)
}

/// Notes in an open entry that a key of it is being deleted.
pub(super) async fn note_deleted_key(
    host: &dyn Host,
    account: &AccountId,
    entry_id: &str,
) -> Result<(), Failure> {
    let busy = |_why| Failure::new(FailureKind::NeverSent);
    let _guard = take_lock(host).await.map_err(busy)?;
    if let Ok(Loaded::Open(mut entry)) = journal::load(host, account).await
        && entry.id == entry_id
    {
        entry.has_deleted = true;
        let saved = journal::save(host, account, &entry).await;
        saved.map_err(|_error| Failure::new(FailureKind::NeverSent))?;
    }
    Ok(())
}

/// Closes an entry whose outcome the person has seen and accepts.
/// Fails when storage does, or while another window is working on it.
pub async fn dismiss(host: &dyn Host, account: &AccountId, id: &str) -> Result<(), StoreError> {
    // Before the entry goes: a run that meets neither key nor entry would take the row for never sent.
    if let Loaded::Open(stored) = journal::load(host, account).await?
        && stored.id == id
    {
        bulk::note_dismissed(host, account, &stored).await?;
    }
    close_entry(host, account, id).await
}

/// Closes an entry.
pub(super) async fn close_entry(
    host: &dyn Host,
    account: &AccountId,
    id: &str,
) -> Result<(), StoreError> {
    let _guard = match take_lock(host).await {
        Ok(guard) => guard,
        Err(Blocked::Store(error)) => return Err(error),
        Err(_busy) => {
            return Err(StoreError { message: "another window is working on it".to_owned() });
        }
    };
    if let Loaded::Open(stored) = journal::load(host, account).await?
        && stored.id == id
    {
        journal::remove(host, account).await?;
    }
    Ok(())
}

/// Everything that has to hold before the POST may be sent.
async fn prepare(
    host: &dyn Host,
    account: &Account,
    asked: &ValidDraft,
    baseline: Option<Baseline>,
    on_step: &dyn Fn(Step),
) -> Result<(Guard, Entry), Blocked> {
    let guard = take_lock(host).await?;
    if let Loaded::Open(entry) = journal::load(host, &account.id).await.map_err(Blocked::Store)? {
        return Err(Blocked::OpenEntry(Box::new(entry)));
    }
    let ahead = baseline.filter(|ahead| ahead.is_fresh(account, host.now_millis()));
    let baseline = if let Some(ahead) = ahead {
        ahead
    } else {
        on_step(Step::ReadingBaseline);
        read_baseline(host, account).await.map_err(Blocked::NoBaseline)?
    };
    let newest = raised(host, account, &baseline).await.map_err(Blocked::Store)?;
    on_step(Step::Journaling);
    let mut entry = new_entry(host, account, asked, newest, baseline.owner);
    journal::save(host, &account.id, &entry).await.map_err(Blocked::Store)?;
    entry.phase = Phase::Sent;
    if let Err(error) = journal::save(host, &account.id, &entry).await {
        // Nothing was sent. If the entry stays, it says so itself when it is resumed.
        drop(journal::remove(host, &account.id).await);
        return Err(Blocked::Store(error));
    }
    Ok((guard, entry))
}

fn new_entry(
    host: &dyn Host,
    account: &Account,
    asked: &ValidDraft,
    baseline: KeyId,
    owner: Option<i64>,
) -> Entry {
    let started_millis = host.now_millis();
    Entry {
        id: format!("{started_millis}-{}", host.jitter_millis(u32::MAX)),
        base_url: account.base_url.clone(),
        user_id: account.user_id,
        owner,
        asked: asked.clone(),
        draft: draft_of(asked),
        baseline,
        started_millis,
        phase: Phase::Journaled,
        answered_id: None,
        has_deleted: false,
        press: clock::press_at(host, account, started_millis),
        copied: Vec::new(),
    }
}

/// Takes the lock that a create, and whatever settles one, works under.
pub(super) async fn take_lock(host: &dyn Host) -> Result<Guard, Blocked> {
    match host.try_lock(Lock::Create).await {
        Ok(Some(guard)) => Ok(guard),
        Ok(None) => Err(Blocked::AnotherWindow),
        Err(error) => Err(Blocked::Store(StoreError { message: error.to_string() })),
    }
}
