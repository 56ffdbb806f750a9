//! Reads the account's keys, all of them or those above a baseline, and says whether the list is whole.

use super::paging::{Next, Reading, Round};
use super::retry::exchange;
use crate::api::{Account, Failure, list_keys};
use crate::domain::completeness::{Completeness, Gap};
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};
use crate::host::Host;

/// The keys of an account, as far as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyList {
    /// Those that could be read, newest first, each once.
    pub keys: Vec<KeyRecord>,
    /// The others: those with a number newest first, each once, then those without.
    pub unreadable: Vec<UnreadableRecord>,
    /// Whether these are all.
    pub completeness: Completeness,
    /// Why a page could not be read.
    pub failure: Option<Failure>,
}

impl KeyList {
    fn of(reading: &Reading, completeness: Completeness, failure: Option<Failure>) -> Self {
        let (keys, unreadable) = reading.records();
        Self { keys, unreadable, completeness, failure }
    }

    /// The highest number of all its records, readable or not.
    pub(super) fn newest(&self) -> Option<KeyId> {
        let readable = self.keys.first().map(|key| key.id);
        readable.max(self.unreadable.first().and_then(|record| record.id))
    }
}

/// Reads pages until every key is read, or with `until` every key above that id. `on_page` is shown what has been read
/// so far.
///
/// # Errors
/// Only when the first page cannot be read: nothing is known then. A later page that fails leaves a partial list.
pub(super) async fn read_list(
    host: &dyn Host,
    account: &Account,
    until: Option<KeyId>,
    on_page: &dyn Fn(KeyList),
) -> Result<KeyList, Failure> {
    let mut reading = Reading::default();
    loop {
        let mut round = Round::new();
        let end = loop {
            match read_page(host, account, &mut round, &mut reading, until).await {
                Ok(Next::Page) => {
                    on_page(KeyList::of(&reading, round.partial(Gap::Unfinished), None));
                }
                Ok(Next::End(end)) => break end,
                Err(failure) if reading.is_empty() => return Err(failure),
                Err(failure) => {
                    let completeness = round.partial(Gap::Failed);
                    return Ok(KeyList::of(&reading, completeness, Some(failure)));
                }
            }
        };
        if let Some(completeness) = reading.judge(&round, end) {
            return Ok(KeyList::of(&reading, completeness, None));
        }
    }
}

async fn read_page(
    host: &dyn Host,
    account: &Account,
    round: &mut Round,
    reading: &mut Reading,
    until: Option<KeyId>,
) -> Result<Next, Failure> {
    let request = list_keys::request(account, round.page_number(), list_keys::MAX_PAGE_SIZE);
    let page = exchange(host, request, list_keys::read).await?;
    let next = round.take(&page, until);
    reading.keep(page);
    Ok(next)
}
