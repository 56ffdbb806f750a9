//! Stories of looking after keys on the screen, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::key_list::{ROW, open_key, open_list, rows, stored};
use common::screen::open_connected;
use common::{Fault, Route, plain_draft, valid, wire};
use serde_json::json;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn of_a_thousand_keys_only_those_in_view_are_in_the_page() {
    let screen = open_list(1000).await;
    assert!(rows(&screen) < 60, "{} rows", rows(&screen));
    screen.reads(&format!("{ROW}:first-child [data-action=open-key]"), "key 1000").await;

    let list = screen.sees(".key-rows").await;
    list.set_attribute("style", "height: 300px; overflow-y: auto").unwrap();
    list.set_scroll_top(76 * 500);
    screen.until("the middle", || screen.text(".key-rows").contains("key 500")).await;
    assert!(rows(&screen) < 60, "{} rows", rows(&screen));
    list.set_scroll_top(76 * 1000);
    screen.reads(&format!("{ROW}:last-child [data-action=open-key]"), "key 1").await;
}

#[wasm_bindgen_test]
async fn a_key_is_found_by_what_is_known_of_it() {
    let screen = open_list(30).await;
    screen.types("search", "key 17").await;
    screen.reads("[data-part=count]", "1 of 30 keys").await;
    screen.reads(&format!("{ROW} [data-action=open-key]"), "key 17").await;
    let whole = screen.server.borrow().newest_key_text();
    screen.types("search", &whole).await;
    screen.reads(&format!("{ROW} [data-action=open-key]"), "key 30").await;
    screen.types("search", "nothing like it").await;
    screen.sees("[data-part=reading]").await;
    assert_eq!(rows(&screen), 0);
}

#[wasm_bindgen_test]
async fn filters_and_orders_are_kept_while_a_key_is_looked_at() {
    let screen = open_list(3).await;
    screen.server.borrow_mut().keys[1]["status"] = json!(2);
    screen.presses("reload").await;
    screen.sees("[data-state=disabled]").await;
    screen.chooses("filter", "disabled").await;
    screen.reads("[data-part=count]", "1 of 3 keys").await;
    screen.presses("open-key").await;
    screen.sees("[data-screen=key]").await;
    screen.presses("back").await;
    screen.reads("[data-part=count]", "1 of 3 keys").await;
    screen.chooses("filter", "all").await;
    screen.chooses("sort", "oldest").await;
    screen.reads(&format!("{ROW}:first-child [data-action=open-key]"), "key 1").await;
}

#[wasm_bindgen_test]
async fn a_list_that_cannot_be_read_says_so_and_is_read_again() {
    let screen = open_connected();
    screen.server.borrow_mut().fail(Route::List, Fault::Refuse("no"), 10);
    screen.presses("go-keys").await;
    screen.sees("[data-screen=keys] [data-failure=refused]").await;
    screen.server.borrow_mut().faults.clear();
    screen.presses("reload").await;
    screen.reads("[data-part=reading]", "No key yet.").await;
}

#[wasm_bindgen_test]
async fn a_key_is_disabled_and_enabled_with_proof() {
    let screen = open_list(2).await;
    open_key(&screen, "key 2").await;
    screen.presses("disable").await;
    screen.sees("[data-told=done]").await;
    screen.sees("[data-part=key-state][data-state=disabled]").await;
    assert_eq!(stored(&screen, "key 2").unwrap()["status"], 2);
    screen.presses("enable").await;
    screen.sees("[data-part=key-state][data-state=enabled]").await;
    assert_eq!(stored(&screen, "key 2").unwrap()["status"], 1);
}

#[wasm_bindgen_test]
async fn a_refusal_is_shown_with_the_servers_words() {
    let screen = open_list(1).await;
    open_key(&screen, "key 1").await;
    screen.server.borrow_mut().fail(Route::Status, Fault::Refuse("not today"), 1);
    screen.presses("disable").await;
    screen.sees("[data-told=not-done] [data-failure=refused]").await;
    assert!(screen.text("[data-part=server-says]").contains("not today"));
}

#[wasm_bindgen_test]
async fn a_key_is_deleted_after_its_name_was_typed() {
    let screen = open_list(2).await;
    open_key(&screen, "key 1").await;
    screen.presses("delete").await;
    screen.types("confirm_name", "key").await;
    screen.submits().await;
    screen.sees("#confirm_name[aria-invalid=true]").await;
    assert!(stored(&screen, "key 1").is_some());
    screen.types("confirm_name", "key 1").await;
    screen.submits().await;
    screen.sees("[data-screen=keys]").await;
    assert!(stored(&screen, "key 1").is_none());
    assert!(stored(&screen, "key 2").is_some());
}

#[wasm_bindgen_test]
async fn a_masked_key_is_got_with_the_allowance_told_first() {
    let screen = open_connected();
    screen.server.borrow_mut().masks = true;
    let id = screen.server.borrow_mut().insert(&wire(&valid(&plain_draft("masked"))));
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    screen.presses("open-key").await;
    screen
        .until("the allowance", || screen.text("[data-part=allowance]").contains("20 are left"))
        .await;
    screen.presses("reveal-key").await;
    screen.sees("output[name=key]").await;
    let whole = screen.server.borrow().key_text(id);
    assert!(!screen.root.inner_html().contains(&whole), "masked until the person asks");
    screen.presses("reveal").await;
    screen.reads("output[name=key]", &whole).await;
    assert!(!screen.browser.dump().contains(&whole[3..]));
}

#[wasm_bindgen_test]
async fn the_half_filled_form_is_there_after_a_look_at_the_keys() {
    let screen = open_connected();
    screen.types("name", "half").await;
    screen.presses("go-keys").await;
    screen.sees("[data-screen=keys]").await;
    screen.sees("[data-action=go-keys][aria-current=page]").await;
    screen.presses("go-create").await;
    screen.sees("form[data-screen=create]").await;
    assert_eq!(screen.input("name").await.value(), "half");
    assert!(common::stored_draft(&screen.browser).is_some());
}
