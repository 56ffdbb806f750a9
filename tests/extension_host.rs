//! Stories of the extension's host over a browser's storage, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::host::extension::ExtensionHost;
use comet_keys::host::{Host as _, Lock, Slot};
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A browser with two storage areas that count how often they are read.
const BROWSER: &str = "
    const area = () => {
        const stored = new Map();
        return {
            reads: 0,
            async get(names) {
                this.reads += 1;
                const found = [names].flat().filter(name => stored.has(name));
                return Object.fromEntries(found.map(name => [name, stored.get(name)]));
            },
            async set(entries) {
                if (this.isFull) throw new Error('QUOTA_BYTES quota exceeded');
                for (const name in entries) stored.set(name, entries[name]);
            },
            async remove(name) { stored.delete(name); },
        };
    };
    globalThis.browser = { runtime: {}, storage: { local: area(), session: area() } };
";

fn host() -> ExtensionHost {
    js_sys::eval(BROWSER).unwrap();
    ExtensionHost::detect().unwrap()
}

/// How often both areas have been read.
fn reads() -> u32 {
    let script = "String(browser.storage.local.reads + browser.storage.session.reads)";
    js_sys::eval(script).unwrap().as_string().unwrap().parse().unwrap()
}

async fn load(host: &ExtensionHost, slot: Slot) -> Option<Value> {
    host.load(slot).await.unwrap()
}

#[wasm_bindgen_test]
async fn what_is_stored_is_found_again_whole() {
    let host = host();
    // Above what a JavaScript number holds exactly, as quotas may be, and so stored as text.
    let value = json!({ "name": "Hà Nội", "quota": "9007199254740993", "list": [1, null, true] });
    host.save(Slot::Draft, value.clone()).await.unwrap();
    assert_eq!(load(&host, Slot::Draft).await, Some(value));
    host.remove(Slot::Draft).await.unwrap();
    assert_eq!(load(&host, Slot::Draft).await, None);
}

#[wasm_bindgen_test]
async fn what_is_read_ahead_costs_one_read_of_each_area() {
    let host = host();
    host.save(Slot::Settings, json!({ "language": "vi" })).await.unwrap();
    host.save(Slot::Draft, json!({ "name": "ci" })).await.unwrap();
    host.read_ahead(&[Slot::Settings, Slot::Draft, Slot::Journal]).await;
    assert_eq!(load(&host, Slot::Settings).await, Some(json!({ "language": "vi" })));
    assert_eq!(load(&host, Slot::Draft).await, Some(json!({ "name": "ci" })));
    assert_eq!(load(&host, Slot::Journal).await, None);
    assert_eq!(reads(), 2);
    assert_eq!(load(&host, Slot::Presets).await, None);
    assert_eq!(reads(), 3, "what was not read ahead is read");
}

#[wasm_bindgen_test]
async fn after_a_write_a_lock_or_a_word_everything_is_read_anew() {
    const AHEAD: &[Slot] = &[Slot::Draft];
    let host = host();
    host.read_ahead(AHEAD).await;
    host.save(Slot::Settings, json!({})).await.unwrap();
    load(&host, Slot::Draft).await;
    assert_eq!(reads(), 2 + 1, "after a write");
    host.read_ahead(AHEAD).await;
    host.remove(Slot::Settings).await.unwrap();
    load(&host, Slot::Draft).await;
    assert_eq!(reads(), 3 + 2 + 1, "after a removal");
    host.read_ahead(AHEAD).await;
    let held = host.try_lock(Lock::Create).await.unwrap();
    assert!(held.is_some());
    load(&host, Slot::Draft).await;
    assert_eq!(reads(), 6 + 2 + 1, "behind a lock");
    host.read_ahead(AHEAD).await;
    host.forget_ahead();
    load(&host, Slot::Draft).await;
    assert_eq!(reads(), 9 + 2 + 1, "after the word");
}

#[wasm_bindgen_test]
async fn a_storage_that_fails_says_why() {
    let host = host();
    js_sys::eval("browser.storage.local.isFull = true").unwrap();
    let error = host.save(Slot::Journal, json!({})).await.unwrap_err();
    assert!(error.message.contains("quota exceeded"), "{error}");
}

#[wasm_bindgen_test]
async fn where_no_organisation_can_set_anything_nothing_is_set() {
    assert_eq!(host().managed().await, None);
}
