//! Looks for keys above a baseline.

use super::list::read_list;
use crate::api::{Account, Failure};
use crate::domain::completeness::Completeness;
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};
use crate::host::Host;

/// What the account holds above the baseline.
pub(super) struct Seen {
    /// Keys that were not there before, newest first, each once.
    pub(super) new_keys: Vec<KeyRecord>,
    /// Records that were not there before and cannot be read: each may be the key that is looked for.
    pub(super) new_unreadable: Vec<UnreadableRecord>,
    /// The highest id of all.
    pub(super) newest: KeyId,
    /// Whose keys they are, where the records tell.
    pub(super) owner: Option<i64>,
    /// Whether no other key can be above the baseline.
    pub(super) completeness: Completeness,
    /// Why a page could not be read.
    pub(super) failure: Option<Failure>,
}

/// Reads pages until one reaches back to `baseline`.
///
/// # Errors
/// When the first page cannot be read.
pub(super) async fn keys_above(
    host: &dyn Host,
    account: &Account,
    baseline: KeyId,
) -> Result<Seen, Failure> {
    let list = read_list(host, account, Some(baseline), &|_page| {}).await?;
    let newest = list.newest().map_or(baseline, |newest| newest.max(baseline));
    let owner = list.keys.iter().find_map(|key| key.user_id);
    let (completeness, failure) = (list.completeness, list.failure);
    let new_keys = list.keys.into_iter().filter(|key| key.id > baseline).collect();
    // A record without a number cannot be told from one that was there before.
    let is_new = |record: &UnreadableRecord| record.id.is_some_and(|id| id > baseline);
    let new_unreadable = list.unreadable.into_iter().filter(is_new).collect();
    Ok(Seen { new_keys, new_unreadable, newest, owner, completeness, failure })
}
