//! Stories of `flow::create` when the answer comes: the key is created, proven and shown, or refused.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::field::Field;
use comet_keys::domain::key::KeyId;
use comet_keys::flow::{Evidence, Outcome, Step};
use common::outcomes::created;
use common::{Fault, Route, Story, asked, plain_draft, valid, wire};

#[test]
fn a_key_is_created_proven_and_shown() {
    let story = Story::new();
    let created = created(story.create(&asked("ci")));
    let id = story.server.borrow().made[0];
    assert_eq!(created.record.id, KeyId(id));
    assert_eq!(created.key.unwrap().expose(), story.server.borrow().key_text(id));
    assert_eq!(created.evidence, Evidence::ServerConfirmed);
    assert_eq!(created.comparison.len(), Field::ALL.len());
    assert!(created.comparison.iter().all(|field| field.equal), "{:?}", created.comparison);
    assert_eq!(story.posts(), 1);
    assert!(story.journal_is_closed());
}

#[test]
fn a_plain_form_is_proven_too() {
    let story = Story::new();
    let created = created(story.create(&valid(&plain_draft("plain"))));
    assert_eq!(created.record.remain_quota, 500_000);
    assert_eq!(created.record.expired_time, -1);
}

#[test]
fn with_a_baseline_read_ahead_two_round_trips_are_enough() {
    let story = Story::new();
    let baseline = story.read_ahead();
    let before = story.server.borrow().asked.len();
    created(story.create_after(&asked("ci"), Some(baseline)));
    assert_eq!(story.server.borrow().asked.len() - before, 2);
    assert!(!story.steps.borrow().contains(&Step::ReadingBaseline));
}

#[test]
fn the_steps_are_told_in_order() {
    let story = Story::new();
    let outcome = created(story.create(&asked("ci")));
    let steps = story.steps.borrow();
    assert_eq!(
        steps[..4],
        [Step::ReadingBaseline, Step::Journaling, Step::Sending, Step::Proving { attempt: 1 },]
    );
    assert_eq!(steps[4], Step::Proven(Box::new(outcome)));
    assert_eq!(steps.len(), 5);
}

#[test]
fn a_masked_key_is_revealed() {
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    let created = created(story.create(&asked("ci")));
    let id = story.server.borrow().made[0];
    assert_eq!(created.key.unwrap().expose(), story.server.borrow().key_text(id));
    assert!(story.steps.borrow().contains(&Step::Revealing));
}

#[test]
fn a_reveal_that_fails_does_not_spoil_the_key_and_is_not_repeated() {
    for fault in [Fault::RateLimit, Fault::DropAfter, Fault::Html, Fault::Truncate] {
        let story = Story::new();
        story.server.borrow_mut().masks = true;
        story.fail_always(Route::Reveal, fault);
        let created = created(story.create(&asked("ci")));
        assert_eq!(created.key, None);
        assert!(created.reveal_failure.is_some());
        assert_eq!(created.record.id.0, story.server.borrow().made[0]);
        assert!(story.journal_is_closed());
        let reveals =
            story.server.borrow().asked.iter().filter(|(_, url)| url.ends_with("/key")).count();
        assert_eq!(reveals, 1, "{fault:?}");
    }
}

#[test]
fn a_refusal_shows_the_servers_words_and_leaves_nothing() {
    for fault in [Fault::Refuse("Token name is too long"), Fault::RateLimit] {
        let story = Story::new();
        story.fail(Route::Create, fault);
        let Outcome::NotCreated(failure) = story.create(&asked("ci")) else {
            panic!("a refusal creates nothing")
        };
        if let Fault::Refuse(message) = fault {
            assert_eq!(failure.server_message.as_deref(), Some(message));
        }
        assert!(story.journal_is_closed());
        assert_eq!(story.posts(), 1);
        assert!(story.server.borrow().keys.is_empty());
    }
}

#[test]
fn no_secret_is_ever_stored_or_printed() {
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let outcome = story.create(&asked("ci"));
    let other = Story::new();
    let shown = created(other.create(&asked("ci")));
    let key = shown.key.clone().unwrap();
    let printed = format!("{outcome:?} {shown:?} {:?} {:?}", other.steps, story.host.sent());
    for text in [story.browser.dump(), other.browser.dump(), printed] {
        assert!(!text.contains(common::TOKEN), "{text}");
        assert!(!text.contains(key.expose()), "{text}");
    }
}

#[test]
fn only_the_post_outlives_the_page() {
    let story = Story::new();
    created(story.create(&asked("ci")));
    for request in story.host.sent() {
        assert_eq!(request.keepalive, request.url.ends_with("/api/token/"), "{request:?}");
    }
}
