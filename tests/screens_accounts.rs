//! Stories of the accounts and their lock, on the screens, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::account::AccountId;
use comet_keys::domain::draft_key::DraftKey;
use comet_keys::host::memory::Browser;
use comet_keys::host::{AccountSlot, Slot};
use common::screen::{Screen, open, open_connected};
use common::{Shared, TOKEN, known_account, known_passphrase};
use serde_json::json;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn open_locked() -> Screen {
    let browser = Browser::default();
    browser.put(Slot::Accounts, known_account());
    open(&browser, &Shared::default())
}

#[wasm_bindgen_test]
async fn a_locked_account_opens_with_its_passphrase_and_no_other() {
    let screen = open_locked();
    screen.sees("[data-screen=unlock]").await;
    screen.types("passphrase", "correct horse battery stable").await;
    screen.submits().await;
    screen.sees("#passphrase[aria-invalid=true]").await;
    assert!(!screen.text("#passphrase-error").is_empty());
    screen.types("passphrase", known_passphrase()).await;
    screen.submits().await;
    screen.sees("[data-screen=create]").await;
    assert!(!screen.root.inner_html().contains(TOKEN));
    assert!(!screen.browser.dump().contains(known_passphrase()));
}

#[wasm_bindgen_test]
async fn a_locked_account_shows_nothing_of_the_unsent_form() {
    let screen = open_locked();
    let id = AccountId::parse(known_account()["accounts"][0]["id"].as_str().unwrap()).unwrap();
    let draft = json!({ "name": "a-secret-project" });
    screen.browser.put(AccountSlot::Draft(DraftKey::New).of(&id), draft);
    screen.sees("[data-screen=unlock]").await;
    assert!(screen.find("#name").is_none());
    assert!(!screen.root.inner_html().contains("a-secret-project"));
}

#[wasm_bindgen_test]
async fn the_lock_takes_the_token_out_of_memory() {
    let screen = open_locked();
    screen.types("passphrase", known_passphrase()).await;
    screen.submits().await;
    screen.sees("[data-screen=create]").await;
    assert!(screen.browser.dump().contains(TOKEN));
    screen.presses("lock").await;
    screen.sees("[data-screen=unlock]").await;
    assert!(!screen.browser.dump().contains(TOKEN), "{}", screen.browser.dump());
}

#[wasm_bindgen_test]
async fn passphrases_are_asked_for_only_where_they_are_needed() {
    let screen = open(&Browser::default(), &Shared::default());
    screen.types("access_token", TOKEN).await;
    let is_hidden = || screen.find("[hidden] #passphrase").is_some();
    assert!(is_hidden());
    screen.chooses("keeping", "locked").await;
    screen.until("the passphrase is asked for", || !is_hidden()).await;
    screen.types("passphrase", "short").await;
    screen.submits().await;
    screen.sees("#passphrase[aria-invalid=true]").await;
    assert!(screen.server.borrow().asked.is_empty(), "nothing is sent");
    assert!(screen.browser.is_empty());
}

#[wasm_bindgen_test]
async fn another_account_is_added_switched_to_and_removed() {
    let screen = open_connected();
    screen.types("name", "of the first").await;
    screen.until("the form is kept", || common::stored_draft(&screen.browser).is_some()).await;
    screen.presses("accounts").await;
    screen.presses("add-account").await;
    screen.types("access_token", TOKEN).await;
    screen.types("user_id", "5678").await;
    screen.types("account_name", "Second").await;
    screen.submits().await;
    screen.sees("[data-screen=create]").await;
    screen.sees("select[name=account]").await;
    assert_eq!(
        screen.input("name").await.value(),
        "",
        "nothing of the first stands under the second"
    );
    screen.presses("accounts").await;
    screen.presses("use-account").await;
    screen.sees("[data-screen=create]").await;
    assert_eq!(screen.input("name").await.value(), "of the first");
    screen.presses("accounts").await;
    screen.presses("forget-account").await;
    screen.until("the other is gone", || screen.find("[data-part=other-account]").is_none()).await;
    assert!(!screen.browser.dump().contains("Second"), "{}", screen.browser.dump());
}

#[wasm_bindgen_test]
async fn an_account_gets_another_name_and_another_keeping() {
    let screen = open_connected();
    screen.presses("accounts").await;
    screen.types("account_name", "Work").await;
    screen.chooses("keeping", "session").await;
    screen.submits().await;
    screen.until("it is kept otherwise", || screen.browser.stored(Slot::Accounts).is_none()).await;
    screen.reads("[data-part=account]", "Work").await;
}
