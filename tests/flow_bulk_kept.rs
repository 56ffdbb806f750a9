//! Stories of runs that are kept: between windows and accounts, until they are put away, with their keys read again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeMap;
use std::future::Future as _;
use std::pin::pin;
use std::task::{Context, Waker};

use comet_keys::domain::key::KeyId;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::secret::ApiKey;
use comet_keys::flow::bulk::{self, Ended, Loaded, RowState, Watch, discard, proceed, read_keys};
use comet_keys::flow::{connect, dismiss, forget, journal};
use comet_keys::host::memory::block_on;
use comet_keys::host::{AccountSlot, Lock};
use common::bulk::{BulkStory, rows, states};
use common::{Fault, Route, Shared, account, plain_draft, valid, window};
use proptest::prelude::*;

#[test]
fn two_windows_do_not_work_on_one_run() {
    let story = BulkStory::new();
    let mut run = story.starts(1);
    let held = story.browser.hold(Lock::Bulk);
    assert!(held.is_some());
    assert_eq!(story.goes_on(&mut run), Ended::AnotherWindow);
    assert_eq!(story.posts(), 0);
    drop(held);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
}

#[test]
fn a_create_of_somebody_else_is_settled_first() {
    let story = BulkStory::new();
    let single = valid(&plain_draft("single"));
    let other = window(&story.browser, &story.server);
    story.fail(Route::Create, Fault::DropBefore, 1);
    let own = account();
    let outcome = comet_keys::flow::create(&other, &own, &single, None, &|_| {});
    assert!(matches!(block_on(outcome), comet_keys::flow::Outcome::NotSeen { .. }));
    let mut run = story.starts(1);
    assert_eq!(story.goes_on(&mut run), Ended::OpenEntry);
    assert_eq!(states(&run), ["waiting"]);
}

#[test]
fn a_row_is_not_given_up_because_another_account_does_not_have_its_key() {
    // Killed right after the first row's key was settled and before the run noted it.
    let died = (0..200).find_map(|polls| {
        let story = BulkStory::new();
        story.dies_after(polls, &mut story.starts(2));
        let is_settled = story.posts() == 1
            && story.browser.stored(AccountSlot::Journal.of(&account().id)).is_none();
        is_settled.then_some(story)
    });
    let story = died.unwrap();
    assert_eq!(states(&story.stored())[0], "started");
    let elsewhere = Shared::default();
    let mut key = story.server.borrow().keys[0].clone();
    key["name"] = "theirs".into();
    key["user_id"] = 1.into();
    elsewhere.borrow_mut().keys.push(key);
    let host = window(&story.browser, &elsewhere);
    let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false, policy: &Policy::default };
    let mut run = story.stored();
    assert_eq!(block_on(proceed(&host, &account(), &mut run, &watch)), Ended::OtherAccount);
    assert_eq!(states(&story.stored())[0], "started");
    assert_eq!(elsewhere.borrow().posts(), 0);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!((story.named("ci-1"), story.named("ci-2")), (1, 1));
}

#[test]
fn a_row_whose_entry_the_person_dismisses_is_never_made_again() {
    let story = BulkStory::new();
    let mut run = story.starts(1);
    story.fail(Route::Create, Fault::DropBefore, 1);
    // Killed while it looks for the key that never came.
    let polls = (0..1000).find(|polls| {
        let trial = BulkStory::new();
        let mut run = trial.starts(1);
        trial.fail(Route::Create, Fault::DropBefore, 1);
        trial.dies_after(*polls, &mut run);
        trial.posts() == 1
    });
    story.dies_after(polls.unwrap() + 1, &mut run);
    let journal::Loaded::Open(entry) = block_on(journal::load(&story.host, &account().id)).unwrap()
    else {
        panic!("the entry is open");
    };
    block_on(dismiss(&story.host, &account().id, &entry.id)).unwrap();
    let mut again = story.stored();
    assert_eq!(states(&again), ["unknown"]);
    assert_eq!(story.goes_on(&mut again), Ended::Finished);
    assert_eq!((states(&again), story.posts()), (vec!["unknown"], 1));
}

#[test]
fn a_second_run_waits_until_the_first_is_put_away() {
    let story = BulkStory::new();
    story.starts(1);
    assert!(block_on(bulk::start(&story.host, &account(), rows(1))).is_err());
    block_on(discard(&story.host, &account().id)).unwrap();
    assert!(story.browser.is_empty());
    story.starts(2);
}

#[test]
fn a_run_that_cannot_be_read_is_kept_and_said_to_be_so() {
    let story = BulkStory::new();
    story.starts(1);
    story
        .browser
        .put(AccountSlot::BulkProgress.of(&account().id), serde_json::json!({ "id": "another" }));
    assert_eq!(block_on(bulk::load(&story.host, &account().id)), Ok(Loaded::Unreadable));
    assert!(story.browser.stored(AccountSlot::BulkPlan.of(&account().id)).is_some());
}

/// Found by the simulation of windows: a run whose account was forgotten before the server had told an owner was taken up by
/// the next account of that server, which then made the other's keys.
#[test]
fn a_run_says_whose_it_is_before_anything_is_asked_of_the_server() {
    let form = |user_id: &str| common::connect_form(common::TOKEN, "", user_id);
    for (user_id, comes_back) in [("5678", true), ("9", false)] {
        let story = BulkStory::new();
        let first = block_on(connect(&story.host, &form("5678"))).unwrap().account().unwrap();
        block_on(bulk::start(&story.host, &first, rows(2))).unwrap();
        block_on(forget(&story.host, &first.id)).unwrap();
        let second = block_on(connect(&story.host, &form(user_id))).unwrap().active.unwrap();
        assert_eq!(second == first.id, comes_back, "{user_id}");
    }
}

/// Found by the simulation of windows: the plan was read before it was put away, and the progress after that.
#[test]
fn a_run_that_is_put_away_meanwhile_is_gone_and_not_unreadable() {
    for polls in 0..12 {
        let story = BulkStory::new();
        story.starts(2);
        let id = account().id;
        let mut loading = pin!(bulk::load(&story.host, &id));
        let mut context = Context::from_waker(Waker::noop());
        if (0..polls).any(|_| loading.as_mut().poll(&mut context).is_ready()) {
            return;
        }
        let other = window(&story.browser, &story.server);
        block_on(bulk::discard(&other, &id)).unwrap();
        assert_ne!(block_on(loading).unwrap(), Loaded::Unreadable, "after {polls} polls");
    }
    panic!("the loop reaches the end of the flow");
}

#[test]
fn storage_that_fails_sends_nothing() {
    let story = BulkStory::new();
    let mut run = story.starts(1);
    story.browser.break_slot(AccountSlot::BulkProgress.of(&account().id));
    assert!(matches!(story.goes_on(&mut run), Ended::Store(_)));
    assert_eq!(story.posts(), 0);
}

#[test]
fn keys_of_an_earlier_window_are_read_again() {
    for masks in [false, true] {
        let story = BulkStory::new();
        story.server.borrow_mut().masks = masks;
        let mut run = story.starts(3);
        assert_eq!(story.goes_on(&mut run), Ended::Finished);
        let mut known = BTreeMap::new();
        block_on(read_keys(&story.host, &account(), &run, &mut known)).unwrap();
        let made = bulk::results(&run, &known);
        assert_eq!(made.iter().filter(|row| row.key.is_some()).count(), 3);
        for row in made {
            let text = story.server.borrow().key_text(row.id.unwrap().0);
            assert_eq!(row.key.unwrap().expose(), text);
        }
    }
}

#[test]
fn making_masked_keys_reveals_none_of_them_on_the_way() {
    let story = BulkStory::new();
    story.server.borrow_mut().masks = true;
    let mut run = story.starts(3);
    story.goes_on(&mut run);
    let reveals = story.host.sent().iter().filter(|request| request.url.ends_with("/key")).count();
    assert_eq!(reveals, 0, "servers allow twenty in twenty minutes");
}

#[test]
fn only_what_is_missing_is_read_again() {
    let story = BulkStory::new();
    let mut run = story.starts(1);
    story.goes_on(&mut run);
    let RowState::Created(number) = run.rows[0].state else { panic!("created") };
    let mut known: BTreeMap<KeyId, ApiKey> =
        [(number, ApiKey::from_server("known"))].into_iter().collect();
    let before = story.host.sent().len();
    block_on(read_keys(&story.host, &account(), &run, &mut known)).unwrap();
    assert_eq!(story.host.sent().len(), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_fails_and_however_often_it_dies_no_row_is_made_twice(
        deaths in prop::collection::vec(0_usize..160, 0..6),
        faults in prop::collection::vec((0_usize..8, 0_usize..3), 0..6),
    ) {
        let story = BulkStory::new();
        for (fault, route) in faults {
            let route = [Route::Create, Route::List, Route::Create][route];
            story.fail(route, Fault::UNKNOWN[fault].0, 1);
        }
        let mut run = story.starts(3);
        for polls in deaths {
            story.dies_after(polls, &mut run);
            run = story.stored();
        }
        story.server.borrow_mut().faults.clear();
        prop_assert_eq!(story.goes_on(&mut run), Ended::Finished);
        for (n, row) in (1..).zip(&run.rows) {
            let keys = story.named(&format!("ci-{n}"));
            let is_right = match row.state {
                RowState::Created(_) => keys == 1,
                RowState::Unknown(_) => keys <= 1,
                _ => false,
            };
            prop_assert!(is_right, "row {} is {:?} with {} keys", n, row.state, keys);
        }
    }
}
