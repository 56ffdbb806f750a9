//! What else of this browser may have made a key of the account: other creates, rows of a run, rotations.

use std::collections::BTreeSet;

use super::super::bulk::{self, RowState};
use super::super::journal::{self, Entry, Loaded};
use super::super::rotate;
use crate::api::Account;
use crate::domain::draft::ValidDraft;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::matching::matches;
use crate::host::{Host, StoreError};

/// What is claimed of the account's keys.
#[derive(Debug, Default)]
pub(in super::super) struct Claims {
    /// These keys are known to be somebody's.
    ids: BTreeSet<KeyId>,
    /// These were asked for, and their keys are among those above the number.
    asked: Vec<(KeyId, ValidDraft)>,
    /// Something that claims keys cannot be read: it may claim any.
    is_unknown: bool,
}

impl Claims {
    /// Everything but what `entry` itself asks for.
    pub(in super::super) async fn beside(
        host: &dyn Host,
        account: &Account,
        entry: &Entry,
    ) -> Self {
        let mut claims = Self::default();
        if claims.read(host, account, entry).await.is_err() {
            claims.is_unknown = true;
        }
        claims
    }

    async fn read(
        &mut self,
        host: &dyn Host,
        account: &Account,
        entry: &Entry,
    ) -> Result<(), StoreError> {
        match journal::load(host, &account.id).await? {
            Loaded::Open(other) if other.id != entry.id => self.ask(other.baseline, other.asked),
            Loaded::Open(_) | Loaded::Empty => {}
            Loaded::SetAside { .. } => self.is_unknown = true,
        }
        // Nobody knows what it asked for.
        self.is_unknown |= !journal::load_set_aside(host, &account.id).await?.is_empty();
        match bulk::load(host, &account.id).await? {
            bulk::Loaded::Open(run) => {
                for row in run.rows {
                    self.ids.extend(row.copies);
                    match row.state {
                        RowState::Created(id) | RowState::Different(id) => {
                            self.ids.insert(id);
                        }
                        // The row whose create this is.
                        RowState::Started(_) if row.asked == entry.asked => {}
                        RowState::Started(above) | RowState::Unknown(above) => {
                            self.ask(above, row.asked);
                        }
                        RowState::Waiting | RowState::Refused(_) => {}
                    }
                }
            }
            bulk::Loaded::Empty => {}
            bulk::Loaded::Unreadable => self.is_unknown = true,
        }
        for rotation in rotate::load(host, account).await? {
            match rotation.new {
                Some(id) => drop(self.ids.insert(id)),
                // The rotation whose create this is.
                None if rotation.asked == entry.asked => {}
                None => self.ask(rotation.baseline, rotation.asked),
            }
        }
        Ok(())
    }

    fn ask(&mut self, above: KeyId, asked: ValidDraft) {
        self.asked.push((above, asked));
    }

    /// Whether the key may be another's.
    pub(in super::super) fn has(&self, record: &KeyRecord) -> bool {
        let is_asked =
            |(above, asked): &(KeyId, ValidDraft)| record.id > *above && matches(asked, record);
        self.is_unknown || self.ids.contains(&record.id) || self.asked.iter().any(is_asked)
    }
}
