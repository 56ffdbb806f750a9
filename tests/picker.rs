//! Stories of the model picker and the group's choice in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::host::Slot;
use comet_keys::host::memory::Browser;
use common::screen::{Screen, fire, open};
use common::{Shared, remembered_account};
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

/// 1,000 models of four providers.
fn catalogue() -> Value {
    let providers = ["openai", "google", "anthropic", "xai"];
    let model = |n: usize| {
        json!({
            "id": format!("model-{n:04}"), "provider": providers[n % 4], "model_type": "text",
            "pricing": { "currency": "USD", "input": 2.5, "output": 10 },
        })
    };
    (0..1000).map(model).collect()
}

fn groups() -> Value {
    json!({
        "default": { "desc": "everyone", "ratio": 1 },
        "vip": { "desc": "", "ratio": 0.8 },
        "auto": { "desc": "picks one", "ratio": "自动" },
    })
}

async fn open_with_models() -> Screen {
    let server = Shared::default();
    server.borrow_mut().catalogue = Some(catalogue());
    server.borrow_mut().groups = Some(groups());
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    let screen = open(&browser, &server);
    let limit = screen.input("model_limits_enabled").await;
    limit.set_checked(true);
    fire(&limit, "change");
    screen.sees("[name=models_find]").await;
    screen
}

/// Presses a key in the search; whether the page handled it itself.
async fn press(screen: &Screen, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(key);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !screen.input("models_find").await.dispatch_event(&event).unwrap()
}

fn chosen(screen: &Screen) -> String {
    let area = screen.find("[name=model_limits]").unwrap();
    area.unchecked_into::<web_sys::HtmlTextAreaElement>().value()
}

fn options(screen: &Screen) -> u32 {
    screen.root.query_selector_all("[role=option]").unwrap().length()
}

#[wasm_bindgen_test]
async fn a_thousand_models_are_searched_and_few_are_shown() {
    let screen = open_with_models().await;
    screen.types("models_find", "google").await;
    screen.reads("[data-part=models-found]", "50 of 250 shown").await;
    assert_eq!(options(&screen), 50);
    screen.types("models_find", "model-0999").await;
    screen.reads("[data-part=models-found]", "1 of 1 shown").await;
    assert!(screen.text("[role=option]").contains("xai · text · $2.5 in, $10 out"));
    assert!(screen.text("[data-part=models-age]").starts_with("1000 models, read "));
}

#[wasm_bindgen_test]
async fn keys_alone_choose_and_take_back() {
    let screen = open_with_models().await;
    screen.types("models_find", "model-000").await;
    screen.sees("[role=option]").await;
    for key in ["ArrowDown", "ArrowDown"] {
        assert!(press(&screen, key).await, "{key}");
    }
    screen.sees("#model-1.active").await;
    let find = screen.find("[name=models_find]").unwrap();
    assert_eq!(find.get_attribute("role").as_deref(), Some("combobox"));
    screen
        .until("the active entry to be told", || {
            find.get_attribute("aria-activedescendant").as_deref() == Some("model-1")
        })
        .await;
    press(&screen, "Enter").await;
    screen.until("the model to be chosen", || chosen(&screen) == "model-0001").await;
    screen.sees("#model-1[aria-selected=true]").await;
    press(&screen, "End").await;
    press(&screen, " ").await;
    screen.until("the last to be chosen", || chosen(&screen) == "model-0001\nmodel-0009").await;
    press(&screen, "Home").await;
    press(&screen, "ArrowDown").await;
    press(&screen, "Enter").await;
    screen.until("the first to be taken back", || chosen(&screen) == "model-0009").await;
    assert_eq!(screen.server.borrow().posts(), 0, "Enter in the search sends nothing");
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_and_then_empties_the_search() {
    let screen = open_with_models().await;
    screen.types("models_find", "google").await;
    screen.sees("[name=models_find][aria-expanded=true]").await;
    assert!(press(&screen, "Escape").await);
    screen.sees("[name=models_find][aria-expanded=false]").await;
    assert_eq!(options(&screen), 0);
    assert!(press(&screen, "Escape").await);
    screen
        .until("the search to be empty", || {
            screen
                .find("[name=models_find]")
                .unwrap()
                .unchecked_into::<web_sys::HtmlInputElement>()
                .value()
                .is_empty()
        })
        .await;
    assert!(!press(&screen, "Escape").await, "the popup may close then");
}

#[wasm_bindgen_test]
async fn a_click_chooses_and_a_chip_takes_out() {
    let screen = open_with_models().await;
    screen.types("models_find", "model-0042").await;
    screen.sees("[role=option]").await.unchecked_into::<HtmlElement>().click();
    screen.reads(".chip", "model-0042 ×").await;
    screen.presses("remove-model").await;
    screen.until("nothing to be chosen", || chosen(&screen).is_empty()).await;
}

#[wasm_bindgen_test]
async fn all_of_a_provider_are_added_to_what_was_typed() {
    let screen = open_with_models().await;
    screen.types("model_limits", "my-own").await;
    screen.chooses("models_provider", "xai").await;
    screen.presses("all-of-provider").await;
    screen
        .until("250 models and one to be chosen", || chosen(&screen).lines().count() == 251)
        .await;
    assert!(chosen(&screen).starts_with("my-own\nmodel-0003\n"));
}

#[wasm_bindgen_test]
async fn an_id_that_is_not_listed_is_kept_with_a_warning() {
    let screen = open_with_models().await;
    screen.types("name", "ci").await;
    screen.types("models_find", "brand-new").await;
    press(&screen, "Enter").await;
    screen.until("it to be chosen", || chosen(&screen) == "brand-new").await;
    screen.sees(".chip[data-known=false]").await;
    screen.until("a warning", || screen.text("#model_limits-warning").contains("brand-new")).await;
}

#[wasm_bindgen_test]
async fn a_group_is_chosen_with_its_description_and_retry_comes_with_auto() {
    let screen = open_with_models().await;
    screen.sees("select[name=group]").await;
    let labels = screen.text("select[name=group]");
    assert!(labels.contains("default – everyone, price × 1"), "{labels}");
    assert!(labels.contains("vip – price × 0.8") && labels.contains("auto – picks one, 自动"));
    assert!(screen.find("[name=cross_group_retry]").is_none());
    screen.chooses("group", "auto").await;
    screen.sees("[name=cross_group_retry]").await;
    screen.chooses("group", "vip").await;
    screen.until("the retry to go", || screen.find("[name=cross_group_retry]").is_none()).await;
}

#[wasm_bindgen_test]
async fn the_groups_behind_auto_are_listed_in_order_and_come_back_with_auto() {
    let screen = open_with_models().await;
    let list = |screen: &Screen| {
        let area = screen.find("[name=auto_groups]");
        area.map(|area| area.unchecked_into::<web_sys::HtmlTextAreaElement>().value())
    };
    screen.sees("select[name=group]").await;
    screen.chooses("group", "auto").await;
    screen.sees("[name=cross_group_retry]").await;
    assert_eq!(list(&screen), None, "this server does not keep a list");

    let server = Shared::default();
    server.borrow_mut().groups = Some(groups());
    server.borrow_mut().auto_groups = Some(json!({ "groups": ["default", "vip"], "max_count": 2 }));
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    let screen = open(&browser, &server);
    screen.types("name", "ci").await;
    screen.sees("select[name=group]").await;
    assert_eq!(list(&screen), None, "only with auto");
    screen.chooses("group", "auto").await;
    let offered = |screen: &Screen| {
        let found = screen.root.query_selector_all("[data-action=add-auto-group]").unwrap();
        found.length()
    };
    screen.until("two groups to add", || offered(&screen) == 2).await;
    screen.types("auto_groups", "vip").await;
    screen.until("one group to add", || offered(&screen) == 1).await;
    screen.presses("add-auto-group").await;
    screen.until("both", || list(&screen).as_deref() == Some("vip\ndefault")).await;
    screen.until("nothing more to add", || offered(&screen) == 0).await;
    screen.chooses("group", "vip").await;
    screen.until("the list to go", || list(&screen).is_none()).await;
    screen.chooses("group", "auto").await;
    screen.until("it again", || list(&screen).as_deref() == Some("vip\ndefault")).await;

    screen.types("auto_groups", ",").await;
    screen.submits().await;
    screen.sees("#auto_groups[aria-invalid=true]").await;
    assert_eq!(server.borrow().posts(), 0, "no key for every group");
    screen.types("auto_groups", "vip\ndefault").await;
    screen.submits().await;
    screen.sees("[data-field=auto_groups][data-equal=true]").await;
    assert_eq!(server.borrow().sent[0].1["auto_groups"], json!(["vip", "default"]));
}

#[wasm_bindgen_test]
async fn another_group_can_be_typed() {
    let screen = open_with_models().await;
    screen.chooses("group", "\u{1}other").await;
    screen.sees("input[name=group]").await;
    screen.types("group", "secret-club").await;
    screen.presses("groups").await;
    screen.sees("select[name=group]").await;
}

#[wasm_bindgen_test]
async fn without_a_catalogue_and_groups_everything_is_typed() {
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    let screen = open(&browser, &Shared::default());
    screen.sees("input[name=group]").await;
    screen.sees("textarea[name=model_limits]").await;
    screen
        .until("the answer", || screen.text("[data-part=models-age]").contains("does not list"))
        .await;
    assert!(screen.find("[name=models_find]").is_none());
}
