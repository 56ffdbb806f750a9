//! What the form reads beside the keys: the server's rate, the account's balance, and the person's own presets.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::draft::Draft;
use comet_keys::domain::preset::{self, Presets};
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::flow::{
    PresetsError, change_presets, load_presets, read_balance_units, read_units_per_dollar,
};
use comet_keys::host::memory::{Browser, block_on};
use comet_keys::host::{Area, Slot};
use common::{Fault, Route, Story, window};
use serde_json::json;

#[test]
fn the_rate_and_the_balance_are_read_where_the_server_tells() {
    let story = Story::new();
    story.server.borrow_mut().units_per_dollar = 1000;
    story.server.borrow_mut().balance_units = Some(-5);
    let rate = block_on(read_units_per_dollar(&story.host, &story.account));
    assert_eq!(rate, UnitsPerDollar::new(1000));
    assert_eq!(block_on(read_balance_units(&story.host, &story.account)), Some(-5));
}

#[test]
fn a_server_that_does_not_tell_is_not_guessed_at() {
    let story = Story::new();
    story.server.borrow_mut().hides_rate = true;
    assert_eq!(block_on(read_units_per_dollar(&story.host, &story.account)), None);
    assert_eq!(block_on(read_balance_units(&story.host, &story.account)), None, "no quota field");
    story.fail_always(Route::User, Fault::Html);
    assert_eq!(block_on(read_balance_units(&story.host, &story.account)), None);
}

#[test]
fn nobody_is_told_the_token_to_learn_the_rate() {
    let story = Story::new();
    story.server.borrow_mut().units_per_dollar = 1000;
    block_on(read_units_per_dollar(&story.host, &story.account));
    let sent = story.host.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].header("Authorization"), None);
}

fn keep(browser: &Browser, label: &str) -> Result<Presets, PresetsError> {
    let host = window(browser, &common::Shared::default());
    let draft = Draft { group: label.to_owned(), ..Draft::default() };
    block_on(change_presets(&host, &mut |own| own.keep(label, &draft)))
}

#[test]
fn presets_outlive_the_browser() {
    let browser = Browser::default();
    keep(&browser, "mine").unwrap();
    browser.close();
    assert_eq!(Slot::Presets.area(), Area::Local);
    let host = window(&browser, &common::Shared::default());
    let presets = block_on(load_presets(&host)).unwrap();
    assert_eq!(presets.find("mine").unwrap().draft.group, "mine");
}

#[test]
fn each_change_begins_with_what_another_window_left() {
    let browser = Browser::default();
    keep(&browser, "one").unwrap();
    let both = keep(&browser, "two").unwrap();
    assert_eq!(both.all().len(), 2);
}

#[test]
fn what_cannot_be_read_or_kept_is_left_as_it_is() {
    let browser = Browser::default();
    let later = json!({ "comet_keys_presets": 2, "presets": "of another shape" });
    browser.put(Slot::Presets, later.clone());
    assert_eq!(keep(&browser, "mine"), Err(PresetsError::Preset(preset::Error::LaterVersion)));
    assert_eq!(browser.stored(Slot::Presets), Some(later));

    let browser = Browser::default();
    assert_eq!(keep(&browser, " "), Err(PresetsError::Preset(preset::Error::BadLabel)));
    assert_eq!(browser.stored(Slot::Presets), None);

    browser.break_slot(Slot::Presets);
    assert!(matches!(keep(&browser, "mine"), Err(PresetsError::Store(_))));
}
