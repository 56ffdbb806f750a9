//! Which servers the browser lets the extension reach.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::ExtensionHost;
use crate::domain::base_url::BaseUrl;
use crate::js;

impl ExtensionHost {
    /// Calls `permissions.<method>({ origins })`, or without an argument where there are none.
    pub(super) fn permission(&self, method: &str, origins: &[String]) -> Result<Promise, JsValue> {
        let missing = || JsValue::from_str("the browser has no permissions to ask for");
        let permissions = js::get(&self.api, "permissions").ok_or_else(missing)?;
        let method: Function = js::get(&permissions, method).ok_or_else(missing)?.unchecked_into();
        if origins.is_empty() {
            return Ok(method.call0(&permissions)?.unchecked_into());
        }
        let wanted = Object::new();
        let origins: Array = origins.iter().map(|origin| JsValue::from_str(origin)).collect();
        Reflect::set(&wanted, &"origins".into(), &origins)?;
        Ok(method.call1(&permissions, &wanted)?.unchecked_into())
    }

    /// Whether the browser says that it does not let requests go to `server`.
    pub(super) async fn is_withdrawn(&self, server: &BaseUrl) -> bool {
        let Ok(asked) = self.permission("contains", &[server.host_pattern()]) else { return false };
        JsFuture::from(asked).await.is_ok_and(|is_allowed| is_allowed == JsValue::FALSE)
    }
}
