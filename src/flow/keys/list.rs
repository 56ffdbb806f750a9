//! Reads every key of the account, page by page.

use std::collections::BTreeMap;

use super::patient::Asker;
use crate::api::{Account, Failure, list_keys};
use crate::domain::key::{KeyId, KeyRecord};
use crate::host::Host;

/// Ten times the keys an account may have by default.
const MAX_PAGES: u32 = 100;

/// How often the pages are read from the start when the account changed between them.
const ROUNDS: u32 = 3;

/// Every key, newest first, each once. `on_page` is shown what has been read so far, so that a long list opens at once.
///
/// Fails rather than tell half the truth.
pub async fn list_all(
    host: &dyn Host,
    account: &Account,
    on_page: &dyn Fn(Vec<KeyRecord>),
) -> Result<Vec<KeyRecord>, Failure> {
    let mut found = BTreeMap::new();
    for _round in 0..ROUNDS {
        if read_pages(Asker::at_once(host, account), &mut found, on_page).await? {
            break;
        }
    }
    Ok(newest_first(&found))
}

/// Whether as many keys were found as the server counted from the first page to the last. A key deleted between two
/// pages moves the rest up, so that one may fall through the gap.
async fn read_pages(
    asker: Asker<'_>,
    found: &mut BTreeMap<KeyId, KeyRecord>,
    on_page: &dyn Fn(Vec<KeyRecord>),
) -> Result<bool, Failure> {
    let mut seen_in_round = std::collections::BTreeSet::new();
    let mut total = None;
    let mut is_steady = true;
    for page_number in 1..=MAX_PAGES {
        let request = list_keys::request(asker.account, page_number, list_keys::MAX_PAGE_SIZE);
        let page = asker.ask(request, list_keys::read).await?;
        let counted = page.total.and_then(|total| usize::try_from(total).ok());
        is_steady &= page_number == 1 || counted == total;
        total = counted;
        let is_full = page.keys.len() >= list_keys::MAX_PAGE_SIZE as usize;
        let known_before = seen_in_round.len();
        // A key created between two pages shifts the rest, so one may come twice: the later reading counts.
        for record in page.keys {
            seen_in_round.insert(record.id);
            found.insert(record.id, record);
        }
        // A page that brings nothing new comes from a server that does not page, or lies behind the last.
        let is_last = seen_in_round.len() == known_before
            || total.map_or(!is_full, |total| seen_in_round.len() >= total);
        if is_last {
            break;
        }
        on_page(newest_first(found));
    }
    // What an earlier round saw and this one did not is gone.
    found.retain(|id, _| seen_in_round.contains(id));
    Ok(is_steady && total.is_none_or(|total| seen_in_round.len() >= total))
}

fn newest_first(found: &BTreeMap<KeyId, KeyRecord>) -> Vec<KeyRecord> {
    found.values().rev().cloned().collect()
}
