//! A button that copies, and says whether it did.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen_futures::JsFuture;

use super::context::Ctx;
use super::control::note;
use super::part::{block, button};
use crate::js;
use crate::text::Text;

/// `text` is asked for only when the button is pressed, so that no secret waits in the page.
pub(super) fn copy_button(
    ctx: Ctx,
    label: Text,
    class: &'static str,
    action: &'static str,
    text: Rc<dyn Fn() -> String>,
) -> AnyView {
    let said = RwSignal::new(String::new());
    let copy = Rc::new(move || {
        let text = text();
        ctx.spawn(async move {
            let result =
                if write_to_clipboard(&text).await { Text::COPIED } else { Text::COPY_FAILED };
            said.set(ctx.t(result).to_owned());
        });
    });
    block("copy", vec![button(class, action, ctx.t(label), copy), note("copied", said.into())])
}

/// A page outside a secure context has no clipboard.
async fn write_to_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    if js::get(&navigator, "clipboard").is_none() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
