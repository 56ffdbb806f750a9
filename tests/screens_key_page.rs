//! Stories of what is told of a key, in the list and on its page: its moments, and its test.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::key_list::{ROW, open_key, open_list};
use common::screen::Screen;
use common::{Fault, Route};
use js_sys::{Array, Function};
use serde_json::json;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const DAY_SECONDS: i64 = 86_400;

/// The moment at which the scripted host's clock stands when a screen opens.
const OPENED: i64 = 1_796_083_200;

/// The list of one key, after the server changed it.
async fn list_with(changes: &[(&str, i64)]) -> Screen {
    let screen = open_list(1).await;
    for (name, value) in changes {
        screen.server.borrow_mut().keys[0][*name] = json!(value);
    }
    let lists = screen.server.borrow().asked.len();
    screen.presses("reload").await;
    screen.until("the new reading", || screen.server.borrow().asked.len() > lists).await;
    screen
}

/// Puts the app's own sheet into the page, for as long as the screen stands.
fn wears_the_sheet(screen: &Screen) {
    let document = screen.root.owner_document().unwrap();
    let style = document.create_element("style").unwrap();
    style.set_text_content(Some(include_str!("../app.css")));
    screen.root.append_child(&style).unwrap();
}

/// What a person sees of a moment: its distance, or the exact time in its place.
fn shows_exact(moment: &Element) -> bool {
    let look = "return [getComputedStyle(moment.firstElementChild).display, getComputedStyle(moment, '::after').content]";
    let seen = Function::new_with_args("moment", look).call1(&JsValue::NULL, moment).unwrap();
    let seen: Vec<String> =
        Array::from(&seen).iter().map(|text| text.as_string().unwrap()).collect();
    let told = format!("\"{}\"", moment.get_attribute("data-exact").unwrap());
    let is_exact_shown = seen[1] == told;
    assert_eq!(seen[0] == "none", is_exact_shown, "one of the two: {seen:?}");
    is_exact_shown
}

#[wasm_bindgen_test]
async fn a_disabled_key_past_its_time_expired_and_does_not_expire() {
    let screen = list_with(&[("status", 2), ("expired_time", OPENED - DAY_SECONDS - 60)]).await;
    let told = format!("{ROW} .times time:first-child > span");
    screen.reads(&told, "expired yesterday").await;
    screen.sees(&format!("{ROW}[data-state=disabled]")).await;
    open_key(&screen, "key 1").await;
    screen.reads("[data-part=times] time:first-child > span", "expired yesterday").await;
    let details = screen.text("[data-part=details]");
    assert!(details.contains("Expired") && !details.contains("Expires"), "{details}");
}

#[wasm_bindgen_test]
async fn a_key_that_still_has_time_expires() {
    let screen = list_with(&[("expired_time", OPENED + 3 * DAY_SECONDS + 3_600)]).await;
    let told = format!("{ROW} .times time:first-child > span");
    screen.reads(&told, "expires in 3 days").await;
    open_key(&screen, "key 1").await;
    screen.reads("[data-part=times] time:first-child > span", "expires in 3 days").await;
    assert!(screen.text("[data-part=details]").contains("Expires"));
}

#[wasm_bindgen_test]
async fn in_the_list_the_exact_moment_is_a_focus_away() {
    let screen = list_with(&[("expired_time", OPENED + 3 * DAY_SECONDS + 3_600)]).await;
    screen.reads(&format!("{ROW} time:first-child > span"), "expires in 3 days").await;
    wears_the_sheet(&screen);
    let moment = screen.sees(&format!("{ROW} time:first-child")).await;
    let title = moment.get_attribute("title").unwrap();
    let written = moment.get_attribute("datetime").unwrap();
    assert!(title.contains(&written) && written.len() == "2026-12-23 18:00".len(), "{title}");
    assert!(!shows_exact(&moment));
    screen.sees("[data-action=open-key]").await.unchecked_into::<HtmlElement>().focus().unwrap();
    assert!(shows_exact(&moment));
}

#[wasm_bindgen_test]
async fn on_a_keys_page_the_exact_moments_are_a_focus_away() {
    let screen = list_with(&[("accessed_time", OPENED - 60), ("used_quota", 5)]).await;
    open_key(&screen, "key 1").await;
    wears_the_sheet(&screen);
    let times: HtmlElement = screen.sees("[data-part=times]").await.unchecked_into();
    assert_eq!(times.tab_index(), 0, "the Tab key stops there");
    let moments = times.query_selector_all("time").unwrap();
    assert_eq!(moments.length(), 2, "created and used; it never expires");
    let all_exact = || {
        let moment = |at| moments.get(at).unwrap().unchecked_into::<Element>();
        let exact: Vec<bool> = (0..2).map(|at| shows_exact(&moment(at))).collect();
        exact
    };
    assert_eq!(all_exact(), [false, false]);
    times.focus().unwrap();
    assert_eq!(all_exact(), [true, true]);
}

#[wasm_bindgen_test]
async fn a_key_that_was_never_used_is_not_said_to_have_been() {
    let screen = open_list(1).await;
    open_key(&screen, "key 1").await;
    let times = screen.text("[data-part=times]");
    assert!(times.contains("created") && !times.contains("used"), "{times}");
}

#[wasm_bindgen_test]
async fn a_key_is_tested_on_its_page_when_the_person_asks() {
    let screen = open_list(1).await;
    open_key(&screen, "key 1").await;
    screen.sees("[data-part=self-test]").await;
    let asks_the_models = || {
        let server = screen.server.borrow();
        server.asked.iter().filter(|(_, url)| url.ends_with("/v1/models")).count()
    };
    assert_eq!(asks_the_models(), 0, "a test counts toward what the server allows");
    screen.presses("self-test").await;
    screen.sees("[data-part=self-test] [data-verdict=works]").await;
    assert_eq!(asks_the_models(), 1);
    assert!(screen.find("[data-part=evidence]").is_none(), "it was granted as asked");
    screen.presses("self-test").await;
    screen.until("the second test", || asks_the_models() == 2).await;
}

#[wasm_bindgen_test]
async fn a_test_that_cannot_be_made_now_is_no_verdict_on_the_key() {
    let screen = open_list(1).await;
    open_key(&screen, "key 1").await;
    screen.server.borrow_mut().fail(Route::Models, Fault::RateLimit, 1);
    screen.presses("self-test").await;
    screen.sees("[data-part=self-test] [data-verdict=not-asked]").await;
    screen.sees("[data-part=key-state][data-state=enabled]").await;
    screen.presses("self-test").await;
    screen.sees("[data-part=self-test] [data-verdict=works]").await;
}
