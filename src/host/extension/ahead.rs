//! Values that were read before they were asked for.

use wasm_bindgen::JsValue;

use crate::host::{Area, StorageKey};

/// What was read at once while the app opens: a dozen reads after each other are felt.
pub(super) struct Ahead {
    pub(super) keys: Vec<StorageKey>,
    pub(super) local: JsValue,
    pub(super) session: JsValue,
}

impl Ahead {
    /// What stood under `key`, if it was among those read.
    pub(super) fn found(&self, key: &StorageKey) -> Option<&JsValue> {
        self.keys.contains(key).then_some(match key.area() {
            Area::Local => &self.local,
            Area::Session => &self.session,
        })
    }
}
