//! Stories of `flow::rotate`: each step stored, resumed after any death, and taken back until the last.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use comet_keys::domain::draft::ValidDraft;
use comet_keys::domain::key::KeyRecord;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::rotation::{QuotaChoice, next_name, successor};
use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::keys::{Changed, list_all};
use comet_keys::flow::rotate::{
    Phase, Rotation, delete_old, disable_old, enable_old, finish, hand_over, load, recover, start,
    take_back,
};
use comet_keys::flow::{Blocked, Outcome, resume};
use comet_keys::host::AccountSlot;
use comet_keys::host::memory::{block_on, kill_after};
use common::{Fault, Route, Story, asked, valid, window, wire};

fn story() -> (Story, KeyRecord) {
    let story = Story::new();
    let mut draft = wire(&asked("ci"));
    draft["used_quota"] = 1_000_000.into();
    story.server.borrow_mut().insert(&draft);
    let old = all(&story).remove(0);
    (story, old)
}

fn all(story: &Story) -> Vec<KeyRecord> {
    block_on(list_all(&story.host, &story.account, &|_| {})).unwrap().keys
}

fn names(story: &Story) -> Vec<(String, i64)> {
    all(story).into_iter().map(|key| (key.name, key.status.wire())).collect()
}

fn next(old: &KeyRecord) -> ValidDraft {
    valid(&successor(old, QuotaChoice::Carry, UnitsPerDollar::new(500_000)))
}

fn begin(story: &Story, old: &KeyRecord) -> Outcome {
    block_on(start(&story.host, &story.account, old, &next(old), &|_| {}))
}

fn under_way(story: &Story) -> Vec<Rotation> {
    block_on(recover(&story.host, &story.account)).unwrap()
}

fn pair(name: &str, status: i64) -> (String, i64) {
    (name.to_owned(), status)
}

#[test]
fn the_next_name_is_the_number_after() {
    for (name, wanted) in [
        ("ci", "ci-2"),
        ("ci-2", "ci-3"),
        ("ci-x", "ci-x-2"),
        ("", "-2"),
        ("a-4294967295", "a-4294967295-2"),
    ] {
        assert_eq!(next_name(name), wanted);
    }
    assert_eq!(next_name(&"é".repeat(50)).chars().count(), 50);
}

#[test]
fn quota_is_carried_or_reset_by_choice() {
    let (_, old) = story();
    let per = UnitsPerDollar::new(500_000);
    assert_eq!(successor(&old, QuotaChoice::Carry, per).remain_quota, "10.00");
    assert_eq!(successor(&old, QuotaChoice::Reset, per).remain_quota, "12.00");
}

#[test]
fn a_key_is_replaced_step_by_step() {
    let (story, old) = story();
    let Outcome::Created(created) = begin(&story, &old) else { panic!("not created") };
    assert!(created.comparison.iter().all(|row| row.equal));
    assert_eq!(names(&story), [pair("ci-2", 1), pair("ci", 1)], "the old one still works");

    let rotation = under_way(&story).remove(0);
    assert_eq!((rotation.phase, rotation.new), (Phase::Created, Some(created.record.id)));
    let rotation = block_on(hand_over(&story.host, &story.account, &rotation)).unwrap();
    assert!(matches!(
        block_on(disable_old(&story.host, &story.account, &rotation)),
        Changed::Done { .. }
    ));
    assert_eq!(under_way(&story)[0].phase, Phase::OldDisabled);
    assert_eq!(names(&story), [pair("ci-2", 1), pair("ci", 2)]);

    assert_eq!(block_on(delete_old(&story.host, &story.account, &rotation)), Changed::Gone);
    assert_eq!(names(&story), [pair("ci-2", 1)]);
    assert!(story.stored(AccountSlot::Rotations).is_none(), "nothing is left to do");
}

#[test]
fn every_step_is_taken_back_until_the_last() {
    for steps in 0..3 {
        let (story, old) = story();
        begin(&story, &old);
        let mut rotation = under_way(&story).remove(0);
        if steps > 0 {
            rotation = block_on(hand_over(&story.host, &story.account, &rotation)).unwrap();
        }
        if steps > 1 {
            block_on(disable_old(&story.host, &story.account, &rotation));
            rotation = under_way(&story).remove(0);
        }
        assert_eq!(block_on(take_back(&story.host, &story.account, &rotation)), Changed::Gone);
        assert_eq!(all(&story), [old], "as it was before");
        assert!(under_way(&story).is_empty());
    }
}

#[test]
fn a_new_key_is_not_deleted_while_the_old_one_cannot_be_enabled() {
    let (story, old) = story();
    begin(&story, &old);
    let rotation = under_way(&story).remove(0);
    block_on(disable_old(&story.host, &story.account, &rotation));
    let rotation = under_way(&story).remove(0);
    story.fail(Route::Status, Fault::Refuse("no"));
    let told = block_on(take_back(&story.host, &story.account, &rotation));
    assert_eq!(told.code(), "not-done");
    assert_eq!(names(&story), [pair("ci-2", 1), pair("ci", 2)]);
    assert!(matches!(
        block_on(enable_old(&story.host, &story.account, &rotation)),
        Changed::Done { .. }
    ));
    assert_eq!(under_way(&story)[0].phase, Phase::HandedOver);
}

#[test]
fn a_refused_create_leaves_no_rotation() {
    let (story, old) = story();
    story.fail(Route::Create, Fault::Refuse("no"));
    assert!(matches!(begin(&story, &old), Outcome::NotCreated(_)));
    assert!(story.stored(AccountSlot::Rotations).is_none());
    assert_eq!(all(&story), [old]);
}

#[test]
fn an_open_create_is_settled_before_a_rotation_begins() {
    let (story, old) = story();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("earlier"));
    let told = begin(&story, &old);
    assert!(matches!(told, Outcome::Blocked(Blocked::OpenEntry(_))), "{told:?}");
    assert!(story.stored(AccountSlot::Rotations).is_none());
}

/// The page dies at every await in turn; the next window settles the create, if one is open, and goes on.
#[test]
fn a_rotation_survives_death_at_every_await_with_one_new_key_at_most() {
    let mut has_ended = false;
    for polls in 1..400 {
        let (story, old) = story();
        let asked = next(&old);
        let started = start(&story.host, &story.account, &old, &asked, &|_| {});
        let ended = kill_after(polls, started).is_some();
        story.browser.close();

        let host = window(&story.browser, &story.server);
        if let Loaded::Open(entry) = block_on(journal::load(&host, &story.account.id)).unwrap() {
            block_on(resume(&host, &story.account, &entry, &|_| {}));
            if let Loaded::Open(entry) = block_on(journal::load(&host, &story.account.id)).unwrap()
            {
                block_on(comet_keys::flow::dismiss(&host, &story.account.id, &entry.id)).unwrap();
            }
        }
        let rotations = block_on(recover(&host, &story.account)).unwrap();
        let keys = all(&story);
        assert!(keys.len() <= 2 && story.posts() <= 1, "after {polls} polls");
        assert_eq!(
            rotations.len(),
            keys.len() - 1,
            "after {polls} polls: a new key has its rotation"
        );
        if let Some(rotation) = rotations.first() {
            assert_eq!((rotation.phase, rotation.new), (Phase::Created, Some(keys[0].id)));
        }
        if ended {
            has_ended = true;
            break;
        }
    }
    assert!(has_ended, "the loop reaches the end of the flow");
}

/// Polls two flows in turn, the second only after `head_start` polls of the first.
fn side_by_side<A, B>(
    head_start: usize,
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> (A, B) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let mut context = Context::from_waker(Waker::noop());
    let (mut one, mut other) = (None, None);
    for polls in 0.. {
        if one.is_none()
            && let Poll::Ready(done) = first.as_mut().poll(&mut context)
        {
            one = Some(done);
        }
        if (polls >= head_start || one.is_some())
            && other.is_none()
            && let Poll::Ready(done) = second.as_mut().poll(&mut context)
        {
            other = Some(done);
        }
        if let (Some(_), Some(_)) = (&one, &other) {
            break;
        }
    }
    (one.unwrap(), other.unwrap())
}

/// Found by the simulation of windows: the list of keys in the second window took the rotation for one that was given up,
/// before its create was in the journal; and a second start for the same key took the first one's record along.
#[test]
fn a_rotation_that_begins_is_not_lost_to_another_window() {
    for head_start in 0..120 {
        let (story, old) = story();
        let other = window(&story.browser, &story.server);
        let asked = next(&old);
        let starting = start(&story.host, &story.account, &old, &asked, &|_| {});
        let looking = recover(&other, &story.account);
        let (outcome, _) = side_by_side(head_start, starting, looking);
        assert!(matches!(outcome, Outcome::Created(_)), "{head_start}");
        assert_eq!(under_way(&story).len(), 1, "{head_start}");

        let (story, old) = self::story();
        let other = window(&story.browser, &story.server);
        let starting = start(&story.host, &story.account, &old, &asked, &|_| {});
        let again = start(&other, &story.account, &old, &asked, &|_| {});
        let both = side_by_side(head_start, starting, again);
        let made = [both.0, both.1].into_iter().filter(|one| matches!(one, Outcome::Created(_)));
        assert_eq!((made.count(), under_way(&story).len()), (1, 1), "{head_start}");
    }
}

/// Each window read the list before the other had written its own into it.
#[test]
fn steps_of_two_rotations_at_once_are_both_kept() {
    for head_start in 0..20 {
        let (story, old) = story();
        begin(&story, &old);
        story.server.borrow_mut().insert(&wire(&asked("deploy")));
        let second = all(&story).into_iter().find(|key| key.name == "deploy").unwrap();
        begin(&story, &second);
        let rotations = under_way(&story);
        let other = window(&story.browser, &story.server);
        let one = hand_over(&story.host, &story.account, &rotations[0]);
        let both = side_by_side(head_start, one, hand_over(&other, &story.account, &rotations[1]));
        assert!(both.0.is_ok() && both.1.is_ok());
        let phases: Vec<_> = under_way(&story).iter().map(|own| own.phase).collect();
        assert_eq!(phases, [Phase::HandedOver, Phase::HandedOver], "{head_start}");
    }
}

#[test]
fn two_keys_that_fit_are_left_to_the_person() {
    let (story, old) = story();
    story.fail(Route::Create, Fault::DropAfter);
    story.server.borrow_mut().rival_drafts.push(wire(&next(&old)));
    assert!(matches!(begin(&story, &old), Outcome::Ambiguous(_)));
    let Loaded::Open(entry) = block_on(journal::load(&story.host, &story.account.id)).unwrap()
    else {
        panic!()
    };
    assert_eq!(under_way(&story)[0].phase, Phase::Creating, "the create comes first");
    block_on(comet_keys::flow::dismiss(&story.host, &story.account.id, &entry.id)).unwrap();
    let rotation = under_way(&story).remove(0);
    assert_eq!((rotation.phase, rotation.new), (Phase::Creating, None), "never a guess");
    block_on(finish(&story.host, &story.account, &rotation)).unwrap();
    assert!(block_on(load(&story.host, &story.account)).unwrap().is_empty());
    assert_eq!(all(&story).len(), 3, "all keys stay");
}

#[test]
fn no_secret_is_stored_on_the_way() {
    let (story, old) = story();
    begin(&story, &old);
    let stored = story.browser.dump();
    for id in all(&story).iter().map(|key| key.id.0) {
        assert!(!stored.contains(&story.server.borrow().key_text(id)[3..]));
    }
}
