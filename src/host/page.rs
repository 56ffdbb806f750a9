//! An ordinary page's host: the access token stays in memory, everything else in the page's own storage.
//! Elements in somebody else's page have one each.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::RequestCredentials;

use super::crypto::Crypto;
use super::transport::Transport;
use super::{
    AccountSlot, Area, Browser, Clock, Guard, LocalFuture, Lock, LockError, Locks, Network,
    OnStorageChange, SendError, ServerClocks, Storage, StorageKey, StoreError, World, web,
};
use crate::api::{Request, Response};
use crate::domain::base_url::BaseUrl;
use crate::js::{self, JsFailure};

/// Web storage has one name space for all scripts of an origin.
const PREFIX: &str = "comet-keys.";

/// Requests obey the page's CORS. A token is never written where other scripts of the page's origin could read it later.
#[derive(Default)]
pub struct PageHost {
    in_memory: RefCell<BTreeMap<StorageKey, Value>>,
    server_clocks: ServerClocks,
    way: Way,
    /// The server that an element asks; none for the app page.
    server: Option<String>,
}

/// How requests leave the page.
#[derive(Default)]
pub enum Way {
    /// By the browser, with a token and without cookies.
    #[default]
    WithToken,
    /// By the browser, with the cookies by which the page's own server knows the person.
    WithCookies,
    /// By a function of the page's own.
    ByPage(Transport),
}

impl PageHost {
    /// The host of one element that asks `server`. Elements that ask the same one share their journal.
    pub fn for_element(way: Way, server: &str) -> Self {
        Self { way, server: Some(server.to_owned()), ..Self::default() }
    }

    fn stored_name(&self, key: &StorageKey) -> String {
        format!("{PREFIX}{}{}", key.name(), self.suffix())
    }

    /// What stands behind the key, so that elements which ask other servers have values of their own.
    fn suffix(&self) -> String {
        self.server.as_ref().map(|server| format!("@{server}")).unwrap_or_default()
    }

    /// Secrets, an element's half-filled form, which its neighbors must not find in theirs, and the names of new keys, which
    /// other scripts of the page need not read for as long as its storage lives.
    fn is_in_memory(&self, key: &StorageKey) -> bool {
        let is_draft = matches!(key, StorageKey::Of(_, AccountSlot::Draft(_)));
        let is_new_keys = matches!(key, StorageKey::Of(_, AccountSlot::NewKeys));
        key.may_hold_token() || is_new_keys || (is_draft && self.server.is_some())
    }
}

fn storage(area: Area) -> Result<web_sys::Storage, StoreError> {
    let none = || StoreError { message: "this page has no storage".to_owned() };
    let window = web_sys::window().ok_or_else(none)?;
    let storage = match area {
        Area::Local => window.local_storage(),
        Area::Session => window.session_storage(),
    };
    storage.map_err(|thrown| failed(&thrown))?.ok_or_else(none)
}

fn failed(thrown: &JsValue) -> StoreError {
    StoreError { message: JsFailure::from(thrown.clone()).message }
}

impl PageHost {
    fn load_now(&self, key: &StorageKey) -> Result<Option<Value>, StoreError> {
        if self.is_in_memory(key) {
            return Ok(self.in_memory.borrow().get(key).cloned());
        }
        let text = storage(key.area())?.get_item(&self.stored_name(key));
        let text = text.map_err(|thrown| failed(&thrown))?;
        // A value that is no JSON is handed on as text, for the reader to set aside.
        Ok(text.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }

    fn save_now(&self, key: StorageKey, value: Value) -> Result<(), StoreError> {
        if self.is_in_memory(&key) {
            self.in_memory.borrow_mut().insert(key, value);
            return Ok(());
        }
        storage(key.area())?
            .set_item(&self.stored_name(&key), &value.to_string())
            .map_err(|thrown| failed(&thrown))
    }

    fn remove_now(&self, key: &StorageKey) -> Result<(), StoreError> {
        self.in_memory.borrow_mut().remove(key);
        storage(key.area())?.remove_item(&self.stored_name(key)).map_err(|thrown| failed(&thrown))
    }

    fn keys_now(&self, area: Area) -> Result<Vec<StorageKey>, StoreError> {
        let in_memory = self.in_memory.borrow();
        let mut keys: Vec<StorageKey> =
            in_memory.keys().filter(|key| key.area() == area).cloned().collect();
        let (storage, suffix) = (storage(area)?, self.suffix());
        for at in 0..storage.length().map_err(|thrown| failed(&thrown))? {
            let name = storage.key(at).map_err(|thrown| failed(&thrown))?;
            let name = name.as_deref().and_then(|name| name.strip_prefix(PREFIX));
            keys.extend(name.and_then(|name| StorageKey::parse(name.strip_suffix(&suffix)?)));
        }
        Ok(keys)
    }
}

impl Network for PageHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>> {
        match &self.way {
            Way::WithToken => Box::pin(web::send(request, RequestCredentials::Omit)),
            Way::WithCookies => Box::pin(web::send(request, RequestCredentials::SameOrigin)),
            Way::ByPage(transport) => Box::pin(transport.send(request)),
        }
    }
}

impl Clock for PageHost {
    fn now_millis(&self) -> i64 {
        js::now_millis()
    }

    fn server_clocks(&self) -> &ServerClocks {
        &self.server_clocks
    }

    fn jitter_millis(&self, below: u32) -> u32 {
        web::jitter_millis(below)
    }

    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()> {
        Box::pin(web::sleep(millis))
    }
}

impl Storage for PageHost {
    fn read_ahead(&self, _keys: Vec<StorageKey>) -> LocalFuture<'_, ()> {
        // Nothing is slow to read here.
        Box::pin(std::future::ready(()))
    }

    fn forget_ahead(&self) {}

    fn load(&self, key: StorageKey) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        Box::pin(async move { self.load_now(&key) })
    }

    fn save(&self, key: StorageKey, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move { self.save_now(key, value) })
    }

    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move { self.remove_now(&key) })
    }

    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>> {
        Box::pin(async move { self.keys_now(area) })
    }
}

impl Locks for PageHost {
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(web::try_lock(lock))
    }

    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(web::lock_within(lock, wait_millis))
    }
}

impl Browser for PageHost {
    fn on_storage_change(&self, _on_change: OnStorageChange) -> Option<Guard> {
        None
    }

    fn can_reach(&self, _server: &BaseUrl) -> bool {
        true
    }

    fn allow_server(&self, _server: &BaseUrl) -> LocalFuture<'static, bool> {
        Box::pin(std::future::ready(true))
    }

    fn keep_servers(&self, _servers: Vec<BaseUrl>) -> LocalFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn managed(&self) -> LocalFuture<'_, Option<Value>> {
        Box::pin(std::future::ready(None))
    }

    fn show_badge(&self, _count: usize) {}

    fn wake_worker_at(&self, _millis: i64) {}
}

impl World for PageHost {
    fn crypto(&self) -> Option<&dyn Crypto> {
        None
    }
}
