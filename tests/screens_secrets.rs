//! Stories of secrets on the screen, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::screen::open_connected;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Event;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_key_that_is_shown_is_masked_when_the_window_loses_the_focus() {
    let screen = open_connected();
    screen.types("name", "shown").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    let key = screen.server.borrow().newest_key_text();
    screen.presses("reveal").await;
    screen.reads("output[name=key]", &key).await;
    web_sys::window().unwrap().dispatch_event(&Event::new("blur").unwrap()).unwrap();
    screen.until("the key is masked", || !screen.root.inner_html().contains(&key)).await;
    screen.presses("reveal").await;
    screen.reads("output[name=key]", &key).await;
}
