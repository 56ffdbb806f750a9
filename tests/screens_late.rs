//! Stories of answers that come late: whatever the person is looking at by then stays, and what came of it is told there.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{Method, Request};
use comet_keys::host::Slot;
use comet_keys::host::memory::{Browser, Gate};
use comet_keys::ui::Place;
use common::key_list::{ROW, open_key};
use common::screen::{Screen, open_over};
use common::{Shared, TOKEN, plain_draft, remembered_account, valid, window, wire};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A connected app with so many keys, whose answers the test holds back as it likes.
async fn with_keys(count: usize) -> (Screen, Gate) {
    let (browser, server, gate) = (Browser::default(), Shared::default(), Gate::default());
    browser.put(Slot::Accounts, remembered_account());
    for number in 1..=count {
        server.borrow_mut().insert(&wire(&valid(&plain_draft(&format!("key {number}")))));
    }
    let host = window(&browser, &server).with_gate(&gate);
    let screen = open_over(host, Place::Extension, &browser, &server);
    screen.sees("form[data-screen=create]").await;
    screen.presses("go-keys").await;
    screen.reads("[data-part=count]", &format!("{count} of {count} keys")).await;
    (screen, gate)
}

fn is_status(request: &Request) -> bool {
    request.url.ends_with("status_only=true")
}

async fn is_held(screen: &Screen, gate: &Gate) {
    screen.until("an answer that is held", || gate.held() > 0).await;
}

/// Once the key's page replaced the new key, which nobody had copied, and whose text the server shows but once.
#[wasm_bindgen_test]
async fn a_slow_disable_leaves_a_new_key_on_the_screen() {
    let (screen, gate) = with_keys(1).await;
    open_key(&screen, "key 1").await;
    gate.holds(is_status);
    screen.presses("disable").await;
    is_held(&screen, &gate).await;
    screen.presses("go-create").await;
    screen.types("name", "brand new").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    gate.opens();
    screen.sees("[data-part=change-notice]").await;
    screen.reads("[data-screen=created] [data-part=key-name]", "brand new").await;
    assert!(screen.text("[data-part=change-notice]").starts_with("key 1: "));
    screen.presses("open-notice").await;
    screen.sees("[data-screen=key] [data-told=done]").await;
    screen.sees("[data-part=key-state][data-state=disabled]").await;
    assert!(screen.find("[data-part=change-notice]").is_none(), "told once");
    screen.presses("back").await;
    open_key(&screen, "key 1").await;
    assert!(screen.find("[data-told]").is_none(), "and not again");
}

/// Once it brought back the tabs and "Disconnect" while the POST was under way.
#[wasm_bindgen_test]
async fn a_slow_disable_changes_nothing_while_a_key_is_being_made() {
    let (screen, gate) = with_keys(1).await;
    open_key(&screen, "key 1").await;
    gate.holds(|request| is_status(request) || request.method == Method::Post);
    screen.presses("disable").await;
    is_held(&screen, &gate).await;
    screen.presses("go-create").await;
    screen.types("name", "brand new").await;
    screen.submits().await;
    screen.sees("[data-screen=working]").await;
    screen.until("both are held", || gate.held() == 2).await;
    gate.holds(|request| request.method == Method::Post);
    gate.lets_go();
    screen.until("the disable is answered", || gate.held() == 1).await;
    screen
        .until("the key was read again", || {
            let server = screen.server.borrow();
            server.asked.last().is_some_and(|(_, url)| !url.ends_with("status_only=true"))
        })
        .await;
    assert!(screen.find("[data-screen=working]").is_some());
    for action in ["go-keys", "disconnect", "accounts"] {
        assert!(screen.find(&format!("[data-action={action}]")).is_none(), "{action}");
    }
    gate.opens();
    screen.sees("[data-screen=created]").await;
    screen.sees("[data-action=disconnect]").await;
}

/// Once every button was dead afterwards, without a word, until the page was loaded anew.
#[wasm_bindgen_test]
async fn a_wrong_token_during_a_slow_disable_leaves_every_button_alive() {
    let (screen, gate) = with_keys(1).await;
    open_key(&screen, "key 1").await;
    gate.holds(is_status);
    screen.presses("disable").await;
    is_held(&screen, &gate).await;
    screen.presses("accounts").await;
    screen.presses("add-account").await;
    screen.types("access_token", &TOKEN.replace('3', "4")).await;
    screen.submits().await;
    screen.sees("[data-part=failure]").await;
    gate.opens();
    screen.sees("[data-part=change-notice]").await;
    screen.presses("open-notice").await;
    screen.sees("[data-part=key-state][data-state=disabled]").await;
    screen.presses("enable").await;
    screen.sees("[data-part=key-state][data-state=enabled]").await;
}

#[wasm_bindgen_test]
async fn a_connect_that_is_left_comes_to_nothing() {
    let (screen, gate) = with_keys(1).await;
    screen.presses("accounts").await;
    screen.presses("add-account").await;
    gate.holds(|_| true);
    screen.types("access_token", TOKEN).await;
    screen.types("user_id", "5678").await;
    screen.submits().await;
    is_held(&screen, &gate).await;
    screen.presses("accounts").await;
    screen.sees("[data-screen=accounts]").await;
    screen.until("its request is given up", || gate.held() == 0).await;
    gate.opens();
    screen.presses("add-account").await;
    assert_eq!(screen.input("access_token").await.value(), "");
    screen.types("access_token", TOKEN).await;
    screen.types("user_id", "5678").await;
    screen.submits().await;
    screen.sees("select[name=account]").await;
}

#[wasm_bindgen_test]
async fn a_language_switched_while_a_key_is_being_made_keeps_the_step() {
    let (screen, gate) = with_keys(0).await;
    screen.presses("go-create").await;
    screen.types("name", "brand new").await;
    gate.holds(|request| request.method == Method::Post);
    screen.submits().await;
    is_held(&screen, &gate).await;
    let before = screen.text("[data-part=step]");
    screen.chooses("language", "zh").await;
    screen.sees(".app[lang=zh] [data-screen=working]").await;
    let after = screen.text("[data-part=step]");
    assert!(!after.is_empty() && after != before, "{before} and {after}");
    gate.opens();
    screen.sees(".app[lang=zh] [data-screen=created]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
}

#[wasm_bindgen_test]
async fn a_change_of_many_keys_goes_on_elsewhere_and_its_report_waits() {
    let (screen, gate) = with_keys(3).await;
    let select: web_sys::HtmlElement =
        wasm_bindgen::JsCast::unchecked_into(screen.sees(&format!("{ROW} input")).await);
    select.click();
    screen.presses("select-shown").await;
    screen.reads("[data-part=selected]", "3 selected").await;
    screen.presses("disable-many").await;
    gate.holds(is_status);
    screen.submits().await;
    is_held(&screen, &gate).await;
    screen.presses("go-create").await;
    screen.sees("[data-part=many-progress]").await;
    screen.types("name", "typed meanwhile").await;
    gate.opens();
    screen.reads("[data-part=many-progress]", "3 of 3 are as wanted.").await;
    assert_eq!(screen.input("name").await.value(), "typed meanwhile");
    screen.presses("open-many").await;
    screen.reads("[data-screen=report] [data-part=sum]", "3 of 3 are as wanted.").await;
    screen.presses("back").await;
    screen.sees("[data-screen=keys]").await;
    assert!(screen.find("[data-part=many-progress]").is_none());
}

#[wasm_bindgen_test]
async fn a_run_of_many_creates_is_told_of_on_every_screen() {
    let (screen, gate) = with_keys(0).await;
    screen.presses("go-create").await;
    screen.presses("bulk").await;
    screen.types("bulk_pattern", "ci-{n}").await;
    screen.types("bulk_count", "2").await;
    gate.holds(|request| request.method == Method::Post);
    screen.submits().await;
    is_held(&screen, &gate).await;
    screen.presses("go-keys").await;
    screen.sees("[data-screen=keys]").await;
    screen.sees("[data-action=open-run]").await;
    gate.opens();
    screen.until("both keys", || screen.server.borrow().posts() == 2).await;
    screen.until("nothing is under way", || screen.find("[data-action=open-run]").is_none()).await;
    assert!(screen.find("[data-screen=keys]").is_some());
}

#[wasm_bindgen_test]
async fn a_slow_save_leaves_the_list_where_the_person_went() {
    let (screen, gate) = with_keys(2).await;
    open_key(&screen, "key 1").await;
    screen.presses("edit").await;
    screen.types("name", "renamed").await;
    screen.submits().await;
    screen.sees("[data-screen=review]").await;
    gate.holds(|request| request.method == Method::Put);
    screen.presses("save").await;
    is_held(&screen, &gate).await;
    screen.presses("go-keys").await;
    screen.types("search", "").await;
    screen.sees(ROW).await;
    gate.opens();
    screen.sees("[data-part=change-notice]").await;
    assert!(screen.find("[data-screen=keys]").is_some());
    screen.until("its new name", || screen.text(".key-rows").contains("renamed")).await;
}

/// Once the answer built the whole screen anew, and the key that was just shown was hidden again.
#[wasm_bindgen_test]
async fn a_key_that_is_shown_stays_shown_when_its_test_is_done() {
    let (screen, gate) = with_keys(0).await;
    screen.presses("go-create").await;
    screen.types("name", "brand new").await;
    gate.holds(|request| request.url.ends_with("/v1/models"));
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    is_held(&screen, &gate).await;
    screen.presses("reveal").await;
    let key = screen.server.borrow().newest_key_text();
    screen.reads("output[name=key]", &key).await;
    gate.opens();
    screen.until("the test", || screen.text("[data-part=self-test]").contains("works")).await;
    assert_eq!(screen.text("output[name=key]"), key);
}

#[wasm_bindgen_test]
async fn a_language_switched_while_a_key_is_tested_asks_the_server_nothing_again() {
    let (screen, gate) = with_keys(0).await;
    screen.presses("go-create").await;
    screen.types("name", "tested").await;
    gate.holds(|request| request.url.ends_with("/api/usage/token/"));
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    is_held(&screen, &gate).await;
    screen.chooses("language", "vi").await;
    screen.sees(".app[lang=vi] [data-screen=created]").await;
    gate.opens();
    screen.sees("[data-part=self-test] [data-verdict=works]").await;
    let asked = screen.server.borrow().asked.clone();
    let tests = asked.iter().filter(|(_, url)| url.ends_with("/api/usage/token/")).count();
    assert_eq!(tests, 1);
}

#[wasm_bindgen_test]
async fn a_language_switched_while_a_delete_is_confirmed_keeps_what_was_typed() {
    let (screen, _gate) = with_keys(1).await;
    open_key(&screen, "key 1").await;
    screen.presses("delete").await;
    screen.types("confirm_name", "key").await;
    screen.chooses("language", "zh").await;
    screen.sees(".app[lang=zh] [data-screen=delete]").await;
    assert_eq!(screen.input("confirm_name").await.value(), "key");
    screen.presses("cancel").await;
    screen.presses("delete").await;
    assert_eq!(screen.input("confirm_name").await.value(), "", "left, it begins afresh");
}

#[wasm_bindgen_test]
async fn a_slow_list_of_one_account_is_not_shown_under_another() {
    let (screen, gate) = with_keys(2).await;
    screen.presses("accounts").await;
    screen.presses("add-account").await;
    screen.types("access_token", TOKEN).await;
    screen.types("user_id", "5678").await;
    screen.types("account_name", "Second").await;
    screen.submits().await;
    screen.sees("select[name=account]").await;
    gate.holds(|request| request.url.contains("token/?p="));
    screen.presses("go-keys").await;
    is_held(&screen, &gate).await;
    screen.chooses("account", common::account().id.as_str()).await;
    screen.sees("form[data-screen=create]").await;
    screen.until("its request is given up", || gate.held() == 1).await;
    gate.opens();
    screen.presses("go-keys").await;
    screen.reads("[data-part=count]", "2 of 2 keys").await;
}

/// The newest key is read once while the form stands, and again for each form that comes to stand there.
#[wasm_bindgen_test]
async fn the_newest_key_is_read_once_for_each_form() {
    let (screen, _gate) = with_keys(0).await;
    let lists = || {
        let server = screen.server.borrow();
        server.asked.iter().filter(|(_, url)| url.contains("token/?p=")).count()
    };
    assert_eq!(lists(), 2, "one for the form, one for the list");
    screen.presses("go-create").await;
    screen.until("the next form's", || lists() == 3).await;
    screen.chooses("language", "vi").await;
    screen.sees(".app[lang=vi] form[data-screen=create]").await;
    screen.presses("go-keys").await;
    screen.until("the list's", || lists() == 4).await;
}
