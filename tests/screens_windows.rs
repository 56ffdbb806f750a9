//! Stories of two windows of one browser: what one does, the other shows within a moment, and nothing new is swept away.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::Method;
use comet_keys::host::memory::{Browser, Gate, Organisation};
use comet_keys::host::{AccountSlot, Slot};
use comet_keys::ui::Place;
use common::screen::{Screen, open, open_over, open_under};
use common::{Shared, TOKEN, account, known_account, known_passphrase, remembered_account, window};
use serde_json::json;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const NEW_KEY: &str = "[data-part=new-key]";
const UNDO: &str = "[data-part=pending-delete] [data-action=undo]";

/// Two windows on an account that is remembered.
async fn two_windows() -> (Screen, Screen) {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, remembered_account());
    let (one, other) = (open(&browser, &server), open(&browser, &server));
    one.sees("form[data-screen=create]").await;
    other.sees("form[data-screen=create]").await;
    (one, other)
}

/// Two windows on an account under a passphrase, which is open.
async fn two_open_windows() -> (Screen, Screen) {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, known_account());
    let (one, other) = (open(&browser, &server), open(&browser, &server));
    other.sees("[data-screen=unlock]").await;
    unlocks(&one).await;
    other.sees("form[data-screen=create]").await;
    (one, other)
}

async fn unlocks(screen: &Screen) {
    screen.sees("[data-screen=unlock]").await;
    screen.types("passphrase", known_passphrase()).await;
    screen.submits().await;
    screen.sees("form[data-screen=create]").await;
}

async fn adds_an_account(screen: &Screen, name: &str) {
    screen.presses("accounts").await;
    screen.presses("add-account").await;
    screen.types("access_token", TOKEN).await;
    screen.types("user_id", "5678").await;
    screen.types("account_name", name).await;
    screen.submits().await;
    screen.sees("form[data-screen=create]").await;
}

async fn makes(screen: &Screen, name: &str) {
    screen.types("name", name).await;
    screen.submits().await;
    screen.reads("[data-screen=created] [data-part=key-name]", name).await;
    let is_remembered = || common::stored_of_any(&screen.browser, AccountSlot::NewKeys).is_some();
    screen.until("the key is remembered", is_remembered).await;
}

#[wasm_bindgen_test]
async fn a_lock_and_an_unlock_reach_the_other_window() {
    let (one, other) = two_open_windows().await;
    one.presses("lock").await;
    other.sees("[data-screen=unlock]").await;
    unlocks(&other).await;
    one.sees("form[data-screen=create]").await;
}

#[wasm_bindgen_test]
async fn a_disconnect_reaches_the_other_window() {
    let (one, other) = two_windows().await;
    one.presses("disconnect").await;
    other.sees("[data-screen=connect]").await;
}

#[wasm_bindgen_test]
async fn a_switch_reaches_the_other_window_with_each_accounts_own_form() {
    let (one, other) = two_windows().await;
    other.types("name", "of the first").await;
    other.until("the form is kept", || common::stored_draft(&other.browser).is_some()).await;
    adds_an_account(&one, "Second").await;
    other.sees("select[name=account]").await;
    other.until("a blank form", || value(&other, "name").as_deref() == Some("")).await;
    one.chooses("account", account().id.as_str()).await;
    other.until("its own form", || value(&other, "name").as_deref() == Some("of the first")).await;
}

fn value(screen: &Screen, name: &str) -> Option<String> {
    let found = screen.find(&format!("[name='{name}']"))?;
    Some(wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlInputElement>(found).value())
}

#[wasm_bindgen_test]
async fn a_language_and_another_name_reach_the_other_window() {
    let (one, other) = two_windows().await;
    one.chooses("language", "vi").await;
    other.sees(".app[lang=vi]").await;
    other.types("name", "typed").await;
    one.presses("accounts").await;
    one.types("account_name", "Work").await;
    one.submits().await;
    other.reads("[data-part=account]", "Work").await;
    assert_eq!(value(&other, "name").as_deref(), Some("typed"));
}

#[wasm_bindgen_test]
async fn a_policy_holds_in_an_open_window_at_once() {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, remembered_account());
    let organisation = Organisation::of(json!({}));
    let screen = open_under(&organisation, &browser, &server);
    screen.types("name", "typed").await;
    organisation.sets(json!({ "policy": { "max_quota": 500_000 }, "languages": ["vi"] }));
    browser.tell_managed();
    screen.sees(".app[lang=vi]").await;
    screen
        .until("the cap", || {
            screen.text("#remain_quota-warning").contains("$1.00")
                || screen.text("#remain_quota-warning").contains("1,00")
        })
        .await;
    assert_eq!(value(&screen, "name").as_deref(), Some("typed"));
    organisation.sets(json!({ "require_passphrase": true }));
    browser.tell_managed();
    screen.sees("[data-screen=accounts]").await;
    for action in ["go-create", "go-keys"] {
        assert!(screen.find(&format!("[data-action={action}]")).is_none(), "{action}");
    }
}

/// The first window that hears of a change stores it; the others must not take that for old news.
#[wasm_bindgen_test]
async fn a_policy_that_another_window_has_stored_already_holds_here_too() {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, remembered_account());
    let organisation = Organisation::of(json!({}));
    let screen = open_under(&organisation, &browser, &server);
    screen.sees("form[data-screen=create]").await;
    let rules = json!({ "require_passphrase": true });
    organisation.sets(rules.clone());
    browser.put(Slot::Managed, rules);
    browser.tell_managed();
    screen.sees("[data-screen=accounts]").await;
}

/// Once a switch elsewhere swept a new key off the screen before anybody had copied it.
#[wasm_bindgen_test]
async fn a_switch_elsewhere_leaves_a_new_key_on_the_screen_until_it_is_left() {
    let (one, other) = two_windows().await;
    adds_an_account(&one, "Second").await;
    one.chooses("account", account().id.as_str()).await;
    other
        .until("the first is shown", || {
            value(&other, "account").as_deref() == Some(account().id.as_str())
        })
        .await;
    makes(&other, "brand new").await;
    one.presses("accounts").await;
    one.presses("use-account").await;
    one.sees("form[data-screen=create]").await;
    other.sees(".notice").await;
    other.reads("[data-screen=created] [data-part=key-name]", "brand new").await;
    other.presses("another").await;
    other
        .until("the second is shown", || {
            value(&other, "account").is_some_and(|shown| shown != account().id.as_str())
        })
        .await;
    assert!(other.find(NEW_KEY).is_none(), "nothing of one account under another");
    // And back: it is still within reach.
    other.chooses("account", account().id.as_str()).await;
    other.sees(NEW_KEY).await;
    one.sees(NEW_KEY).await;
    other.presses("dismiss-new-key").await;
    other.until("it is offered no more", || other.find(NEW_KEY).is_none()).await;
    one.until("in neither window", || one.find(NEW_KEY).is_none()).await;
}

#[wasm_bindgen_test]
async fn a_switch_elsewhere_waits_until_the_key_is_made() {
    let (browser, server, gate) = (Browser::default(), Shared::default(), Gate::default());
    browser.put(Slot::Accounts, remembered_account());
    let one = open(&browser, &server);
    adds_an_account(&one, "Second").await;
    one.chooses("account", account().id.as_str()).await;
    let host = window(&browser, &server).with_gate(&gate);
    let other = open_over(host, Place::Extension, &browser, &server);
    other.types("name", "brand new").await;
    gate.holds(|request| request.method == Method::Post);
    other.submits().await;
    other.until("it is sent", || gate.held() == 1).await;
    one.presses("accounts").await;
    one.presses("use-account").await;
    one.sees("form[data-screen=create]").await;
    assert!(other.find("[data-screen=working]").is_some());
    gate.opens();
    other.reads("[data-screen=created] [data-part=key-name]", "brand new").await;
    other.sees(".notice").await;
    assert_eq!(server.borrow().posts(), 1);
}

/// Once the key was nowhere to be seen after a lock.
#[wasm_bindgen_test]
async fn a_lock_elsewhere_hides_a_new_key_and_unlocking_offers_it_again() {
    let (one, other) = two_open_windows().await;
    makes(&other, "brand new").await;
    let text = other.server.borrow().newest_key_text();
    one.presses("lock").await;
    other.sees("[data-screen=unlock]").await;
    assert!(other.find(NEW_KEY).is_none() && !other.root.inner_html().contains("brand new"));
    unlocks(&other).await;
    other.sees(NEW_KEY).await;
    assert!(other.text(NEW_KEY).contains("brand new"));
    assert!(!other.browser.dump().contains(&text[3..]), "its text is stored nowhere");
}

/// Once a popup that was closed before the key was copied opened again with a blank form.
#[wasm_bindgen_test]
async fn a_new_key_is_within_reach_in_the_next_window_until_it_is_dismissed() {
    let (one, other) = two_windows().await;
    drop(other);
    makes(&one, "brand new").await;
    assert!(one.find(NEW_KEY).is_none(), "it is on the screen already");
    let (browser, server) = (one.browser.clone(), one.server.clone());
    drop(one);
    let next = open(&browser, &server);
    next.sees("form[data-screen=create]").await;
    next.sees(NEW_KEY).await;
    let asked = server.borrow().asked.len();
    next.presses("copy-new-key").await;
    next.until("its text is read again", || {
        let server = server.borrow();
        let path = format!("/api/token/{}", server.last_id);
        server.asked[asked..].iter().any(|(_, url)| url.ends_with(&path))
    })
    .await;
    next.until("it says what became of it", || !next.text("[data-part=copied]").is_empty()).await;
    if next.find(NEW_KEY).is_some() {
        // The page of a test may have no clipboard.
        next.presses("dismiss-new-key").await;
    }
    next.until("it is offered no more", || next.find(NEW_KEY).is_none()).await;
    assert!(common::stored_of_any(&browser, AccountSlot::NewKeys).is_none());
}

#[wasm_bindgen_test]
async fn a_delete_that_waits_is_shown_and_undone_in_the_other_window() {
    let (browser, server, gate) = (Browser::default(), Shared::default(), Gate::default());
    browser.put(Slot::Accounts, remembered_account());
    server.borrow_mut().insert(&common::wire(&common::asked("doomed")));
    let host = window(&browser, &server).with_gate(&gate);
    let one = open_over(host, Place::Extension, &browser, &server);
    let quiet = Gate::default();
    quiet.holds_time();
    let host = window(&browser, &server).with_gate(&quiet);
    let other = open_over(host, Place::Extension, &browser, &server);
    one.sees("form[data-screen=create]").await;
    other.sees("form[data-screen=create]").await;
    gate.holds_time();
    one.presses("go-keys").await;
    one.presses("open-key").await;
    one.presses("delete").await;
    one.types("confirm_name", "doomed").await;
    one.submits().await;
    one.sees(UNDO).await;
    other.sees(UNDO).await;
    other.presses("undo").await;
    other.until("it is gone here", || other.find(UNDO).is_none()).await;
    one.until("and there", || one.find(UNDO).is_none()).await;
    gate.lets_time_pass();
    assert_eq!(server.borrow().keys.len(), 1);
    assert!(server.borrow().asked.iter().all(|(method, _)| *method != Method::Delete));
}

#[wasm_bindgen_test]
async fn a_new_key_that_was_deleted_elsewhere_says_so_and_is_offered_no_more() {
    let (one, other) = two_windows().await;
    makes(&one, "brand new").await;
    other.sees(NEW_KEY).await;
    other.server.borrow_mut().keys.clear();
    other.presses("copy-new-key").await;
    other.until("it is offered no more", || other.find(NEW_KEY).is_none()).await;
    assert!(!other.text(".notice").is_empty());
}
