//! Stories of presets in a headless browser: chosen, kept, deleted, carried as a file.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::Slot;
use common::screen::{Screen, open, open_connected, picks};
use js_sys::Function;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlInputElement;

wasm_bindgen_test_configure!(run_in_browser);

/// The one key on the server.
fn key(screen: &Screen) -> Value {
    let server = screen.server.borrow();
    assert_eq!((server.posts(), server.keys.len()), (1, 1));
    server.keys[0].clone()
}

async fn keeps(screen: &Screen, label: &str) {
    screen.types("preset_label", label).await;
    screen.presses("keep-preset").await;
    screen.reads("[data-part=presets-said]", &format!("Kept as \"{label}\".")).await;
}

#[wasm_bindgen_test]
async fn a_ready_preset_fills_the_form_and_leaves_the_name() {
    let screen = open_connected();
    screen.types("name", "try").await;
    screen.chooses("preset", "trial").await;
    screen
        .until("the dollar", || screen.text("[data-part=quota-converted]") == "= 500000 units")
        .await;
    assert_eq!(screen.input("name").await.value(), "try");
    assert_eq!(screen.input("expired_time").await.value(), "+86400");
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["remain_quota"], 500_000);
}

#[wasm_bindgen_test]
async fn a_key_that_only_asks_for_the_balance_is_made_without_a_question() {
    let screen = open_connected();
    screen.chooses("preset", "balance-query").await;
    screen.types("name", "balance").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["remain_quota"], 0);
}

#[wasm_bindgen_test]
async fn a_preset_for_ci_opens_the_addresses_and_asks_for_them() {
    let screen = open_connected();
    screen.chooses("preset", "ci").await;
    screen.sees("details[data-part=more][open]").await;
    screen.types("name", "ci").await;
    screen.submits().await;
    screen.sees("[data-part=foresight]:not([hidden])").await;
    assert!(screen.text("[data-part=warnings]").contains("No allowed addresses"));
    screen.types("allow_ips", "10.0.0.1").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
}

#[wasm_bindgen_test]
async fn ones_own_preset_is_there_in_the_next_window_until_it_is_deleted() {
    let first = open_connected();
    first.types("name", "first key").await;
    first.types("remain_quota", "2.5").await;
    first.types("group", "vip").await;
    keeps(&first, "Team A").await;
    let second = open(&first.browser, &first.server);
    second.sees("option[value='own:Team A']").await;
    second.types("name", "second key").await;
    second.types("group", "").await;
    second.chooses("preset", "own:Team A").await;
    let group = || second.find("#group").map(JsCast::unchecked_into::<HtmlInputElement>);
    second.until("the group", || group().is_some_and(|input| input.value() == "vip")).await;
    assert_eq!(second.input("name").await.value(), "second key");
    assert_eq!(second.input("remain_quota").await.value(), "2.5");
    second.sees("[data-action=delete-preset]").await;
    second.presses("delete-preset").await;
    second.reads("[data-part=presets-said]", "Deleted \"Team A\".").await;
    assert!(second.find("option[value='own:Team A']").is_none());
    let stored = second.browser.stored(Slot::Presets).unwrap();
    assert_eq!(stored["presets"], json!([]));
}

#[wasm_bindgen_test]
async fn two_windows_do_not_overwrite_each_others_presets() {
    let first = open_connected();
    first.sees("[data-screen=create]").await;
    let second = open(&first.browser, &first.server);
    keeps(&first, "one").await;
    keeps(&second, "two").await;
    let stored = first.browser.stored(Slot::Presets).unwrap();
    assert_eq!(stored["presets"].as_array().unwrap().len(), 2);
}

#[wasm_bindgen_test]
async fn presets_are_carried_as_a_file_that_holds_no_name() {
    let screen = open_connected();
    screen.types("name", "belongs to one key").await;
    keeps(&screen, "Team A").await;
    let listen = "const make = URL.createObjectURL; window.exported = '';
        URL.createObjectURL = file => { file.text().then(text => window.exported = text); return make.call(URL, file); };";
    Function::new_no_args(listen).call0(&JsValue::NULL).unwrap();
    screen.presses("export-presets").await;
    let exported = || {
        let read = Function::new_no_args("return window.exported").call0(&JsValue::NULL);
        read.unwrap().as_string().unwrap_or_default()
    };
    screen.until("the file", || !exported().is_empty()).await;
    let file = exported();
    assert!(file.contains("Team A") && !file.contains("belongs to one key"), "{file}");

    let elsewhere = open_connected();
    picks(&elsewhere, "presets_file", &file).await;
    elsewhere.reads("[data-part=presets-said]", "Imported.").await;
    elsewhere.sees("option[value='own:Team A']").await;
}

#[wasm_bindgen_test]
async fn a_file_of_something_else_changes_nothing_and_says_so() {
    let screen = open_connected();
    keeps(&screen, "mine").await;
    let before = screen.browser.stored(Slot::Presets);
    picks(&screen, "presets_file", r#"{"some":"json"}"#).await;
    screen
        .until("the answer", || {
            screen.text("[data-part=presets-said]").contains("no file of presets")
        })
        .await;
    assert_eq!(screen.browser.stored(Slot::Presets), before);
}
