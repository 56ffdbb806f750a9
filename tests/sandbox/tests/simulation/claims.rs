//! What the program says, held against what the server knows.

use std::collections::BTreeSet;

use comet_keys::flow::journal::Entry;
use comet_keys::flow::{Blocked, Candidate, Candidates, Created, Evidence, Outcome, Repeated};
use comet_keys::host::AccountSlot;

use crate::server::account;
use crate::world::World;

impl World {
    /// A key is shown as the one. True, or the simulation fails.
    pub(crate) fn check_created(&mut self, window: usize, entry: &Entry, created: &Created) {
        let id = created.record.id.0;
        self.tell(format!("  shown: key {id} for {} by {:?}", entry.id, created.evidence));
        assert!(created.differences.is_empty(), "what is shown is not what was asked");
        // Another window may have deleted it since it was read.
        let is_there = self.server.has_key(id);
        let is_as_asked = !is_there || self.server.is_as_asked(id, &entry.asked);
        assert!(is_as_asked, "shown as asked, and stored otherwise");
        assert!(id > entry.baseline.0, "an old key is taken for the new one");
        if let Some(key) = created.key.as_ref().filter(|_| is_there) {
            assert_eq!(key.expose(), self.server.key_text(id), "another key's text is shown");
        }
        match created.evidence {
            Evidence::ServerConfirmed => {
                self.reached.insert("confirmed");
                // One that was said to be of the press before is still said so when it is the only one left.
                let is_claimed = self.submit(&entry.id).claimed.contains(&id);
                let is_own = self.maker.get(&id) == Some(&entry.id);
                assert!(is_own || is_claimed, "not the key of this submit");
            }
            Evidence::FoundByMatch => {
                self.reached.insert("found");
                let elsewhere = self
                    .submits
                    .iter()
                    .find(|(other, submit)| **other != entry.id && submit.shown.contains(&id));
                assert!(elsewhere.is_none(), "a key shown before is taken for the new one");
                // The one that fits may be a rival's, and the POST of this submit still under way: nothing on
                // the server tells. The person reads that the key was found, not that it was confirmed.
                let seen = self.last_list[window];
                self.submit(&entry.id).dismissed_after = Some(seen);
            }
        }
        self.submit(&entry.id).shown.insert(id);
    }

    /// Whatever the outcome says must be so.
    pub(crate) fn check(&mut self, window: usize, entry: &Entry, outcome: &Outcome) {
        self.tell(format!("  window {window}: {}", name_of(outcome)));
        self.reached.insert(name_of(outcome));
        let made = self.maker.iter().filter(|(_, maker)| **maker == entry.id);
        let made: BTreeSet<i64> = made.map(|(id, _)| *id).collect();
        let was_there =
            |id: &i64| self.landed[id] < self.last_list[window] && self.server.has_key(*id);
        let there: BTreeSet<i64> = made.iter().copied().filter(was_there).collect();
        match outcome {
            Outcome::Created(created) => self.check_created(window, entry, created),
            Outcome::Repeated(repeated) => {
                self.check_repeated(entry, repeated, &there);
            }
            Outcome::NotCreated(_) => {
                assert!(made.is_empty(), "told that nothing was created");
                self.submit(&entry.id).is_denied = true;
            }
            Outcome::Ambiguous(found) => {
                assert!(found.keys.iter().any(Candidate::is_exact), "none is as asked");
                self.check_candidates(entry, found, &there);
            }
            Outcome::StoredDifferently(found) => {
                assert!(!found.keys.iter().any(Candidate::is_exact), "one is as asked");
                self.check_candidates(entry, found, &there);
            }
            Outcome::NewUnreadable { records, .. } => {
                let ids = records.iter().filter_map(|record| record.id);
                let ids: BTreeSet<_> = ids.map(|id| id.0).collect();
                assert!(there.is_subset(&ids), "the key is not among them");
                self.submit(&entry.id).shown.extend(ids);
            }
            Outcome::NotSeen { unseen, .. } => {
                // What was not read is no claim.
                let is_denied = !there.is_empty() && unseen.is_none();
                assert!(!is_denied, "told that a key is not seen that was there");
            }
            Outcome::CannotLook(_) | Outcome::Blocked(_) => {}
        }
    }

    /// Keys are said to be of one press. Each is, or nothing on the server tells it from one that is.
    fn check_repeated(&mut self, entry: &Entry, repeated: &Repeated, there: &BTreeSet<i64>) {
        let mut ids: BTreeSet<_> = repeated.ids().into_iter().map(|id| id.0).collect();
        assert!(ids.len() > 1, "one key is no repetition");
        let pressed_seconds = self.submits[&entry.id].pressed_seconds;
        for id in &ids {
            assert!(*id > entry.baseline.0, "an old key is taken for a new one");
            if !self.server.has_key(*id) {
                continue;
            }
            assert!(self.server.is_as_asked(*id, &entry.asked), "key {id} is otherwise");
            let age_seconds = self.server.created_seconds(*id) - pressed_seconds;
            assert!((-3..=13).contains(&age_seconds), "key {id} is {age_seconds} s from the press");
            match self.maker.get(id) {
                // A rival asked for the very same within the seconds.
                None => drop(self.reached.insert("taken for its own")),
                Some(maker) if *maker == entry.id => {}
                Some(maker) => {
                    let is_given_up = self.submits[maker].dismissed_after.is_some();
                    assert!(is_given_up, "key {id} is of {maker}, not of {}", entry.id);
                }
            }
        }
        ids.extend(repeated.unsure.keys.iter().map(|one| one.record.id.0));
        ids.extend(repeated.unsure.unreadable.iter().filter_map(|one| one.id).map(|id| id.0));
        assert!(there.is_subset(&ids), "the key is not among them");
        let submit = self.submit(&entry.id);
        submit.claimed.extend(repeated.ids().into_iter().map(|id| id.0));
        submit.shown.extend(ids);
    }

    /// Keys are shown that may be the one: the one is among them, each difference is true, and what is certain is so.
    fn check_candidates(&mut self, entry: &Entry, found: &Candidates, there: &BTreeSet<i64>) {
        let mut ids: BTreeSet<_> = found.keys.iter().map(|one| one.record.id.0).collect();
        for candidate in &found.keys {
            let id = candidate.record.id.0;
            assert!(id > entry.baseline.0, "an old key is taken for a new one");
            if self.server.has_key(id) {
                let is_as_asked = self.server.is_as_asked(id, &entry.asked);
                assert_eq!(candidate.is_exact(), is_as_asked, "key {id} is said to be otherwise");
            }
        }
        if found.is_certain() {
            self.reached.insert("certain");
            let id = found.keys[0].record.id.0;
            assert_eq!(self.maker.get(&id), Some(&entry.id), "not the key of this submit");
        }
        if found.unseen.is_some() {
            self.reached.insert("not all seen");
            self.submit(&entry.id).knows_of_gap = true;
        }
        let unreadable = found.unreadable.iter().filter_map(|record| record.id);
        ids.extend(unreadable.map(|id| id.0));
        let is_among = there.is_subset(&ids) || self.is_named_alone(&entry.id);
        assert!(is_among || found.unseen.is_some(), "the key is not among them");
        self.submit(&entry.id).shown.extend(ids);
    }

    /// A server that names one of several keys as the new one leaves the others to the list. No known server does.
    fn is_named_alone(&self, entry: &str) -> bool {
        self.repeated.contains(entry) && self.server.names_the_new_key()
    }

    /// Every key that a submit made is shown, or in the open journal, or came after the person gave up.
    pub(crate) fn check_nothing_is_lost(&self) {
        let open = self.browser.stored(AccountSlot::Journal.of(&account().id));
        let open = open.as_ref().and_then(|entry| entry["id"].as_str());
        for (id, entry) in &self.maker {
            let submit = &self.submits[entry];
            assert!(!submit.is_denied, "key {id} exists though its submit was told it does not");
            let gave_up = submit
                .dismissed_after
                .is_some_and(|seen| self.landed[id] > seen || submit.knows_of_gap);
            let is_beside = self.is_named_alone(entry) && !submit.shown.is_empty();
            let is_known = submit.shown.contains(id) || open == Some(entry) || gave_up || is_beside;
            assert!(is_known, "key {id} of {entry} is lost");
        }
    }
}

/// The outcome's name in stories and in what a run has reached.
pub(crate) fn name_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Created(_) => "created",
        Outcome::Repeated(_) => "repeated",
        Outcome::NotCreated(failure) if failure.kind.code() == "never-sent" => "never sent",
        Outcome::NotCreated(_) => "not created",
        Outcome::Ambiguous(_) => "ambiguous",
        Outcome::StoredDifferently(_) => "stored differently",
        Outcome::NewUnreadable { .. } => "unreadable",
        Outcome::NotSeen { unseen: Some(_), .. } => "not all seen",
        Outcome::NotSeen { .. } => "not seen",
        Outcome::CannotLook(_) => "cannot look",
        Outcome::Blocked(Blocked::AnotherWindow) => "another window",
        Outcome::Blocked(Blocked::OpenEntry(_)) => "open entry",
        Outcome::Blocked(Blocked::NoBaseline(_)) => "no baseline",
        Outcome::Blocked(Blocked::AlreadySettled) => "already settled",
        Outcome::Blocked(Blocked::OtherAccount) => "other account",
        Outcome::Blocked(Blocked::Store(_)) => "storage failed",
    }
}
