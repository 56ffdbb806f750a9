//! Stories of a create that was cut short: killed at every await, resumed, picked or dismissed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::FailureKind;
use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::{Blocked, Outcome, Step, dismiss, pick, resume};
use comet_keys::host::AccountSlot;
use comet_keys::host::memory::{block_on, kill_after};
use common::outcomes::open_entry;
use common::{Fault, Route, Story, asked, window, wire};
use serde_json::json;

#[test]
fn killed_at_every_await_and_resumed_the_person_learns_what_happened() {
    for (fault, masks) in [
        (None, false),
        (None, true),
        (Some(Fault::DropAfter), false),
        (Some(Fault::DropBefore), true),
        (Some(Fault::Truncate), true),
        (Some(Fault::Refuse("Token name is too long")), false),
    ] {
        for polls in 0.. {
            let story = Story::new();
            story.server.borrow_mut().masks = masks;
            story.server.borrow_mut().insert(&wire(&asked("ci")));
            if let Some(fault) = fault {
                story.fail(Route::Create, fault);
            }
            let shown = std::cell::RefCell::new(Vec::new());
            let on_step = |step| {
                if let Step::Proven(created) = step {
                    shown.borrow_mut().push(created.record.id.0);
                }
            };
            let asked = asked("ci");
            let flow =
                comet_keys::flow::create(&story.host, &story.account, &asked, None, &on_step);
            let ended = kill_after(polls, flow).is_some();
            let reopened = window(&story.browser, &story.server);
            if let Loaded::Open(entry) =
                block_on(journal::load(&reopened, &story.account.id)).unwrap()
            {
                let outcome = block_on(resume(&reopened, &story.account, &entry, &on_step));
                match outcome {
                    Outcome::Created(_) | Outcome::NotCreated(_) => {
                        assert!(story.journal_is_closed());
                    }
                    Outcome::NotSeen { .. } => assert!(story.server.borrow().made.is_empty()),
                    other => panic!("after {polls} polls: {other:?}"),
                }
            }
            let server = story.server.borrow();
            assert!(server.posts() <= 1);
            for id in &server.made {
                assert!(shown.borrow().contains(id), "after {polls} polls the key is lost");
            }
            if ended {
                break;
            }
        }
    }
}

#[test]
fn closed_before_anything_was_sent_it_says_so_without_asking() {
    let story = Story::new();
    let asked = asked("ci");
    let mut polls = 0;
    loop {
        polls += 1;
        let on_step = |_| {};
        let flow = comet_keys::flow::create(&story.host, &story.account, &asked, None, &on_step);
        assert!(kill_after(polls, flow).is_none(), "the entry was never seen");
        if !story.journal_is_closed() {
            break;
        }
    }
    let requests = story.server.borrow().asked.len();
    let entry = open_entry(&story);
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    let Outcome::NotCreated(failure) = outcome else { panic!("{outcome:?}") };
    assert_eq!(failure.kind, FailureKind::NeverSent);
    assert_eq!(story.server.borrow().asked.len(), requests);
    assert!(story.journal_is_closed());
}

#[test]
fn an_entry_of_another_account_is_not_looked_for_there() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("ci"));
    let entry = open_entry(&story);

    let mut elsewhere = story.account.clone();
    elsewhere.base_url =
        comet_keys::domain::base_url::BaseUrl::parse("https://other.example").unwrap();
    let outcome = block_on(resume(&story.host, &elsewhere, &entry, &|_| {}));
    assert_eq!(outcome, Outcome::Blocked(Blocked::OtherAccount));

    let mut mine = story.stored(AccountSlot::Journal).unwrap();
    mine["owner"] = json!("1");
    story.browser.put(story.key(AccountSlot::Journal), mine);
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    assert_eq!(outcome, Outcome::Blocked(Blocked::OtherAccount));
    assert!(!story.journal_is_closed());
}

#[test]
fn an_entry_settled_elsewhere_is_not_looked_for() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("ci"));
    let entry = open_entry(&story);
    block_on(dismiss(&story.host, &story.account.id, &entry.id)).unwrap();
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    assert_eq!(outcome, Outcome::Blocked(Blocked::AlreadySettled));
}

#[test]
fn the_person_picks_among_several() {
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let Outcome::Ambiguous(mut candidates) = story.create(&asked("ci")) else {
        panic!("two keys fit")
    };
    let picked = candidates.keys.remove(0);
    let id = picked.record.id;
    let created = block_on(pick(&story.host, &story.account, picked));
    assert_eq!(created.record.id, id);
    assert!(created.key.is_some());
    assert!(story.journal_is_closed());
}
