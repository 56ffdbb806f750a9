//! From what came of a create to the state of its row.

use super::super::candidates::{Answer, Candidate, Candidates};
use super::super::create::close_entry;
use super::super::journal;
use super::super::outcome::{Blocked, Outcome};
use super::row::RowState;
use super::work::{Ended, Step, Work};
use crate::domain::key::KeyId;

impl Work<'_> {
    /// Turns what came of a create into the row's state.
    pub(super) async fn take(&mut self, at: usize, baseline: KeyId, outcome: Outcome) -> Step {
        let unknown = RowState::Unknown(baseline);
        match outcome {
            Outcome::Created(created) => {
                self.set(at, RowState::Created(created.record.id), created.key).await
            }
            Outcome::Repeated(repeated) => {
                // The row's key is the oldest, since none was copied; the others stay until the person says otherwise.
                let copies = repeated.others.iter().map(|one| one.record.id).collect();
                self.note_copies(at, copies);
                self.set(at, RowState::Created(repeated.first.record.id), repeated.first.key)
                    .await?;
                self.close_entry().await
            }
            Outcome::NotCreated(failure) => self.declined(at, failure).await,
            Outcome::StoredDifferently(candidates) => match only_one(candidates) {
                Some(candidate) => self.stop_at(at, candidate).await,
                None => self.give_up(unknown, at).await,
            },
            Outcome::NotSeen { .. } | Outcome::NewUnreadable { .. } | Outcome::Ambiguous(_) => {
                self.give_up(unknown, at).await
            }
            // The journal is open: the row stays under way, and is settled through it.
            Outcome::CannotLook(failure) => self.wait(failure).await,
            Outcome::Blocked(Blocked::OtherAccount) => Err(Ended::OtherAccount),
            Outcome::Blocked(Blocked::AlreadySettled) => Ok(()),
            Outcome::Blocked(blocked) => {
                // Nothing was sent.
                self.set(at, RowState::Waiting, None).await?;
                Err(match blocked {
                    Blocked::OpenEntry(_) => Ended::OpenEntry,
                    Blocked::NoBaseline(failure) => Ended::Failed(failure),
                    Blocked::Store(error) => Ended::Store(error),
                    _ => Ended::AnotherWindow,
                })
            }
        }
    }

    /// Every row that follows would be stored the same way: the person decides.
    pub(super) async fn stop_at(&mut self, at: usize, candidate: Candidate) -> Step {
        self.set(at, RowState::Different(candidate.record.id), None).await?;
        self.close_entry().await?;
        Err(Ended::StoredDifferently(Box::new(candidate)))
    }

    async fn give_up(&mut self, unknown: RowState, at: usize) -> Step {
        self.set(at, unknown, None).await?;
        self.close_entry().await
    }

    /// The row keeps what the journal knew; an open entry would stop all other rows.
    async fn close_entry(&mut self) -> Step {
        if let journal::Loaded::Open(entry) = journal::load(self.host, &self.account.id).await? {
            close_entry(self.host, &self.account.id, &entry.id).await?;
        }
        Ok(())
    }
}

/// The one key that the row's create has made; `None` if it may be another's.
fn only_one(mut candidates: Candidates) -> Option<Candidate> {
    let is_whole = candidates.unseen.is_none() && candidates.unreadable.is_empty();
    let is_sole = is_whole && candidates.keys.len() == 1;
    let is_confirmed = candidates.answer == Answer::Confirmed;
    candidates.keys.pop().filter(|one| is_sole && (is_confirmed || one.has_name()))
}
