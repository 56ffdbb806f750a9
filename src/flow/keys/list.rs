//! Reads every key of the account, page by page.

use std::collections::{BTreeMap, BTreeSet};

use super::patient::Asker;
use crate::api::{Account, Failure, list_keys};
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};
use crate::host::Host;

/// Ten times the keys an account may have by default.
const MAX_PAGES: u32 = 100;

/// How often the pages are read from the start when the account changed between them.
const ROUNDS: u32 = 3;

/// The account's keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyList {
    /// Those that could be read, newest first, each once.
    pub keys: Vec<KeyRecord>,
    /// The others: those with a number newest first, each once, then those without.
    pub unreadable: Vec<UnreadableRecord>,
}

/// Every key, newest first, each once. `on_page` is shown what has been read so far, so that a long list opens at once.
///
/// Fails rather than tell half the truth.
pub async fn list_all(
    host: &dyn Host,
    account: &Account,
    on_page: &dyn Fn(KeyList),
) -> Result<KeyList, Failure> {
    let mut found = Found::default();
    for _round in 0..ROUNDS {
        if read_pages(Asker::at_once(host, account), &mut found, on_page).await? {
            break;
        }
    }
    Ok(found.list())
}

/// What has been read so far, a record by its number.
#[derive(Default)]
struct Found {
    records: BTreeMap<KeyId, Result<KeyRecord, UnreadableRecord>>,
    /// Of the present round alone: nothing tells one such record from another.
    unnumbered: Vec<UnreadableRecord>,
}

impl Found {
    /// A key created between two pages shifts the rest, so one may come twice: the later reading counts.
    fn take(&mut self, page: list_keys::Page) {
        for record in page.keys {
            self.records.insert(record.id, Ok(record));
        }
        for record in page.unreadable {
            match record.id {
                Some(id) => drop(self.records.insert(id, Err(record))),
                None => self.unnumbered.push(record),
            }
        }
    }

    fn list(&self) -> KeyList {
        let mut list = KeyList::default();
        for record in self.records.values().rev() {
            match record {
                Ok(record) => list.keys.push(record.clone()),
                Err(record) => list.unreadable.push(record.clone()),
            }
        }
        list.unreadable.extend(self.unnumbered.iter().cloned());
        list
    }
}

/// Whether as many keys were found as the server counted from the first page to the last. A key deleted between two
/// pages moves the rest up, so that one may fall through the gap.
async fn read_pages(
    asker: Asker<'_>,
    found: &mut Found,
    on_page: &dyn Fn(KeyList),
) -> Result<bool, Failure> {
    let mut seen_in_round = BTreeSet::new();
    found.unnumbered.clear();
    let mut total = None;
    let mut is_steady = true;
    for page_number in 1..=MAX_PAGES {
        let request = list_keys::request(asker.account, page_number, list_keys::MAX_PAGE_SIZE);
        let page = asker.ask(request, list_keys::read).await?;
        let counted = page.total.and_then(|total| usize::try_from(total).ok());
        is_steady &= page_number == 1 || counted == total;
        total = counted;
        let is_full = page.ids.len() >= list_keys::MAX_PAGE_SIZE as usize;
        let known_before = seen_in_round.len();
        seen_in_round.extend(page.ids.iter().copied().flatten());
        let is_new = seen_in_round.len() > known_before;
        if is_new || page_number == 1 {
            found.take(page);
        }
        let seen = seen_in_round.len() + found.unnumbered.len();
        // A page that brings nothing new comes from a server that does not page, or lies behind the last.
        let is_last = !is_new || total.map_or(!is_full, |total| seen >= total);
        if is_last {
            break;
        }
        on_page(found.list());
    }
    // What an earlier round saw and this one did not is gone.
    found.records.retain(|id, _| seen_in_round.contains(id));
    let seen = seen_in_round.len() + found.unnumbered.len();
    Ok(is_steady && total.is_none_or(|total| seen >= total))
}
