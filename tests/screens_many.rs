//! Stories of many keys at once and of the export, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::key_list::{ROW, open_list, stored};
use common::screen::{Screen, fire};
use common::{Fault, Route};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlInputElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Ticks the row of the key called `name`.
async fn ticks(screen: &Screen, name: &str) {
    let id = stored(screen, name).unwrap()["id"].as_i64().unwrap();
    let row = format!("{ROW}[data-id='{id}'] input");
    let input: HtmlInputElement = screen.sees(&row).await.unchecked_into();
    input.set_checked(true);
    fire(&input, "change");
}

#[wasm_bindgen_test]
async fn a_bad_answer_in_the_middle_leaves_an_outcome_for_each() {
    let screen = open_list(4).await;
    for name in ["key 1", "key 2", "key 3"] {
        ticks(&screen, name).await;
    }
    screen.reads("[data-part=selected]", "3 selected").await;
    screen.presses("disable-many").await;
    screen.sees("[data-screen=many]").await;
    assert!(screen.text("[data-screen=many]").contains("key 2"), "the preview names each");
    screen.server.borrow_mut().fail(Route::Status, Fault::Refuse("not this one"), 1);
    screen.submits().await;
    screen.reads("[data-screen=report] [data-part=sum]", "2 of 3 are as wanted.").await;
    assert!(screen.text("[data-part=outcomes]").contains("not this one"));
    let disabled = screen.server.borrow().keys.iter().filter(|key| key["status"] == 2).count();
    assert_eq!(disabled, 2);
    assert_eq!(stored(&screen, "key 4").unwrap()["status"], 1);
}

#[wasm_bindgen_test]
async fn many_are_deleted_only_after_their_number_was_typed() {
    let screen = open_list(3).await;
    ticks(&screen, "key 1").await;
    screen.presses("select-shown").await;
    screen.reads("[data-part=selected]", "3 selected").await;
    screen.presses("delete-many").await;
    screen.types("confirm_count", "2").await;
    screen.submits().await;
    screen.sees("#confirm_count[aria-invalid=true]").await;
    assert_eq!(screen.server.borrow().keys.len(), 3);
    screen.types("confirm_count", "3").await;
    screen.submits().await;
    screen.sees("[data-screen=report]").await;
    assert!(screen.server.borrow().keys.is_empty());
}

#[wasm_bindgen_test]
async fn the_list_is_saved_as_a_file() {
    let screen = open_list(2).await;
    screen.presses("export-csv").await;
    screen.until("the file", || !screen.text("[data-part=exported]").is_empty()).await;
    assert_eq!(screen.text("[data-part=exported]"), "Saved.");
}
