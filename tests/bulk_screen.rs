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
