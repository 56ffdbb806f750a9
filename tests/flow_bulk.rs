//! Stories of runs of many creates: each row once, whatever fails or dies, and each with an outcome of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use comet_keys::domain::draft::ValidDraft;
use comet_keys::domain::key::KeyId;
use comet_keys::domain::secret::ApiKey;
use comet_keys::flow::bulk::{
    self, Ended, Event, Loaded, RowState, Run, Watch, discard, look_again, proceed, read_keys,
};
use comet_keys::flow::{dismiss, journal};
use comet_keys::host::memory::{Browser, MemoryHost, block_on, kill_after};
use comet_keys::host::{Lock, Slot};
use common::{Fault, Route, Shared, TOKEN, account, asked, plain_draft, valid, window};
use proptest::prelude::*;

struct Story {
    browser: Browser,
    server: Shared,
    host: MemoryHost,
    events: RefCell<Vec<Event>>,
}

fn rows(count: usize) -> Vec<ValidDraft> {
    (1..=count).map(|n| asked(&format!("ci-{n}"))).collect()
}

impl Story {
    fn new() -> Self {
        let (browser, server) = (Browser::default(), Shared::default());
        let host = window(&browser, &server);
        Self { browser, server, host, events: RefCell::default() }
    }

    fn starts(&self, count: usize) -> Run {
        block_on(bulk::start(&self.host, &account(), rows(count))).unwrap()
    }

    fn goes_on(&self, run: &mut Run) -> Ended {
        let watch = Watch {
            on_event: &|_, event| self.events.borrow_mut().push(event),
            is_paused: &|| false,
        };
        block_on(proceed(&self.host, &account(), run, &watch))
    }

    /// Works on the run until the process is killed at its `polls`th await.
    fn dies_after(&self, polls: usize, run: &mut Run) -> Option<Ended> {
        let host = window(&self.browser, &self.server);
        let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false };
        kill_after(polls, proceed(&host, &account(), run, &watch))
    }

    fn stored(&self) -> Run {
        match block_on(bulk::load(&self.host)).unwrap() {
            Loaded::Open(run) => run,
            other => panic!("{other:?}"),
        }
    }

    fn fail(&self, route: Route, fault: Fault, times: usize) {
        self.server.borrow_mut().fail(route, fault, times);
    }

    fn named(&self, name: &str) -> usize {
        self.server.borrow().keys.iter().filter(|key| key["name"] == name).count()
    }

    fn posts(&self) -> usize {
        self.server.borrow().posts()
    }
}

fn states(run: &Run) -> Vec<&'static str> {
    run.rows.iter().map(|row| row.state.code()).collect()
}

#[test]
fn every_row_becomes_one_key() {
    let story = Story::new();
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
    let story = Story::new();
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
        let story = Story::new();
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
    let story = Story::new();
    let mut run = story.starts(3);
    story.fail(Route::Create, Fault::Refuse("no access to group vip"), 1);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(run.rows[0].state, RowState::Refused("no access to group vip".to_owned()));
    assert_eq!(states(&run)[1..], ["created"; 2]);
    let mut run = block_on(bulk::retry_refused(&story.host)).unwrap().unwrap();
    assert_eq!(states(&run)[0], "waiting");
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 3]);
}

#[test]
fn a_lost_answer_is_found_and_a_key_that_is_not_seen_stays_unknown() {
    let story = Story::new();
    let mut run = story.starts(3);
    story
        .server
        .borrow_mut()
        .faults
        .push((Route::Create, [Fault::DropAfter, Fault::DropBefore].into_iter().collect()));
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created", "unknown", "created"]);
    assert!(
        story.browser.stored(Slot::Journal).is_none(),
        "an open entry would stop every other create"
    );
    assert_eq!(story.posts(), 3, "what nobody can tell is never sent again");
    assert_eq!((story.named("ci-1"), story.named("ci-2")), (1, 0));
}

#[test]
fn a_key_that_shows_late_is_found_by_looking_again() {
    let story = Story::new();
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
    let story = Story::new();
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
    let story = Story::new();
    let mut run = story.starts(2);
    story.fail(Route::Create, Fault::RateLimit, 2);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["created"; 2]);
    assert_eq!((story.named("ci-1"), story.named("ci-2")), (1, 1));
}

#[test]
fn a_server_that_stays_away_stops_the_run_where_it_is() {
    let story = Story::new();
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
    let story = Story::new();
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
    let story = Story::new();
    let mut run = story.starts(2);
    story.fail(Route::Create, Fault::Refuse("无权进行此操作，access token 无效"), 1);
    assert!(matches!(story.goes_on(&mut run), Ended::Failed(_)));
    assert_eq!(states(&run), ["waiting"; 2]);
}

#[test]
fn an_account_that_is_full_stops_the_run() {
    let story = Story::new();
    let mut run = story.starts(2);
    story.fail(Route::Create, Fault::Refuse("已达到最大令牌数量限制 (1000)"), 1);
    assert!(matches!(story.goes_on(&mut run), Ended::Failed(_)));
    assert_eq!((states(&run), story.posts()), (vec!["waiting"; 2], 1));
}

#[test]
fn the_person_pauses_between_two_rows() {
    let story = Story::new();
    let mut run = story.starts(3);
    let made = Cell::new(0);
    let on_event = |run: &Run, _| made.set(run.count("created"));
    let watch = Watch { on_event: &on_event, is_paused: &|| made.get() == 2 };
    assert_eq!(block_on(proceed(&story.host, &account(), &mut run, &watch)), Ended::Paused);
    assert_eq!(states(&run), ["created", "created", "waiting"]);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(story.posts(), 3);
}

#[test]
fn a_run_keeps_below_the_servers_limit() {
    let story = Story::new();
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

#[test]
fn two_windows_do_not_work_on_one_run() {
    let story = Story::new();
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
    let story = Story::new();
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
        let story = Story::new();
        story.dies_after(polls, &mut story.starts(2));
        let is_settled = story.posts() == 1 && story.browser.stored(Slot::Journal).is_none();
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
    let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false };
    let mut run = story.stored();
    assert_eq!(block_on(proceed(&host, &account(), &mut run, &watch)), Ended::OtherAccount);
    assert_eq!(states(&story.stored())[0], "started");
    assert_eq!(elsewhere.borrow().posts(), 0);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!((story.named("ci-1"), story.named("ci-2")), (1, 1));
}

#[test]
fn a_row_whose_entry_the_person_dismisses_is_never_made_again() {
    let story = Story::new();
    let mut run = story.starts(1);
    story.fail(Route::Create, Fault::DropBefore, 1);
    // Killed while it looks for the key that never came.
    let polls = (0..1000).find(|polls| {
        let trial = Story::new();
        let mut run = trial.starts(1);
        trial.fail(Route::Create, Fault::DropBefore, 1);
        trial.dies_after(*polls, &mut run);
        trial.posts() == 1
    });
    story.dies_after(polls.unwrap() + 1, &mut run);
    let journal::Loaded::Open(entry) = block_on(journal::load(&story.host)).unwrap() else {
        panic!("the entry is open");
    };
    block_on(dismiss(&story.host, &entry.id)).unwrap();
    let mut again = story.stored();
    assert_eq!(states(&again), ["unknown"]);
    assert_eq!(story.goes_on(&mut again), Ended::Finished);
    assert_eq!((states(&again), story.posts()), (vec!["unknown"], 1));
}

#[test]
fn a_second_run_waits_until_the_first_is_put_away() {
    let story = Story::new();
    story.starts(1);
    assert!(block_on(bulk::start(&story.host, &account(), rows(1))).is_err());
    block_on(discard(&story.host)).unwrap();
    assert!(story.browser.is_empty());
    story.starts(2);
}

#[test]
fn a_run_that_cannot_be_read_is_kept_and_said_to_be_so() {
    let story = Story::new();
    story.starts(1);
    story.browser.put(Slot::BulkProgress, serde_json::json!({ "id": "another" }));
    assert_eq!(block_on(bulk::load(&story.host)), Ok(Loaded::Unreadable));
    assert!(story.browser.stored(Slot::BulkPlan).is_some());
}

#[test]
fn storage_that_fails_sends_nothing() {
    let story = Story::new();
    let mut run = story.starts(1);
    story.browser.break_slot(Slot::BulkProgress);
    assert!(matches!(story.goes_on(&mut run), Ended::Store(_)));
    assert_eq!(story.posts(), 0);
}

#[test]
fn keys_of_an_earlier_window_are_read_again() {
    for masks in [false, true] {
        let story = Story::new();
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
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    let mut run = story.starts(3);
    story.goes_on(&mut run);
    let reveals = story.host.sent().iter().filter(|request| request.url.ends_with("/key")).count();
    assert_eq!(reveals, 0, "servers allow twenty in twenty minutes");
}

#[test]
fn only_what_is_missing_is_read_again() {
    let story = Story::new();
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
        let story = Story::new();
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
