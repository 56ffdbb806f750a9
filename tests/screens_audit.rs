//! Stories of the audit and of its fixes in bulk, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::Method;
use comet_keys::host::Slot;
use comet_keys::host::memory::{Browser, Organisation};
use comet_keys::ui::Place;
use common::key_list::{ROW, open_list, stored};
use common::screen::{Screen, open_over};
use common::{Shared, full_draft, plain_draft, remembered_account, valid, window, wire};
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Opens the audit once the server's keys were changed.
async fn audits(screen: &Screen, change: impl FnOnce(&mut Vec<Value>)) {
    change(&mut screen.server.borrow_mut().keys);
    let asked = screen.server.borrow().asked.len();
    screen.presses("reload").await;
    screen.until("the new reading", || screen.server.borrow().asked.len() > asked).await;
    screen.until("all of it", || screen.text("[data-part=reading]").is_empty()).await;
    screen.presses("audit").await;
    screen.sees("[data-screen=audit]").await;
}

async fn fixes(screen: &Screen, concern: &str) {
    let fix = screen.sees(&format!("[data-concern={concern}] [data-action=fix]")).await;
    fix.unchecked_into::<HtmlElement>().click();
}

/// The names in the preview, in its order.
fn planned(screen: &Screen) -> Vec<String> {
    let found = screen.root.query_selector_all("[data-part=planned]").unwrap();
    (0..found.length()).filter_map(|at| found.get(at)?.text_content()).collect()
}

#[wasm_bindgen_test]
async fn keys_without_a_limit_get_one_that_is_typed_once() {
    let screen = open_list(2).await;
    audits(&screen, |keys| keys[0]["unlimited_quota"] = json!(true)).await;
    screen.sees("[data-concern=wide-open]").await;
    fixes(&screen, "unlimited").await;
    screen.sees("form[data-screen=fix]").await;
    assert_eq!(screen.input("remain_quota").await.value(), "10", "as a new key has it");
    screen.types("remain_quota", "2.50").await;
    screen.submits().await;
    screen.sees("[data-screen=many] [data-part=diff]").await;
    assert_eq!(planned(&screen), ["key 1"]);
    assert_eq!(stored(&screen, "key 1").unwrap()["unlimited_quota"], true, "nothing is sent yet");
    screen.submits().await;
    screen.reads("[data-part=sum]", "1 of 1 are as wanted.").await;
    let key = stored(&screen, "key 1").unwrap();
    assert_eq!((&key["unlimited_quota"], &key["remain_quota"]), (&json!(false), &json!(1_250_000)));
    let other = stored(&screen, "key 2").unwrap();
    assert_eq!(other["remain_quota"], 500_000, "the other is left alone");
}

#[wasm_bindgen_test]
async fn one_allow_list_is_set_on_all_that_have_none() {
    let screen = open_list(3).await;
    audits(&screen, |keys| keys[0]["allow_ips"] = json!("192.0.2.1")).await;
    fixes(&screen, "no-ip-list").await;
    screen.sees("form[data-screen=fix]").await;
    screen.submits().await;
    screen.sees("#allow_ips[aria-invalid=true]").await;
    types_list(&screen, "10.0.0.0/8, 10.0.0.0.1").await;
    screen.submits().await;
    screen.until("the bad line", || screen.text("#allow_ips-error").contains("10.0.0.0.1")).await;
    types_list(&screen, "10.0.0.0/8, 198.51.100.10").await;
    screen.submits().await;
    screen.sees("[data-screen=many]").await;
    assert_eq!(planned(&screen), ["key 3", "key 2"]);
    screen.submits().await;
    screen.reads("[data-part=sum]", "2 of 2 are as wanted.").await;
    let list = |name| stored(&screen, name).unwrap()["allow_ips"].clone();
    assert_eq!(list("key 3"), "10.0.0.0/8\n198.51.100.10");
    assert_eq!(list("key 2"), list("key 3"));
    assert_eq!(list("key 1"), "192.0.2.1");
}

async fn types_list(screen: &Screen, text: &str) {
    let area: web_sys::HtmlTextAreaElement = screen.sees("#allow_ips").await.unchecked_into();
    area.set_value(text);
    common::screen::fire(&area, "input");
}

#[wasm_bindgen_test]
async fn an_expiry_is_chosen_for_keys_that_have_none() {
    let screen = open_list(1).await;
    audits(&screen, |_| {}).await;
    fixes(&screen, "never-expires").await;
    screen.chooses("expired_time", "+2592000").await;
    screen.submits().await;
    screen.sees("[data-part=diff]").await;
    screen.submits().await;
    screen.reads("[data-part=sum]", "1 of 1 are as wanted.").await;
    assert_eq!(stored(&screen, "key 1").unwrap()["expired_time"], 1_796_083_200 + 2_592_000);
}

#[wasm_bindgen_test]
async fn of_keys_with_one_name_the_one_in_use_stays() {
    let screen = open_list(3).await;
    audits(&screen, |keys| {
        for key in keys.iter_mut() {
            key["name"] = json!("twin");
        }
        keys[1]["used_quota"] = json!(5);
        keys[1]["accessed_time"] = json!(1_796_083_200 - 60);
        keys[1]["created_time"] = json!(1_796_000_000);
    })
    .await;
    fixes(&screen, "same-name").await;
    screen.sees("[data-screen=many]").await;
    assert_eq!(planned(&screen).len(), 2);
    assert!(screen.text(".planned").contains("created"), "whether each was used is told");
    screen.submits().await;
    screen.reads("[data-part=sum]", "2 of 2 are as wanted.").await;
    let status: Vec<Value> =
        screen.server.borrow().keys.iter().map(|key| key["status"].clone()).collect();
    assert_eq!(status, [json!(2), json!(1), json!(2)]);
}

#[wasm_bindgen_test]
async fn keys_that_nobody_uses_are_disabled() {
    let screen = open_list(2).await;
    audits(&screen, |keys| {
        for name in ["created_time", "accessed_time"] {
            keys[0][name] = json!(1_796_083_200 - 40 * 86_400);
        }
    })
    .await;
    fixes(&screen, "unused-30-days").await;
    screen.sees("[data-screen=many]").await;
    assert_eq!(planned(&screen), ["key 1"]);
    screen.submits().await;
    screen.sees("[data-screen=report]").await;
    assert_eq!(stored(&screen, "key 1").unwrap()["status"], 2);
    assert_eq!(stored(&screen, "key 2").unwrap()["status"], 1);
}

#[wasm_bindgen_test]
async fn caps_are_told_at_the_field_and_at_each_key_before_anything_is_sent() {
    let (browser, server) = (Browser::default(), Shared::default());
    browser.put(Slot::Accounts, remembered_account());
    for draft in [plain_draft("within"), full_draft("outside")] {
        let mut key = wire(&valid(&draft));
        key["unlimited_quota"] = json!(true);
        server.borrow_mut().insert(&key);
    }
    let managed = json!({ "policy": { "max_quota": 500_000, "groups": [""] } });
    let host = window(&browser, &server).with_organisation(&Organisation::of(managed));
    let screen = open_over(host, Place::Extension, &browser, &server);
    screen.presses("go-keys").await;
    screen.sees(ROW).await;
    audits(&screen, |_| {}).await;
    fixes(&screen, "unlimited").await;
    assert!(screen.input("remain_quota").await.value().starts_with('1'), "proposed within");
    assert!(screen.text("#remain_quota-warning").contains("at most $1"));
    screen.types("remain_quota", "1.01").await;
    screen.submits().await;
    screen.sees("#remain_quota[aria-invalid=true]").await;
    screen.types("remain_quota", "1").await;
    screen.submits().await;
    screen.sees("[data-screen=many]").await;
    assert_eq!(planned(&screen), ["outside", "within"]);
    screen.sees(".card:first-child [data-part=exceeds]").await;
    let told = screen.root.query_selector_all("[data-part=exceeds]").unwrap();
    assert_eq!(told.length(), 1, "at its own key");
    let puts = screen.server.borrow();
    assert!(puts.asked.iter().all(|(method, _)| *method != Method::Put), "nothing is sent");
}

#[wasm_bindgen_test]
async fn any_selection_can_be_changed_alike() {
    let screen = open_list(2).await;
    let tick = screen.sees(&format!("{ROW}:first-child input")).await;
    tick.unchecked_into::<HtmlElement>().click();
    screen.presses("limit-many").await;
    screen.types("remain_quota", "1").await;
    screen.submits().await;
    screen.until("that it stands so", || !screen.text("#remain_quota-error").is_empty()).await;
    screen.types("remain_quota", "3").await;
    screen.submits().await;
    screen.sees("[data-part=diff]").await;
    assert_eq!(planned(&screen), ["key 2"]);
}
