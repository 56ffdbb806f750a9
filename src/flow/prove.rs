//! Looks on the account for the key of one journal entry, until it can say what happened.

use super::baseline::ask_owner;
use super::candidates::{Answer, Candidate, Candidates, Verdict, is_surely, judge, may_be};
use super::high_water;
use super::journal::{self, Entry, Phase};
use super::look::{Seen, keys_above};
use super::new_keys;
use super::outcome::{Blocked, Created, Evidence, Outcome, Step};
use super::repeated::{Claims, Repeated, own};
use super::retry::exchange;
use super::reveal::reveal;
use crate::api::{Account, Failure, get_key};
use crate::domain::key::{KeyId, KeyRecord, KeyText};
use crate::host::Host;

/// Waits before each look, in milliseconds. A confirmed key is visible at once on every known server,
/// but a replica may lag; an unconfirmed POST may still be on its way.
const DELAYS_MILLIS: [u32; 6] = [0, 500, 1_000, 2_000, 4_000, 8_000];
const JITTER_MILLIS: u32 = 250;

/// The look at which a key of the asked name that differs is shown. At the first one, the key itself may be missing
/// still, and the one that is there may be somebody else's.
const LOOKS_FOR_NAMED: u32 = 2;

/// The look at which a key of another name is shown after the server said that it created one.
const LOOKS_FOR_CONFIRMED: u32 = 3;

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
        let (mut unseen, mut unreadable) = (None, Vec::new());
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
            unseen = seen.completeness.partial();
            unreadable.clone_from(&seen.new_unreadable);
            if let Some(repeated) = self.repeated(&seen).await {
                return repeated;
            }
            match judge(self.entry, &seen) {
                Verdict::Found(candidate) => return self.created(*candidate, seen.newest).await,
                Verdict::Ambiguous(keys) => {
                    self.leave_mark(seen.newest).await;
                    return Outcome::Ambiguous(self.candidates(keys, &seen));
                }
                Verdict::Named(keys) if attempt >= LOOKS_FOR_NAMED => {
                    self.leave_mark(seen.newest).await;
                    return Outcome::StoredDifferently(self.candidates(keys, &seen));
                }
                Verdict::Likely(keys) if attempt >= self.looks_for_likely() => {
                    self.leave_mark(seen.newest).await;
                    return Outcome::StoredDifferently(self.candidates(keys, &seen));
                }
                Verdict::Named(_) | Verdict::Likely(_) => {}
                // Waiting longer makes no other key of one that is surely the one.
                Verdict::Nothing if unreadable.iter().any(|one| is_surely(self.entry, one)) => {
                    break;
                }
                Verdict::Nothing => {
                    if let Some(failure) = seen.failure {
                        return Outcome::CannotLook(failure);
                    }
                }
            }
        }
        let confirmed = self.is_confirmed();
        if unreadable.is_empty() {
            Outcome::NotSeen { confirmed, cause: self.cause, unseen }
        } else {
            Outcome::NewUnreadable { records: unreadable, confirmed, cause: self.cause }
        }
    }

    /// The server declined. One look all the same: some create the key and then fail at something else.
    /// `None` when there is no such key, or the account cannot be read.
    pub(super) async fn after_refusal(&self, refusal: &Failure) -> Option<Outcome> {
        let seen = keys_above(self.host, self.account, self.entry.baseline).await.ok()?;
        let answer = Answer::Refused(refusal.clone());
        let found = |keys| Candidates::among(self.entry, keys, &seen, answer);
        match judge(self.entry, &seen) {
            Verdict::Found(one) => Some(Outcome::Ambiguous(found(vec![*one]))),
            Verdict::Ambiguous(keys) => Some(Outcome::Ambiguous(found(keys))),
            Verdict::Named(keys) => Some(Outcome::StoredDifferently(found(keys))),
            Verdict::Likely(_) | Verdict::Nothing => None,
        }
    }

    /// The key is known for certain, and is exactly as asked for.
    async fn created(&self, candidate: Candidate, newest: KeyId) -> Outcome {
        let created = Box::new(self.with_text(candidate).await);
        if self.reveals {
            // Before it is shown, so that it stays within reach whenever the window dies. A run keeps its own.
            let remembered = new_keys::remember(self.host, &self.account.id, &created.record).await;
            // Without storage the key is on its screen alone, and in the list as every key.
            drop(remembered);
        }
        (self.on_step)(Step::Proven(created.clone()));
        // A screen is drawn in a moment of its own. Where that fails, the entry must still be open.
        self.host.sleep(0).await;
        settle(self.host, self.account, newest).await;
        Outcome::Created(created)
    }

    async fn with_text(&self, candidate: Candidate) -> Created {
        let evidence =
            if self.is_confirmed() { Evidence::ServerConfirmed } else { Evidence::FoundByMatch };
        if self.reveals {
            with_full_text(self.host, self.account, candidate, evidence, self.on_step).await
        } else {
            as_listed(candidate, evidence)
        }
    }

    /// Several keys that the press made, if there are.
    async fn repeated(&self, seen: &Seen) -> Option<Outcome> {
        let candidate =
            |record: &KeyRecord| Candidate::new(&self.entry.id, &self.entry.asked, record.clone());
        let exact = seen.new_keys.iter().filter(|record| candidate(record).is_exact());
        if exact.count() < 2 {
            return None;
        }
        let claims = Claims::beside(self.host, self.account, self.entry).await;
        let mut own = own(self.entry, seen, &claims);
        if own.is_empty() {
            return None;
        }
        self.leave_mark(seen.newest).await;
        let others = own.split_off(1);
        let first = own.pop()?;
        let is_own =
            |id: KeyId| first.record.id == id || others.iter().any(|one| one.record.id == id);
        let unsure = may_be(self.entry, seen);
        let unsure = unsure.into_iter().filter(|one| !is_own(one.record.id)).collect();
        let unsure = Candidates {
            has_others: false,
            ..Candidates::among(self.entry, unsure, seen, self.answer())
        };
        let first = Box::new(self.with_text(first).await);
        Some(Outcome::Repeated(Box::new(Repeated {
            entry_id: self.entry.id.clone(),
            first,
            others,
            copied: self.entry.copied.clone(),
            fates: Vec::new(),
            unsure,
        })))
    }

    /// The mark alone: the entry stays open until the person has seen the candidates.
    async fn leave_mark(&self, newest: KeyId) {
        // Without the mark another window only reads the account once more.
        drop(high_water::leave(self.host, self.account, newest).await);
    }

    fn candidates(&self, keys: Vec<Candidate>, seen: &Seen) -> Candidates {
        Candidates::among(self.entry, keys, seen, self.answer())
    }

    fn answer(&self) -> Answer {
        if self.is_confirmed() { Answer::Confirmed } else { Answer::Lost(self.cause.clone()) }
    }

    /// A server that names the new key spares the search. What it says of the key itself is not taken on trust: the
    /// record is read.
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
        let candidate = Candidate::new(&self.entry.id, &self.entry.asked, record);
        if candidate.is_exact() {
            // The browser may have asked more than once, and the server names the last key alone.
            if let Ok(seen) = keys_above(self.host, self.account, self.entry.baseline).await
                && let Some(repeated) = self.repeated(&seen).await
            {
                return Some(repeated);
            }
            return Some(self.created(candidate, id).await);
        }
        self.leave_mark(id).await;
        Some(Outcome::StoredDifferently(Candidates::named(candidate, self.answer())))
    }

    fn looks_for_likely(&self) -> u32 {
        let last = u32::try_from(DELAYS_MILLIS.len()).unwrap_or(u32::MAX);
        if self.is_confirmed() { LOOKS_FOR_CONFIRMED } else { last }
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
    let key = match &candidate.record.key {
        KeyText::Full(key) => Some(key.clone()),
        KeyText::Masked(_) => None,
    };
    Created::of(candidate, key, None, evidence)
}

/// The key together with its full text, or with the reason why there is none.
pub(super) async fn with_full_text(
    host: &dyn Host,
    account: &Account,
    candidate: Candidate,
    evidence: Evidence,
    on_step: &dyn Fn(Step),
) -> Created {
    let (key, reveal_failure) = match &candidate.record.key {
        KeyText::Full(key) => (Some(key.clone()), None),
        KeyText::Masked(_) => {
            on_step(Step::Revealing);
            match reveal(host, account, candidate.record.id).await {
                Ok(key) => (Some(key), None),
                // The key exists all the same; its text can be asked for again.
                Err(failure) => (None, Some(failure)),
            }
        }
    };
    Created::of(candidate, key, reveal_failure, evidence)
}

/// Closes the journal, after leaving the mark for the other windows.
/// If storage fails here the entry stays open, and the next window finds the same outcome again.
async fn settle(host: &dyn Host, account: &Account, newest: KeyId) {
    if high_water::leave(host, account, newest).await.is_ok() {
        drop(journal::remove(host, &account.id).await);
    }
}
