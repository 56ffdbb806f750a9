//! Looks on the account for the key of one journal entry, until it can say what happened.

use super::baseline::ask_owner;
use super::high_water;
use super::journal::{self, Entry, Phase};
use super::look::{Seen, keys_above};
use super::outcome::{Blocked, Candidate, Created, Evidence, Outcome, Step};
use super::retry::exchange;
use super::reveal::reveal;
use crate::api::{Account, Failure, get_key};
use crate::domain::key::{KeyId, KeyRecord, KeyText, UnreadableRecord};
use crate::domain::matching::{compare, matches};
use crate::host::Host;

/// Waits before each look, in milliseconds. A confirmed key is visible at once on every known server,
/// but a replica may lag; an unconfirmed POST may still be on its way.
const DELAYS_MILLIS: [u32; 6] = [0, 500, 1_000, 2_000, 4_000, 8_000];
const JITTER_MILLIS: u32 = 250;

/// One search: what for, for whom, and who watches.
pub(super) struct Search<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) account: &'a Account,
    pub(super) entry: &'a Entry,
    pub(super) on_step: &'a dyn Fn(Step),
    /// Why the answer to the POST is not known.
    pub(super) cause: Option<Failure>,
    /// The entry was read from storage, maybe under another token than the connected one.
    pub(super) is_resumed: bool,
    /// Whether a masked key is asked for in full right away: servers allow that only a few times.
    pub(super) reveals: bool,
}

impl Search<'_> {
    /// Looks until something fits, with growing delays, and settles what can be settled.
    pub(super) async fn run(self) -> Outcome {
        if let Some(outcome) = self.by_answered_id().await {
            return outcome;
        }
        let mut unreadable = Vec::new();
        for (attempt, delay_millis) in (1..).zip(DELAYS_MILLIS) {
            if delay_millis > 0 {
                let jitter_millis = self.host.jitter_millis(JITTER_MILLIS);
                self.host.sleep(delay_millis + jitter_millis).await;
            }
            (self.on_step)(Step::Proving { attempt });
            let seen = match keys_above(self.host, self.account, self.entry.baseline).await {
                Ok(seen) => seen,
                Err(failure) => return Outcome::CannotLook(failure),
            };
            if self.is_resumed && self.is_of_another(&seen).await {
                return Outcome::Blocked(Blocked::OtherAccount);
            }
            let newest = seen.newest;
            unreadable.clone_from(&seen.new_unreadable);
            let mut fitting = self.fitting(seen);
            match (fitting.pop(), fitting.is_empty()) {
                // Waiting longer makes no other key of one that is surely the one.
                (None, _) if unreadable.iter().any(|record| self.is_surely(record)) => break,
                (None, _) => {}
                (Some(record), true) => return self.created(record, newest).await,
                (Some(record), false) => {
                    fitting.push(record);
                    return self.ambiguous(fitting, newest).await;
                }
            }
        }
        let confirmed = self.is_confirmed();
        if unreadable.is_empty() {
            Outcome::NotSeen { confirmed, cause: self.cause }
        } else {
            Outcome::NewUnreadable { records: unreadable, confirmed, cause: self.cause }
        }
    }

    /// The key is known for certain: takes it as it stands.
    pub(super) async fn created(&self, record: KeyRecord, newest: KeyId) -> Outcome {
        let comparison = compare(&self.entry.asked, &record);
        let evidence =
            if self.is_confirmed() { Evidence::ServerConfirmed } else { Evidence::FoundByMatch };
        let candidate = Candidate { record, comparison };
        let created = if self.reveals {
            with_full_text(self.host, self.account, candidate, evidence, self.on_step).await
        } else {
            as_listed(candidate, evidence)
        };
        let created = Box::new(created);
        (self.on_step)(Step::Proven(created.clone()));
        // A screen is drawn in a moment of its own. Where that fails, the entry must still be open.
        self.host.sleep(0).await;
        settle(self.host, self.account, newest).await;
        Outcome::Created(created)
    }

    async fn ambiguous(&self, records: Vec<KeyRecord>, newest: KeyId) -> Outcome {
        // The mark alone: the entry stays open until the person has seen the candidates.
        // Without the mark another window only reads the account once more.
        drop(high_water::leave(self.host, self.account, newest).await);
        let candidate = |record: KeyRecord| {
            let comparison = compare(&self.entry.asked, &record);
            Candidate { record, comparison }
        };
        Outcome::Ambiguous(records.into_iter().map(candidate).collect())
    }

    /// A server that names the new key spares the search.
    async fn by_answered_id(&self) -> Option<Outcome> {
        let id = self.entry.answered_id.filter(|id| *id > self.entry.baseline)?;
        if self.is_resumed {
            // Under another token the id would only look absent; the search tells why.
            return None;
        }
        (self.on_step)(Step::Proving { attempt: 1 });
        let request = get_key::request(self.account, id);
        let record = exchange(self.host, request, get_key::read).await.ok()?;
        if record.id != id {
            return None;
        }
        Some(self.created(record, id).await)
    }

    fn fitting(&self, seen: Seen) -> Vec<KeyRecord> {
        let named = self.entry.answered_id;
        let (is_named, others): (Vec<_>, Vec<_>) =
            seen.new_keys.into_iter().partition(|record| Some(record.id) == named);
        if !is_named.is_empty() {
            return is_named;
        }
        others.into_iter().filter(|record| matches(&self.entry.asked, record)).collect()
    }

    /// Whether a record that cannot be read is the new key: the server named it, or has said that it made a key and this
    /// one bears its name.
    fn is_surely(&self, record: &UnreadableRecord) -> bool {
        let is_named = record.id.is_some() && record.id == self.entry.answered_id;
        let has_name = record.name.as_deref() == Some(self.entry.asked.name.as_str());
        is_named || (self.is_confirmed() && has_name)
    }

    async fn is_of_another(&self, seen: &Seen) -> bool {
        let Some(owner) = self.entry.owner else {
            return false;
        };
        let found = match seen.owner {
            Some(found) => Some(found),
            None => ask_owner(self.host, self.account).await,
        };
        found.is_some_and(|found| found != owner)
    }

    fn is_confirmed(&self) -> bool {
        self.entry.phase == Phase::Answered
    }
}

/// The key with its full text only if the server listed it.
fn as_listed(candidate: Candidate, evidence: Evidence) -> Created {
    let Candidate { record, comparison } = candidate;
    let key = match &record.key {
        KeyText::Full(key) => Some(key.clone()),
        KeyText::Masked(_) => None,
    };
    Created { record, key, reveal_failure: None, evidence, comparison }
}

/// The key together with its full text, or with the reason why there is none.
pub(super) async fn with_full_text(
    host: &dyn Host,
    account: &Account,
    candidate: Candidate,
    evidence: Evidence,
    on_step: &dyn Fn(Step),
) -> Created {
    let Candidate { record, comparison } = candidate;
    let (key, reveal_failure) = match &record.key {
        KeyText::Full(key) => (Some(key.clone()), None),
        KeyText::Masked(_) => {
            on_step(Step::Revealing);
            match reveal(host, account, record.id).await {
                Ok(key) => (Some(key), None),
                // The key exists all the same; its text can be asked for again.
                Err(failure) => (None, Some(failure)),
            }
        }
    };
    Created { record, key, reveal_failure, evidence, comparison }
}

/// Closes the journal, after leaving the mark for the other windows.
/// If storage fails here the entry stays open, and the next window finds the same outcome again.
async fn settle(host: &dyn Host, account: &Account, newest: KeyId) {
    if high_water::leave(host, account, newest).await.is_ok() {
        drop(journal::remove(host, &account.id).await);
    }
}
