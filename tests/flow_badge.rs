//! Stories of the toolbar's badge: whose number it shows, and when it is stored for the browser's next start.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::account::{AccountId, TokenStorage};
use comet_keys::flow::{
    ConnectForm, change_token_storage, connect, forget, lock, show_badge, switch,
};
use comet_keys::host::Slot;
use comet_keys::host::memory::block_on;
use common::{Story, TOKEN, connect_form};
use serde_json::json;

const PASSPHRASE: &str = "correct horse battery";

fn connects(story: &Story, keeping: TokenStorage, base_url: &str) -> AccountId {
    let form = ConnectForm {
        keeping,
        passphrase: PASSPHRASE.to_owned(),
        passphrase_again: PASSPHRASE.to_owned(),
        ..connect_form(TOKEN, base_url, "")
    };
    block_on(connect(&story.host, &form)).unwrap().active.unwrap()
}

fn shows(story: &Story, id: &AccountId, count: usize) {
    block_on(show_badge(&story.host, id, count)).unwrap();
}

#[test]
fn it_outlives_a_lock_and_the_browser_with_the_account() {
    let story = Story::new();
    let id = connects(&story, TokenStorage::Locked, "");
    shows(&story, &id, 2);
    block_on(lock(&story.host)).unwrap();
    assert_eq!(story.browser.badge(), 2);
    story.browser.close();
    assert_eq!(story.browser.stored(Slot::Badge), Some(json!(2)));
    shows(&story, &id, 0);
    assert_eq!((story.browser.badge(), story.browser.stored(Slot::Badge)), (0, None));
}

#[test]
fn of_an_account_that_goes_with_the_browser_nothing_is_on_the_device() {
    let story = Story::new();
    let id = connects(&story, TokenStorage::Session, "");
    shows(&story, &id, 2);
    assert_eq!((story.browser.badge(), story.browser.stored(Slot::Badge)), (2, None));
}

#[test]
fn it_leaves_the_device_with_the_account() {
    let story = Story::new();
    let id = connects(&story, TokenStorage::Locked, "");
    shows(&story, &id, 2);
    block_on(change_token_storage(&story.host, &id, TokenStorage::Session, "", "")).unwrap();
    assert_eq!((story.browser.badge(), story.browser.stored(Slot::Badge)), (2, None));
}

#[test]
fn another_account_takes_it_off_and_a_late_reading_of_the_first_does_not_bring_it_back() {
    let story = Story::new();
    let first = connects(&story, TokenStorage::Remembered, "");
    let second = connects(&story, TokenStorage::Remembered, "https://keys.example");
    shows(&story, &second, 3);
    block_on(switch(&story.host, &first)).unwrap();
    assert_eq!((story.browser.badge(), story.browser.stored(Slot::Badge)), (0, None));
    shows(&story, &second, 3);
    assert_eq!((story.browser.badge(), story.browser.stored(Slot::Badge)), (0, None));
    shows(&story, &first, 1);
    block_on(forget(&story.host, &first)).unwrap();
    assert_eq!((story.browser.badge(), story.browser.stored(Slot::Badge)), (0, None));
}
