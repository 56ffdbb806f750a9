//! Stories of the extension's host over a browser's storage, in a headless browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use comet_keys::domain::account::AccountId;
use comet_keys::domain::draft_key::DraftKey;
use comet_keys::host::extension::ExtensionHost;
use comet_keys::host::{
    AccountSlot, Area, Browser as _, Lock, Locks as _, Slot, Storage as _, StorageChange,
    StorageKey,
};
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
                const found = [names ?? [...stored.keys()]].flat().filter(name => stored.has(name));
                return Object.fromEntries(found.map(name => [name, stored.get(name)]));
            },
            async set(entries) {
                if (this.isFull) throw new Error('QUOTA_BYTES quota exceeded');
                for (const name in entries) stored.set(name, entries[name]);
            },
            async remove(name) { stored.delete(name); },
        };
    };
    const onChanged = {
        heard: new Set(),
        addListener(listener) { this.heard.add(listener); },
        removeListener(listener) { this.heard.delete(listener); },
        tell(changes, area) { this.heard.forEach(listener => listener(changes, area)); },
    };
    globalThis.browser = { runtime: {}, storage: { local: area(), session: area(), onChanged } };
";

fn host() -> ExtensionHost {
    js_sys::eval(BROWSER).unwrap();
    ExtensionHost::detect().unwrap()
}

#[wasm_bindgen_test]
fn changes_of_storage_are_told_until_nobody_listens() {
    let host = host();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listening = host.on_storage_change({
        let heard = Rc::clone(&heard);
        Rc::new(move |change| heard.borrow_mut().push(change))
    });
    assert!(listening.is_some());
    let tell = "
        browser.storage.onChanged.tell({ settings: {}, 'journal.sole': {}, unknown: {} }, 'local');
        browser.storage.onChanged.tell({ policy: {} }, 'managed');";
    js_sys::eval(tell).unwrap();
    let stored = [Slot::Settings.key(), journal()].map(StorageChange::Stored);
    let wanted: Vec<_> = stored.into_iter().chain([StorageChange::Managed]).collect();
    assert_eq!(*heard.borrow(), wanted);
    drop(listening);
    js_sys::eval(tell).unwrap();
    assert_eq!(heard.borrow().len(), 3);
}

/// How often both areas have been read.
fn reads() -> u32 {
    let script = "String(browser.storage.local.reads + browser.storage.session.reads)";
    js_sys::eval(script).unwrap().as_string().unwrap().parse().unwrap()
}

async fn load(host: &ExtensionHost, key: StorageKey) -> Option<Value> {
    host.load(key).await.unwrap()
}

fn draft() -> StorageKey {
    AccountSlot::Draft(DraftKey::New).of(&AccountId::sole())
}

fn journal() -> StorageKey {
    AccountSlot::Journal.of(&AccountId::sole())
}

#[wasm_bindgen_test]
async fn every_key_of_an_area_is_listed_and_nothing_else() {
    let host = host();
    assert_eq!(host.keys(Area::Session).await.unwrap(), []);
    for key in [draft(), journal(), Slot::Settings.key(), Slot::OpenAccounts.key()] {
        host.save(key, json!({})).await.unwrap();
    }
    js_sys::eval("browser.storage.local.set({ reference: 1, 'journal.': 1 })").unwrap();
    assert_eq!(host.keys(Area::Local).await.unwrap(), [journal(), Slot::Settings.key()]);
    assert_eq!(host.keys(Area::Session).await.unwrap(), [draft(), Slot::OpenAccounts.key()]);
}

/// Browsers let go of a lock a moment after the page does. A step that follows another must not take itself for another
/// window.
#[wasm_bindgen_test]
async fn a_lock_that_was_let_go_is_free_for_the_next_step() {
    let host = host();
    for _ in 0..50 {
        let held = host.try_lock(Lock::Bulk).await.unwrap();
        assert!(held.is_some());
        assert!(host.try_lock(Lock::Bulk).await.unwrap().is_none(), "it is held once");
        drop(held);
    }
}

#[wasm_bindgen_test]
async fn a_lock_is_waited_for_until_it_is_free_and_no_longer_than_said() {
    let host = host();
    let held = host.try_lock(Lock::Accounts).await.unwrap().unwrap();
    assert!(host.lock_within(Lock::Accounts, 1).await.unwrap().is_none());
    let other = host.lock_within(Lock::Create, 60_000).await.unwrap();
    assert!(other.is_some(), "another lock is free");
    let mut waiting = host.lock_within(Lock::Accounts, 60_000);
    let is_waiting = poll_fn(|context| Poll::Ready(waiting.as_mut().poll(context).is_pending()));
    assert!(is_waiting.await);
    drop(held);
    let held = waiting.await.unwrap();
    assert!(held.is_some());
    assert!(host.try_lock(Lock::Accounts).await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn what_is_stored_is_found_again_whole() {
    let host = host();
    // Above what a JavaScript number holds exactly, as quotas may be, and so stored as text.
    let value = json!({ "name": "Hà Nội", "quota": "9007199254740993", "list": [1, null, true] });
    host.save(draft(), value.clone()).await.unwrap();
    assert_eq!(load(&host, draft()).await, Some(value));
    host.remove(draft()).await.unwrap();
    assert_eq!(load(&host, draft()).await, None);
}

#[wasm_bindgen_test]
async fn what_is_read_ahead_costs_one_read_of_each_area() {
    let host = host();
    host.save(Slot::Settings.key(), json!({ "language": "vi" })).await.unwrap();
    host.save(draft(), json!({ "name": "ci" })).await.unwrap();
    host.read_ahead(vec![Slot::Settings.key(), draft()]).await;
    host.read_ahead(vec![journal()]).await;
    assert_eq!(load(&host, Slot::Settings.key()).await, Some(json!({ "language": "vi" })));
    assert_eq!(load(&host, draft()).await, Some(json!({ "name": "ci" })));
    assert_eq!(load(&host, journal()).await, None);
    assert_eq!(reads(), 4, "two times two areas, and what was read first is still at hand");
    assert_eq!(load(&host, Slot::Presets.key()).await, None);
    assert_eq!(reads(), 5, "what was not read ahead is read");
}

#[wasm_bindgen_test]
async fn after_a_write_a_lock_or_a_word_everything_is_read_anew() {
    let host = host();
    host.read_ahead(vec![draft()]).await;
    host.save(Slot::Settings.key(), json!({})).await.unwrap();
    load(&host, draft()).await;
    assert_eq!(reads(), 2 + 1, "after a write");
    host.read_ahead(vec![draft()]).await;
    host.remove(Slot::Settings.key()).await.unwrap();
    load(&host, draft()).await;
    assert_eq!(reads(), 3 + 2 + 1, "after a removal");
    host.read_ahead(vec![draft()]).await;
    let held = host.try_lock(Lock::Create).await.unwrap();
    assert!(held.is_some());
    load(&host, draft()).await;
    assert_eq!(reads(), 6 + 2 + 1, "behind a lock");
    host.read_ahead(vec![draft()]).await;
    host.forget_ahead();
    load(&host, draft()).await;
    assert_eq!(reads(), 9 + 2 + 1, "after the word");
}

#[wasm_bindgen_test]
async fn a_storage_that_fails_says_why() {
    let host = host();
    js_sys::eval("browser.storage.local.isFull = true").unwrap();
    let error = host.save(journal(), json!({})).await.unwrap_err();
    assert!(error.message.contains("quota exceeded"), "{error}");
}

#[wasm_bindgen_test]
async fn where_no_organisation_can_set_anything_nothing_is_set() {
    assert_eq!(host().managed().await, None);
}
