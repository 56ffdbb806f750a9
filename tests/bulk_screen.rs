//! Stories of making many keys, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::memory::Browser;
use comet_keys::host::{AccountSlot, Slot};
use comet_keys::ui::Place;
use common::screen::{Screen, open, open_connected, open_over, picks};
use common::{Fault, Route, Shared, remembered_account, window};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn plans(screen: &Screen, pattern: &str, count: &str) {
    screen.presses("bulk").await;
    screen.types("bulk_pattern", pattern).await;
    screen.types("bulk_count", count).await;
}

fn keys(screen: &Screen) -> usize {
    screen.server.borrow().keys.len()
}

#[wasm_bindgen_test]
async fn a_pattern_becomes_keys_and_each_is_told() {
    let screen = open_connected();
    plans(&screen, "ci-{n:02}", "3").await;
    screen.reads("[data-part=bulk-preview]", "3 keys, from \"ci-01\" to \"ci-03\".").await;
    screen.submits().await;
    screen.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    let told = "3 of 3: 3 created, 0 refused, 0 cannot be told.";
    screen.reads("[data-part=bulk-progress]", told).await;
    assert_eq!((keys(&screen), screen.server.borrow().posts()), (3, 3));
    let page = screen.root.inner_html();
    assert!(
        !page.contains(&screen.server.borrow().newest_key_text()),
        "keys go into the file alone"
    );
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_a_plan_is_told_while_it_is_typed() {
    let screen = open_connected();
    plans(&screen, "ci", "3").await;
    screen.sees("#bulk_pattern[aria-invalid=true]").await;
    assert!(screen.text("#bulk_pattern-error").contains("{n}"));
    screen.chooses("bulk_from", "table").await;
    let area = screen.sees("#bulk_table").await;
    let area: web_sys::HtmlTextAreaElement = wasm_bindgen::JsCast::unchecked_into(area);
    area.set_value("name,remain_quota\na,1\na,ten\n");
    common::screen::fire(&area, "input");
    screen
        .until("both errors", || {
            let told = screen.text("#bulk_table-error");
            told.contains("Line 3, name") && told.contains("Line 3, remain_quota")
        })
        .await;
    screen.submits().await;
    assert_eq!(screen.server.borrow().posts(), 0);
}

#[wasm_bindgen_test]
async fn a_table_is_read_from_a_file() {
    let screen = open_connected();
    screen.presses("bulk").await;
    screen.chooses("bulk_from", "table").await;
    picks(&screen, "bulk_file", "name,expired_time\na,30d\nb,soon\n").await;
    screen
        .until("the row and the column", || {
            screen.text("#bulk_table-error").contains("Line 3, expired_time")
        })
        .await;
    picks(&screen, "bulk_file", "name,expired_time\na,30d\nb,2026-12-23T18:00+07:00\n").await;
    screen.reads("[data-part=bulk-preview]", "2 keys, from \"a\" to \"b\".").await;
    screen.submits().await;
    screen.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    let server = screen.server.borrow();
    let expiries: Vec<_> = server.keys.iter().map(|key| key["expired_time"].clone()).collect();
    assert_eq!(expiries, [1_796_083_200 + 30 * 86_400, 1_798_023_600]);
}

/// Picks a file of these bytes, as a person does in the browser's own dialog.
async fn picks_bytes(screen: &Screen, bytes: &[u8]) {
    let input = screen.input("bulk_file").await;
    let pick = "const files = new DataTransfer(); files.items.add(new File([bytes], 'picked.csv'));
        input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }));";
    let pick = js_sys::Function::new_with_args("input, bytes", pick);
    let bytes = js_sys::Uint8Array::from(bytes);
    pick.call2(&wasm_bindgen::JsValue::NULL, &input, &bytes).unwrap();
}

async fn plans_a_table() -> Screen {
    let screen = open_connected();
    screen.presses("bulk").await;
    screen.chooses("bulk_from", "table").await;
    screen
}

#[wasm_bindgen_test]
async fn a_file_of_any_unicode_encoding_is_read() {
    let screen = plans_a_table().await;
    let text = |name: &str| format!("\u{feff}name;group\r\nM\u{fc}ller {name};\r\n");
    let utf16 = |text: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    };
    for (name, bytes) in [
        ("le", utf16(&text("le"), u16::to_le_bytes)),
        ("be", utf16(&text("be"), u16::to_be_bytes)),
        ("bare", utf16(text("bare").trim_start_matches('\u{feff}'), u16::to_le_bytes)),
        ("utf8", text("utf8").into_bytes()),
    ] {
        picks_bytes(&screen, &bytes).await;
        let told = format!("1 keys, from \"M\u{fc}ller {name}\" to \"M\u{fc}ller {name}\".");
        screen.reads("[data-part=bulk-preview]", &told).await;
    }
    screen.submits().await;
    screen.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    assert_eq!(screen.server.borrow().keys[0]["name"], "M\u{fc}ller utf8");
}

#[wasm_bindgen_test]
async fn a_file_of_another_encoding_is_named_and_takes_nothing_away() {
    let screen = plans_a_table().await;
    screen.types("bulk_table", "name\na\n").await;
    for bytes in [&b"name\nM\xfcller\n"[..], b"PK\x03\x04\x14\0", b"\xff\xfen\0a\0m\0e"] {
        picks_bytes(&screen, bytes).await;
        screen
            .until("the encoding is named", || screen.text("#bulk_file-error").contains("UTF-8"))
            .await;
        picks_bytes(&screen, b"name\nb\n").await;
        screen.reads("[data-part=bulk-preview]", "1 keys, from \"b\" to \"b\".").await;
        screen.reads("#bulk_file-error", "").await;
    }
}

#[wasm_bindgen_test]
async fn a_column_that_stands_there_twice_stops_the_table() {
    let screen = plans_a_table().await;
    picks(&screen, "bulk_file", "name,allow_ips,allow_ips\nci,203.0.113.7,\n").await;
    screen
        .until("the column", || screen.text("#bulk_table-error").contains("mean allow_ips"))
        .await;
    screen.submits().await;
    assert_eq!(screen.server.borrow().posts(), 0);
}

#[wasm_bindgen_test]
async fn a_near_miss_waits_for_the_person() {
    let screen = plans_a_table().await;
    picks(&screen, "bulk_file", "name;Allow IPs;note\nci;203.0.113.7,203.0.113.8;x\n").await;
    screen
        .reads("[data-part=bulk-question]", "Column \"Allow IPs\": did you mean allow_ips?")
        .await;
    screen.submits().await;
    assert!(screen.find("[data-part=bulk-rows]").is_none());
    assert_eq!(screen.server.borrow().posts(), 0);
    screen.presses("use-column").await;
    let about_note = "Column \"note\" is not a setting of a key.";
    screen.reads("[data-part=bulk-question]", about_note).await;
    screen.presses("ignore-column").await;
    screen.sees("[data-part=bulk-rows]").await;
    assert!(screen.text("[data-part=bulk-rows]").contains("2 addresses: 203.0.113.7, 203.0.113.8"));
    screen.submits().await;
    screen.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    assert_eq!(screen.server.borrow().keys[0]["allow_ips"], "203.0.113.7\n203.0.113.8");
}

#[wasm_bindgen_test]
async fn what_a_row_asks_for_stands_there_before_it_is_sent() {
    let screen = plans_a_table().await;
    picks(&screen, "bulk_file", "name,remain_quota,expired_time\nsmall,10,2026-12-23\nrich,$11,\n")
        .await;
    screen.sees("[data-part=bulk-rows] tr[data-loosened=true]").await;
    let told = screen.text("[data-part=bulk-rows]");
    for part in ["$0.00002 (10 units)", "23 Dec 2026", "(", "Any address", "$11.00"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    let beyond = screen.text("[data-part=bulk-rows] tr[data-loosened=true]");
    assert!(beyond.contains("rich") && beyond.contains("remain_quota"), "{beyond}");
    assert!(screen.text("[data-part=bulk-loosened]").starts_with("1 of these"));
    screen.submits().await;
    screen.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    let server = screen.server.borrow();
    let quotas: Vec<_> = server.keys.iter().map(|key| key["remain_quota"].clone()).collect();
    assert_eq!(quotas, [10, 5_500_000]);
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_says_so_and_takes_nothing_away() {
    let screen = open_connected();
    screen.presses("bulk").await;
    screen.chooses("bulk_from", "table").await;
    screen.types("bulk_table", "name\na\nb\n").await;
    picks(&screen, "bulk_file", &"x".repeat(5_000_001)).await;
    screen.sees("#bulk_file[aria-invalid=true]").await;
    assert!(screen.text("#bulk_file-error").contains("5 MB"));
    assert_eq!(screen.text("[data-part=bulk-preview]"), "2 keys, from \"a\" to \"b\".");
    picks(&screen, "bulk_file", "name\nc\n").await;
    screen.sees("#bulk_file[aria-invalid=false]").await;
    assert_eq!(screen.text("#bulk_file-error"), "");
}

#[wasm_bindgen_test]
async fn in_the_popup_which_a_file_dialog_may_close_a_tab_is_offered() {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, remembered_account());
    let screen = open_over(window(&browser, &server), Place::Popup, &browser, &server);
    screen.sees("a#presets_file[data-action=open-tab]").await;
    assert!(screen.text("#presets_file-hint").contains("popup"));
    screen.presses("bulk").await;
    screen.chooses("bulk_from", "table").await;
    let link = screen.sees("a#bulk_file").await;
    assert_eq!(link.get_attribute("href").unwrap(), "index.html?view=tab");
    assert!(screen.find("input[type=file]").is_none());
}

#[wasm_bindgen_test]
async fn what_may_bite_of_any_row_is_asked_about_once_before_anything_is_sent() {
    let screen = open_connected();
    screen.presses("bulk").await;
    screen.chooses("bulk_from", "table").await;
    picks(&screen, "bulk_file", "name,remain_quota\na,5\nb,0\nc,0\n").await;
    let told = || screen.text("[data-part=bulk-warnings]");
    screen.until("the row", || told().starts_with("Line 3, remain_quota: With quota 0")).await;
    assert_eq!(told().lines().count(), 1, "each once");
    screen.submits().await;
    screen.sees("[data-part=foresight]:not([hidden])").await;
    assert_eq!(screen.server.borrow().posts(), 0);
    screen.presses("back-to-form").await;
    screen.sees("[data-part=foresight][hidden]").await;
    screen.submits().await;
    screen.sees("[data-part=foresight]:not([hidden])").await;
    screen.presses("create-anyway").await;
    screen.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    assert_eq!((keys(&screen), screen.server.borrow().posts()), (3, 3));
}

#[wasm_bindgen_test]
async fn a_refused_row_is_tried_again_when_the_person_wants_it() {
    let screen = open_connected();
    screen.server.borrow_mut().fail(Route::Create, Fault::Refuse("no access to group vip"), 1);
    plans(&screen, "ci-{n}", "2").await;
    screen.submits().await;
    screen.sees("[data-screen=bulk-run]").await;
    assert!(screen.text("[data-part=refused]").contains("no access to group vip"));
    screen.presses("retry-refused").await;
    screen
        .reads("[data-part=bulk-progress]", "2 of 2: 2 created, 0 refused, 0 cannot be told.")
        .await;
    assert_eq!(keys(&screen), 2);
}

#[wasm_bindgen_test]
async fn a_run_that_was_cut_short_is_there_again_and_goes_on() {
    let first = open_connected();
    first.server.borrow_mut().fail(
        Route::Create,
        Fault::Refuse("已达到最大令牌数量限制 (1000)"),
        1,
    );
    plans(&first, "ci-{n}", "2").await;
    first.submits().await;
    first.sees("[data-screen=bulk-run][data-outcome=stopped]").await;
    let second = open(&first.browser, &first.server);
    second.sees("[data-screen=bulk-run][data-outcome=stopped]").await;
    second.presses("go-on").await;
    second.sees("[data-screen=bulk-run][data-outcome=finished]").await;
    assert_eq!(keys(&second), 2);
    second.presses("put-away").await;
    second.sees("[data-screen=create]").await;
    assert!(common::stored_of_any(&second.browser, AccountSlot::BulkPlan).is_none());
}

#[wasm_bindgen_test]
async fn the_keys_are_handed_out_as_a_file() {
    let screen = open_connected();
    plans(&screen, "ci-{n}", "2").await;
    screen.submits().await;
    screen.sees("[data-screen=bulk-run]").await;
    for action in ["save-env", "save-csv", "save-json"] {
        screen.presses(action).await;
        screen.reads("[data-part=bulk-file]", "The file was handed to the browser.").await;
    }
}
