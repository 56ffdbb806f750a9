//! Stories of looking after keys on the screen, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::Slot;
use common::screen::{Screen, open_connected};
use common::{Fault, Route, plain_draft, valid, wire};
use serde_json::json;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ROW: &str = "[data-part=key-row]";

/// The list of an account with `count` keys, named `key 1` and so on.
async fn open_list(count: usize) -> Screen {
    let screen = open_connected();
    for number in 1..=count {
        let draft = wire(&valid(&plain_draft(&format!("key {number}"))));
        screen.server.borrow_mut().insert(&draft);
    }
    screen.presses("go-keys").await;
    screen.sees("[data-screen=keys]").await;
    screen.reads("[data-part=count]", &format!("{count} of {count} keys")).await;
    screen
}

fn rows(screen: &Screen) -> u32 {
    screen.root.query_selector_all(ROW).unwrap().length()
}

/// Opens the page of the only key that a search finds.
async fn open_key(screen: &Screen, name: &str) {
    screen.types("search", name).await;
    screen.until("one row", || rows(screen) == 1).await;
    screen.presses("open-key").await;
    screen.reads("[data-screen=key] [data-part=key-name]", name).await;
}

fn stored(screen: &Screen, name: &str) -> Option<serde_json::Value> {
    screen.server.borrow().keys.iter().find(|key| key["name"] == name).cloned()
}

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
    assert_eq!(screen.input("name").await.value(), "half");
    assert!(screen.browser.stored(Slot::Draft).is_some());
}

#[wasm_bindgen_test]
async fn an_edit_is_shown_before_it_is_saved_and_touches_nothing_else() {
    let screen = open_list(1).await;
    {
        let mut server = screen.server.borrow_mut();
        server.keys[0]["allow_ips"] = json!("1.2.3.4,5.6.7.8");
        server.keys[0]["expired_time"] = json!(5);
    }
    screen.presses("reload").await;
    screen.sees("[data-state=expired]").await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.sees("form[data-screen=edit]").await;
    screen.types("name", "renamed").await;
    let before = stored(&screen, "key 1").unwrap();
    screen.submits().await;
    screen.sees("[data-screen=review]").await;
    assert!(screen.text("[data-part=diff]").contains("renamed"));
    assert_eq!(stored(&screen, "key 1").unwrap(), before, "nothing is sent yet");
    screen.presses("save").await;
    screen.sees("[data-screen=key] [data-told=done]").await;
    let mut wanted = before;
    wanted["name"] = json!("renamed");
    assert_eq!(stored(&screen, "renamed").unwrap(), wanted);
}

#[wasm_bindgen_test]
async fn an_edit_that_cannot_be_sent_is_told_at_its_field() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.types("name", " ").await;
    screen.submits().await;
    screen.sees("#name[aria-invalid=true]").await;
    screen.types("name", "key 1").await;
    screen.submits().await;
    screen.sees("form[data-screen=edit]").await;
    screen
        .until("nothing changed", || !screen.text("[data-part=nothing-changed]").is_empty())
        .await;
}

#[wasm_bindgen_test]
async fn somebody_elses_change_is_shown_before_the_second_save() {
    let screen = open_list(1).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.types("name", "mine").await;
    screen.submits().await;
    screen.sees("[data-screen=review]").await;
    screen.server.borrow_mut().keys[0]["group"] = json!("theirs");
    screen.presses("save").await;
    screen.sees("[data-part=theirs]").await;
    assert!(screen.text("[data-part=theirs]").contains("theirs"));
    assert_eq!(screen.server.borrow().keys[0]["name"], "key 1");
    screen.presses("save").await;
    screen.sees("[data-told=done]").await;
    let key = stored(&screen, "mine").unwrap();
    assert_eq!(key["group"], "theirs");
}

#[wasm_bindgen_test]
async fn a_dead_key_is_edited_and_enabled_in_one_step() {
    let screen = open_list(1).await;
    screen.server.borrow_mut().keys[0]["status"] = json!(4);
    screen.server.borrow_mut().keys[0]["remain_quota"] = json!(0);
    screen.presses("reload").await;
    screen.sees("[data-state=exhausted]").await;
    screen.presses("open-key").await;
    screen.sees("[data-part=dead]").await;
    screen.presses("edit").await;
    screen.types("remain_quota", "2").await;
    screen.submits().await;
    assert!(screen.input("enable").await.checked());
    screen.presses("save").await;
    screen.sees("[data-part=key-state][data-state=enabled]").await;
    let key = stored(&screen, "key 1").unwrap();
    assert_eq!((&key["status"], &key["remain_quota"]), (&json!(1), &json!(1_000_000)));
}

#[wasm_bindgen_test]
async fn an_edit_leaves_the_unsent_form_of_a_new_key_alone() {
    let screen = open_connected();
    let draft = wire(&valid(&plain_draft("there")));
    screen.server.borrow_mut().insert(&draft);
    screen.types("name", "half").await;
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    screen.presses("open-key").await;
    screen.presses("edit").await;
    screen.types("name", "changed").await;
    screen.presses("go-create").await;
    assert_eq!(screen.input("name").await.value(), "half");
    let kept = screen.browser.stored(Slot::Draft).unwrap();
    assert_eq!(kept["name"], "half");
}
