//! Stories of a create that the browser sent more than once, in a headless browser: what the screen says, in each
//! language, and what a press does.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::screen::{Screen, open_connected};
use common::{Fault, Route};
use serde_json::json;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// By the server's clock and by the host's.
const DATE: &str = "Tue, 01 Dec 2026 00:00:00 GMT";

/// One press that made three keys, with the numbers 3, 6 and 9.
async fn presses_once(masks: bool) -> Screen {
    let screen = open_connected();
    {
        let mut server = screen.server.borrow_mut();
        server.date = Some(DATE);
        server.masks = masks;
        server.fail(Route::Create, Fault::Repeated, 1);
    }
    screen.types("name", "ci").await;
    screen.submits().await;
    screen.sees("[data-screen=outcome][data-outcome=repeated]").await;
    screen
}

fn ids(screen: &Screen) -> Vec<i64> {
    screen.server.borrow().keys.iter().filter_map(|key| key["id"].as_i64()).collect()
}

async fn shows(screen: &Screen, id: i64) {
    let selector = format!("[data-part=repeated-key][data-id='{id}'] [data-action=show-key]");
    screen.sees(&selector).await.unchecked_into::<HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn every_key_is_named_with_its_moment_in_each_language() {
    let screen = presses_once(false).await;
    for (language, offer, word) in [
        ("en", "Keep number 3, delete 6, 9", "3 identical keys"),
        ("vi", "Giữ số 3, xóa 6, 9", "3 khóa giống hệt nhau"),
        ("zh", "保留编号 3，删除 6, 9", "3 个完全相同的密钥"),
    ] {
        screen.chooses("language", language).await;
        screen.reads("[data-action=keep-one]", offer).await;
        let text = screen.root.text_content().unwrap();
        assert!(text.contains(word), "{language}: {text}");
        for id in [3, 6, 9] {
            let row = screen.text(&format!("[data-part=repeated-key][data-id='{id}']"));
            assert!(row.contains(&id.to_string()) && row.contains("2026"), "{language}: {row}");
        }
    }
    assert_eq!(ids(&screen), [3, 6, 9], "nothing is deleted unasked");
}

#[wasm_bindgen_test]
async fn one_press_keeps_the_oldest() {
    let screen = presses_once(false).await;
    screen.presses("keep-one").await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(ids(&screen), [3]);
    assert_eq!(screen.server.borrow().posts(), 1);
}

/// The text of another key is asked for only when it is to be shown; once it is, it stays.
#[wasm_bindgen_test]
async fn a_key_that_was_taken_stays() {
    for masks in [false, true] {
        let screen = presses_once(masks).await;
        shows(&screen, 9).await;
        screen.until("the other key", || screen.text("[data-part=shown-key]").contains("9,")).await;
        screen.presses("reveal").await;
        let text = screen.server.borrow().key_text(9);
        screen.reads("output[name=key]", &text).await;
        screen.reads("[data-action=keep-one]", "Keep number 9, delete 3, 6").await;
        screen.presses("keep-one").await;
        screen.sees("[data-screen=created]").await;
        assert_eq!(ids(&screen), [9]);
    }
}

#[wasm_bindgen_test]
async fn a_key_that_cannot_be_read_stays_and_is_offered_again() {
    let screen = presses_once(false).await;
    screen.server.borrow_mut().fail(Route::Get, Fault::ServerError, 3);
    screen.presses("keep-one").await;
    screen.sees("[data-part=not-read]").await;
    screen.reads("[data-action=keep-one]", "Keep number 3, delete 6").await;
    assert_eq!(ids(&screen), [3, 6]);
    screen.presses("keep-one").await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(ids(&screen), [3]);
}

#[wasm_bindgen_test]
async fn what_may_be_anothers_stands_on_its_own_card() {
    let screen = open_connected();
    {
        let mut server = screen.server.borrow_mut();
        server.date = Some(DATE);
        server.fail(Route::Create, Fault::Repeated, 1);
        server.twist = Some(|key| {
            if key["id"] == 6 {
                key["allow_ips"] = json!("");
            }
        });
    }
    screen.types("name", "ci").await;
    screen.types("allow_ips", "203.0.113.7").await;
    screen.submits().await;
    screen.sees("[data-screen=outcome][data-outcome=repeated]").await;
    screen.reads("[data-action=keep-one]", "Keep number 3, delete 9").await;
    let card = screen.sees("[data-part=candidate][data-id='6'] [data-part=difference]").await;
    assert_eq!(card.get_attribute("data-effect").unwrap(), "any-address");
    screen.presses("keep-one").await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(ids(&screen), [3, 6]);
}
