//! Stories of the form that thinks ahead, in a headless browser: addresses, what may bite, expiry and quota.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::Slot;
use comet_keys::host::memory::Browser;
use common::screen::{Screen, fire, open, open_connected};
use common::{Fault, Route, Shared, remembered_account};
use serde_json::Value;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlSelectElement;

wasm_bindgen_test_configure!(run_in_browser);

const PANEL: &str = "[data-part=foresight]";
/// The clock of the scripted host: 2026-12-01 00:00 UTC.
const NOW: i64 = 1_796_083_200;

/// The one key on the server.
fn key(screen: &Screen) -> Value {
    let server = screen.server.borrow();
    assert_eq!((server.posts(), server.keys.len()), (1, 1));
    server.keys[0].clone()
}

async fn ticks(screen: &Screen, name: &str, on: bool) {
    let input = screen.input(name).await;
    input.set_checked(on);
    fire(&input, "change");
}

async fn is_asked(screen: &Screen) {
    screen.sees(&format!("{PANEL}:not([hidden])")).await;
}

async fn is_not_asked(screen: &Screen) {
    screen.sees(&format!("{PANEL}[hidden]")).await;
}

#[wasm_bindgen_test]
async fn a_pasted_list_says_what_it_lets_in_and_is_sent_one_entry_a_line() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    let pasted = r#"["10.0.0.5/16", "192.0.2.0/24"] 198.51.100.1, 2001:db8::/32; 10.0.9.9 # old"#;
    screen.types("allow_ips", pasted).await;
    let totals = "4 entries: 65,793 IPv4 addresses, one IPv6 /32.";
    screen.reads("[data-part=allow-list-totals]", totals).await;
    let notes = screen.text("[data-part=allow-list-notes]");
    assert!(notes.contains("10.0.0.5/16 will be sent as 10.0.0.0/16"), "{notes}");
    assert!(notes.contains("1 entry"), "one is covered: {notes}");
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["allow_ips"], "10.0.0.0/16\n192.0.2.0/24\n198.51.100.1\n2001:db8::/32");
}

/// Somebody wrote an address to keep all others out; taken for an empty field, the key would be open to everyone.
#[wasm_bindgen_test]
async fn a_list_that_names_no_address_is_refused_at_the_field_and_nothing_is_sent() {
    for list in ["# 203.0.113.7", "//203.0.113.7", "[]", "\u{200b}", "deny all;"] {
        let screen = open_connected();
        screen.types("name", "ci").await;
        screen.types("allow_ips", list).await;
        screen.submits().await;
        screen.sees("#allow_ips[aria-invalid=true]").await;
        let told = screen.text("#allow_ips-error");
        assert_eq!(told, "No address found. Empty the field to allow any address.", "{list:?}");
        assert_eq!(screen.input("allow_ips").await.value(), list, "what was typed stays");
        assert_eq!(screen.server.borrow().posts(), 0, "{list:?}");
    }
}

#[wasm_bindgen_test]
async fn an_escaped_line_break_ends_a_comment() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    screen.types("allow_ips", r"203.0.113.7 # a\n203.0.113.8").await;
    screen.reads("[data-part=allow-list-totals]", "2 entries: 2 IPv4 addresses.").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["allow_ips"], "203.0.113.7\n203.0.113.8");
}

#[wasm_bindgen_test]
async fn lines_of_a_web_servers_configuration_are_read_and_said() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    screen.types("allow_ips", "allow 203.0.113.0/24;\ndeny all;").await;
    screen.reads("[data-part=allow-list-totals]", "1 entry: 256 IPv4 addresses.").await;
    let notes = screen.text("[data-part=allow-list-notes]");
    assert!(notes.contains("\"deny all\" is ignored"), "{notes}");
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["allow_ips"], "203.0.113.0/24");
}

#[wasm_bindgen_test]
async fn a_list_is_tidied_on_request() {
    let screen = open_connected();
    screen.types("allow_ips", "10.0.0.8-10.0.0.9; ::1").await;
    screen.presses("tidy").await;
    screen.until("the tidy list", || screen.text("[data-part=allow-list-notes]").is_empty()).await;
    assert_eq!(screen.input("allow_ips").await.value(), "10.0.0.8/31\n::1");
}

#[wasm_bindgen_test]
async fn a_line_that_cannot_be_read_is_counted_while_typing_and_told_on_leaving() {
    let screen = open_connected();
    screen.types("allow_ips", "10.0.0.1\n10.0.0.999").await;
    screen
        .until("the count", || screen.text("[data-part=allow-list-notes]").contains("line 2"))
        .await;
    assert_eq!(screen.text("#allow_ips-error"), "");
    fire(&screen.sees("#allow_ips").await, "change");
    screen.sees("#allow_ips[aria-invalid=true]").await;
    assert!(screen.text("#allow_ips-error").contains("Line 2, \"10.0.0.999\""));
    assert_eq!(screen.text("#name-error"), "", "the name was not left yet");
    screen.types("allow_ips", "10.0.0.1\n10.0.0.99").await;
    screen.sees("#allow_ips[aria-invalid=false]").await;
}

#[wasm_bindgen_test]
async fn ones_own_address_is_checked_against_the_list_and_asked_about() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    screen.types("allow_ips", "10.0.0.0/8").await;
    screen.types("my_address", "10.1.2.3").await;
    screen.reads("[data-part=my-address]", "The list lets this address in.").await;
    screen.types("my_address", "10.1.2").await;
    screen.sees("#my_address[aria-invalid=true]").await;
    screen.types("my_address", "192.0.2.7").await;
    screen.reads("[data-part=my-address]", "The list does not let this address in.").await;
    screen.submits().await;
    is_asked(&screen).await;
    assert!(screen.text("[data-part=warnings]").contains("192.0.2.7"));
    assert!(!screen.browser.dump().contains("192.0.2.7"), "it is kept nowhere");
}

#[wasm_bindgen_test]
async fn what_may_bite_is_asked_once() {
    let screen = open_connected();
    screen.types("name", "open to all").await;
    ticks(&screen, "unlimited_quota", true).await;
    is_not_asked(&screen).await;
    screen.submits().await;
    is_asked(&screen).await;
    assert!(screen.text("[data-part=warnings]").contains("whole balance"));
    assert_eq!(screen.server.borrow().posts(), 0);
    screen.presses("back-to-form").await;
    is_not_asked(&screen).await;
    assert_eq!(screen.input("name").await.value(), "open to all");
    screen.submits().await;
    is_asked(&screen).await;
    screen.presses("create-anyway").await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["unlimited_quota"], true);
}

#[wasm_bindgen_test]
async fn a_yes_holds_until_something_else_may_bite() {
    let screen = open_connected();
    screen.server.borrow_mut().fail(Route::Create, Fault::Refuse("not now"), 2);
    screen.types("name", "refused").await;
    screen.types("remain_quota", "0").await;
    screen.submits().await;
    is_asked(&screen).await;
    screen.presses("create-anyway").await;
    screen.sees("[data-part=failure]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
    screen.submits().await;
    screen.until("a second POST", || screen.server.borrow().posts() == 2).await;
    screen.sees("[data-part=failure]").await;
    screen.types("name", &"数".repeat(17)).await;
    screen.submits().await;
    is_asked(&screen).await;
    let asked = screen.text("[data-part=warnings]");
    assert!(asked.contains("51 bytes") && !asked.contains("quota 0"), "{asked}");
}

#[wasm_bindgen_test]
async fn a_change_takes_the_question_away_and_an_error_is_no_question() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    screen.types("remain_quota", "0").await;
    screen.submits().await;
    is_asked(&screen).await;
    screen.types("remain_quota", "-1").await;
    is_not_asked(&screen).await;
    screen.submits().await;
    screen.sees("#remain_quota[aria-invalid=true]").await;
    is_not_asked(&screen).await;
    assert_eq!(screen.server.borrow().posts(), 0);
}

#[wasm_bindgen_test]
async fn a_pick_of_expiry_is_written_out_and_counts_from_the_submit() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    screen.chooses("expired_time", "+2592000").await;
    screen.until("the date", || screen.text("[data-part=expires-at]").contains("2026")).await;
    let said = screen.text("[data-part=expires-at]");
    assert!(said.starts_with("in 30 days, ") && said.contains(" Dec 2026 "), "{said}");
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    let expires = key(&screen)["expired_time"].as_i64().unwrap() - 2_592_000;
    assert!((NOW..NOW + 60).contains(&expires), "{expires}");
}

#[wasm_bindgen_test]
async fn a_date_begins_where_the_pick_stood() {
    let screen = open_connected();
    screen.chooses("expired_time", "+86400").await;
    screen
        .until("the distance", || screen.text("[data-part=expires-at]").starts_with("in 1 day"))
        .await;
    screen.chooses("expired_time", "at").await;
    screen.sees("#expired_time_at").await;
    screen.until("the date", || screen.text("[data-part=expires-at]").contains("Dec 2026")).await;
    assert!(screen.input("expired_time_at").await.value().starts_with("2026-12-0"));
    screen.chooses("expired_time", "never").await;
    screen.reads("[data-part=expires-at]", "").await;
}

#[wasm_bindgen_test]
async fn money_is_counted_as_the_server_counts_it() {
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    let server = Shared::default();
    server.borrow_mut().units_per_dollar = 1000;
    server.borrow_mut().balance_units = Some(12_345);
    let screen = open(&browser, &server);
    screen.reads("[data-part=balance]", "The account's balance is ≈$12.34.").await;
    screen.presses("amount-50").await;
    screen.reads("[data-part=quota-converted]", "= 50000 units").await;
    screen.chooses("quota_unit", "units").await;
    screen.presses("amount-5").await;
    screen.reads("[data-part=quota-converted]", "= $5.00").await;
    assert_eq!(screen.input("remain_quota").await.value(), "5000");
    screen.types("name", "ci").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["remain_quota"], 5000);
}

#[wasm_bindgen_test]
async fn a_long_list_survives_a_page_that_goes_at_once() {
    let screen = open_connected();
    let lines: Vec<String> =
        (0..1000).map(|line| format!("10.0.{}.{}", line / 250, line % 250)).collect();
    screen.types("allow_ips", &lines.join("\n")).await;
    let stored = || {
        common::stored_draft(&screen.browser)
            .is_some_and(|draft| draft["allow_ips"] == lines.join("\n"))
    };
    assert!(!stored(), "it waits for a pause");
    fire_at_window("pagehide");
    screen.until("the stored list", stored).await;
}

fn fire_at_window(kind: &str) {
    let window = web_sys::window().unwrap();
    window.dispatch_event(&web_sys::Event::new(kind).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn dollars_wait_for_a_rate_that_is_not_known_and_units_go_on() {
    let (browser, server) = (Browser::default(), Shared::default());
    server.borrow_mut().hides_rate = true;
    server.borrow_mut().balance_units = Some(6_172_839);
    browser.put(Slot::Accounts, remembered_account());
    let screen = open(&browser, &server);
    screen.sees("[data-screen=create]").await;
    screen.until("what is missing", || !screen.text("[data-part=rate-unknown]").is_empty()).await;
    screen.reads("[data-part=balance]", "The account's balance is 6172839 units.").await;
    screen.types("name", "waits").await;
    screen.types("remain_quota", "10").await;
    screen.submits().await;
    screen.sees("#remain_quota[aria-invalid=true]").await;
    assert_eq!(server.borrow().posts(), 0, "no dollar is sent at a rate that nobody told");
    screen.chooses("quota_unit", "units").await;
    screen.types("remain_quota", "684931").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["remain_quota"], 684_931);
}

#[wasm_bindgen_test]
async fn the_rate_is_read_again_at_a_press_and_the_key_gets_what_the_screen_says() {
    let (browser, server) = (Browser::default(), Shared::default());
    server.borrow_mut().hides_rate = true;
    browser.put(Slot::Accounts, remembered_account());
    let screen = open(&browser, &server);
    screen.sees("[data-screen=create]").await;
    screen.types("name", "waits").await;
    screen.types("remain_quota", "10").await;
    screen.until("what is missing", || !screen.text("[data-part=rate-unknown]").is_empty()).await;
    server.borrow_mut().hides_rate = false;
    server.borrow_mut().units_per_dollar = 1000;
    screen.presses("read-rate").await;
    screen.reads("[data-part=quota-converted]", "= 10000 units").await;
    assert_eq!(screen.text("[data-part=rate-unknown]"), "");
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["remain_quota"], 10_000);
}

#[wasm_bindgen_test]
async fn a_maximum_that_the_server_named_stands_at_the_field_and_is_not_asked_for_again() {
    let screen = open_connected();
    let words = "Quota value exceeds valid range, maximum is 2147483647";
    screen.server.borrow_mut().fail(Route::Create, Fault::Refuse(words), 1);
    screen.types("name", "rich").await;
    screen.types("remain_quota", "5000").await;
    screen.submits().await;
    screen.sees("[data-part=failure]").await;
    screen
        .reads("[data-part=quota-maximum]", "This server accepts at most $4294.967294 for a key.")
        .await;
    // Said at the field, too, without another press.
    screen.sees("#remain_quota[aria-invalid=true]").await;
    screen.submits().await;
    assert_eq!(screen.server.borrow().posts(), 1);
    screen.types("remain_quota", "4294.967294").await;
    screen.submits().await;
    screen.sees("[data-screen=created]").await;
    let server = screen.server.borrow();
    assert_eq!((server.posts(), server.keys.len()), (2, 1));
    assert_eq!(server.keys[0]["remain_quota"], 2_147_483_647);
}

/// A browser keeps what a person chose in a list, whatever its markup says afterwards.
#[wasm_bindgen_test]
async fn lists_show_what_an_import_or_a_preset_has_put_in_their_place() {
    let screen = open_connected();
    let shown =
        async |name: &str| screen.input(name).await.unchecked_into::<HtmlSelectElement>().value();
    screen.types("name", "mine").await;
    screen.chooses("expired_time", "+2592000").await;
    screen.chooses("quota_unit", "units").await;
    screen.types("request_paste", r#"{"name": "pasted", "remain_quota": 700000}"#).await;
    screen.presses("import").await;
    screen.sees("[data-action=undo-import]").await;
    assert_eq!(shown("expired_time").await, "never");
    screen.presses("undo-import").await;
    screen.until("the form as it was", || screen.find("[data-action=undo-import]").is_none()).await;
    assert_eq!(
        (shown("expired_time").await, shown("quota_unit").await),
        ("+2592000".into(), "units".into())
    );
    screen.chooses("preset", "ci").await;
    screen
        .until("the preset", || screen.text("[data-part=quota-converted]") == "= 5000000 units")
        .await;
    assert_eq!(shown("quota_unit").await, "dollars");
    screen.types("name", "from the preset").await;
    screen.submits().await;
    screen.presses("create-anyway").await;
    screen.sees("[data-screen=created]").await;
    assert_eq!(key(&screen)["remain_quota"], 5_000_000);
}
