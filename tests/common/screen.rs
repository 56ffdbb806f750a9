//! A screen in a headless browser, over the scripted server of the native stories.

use std::rc::Rc;

use comet_keys::domain::lang::Lang;
use comet_keys::host::Slot;
use comet_keys::host::memory::{Browser, MemoryHost, Organisation};
use comet_keys::ui::{App, Place};
use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::{Shared, remembered_account, window};

/// How often a condition is looked at, with [`BETWEEN_LOOKS_MILLIS`] in between.
const LOOKS: u32 = 500;
const BETWEEN_LOOKS_MILLIS: u32 = 10;

/// One app in the page; dropping it takes it out again.
pub struct Screen {
    pub root: HtmlElement,
    pub browser: Browser,
    pub server: Shared,
    _mounted: Box<dyn std::any::Any>,
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.root.remove();
    }
}

pub fn open(browser: &Browser, server: &Shared) -> Screen {
    open_over(window(browser, server), Place::Extension, browser, server)
}

/// As [`open`], in a browser that an organisation looks after.
pub fn open_under(organisation: &Organisation, browser: &Browser, server: &Shared) -> Screen {
    let host = window(browser, server).with_organisation(organisation);
    open_over(host, Place::Extension, browser, server)
}

/// As [`open`], shown in `place` over a host of the test's own making.
pub fn open_over(host: MemoryHost, place: Place, browser: &Browser, server: &Shared) -> Screen {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    let host = Rc::new(host);
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

pub fn open_connected() -> Screen {
    let browser = Browser::default();
    browser.put(Slot::Accounts, remembered_account());
    open(&browser, &Shared::default())
}

impl Screen {
    /// Waits until `holds`.
    pub async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        for _ in 0..LOOKS {
            if holds() {
                return;
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
        }
        panic!("{what} does not come in {}", self.root.inner_html());
    }

    /// The control called `name`.
    pub async fn input(&self, name: &str) -> HtmlInputElement {
        self.sees(&format!("[name='{name}']")).await.unchecked_into()
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    pub async fn sees(&self, selector: &str) -> Element {
        for _ in 0..LOOKS {
            if let Some(found) = self.find(selector) {
                return found;
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
        }
        panic!("no {selector} in {}", self.root.inner_html());
    }

    pub fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|found| found.text_content()).unwrap_or_default()
    }

    /// Waits until what `selector` finds says `text`.
    pub async fn reads(&self, selector: &str, text: &str) {
        for _ in 0..LOOKS {
            if self.find(selector).is_some() && self.text(selector) == text {
                return;
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
        }
        panic!("{selector} says {:?}, not {text:?}", self.text(selector));
    }

    pub async fn types(&self, name: &str, text: &str) {
        let input: HtmlInputElement = self.sees(&format!("[name='{name}']")).await.unchecked_into();
        input.set_value(text);
        fire(&input, "input");
    }

    pub async fn chooses(&self, name: &str, value: &str) {
        let select: HtmlSelectElement =
            self.sees(&format!("select[name='{name}']")).await.unchecked_into();
        select.set_value(value);
        fire(&select, "change");
    }

    pub async fn presses(&self, action: &str) {
        let button = self.sees(&format!("[data-action='{action}']")).await;
        button.unchecked_into::<HtmlElement>().click();
    }

    pub async fn submits(&self) {
        self.sees("button[type=submit]").await.unchecked_into::<HtmlElement>().click();
    }
}

pub fn fire(target: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

/// Picks a file of this text, as a person does in the browser's own dialog.
pub async fn picks(screen: &Screen, name: &str, text: &str) {
    let input = screen.input(name).await;
    let pick = "const files = new DataTransfer(); files.items.add(new File([text], 'picked'));
        input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }));";
    let pick = Function::new_with_args("input, text", pick);
    pick.call2(&JsValue::NULL, &input, &text.into()).unwrap();
}
