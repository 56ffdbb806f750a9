//! Stories of servers that store something else, or hand out part of their list, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::key_list::{ROW, open_list, rows};
use common::screen::{Screen, open_connected};
use common::{Fault, Paging, Route};
use serde_json::json;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A key with an allow list is asked for, and stored without it.
async fn creates_an_open_key() -> Screen {
    let screen = open_connected();
    screen.server.borrow_mut().twist = Some(|key| key["allow_ips"] = json!(""));
    screen.types("name", "ci").await;
    screen.types("allow_ips", "203.0.113.7").await;
    screen.submits().await;
    screen.sees("[data-screen=outcome][data-outcome=stored-differently]").await;
    screen
}

fn status(screen: &Screen) -> Option<serde_json::Value> {
    screen.server.borrow().keys.first().map(|key| key["status"].clone())
}

#[wasm_bindgen_test]
async fn a_key_without_its_allow_list_is_no_ready_key_and_is_disabled_right_there() {
    let screen = creates_an_open_key().await;
    let first = screen.sees("[data-part=difference]").await;
    assert_eq!(first.get_attribute("data-effect").unwrap(), "any-address");
    let text = screen.text("[data-part=difference]");
    assert!(text.contains("Any IP address") && text.contains("203.0.113.7"), "{text}");
    assert!(screen.find("output[name=key]").is_none(), "nothing is ready");
    assert_eq!(screen.server.borrow().posts(), 1);
    screen.presses("disable").await;
    screen.until("the proof", || screen.text("[data-part=disabled]").starts_with("Disabled")).await;
    assert_eq!(status(&screen).unwrap(), 2);
}

#[wasm_bindgen_test]
async fn it_is_deleted_once_its_name_is_typed_and_the_form_is_as_it_was() {
    let screen = creates_an_open_key().await;
    screen.presses("delete").await;
    screen.types("confirm_name", "something else").await;
    screen.submits().await;
    screen.sees("#confirm_name[aria-invalid=true]").await;
    screen.types("confirm_name", "ci").await;
    screen.submits().await;
    screen.sees("[data-screen=create]").await;
    assert_eq!(status(&screen), None);
    assert_eq!(screen.input("name").await.value(), "ci");
    assert_eq!(screen.server.borrow().posts(), 1);
}

#[wasm_bindgen_test]
async fn taken_as_it_is_it_says_so_beside_the_key() {
    let screen = creates_an_open_key().await;
    screen.presses("use").await;
    screen.sees("[data-screen=created][data-outcome=different]").await;
    screen.sees("[data-part=difference][data-effect=any-address]").await;
    screen.sees("output[name=key]").await;
}

#[wasm_bindgen_test]
async fn a_list_that_may_lack_keys_says_so_and_so_does_its_audit() {
    let screen = open_list(25).await;
    screen.server.borrow_mut().paging = Paging::OnePage(10);
    screen.presses("reload").await;
    screen.until("the part", || rows(&screen) == 10).await;
    screen.until("the warning", || screen.text("[data-part=unseen]").contains("10 of 25")).await;
    screen.sees(ROW).await;
    screen.presses("audit").await;
    screen.sees("[data-screen=audit]").await;
    screen.until("the warning", || screen.text("[data-part=unseen]").contains("10 of 25")).await;
    assert!(screen.find("[data-part=clean]").is_none());
}

#[wasm_bindgen_test]
async fn a_page_that_fails_leaves_what_was_read_with_its_reason() {
    let screen = open_list(1).await;
    screen.server.borrow_mut().fail(Route::List, Fault::ServerError, 100);
    screen.presses("reload").await;
    screen.sees("[data-part=failure][data-failure=server]").await;
    assert_eq!(rows(&screen), 1, "what was read stays");
}

#[wasm_bindgen_test]
async fn a_run_stops_where_the_server_stores_something_else() {
    let screen = open_connected();
    screen.server.borrow_mut().twist = Some(|key| key["unlimited_quota"] = json!(true));
    screen.presses("bulk").await;
    screen.types("bulk_pattern", "ci-{n}").await;
    screen.types("bulk_count", "3").await;
    screen.submits().await;
    screen.sees("[data-part=stored-differently]").await;
    screen.sees("[data-part=difference][data-effect=unlimited]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
    assert!(screen.text("[data-part=bulk-progress]").contains("0 created"));
    screen.presses("disable").await;
    screen.until("the proof", || screen.text("[data-part=disabled]").starts_with("Disabled")).await;
    assert_eq!(status(&screen).unwrap(), 2);
}
