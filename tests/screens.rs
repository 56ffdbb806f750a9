//! Stories of the screens in a headless browser, over the scripted server of the native stories.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use std::rc::Rc;

use comet_keys::domain::lang::Lang;
use comet_keys::host::Slot;
use comet_keys::host::memory::Browser;
use comet_keys::ui::{App, Place};
use common::{Fault, Route, Shared, TOKEN, account, window};
use gloo_timers::future::TimeoutFuture;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

/// How often a condition is looked at, with [`BETWEEN_LOOKS_MILLIS`] in between.
const LOOKS: u32 = 500;
const BETWEEN_LOOKS_MILLIS: u32 = 10;

/// One app in the page; dropping it takes it out again.
struct Screen {
    root: HtmlElement,
    browser: Browser,
    server: Shared,
    _mounted: Box<dyn std::any::Any>,
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn open(browser: &Browser, server: &Shared) -> Screen {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let host = Rc::new(window(browser, server));
    let place = Place::Extension;
    let app_root = root.clone();
    let mounted = mount_to(root.clone(), move || {
        view! { <App host root=app_root place lang=Lang::En /> }
    });
    Screen {
        root,
        browser: browser.clone(),
        server: Rc::clone(server),
        _mounted: Box::new(mounted),
    }
}

fn open_connected() -> Screen {
    let browser = Browser::default();
    browser.put(Slot::Account, account().to_value());
    open(&browser, &Shared::default())
}

impl Screen {
    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    async fn sees(&self, selector: &str) -> Element {
        for _ in 0..LOOKS {
            if let Some(found) = self.find(selector) {
                return found;
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
        }
        panic!("no {selector} in {}", self.root.inner_html());
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|found| found.text_content()).unwrap_or_default()
    }

    /// Waits until what `selector` finds says `text`.
    async fn reads(&self, selector: &str, text: &str) {
        for _ in 0..LOOKS {
            if self.find(selector).is_some() && self.text(selector) == text {
                return;
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
        }
        panic!("{selector} says {:?}, not {text:?}", self.text(selector));
    }

    async fn types(&self, name: &str, text: &str) {
        let input: HtmlInputElement = self.sees(&format!("[name='{name}']")).await.unchecked_into();
        input.set_value(text);
        fire(&input, "input");
    }

    async fn chooses(&self, name: &str, value: &str) {
        let select: HtmlSelectElement =
            self.sees(&format!("select[name='{name}']")).await.unchecked_into();
        select.set_value(value);
        fire(&select, "change");
    }

    async fn presses(&self, action: &str) {
        let button = self.sees(&format!("[data-action='{action}']")).await;
        button.unchecked_into::<HtmlElement>().click();
    }

    async fn submits(&self) {
        self.sees("button[type=submit]").await.unchecked_into::<HtmlElement>().click();
    }
}

fn fire(target: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn a_pasted_token_leads_to_the_form() {
    let screen = open(&Browser::default(), &Shared::default());
    screen.types("access_token", &format!("  Bearer {TOKEN} ")).await;
    screen.submits().await;
    screen.sees("[data-screen=create]").await;
    assert!(screen.browser.stored(Slot::Account).is_some());
    assert!(!screen.root.inner_html().contains(TOKEN));
}

#[wasm_bindgen_test]
async fn an_api_key_in_place_of_the_token_is_told_at_the_field_and_stays() {
    let screen = open(&Browser::default(), &Shared::default());
    screen.types("access_token", "sk-notatoken").await;
    screen.submits().await;
    screen.sees("#access_token[aria-invalid=true]").await;
    assert!(screen.text("#access_token-error").contains("API key"));
    let input: HtmlInputElement = screen.sees("#access_token").await.unchecked_into();
    assert_eq!(input.value(), "sk-notatoken");
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
    assert!(screen.browser.stored(Slot::Draft).is_none());
    assert!(screen.browser.stored(Slot::Journal).is_none());
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
    let input: HtmlInputElement = screen.sees("#remain_quota").await.unchecked_into();
    assert_eq!(input.value(), "100000");
}

#[wasm_bindgen_test]
async fn a_switch_of_language_keeps_what_was_typed() {
    let screen = open_connected();
    screen.types("name", "production").await;
    screen.chooses("language", "zh").await;
    screen.sees(".app[lang=zh]").await;
    let input: HtmlInputElement = screen.sees("#name").await.unchecked_into();
    assert_eq!(input.value(), "production");
}

#[wasm_bindgen_test]
async fn a_half_filled_form_is_there_again_in_the_next_window() {
    let first = open_connected();
    first.types("name", "half").await;
    for _ in 0..LOOKS {
        if first.browser.stored(Slot::Draft).is_some() {
            break;
        }
        TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
    }
    let second = open(&first.browser, &first.server);
    let input: HtmlInputElement = second.sees("#name").await.unchecked_into();
    assert_eq!(input.value(), "half");
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
