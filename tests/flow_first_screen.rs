//! Which screen comes first, by what is stored.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::managed::Managed;
use comet_keys::flow::{FirstScreen, Opening, bulk, create, first_screen, open};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_keys::host::{AccountSlot, Slot};
use common::bulk::{BulkStory, rows};
use common::{Fault, Route, Shared, account, asked, known_account, remembered_account, window};
use serde_json::json;

/// The first screen of a window, and whether storage failed.
fn first_of(host: &MemoryHost, requires_passphrase: bool, has_runs: bool) -> (FirstScreen, bool) {
    first_under(host, &Managed { requires_passphrase, ..Managed::default() }, has_runs)
}

fn first_under(host: &MemoryHost, managed: &Managed, has_runs: bool) -> (FirstScreen, bool) {
    let store = block_on(open(host)).unwrap();
    let account = store.account();
    let opening = Opening { store: &store, account: account.as_ref(), managed, has_runs };
    block_on(first_screen(host, &opening))
}

fn connected() -> (Browser, Shared, MemoryHost) {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, remembered_account());
    let host = window(&browser, &server);
    (browser, server, host)
}

/// Leaves a create open whose answer was lost.
fn leaves_a_create_open(server: &Shared, host: &MemoryHost, name: &str) {
    server.borrow_mut().fail(Route::Create, Fault::DropBefore, 1);
    block_on(create(host, &account(), &asked(name), None, &|_| {}));
}

#[test]
fn without_an_account_one_is_connected() {
    let host = window(&Browser::default(), &Shared::default());
    let connect = FirstScreen::Connect { has_open_entry: false };
    assert_eq!(first_of(&host, true, true), (connect, false));
}

#[test]
fn without_an_account_a_create_that_was_left_open_is_told_of() {
    let (browser, server, host) = connected();
    leaves_a_create_open(&server, &host, "left open");
    browser.take(Slot::Accounts);
    let connect = FirstScreen::Connect { has_open_entry: true };
    assert_eq!(first_of(&host, false, true), (connect, false));
}

#[test]
fn a_locked_account_is_unlocked_whatever_else_is_stored() {
    let (browser, server, host) = connected();
    leaves_a_create_open(&server, &host, "left open");
    browser.put(Slot::Accounts, known_account());
    for requires_passphrase in [false, true] {
        assert_eq!(first_of(&host, requires_passphrase, true), (FirstScreen::Unlock, false));
    }
}

#[test]
fn an_account_without_the_passphrase_that_is_wanted_gets_one_first() {
    let (_, server, host) = connected();
    leaves_a_create_open(&server, &host, "left open");
    assert_eq!(first_of(&host, true, true), (FirstScreen::MustLock, false));
    assert!(matches!(first_of(&host, false, true), (FirstScreen::Unsettled(_), false)));
}

/// It was connected before the organisation chose its server. Not even a locked one is asked for its passphrase.
#[test]
fn an_account_of_another_server_than_the_organisations_is_not_used() {
    let (browser, server, host) = connected();
    leaves_a_create_open(&server, &host, "left open");
    let of = |address: &str| Managed {
        server: Some(BaseUrl::parse(address).unwrap()),
        ..Managed::default()
    };
    let elsewhere = of("https://keys.example");
    assert_eq!(first_under(&host, &elsewhere, true), (FirstScreen::OtherServer, false));
    let here = of("https://api.cometapi.com");
    assert!(matches!(first_under(&host, &here, true), (FirstScreen::Unsettled(_), false)));
    browser.put(Slot::Accounts, known_account());
    assert_eq!(first_under(&host, &elsewhere, true), (FirstScreen::OtherServer, false));
    assert_eq!(first_under(&host, &here, true), (FirstScreen::Unlock, false));
}

#[test]
fn an_open_create_is_looked_for_before_the_form_is_offered() {
    let (_, server, host) = connected();
    let form = FirstScreen::Form { has_set_aside: false };
    assert_eq!(first_of(&host, false, true), (form, false));
    leaves_a_create_open(&server, &host, "left open");
    let (first, _) = first_of(&host, false, true);
    let FirstScreen::Unsettled(entry) = first else { panic!("{first:?}") };
    assert_eq!(entry.asked, asked("left open"));
}

#[test]
fn an_entry_that_cannot_be_read_is_set_aside_and_said() {
    let (browser, _, host) = connected();
    browser.put(AccountSlot::Journal.of(&account().id), json!({ "version": 99 }));
    let form = FirstScreen::Form { has_set_aside: true };
    assert_eq!(first_of(&host, false, true), (form, false));
}

#[test]
fn a_run_settles_its_own_row_and_another_create_comes_before_it() {
    let story = BulkStory::new();
    story.browser.put(Slot::Accounts, remembered_account());
    story.starts(2);
    let host = window(&story.browser, &story.server);
    assert!(matches!(first_of(&host, false, true), (FirstScreen::Run(_), false)));

    story.fail(Route::Create, Fault::DropBefore, 1);
    let row = rows(2).remove(0);
    block_on(create(&host, &account(), &row, None, &|_| {}));
    assert!(matches!(first_of(&host, false, true), (FirstScreen::Run(_), false)), "the run's own");

    let other = BulkStory::new();
    other.browser.put(Slot::Accounts, remembered_account());
    let host = window(&other.browser, &other.server);
    other.fail(Route::Create, Fault::DropBefore, 1);
    block_on(create(&host, &account(), &asked("single"), None, &|_| {}));
    other.starts(2);
    assert!(matches!(first_of(&host, false, true), (FirstScreen::Unsettled(_), false)));
}

#[test]
fn a_run_that_cannot_be_read_is_said() {
    let (browser, _, host) = connected();
    browser.put(AccountSlot::BulkPlan.of(&account().id), json!({ "version": 99 }));
    let is_unreadable = block_on(bulk::load(&host, &account().id)) == Ok(bulk::Loaded::Unreadable);
    assert!(is_unreadable);
    assert_eq!(first_of(&host, false, true), (FirstScreen::UnreadableRun, false));
}

/// A page may embed the form of one key: a run of another window has no place there.
#[test]
fn an_element_shows_no_run_and_needs_no_stored_account() {
    let story = BulkStory::new();
    story.starts(2);
    let host = window(&story.browser, &story.server);
    let none_stored = block_on(open(&host)).unwrap();
    let page_account = account();
    let opening = Opening {
        store: &none_stored,
        account: Some(&page_account),
        managed: &Managed::default(),
        has_runs: false,
    };
    let form = FirstScreen::Form { has_set_aside: false };
    assert_eq!(block_on(first_screen(&host, &opening)), (form, false));
}

#[test]
fn a_storage_that_fails_leads_to_the_form_and_says_so() {
    let (browser, _, host) = connected();
    browser.break_slot(AccountSlot::Journal.of(&account().id));
    let form = FirstScreen::Form { has_set_aside: false };
    assert_eq!(first_of(&host, false, true), (form, true));
}
