//! The extension's host: the only file that names `chrome` or `browser`.

mod ahead;
mod listening;
mod permissions;

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::Serialize as _;
use serde_json::Value;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use ahead::Ahead;
use listening::Listening;

use super::crypto::Crypto;
use super::web_crypto::WebCrypto;
use super::{
    Area, Browser, Clock, Guard, LocalFuture, Lock, LockError, Locks, Network, OnStorageChange,
    SendError, ServerClocks, Storage, StorageKey, StoreError, World, web,
};
use crate::api::{Request, Response};
use crate::domain::base_url::BaseUrl;
use crate::js::{self, JsFailure};

/// Requests go straight to the server (host permission, no CORS); values live in extension storage.
pub struct ExtensionHost {
    api: JsValue,
    storage: JsValue,
    ahead: RefCell<Vec<Ahead>>,
    server_clocks: ServerClocks,
}

impl ExtensionHost {
    /// `None` on an ordinary page.
    pub fn detect() -> Option<Self> {
        let global = js_sys::global();
        let api = js::get(&global, "browser")
            .filter(|api| js::get(api, "runtime").is_some())
            .or_else(|| js::get(&global, "chrome"))?;
        let storage = js::get(&api, "storage")?;
        js::get(&storage, "local")?;
        let host = Self {
            api,
            storage,
            ahead: RefCell::default(),
            server_clocks: ServerClocks::default(),
        };
        host.keep_from_content_scripts();
        Some(host)
    }

    /// `storage.local` is open to content scripts by default; Chrome can close it, Firefox (153) cannot.
    fn keep_from_content_scripts(&self) {
        let Some(local) = js::get(&self.storage, "local") else { return };
        let Some(set) = js::get(&local, "setAccessLevel") else { return };
        let options = Object::new();
        let wanted = "TRUSTED_CONTEXTS".into();
        if Reflect::set(&options, &"accessLevel".into(), &wanted).is_ok() {
            // This extension has no content scripts, so a refusal here opens nothing.
            drop(set.unchecked_into::<Function>().call1(&local, &options));
        }
    }

    /// Calls `<namespace>.<method>(…first, { <name>: <value> })` and waits for nothing. `None` where there is no such method,
    /// or it throws.
    fn tell(
        &self,
        [namespace, method]: [&str; 2],
        first: &[JsValue],
        (name, value): (&str, JsValue),
    ) -> Option<()> {
        let namespace = js::get(&self.api, namespace)?;
        let method: Function = js::get(&namespace, method)?.unchecked_into();
        let options = Object::new();
        Reflect::set(&options, &name.into(), &value).ok()?;
        let arguments: Array = first.iter().collect();
        arguments.push(&options);
        method.apply(&namespace, &arguments).ok().map(drop)
    }

    /// Begins `storage.<area>.<method>(argument)`.
    fn begin(&self, area: &str, method: &str, argument: &JsValue) -> Result<Promise, JsValue> {
        let missing = || JsValue::from_str("the browser has no such storage area");
        let area = js::get(&self.storage, area).ok_or_else(missing)?;
        let method: Function = js::get(&area, method).ok_or_else(missing)?.unchecked_into();
        Ok(method.call1(&area, argument)?.unchecked_into())
    }

    /// Calls `storage.<area>.<method>(argument)`.
    async fn call(&self, area: Area, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
        JsFuture::from(self.begin(area.name(), method, argument)?).await
    }

    /// Calls `storage.<area>.get` for all `keys` of the area.
    fn begin_get(&self, area: Area, keys: &[StorageKey]) -> Result<Promise, JsValue> {
        let names =
            keys.iter().filter(|key| key.area() == area).map(|key| JsValue::from_str(&key.name()));
        self.begin(area.name(), "get", &names.collect::<Array>())
    }

    /// Both areas are asked before the first has answered.
    async fn read_all(&self, keys: Vec<StorageKey>) -> Result<Ahead, JsValue> {
        let local = self.begin_get(Area::Local, &keys)?;
        let session = self.begin_get(Area::Session, &keys)?;
        let (local, session) = (JsFuture::from(local).await?, JsFuture::from(session).await?);
        Ok(Ahead { keys, local, session })
    }
}

fn failed(thrown: &JsValue) -> StoreError {
    StoreError { message: JsFailure::from(thrown.clone()).message }
}

impl Network for ExtensionHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>> {
        Box::pin(async move {
            let server = BaseUrl::parse(&request.url);
            let sent = web::send(request, web_sys::RequestCredentials::Omit).await;
            match (&sent, server) {
                (Err(SendError::Network), Ok(server)) if self.is_withdrawn(&server).await => {
                    Err(SendError::NotAllowed)
                }
                _ => sent,
            }
        })
    }
}

impl Clock for ExtensionHost {
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

impl Storage for ExtensionHost {
    fn read_ahead(&self, keys: Vec<StorageKey>) -> LocalFuture<'_, ()> {
        Box::pin(async move {
            // What cannot be read ahead is read one by one, and a failure is told there.
            let ahead = self.read_all(keys).await.ok();
            self.ahead.borrow_mut().extend(ahead);
        })
    }

    fn forget_ahead(&self) {
        self.ahead.take();
    }

    fn load(&self, key: StorageKey) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        Box::pin(async move {
            let name = key.name();
            let ahead = self.ahead.borrow().iter().find_map(|ahead| ahead.found(&key).cloned());
            let found = if let Some(found) = ahead {
                found
            } else {
                let found = self.call(key.area(), "get", &name.as_str().into()).await;
                found.map_err(|thrown| failed(&thrown))?
            };
            let Some(value) = js::get(&found, &name) else { return Ok(None) };
            let value = serde_wasm_bindgen::from_value(value);
            value.map(Some).map_err(|error| failed(&error.into()))
        })
    }

    fn save(&self, key: StorageKey, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.forget_ahead();
            // Chrome stores an ES `Map` as `{}`, so objects must be plain.
            let serializer = serde_wasm_bindgen::Serializer::json_compatible();
            let value = value.serialize(&serializer).map_err(|error| failed(&error.into()))?;
            let entry = Object::new();
            Reflect::set(&entry, &key.name().into(), &value).map_err(|thrown| failed(&thrown))?;
            let saved = self.call(key.area(), "set", &entry).await;
            saved.map(drop).map_err(|thrown| failed(&thrown))
        })
    }

    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.forget_ahead();
            let removed = self.call(key.area(), "remove", &key.name().into()).await;
            removed.map(drop).map_err(|thrown| failed(&thrown))
        })
    }

    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>> {
        Box::pin(async move {
            let all = self.call(area, "get", &JsValue::NULL).await;
            let all = all.map_err(|thrown| failed(&thrown))?;
            let names = Reflect::own_keys(&all).map_err(|thrown| failed(&thrown))?;
            let names = names.iter().filter_map(|name| name.as_string());
            Ok(names.filter_map(|name| StorageKey::parse(&name)).collect())
        })
    }
}

impl Locks for ExtensionHost {
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        // What stands behind a lock is read behind it.
        self.forget_ahead();
        Box::pin(web::try_lock(lock))
    }

    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        self.forget_ahead();
        Box::pin(web::lock_within(lock, wait_millis))
    }
}

impl Browser for ExtensionHost {
    fn on_storage_change(&self, on_change: OnStorageChange) -> Option<Guard> {
        Listening::begin(&self.storage, on_change).map(Guard::new)
    }

    fn can_reach(&self, server: &BaseUrl) -> bool {
        !server.is_other_loopback()
    }

    fn allow_server(&self, server: &BaseUrl) -> LocalFuture<'static, bool> {
        // Asked here and not in the future: Firefox listens only while it handles the press itself.
        let asked = self.permission("request", &[server.host_pattern()]);
        let is_default = server.is_default();
        Box::pin(async move {
            let answer = match asked {
                Ok(promise) => JsFuture::from(promise).await,
                Err(thrown) => Err(thrown),
            };
            // The default server is allowed from the start; a browser that does not care to be asked says so by throwing.
            answer.map_or(is_default, |is_granted| is_granted.is_truthy())
        })
    }

    fn keep_servers(&self, servers: Vec<BaseUrl>) -> LocalFuture<'_, ()> {
        Box::pin(async move {
            let kept: Vec<String> = servers.iter().map(BaseUrl::host_pattern).collect();
            let kept_always = BaseUrl::default().host_pattern();
            let Ok(asked) = self.permission("getAll", &[]) else { return };
            let Ok(all) = JsFuture::from(asked).await else { return };
            let origins = js::get(&all, "origins").map(|origins| Array::from(&origins));
            for origin in origins.iter().flat_map(Array::iter).filter_map(|one| one.as_string()) {
                if origin != kept_always
                    && !kept.contains(&origin)
                    && let Ok(removing) = self.permission("remove", &[origin])
                {
                    // One that cannot be given back was not given by the person.
                    drop(JsFuture::from(removing).await);
                }
            }
        })
    }

    fn managed(&self) -> LocalFuture<'_, Option<Value>> {
        Box::pin(async move {
            let promise = self.begin("managed", "get", &JsValue::NULL).ok()?;
            // Firefox rejects where no organisation has set anything.
            let found = JsFuture::from(promise).await.ok()?;
            serde_wasm_bindgen::from_value(found).ok()
        })
    }

    fn show_badge(&self, count: usize) {
        let text = if count == 0 { String::new() } else { count.to_string() };
        // A convenience: a browser without a toolbar button has nowhere to show it.
        let _is_shown = self.tell(["action", "setBadgeText"], &[], ("text", text.into()));
    }

    #[expect(clippy::cast_precision_loss, reason = "a moment in milliseconds, far below 2^53")]
    fn wake_worker_at(&self, millis: i64) {
        let when = JsValue::from_f64(millis as f64);
        // Without an alarm the app still locks at its next opening, before anything is shown.
        let _is_set = self.tell(["alarms", "create"], &["lock".into()], ("when", when));
    }
}

impl World for ExtensionHost {
    fn crypto(&self) -> Option<&dyn Crypto> {
        Some(&WebCrypto)
    }
}
