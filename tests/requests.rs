//! Stories of the request as text, and of pasted requests, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::screen::{Screen, fire, open_connected};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlDetailsElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

async fn unfold(screen: &Screen) {
    let panel: HtmlDetailsElement = screen.sees("[data-part=request]").await.unchecked_into();
    panel.set_open(true);
}

/// Gives a field of several lines its text.
async fn paste(screen: &Screen, text: &str) {
    let area: HtmlTextAreaElement = screen.sees("#request_paste").await.unchecked_into();
    area.set_value(text);
    fire(&area, "input");
    screen.presses("import").await;
}

#[wasm_bindgen_test]
async fn the_request_follows_the_form_in_every_kind() {
    let screen = open_connected();
    unfold(&screen).await;
    let shown = || screen.text("[data-part=request-text]");
    screen.until("a reason", || shown().contains("Shown once")).await;
    screen.types("name", "it's").await;
    screen.until("a curl line", || shown().contains(r"it'\''s")).await;
    assert!(!screen.root.inner_html().contains(common::TOKEN));
    for (kind, sign) in [
        ("json", "\"name\": \"it's\""),
        ("env", "COMETAPI_CREATE_KEY="),
        ("python", "urllib.request"),
        ("javascript", "await fetch("),
        ("github-actions", "secrets.COMETAPI_ACCESS_TOKEN"),
    ] {
        screen.chooses("request_kind", kind).await;
        screen.until(kind, || shown().contains(sign)).await;
    }
}

#[wasm_bindgen_test]
async fn the_documentations_curl_fills_the_form_and_its_token_is_gone() {
    let screen = open_connected();
    unfold(&screen).await;
    let line = "curl -X POST https://api.cometapi.com/api/token/ -H 'Authorization: s3cretT0ken' \
        -d '{\"name\":\"production\",\"expired_time\":1830000000,\"remain_quota\":100000,\"color\":\"red\"}'";
    paste(&screen, line).await;
    screen
        .until("the name", || {
            let name: Option<web_sys::HtmlInputElement> =
                screen.find("#name").map(wasm_bindgen::JsCast::unchecked_into);
            name.is_some_and(|name| name.value() == "production")
        })
        .await;
    assert_eq!(screen.input("remain_quota").await.value(), "100000");
    let told = screen.text("[data-part=imported]");
    assert!(told.contains("3 settings") && told.contains("color"), "{told}");
    assert!(told.contains("token"), "{told}");
    assert!(!screen.root.inner_html().contains("s3cretT0ken"));
    let area: HtmlTextAreaElement = screen.sees("#request_paste").await.unchecked_into();
    assert!(!area.value().contains("s3cretT0ken"));
    assert!(!screen.browser.dump().contains("s3cretT0ken"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_told_and_the_form_stays() {
    let screen = open_connected();
    screen.types("name", "mine").await;
    unfold(&screen).await;
    paste(&screen, "curl https://api.cometapi.com/api/token/ -d @file.json").await;
    screen.until("the reason", || screen.text("#request_paste-error").contains("file")).await;
    assert_eq!(screen.input("name").await.value(), "mine");
}

#[wasm_bindgen_test]
async fn what_is_no_request_for_a_key_leaves_a_half_filled_form() {
    let screen = open_connected();
    screen.types("name", "mine").await;
    screen.types("remain_quota", "7").await;
    unfold(&screen).await;
    let pasted = [
        (
            "curl https://api.cometapi.com/v1/chat/completions -d '{\"model\":\"x\",\"messages\":[]}'",
            "/v1/chat/completions",
        ),
        ("{\"success\":true,\"data\":{}}", "isn't a request for a key"),
        ("{\"data\":{\"name\":\"a\"}}", "isn't a request for a key"),
        ("{\"name\":\"a\",\"allow_ips\":\"# 203.0.113.7\"}", "allow_ips"),
    ];
    for (text, reason) in pasted {
        paste(&screen, text).await;
        screen.until(reason, || screen.text("#request_paste-error").contains(reason)).await;
        assert_eq!(screen.input("name").await.value(), "mine");
        assert_eq!(screen.input("remain_quota").await.value(), "7");
        assert!(screen.find("[data-action='undo-import']").is_none());
    }
}

fn name_of(screen: &Screen) -> Option<String> {
    let name: Option<web_sys::HtmlInputElement> =
        screen.find("#name").map(wasm_bindgen::JsCast::unchecked_into);
    name.map(|name| name.value())
}

#[wasm_bindgen_test]
async fn an_import_can_be_undone_until_the_next_edit() {
    let screen = open_connected();
    screen.types("name", "mine").await;
    screen.types("remain_quota", "7").await;
    unfold(&screen).await;
    let request = "{\"name\":\"theirs\",\"remain_quota\":100000}";
    paste(&screen, request).await;
    screen.until("the import", || name_of(&screen).as_deref() == Some("theirs")).await;
    screen.presses("undo-import").await;
    screen.until("the form as it was", || name_of(&screen).as_deref() == Some("mine")).await;
    assert_eq!(screen.input("remain_quota").await.value(), "7");
    assert!(screen.find("[data-action='undo-import']").is_none());

    unfold(&screen).await;
    paste(&screen, request).await;
    screen.until("the import", || name_of(&screen).as_deref() == Some("theirs")).await;
    screen.sees("[data-action='undo-import']").await;
    screen.types("name", "theirs too").await;
    screen
        .until("no undo after an edit", || screen.find("[data-action='undo-import']").is_none())
        .await;
}
