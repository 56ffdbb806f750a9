//! Reads every key above the baseline, page by page.

use super::retry::exchange;
use crate::api::{Account, Failure, list_keys};
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};
use crate::host::Host;

/// Twice the keys an account may have by default.
const MAX_PAGES: u32 = 20;

/// What stands above the baseline.
pub(super) struct Seen {
    /// Keys that were not there before, newest first, each once.
    pub(super) new_keys: Vec<KeyRecord>,
    /// Records that were not there before and cannot be read: each may be the key that is looked for.
    pub(super) new_unreadable: Vec<UnreadableRecord>,
    /// The highest id of all.
    pub(super) newest: KeyId,
    /// Whose keys they are, where the records tell.
    pub(super) owner: Option<i64>,
}

/// Reads pages until one reaches back to `baseline`. Fails rather than tell half the truth.
pub(super) async fn keys_above(
    host: &dyn Host,
    account: &Account,
    baseline: KeyId,
) -> Result<Seen, Failure> {
    let mut seen =
        Seen { new_keys: Vec::new(), new_unreadable: Vec::new(), newest: baseline, owner: None };
    for page_number in 1..=MAX_PAGES {
        let request = list_keys::request(account, page_number, list_keys::MAX_PAGE_SIZE);
        let page = exchange(host, request, list_keys::read).await?;
        let is_last = is_last(&page, page_number, baseline);
        let known_before = seen.new_keys.len() + seen.new_unreadable.len();
        seen.newest = seen.newest.max(page.newest().unwrap_or_default());
        for record in page.unreadable {
            // A record without a number cannot be told from one that was there before.
            let is_new = record.id.is_some_and(|id| id > baseline)
                && seen.new_unreadable.iter().all(|known| known.id != record.id);
            if is_new {
                seen.new_unreadable.push(record);
            }
        }
        for key in page.keys {
            seen.owner = seen.owner.or(key.user_id);
            // A key created between two pages shifts the rest, so one may come twice.
            let is_new = key.id > baseline && seen.new_keys.iter().all(|known| known.id != key.id);
            if is_new {
                seen.new_keys.push(key);
            }
        }
        // A page that brings nothing new comes from a server that does not page.
        if is_last
            || (page_number > 1 && seen.new_keys.len() + seen.new_unreadable.len() == known_before)
        {
            break;
        }
    }
    seen.new_keys.sort_by_key(|key| std::cmp::Reverse(key.id));
    Ok(seen)
}

/// Whether no later page can hold a key above the baseline.
fn is_last(page: &list_keys::Page, page_number: u32, baseline: KeyId) -> bool {
    // A record without a number says nothing of the order.
    let newest_first =
        page.ids.iter().all(Option::is_some) && page.ids.is_sorted_by(|left, right| left >= right);
    if newest_first && page.ids.last().is_none_or(|oldest| *oldest <= Some(baseline)) {
        return true;
    }
    let so_far = i64::from(page_number) * i64::from(list_keys::MAX_PAGE_SIZE);
    page.total.is_some_and(|total| so_far >= total)
        || page.ids.len() < usize::try_from(list_keys::MAX_PAGE_SIZE).unwrap_or(usize::MAX)
}
