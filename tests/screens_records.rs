//! Stories of keys whose records are odd, on the screen: named, never changed, and nothing opened by them.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use common::key_list::{ROW, open_list, rows, stored};
use common::screen::{Screen, open_connected};
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Puts `value` into a field of the first key, and reads the list again.
async fn with(screen: &Screen, field: &str, value: Value) {
    screen.server.borrow_mut().keys[0][field] = value;
    let lists = screen.server.borrow().asked.len();
    screen.presses("reload").await;
    let is_read = || screen.server.borrow().asked.len() > lists;
    screen.until("the reading", || is_read() && screen.find("[data-part=reading]").is_none()).await;
}

#[wasm_bindgen_test]
async fn a_record_that_cannot_be_read_is_named_and_nothing_can_be_done_to_it() {
    let screen = open_list(3).await;
    let odd = screen.server.borrow().keys[0]["id"].clone();
    with(&screen, "allow_ips", json!([])).await;
    screen.reads("[data-part=unreadable-count]", "Keys that can't be read: 1").await;
    let told = screen.text(&format!("[data-part=unreadable][data-id='{odd}']"));
    assert!(told.contains("key 1") && told.contains(&odd.to_string()), "{told}");
    assert!(told.contains("allow_ips"), "{told}");
    assert_eq!(rows(&screen), 2, "all else is there");
    assert!(screen.find(&format!("{ROW}[data-id='{odd}']")).is_none());
    screen.sees("[data-action=open-console]").await;
    // The audit does not pass it over.
    screen.presses("audit").await;
    screen.sees("[data-part=not-checked]").await;
    assert!(screen.text("[data-part=not-checked]").contains("key 1"));
    // And a new key is made and proven all the same.
    screen.presses("go-create").await;
    screen.types("name", "ci").await;
    screen.submits().await;
    screen.sees("output[name=key]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
}

#[wasm_bindgen_test]
async fn a_new_key_that_cannot_be_read_is_shown_as_maybe_ones_own() {
    let screen = open_connected();
    screen.server.borrow_mut().stores = vec![("unlimited_quota", json!(1))];
    screen.types("name", "ci").await;
    screen.submits().await;
    screen.sees("[data-outcome=unreadable]").await;
    let told = screen.text("[data-part=unreadable]");
    assert!(told.contains("ci") && told.contains("unlimited_quota"), "{told}");
    assert!(screen.find("output[name=key]").is_none());
    assert_eq!(screen.server.borrow().posts(), 1);
}

#[wasm_bindgen_test]
async fn a_field_that_the_server_loses_is_told_and_stops_the_next_edit() {
    let screen = open_list(1).await;
    with(&screen, "setting", json!({ "limits": { "whitelist": ["203.0.113.7"] } })).await;
    screen.presses("open-key").await;
    screen.until("the details", || screen.text("[data-part=details]").contains("whitelist")).await;
    screen.server.borrow_mut().drops = vec!["setting"];
    screen.presses("edit").await;
    screen.types("name", "renamed").await;
    screen.submits().await;
    screen.presses("save").await;
    screen.sees("[data-told=otherwise]").await;
    let told = screen.text("[data-part=foreign-diff]");
    assert!(told.contains("203.0.113.7") && told.contains("(gone)"), "{told}");
    // Set again elsewhere, it is not lost a second time.
    screen.presses("back").await;
    with(&screen, "setting", json!({ "limits": 5 })).await;
    screen.presses("open-key").await;
    screen.until("the details", || screen.text("[data-part=details]").contains("limits")).await;
    screen.presses("edit").await;
    screen.sees("[data-screen=edit] [data-part=foreign]").await;
    assert!(screen.find("[name=remain_quota]").is_none(), "no form to fill in vain");
    assert_eq!(stored(&screen, "renamed").unwrap()["setting"], json!({ "limits": 5 }));
}

#[wasm_bindgen_test]
async fn a_moment_that_no_calendar_holds_is_said_plainly() {
    let screen = open_list(1).await;
    for seconds in [9_007_199_254_740_993_i64, 8_640_000_000_001, i64::MAX] {
        with(&screen, "expired_time", json!(seconds)).await;
        screen.presses("open-key").await;
        screen.sees("[data-screen=key] [data-part=details]").await;
        for part in ["[data-part=times]", "[data-part=details]"] {
            let told = screen.text(part);
            assert!(told.contains("275,760") && told.contains(&seconds.to_string()), "{told}");
        }
        let page = screen.text("main");
        assert!(!page.contains("Invalid") && !page.contains("NaN"), "{page}");
        screen.presses("edit").await;
        screen.sees("form[data-screen=edit]").await;
        let page = screen.root.inner_html();
        assert!(!page.contains("Invalid Date") && !page.contains("NaN"), "{page}");
        screen.presses("cancel").await;
        screen.presses("back").await;
    }
    with(&screen, "expired_time", json!(i64::MIN)).await;
    screen.presses("open-key").await;
    screen.until("the moment", || screen.text("main").contains(&i64::MIN.to_string())).await;
}

#[wasm_bindgen_test]
async fn quotas_at_the_ends_of_64_bits_are_shown() {
    let screen = open_list(1).await;
    for units in [i64::MIN, i64::MAX] {
        for field in ["remain_quota", "used_quota"] {
            screen.server.borrow_mut().keys[0][field] = json!(units);
        }
        with(&screen, "accessed_time", json!(units)).await;
        screen.presses("open-key").await;
        screen.sees("[data-screen=key] [data-part=details]").await;
        screen.presses("edit").await;
        screen.sees("form[data-screen=edit]").await;
        screen.presses("cancel").await;
        screen.presses("back").await;
        screen.sees("[data-screen=keys]").await;
    }
}

#[wasm_bindgen_test]
async fn a_mask_of_any_kind_is_never_offered_as_a_key() {
    let screen = open_list(1).await;
    for mask in ["sk-AbCd...WxYz", "AbCd…WxYz", "<hidden>", "XXXX", "[REDACTED]", ""] {
        with(&screen, "key", json!(mask)).await;
        screen.presses("open-key").await;
        screen.reads("[data-part=mask]", mask).await;
        screen.sees("[data-action=reveal-key]").await;
        assert!(screen.find("output[name=key]").is_none(), "{mask}");
        assert!(screen.find("[data-action=copy-key]").is_none(), "{mask}");
        screen.presses("back").await;
    }
}
