//! An ordinary page's host: the access token stays in memory, everything else in the page's own storage.
//! Elements in somebody else's page have one each.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::RequestCredentials;

use super::transport::Transport;
use super::{
    Area, Guard, Host, LocalFuture, Lock, LockError, SendError, ServerClocks, Slot, StoreError, web,
};
use crate::api::{Request, Response};
use crate::js::{self, JsFailure};

/// Requests obey the page's CORS. A token is never written where other scripts of the page's origin could read it later.
#[derive(Default)]
pub struct PageHost {
    in_memory: RefCell<BTreeMap<&'static str, Value>>,
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

    /// Web storage has one name space for all scripts of an origin.
    fn stored_name(&self, slot: Slot) -> String {
        match &self.server {
            Some(server) => format!("comet-keys.{}@{server}", slot.name()),
            None => format!("comet-keys.{}", slot.name()),
        }
    }

    /// Secrets, and an element's half-filled form, which its neighbors must not find in theirs.
    fn is_in_memory(&self, slot: Slot) -> bool {
        slot.may_hold_token() || (slot == Slot::Draft && self.server.is_some())
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
    fn load_now(&self, slot: Slot) -> Result<Option<Value>, StoreError> {
        if self.is_in_memory(slot) {
            return Ok(self.in_memory.borrow().get(slot.name()).cloned());
        }
        let text = storage(slot.area())?.get_item(&self.stored_name(slot));
        let text = text.map_err(|thrown| failed(&thrown))?;
        // A value that is no JSON is handed on as text, for the reader to set aside.
        Ok(text.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }

    fn save_now(&self, slot: Slot, value: Value) -> Result<(), StoreError> {
        if self.is_in_memory(slot) {
            self.in_memory.borrow_mut().insert(slot.name(), value);
            return Ok(());
        }
        storage(slot.area())?
            .set_item(&self.stored_name(slot), &value.to_string())
            .map_err(|thrown| failed(&thrown))
    }

    fn remove_now(&self, slot: Slot) -> Result<(), StoreError> {
        self.in_memory.borrow_mut().remove(slot.name());
        storage(slot.area())?.remove_item(&self.stored_name(slot)).map_err(|thrown| failed(&thrown))
    }
}

impl Host for PageHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>> {
        match &self.way {
            Way::WithToken => Box::pin(web::send(request, RequestCredentials::Omit)),
            Way::WithCookies => Box::pin(web::send(request, RequestCredentials::SameOrigin)),
            Way::ByPage(transport) => Box::pin(transport.send(request)),
        }
    }

    fn server_clocks(&self) -> &ServerClocks {
        &self.server_clocks
    }

    fn now_millis(&self) -> i64 {
        js::now_millis()
    }

    fn jitter_millis(&self, below: u32) -> u32 {
        web::jitter_millis(below)
    }

    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()> {
        Box::pin(web::sleep(millis))
    }

    fn load(&self, slot: Slot) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        Box::pin(async move { self.load_now(slot) })
    }

    fn save(&self, slot: Slot, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move { self.save_now(slot, value) })
    }

    fn remove(&self, slot: Slot) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move { self.remove_now(slot) })
    }

    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(web::try_lock(lock))
    }
}
