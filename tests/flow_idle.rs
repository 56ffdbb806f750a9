//! Stories of the idle clock: what is noted for the background worker, and how long work that goes on counts as use.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::account::TokenStorage;
use comet_keys::flow::{
    ConnectForm, Settings, change_setting, connect, lock, lock_if_idle, note_work, refresh_managed,
    touch,
};
use comet_keys::host::Slot;
use comet_keys::host::memory::{Organisation, block_on};
use common::{Story, TOKEN, connect_form, window};
use serde_json::json;

const MINUTE: i64 = 60_000;

/// A browser with one account under a passphrase, still open.
fn connected() -> Story {
    let story = Story::new();
    let passphrase = "correct horse battery".to_owned();
    let form = ConnectForm {
        keeping: TokenStorage::Locked,
        passphrase: passphrase.clone(),
        passphrase_again: passphrase,
        ..connect_form(TOKEN, "", "")
    };
    block_on(connect(&story.host, &form)).unwrap();
    story
}

fn pass(story: &Story, minutes: i64) {
    let clock = story.host.clock_millis();
    clock.set(clock.get() + minutes * MINUTE);
}

/// In how many minutes from now the worker locks, as the note says; the alarm says the same.
fn due_in_minutes(story: &Story) -> Option<i64> {
    let note = story.browser.stored(Slot::LastUsed)?;
    let due: i64 = note["lock_millis"].as_str()?.parse().unwrap();
    assert_eq!(story.browser.alarm_millis(), Some(due));
    Some((due - story.host.clock_millis().get()) / MINUTE)
}

#[test]
fn whoever_connects_or_uses_the_app_puts_the_workers_lock_off() {
    let story = connected();
    assert_eq!(due_in_minutes(&story), Some(15));
    pass(&story, 10);
    assert_eq!(due_in_minutes(&story), Some(5));
    block_on(touch(&story.host)).unwrap();
    assert_eq!(due_in_minutes(&story), Some(15));
    pass(&story, 10);
    assert!(block_on(lock_if_idle(&story.host, 15)).unwrap().is_none());
}

#[test]
fn another_time_holds_at_once_and_counts_from_the_last_use() {
    let story = connected();
    pass(&story, 4);
    for (minutes, due) in [(5, Some(1)), (60, Some(56)), (0, None), (15, Some(11))] {
        block_on(change_setting(&story.host, Settings::LOCK_AFTER, json!(minutes))).unwrap();
        assert_eq!(due_in_minutes(&story), due, "{minutes}");
    }
}

#[test]
fn an_organisations_shorter_time_holds_at_once_and_caps_every_other() {
    let story = connected();
    let organisation = Organisation::of(json!({ "lock_after_minutes": 5 }));
    let host = window(&story.browser, &story.server).with_organisation(&organisation);
    pass(&story, 4);
    assert!(block_on(refresh_managed(&host)).is_ok());
    assert_eq!(due_in_minutes(&story), Some(1));
    for minutes in [0, 60] {
        block_on(change_setting(&host, Settings::LOCK_AFTER, json!(minutes))).unwrap();
        assert_eq!(due_in_minutes(&story), Some(1), "{minutes}");
    }
}

#[test]
fn work_that_goes_on_puts_the_lock_off_for_an_hour_at_most() {
    let story = connected();
    for _ in 0..11 {
        pass(&story, 5);
        block_on(note_work(&story.host)).unwrap();
        assert_eq!(due_in_minutes(&story), Some(15));
    }
    pass(&story, 5);
    block_on(note_work(&story.host)).unwrap();
    assert_eq!(due_in_minutes(&story), Some(10), "an hour after the person's own last use");
    assert!(block_on(lock_if_idle(&story.host, 15)).unwrap().is_none());
    pass(&story, 10);
    assert!(block_on(lock_if_idle(&story.host, 15)).unwrap().is_some());
}

#[test]
fn work_brings_no_note_back_after_a_lock() {
    let story = connected();
    block_on(lock(&story.host)).unwrap();
    block_on(note_work(&story.host)).unwrap();
    block_on(change_setting(&story.host, Settings::LOCK_AFTER, json!(5))).unwrap();
    assert!(story.browser.stored(Slot::LastUsed).is_none());
}

// A window that is open for days asks again with each note.
#[test]
fn an_organisations_shorter_time_counts_from_the_next_use_of_an_open_window() {
    let story = connected();
    let organisation = Organisation::default();
    let host = window(&story.browser, &story.server).with_organisation(&organisation);
    block_on(touch(&host)).unwrap();
    assert_eq!(due_in_minutes(&story), Some(15));
    organisation.sets(json!({ "lock_after_minutes": 5 }));
    block_on(touch(&host)).unwrap();
    assert_eq!(due_in_minutes(&story), Some(5));
}
