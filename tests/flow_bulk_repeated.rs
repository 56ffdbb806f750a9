//! A row whose create the browser sent more than once: settled with one key, the others named, and deleted on request.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::key::KeyId;
use comet_keys::flow::Fate;
use comet_keys::flow::bulk::{Ended, RowState, Run, keep_one};
use comet_keys::host::memory::block_on;
use common::bulk::{BulkStory, states};
use common::{Fault, Route, account};
use serde_json::json;

const DATE: &str = "Tue, 01 Dec 2026 00:00:00 GMT";

fn story() -> BulkStory {
    let story = BulkStory::new();
    story.server.borrow_mut().date = Some(DATE);
    story
}

/// Three rows, the first of which the browser has sent three times.
fn finished() -> (BulkStory, Run) {
    let story = story();
    let mut run = story.starts(3);
    story.fail(Route::Create, Fault::Repeated, 1);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    (story, run)
}

fn keep(story: &BulkStory, run: &mut Run) -> Vec<(KeyId, Fate)> {
    block_on(keep_one(&story.host, &account(), run)).unwrap()
}

#[test]
fn a_row_that_was_sent_three_times_has_one_key_and_two_copies() {
    for fault in [Fault::Repeated, Fault::RepeatedAndLost] {
        let story = story();
        let mut run = story.starts(3);
        story.fail(Route::Create, fault, 1);
        assert_eq!(story.goes_on(&mut run), Ended::Finished);
        assert_eq!(states(&run), ["created"; 3]);
        let made = story.server.borrow().made.clone();
        assert_eq!(run.rows[0].state, RowState::Created(KeyId(made[0])));
        assert_eq!(run.rows[0].copies, [KeyId(made[1]), KeyId(made[2])]);
        assert!(run.rows[1].copies.is_empty());
        assert_eq!(story.stored(), run, "it is stored");
        assert_eq!(story.posts(), 3);
    }
}

#[test]
fn keeping_one_deletes_the_copies_and_nothing_else() {
    let (story, mut run) = finished();
    let copies = run.copies();
    assert_eq!(copies.len(), 2);
    let fates = keep(&story, &mut run);
    assert_eq!(fates, copies.iter().map(|id| (*id, Fate::Deleted)).collect::<Vec<_>>());
    assert!(run.copies().is_empty());
    assert_eq!(story.stored(), run);
    for n in 1..=3 {
        assert_eq!(story.named(&format!("ci-{n}")), 1);
    }
}

#[test]
fn a_copy_that_was_used_or_changed_stays_and_stays_named() {
    for (twist, fate) in [
        (json!({ "used_quota": 1, "remain_quota": 4_999_999 }), Fate::Used),
        (json!({ "group": "vip" }), Fate::Changed),
        (json!({ "status": 2 }), Fate::Changed),
    ] {
        let (story, mut run) = finished();
        let copies = run.copies();
        {
            let mut server = story.server.borrow_mut();
            let key = server.keys.iter_mut().find(|key| key["id"] == copies[0].0).unwrap();
            key.as_object_mut().unwrap().extend(twist.as_object().unwrap().clone());
        }
        assert_eq!(keep(&story, &mut run), [(copies[0], fate), (copies[1], Fate::Deleted)]);
        assert_eq!(run.copies(), [copies[0]]);
        assert_eq!(story.stored(), run);
    }
}

/// The row's own key is gone: what is called a copy is the only one left.
#[test]
fn without_the_rows_key_its_copies_stay() {
    let (story, mut run) = finished();
    let row = run.rows.iter().find(|row| !row.copies.is_empty()).unwrap();
    let RowState::Created(kept) = row.state else { panic!("{row:?}") };
    story.server.borrow_mut().keys.retain(|key| key["id"] != kept.0);
    let fates = keep(&story, &mut run);
    assert!(fates.iter().all(|(_, fate)| matches!(fate, Fate::NotRead(_))), "{fates:?}");
    assert_eq!(run.copies().len(), 2);
}

/// Killed at any await of the run: no row is made again because of its copies, and no key is in nobody's hands.
#[test]
fn killed_at_any_await_every_key_is_a_rows_or_a_rows_copy() {
    for polls in 0.. {
        let story = story();
        let mut run = story.starts(2);
        story.fail(Route::Create, Fault::Repeated, 1);
        let ended = story.dies_after(polls, &mut run);
        let mut again = story.stored();
        assert_eq!(story.goes_on(&mut again), Ended::Finished, "after {polls} polls");
        assert!(story.posts() <= 2, "after {polls} polls");
        let known: Vec<i64> = again
            .rows
            .iter()
            .filter_map(|row| match row.state {
                RowState::Created(id) => Some(id.0),
                _ => None,
            })
            .chain(again.copies().into_iter().map(|id| id.0))
            .collect();
        let is_unknown = again.count("unknown") > 0;
        let keys = story.server.borrow().keys.len();
        assert!(known.len() == keys || is_unknown, "{keys} keys, {known:?} after {polls} polls");
        if ended.is_some() {
            return;
        }
    }
}
