//! Moves the focus within the app.

use leptos::task::tick;
use wasm_bindgen::JsCast as _;

use super::context::Ctx;

/// Puts the focus on the first element that `selector` finds.
pub(super) fn focus(ctx: Ctx, selector: &str) {
    let found = ctx
        .root()
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|control| control.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(control) = found {
        // A control that cannot be focused still shows its error.
        drop(control.focus());
    }
}

/// As [`focus`], once the page shows what has just changed.
pub(super) fn focus_soon(ctx: Ctx, selector: &'static str) {
    ctx.spawn(async move {
        tick().await;
        focus(ctx, selector);
    });
}
