//! Stories of the element in a headless browser: what a page asks of it by attributes and properties, and hears.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use comet_keys::shell::element::{Mounted, mount_element};
use comet_keys::shell::panic;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

const LOOKS: u32 = 500;
const BETWEEN_LOOKS_MILLIS: u32 = 10;
const KEY: &str = "sk-Canary0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

/// A page's server with one account, as a transport: `sent` keeps the requests, `stuck` leaves them unanswered, and
/// `holds` keeps back how the server counts money, and `copies` says how many keys one create makes.
const SERVER: &str = r"
    const keys = [];
    const now = () => Math.floor(Date.now() / 1000);
    const headers = () => ({ date: new Date().toUTCString() });
    const say = (data) =>
        ({ status: 200, headers: headers(), body: { success: true, message: '', data } });
    const send = async (request) => {
        send.sent.push({ ...request, signal: undefined });
        if (send.stuck) return new Promise((_, no) => {
            request.signal.addEventListener('abort', () => { send.aborted += 1; no(new Error('aborted')); });
        });
        const { pathname, searchParams } = new URL(request.url);
        while (send.holds && pathname === '/api/status') await new Promise((go) => setTimeout(go, 5));
        if (pathname === '/api/status') return say({ quota_per_unit: 500000 });
        if (pathname === '/policy') return { status: 404, body: { success: false, message: 'none' } };
        if (request.method === 'POST' && pathname === '/api/token/') {
            for (let copy = 0; copy < send.copies; copy += 1) {
                keys.unshift({ id: keys.length + 1, user_id: 2, key: send.key, status: 1, used_quota: 0,
                    created_time: now(), accessed_time: now(), ...JSON.parse(request.body) });
            }
            return say(undefined);
        }
        if (request.method === 'PUT') {
            const asked = JSON.parse(request.body);
            return say(Object.assign(keys.find((key) => key.id === asked.id), asked));
        }
        const one = keys.find((key) => pathname === `/api/token/${key.id}`);
        if (request.method === 'DELETE' && one) {
            keys.splice(keys.indexOf(one), 1);
            return say(undefined);
        }
        if (one) return say(one);
        if (/^\/api\/token\/\d+$/.test(pathname)) {
            return { status: 200, body: { success: false, message: 'record not found' } };
        }
        const page = Number(searchParams.get('p'));
        const items = page === 1 ? keys : [];
        if (pathname === '/api/token/') return say({ items, total: keys.length, page, page_size: 100 });
        return { status: 404, body: '' };
    };
    return Object.assign(send, { sent: [], stuck: false, aborted: 0, key, copies: 1 });
";

/// One element's inside: the wrapper in the page, what the page gave, what it heard.
struct Page {
    wrapper: HtmlElement,
    given: Object,
    server: Function,
    heard: Array,
    mounted: Option<Mounted>,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.wrapper.remove();
    }
}

fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    Reflect::set(object, &name.into(), &value.into()).unwrap();
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// A page whose element has `extra` attributes and properties.
fn open(extra: &[(&str, JsValue)]) -> Page {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    let wrapper: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&wrapper).unwrap();
    let server: Function =
        Function::new_with_args("key", SERVER).call1(&JsValue::NULL, &KEY.into()).unwrap().into();
    let heard = Array::new();
    let given = Object::new();
    set(&given, "host", host);
    set(&given, "lang", "en");
    set(&given, "transport", server.clone());
    let emit = "heard.push({ name, detail }); return !heard.objects;";
    let emit = Function::new_with_args("heard, name, detail, cancelable", emit);
    set(&given, "emit", emit.bind1(&JsValue::NULL, &heard));
    let receive = Function::new_with_args("heard, key, detail", "heard.received = key;");
    set(&given, "receive", receive.bind1(&JsValue::NULL, &heard));
    for (name, value) in extra {
        set(&given, name, value.clone());
    }
    let mounted = mount_element(wrapper.clone(), &given).ok();
    Page { wrapper, given, server, heard, mounted }
}

impl Page {
    fn change(&mut self, name: &str, value: impl Into<JsValue>) {
        set(&self.given, name, value);
        self.mounted.as_mut().unwrap().update(&self.given).ok().unwrap();
    }

    async fn waits(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        for _ in 0..LOOKS {
            if is_so() {
                return;
            }
            TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
        }
        panic!("waited in vain for {what} in {}", self.wrapper.inner_html());
    }

    async fn sees(&self, selector: &str) -> Element {
        self.waits(selector, || self.wrapper.query_selector(selector).unwrap().is_some()).await;
        self.wrapper.query_selector(selector).unwrap().unwrap()
    }

    fn text(&self, selector: &str) -> String {
        let found = self.wrapper.query_selector(selector).unwrap();
        found.and_then(|found| found.text_content()).unwrap_or_default()
    }

    async fn types(&self, name: &str, text: &str) {
        let input: HtmlInputElement = self.sees(&format!("[name='{name}']")).await.unchecked_into();
        input.set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        input.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
    }

    async fn presses(&self, action: &str) {
        let button = self.sees(&format!("[data-action='{action}']")).await;
        button.unchecked_into::<HtmlElement>().click();
    }

    async fn submits(&self) {
        self.sees("button[type=submit]").await.unchecked_into::<HtmlElement>().click();
    }

    async fn hears(&self, name: &str) -> String {
        let of_name = || {
            let heard = self.heard.iter().find(|one| get(one, "name") == JsValue::from_str(name));
            heard.map(|one| String::from(JSON::stringify(&get(&one, "detail")).unwrap()))
        };
        self.waits(name, || of_name().is_some()).await;
        of_name().unwrap()
    }

    /// The requests so far, as JSON.
    fn sent(&self) -> String {
        JSON::stringify(&get(&self.server, "sent")).unwrap().into()
    }

    fn posts(&self) -> usize {
        self.sent().matches("\"POST\"").count()
    }
}

#[wasm_bindgen_test]
async fn a_name_is_all_it_takes_and_the_page_hears_everything_but_the_key() {
    let page = open(&[]);
    page.hears("comet-key-ready").await;
    page.types("name", "ci").await;
    page.submits().await;
    page.sees("[data-screen=created]").await;

    assert_eq!(page.hears("comet-key-before-create").await, r#"{"group":"","name":"ci"}"#);
    let created = page.hears("comet-key-created").await;
    assert!(created.contains(r#""outcome":"confirmed""#) && created.contains(r#""id":1"#));
    let everything = String::from(JSON::stringify(&page.heard).unwrap());
    assert!(!everything.contains(KEY), "an event carries the key");
    assert!(
        !page.wrapper.inner_html().contains(KEY),
        "the key stands in the page before it is asked for"
    );
    assert_eq!(get(&page.heard, "received"), JsValue::from_str(KEY));
    assert_eq!(page.posts(), 1);
}

/// The browser has sent the create three times: the page hears that keys exist, and of each what becomes of it.
#[wasm_bindgen_test]
async fn a_page_hears_of_several_keys_and_of_the_one_that_is_kept() {
    let page = open(&[]);
    set(&page.server, "copies", 3);
    page.types("name", "ci").await;
    page.submits().await;
    page.sees("[data-screen=outcome][data-outcome=repeated]").await;
    let error = page.hears("comet-key-error").await;
    assert_eq!(error, r#"{"certainty":"applied","code":"repeated"}"#);
    assert_eq!(page.text("[data-action=keep-one]"), "Keep number 1, delete 2, 3");

    page.presses("keep-one").await;
    page.sees("[data-screen=created]").await;
    let created = page.hears("comet-key-created").await;
    assert!(created.contains(r#""id":1"#), "{created}");
    let everything = String::from(JSON::stringify(&page.heard).unwrap());
    for id in [2, 3] {
        let deleted =
            format!(r#"{{"name":"comet-key-deleted","detail":{{"id":{id},"name":"ci"}}}}"#);
        assert!(everything.contains(&deleted), "{everything}");
    }
    assert!(!everything.contains(KEY), "an event carries the key");
    assert_eq!(get(&page.heard, "received"), JsValue::from_str(KEY));
    assert_eq!(page.posts(), 1);
}

/// A page whose server does not say yet how it counts money.
fn open_without_rate(extra: &[(&str, JsValue)]) -> Page {
    let page = open(extra);
    // Nothing is sent before this test waits for the first time.
    set(&page.server, "holds", true);
    page
}

async fn says_that_it_waits(page: &Page) {
    page.sees("[data-part=rate-wait]:not(:empty)").await;
    assert_eq!(page.posts(), 0);
}

#[wasm_bindgen_test]
async fn a_submit_goes_on_by_itself_once_the_rate_is_read() {
    let page = open_without_rate(&[]);
    page.types("name", "early").await;
    page.submits().await;
    says_that_it_waits(&page).await;
    set(&page.server, "holds", false);
    page.sees("[data-screen=created]").await;
    assert_eq!(page.posts(), 1);
    assert!(page.sent().contains(r#"\"remain_quota\":5000000"#), "{}", page.sent());
}

#[wasm_bindgen_test]
async fn a_form_that_was_changed_meanwhile_waits_for_another_press() {
    let page = open_without_rate(&[]);
    page.types("name", "early").await;
    page.submits().await;
    says_that_it_waits(&page).await;
    page.types("name", "second thoughts").await;
    set(&page.server, "holds", false);
    page.sees("[data-part=quota-converted]:not(:empty)").await;
    TimeoutFuture::new(0).await;
    assert_eq!(page.posts(), 0, "what was submitted is no longer what stands there");
    page.submits().await;
    page.sees("[data-screen=created]").await;
    assert!(page.sent().contains("second thoughts"));
}

/// A cap is in units. The amount that it leaves is shown in dollars as soon as these can be told, whatever else was typed.
#[wasm_bindgen_test]
async fn an_amount_that_nobody_touched_moves_to_dollars_with_the_rate() {
    let policy = JSON::parse(r#"{"max_quota": 1250000}"#).unwrap();
    let page = open_without_rate(&[("policy", policy)]);
    let value = async |name: &str| -> String {
        let control = page.sees(&format!("[name='{name}']")).await;
        Reflect::get(&control, &"value".into()).unwrap().as_string().unwrap()
    };
    page.types("name", "capped").await;
    assert_eq!(
        (value("remain_quota").await, value("quota_unit").await),
        ("1250000".into(), "units".into())
    );
    set(&page.server, "holds", false);
    page.sees("[data-part=quota-converted]:not(:empty)").await;
    page.waits("dollars", || page.text("[data-part=quota-converted]").contains("1250000 units"))
        .await;
    assert_eq!(
        (value("remain_quota").await, value("quota_unit").await),
        ("2.50".into(), "dollars".into())
    );
    assert_eq!(value("name").await, "capped");
    page.submits().await;
    page.sees("[data-screen=created]").await;
    assert!(page.sent().contains(r#"\"remain_quota\":1250000"#), "{}", page.sent());
}

#[wasm_bindgen_test]
async fn without_a_token_requests_say_whose_they_are_and_prove_nothing() {
    let page = open(&[]);
    page.sees("#name").await;
    page.waits("the server's rate is asked for", || page.sent().contains("/api/status")).await;
    let (asked, marked) = (
        page.sent().matches(r#""url":"#).count(),
        page.sent().matches(r#""X-Comet-Keys":"1""#).count(),
    );
    assert_eq!(
        marked,
        asked,
        "a proxy answers no request that does not say whose it is: {}",
        page.sent()
    );
    assert!(!page.sent().contains("Authorization"));
}

#[wasm_bindgen_test]
async fn a_token_by_property_is_sent_and_stands_nowhere() {
    let page = open(&[("token", "CanaryToken".into())]);
    page.sees("#name").await;
    page.waits("the first request", || page.sent().contains("CanaryToken")).await;
    let document = web_sys::window().unwrap().document().unwrap().document_element().unwrap();
    assert!(!document.outer_html().contains("CanaryToken"));
    assert!(!String::from(JSON::stringify(&page.heard).unwrap()).contains("CanaryToken"));
}

#[wasm_bindgen_test]
async fn a_page_that_objects_stops_the_create() {
    let page = open(&[]);
    set(&page.heard, "objects", true);
    page.types("name", "ci").await;
    page.submits().await;
    page.sees(".notice").await;
    assert_eq!(page.posts(), 0);
    let input: HtmlInputElement = page.sees("#name").await.unchecked_into();
    assert_eq!(input.value(), "ci");
}

/// The browser's rules for other origins say nothing of what the page carries by itself.
#[wasm_bindgen_test]
async fn a_transport_that_fails_is_not_blamed_on_the_browser() {
    let page = open(&[
        ("base-url", "https://elsewhere.example".into()),
        ("transport", Function::new_no_args("throw new Error('not today')").into()),
    ]);
    page.types("name", "ci").await;
    // Nothing is known of the server's rate either: dollars wait, units go on.
    page.sees("[data-part=rate-unknown]:not(:empty)").await;
    let unit: HtmlSelectElement = page.sees("[name='quota_unit']").await.unchecked_into();
    unit.set_value("units");
    let change = EventInit::new();
    change.set_bubbles(true);
    unit.dispatch_event(&Event::new_with_event_init_dict("change", &change).unwrap()).unwrap();
    page.submits().await;
    page.sees("[data-failure=network]").await;
    assert!(!page.text("[data-part=lead]").contains("browser"));
}

#[wasm_bindgen_test]
async fn a_change_of_theme_touches_nothing_else() {
    let mut page = open(&[("theme", "dark".into())]);
    assert_eq!(page.wrapper.get_attribute("data-theme").as_deref(), Some("dark"));
    let before = page.sees("#name").await;
    page.change("theme", "plaid");
    assert_eq!(page.wrapper.get_attribute("data-theme").as_deref(), Some("auto"));
    assert_eq!(page.sees("#name").await, before);
}

#[wasm_bindgen_test]
async fn a_change_of_language_keeps_what_was_typed() {
    let mut page = open(&[]);
    page.types("name", "half").await;
    TimeoutFuture::new(0).await;
    page.change("lang", "vi");
    page.sees(".app[lang=vi] #name").await;
    let input: HtmlInputElement = page.sees("#name").await.unchecked_into();
    assert_eq!(input.value(), "half");
}

#[wasm_bindgen_test]
async fn a_cap_is_explained_beforehand_and_met_at_its_field() {
    let policy = JSON::parse(r#"{"max_quota": 500000, "groups": ["vip"]}"#).unwrap();
    let page = open(&[("policy", policy)]);
    let amount: HtmlInputElement = page.sees("#remain_quota").await.unchecked_into();
    assert_eq!(amount.value(), "1.00");
    assert!(page.text("#remain_quota-warning").contains("$1.00"));
    page.types("name", "big").await;
    page.types("remain_quota", "1.01").await;
    page.submits().await;
    page.sees("#remain_quota[aria-invalid=true]").await;
    assert!(page.text("#remain_quota-error").contains("$1.00"));
    assert_eq!(page.posts(), 0);
}

/// A list that names no address was meant to keep somebody out; without it every address could use the key.
#[wasm_bindgen_test]
async fn a_policy_that_cannot_be_read_allows_nothing() {
    for policy in [
        r##"{"allow_ips": ["# 203.0.113.7"]}"##,
        r##"{"models": ["#N/A"]}"##,
        r#"{"max_qouta": 1}"#,
        r#""{\"max_quota\":1}""#,
    ] {
        let page = open(&[("policy", JSON::parse(policy).unwrap())]);
        page.sees("[data-screen=mismanaged]").await;
        assert!(page.wrapper.query_selector("form").unwrap().is_none(), "{policy}");
        assert_eq!(page.posts(), 0);
    }
}

#[wasm_bindgen_test]
async fn a_readonly_element_makes_no_key() {
    let page = open(&[("readonly", "".into())]);
    page.types("name", "ci").await;
    page.sees("button[type=submit]:disabled").await;
    page.sees("[data-part=readonly]").await;
    page.submits().await;
    TimeoutFuture::new(BETWEEN_LOOKS_MILLIS).await;
    assert_eq!(page.posts(), 0);
}

#[wasm_bindgen_test]
async fn a_form_leads_nowhere_else() {
    let page = open(&[]);
    page.sees("#name").await;
    assert!(page.wrapper.query_selector("nav").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn an_element_leaves_the_pages_focus_where_it_is() {
    let page = open(&[]);
    page.sees("#name").await;
    assert!(page.wrapper.query_selector("[autofocus]").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_key_that_is_switched_off_is_told_to_the_page() {
    let page = open(&[("manages", true.into())]);
    page.types("name", "ci").await;
    page.submits().await;
    page.sees("[data-screen=created]").await;
    page.presses("go-keys").await;
    page.presses("open-key").await;
    page.presses("disable").await;
    assert_eq!(page.hears("comet-key-updated").await, r#"{"id":1,"name":"ci"}"#);
}

#[wasm_bindgen_test]
async fn a_readonly_element_shows_keys_and_changes_none() {
    let mut page = open(&[("manages", true.into())]);
    page.types("name", "ci").await;
    page.submits().await;
    page.sees("[data-screen=created]").await;
    page.change("readonly", "");
    page.presses("go-keys").await;
    page.presses("open-key").await;
    page.sees("[data-part=key-state]").await;
    for action in ["disable", "delete"] {
        let selector = format!("[data-action={action}]");
        assert!(page.wrapper.query_selector(&selector).unwrap().is_none(), "{action}");
    }
}

#[wasm_bindgen_test]
async fn a_freed_element_leaves_nothing_and_takes_its_requests_along() {
    let mut page = open(&[]);
    set(&page.server, "stuck", true);
    page.waits("a request under way", || page.sent().contains("/policy")).await;
    page.mounted = None;
    assert_eq!(page.wrapper.child_element_count(), 0);
    assert_eq!(get(&page.server, "aborted"), JsValue::from_f64(1.0));
}

#[wasm_bindgen_test]
async fn after_a_panic_each_element_says_so_in_plain_words() {
    let pages = [open(&[]), open(&[("lang", "zh".into())])];
    let gone = open(&[]);
    let gone_wrapper = gone.wrapper.clone();
    drop(gone);
    panic::say_so();
    assert!(pages[0].wrapper.text_content().unwrap().starts_with("Comet Keys has stopped"));
    assert!(pages[1].wrapper.text_content().unwrap().starts_with("Comet Keys 因"));
    for page in &pages {
        assert!(page.hears("comet-key-error").await.contains("stopped"));
        assert_eq!(page.wrapper.get_attribute("role").as_deref(), Some("alert"));
    }
    assert_eq!(gone_wrapper.text_content().as_deref(), Some(""));
}
