//! An ordinary page's host: the access token stays in memory, everything else in the page's own storage.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;
use wasm_bindgen::JsValue;

use super::{Area, Guard, Host, LocalFuture, Lock, LockError, SendError, Slot, StoreError, web};
use crate::api::{Request, Response};
use crate::js::{self, JsFailure};

/// Requests obey the page's CORS. A token is never written where other scripts of the page's origin could read it later.
#[derive(Default)]
pub struct PageHost {
    in_memory: RefCell<BTreeMap<&'static str, Value>>,
}

/// Web storage has one name space for all scripts of an origin.
fn stored_name(slot: Slot) -> String {
    format!("comet-keys.{}", slot.name())
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
        if slot.may_hold_token() {
            return Ok(self.in_memory.borrow().get(slot.name()).cloned());
        }
        let text =
            storage(slot.area())?.get_item(&stored_name(slot)).map_err(|thrown| failed(&thrown))?;
        // A value that is no JSON is handed on as text, for the reader to set aside.
        Ok(text.map(|text| serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }

    fn save_now(&self, slot: Slot, value: Value) -> Result<(), StoreError> {
        if slot.may_hold_token() {
            self.in_memory.borrow_mut().insert(slot.name(), value);
            return Ok(());
        }
        storage(slot.area())?
            .set_item(&stored_name(slot), &value.to_string())
            .map_err(|thrown| failed(&thrown))
    }

    fn remove_now(&self, slot: Slot) -> Result<(), StoreError> {
        self.in_memory.borrow_mut().remove(slot.name());
        storage(slot.area())?.remove_item(&stored_name(slot)).map_err(|thrown| failed(&thrown))
    }
}

impl Host for PageHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>> {
        Box::pin(web::send(request))
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
