//! A run as it is stored: what each row asks for, written once, and how far each got, written before and after each step.

use serde_json::{Value, json};

use super::super::journal::Entry;
use super::row::{Row, RowState};
use crate::api::Account;
use crate::domain::account::AccountId;
use crate::domain::base_url::BaseUrl;
use crate::domain::draft::ValidDraft;
use crate::domain::key::KeyId;
use crate::domain::user_id::UserId;
use crate::host::{AccountSlot, AccountStorage, Host, Lock, StoreError};

const VERSION: u64 = 1;

/// A run of many creates on one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Tells this run from every other one of this browser.
    pub id: String,
    /// The server it goes to.
    pub base_url: BaseUrl,
    /// The user id the account was connected with.
    pub user_id: Option<UserId>,
    /// The account's numeric id, once the server has told.
    pub owner: Option<i64>,
    /// The rows, in their order.
    pub rows: Vec<Row>,
}

/// What is stored of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Nothing.
    Empty,
    /// This run.
    Open(Run),
    /// Something that this version cannot read. It stays until the person discards it.
    Unreadable,
}

impl Run {
    /// How many rows are in a state with this [`RowState::code`].
    pub fn count(&self, code: &str) -> usize {
        self.rows.iter().filter(|row| row.state.code() == code).count()
    }

    /// Whether a row still waits or is under way.
    pub fn is_open(&self) -> bool {
        self.rows.iter().any(|row| matches!(row.state, RowState::Waiting | RowState::Started(_)))
    }

    /// Whether `account` may be the one this run belongs to.
    pub fn may_belong_to(&self, account: &Account) -> bool {
        let users = self.user_id.zip(account.user_id);
        self.base_url == account.base_url && users.is_none_or(|(own, other)| own == other)
    }

    /// The keys that the server stored otherwise than asked.
    pub fn different_ids(&self) -> Vec<KeyId> {
        let different = self.rows.iter().filter_map(|row| match row.state {
            RowState::Different(id) => Some(id),
            _ => None,
        });
        different.collect()
    }

    /// Whether a row has this key already.
    pub(super) fn has_key(&self, id: KeyId) -> bool {
        let of_row = |state: &RowState| match *state {
            RowState::Created(own) | RowState::Different(own) => Some(own),
            _ => None,
        };
        self.rows.iter().any(|row| of_row(&row.state) == Some(id) || row.copies.contains(&id))
    }

    /// Every key that a row's create made beside the row's own.
    pub fn copies(&self) -> Vec<KeyId> {
        self.rows.iter().flat_map(|row| row.copies.iter().copied()).collect()
    }

    /// The key of one row, once it exists.
    pub fn created_id(&self, at: usize) -> Option<KeyId> {
        match self.rows.get(at)?.state {
            RowState::Created(id) => Some(id),
            _ => None,
        }
    }
}

/// Lets refused rows wait again, because the person wants them to be tried once more.
/// `None` when there is no run that can be read. Fails when storage does, or while another window works on it.
pub async fn retry_refused(host: &dyn Host, id: &AccountId) -> Result<Option<Run>, StoreError> {
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else { return Err(busy()) };
    let Loaded::Open(mut run) = load(host, id).await? else { return Ok(None) };
    for row in &mut run.rows {
        if matches!(row.state, RowState::Refused(_)) {
            row.state = RowState::Waiting;
        }
    }
    save(host, id, &run).await?;
    Ok(Some(run))
}

fn busy() -> StoreError {
    StoreError { message: "another window is working on it".to_owned() }
}

/// Whether a journal entry is a row's of the run that the account keeps.
pub async fn is_under_way(host: &dyn Host, id: &AccountId, entry: &Entry) -> bool {
    match load(host, id).await {
        Ok(Loaded::Open(run)) => run.rows.iter().any(|row| row.asked == entry.asked),
        _ => false,
    }
}

/// Writes down a new run; nothing is sent yet. Fails when storage does, or while another run is kept.
pub async fn start(
    host: &dyn Host,
    account: &Account,
    asked: Vec<ValidDraft>,
) -> Result<Run, StoreError> {
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else { return Err(busy()) };
    if load(host, &account.id).await? != Loaded::Empty {
        return Err(StoreError { message: "another run is not put away yet".to_owned() });
    }
    let row = |asked| Row { asked, state: RowState::Waiting, copies: Vec::new() };
    let run = Run {
        id: format!("{}-{}", host.now_millis(), host.jitter_millis(u32::MAX)),
        base_url: account.base_url.clone(),
        user_id: account.user_id,
        owner: None,
        rows: asked.into_iter().map(row).collect(),
    };
    let asked: Result<Vec<Value>, _> =
        run.rows.iter().map(|row| serde_json::to_value(&row.asked)).collect();
    let asked = asked.map_err(|error| StoreError { message: error.to_string() })?;
    let plan = json!({
        "version": VERSION,
        "id": run.id,
        "base_url": run.base_url.as_str(),
        // Before any owner is known it says whose run it is: see `left_behind`.
        "user_id": run.user_id.map(|id| id.to_string()),
        "rows": asked,
    });
    // The progress first: a plan without it would look like a run of which nothing is known.
    save(host, &account.id, &run).await?;
    AccountStorage::new(host, &account.id).save(AccountSlot::BulkPlan, plan).await?;
    Ok(run)
}

/// Stores how far the rows are.
pub(super) async fn save(host: &dyn Host, id: &AccountId, run: &Run) -> Result<(), StoreError> {
    let states: Vec<Value> = run.rows.iter().map(|row| row.to_text().into()).collect();
    let progress = json!({
        "id": run.id,
        "owner": run.owner.map(|owner| owner.to_string()),
        "rows": states,
    });
    AccountStorage::new(host, id).save(AccountSlot::BulkProgress, progress).await
}

/// The run that the account keeps.
///
/// # Errors
/// Storage fails.
pub async fn load(host: &dyn Host, id: &AccountId) -> Result<Loaded, StoreError> {
    let storage = AccountStorage::new(host, id);
    let mut plan = storage.load(AccountSlot::BulkPlan).await?;
    while let Some(known) = plan {
        let progress = storage.load(AccountSlot::BulkProgress).await?;
        if let Some(run) = progress.and_then(|progress| read(&known, &progress)) {
            return Ok(Loaded::Open(run));
        }
        plan = storage.load(AccountSlot::BulkPlan).await?;
        // Otherwise another window has put the run away between the two readings, and has maybe begun another.
        if plan.as_ref() == Some(&known) {
            return Ok(Loaded::Unreadable);
        }
    }
    Ok(Loaded::Empty)
}

fn read(plan: &Value, progress: &Value) -> Option<Run> {
    let id = plan.get("id")?.as_str()?;
    if plan.get("version")?.as_u64()? != VERSION || progress.get("id")?.as_str()? != id {
        return None;
    }
    let (asked, states) = (plan.get("rows")?.as_array()?, progress.get("rows")?.as_array()?);
    if asked.len() != states.len() {
        return None;
    }
    let owner = progress.get("owner").and_then(Value::as_str);
    let user_id = plan.get("user_id").and_then(Value::as_str).unwrap_or_default();
    let rows = asked.iter().zip(states).map(|(asked, state)| {
        let asked = serde_json::from_value(asked.clone()).ok()?;
        Row::from_text(asked, state.as_str()?)
    });
    let rows = rows.collect::<Option<Vec<Row>>>()?;
    Some(Run {
        id: id.to_owned(),
        base_url: BaseUrl::parse(plan.get("base_url")?.as_str()?).ok()?,
        user_id: UserId::parse_optional(user_id).ok()?,
        owner: owner.and_then(|owner| owner.parse().ok()),
        rows,
    })
}

/// Puts the run away, with whatever is known of it. The keys stay as they are.
/// Fails when storage does, or while another window works on it.
pub async fn discard(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else { return Err(busy()) };
    let storage = AccountStorage::new(host, id);
    storage.remove(AccountSlot::BulkPlan).await?;
    storage.remove(AccountSlot::BulkProgress).await
}

/// The person closes a journal entry whose outcome nobody knows. If it is a row's, the row is as unknown from now on,
/// and never made again by itself. Fails while another window works on the run.
pub(in super::super) async fn note_dismissed(
    host: &dyn Host,
    id: &AccountId,
    entry: &Entry,
) -> Result<(), StoreError> {
    let has_begun = |row: &Row| row.asked == entry.asked && row.state.code() == "started";
    match load(host, id).await? {
        Loaded::Open(run) if run.rows.iter().any(has_begun) => {}
        _ => return Ok(()),
    }
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else { return Err(busy()) };
    let Loaded::Open(mut run) = load(host, id).await? else { return Ok(()) };
    for row in run.rows.iter_mut().filter(|row| has_begun(row)) {
        if let RowState::Started(baseline) = row.state {
            row.state = RowState::Unknown(baseline);
        }
    }
    save(host, id, &run).await
}
