//! Stories of new keys that nobody has copied yet: remembered before they are shown, under their own account, without text.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::RefCell;
use std::future::Future as _;
use std::pin::pin;
use std::task::{Context, Waker};

use comet_keys::api::FailureKind;
use comet_keys::domain::key::KeyId;
use comet_keys::flow::new_keys::{dismiss, load, read_text};
use comet_keys::flow::{Step, connect, create, forget};
use comet_keys::host::memory::{block_on, kill_after};
use comet_keys::host::{AccountSlot, Slot};
use common::bulk::BulkStory;
use common::{Story, asked, remembered_account, window};

fn names(story: &Story) -> Vec<String> {
    let keys = block_on(load(&story.host, &story.account.id)).unwrap();
    keys.into_iter().map(|own| own.name).collect()
}

#[test]
fn a_key_is_remembered_before_it_is_shown_whenever_the_window_dies() {
    for polls in 0.. {
        let story = Story::new();
        let shown = RefCell::new(false);
        let on_step = |step| {
            if matches!(step, Step::Proven(_)) {
                assert_eq!(names(&story), ["ci"]);
                shown.replace(true);
            }
        };
        let asked = asked("ci");
        let flow = create(&story.host, &story.account, &asked, None, &on_step);
        let ended = kill_after(polls, flow).is_some();
        let is_open = !story.journal_is_closed();
        let was_made = !story.server.borrow().made.is_empty();
        assert!(!was_made || is_open || names(&story) == ["ci"], "after {polls} polls");
        if ended {
            assert!(shown.into_inner());
            break;
        }
    }
}

#[test]
fn its_text_is_stored_nowhere_and_read_again() {
    for masks in [false, true] {
        let story = Story::new();
        story.server.borrow_mut().masks = masks;
        story.create(&asked("ci"));
        let text = story.server.borrow().newest_key_text();
        assert!(!story.browser.dump().contains(text.trim_start_matches("sk-")));
        let key = block_on(load(&story.host, &story.account.id)).unwrap()[0].key;
        let read = block_on(read_text(&story.host, &story.account, key)).unwrap();
        assert_eq!(read.expose(), text, "masks: {masks}");
    }
}

#[test]
fn one_that_is_gone_says_so() {
    let story = Story::new();
    story.create(&asked("ci"));
    story.server.borrow_mut().keys.clear();
    let key = block_on(load(&story.host, &story.account.id)).unwrap()[0].key;
    let failure = block_on(read_text(&story.host, &story.account, key)).unwrap_err();
    assert_eq!(failure.kind, FailureKind::NoLongerThere);
}

#[test]
fn each_is_dismissed_by_itself() {
    let story = Story::new();
    story.create(&asked("first"));
    story.create(&asked("second"));
    assert_eq!(names(&story), ["first", "second"]);
    let first = block_on(load(&story.host, &story.account.id)).unwrap()[0].key;
    block_on(dismiss(&story.host, &story.account.id, first)).unwrap();
    block_on(dismiss(&story.host, &story.account.id, KeyId(999))).unwrap();
    assert_eq!(names(&story), ["second"]);
}

#[test]
fn they_outlive_the_browser_and_go_with_a_forgotten_account() {
    let story = Story::new();
    story.browser.put(Slot::Accounts, remembered_account());
    story.create(&asked("ci"));
    story.browser.close();
    assert_eq!(names(&story), ["ci"]);
    block_on(forget(&story.host, &story.account.id)).unwrap();
    assert!(names(&story).is_empty());
}

/// Found by the simulation of windows: the name of the key stayed on the device, under an account that nobody has.
#[test]
fn one_that_is_made_while_its_account_is_forgotten_leaves_no_trace() {
    let form = common::connect_form(common::TOKEN, "", "");
    for polls in 0..200 {
        let story = Story::new();
        let book = block_on(connect(&story.host, &form)).unwrap();
        let account = book.account().unwrap();
        let other = window(&story.browser, &story.server);
        let asked = asked("ci");
        let mut making = pin!(create(&story.host, &account, &asked, None, &|_| {}));
        let mut context = Context::from_waker(Waker::noop());
        let has_ended = (0..polls).any(|_| making.as_mut().poll(&mut context).is_ready());
        if has_ended {
            return;
        }
        // It takes turns with the other, since each may wait for the other's lock.
        let mut forgetting = pin!(forget(&other, &account.id));
        let (mut is_made, mut is_forgotten) = (false, false);
        while !(is_made && is_forgotten) {
            is_made = is_made || making.as_mut().poll(&mut context).is_ready();
            is_forgotten = is_forgotten || forgetting.as_mut().poll(&mut context).is_ready();
        }
        let left = story.browser.stored(AccountSlot::NewKeys.of(&account.id));
        assert_eq!(left, None, "after {polls} polls");
    }
    panic!("the loop reaches the end of the flow");
}

/// A run offers its keys as files.
#[test]
fn the_keys_of_a_run_are_not_offered_one_by_one() {
    let story = BulkStory::new();
    story.goes_on(&mut story.starts(2));
    assert_eq!(story.posts(), 2);
    let host = window(&story.browser, &story.server);
    assert!(block_on(load(&host, &common::account().id)).unwrap().is_empty());
    assert!(story.browser.stored(AccountSlot::NewKeys.of(&common::account().id)).is_none());
}
