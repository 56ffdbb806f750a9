//! Stories of a create that is not sent: no baseline, another window, an open or unreadable journal.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::{Blocked, Outcome, Step, dismiss, read_baseline};
use comet_keys::host::memory::block_on;
use comet_keys::host::{AccountSlot, Lock};
use common::outcomes::created;
use common::{Fault, Route, Story, asked, valid};
use serde_json::json;

#[test]
fn without_a_baseline_nothing_is_sent() {
    for fault in [Fault::DropBefore, Fault::Html, Fault::RateLimit, Fault::Truncate] {
        let story = Story::new();
        story.fail_always(Route::List, fault);
        let outcome = story.create(&asked("ci"));
        assert!(matches!(outcome, Outcome::Blocked(Blocked::NoBaseline(_))), "{outcome:?}");
        assert_eq!(story.posts(), 0);
        assert!(story.journal_is_closed());
    }
}

#[test]
fn a_baseline_that_fails_in_passing_is_read_again() {
    let story = Story::new();
    story.fail(Route::List, Fault::DropBefore);
    created(story.create(&asked("ci")));
}

#[test]
fn an_old_baseline_is_read_again() {
    let story = Story::new();
    let baseline = story.read_ahead();
    let clock = story.host.clock_millis();
    clock.set(clock.get() + 121_000);
    created(story.create_after(&asked("ci"), Some(baseline)));
    assert!(story.steps.borrow().contains(&Step::ReadingBaseline));
}

#[test]
fn a_baseline_of_another_account_is_read_again() {
    let story = Story::new();
    let mut other = story.account.clone();
    other.user_id = comet_keys::domain::user_id::UserId::parse_optional("7").unwrap();
    let baseline = block_on(read_baseline(&story.host, &other)).unwrap();
    created(story.create_after(&asked("ci"), Some(baseline)));
    assert!(story.steps.borrow().contains(&Step::ReadingBaseline));
}

#[test]
fn while_another_window_creates_nothing_is_sent() {
    let story = Story::new();
    let held = story.browser.hold(Lock::Create);
    assert!(held.is_some());
    assert_eq!(story.create(&asked("ci")), Outcome::Blocked(Blocked::AnotherWindow));
    assert_eq!(story.posts(), 0);
    drop(held);
    created(story.create(&asked("ci")));
}

#[test]
fn with_an_open_entry_nothing_is_sent() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    assert!(matches!(story.create(&asked("first")), Outcome::NotSeen { .. }));
    let outcome = story.create(&asked("second"));
    let Outcome::Blocked(Blocked::OpenEntry(entry)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(entry.asked, asked("first"));
    assert_eq!(valid(&entry.draft), asked("first"), "the form can be filled again");
    assert_eq!(story.posts(), 1);

    block_on(dismiss(&story.host, &story.account.id, &entry.id)).unwrap();
    created(story.create(&asked("second")));
}

#[test]
fn a_dismissal_for_another_entry_closes_nothing() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("ci"));
    block_on(dismiss(&story.host, &story.account.id, "some other id")).unwrap();
    assert!(!story.journal_is_closed());
}

#[test]
fn when_the_journal_cannot_be_written_nothing_is_sent() {
    let story = Story::new();
    story.browser.break_slot(story.key(AccountSlot::Journal));
    let outcome = story.create(&asked("ci"));
    assert!(matches!(outcome, Outcome::Blocked(Blocked::Store(_))), "{outcome:?}");
    assert_eq!(story.posts(), 0);
}

#[test]
fn a_corrupt_or_older_entry_is_set_aside_and_kept() {
    let strange =
        [json!("nonsense"), json!({ "version": 0, "name": "old" }), json!({ "version": 1 })];
    let story = Story::new();
    for (count, value) in strange.iter().enumerate() {
        story.browser.put(story.key(AccountSlot::Journal), value.clone());
        let loaded = block_on(journal::load(&story.host, &story.account.id)).unwrap();
        assert!(matches!(loaded, Loaded::SetAside { .. }), "{loaded:?}");
        let kept = block_on(journal::load_set_aside(&story.host, &story.account.id)).unwrap();
        assert_eq!(kept.len(), count + 1);
        assert_eq!(kept[count]["entry"], *value);
        assert!(story.journal_is_closed());
    }
    created(story.create(&asked("ci")));
}
