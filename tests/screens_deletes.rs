//! Stories of deletes that wait: each with its own "Undo", wherever the person is.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::Method;
use comet_keys::host::memory::{Browser, Gate};
use comet_keys::host::{AccountSlot, Slot};
use comet_keys::ui::Place;
use common::key_list::{open_key, rows, stored};
use common::screen::{Screen, open_over};
use common::{Fault, Route, Shared, account, plain_draft, remembered_account, valid, window, wire};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

const PENDING: &str = "[data-part=pending-delete]";

/// The list of two keys, in a browser whose time stands still.
async fn with_two_keys() -> (Screen, Gate) {
    let (browser, server, gate) = (Browser::default(), Shared::default(), Gate::default());
    browser.put(Slot::Accounts, remembered_account());
    for name in ["key A", "key B"] {
        server.borrow_mut().insert(&wire(&valid(&plain_draft(name))));
    }
    let host = window(&browser, &server).with_gate(&gate);
    let screen = open_over(host, Place::Extension, &browser, &server);
    screen.sees("form[data-screen=create]").await;
    gate.holds_time();
    screen.presses("go-keys").await;
    screen.reads("[data-part=count]", "2 of 2 keys").await;
    (screen, gate)
}

async fn confirms(screen: &Screen, name: &str) {
    screen.presses("go-keys").await;
    screen.types("search", "").await;
    screen.until("both keys", || rows(screen) == 2).await;
    open_key(screen, name).await;
    screen.presses("delete").await;
    screen.types("confirm_name", name).await;
    screen.submits().await;
    let waits = || screen.text(PENDING).contains(name) || texts(screen).contains(name);
    screen.until("the delete waits", waits).await;
}

fn count(screen: &Screen) -> u32 {
    screen.root.query_selector_all(PENDING).unwrap().length()
}

fn texts(screen: &Screen) -> String {
    let all = screen.root.query_selector_all(PENDING).unwrap();
    (0..all.length()).filter_map(|at| all.item(at)?.text_content()).collect()
}

/// Presses "Undo" beside this name.
fn undoes(screen: &Screen, name: &str) {
    let all = screen.root.query_selector_all(PENDING).unwrap();
    let strip = (0..all.length())
        .filter_map(|at| all.item(at)?.dyn_into::<web_sys::Element>().ok())
        .find(|strip| strip.text_content().unwrap_or_default().contains(name))
        .unwrap();
    let undo = strip.query_selector("[data-action=undo]").unwrap().unwrap();
    undo.unchecked_into::<HtmlElement>().click();
}

/// Once confirming the second silently cancelled the first, which the person took for deleted.
#[wasm_bindgen_test]
async fn a_second_delete_leaves_the_first_alone() {
    let (screen, gate) = with_two_keys().await;
    confirms(&screen, "key A").await;
    confirms(&screen, "key B").await;
    assert_eq!(count(&screen), 2);
    gate.lets_time_pass();
    screen.until("both are gone", || screen.server.borrow().keys.is_empty()).await;
    screen.until("no strip is left", || count(&screen) == 0).await;
    assert!(screen.browser.stored(AccountSlot::PendingDeletes.of(&account().id)).is_none());
}

#[wasm_bindgen_test]
async fn each_is_undone_by_itself() {
    let (screen, gate) = with_two_keys().await;
    confirms(&screen, "key A").await;
    confirms(&screen, "key B").await;
    undoes(&screen, "key A");
    screen.until("one strip is left", || count(&screen) == 1).await;
    assert!(texts(&screen).contains("key B"));
    gate.lets_time_pass();
    screen.until("the other is gone", || stored(&screen, "key B").is_none()).await;
    screen.until("no strip is left", || count(&screen) == 0).await;
    assert!(stored(&screen, "key A").is_some());
}

/// Once a change of language, or leaving the page, hid "Undo" while the delete ran on.
#[wasm_bindgen_test]
async fn it_can_be_undone_in_another_language_on_another_screen() {
    let (screen, gate) = with_two_keys().await;
    confirms(&screen, "key A").await;
    assert!(screen.find("[data-screen=delete]").is_some());
    screen.chooses("language", "vi").await;
    screen.sees(&format!(".app[lang=vi] {PENDING} [data-action=undo]")).await;
    screen.presses("go-create").await;
    screen.sees("form[data-screen=create]").await;
    screen.presses("accounts").await;
    screen.sees("[data-screen=accounts]").await;
    screen.sees(&format!("{PENDING} [data-action=undo]")).await;
    undoes(&screen, "key A");
    screen.until("no strip is left", || count(&screen) == 0).await;
    gate.lets_time_pass();
    assert!(screen.find("[data-screen=accounts]").is_some());
    assert!(stored(&screen, "key A").is_some());
    assert!(screen.server.borrow().asked.iter().all(|(method, _)| *method != Method::Delete));
}

#[wasm_bindgen_test]
async fn it_can_be_undone_while_a_key_is_being_made() {
    let (screen, gate) = with_two_keys().await;
    confirms(&screen, "key A").await;
    screen.presses("go-create").await;
    screen.types("name", "new").await;
    gate.holds(|request| request.method == Method::Post);
    screen.submits().await;
    screen.sees("[data-screen=working]").await;
    undoes(&screen, "key A");
    screen.until("no strip is left", || count(&screen) == 0).await;
    gate.lets_time_pass();
    gate.opens();
    screen.sees("[data-screen=created]").await;
    assert!(stored(&screen, "key A").is_some());
}

#[wasm_bindgen_test]
async fn undone_on_its_own_page_it_leads_back_to_the_key() {
    let (screen, _gate) = with_two_keys().await;
    confirms(&screen, "key A").await;
    screen.presses("undo").await;
    screen.reads("[data-screen=key] [data-part=key-name]", "key A").await;
}

/// The window dies before the while is over: the next one shows it, can undo it, and otherwise goes on.
#[wasm_bindgen_test]
async fn the_next_window_goes_on_with_it() {
    let (screen, _gate) = with_two_keys().await;
    confirms(&screen, "key A").await;
    let (browser, server) = (screen.browser.clone(), screen.server.clone());
    drop(screen);
    let gate = Gate::default();
    gate.holds_time();
    let host = window(&browser, &server).with_gate(&gate);
    let next = open_over(host, Place::Extension, &browser, &server);
    next.sees(&format!("{PENDING} [data-action=undo]")).await;
    assert!(stored(&next, "key A").is_some());
    gate.lets_time_pass();
    next.until("it is gone", || stored(&next, "key A").is_none()).await;
}

#[wasm_bindgen_test]
async fn a_delete_that_fails_says_so_until_it_is_seen() {
    let (screen, gate) = with_two_keys().await;
    screen.server.borrow_mut().fail(Route::Delete, Fault::Refuse("not today"), 1);
    confirms(&screen, "key A").await;
    screen.presses("go-create").await;
    gate.lets_time_pass();
    screen.sees(&format!("{PENDING}[data-phase=failed]")).await;
    assert!(screen.find("form[data-screen=create]").is_some());
    screen.presses("open-notice").await;
    screen.sees("[data-screen=key] [data-failure=refused]").await;
    screen.presses("dismiss-delete").await;
    screen.until("no strip is left", || count(&screen) == 0).await;
}
