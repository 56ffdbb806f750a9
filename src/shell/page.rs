//! The app page: popup, tab and side panel of the extension, and an ordinary page.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::lang::Lang;
use crate::host::World;
use crate::host::extension::ExtensionHost;
use crate::host::page::PageHost;
use crate::js;
use crate::shell::panic::Standing;
use crate::ui::{App, Place};

/// Mounts the app into `#app`. The app stays for as long as the page does.
///
/// # Errors
/// When the page has no `#app`.
#[wasm_bindgen]
pub fn start_page() -> Result<(), wasm_bindgen::JsError> {
    let missing = || wasm_bindgen::JsError::new("the page has no element #app");
    let window = web_sys::window().ok_or_else(missing)?;
    let document = window.document().ok_or_else(missing)?;
    let root = document.get_element_by_id("app").ok_or_else(missing)?;
    let is_popup = window.location().search().is_ok_and(|search| search.contains("view=popup"));
    let (host, place): (Rc<dyn World>, Place) = match ExtensionHost::detect() {
        Some(host) if is_popup => (Rc::new(host), Place::Popup),
        Some(host) => (Rc::new(host), Place::Extension),
        None => (Rc::new(PageHost::default()), Place::Page),
    };
    let tags = js::languages();
    let lang = tags.iter().find_map(|tag| Lang::from_tag(tag)).unwrap_or(Lang::En);
    root.set_class_name(if is_popup { "popup" } else { "" });
    let root: web_sys::HtmlElement = root.dyn_into().map_err(|_other| missing())?;
    Standing::at(&root, lang, None).for_good();
    mount_to(root.clone(), move || view! { <App host root place lang /> }).forget();
    Ok(())
}
