//! Stories of the background script beside the app: both on one browser's storage, alarms and locks, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::flow::{self, Settings, change_setting, note_work, open, touch};
use comet_keys::host::extension::ExtensionHost;
use comet_keys::host::{Lock, Locks as _, Slot, Storage as _};
use common::{TOKEN, known_account};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SCRIPT: &str = include_str!("../extension/background.js");

/// A browser with storage, alarms, a badge, and events that hand back what their listeners do.
const BROWSER: &str = "
    const area = onChanged => {
        const stored = new Map();
        return {
            onChanged,
            async get(names) {
                const found = [names ?? [...stored.keys()]].flat().filter(name => stored.has(name));
                return structuredClone(Object.fromEntries(found.map(name => [name, stored.get(name)])));
            },
            async set(entries) {
                for (const name in entries) stored.set(name, structuredClone(entries[name]));
            },
            async remove(name) { stored.delete(name); },
        };
    };
    const event = () => {
        const listeners = [];
        return {
            addListener(listener) { listeners.push(listener); },
            fire(told = {}) { return Promise.all(listeners.map(listener => listener(told))); },
        };
    };
    globalThis.browser = {
        runtime: { onInstalled: event(), onStartup: event() },
        storage: { local: area(), session: area(), managed: area(event()) },
        alarms: {
            onAlarm: event(), all: {},
            async create(name, { when }) { this.all[name] = String(when); },
        },
        action: { text: '', async setBadgeText({ text }) { this.text = text; } },
    };
";

/// The account's id, as [`known_account`] has it.
const ID: &str = "00112233aabbccdd";

/// A browser in which the app has unlocked the account, and the script has been loaded.
async fn unlocked() -> ExtensionHost {
    js_sys::eval(BROWSER).unwrap();
    js_sys::Function::new_no_args(SCRIPT).call0(&JsValue::NULL).unwrap();
    let host = ExtensionHost::detect().unwrap();
    host.save(Slot::Accounts.key(), known_account()).await.unwrap();
    let opened = json!({ "active": ID, "accounts": [], "opened": { ID: TOKEN }, "lock_count": 3 });
    host.save(Slot::OpenAccounts.key(), opened).await.unwrap();
    touch(&host).await.unwrap();
    assert!(is_open(&host).await);
    host
}

async fn is_open(host: &ExtensionHost) -> bool {
    open(host).await.unwrap().account().is_some()
}

/// Runs what listens to this event to its end.
async fn fires(event: &str) {
    tells(event, "").await;
}

/// As [`fires`], with what the event tells.
async fn tells(event: &str, told: &str) {
    let fired = js_sys::eval(&format!("browser.{event}.fire({told})")).unwrap();
    JsFuture::from(js_sys::Promise::from(fired)).await.unwrap();
}

/// A text of the browser's.
fn reads(expression: &str) -> Option<String> {
    js_sys::eval(expression).unwrap().as_string()
}

async fn note(host: &ExtensionHost) -> Value {
    host.load(Slot::LastUsed.key()).await.unwrap().unwrap()
}

/// Moves every moment of the note by so much, as if the clock had gone the other way.
async fn shifts_the_note(host: &ExtensionHost, millis: i64) {
    let mut note = note(host).await;
    for moment in note.as_object_mut().unwrap().values_mut() {
        if let Some(text) = moment.as_str() {
            *moment = json!((text.parse::<i64>().unwrap() + millis).to_string());
        }
    }
    host.save(Slot::LastUsed.key(), note).await.unwrap();
}

const MINUTE: i64 = 60_000;

#[wasm_bindgen_test]
async fn the_app_sets_the_alarm_for_the_moment_of_the_lock() {
    let host = unlocked().await;
    let note = note(&host).await;
    let moment = |name: &str| note[name].as_str().unwrap().parse::<i64>().unwrap();
    assert_eq!(moment("lock_millis") - moment("noted_millis"), 15 * MINUTE);
    assert_eq!(reads("browser.alarms.all.lock").as_deref(), note["lock_millis"].as_str());
}

#[wasm_bindgen_test]
async fn at_its_moment_the_lock_is_as_the_app_would_have_locked() {
    let by_app = unlocked().await;
    flow::lock(&by_app).await.unwrap();
    let wanted = by_app.load(Slot::OpenAccounts.key()).await.unwrap();

    let host = unlocked().await;
    shifts_the_note(&host, -15 * MINUTE).await;
    fires("alarms.onAlarm").await;
    assert_eq!(host.load(Slot::OpenAccounts.key()).await.unwrap(), wanted);
    assert_eq!(host.load(Slot::LastUsed.key()).await.unwrap(), None);
    assert!(open(&host).await.unwrap().is_locked());
}

#[wasm_bindgen_test]
async fn what_is_used_meanwhile_stays_open_until_its_new_moment() {
    let host = unlocked().await;
    shifts_the_note(&host, -14 * MINUTE).await;
    let due = note(&host).await["lock_millis"].take();
    fires("alarms.onAlarm").await;
    assert!(is_open(&host).await);
    assert_eq!(reads("browser.alarms.all.lock").as_deref(), due.as_str());
}

#[wasm_bindgen_test]
async fn a_run_that_goes_on_puts_the_lock_off_for_an_hour_at_most() {
    let host = unlocked().await;
    shifts_the_note(&host, -59 * MINUTE).await;
    note_work(&host).await.unwrap();
    fires("alarms.onAlarm").await;
    assert!(is_open(&host).await);
    shifts_the_note(&host, -15 * MINUTE).await;
    note_work(&host).await.unwrap();
    fires("alarms.onAlarm").await;
    assert!(!is_open(&host).await);
}

#[wasm_bindgen_test]
async fn a_note_that_is_lost_damaged_or_of_the_future_locks() {
    for lost in [
        "null",
        "'yesterday'",
        "{ noted_millis: '1', person_millis: '1' }",
        "{ lock_millis: null }",
    ] {
        let host = unlocked().await;
        js_sys::eval(&format!("browser.storage.session.set({{ last_used: {lost} }})")).unwrap();
        fires("alarms.onAlarm").await;
        assert!(!is_open(&host).await, "{lost}");
    }
    let host = unlocked().await;
    shifts_the_note(&host, MINUTE).await;
    fires("alarms.onAlarm").await;
    assert!(!is_open(&host).await);
}

#[wasm_bindgen_test]
async fn another_time_until_the_lock_counts_from_the_last_use() {
    let host = unlocked().await;
    shifts_the_note(&host, -6 * MINUTE).await;
    change_setting(&host, Settings::LOCK_AFTER, json!(0)).await.unwrap();
    assert_eq!(note(&host).await["lock_millis"], Value::Null);
    fires("alarms.onAlarm").await;
    assert!(is_open(&host).await, "only closing the browser locks");
    change_setting(&host, Settings::LOCK_AFTER, json!(5)).await.unwrap();
    fires("alarms.onAlarm").await;
    assert!(!is_open(&host).await);
}

#[wasm_bindgen_test]
async fn an_organisation_that_wants_the_lock_sooner_has_it_sooner() {
    const CHANGED: &str = "storage.managed.onChanged";
    let host = unlocked().await;
    shifts_the_note(&host, -6 * MINUTE).await;
    let due = note(&host).await["lock_millis"].take();
    for told in [
        "{ languages: { newValue: ['en'] } }",
        "{ lock_after_minutes: { oldValue: 5 } }",
        "{ lock_after_minutes: { newValue: 60 } }",
    ] {
        tells(CHANGED, told).await;
        assert!(is_open(&host).await, "{told}");
        assert_eq!(note(&host).await["lock_millis"], due, "{told}");
    }
    tells(CHANGED, "{ lock_after_minutes: { newValue: 7 } }").await;
    assert!(is_open(&host).await);
    let alarm: i64 = reads("browser.alarms.all.lock").unwrap().parse().unwrap();
    assert_eq!(due.as_str().unwrap().parse::<i64>().unwrap() - alarm, 8 * MINUTE);
    tells(CHANGED, "{ lock_after_minutes: { newValue: 5 } }").await;
    assert!(!is_open(&host).await);

    let host = unlocked().await;
    shifts_the_note(&host, -6 * MINUTE).await;
    change_setting(&host, Settings::LOCK_AFTER, json!(0)).await.unwrap();
    tells(CHANGED, "{ lock_after_minutes: { newValue: 5 } }").await;
    assert!(!is_open(&host).await, "also where the person wants no lock");
}

#[wasm_bindgen_test]
async fn a_page_that_hangs_with_the_accounts_in_its_hands_keeps_no_token_open() {
    let host = unlocked().await;
    shifts_the_note(&host, -15 * MINUTE).await;
    let held = host.try_lock(Lock::Accounts).await.unwrap();
    assert!(held.is_some());
    fires("alarms.onAlarm").await;
    assert!(!is_open(&host).await);
}

#[wasm_bindgen_test]
async fn accounts_kept_until_the_browser_closes_are_left_alone() {
    let host = unlocked().await;
    let own = json!({
        "id": "beef", "name": "Own", "base_url": "https://keys.example", "keeping": "session", "access_token": TOKEN,
    });
    let stored =
        json!({ "active": "beef", "accounts": [own], "opened": { ID: TOKEN }, "lock_count": 0 });
    host.save(Slot::OpenAccounts.key(), stored).await.unwrap();
    shifts_the_note(&host, -15 * MINUTE).await;
    fires("alarms.onAlarm").await;
    let store = open(&host).await.unwrap();
    assert_eq!(store.account().unwrap().base_url.as_str(), "https://keys.example");
    assert_eq!(store.accounts.iter().filter(|own| own.is_open()).count(), 1);
}

#[wasm_bindgen_test]
async fn at_the_browsers_start_the_badge_is_as_stored_and_a_lost_alarm_is_made_good() {
    for event in ["runtime.onStartup", "runtime.onInstalled"] {
        let host = unlocked().await;
        fires(event).await;
        assert_eq!(reads("browser.action.text").as_deref(), Some(""));
        host.save(Slot::Badge.key(), json!(2)).await.unwrap();
        js_sys::eval("browser.alarms.all = {}").unwrap();
        fires(event).await;
        assert_eq!(reads("browser.action.text").as_deref(), Some("2"));
        assert_eq!(
            reads("browser.alarms.all.lock").as_deref(),
            note(&host).await["lock_millis"].as_str()
        );
        shifts_the_note(&host, -15 * MINUTE).await;
        fires(event).await;
        assert!(!is_open(&host).await);
        assert_eq!(reads("browser.action.text").as_deref(), Some("2"), "a lock leaves it");
    }
}
