//! Finds out what became of rows that were cut short: through the journal while it is open, on the account otherwise.

use super::super::baseline::ask_owner;
use super::super::candidates::Candidate;
use super::super::create::{close_entry, resume_one};
use super::super::journal;
use super::super::look::keys_above;
use super::super::outcome::{Blocked, Outcome};
use super::row::{Row, RowState};
use super::run::Run;
use super::work::{Ended, Step, Watch, Work};
use crate::api::{Account, Failure};
use crate::domain::key::{KeyId, KeyRecord, KeyText};
use crate::domain::matching::matches;
use crate::domain::policy::Policy;
use crate::host::{Host, Lock};

/// Looks once more for the rows of which nobody could tell. One that is found has been created.
pub async fn look_again(host: &dyn Host, account: &Account, run: &mut Run) -> Result<(), Ended> {
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else {
        return Err(Ended::AnotherWindow);
    };
    let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false, policy: &Policy::default };
    let mut work = Work::new(host, account, run, &watch);
    work.read_again().await?;
    for at in 0..work.run.rows.len() {
        if let RowState::Unknown(baseline) = work.state(at) {
            let found = work.look(at, baseline).await.map_err(Ended::Failed)?;
            match found.ok_or(Ended::OtherAccount)? {
                Found::Key(record) => {
                    work.set(at, RowState::Created(record.id), None).await?;
                }
                Found::Different(candidate) => {
                    work.set(at, RowState::Different(candidate.record.id), None).await?;
                }
                Found::Nothing | Found::Unclear => {}
            }
        }
    }
    Ok(())
}

impl Work<'_> {
    /// The program was closed after it had written what is known of a row, and before it closed the entry.
    pub(super) async fn close_left_over(&mut self) -> Step {
        if let journal::Loaded::Open(entry) = journal::load(self.host, &self.account.id).await? {
            let is_known = |row: &Row| {
                let is_known = match row.state {
                    RowState::Unknown(_) | RowState::Different(_) => true,
                    RowState::Created(id) => !row.copies.is_empty() && id > entry.baseline,
                    _ => false,
                };
                row.asked == entry.asked && is_known
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
        let found = match self.look(at, baseline).await {
            Ok(Some(found)) => found,
            // Not finding the key there would say nothing.
            Ok(None) => return Err(Ended::OtherAccount),
            Err(failure) => return self.wait(failure).await,
        };
        match found {
            Found::Key(record) => {
                let key = match record.key {
                    KeyText::Full(key) => Some(key),
                    KeyText::Masked(_) => None,
                };
                self.set(at, RowState::Created(record.id), key).await
            }
            Found::Different(candidate) => self.stop_at(at, *candidate).await,
            Found::Nothing if !is_lost => self.set(at, RowState::Waiting, None).await,
            Found::Nothing | Found::Unclear => {
                self.set(at, RowState::Unknown(baseline), None).await
            }
        }
    }

    /// Looks above the baseline for the row's key, past those of other rows; `None` on another account than the run's.
    async fn look(&self, at: usize, baseline: KeyId) -> Result<Option<Found>, Failure> {
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
        let Some(row) = self.run.rows.get(at) else { return Ok(Some(Found::Unclear)) };
        // A record that cannot be read may be the row's key, too.
        let is_whole = seen.completeness.is_complete() && seen.new_unreadable.is_empty();
        let others = seen.new_keys.into_iter().filter(|record| !self.run.has_key(record.id));
        // Names are distinct within a run.
        let named = others.filter(|record| record.name == row.asked.name.as_str());
        let mut named: Vec<KeyRecord> = named.collect();
        let found = match (named.pop(), named.is_empty(), is_whole) {
            (Some(record), true, true) if matches(&row.asked, &record) => {
                Found::Key(Box::new(record))
            }
            (Some(record), true, true) => {
                Found::Different(Box::new(Candidate::new("", &row.asked, record)))
            }
            // That nothing was created is known only of a list that is whole.
            (None, _, true) => Found::Nothing,
            _ => Found::Unclear,
        };
        Ok(Some(found))
    }
}

/// What the account holds of a row that was cut short.
enum Found {
    /// Its key, exactly as asked for.
    Key(Box<KeyRecord>),
    /// A key of its name that is otherwise than asked for.
    Different(Box<Candidate>),
    /// Certainly no key.
    Nothing,
    /// Several keys, or one that cannot be read, or a list that is not whole.
    Unclear,
}
