//! Stories of the screens in a headless browser, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::memory::Browser;
use comet_keys::host::{AccountSlot, Slot};
use common::screen::{open, open_connected};
use common::{CreateData, Fault, Route, Shared, TOKEN};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_pasted_token_leads_to_the_form() {
    let screen = open(&Browser::default(), &Shared::default());
    screen.types("access_token", &format!("  Bearer {TOKEN} ")).await;
    screen.submits().await;
    screen.sees("[data-screen=create]").await;
    assert!(screen.browser.stored(Slot::OpenAccounts).is_some(), "kept until the browser closes");
    assert!(screen.browser.stored(Slot::Accounts).is_none(), "and nowhere else");
    assert!(!screen.root.inner_html().contains(TOKEN));
}

#[wasm_bindgen_test]
async fn an_api_key_in_place_of_the_token_is_told_at_the_field_and_stays() {
    let screen = open(&Browser::default(), &Shared::default());
    screen.types("access_token", "sk-notatoken").await;
    screen.submits().await;
    screen.sees("#access_token[aria-invalid=true]").await;
    assert!(screen.text("#access_token-error").contains("API key"));
    assert_eq!(screen.input("access_token").await.value(), "sk-notatoken");
    assert!(screen.browser.is_empty());
}

#[wasm_bindgen_test]
async fn a_name_is_all_it_takes_to_a_key() {
    let screen = open_connected();
    screen.types("name", "ci").await;
    screen.submits().await;
    screen.sees("[data-screen=created][data-outcome=confirmed]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
    let key = screen.server.borrow().newest_key_text();
    assert!(!screen.root.inner_html().contains(&key), "the key is masked at first");
    screen.presses("reveal").await;
    screen.reads("output[name=key]", &key).await;
    assert!(screen.text("[data-part=curl]").contains(&key));
    assert!(common::stored_draft(&screen.browser).is_none());
    assert!(common::stored_of_any(&screen.browser, AccountSlot::Journal).is_none());
}

#[wasm_bindgen_test]
async fn an_empty_form_is_answered_at_its_fields_and_not_sent() {
    let screen = open_connected();
    screen.types("remain_quota", "ten").await;
    screen.submits().await;
    screen.sees("#name[aria-invalid=true]").await;
    assert!(!screen.text("#name-error").is_empty());
    assert!(!screen.text("#remain_quota-error").is_empty());
    assert_eq!(screen.server.borrow().posts(), 0);
    screen.types("name", "mended").await;
    screen.reads("#name-error", "").await;
}

#[wasm_bindgen_test]
async fn an_amount_changes_its_unit_and_not_its_worth() {
    let screen = open_connected();
    screen.types("remain_quota", "0.2").await;
    screen.reads("[data-part=quota-converted]", "= 100000 units").await;
    screen.chooses("quota_unit", "units").await;
    screen.reads("[data-part=quota-converted]", "= $0.20").await;
    assert_eq!(screen.input("remain_quota").await.value(), "100000");
}

#[wasm_bindgen_test]
async fn a_switch_of_language_keeps_what_was_typed() {
    let screen = open_connected();
    screen.types("name", "production").await;
    screen.chooses("language", "zh").await;
    screen.sees(".app[lang=zh]").await;
    assert_eq!(screen.input("name").await.value(), "production");
}

#[wasm_bindgen_test]
async fn a_half_filled_form_is_there_again_in_the_next_window() {
    let first = open_connected();
    first.types("name", "half").await;
    let is_kept = || common::stored_draft(&first.browser).is_some();
    first.until("the stored draft", is_kept).await;
    let second = open(&first.browser, &first.server);
    assert_eq!(second.input("name").await.value(), "half");
}

#[wasm_bindgen_test]
async fn a_lost_answer_ends_in_the_key_with_its_evidence() {
    let screen = open_connected();
    screen.server.borrow_mut().fail(Route::Create, Fault::DropAfter, 1);
    screen.types("name", "lost").await;
    screen.submits().await;
    screen.sees("[data-screen=created][data-outcome=found]").await;
    assert_eq!(screen.server.borrow().posts(), 1);
}

#[wasm_bindgen_test]
async fn a_new_key_is_tested_by_itself_once() {
    let screen = open_connected();
    screen.types("name", "tested").await;
    screen.submits().await;
    screen.sees("[data-part=self-test] [data-verdict=works]").await;
    screen.chooses("language", "vi").await;
    screen.sees(".app[lang=vi] [data-verdict=works]").await;
    let asked = screen.server.borrow().asked.clone();
    let usages = asked.iter().filter(|(_, url)| url.ends_with("/api/usage/token/")).count();
    assert_eq!(usages, 1, "a switch of language asks the server nothing");
}

#[wasm_bindgen_test]
async fn a_test_that_cannot_be_made_spoils_nothing() {
    let screen = open_connected();
    screen.server.borrow_mut().fail(Route::Usage, Fault::RateLimit, 1);
    screen.server.borrow_mut().fail(Route::Models, Fault::RateLimit, 1);
    screen.types("name", "busy").await;
    screen.submits().await;
    screen.sees("[data-screen=created][data-outcome=confirmed]").await;
    screen.sees("[data-verdict=not-asked]").await;
    screen.presses("self-test").await;
    screen.sees("[data-verdict=works]").await;
}

#[wasm_bindgen_test]
async fn a_name_from_elsewhere_is_text_and_cut() {
    let browser = Browser::default();
    browser.put(Slot::Accounts, common::remembered_account());
    let server = Shared::default();
    // What the server stores under the name asked for is its own affair: here it is hostile.
    server.borrow_mut().renames = Some(format!("<img src=x>\u{202e}{}", "n".repeat(10_000)));
    server.borrow_mut().create_data = CreateData::Record;
    let screen = open(&browser, &server);
    screen.types("name", "plain").await;
    screen.submits().await;
    screen.sees("[data-outcome=stored-differently]").await;
    assert!(screen.find("main img").is_none());
    assert!(!screen.root.inner_html().contains('\u{202e}'));
    screen.presses("use").await;
    screen.sees("[data-screen=created]").await;
    let name = screen.text("[data-part=key-name]");
    assert!(name.starts_with("<img src=x>⟨U+202E⟩nnn"), "{name}");
    assert!(name.chars().count() < 320);
    assert!(screen.find("[data-part=key-name] img").is_none());
    assert!(!screen.root.inner_html().contains('\u{202e}'));
}
