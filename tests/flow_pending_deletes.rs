//! Stories of deletes that wait: each by itself, over any number of windows, and none of them lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::RefCell;

use comet_keys::domain::key::KeyId;
use comet_keys::flow::keys::Changed;
use comet_keys::flow::pending_deletes::{
    PendingDelete, Phase, Stopped, UNDO_MILLIS, Watch, add, carry_out, load, undo,
};
use comet_keys::flow::{connect, forget};
use comet_keys::host::memory::{Browser, MemoryHost, block_on, kill_after};
use comet_keys::host::{AccountSlot, Clock as _, Lock, Slot};
use common::{Fault, Route, Shared, account, plain_draft, remembered_account, valid, window, wire};

/// The two keys of each story.
const A: i64 = 3;
const B: i64 = 6;

struct Story {
    browser: Browser,
    server: Shared,
    host: MemoryHost,
}

impl Story {
    fn new() -> Self {
        let (browser, server) = (Browser::default(), Shared::default());
        for name in ["A", "B"] {
            server.borrow_mut().insert(&wire(&valid(&plain_draft(name))));
        }
        let host = window(&browser, &server);
        Self { browser, server, host }
    }

    fn keys(&self) -> Vec<i64> {
        self.server.borrow().keys.iter().map(|key| key["id"].as_i64().unwrap()).collect()
    }

    fn confirms(&self, key: i64) {
        let pending =
            PendingDelete::new(KeyId(key), format!("key {key}"), None, self.host.now_millis());
        block_on(add(&self.host, &account().id, pending)).unwrap();
    }

    fn queue(&self) -> Vec<(i64, Phase)> {
        let queue = block_on(load(&self.host, &account().id)).unwrap();
        queue.iter().map(|own| (own.key.0, own.phase)).collect()
    }

    /// Carries out the queue, and says what became of each.
    fn carries_out(host: &MemoryHost) -> (Stopped, Vec<(i64, Changed)>) {
        let done = RefCell::new(Vec::new());
        let on_done = |own: &PendingDelete, changed, _| {
            done.borrow_mut().push((own.key.0, changed));
        };
        let watch = Watch { on_queue: &|_| {}, on_done: &on_done };
        let stopped = block_on(carry_out(host, &account(), &watch));
        (stopped, done.into_inner())
    }

    fn passes(&self, millis: i64) {
        let clock = self.host.clock_millis();
        clock.set(clock.get() + millis);
    }
}

/// Once confirming the second silently cancelled the first.
#[test]
fn two_deletes_wait_side_by_side_and_both_happen() {
    let story = Story::new();
    story.confirms(A);
    story.passes(1_000);
    story.confirms(B);
    assert_eq!(story.queue(), [(A, Phase::Waiting), (B, Phase::Waiting)]);
    let (stopped, done) = Story::carries_out(&story.host);
    assert_eq!(stopped, Stopped::Empty);
    assert_eq!(done, [(A, Changed::Gone), (B, Changed::Gone)]);
    assert!(story.keys().is_empty() && story.queue().is_empty());
}

#[test]
fn one_is_undone_and_the_other_happens() {
    let story = Story::new();
    story.confirms(A);
    story.confirms(B);
    block_on(undo(&story.host, &account().id, KeyId(A))).unwrap();
    Story::carries_out(&story.host);
    assert_eq!(story.keys(), [A]);
}

#[test]
fn another_window_undoes_while_this_one_counts_down() {
    let story = Story::new();
    story.confirms(A);
    let other = window(&story.browser, &story.server);
    let undone = RefCell::new(false);
    let on_queue = |queue: &[PendingDelete]| {
        let now = story.host.now_millis();
        if queue.first().is_some_and(|own| own.seconds_left(now) == 2) && !undone.replace(true) {
            block_on(undo(&other, &account().id, KeyId(A))).unwrap();
        }
    };
    let watch = Watch { on_queue: &on_queue, on_done: &|_, _, _| {} };
    assert_eq!(block_on(carry_out(&story.host, &account(), &watch)), Stopped::Empty);
    assert!(*undone.borrow());
    assert_eq!(story.keys(), [A, B]);
}

#[test]
fn only_one_window_carries_them_out() {
    let story = Story::new();
    story.confirms(A);
    let held = story.browser.hold(Lock::Deleting);
    assert_eq!(Story::carries_out(&story.host).0, Stopped::AnotherWindow);
    assert_eq!(story.keys(), [A, B]);
    drop(held);
    assert_eq!(Story::carries_out(&story.host).0, Stopped::Empty);
    assert_eq!(story.keys(), [B]);
}

/// Whoever counted down is gone; the next window shows it long enough to be undone, and then goes on.
#[test]
fn an_overdue_delete_waits_anew_in_the_next_window() {
    let story = Story::new();
    story.confirms(A);
    story.passes(24 * 60 * 60 * 1_000);
    let start_millis = story.host.now_millis();
    let waited = RefCell::new(Vec::new());
    let on_queue = |queue: &[PendingDelete]| {
        waited
            .borrow_mut()
            .extend(queue.iter().map(|own| (own.phase, own.seconds_left(story.host.now_millis()))));
    };
    let watch = Watch { on_queue: &on_queue, on_done: &|_, _, _| {} };
    block_on(carry_out(&story.host, &account(), &watch));
    assert_eq!(waited.borrow().first(), Some(&(Phase::Waiting, 5)));
    assert!(story.host.now_millis() - start_millis >= UNDO_MILLIS);
    assert_eq!(story.keys(), [B]);
}

#[test]
fn killed_at_every_await_a_delete_is_carried_out_by_the_next_window() {
    for polls in 0.. {
        let story = Story::new();
        story.confirms(A);
        let watch = Watch { on_queue: &|_| {}, on_done: &|_, _, _| {} };
        let ended = kill_after(polls, carry_out(&story.host, &account(), &watch)).is_some();
        let next = window(&story.browser, &story.server);
        assert_eq!(Story::carries_out(&next).0, Stopped::Empty, "after {polls} polls");
        assert_eq!(story.keys(), [B], "after {polls} polls");
        assert!(story.queue().is_empty(), "after {polls} polls");
        if ended {
            break;
        }
    }
}

#[test]
fn a_delete_that_fails_stays_until_it_was_seen_and_stops_no_other() {
    let story = Story::new();
    story.server.borrow_mut().fail(Route::Delete, Fault::Refuse("not today"), 1);
    story.confirms(A);
    story.passes(1_000);
    story.confirms(B);
    let (_, done) = Story::carries_out(&story.host);
    assert!(matches!(done[0], (A, Changed::NotDone(_))), "{done:?}");
    assert_eq!(done[1], (B, Changed::Gone));
    assert_eq!(story.queue(), [(A, Phase::Failed)]);
    assert_eq!(Story::carries_out(&story.host), (Stopped::Empty, Vec::new()), "once is enough");
    block_on(undo(&story.host, &account().id, KeyId(A))).unwrap();
    assert!(story.queue().is_empty());
}

#[test]
fn a_delete_that_has_begun_cannot_be_undone() {
    let story = Story::new();
    story.confirms(A);
    let undone = RefCell::new(None);
    let on_queue = |queue: &[PendingDelete]| {
        if queue.first().is_some_and(|own| own.phase == Phase::Begun) {
            let left = block_on(undo(&story.host, &account().id, KeyId(A))).unwrap();
            undone.replace(Some(left.len()));
        }
    };
    let watch = Watch { on_queue: &on_queue, on_done: &|_, _, _| {} };
    block_on(carry_out(&story.host, &account(), &watch));
    assert_eq!(undone.into_inner(), Some(1), "it is still there, and says so");
    assert_eq!(story.keys(), [B]);
}

#[test]
fn a_storage_that_fails_deletes_nothing() {
    let story = Story::new();
    story.browser.break_slot(AccountSlot::PendingDeletes.of(&account().id));
    let pending = PendingDelete::new(KeyId(A), "A".to_owned(), None, 0);
    assert!(block_on(add(&story.host, &account().id, pending)).is_err());
    assert_eq!(Story::carries_out(&story.host).0, Stopped::Store);
    assert_eq!(story.keys(), [A, B]);
}

#[test]
fn what_waits_goes_with_a_forgotten_account() {
    let story = Story::new();
    story.browser.put(Slot::Accounts, remembered_account());
    story.confirms(A);
    block_on(forget(&story.host, &account().id)).unwrap();
    assert!(story.queue().is_empty());
    assert_eq!(story.keys(), [A, B]);
}

/// Found by the simulation of windows: what was confirmed meanwhile stayed on the device.
#[test]
fn nothing_waits_for_an_account_that_another_window_has_forgotten() {
    let story = Story::new();
    let form = common::connect_form(common::TOKEN, "", "");
    let id = block_on(connect(&story.host, &form)).unwrap().active.unwrap();
    block_on(forget(&window(&story.browser, &story.server), &id)).unwrap();
    let pending = PendingDelete::new(KeyId(A), "A".to_owned(), None, story.host.now_millis());
    assert!(block_on(add(&story.host, &id, pending)).is_err());
    assert_eq!(story.browser.stored(AccountSlot::PendingDeletes.of(&id)), None);
}
