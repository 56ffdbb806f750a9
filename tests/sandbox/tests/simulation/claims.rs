//! What the program says, held against what the server knows.

use std::collections::BTreeSet;

use comet_keys::flow::journal::Entry;
use comet_keys::flow::{Blocked, Candidate, Candidates, Created, Evidence, Outcome};
use comet_keys::host::AccountSlot;

use crate::server::account;
use crate::world::World;

impl World {
    /// A key is shown as the one. True, or the simulation fails.
    pub(crate) fn check_created(&mut self, window: usize, entry: &Entry, created: &Created) {
        let id = created.record.id.0;
        self.tell(format!("  shown: key {id} for {} by {:?}", entry.id, created.evidence));
        assert!(created.differences.is_empty(), "what is shown is not what was asked");
        assert!(self.server.is_as_asked(id, &entry.asked), "shown as asked, and stored otherwise");
        assert!(id > entry.baseline.0, "an old key is taken for the new one");
        if let Some(key) = &created.key {
            assert_eq!(key.expose(), self.server.key_text(id), "another key's text is shown");
        }
        match created.evidence {
            Evidence::ServerConfirmed => {
                self.reached.insert("confirmed");
                assert_eq!(self.maker.get(&id), Some(&entry.id), "not the key of this submit");
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
        let made = self.maker.iter().find(|(_, maker)| **maker == entry.id);
        let key = made.map(|(id, _)| *id);
        let was_there = key
            .is_some_and(|id| self.landed[&id] < self.last_list[window] && self.server.has_key(id));
        match outcome {
            Outcome::Created(created) => self.check_created(window, entry, created),
            Outcome::NotCreated(_) => {
                assert_eq!(key, None, "told that nothing was created");
                self.submit(&entry.id).is_denied = true;
            }
            Outcome::Ambiguous(found) => {
                assert!(found.keys.iter().any(Candidate::is_exact), "none is as asked");
                self.check_candidates(entry, found, key.filter(|_| was_there));
            }
            Outcome::StoredDifferently(found) => {
                assert!(!found.keys.iter().any(Candidate::is_exact), "one is as asked");
                self.check_candidates(entry, found, key.filter(|_| was_there));
            }
            Outcome::NewUnreadable { records, .. } => {
                let ids = records.iter().filter_map(|record| record.id);
                let ids: BTreeSet<_> = ids.map(|id| id.0).collect();
                assert!(!was_there || ids.contains(&key.unwrap()), "the key is not among them");
                self.submit(&entry.id).shown.extend(ids);
            }
            Outcome::NotSeen { unseen, .. } => {
                // What was not read is no claim.
                let is_denied = was_there && unseen.is_none();
                assert!(!is_denied, "told that a key is not seen that was there");
            }
            Outcome::CannotLook(_) | Outcome::Blocked(_) => {}
        }
    }

    /// Keys are shown that may be the one: the one is among them, each difference is true, and what is certain is so.
    fn check_candidates(&mut self, entry: &Entry, found: &Candidates, key: Option<i64>) {
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
        }
        let unreadable = found.unreadable.iter().filter_map(|record| record.id);
        ids.extend(unreadable.map(|id| id.0));
        let is_among = key.is_none_or(|key| ids.contains(&key));
        assert!(is_among || found.unseen.is_some(), "the key is not among them");
        self.submit(&entry.id).shown.extend(ids);
    }

    /// Every key that a submit made is shown, or in the open journal, or came after the person gave up.
    pub(crate) fn check_nothing_is_lost(&self) {
        let open = self.browser.stored(AccountSlot::Journal.of(&account().id));
        let open = open.as_ref().and_then(|entry| entry["id"].as_str());
        for (id, entry) in &self.maker {
            let submit = &self.submits[entry];
            assert!(!submit.is_denied, "key {id} exists though its submit was told it does not");
            let gave_up = submit.dismissed_after.is_some_and(|seen| self.landed[id] > seen);
            let is_known = submit.shown.contains(id) || open == Some(entry) || gave_up;
            assert!(is_known, "key {id} of {entry} is lost");
        }
    }
}

/// The outcome's name in stories and in what a run has reached.
pub(crate) fn name_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Created(_) => "created",
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
