//! Stories of runs of many creates: each row once, whatever fails or dies, and each with an outcome of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::Cell;

use comet_keys::domain::field::Field;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::secret::ApiKey;
use comet_keys::flow::bulk::{self, Ended, Event, RowState, Run, Watch, look_again, proceed};
use comet_keys::host::AccountSlot;
use comet_keys::host::memory::block_on;
use common::bulk::{BulkStory, states};
use common::{Fault, Route, TOKEN, account};

#[test]
fn every_row_becomes_one_key() {
    let story = BulkStory::new();
    let mut run = story.starts(5);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 5]);
    assert_eq!(story.posts(), 5);
    let keys: Vec<_> = (1..=5).map(|n| story.named(&format!("ci-{n}"))).collect();
    assert_eq!(keys, [1; 5]);
    assert_eq!(story.stored(), run);
    let told: Vec<ApiKey> = story
        .events
        .borrow()
        .iter()
        .filter_map(|event| match event {
            Event::Row(_, key) => key.clone(),
            Event::Waiting(_) => None,
        })
        .collect();
    let made = story.server.borrow().made.clone();
    let whole: Vec<_> = made.iter().map(|id| story.server.borrow().key_text(*id)).collect();
    assert_eq!(told.iter().map(|key| key.expose().to_owned()).collect::<Vec<_>>(), whole);
}

#[test]
fn nothing_secret_is_stored_on_the_way() {
    let story = BulkStory::new();
    let mut run = story.starts(2);
    story.goes_on(&mut run);
    let stored = story.browser.dump();
    assert!(!stored.contains(TOKEN));
    for id in &story.server.borrow().made {
        assert!(!stored.contains(&story.server.borrow().key_text(*id)[3..]));
    }
}

/// A process killed after it noted that it sends, and before it sent, cannot know that it did not: that row alone
/// ends as unknown, and is never sent by itself.
#[test]
fn killed_at_any_await_each_row_is_made_exactly_once() {
    let mut unknown = 0;
    for polls in 0.. {
        let story = BulkStory::new();
        let mut run = story.starts(3);
        let ended = story.dies_after(polls, &mut run);
        let mut again = story.stored();
        assert_eq!(story.goes_on(&mut again), Ended::Finished, "after {polls} polls");
        for (n, row) in (1..).zip(&again.rows) {
            let keys = story.named(&format!("ci-{n}"));
            let expected = usize::from(row.state.code() == "created");
            assert_eq!(keys, expected, "row {n} is {:?} after {polls} polls", row.state);
        }
        assert_eq!(again.count("created") + again.count("unknown"), 3, "after {polls} polls");
        unknown += again.count("unknown");
        assert_eq!(story.posts(), again.count("created"), "after {polls} polls");
        if ended.is_some() {
            break;
        }
    }
    assert_eq!(
        unknown,
        3 * 2,
        "one await between note and request for each row, counted by two polls"
    );
}

#[test]
fn a_refused_row_is_told_and_the_others_are_made() {
    let story = BulkStory::new();
    let mut run = story.starts(3);
    story.fail(Route::Create, Fault::Refuse("this name is reserved"), 1);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(run.rows[0].state, RowState::Refused("this name is reserved".to_owned()));
    assert_eq!(states(&run)[1..], ["created"; 2]);
    let mut run = block_on(bulk::retry_refused(&story.host, &account().id)).unwrap().unwrap();
    assert_eq!(states(&run)[0], "waiting");
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 3]);
}

#[test]
fn a_lost_answer_is_found_and_a_key_that_is_not_seen_stays_unknown() {
    let story = BulkStory::new();
    let mut run = story.starts(3);
    story
        .server
        .borrow_mut()
        .faults
        .push((Route::Create, [Fault::DropAfter, Fault::DropBefore].into_iter().collect()));
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created", "unknown", "created"]);
    assert!(
        story.browser.stored(AccountSlot::Journal.of(&account().id)).is_none(),
        "an open entry would stop every other create"
    );
    assert_eq!(story.posts(), 3, "what nobody can tell is never sent again");
    assert_eq!((story.named("ci-1"), story.named("ci-2")), (1, 0));
}

#[test]
fn a_key_that_shows_late_is_found_by_looking_again() {
    let story = BulkStory::new();
    let mut run = story.starts(1);
    story.fail(Route::Create, Fault::Timeout, 1);
    story.server.borrow_mut().hides_new_keys_for = 6;
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["unknown"]);
    block_on(look_again(&story.host, &account(), &mut run)).unwrap();
    assert_eq!(states(&run), ["created"]);
    assert_eq!(story.stored(), run);
}

#[test]
fn a_server_at_its_limit_is_waited_for_before_anything_is_sent() {
    let story = BulkStory::new();
    let mut run = story.starts(2);
    story.fail(Route::List, Fault::RateLimit, 7);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 2]);
    let waits =
        story.events.borrow().iter().filter(|event| matches!(event, Event::Waiting(_))).count();
    assert_eq!(waits, 2, "three tries each");
}

#[test]
fn a_limit_that_strikes_at_the_create_costs_no_row_and_makes_none_twice() {
    let story = BulkStory::new();
    let mut run = story.starts(2);
    story.fail(Route::Create, Fault::RateLimit, 2);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 2]);
    assert_eq!((story.named("ci-1"), story.named("ci-2")), (1, 1));
}

#[test]
fn a_server_that_stays_away_stops_the_run_where_it_is() {
    let story = BulkStory::new();
    let mut run = story.starts(3);
    story.fail(Route::List, Fault::DropBefore, 1000);
    assert!(matches!(story.goes_on(&mut run), Ended::Failed(_)));
    assert_eq!((states(&run), story.posts()), (vec!["waiting"; 3], 0));
    story.server.borrow_mut().faults.clear();
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 3]);
}

#[test]
fn a_list_that_is_down_after_the_create_is_waited_for() {
    let story = BulkStory::new();
    let mut run = story.starts(1);
    // The first list is the baseline; the faults are for those that look for the key.
    story
        .server
        .borrow_mut()
        .faults
        .push((Route::Create, [Fault::DropAfter].into_iter().collect()));
    let polls = 40;
    story.dies_after(polls, &mut run);
    story.fail(Route::List, Fault::ServerError, 4);
    let mut again = story.stored();
    assert_eq!(story.goes_on(&mut again), Ended::Finished);
    assert_eq!((states(&again), story.posts()), (vec!["created"], 1));
}

#[test]
fn a_token_that_is_no_longer_good_stops_the_run_and_no_row_is_refused() {
    let story = BulkStory::new();
    let mut run = story.starts(2);
    story.fail(Route::Create, Fault::Refuse("无权进行此操作，access token 无效"), 1);
    assert!(matches!(story.goes_on(&mut run), Ended::Failed(_)));
    assert_eq!(states(&run), ["waiting"; 2]);
}

#[test]
fn an_account_that_is_full_stops_the_run() {
    let story = BulkStory::new();
    let mut run = story.starts(2);
    story.fail(Route::Create, Fault::Refuse("已达到最大令牌数量限制 (1000)"), 1);
    assert!(matches!(story.goes_on(&mut run), Ended::Failed(_)));
    assert_eq!((states(&run), story.posts()), (vec!["waiting"; 2], 1));
}

/// A run is planned on one day and goes on another: the organisation may allow less by then.
#[test]
fn a_row_that_is_no_longer_allowed_is_not_sent() {
    let mut story = BulkStory::new();
    let mut run = story.starts(2);
    let below_the_rows = story_policy(r#"{"max_quota": 1}"#);
    story.policy = below_the_rows;
    let Ended::NotAllowed(violation) = story.goes_on(&mut run) else { panic!("{run:?}") };
    assert_eq!(violation.field, Field::RemainQuota);
    assert_eq!(story.server.borrow().posts(), 0);
    assert_eq!(run.count("waiting"), 2, "they stay as they were planned");
    story.policy = Policy::default();
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(story.server.borrow().posts(), 2);
}

fn story_policy(json: &str) -> Policy {
    Policy::from_json(&serde_json::from_str(json).unwrap()).unwrap()
}

#[test]
fn the_person_pauses_between_two_rows() {
    let story = BulkStory::new();
    let mut run = story.starts(3);
    let made = Cell::new(0);
    let on_event = |run: &Run, _| made.set(run.count("created"));
    let watch =
        Watch { on_event: &on_event, is_paused: &|| made.get() == 2, policy: &Policy::default };
    assert_eq!(block_on(proceed(&story.host, &account(), &mut run, &watch)), Ended::Paused);
    assert_eq!(states(&run), ["created", "created", "waiting"]);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(story.posts(), 3);
}

#[test]
fn a_run_keeps_below_the_servers_limit() {
    let story = BulkStory::new();
    let mut run = story.starts(200);
    let clock = story.host.clock_millis();
    let began = clock.get();
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    let requests = story.host.sent().len();
    assert!(requests > 400, "{requests}");
    assert!(
        clock.get() - began >= 2 * 180_000,
        "the third batch waits for the second window's end"
    );
}
