//! Which of the new keys may be the one that was asked for.
//!
//! A server may store something else than it was asked to: another quota, no allow list, a shortened name. So a new key
//! that carries the asked name is never passed over, and one exactly as asked is taken for the new one only when no
//! other may be it.

use super::journal::{Entry, Phase};
use super::look::Seen;
use crate::api::Failure;
use crate::domain::completeness::Partial;
use crate::domain::draft::ValidDraft;
use crate::domain::key::{KeyRecord, UnreadableRecord};
use crate::domain::matching::{FieldComparison, compare};
use crate::domain::stored::{Effect, StoredDifference, stored_differences};

/// A key that may be the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The journal entry that it may belong to.
    pub entry_id: String,
    /// As the server holds it.
    pub record: KeyRecord,
    /// What was asked for against what the server holds, field by field.
    pub comparison: Vec<FieldComparison>,
    /// What the server stored otherwise, the gravest first; empty for a key exactly as asked for.
    pub differences: Vec<StoredDifference>,
}

/// The keys that may be the one, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidates {
    /// Keys exactly as asked for first, then those that differ.
    pub keys: Vec<Candidate>,
    /// New records that cannot be read: each may be the one as well.
    pub unreadable: Vec<UnreadableRecord>,
    /// Whether other keys are new as well, or were. On a server that changes names one of them may be the one.
    pub has_others: bool,
    /// How much of the account was read, if not all: the key may be in the rest.
    pub unseen: Option<Partial>,
    /// What the server said to the create.
    pub answer: Answer,
}

/// What the server said to a create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It created the key.
    Confirmed,
    /// It declined, and yet a key is there.
    Refused(Failure),
    /// Not known, and why; `None` when the program was closed.
    Lost(Option<Failure>),
}

/// What one look at the account says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// This is the key, exactly as asked for.
    Found(Box<Candidate>),
    /// One is exactly as asked for, and another may be the one as well.
    Ambiguous(Vec<Candidate>),
    /// None is exactly as asked for. These carry its name, or the server named one of them as the new key.
    Named(Vec<Candidate>),
    /// None carries its name. These are as asked for in everything else, or the only new key there is.
    Likely(Vec<Candidate>),
    /// None may be the one.
    Nothing,
}

impl Candidate {
    pub(super) fn new(entry_id: &str, asked: &ValidDraft, record: KeyRecord) -> Self {
        Self {
            entry_id: entry_id.to_owned(),
            comparison: compare(asked, &record),
            differences: stored_differences(asked, &record),
            record,
        }
    }

    /// Whether the key is exactly as asked for.
    pub fn is_exact(&self) -> bool {
        self.differences.is_empty()
    }

    /// Whether the key has exactly the asked name.
    pub(super) fn has_name(&self) -> bool {
        self.differences.iter().all(|one| one.effect != Effect::OtherName)
    }

    /// Whether nothing but the name differs.
    fn differs_in_name_alone(&self) -> bool {
        self.differences.iter().all(|one| one.effect == Effect::OtherName)
    }
}

impl Candidates {
    /// Those of the new keys that may be the one.
    pub(super) fn among(entry: &Entry, keys: Vec<Candidate>, seen: &Seen, answer: Answer) -> Self {
        let unreadable = seen.new_unreadable.clone();
        let has_others = entry.has_deleted || seen.new_keys.len() > keys.len();
        Self { keys, unreadable, has_others, unseen: seen.completeness.partial(), answer }
    }

    /// The key that the server itself named as the new one.
    pub(super) fn named(candidate: Candidate, answer: Answer) -> Self {
        let keys = vec![candidate];
        Self { keys, unreadable: Vec::new(), has_others: false, unseen: None, answer }
    }

    /// Whether the one key shown is the person's beyond doubt.
    pub fn is_certain(&self) -> bool {
        let is_sole = self.keys.len() == 1 && self.unreadable.is_empty() && !self.has_others;
        is_sole && self.unseen.is_none() && self.answer == Answer::Confirmed
    }
}

/// Every new key that may be the one or one of several: as asked for, of the asked name, or of another name alone.
pub(super) fn may_be(entry: &Entry, seen: &Seen) -> Vec<Candidate> {
    let candidate = |record: &KeyRecord| Candidate::new(&entry.id, &entry.asked, record.clone());
    let all = seen.new_keys.iter().map(candidate);
    let is_near = |one: &Candidate| {
        carries_name(entry, &one.record)
            || one.differs_in_name_alone()
            || Some(one.record.id) == entry.answered_id
    };
    all.filter(is_near).collect()
}

/// Judges what stands above the baseline.
pub(super) fn judge(entry: &Entry, seen: &Seen) -> Verdict {
    let candidate = |record: &KeyRecord| Candidate::new(&entry.id, &entry.asked, record.clone());
    let candidates = || seen.new_keys.iter().map(candidate);
    let is_confirmed = entry.phase == Phase::Answered;
    let is_answered = |one: &Candidate| Some(one.record.id) == entry.answered_id;
    if let Some(answered) = candidates().find(is_answered) {
        // The server itself says which key is the new one.
        if answered.is_exact() {
            return Verdict::Found(Box::new(answered));
        }
        let exact = candidates().filter(Candidate::is_exact);
        let all: Vec<Candidate> = exact.chain([answered]).collect();
        return if all.len() > 1 { Verdict::Ambiguous(all) } else { Verdict::Named(all) };
    }
    let carries_name = |one: &Candidate| carries_name(entry, &one.record);
    let (mut exact, named): (Vec<_>, Vec<_>) =
        candidates().filter(carries_name).partition(Candidate::is_exact);
    // As asked for but for a name that was cut short: the key itself, on a server with a limit of its own.
    let mut near: Vec<Candidate> = candidates().filter(Candidate::differs_in_name_alone).collect();
    near.retain(|one| !one.is_exact());
    let is_cut = |one: &Candidate| is_cut(&one.record.name, entry.asked.name.as_str());
    let has_cut = near.iter().any(is_cut);
    let is_whole = seen.completeness.is_complete() && !may_hide(entry, seen);
    match (exact.len(), named.is_empty() && !has_cut) {
        (0, _) if !named.is_empty() => return Verdict::Named(named),
        (0, _) => {}
        (1, true) if is_whole && !entry.has_deleted => {
            return exact.pop().map_or(Verdict::Nothing, |one| Verdict::Found(Box::new(one)));
        }
        _ => {
            exact.extend(named);
            exact.extend(near.into_iter().filter(is_cut));
            return Verdict::Ambiguous(exact);
        }
    }
    if has_cut {
        near.retain(is_cut);
        return Verdict::Likely(near);
    }
    // Of several that somebody else may have created, none is more likely than another; and what was not read may hold
    // one that fits better.
    let is_sole = near.len() == 1 && seen.completeness.is_complete();
    match (is_confirmed, near.is_empty()) {
        (true, true) if seen.new_keys.len() == 1 => Verdict::Likely(candidates().collect()),
        (_, false) if is_confirmed || is_sole => Verdict::Likely(near),
        _ => Verdict::Nothing,
    }
}

/// Whether a new record that cannot be read may be the one: nothing in it says that its name is another.
pub(super) fn may_hide(entry: &Entry, seen: &Seen) -> bool {
    let asked = entry.asked.name.as_str();
    let has_other_name = |record: &UnreadableRecord| {
        record.name.as_deref().is_some_and(|name| !is_alike(name, asked) && !is_cut(name, asked))
    };
    !seen.new_unreadable.iter().all(has_other_name)
}

/// Whether the server has said that it made a key, and this one, which cannot be read, is surely it.
pub(super) fn is_surely(entry: &Entry, record: &UnreadableRecord) -> bool {
    let is_answered = record.id.is_some() && record.id == entry.answered_id;
    let has_name = record.name.as_deref() == Some(entry.asked.name.as_str());
    is_answered || (entry.phase == Phase::Answered && has_name)
}

/// Whether the key has the asked name, blanks and case aside.
fn carries_name(entry: &Entry, record: &KeyRecord) -> bool {
    is_alike(&record.name, entry.asked.name.as_str())
}

/// Whether a name is the beginning of the asked one.
fn is_cut(name: &str, asked: &str) -> bool {
    !name.trim().is_empty() && name.len() < asked.len() && asked.starts_with(name.trim())
}

fn is_alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}
