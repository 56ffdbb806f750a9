//! The keys of a run, for the file that the person takes away. They are in memory, or they are read again.

use std::collections::BTreeMap;

use super::super::look::keys_above;
use super::super::reveal::{reveal, reveal_many};
use super::row::RowState;
use super::run::Run;
use crate::api::{Account, Failure, FailureKind, reveal_keys};
use crate::domain::bulk::Made;
use crate::domain::key::{KeyId, KeyText};
use crate::domain::secret::ApiKey;
use crate::host::Host;

/// Reads the keys of created rows that `known` does not hold: from the list, and where that masks them by revealing.
/// Servers reveal only so many in a while: those that were read are in `known` even if it fails.
pub async fn read_keys(
    host: &dyn Host,
    account: &Account,
    run: &Run,
    known: &mut BTreeMap<KeyId, ApiKey>,
) -> Result<(), Failure> {
    let missing = |known: &BTreeMap<KeyId, ApiKey>| -> Vec<KeyId> {
        let created = run.rows.iter().filter_map(|row| match row.state {
            RowState::Created(id) => Some(id),
            _ => None,
        });
        created.filter(|id| !known.contains_key(id)).collect()
    };
    let Some(lowest) = missing(known).into_iter().min() else { return Ok(()) };
    let wanted = missing(known);
    for record in keys_above(host, account, KeyId(lowest.0 - 1)).await?.new_keys {
        if let KeyText::Full(key) = record.key
            && wanted.contains(&record.id)
        {
            known.insert(record.id, key);
        }
    }
    for ids in missing(known).chunks(reveal_keys::MAX_IDS) {
        match reveal_many(host, account, ids).await {
            Ok(keys) => known.extend(keys),
            // Servers from before April 2026 reveal one at a time.
            Err(failure) if failure.kind == FailureKind::NotFound => {
                for id in ids {
                    known.insert(*id, reveal(host, account, *id).await?);
                }
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}

/// What came of each row, with the keys that are known.
pub fn results(run: &Run, known: &BTreeMap<KeyId, ApiKey>) -> Vec<Made> {
    let made = |row: &super::Row| {
        let id = match row.state {
            RowState::Created(id) | RowState::Different(id) => Some(id),
            _ => None,
        };
        let message = match &row.state {
            RowState::Refused(message) => message.clone(),
            _ => String::new(),
        };
        Made {
            name: row.asked.name.as_str().to_owned(),
            id,
            key: id.and_then(|id| known.get(&id).cloned()),
            outcome: row.state.code(),
            message,
        }
    };
    run.rows.iter().map(made).collect()
}
