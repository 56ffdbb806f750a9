//! A listener of the extension's storage.

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::host::{OnStorageChange, StorageChange, StorageKey};
use crate::js;

/// A listener of `storage.onChanged`, taken off again when dropped.
pub(super) struct Listening {
    event: JsValue,
    heard: Closure<dyn FnMut(JsValue, JsValue)>,
}

impl Listening {
    pub(super) fn begin(storage: &JsValue, on_change: OnStorageChange) -> Option<Self> {
        let heard = Closure::new(move |changes: JsValue, area: JsValue| {
            if area.as_string().as_deref() == Some("managed") {
                return on_change(StorageChange::Managed);
            }
            let names = Reflect::own_keys(&changes).unwrap_or_default();
            let names = names.iter().filter_map(|name| name.as_string());
            names
                .filter_map(|name| StorageKey::parse(&name))
                .for_each(|key| on_change(StorageChange::Stored(key)));
        });
        let listening = Self { event: js::get(storage, "onChanged")?, heard };
        listening.call("addListener")?;
        Some(listening)
    }

    fn call(&self, method: &str) -> Option<()> {
        let method: Function = js::get(&self.event, method)?.unchecked_into();
        method.call1(&self.event, self.heard.as_ref()).ok().map(drop)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        // An event that refuses would call a closure that is gone, which the glue turns into an error in the console.
        let _is_off = self.call("removeListener");
    }
}
