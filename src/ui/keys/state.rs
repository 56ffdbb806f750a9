//! What the key screens share: the keys as last read, and how the person looks at them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use leptos::prelude::RwSignal;

use super::super::state::nav::{Page, Route};
use super::edit::Review;
use super::many::Many;
use super::told::Told;
use crate::api::Failure;
use crate::domain::completeness::Completeness;
use crate::domain::key::{KeyId, KeyRecord, UnreadableRecord};
use crate::domain::key_list::{View, select};
use crate::domain::secret::ApiKey;
use crate::domain::time::UnixSeconds;
use crate::flow::Created;
use crate::flow::keys::Changed;
use crate::flow::rotate::Rotation;

/// How far the reading of the list is.
#[derive(Clone, Default)]
pub(in super::super) enum Reading {
    #[default]
    NotYet,
    UnderWay,
    Done,
    Failed(Failure),
}

/// Nothing of it is stored: the server has it.
#[derive(Default)]
pub(in super::super) struct State {
    pub(super) records: Rc<Vec<KeyRecord>>,
    /// Keys that exist and cannot be read.
    pub(super) unreadable: Rc<Vec<UnreadableRecord>>,
    pub(super) reading: Reading,
    /// Whether these are all keys of the account.
    pub(super) completeness: Completeness,
    /// When it was last read, by the local clock.
    pub(super) read_millis: i64,
    /// Counts the readings, so that a slow one does not overwrite a later one.
    pub(super) reading_number: u32,
    pub(super) view: View,
    /// The places in `records` of what is shown, in their order.
    pub(super) places: Rc<Vec<usize>>,
    /// Grows whenever rows may show something else.
    pub(super) epoch: u32,
    /// The first row that is in the page.
    pub(super) first_row: usize,
    /// How far the list is scrolled, in pixels.
    pub(super) scroll_top: i32,
    pub(super) selected: BTreeSet<KeyId>,
    /// Rung when the list has to be looked at again; the list that stands listens.
    pub(super) bell: Option<RwSignal<bool>>,
    /// What was done to keys, until the person has seen it on the key's page.
    pub(super) notices: BTreeMap<KeyId, Told>,
    /// What an edit is about to save.
    pub(super) review: Option<Rc<Review>>,
    /// The keys that a fix is for.
    pub(super) to_fix: Rc<[KeyId]>,
    pub(super) many: Many,
    /// Why the successor of a key could not be made.
    pub(super) rotation_failure: Option<(KeyId, Rc<Failure>)>,
    /// Keys that are being replaced.
    pub(super) rotations: Vec<Rotation>,
    /// The person wants the new key's quota reset rather than carried.
    pub(super) is_quota_reset: bool,
    /// Whole keys that the server has given out where it lists masks; each costs one of few requests.
    pub(super) whole_keys: BTreeMap<KeyId, ApiKey>,
    /// The person wants a run of many to stop after the present key.
    pub(super) is_stopped: bool,
    /// Fields that nothing here knows and that the server was seen not to keep.
    pub(super) lost_fields: Vec<String>,
    /// Something is being changed; nothing else is begun meanwhile.
    pub(super) is_busy: bool,
}

impl State {
    /// Forgets what belongs to the page that the person leaves, and has been seen there.
    pub(in super::super) fn leave(&mut self, from: Route, to: Route) {
        let Route::Keys(page) = from else { return };
        match page {
            Page::Key(id) => drop(self.notices.remove(&id)),
            Page::Rotate(id) => {
                self.notices.remove(&id);
                self.rotation_failure = None;
            }
            Page::Review(id) if to != Route::Keys(Page::Edit(id)) => self.review = None,
            Page::Many if !matches!(self.many, Many::Running(_)) => self.many = Many::None,
            _ => {}
        }
    }

    /// Whether the account has no key, not even one that cannot be read.
    pub(super) fn has_none(&self) -> bool {
        self.records.is_empty() && self.unreadable.is_empty()
    }

    pub(super) fn find_unreadable(&self, id: KeyId) -> Option<UnreadableRecord> {
        self.unreadable.iter().find(|record| record.id == Some(id)).cloned()
    }

    pub(super) fn find(&self, id: KeyId) -> Option<KeyRecord> {
        self.records.iter().find(|record| record.id == id).cloned()
    }

    /// Puts a record as it was read again in its place.
    pub(super) fn put(&mut self, record: &KeyRecord) {
        let records = Rc::make_mut(&mut self.records);
        if let Some(place) = records.iter_mut().find(|known| known.id == record.id) {
            place.clone_from(record);
        }
    }

    /// Keeps what a change has shown of the key.
    pub(super) fn take_change(&mut self, id: KeyId, changed: &Changed) {
        match (changed, changed.record()) {
            (Changed::Gone, _) => self.take_out(id),
            (_, Some(record)) => self.put(record),
            _ => {}
        }
        if let Changed::Otherwise { foreign, .. } = changed {
            self.lost_fields.extend(foreign.iter().map(|lost| lost.name.clone()));
        }
    }

    /// Adds a key that has just been made.
    pub(super) fn add(&mut self, created: &Created) {
        let record = &created.record;
        if let Some(key) = &created.key {
            self.whole_keys.insert(record.id, key.clone());
        }
        if self.find(record.id).is_none() {
            Rc::make_mut(&mut self.records).insert(0, record.clone());
        }
    }

    /// Takes a key out that is no longer there.
    pub(super) fn take_out(&mut self, id: KeyId) {
        Rc::make_mut(&mut self.records).retain(|record| record.id != id);
        self.selected.remove(&id);
    }

    /// Selects anew what is shown.
    pub(super) fn refresh(&mut self, now: UnixSeconds) {
        self.places = Rc::new(select(&self.records, &self.view, now));
        self.epoch += 1;
    }
}
