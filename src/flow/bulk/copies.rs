//! Deletes what the creates of a run made beside its rows' keys, once the person says so.

use super::super::repeated::{Fate, delete_unused};
use super::paced::Paced;
use super::row::RowState;
use super::run::{self, Loaded, Run};
use super::work::Ended;
use crate::api::Account;
use crate::domain::key::KeyId;
use crate::domain::matching::matches;
use crate::flow::keys::read_one;
use crate::host::{Host, Lock};

/// Deletes every copy that is as its row asks for and was never used, each read again right before. Says of each what
/// became of it; `run` holds those that are left.
///
/// # Errors
/// Nothing was sent, or nothing further: another window works on the run, or storage fails.
pub async fn keep_one(
    host: &dyn Host,
    account: &Account,
    run: &mut Run,
) -> Result<Vec<(KeyId, Fate)>, Ended> {
    let Ok(Some(_guard)) = host.try_lock(Lock::Bulk).await else {
        return Err(Ended::AnotherWindow);
    };
    match run::load(host, &account.id).await? {
        Loaded::Open(stored) if stored.id == run.id => *run = stored,
        _ => return Err(Ended::Gone),
    }
    // One run may leave many: as fast as its creates, and no faster.
    let paced = Paced::new(host);
    let mut fates = Vec::new();
    for at in 0..run.rows.len() {
        let Some(row) = run.rows.get(at) else { break };
        let RowState::Created(kept) = row.state else { continue };
        let asked = row.asked.clone();
        for id in row.copies.clone() {
            let fate = match read_one(&paced, account, kept).await {
                Ok(_there) => delete_unused(&paced, account, id, &|now| matches(&asked, now)).await,
                // Without the row's own key the copy is no copy.
                Err(failure) => Fate::NotRead(failure),
            };
            if fate.is_gone() {
                if let Some(row) = run.rows.get_mut(at) {
                    row.copies.retain(|copy| *copy != id);
                }
                run::save(host, &account.id, run).await?;
            }
            fates.push((id, fate));
        }
    }
    Ok(fates)
}
