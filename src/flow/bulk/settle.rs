//! Finds out what became of rows that were cut short: through the journal while it is open, on the account otherwise.

use super::super::baseline::ask_owner;
use super::super::create::{close_entry, resume_one};
use super::super::journal;
use super::super::look::keys_above;
use super::super::outcome::{Blocked, Outcome};
use super::run::{self, RowState, Run};
use super::work::{Ended, Step, Watch, Work};
use crate::api::{Account, Failure};
use crate::domain::key::{KeyId, KeyRecord, KeyText};
use crate::domain::matching::matches;
use crate::host::{Host, Lock};

/// Looks once more for the rows of which nobody could tell. One that is found has been created.
pub async fn look_again(host: &dyn Host, account: &Account, run: &mut Run) -> Result<(), Ended> {
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else {
        return Err(Ended::AnotherWindow);
    };
    let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false };
    let mut work = Work::new(host, account, run, &watch);
    work.read_again().await?;
    for at in 0..work.run.rows.len() {
        if let RowState::Unknown(baseline) = work.state(at) {
            let fitting = work.fitting(at, baseline).await.map_err(Ended::Failed)?;
            let Found { mut fitting, .. } = fitting.ok_or(Ended::OtherAccount)?;
            if let (Some(record), true) = (fitting.pop(), fitting.is_empty()) {
                work.set(at, RowState::Created(record.id), None).await?;
            }
        }
    }
    Ok(())
}

/// What is new since a row began.
struct Found {
    /// Keys that are as the row asks, and no other row's.
    fitting: Vec<KeyRecord>,
    /// New records that cannot be read: the row's key may be among them.
    may_hide: bool,
}

impl Work<'_> {
    /// The program was closed after it had written that nobody can tell, and before it closed the entry.
    pub(super) async fn close_left_over(&mut self) -> Step {
        if let journal::Loaded::Open(entry) = journal::load(self.host, &self.account.id).await? {
            let is_known = |row: &run::Row| {
                row.asked == entry.asked && matches!(row.state, RowState::Unknown(_))
            };
            if self.run.rows.iter().any(is_known) {
                close_entry(self.host, &self.account.id, &entry.id).await?;
            }
        }
        Ok(())
    }

    /// A row that was under way when the program was closed, or whose key could not be looked for.
    pub(super) async fn settle(&mut self, at: usize, baseline: KeyId) -> Step {
        let loaded = journal::load(self.host, &self.account.id).await?;
        let is_lost = match loaded {
            journal::Loaded::Open(entry) => {
                if self.run.rows.get(at).is_none_or(|row| row.asked != entry.asked) {
                    return Err(Ended::OpenEntry);
                }
                let outcome = resume_one(self.host, self.account, &entry, false, &|_| {}).await;
                return match outcome {
                    // The entry is still open.
                    Outcome::Blocked(Blocked::AnotherWindow) => Err(Ended::AnotherWindow),
                    Outcome::Blocked(Blocked::Store(error)) => Err(Ended::Store(error)),
                    outcome => self.take(at, baseline, outcome).await,
                };
            }
            journal::Loaded::SetAside { .. } => true,
            journal::Loaded::Empty => false,
        };
        // No entry: the create was never sent, or was settled right before the program was closed.
        let Found { mut fitting, may_hide } = match self.fitting(at, baseline).await {
            Ok(Some(found)) => found,
            // Not finding the key there would say nothing.
            Ok(None) => return Err(Ended::OtherAccount),
            Err(failure) => return self.wait(failure).await,
        };
        match (fitting.pop(), fitting.is_empty()) {
            (Some(record), true) => {
                let key = match record.key {
                    KeyText::Full(key) => Some(key),
                    KeyText::Masked(_) => None,
                };
                self.set(at, RowState::Created(record.id), key).await
            }
            (None, _) if !is_lost && !may_hide => self.set(at, RowState::Waiting, None).await,
            _ => self.set(at, RowState::Unknown(baseline), None).await,
        }
    }

    /// What stands above the baseline; `None` on another account than the run's.
    async fn fitting(&self, at: usize, baseline: KeyId) -> Result<Option<Found>, Failure> {
        let seen = keys_above(self.host, self.account, baseline).await?;
        if let Some(owner) = self.run.owner {
            let found = match seen.owner {
                Some(found) => Some(found),
                None => ask_owner(self.host, self.account).await,
            };
            if found.is_some_and(|found| found != owner) {
                return Ok(None);
            }
        }
        let is_taken = |id| self.run.rows.iter().any(|row| row.state == RowState::Created(id));
        let may_hide = !seen.new_unreadable.is_empty();
        let asked = self.run.rows.get(at).map(|row| &row.asked);
        let fits = |record: &KeyRecord| {
            asked.is_some_and(|asked| matches(asked, record)) && !is_taken(record.id)
        };
        let fitting = seen.new_keys.into_iter().filter(fits).collect();
        Ok(Some(Found { fitting, may_hide }))
    }
}
