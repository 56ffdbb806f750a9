//! Hands the person a file that is made here and goes nowhere else.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// The address of a file in memory; let go of when dropped, so that a secret in it does not stay.
struct Address(String);

impl Drop for Address {
    fn drop(&mut self) {
        // An address that is already gone is what is wanted.
        drop(Url::revoke_object_url(&self.0));
    }
}

/// Saves `text` as a file called `name`. False when the browser would not.
pub(super) fn download(name: &str, media_type: &str, text: &str) -> bool {
    try_download(name, media_type, text).is_ok()
}

fn try_download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Address(Url::create_object_url_with_blob(&blob)?);
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let link: HtmlElement = document.create_element("a")?.unchecked_into();
    link.set_attribute("href", &address.0)?;
    link.set_attribute("download", name)?;
    // The browser takes the file's bytes at the click, so the address may go right after it.
    link.click();
    Ok(())
}
