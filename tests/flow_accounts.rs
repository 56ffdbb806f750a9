//! Stories of several accounts: named, switched, forgotten; nothing of one stands under another, and none is lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::account::{AccountId, Keeping, clean_name, distinct_name};
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::{Book, ConnectForm, connect, disconnect, forget, open, rename, switch};
use comet_keys::host::memory::{block_on, kill_after};
use comet_keys::host::{Area, Slot};
use common::{Fault, Route, Story, TOKEN, account, asked, connect_form};
use serde_json::{Value, json};

const OTHER: &str = "https://keys.example";

fn form(base_url: &str, keeping: Keeping) -> ConnectForm {
    ConnectForm { keeping, ..connect_form(TOKEN, base_url, "") }
}

/// A browser with `CometAPI` and another server's account, the second of which is shown.
fn two_accounts() -> (Story, [AccountId; 2]) {
    let story = Story::new();
    block_on(connect(&story.host, &form("", Keeping::Remembered))).unwrap();
    let book = block_on(connect(&story.host, &form(OTHER, Keeping::Session))).unwrap();
    let ids: Vec<AccountId> = book.accounts.iter().map(|kept| kept.profile.id.clone()).collect();
    (story, ids.try_into().unwrap())
}

fn names(book: &Book) -> Vec<&str> {
    book.accounts.iter().map(|kept| kept.profile.name.as_str()).collect()
}

fn now(story: &Story) -> Book {
    block_on(open(&story.host)).unwrap()
}

#[test]
fn a_new_account_is_shown_and_the_one_before_stays() {
    let (story, [_, second]) = two_accounts();
    let book = now(&story);
    assert_eq!(names(&book), ["CometAPI", "keys.example"]);
    assert_eq!(book.active, Some(second));
    assert_eq!(book.account().unwrap().base_url.as_str(), OTHER);
}

#[test]
fn the_same_account_connected_again_is_changed_and_not_doubled() {
    let (story, [first, _]) = two_accounts();
    let again = ConnectForm { name: "Work".to_owned(), ..form("", Keeping::Session) };
    let book = block_on(connect(&story.host, &again)).unwrap();
    assert_eq!(names(&book), ["Work", "keys.example"]);
    assert_eq!(book.active, Some(first));
    assert!(story.browser.stored(Slot::Accounts).is_none(), "{}", story.browser.dump());
}

#[test]
fn the_switch_is_kept_for_the_next_window() {
    let (story, [first, _]) = two_accounts();
    block_on(switch(&story.host, &first)).unwrap();
    assert_eq!(now(&story).active, Some(first));
}

#[test]
fn after_the_browser_has_closed_what_is_kept_on_the_device_is_shown() {
    let (story, [first, _]) = two_accounts();
    story.browser.close();
    let book = now(&story);
    assert_eq!((names(&book), book.active.clone()), (vec!["CometAPI"], Some(first)));
}

#[test]
fn the_unsent_form_of_one_account_does_not_stand_under_another() {
    let (story, [first, second]) = two_accounts();
    story.browser.put(Slot::Draft, json!({ "name": "of the second" }));
    block_on(switch(&story.host, &first)).unwrap();
    assert_eq!(story.browser.stored(Slot::Draft), None);
    story.browser.put(Slot::Draft, json!({ "name": "of the first" }));
    block_on(switch(&story.host, &second)).unwrap();
    assert_eq!(story.browser.stored(Slot::Draft).unwrap()["name"], "of the second");
    block_on(switch(&story.host, &first)).unwrap();
    assert_eq!(story.browser.stored(Slot::Draft).unwrap()["name"], "of the first");
}

#[test]
fn runs_and_rotations_under_way_wait_too() {
    let (story, [first, second]) = two_accounts();
    let own = [Slot::BulkPlan, Slot::BulkProgress, Slot::Rotations];
    for slot in own {
        story.browser.put(slot, json!(["of the second"]));
    }
    block_on(switch(&story.host, &first)).unwrap();
    assert!(own.iter().all(|slot| story.browser.stored(*slot).is_none()));
    block_on(switch(&story.host, &second)).unwrap();
    assert!(own.iter().all(|slot| story.browser.stored(*slot) == Some(json!(["of the second"]))));
}

#[test]
fn what_the_server_offers_one_account_is_not_offered_to_another() {
    let (story, [first, _]) = two_accounts();
    story.browser.put(Slot::Offer, json!({ "version": 1 }));
    block_on(switch(&story.host, &first)).unwrap();
    assert_eq!(story.browser.stored(Slot::Offer), None);
}

/// Leaves a create of the shown account unsettled: the answer and every later look are lost.
fn leaves_a_create_open(story: &Story) {
    story.fail(Route::Create, Fault::DropAfter);
    let baseline = story.read_ahead();
    story.fail_always(Route::List, Fault::DropBefore);
    story.create_after(&asked("open"), Some(baseline));
    story.server.borrow_mut().faults.clear();
    assert!(!story.journal_is_closed());
}

#[test]
fn an_unsettled_create_waits_for_its_account() {
    let (story, [first, second]) = two_accounts();
    block_on(switch(&story.host, &first)).unwrap();
    leaves_a_create_open(&story);
    block_on(switch(&story.host, &second)).unwrap();
    assert_eq!(block_on(journal::load(&story.host)).unwrap(), Loaded::Empty);
    // The browser closes in the meantime, too.
    story.browser.close();
    assert_eq!(now(&story).active, Some(first));
    let Loaded::Open(entry) = block_on(journal::load(&story.host)).unwrap() else { panic!() };
    assert!(entry.may_belong_to(&account()));
}

#[test]
fn an_unsettled_create_outlives_its_account_and_comes_back_with_it() {
    let (story, [first, _]) = two_accounts();
    block_on(switch(&story.host, &first)).unwrap();
    leaves_a_create_open(&story);
    block_on(forget(&story.host, &first)).unwrap();
    assert_eq!(block_on(journal::load(&story.host)).unwrap(), Loaded::Empty);
    block_on(connect(&story.host, &form("", Keeping::Session))).unwrap();
    assert!(matches!(block_on(journal::load(&story.host)).unwrap(), Loaded::Open(_)));
    assert!(story.browser.stored(Slot::Parked).is_none());
}

#[test]
fn a_forgotten_account_leaves_nothing_but_the_others() {
    let (story, [first, second]) = two_accounts();
    story.browser.put(Slot::Draft, json!({ "name": "of the second" }));
    let book = block_on(forget(&story.host, &second)).unwrap();
    assert_eq!(book.active, Some(first.clone()));
    assert!(!story.browser.dump().contains("keys.example"), "{}", story.browser.dump());
    assert!(!story.browser.dump().contains("of the second"), "{}", story.browser.dump());
    block_on(forget(&story.host, &first)).unwrap();
    assert!(story.browser.is_empty(), "{}", story.browser.dump());
}

#[test]
fn disconnecting_forgets_the_account_that_is_shown_alone() {
    let (story, _) = two_accounts();
    let book = block_on(disconnect(&story.host)).unwrap();
    assert_eq!(names(&book), ["CometAPI"]);
}

#[test]
fn two_accounts_never_have_one_name() {
    let (story, [first, second]) = two_accounts();
    block_on(rename(&story.host, &first, "  Work\n ")).unwrap();
    let book = block_on(rename(&story.host, &second, "Work")).unwrap();
    assert_eq!(names(&book), ["Work", "Work 2"]);
    let book = block_on(rename(&story.host, &first, " ")).unwrap();
    assert_eq!(names(&book), ["CometAPI", "Work 2"]);
    assert_eq!(names(&now(&story)), ["CometAPI", "Work 2"]);
}

#[test]
fn a_name_is_one_line_and_not_too_long() {
    let server = BaseUrl::parse("http://127.0.0.1:3000/panel").unwrap();
    for (typed, shown) in [
        ("", "127.0.0.1:3000"),
        ("\u{7}a\r\nb", "a b"),
        ("x".repeat(80).as_str(), "x".repeat(40).as_str()),
    ] {
        assert_eq!(clean_name(typed, &server), shown);
    }
    assert_eq!(distinct_name("a", &["a", "a 2"]), "a 3");
}

#[test]
fn the_one_account_of_earlier_versions_is_taken_over() {
    for (slot, keeping) in
        [(Slot::Account, Keeping::Remembered), (Slot::AccountForSession, Keeping::Session)]
    {
        let story = Story::new();
        story.browser.put(slot, account().to_value());
        let book = now(&story);
        assert_eq!(book.account(), Some(account()));
        assert_eq!(book.accounts[0].profile.keeping, keeping);
        assert!(story.browser.stored(slot).is_none(), "it now stands among the accounts");
        assert_eq!(now(&story).account(), Some(account()));
    }
}

#[test]
fn taking_over_loses_nothing_wherever_it_is_cut_short() {
    for polls in 0..60 {
        let story = Story::new();
        story.browser.put(Slot::Account, account().to_value());
        kill_after(polls, open(&story.host));
        let book = now(&story);
        assert_eq!((book.account(), book.accounts.len()), (Some(account()), 1), "{polls}");
    }
}

#[test]
fn switching_loses_nothing_wherever_it_is_cut_short() {
    for polls in 0..120 {
        let (story, [first, second]) = two_accounts();
        block_on(switch(&story.host, &first)).unwrap();
        leaves_a_create_open(&story);
        story.browser.put(Slot::Draft, json!({ "name": "of the first" }));
        kill_after(polls, switch(&story.host, &second));
        let is_switched = now(&story).active == Some(second.clone());
        assert_eq!(story.browser.stored(Slot::Draft).is_none(), is_switched, "{polls}");
        block_on(switch(&story.host, &second)).unwrap();
        assert!(story.journal_is_closed(), "{polls}: it stands under another account");
        block_on(switch(&story.host, &first)).unwrap();
        assert!(!story.journal_is_closed(), "{polls}: the open create is lost");
        assert_eq!(story.browser.stored(Slot::Draft).unwrap()["name"], "of the first", "{polls}");
    }
}

#[test]
fn connecting_and_forgetting_lose_no_other_account_wherever_they_are_cut_short() {
    for polls in 0..80 {
        let (story, [first, second]) = two_accounts();
        kill_after(polls, forget(&story.host, &second));
        let left = now(&story);
        assert!(left.accounts.iter().any(|kept| kept.profile.id == first && kept.is_open()));
        kill_after(
            polls,
            connect(&story.host, &form("https://third.example", Keeping::Remembered)),
        );
        let left = now(&story);
        assert!(left.accounts.iter().any(|kept| kept.profile.id == first && kept.is_open()));
        assert!(left.shown().is_some());
    }
}

#[test]
fn what_cannot_be_read_is_kept_and_hides_no_other_account() {
    let (story, _) = two_accounts();
    let strange = json!({ "id": "new", "keeping": "by-fingerprint", "vault": "…" });
    let mut stored = story.browser.stored(Slot::Accounts).unwrap();
    stored["accounts"].as_array_mut().unwrap().push(strange.clone());
    story.browser.put(Slot::Accounts, stored);
    let book = now(&story);
    assert_eq!(names(&book), ["CometAPI", "keys.example"]);
    assert!(book.has_set_aside());
    for id in book.accounts.iter().map(|kept| &kept.profile.id) {
        block_on(forget(&story.host, id)).unwrap();
    }
    assert_eq!(story.browser.stored(Slot::Accounts).unwrap()["set_aside"], json!([strange]));
}

#[test]
fn a_store_of_a_later_version_is_kept_whole() {
    for strange in [json!({ "version": 9, "accounts": "?" }), json!("nonsense"), Value::Null] {
        let story = Story::new();
        story.browser.put(Slot::Accounts, strange.clone());
        assert!(now(&story).accounts.is_empty());
        assert_eq!(story.browser.stored(Slot::Accounts), Some(strange.clone()));
        block_on(connect(&story.host, &form("", Keeping::Remembered))).unwrap();
        assert_eq!(story.browser.stored(Slot::Accounts).unwrap()["set_aside"], json!([strange]));
        assert_eq!(now(&story).account(), Some(account()));
    }
}

#[test]
fn a_token_kept_for_the_session_is_never_on_the_device() {
    let story = Story::new();
    block_on(connect(&story.host, &form("", Keeping::Session))).unwrap();
    for slot in Slot::ALL.into_iter().filter(|slot| slot.area() == Area::Local) {
        assert_eq!(story.browser.stored(slot), None, "{slot:?}: nothing at all is on the device");
    }
}
