//! A button that copies, and says whether it did. A copied secret is cleared from the clipboard after a while.
//!
//! What the clipboard holds by then cannot be read without a further permission, so whatever it is goes. Firefox lets a
//! page write only on a press, and no page may while it is in the background: then the next press clears.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen_futures::JsFuture;

use super::context::Ctx;
use super::control::note;
use super::part::{block, button};
use crate::js;
use crate::text::{Text, fill};

/// As [`copy_text_button`], for a secret: the clipboard is emptied after the chosen time, if the app still stands.
pub(super) fn copy_button(
    ctx: Ctx,
    label: Text,
    class: &'static str,
    action: &'static str,
    text: Rc<dyn Fn() -> String>,
) -> AnyView {
    copying(ctx, (label, class, action), text, true)
}

/// `text` is asked for only when the button is pressed, so that no secret waits in the page.
pub(super) fn copy_text_button(
    ctx: Ctx,
    label: Text,
    class: &'static str,
    action: &'static str,
    text: Rc<dyn Fn() -> String>,
) -> AnyView {
    copying(ctx, (label, class, action), text, false)
}

fn copying(
    ctx: Ctx,
    (label, class, action): (Text, &'static str, &'static str),
    text: Rc<dyn Fn() -> String>,
    is_secret: bool,
) -> AnyView {
    let said = RwSignal::new(String::new());
    let copy = Rc::new(move || {
        let text = text();
        ctx.spawn(async move {
            let seconds = ctx.settings().clear_clipboard_seconds;
            if !write_to_clipboard(&text).await {
                said.set(ctx.t(Text::COPY_FAILED).to_owned());
            } else if is_secret && seconds > 0 {
                let told = fill(ctx.t(Text::COPIED_CLEARS), &[("seconds", &seconds.to_string())]);
                said.set(told);
                clear_after(ctx, seconds, said).await;
            } else {
                said.set(ctx.t(Text::COPIED).to_owned());
            }
        });
    });
    block("copy", vec![button(class, action, ctx.t(label), copy), note("copied", said.into())])
}

/// Empties the clipboard, unless another secret was copied in the meantime: that one has its own time.
async fn clear_after(ctx: Ctx, seconds: u32, said: RwSignal<String>) {
    let turn = ctx.next_copy();
    TimeoutFuture::new(seconds.saturating_mul(1000)).await;
    if !ctx.is_last_copy(turn) {
        return;
    }
    ctx.set_clearing_due(true);
    clear_if_due(ctx).await;
    // The screen with the button may be gone by now.
    drop(said.try_set(ctx.t(Text::CLIPBOARD_CLEARED).to_owned()));
}

/// Empties the clipboard if its time has come; if the browser refuses now, the next press tries again.
pub(super) async fn clear_if_due(ctx: Ctx) {
    if ctx.is_clearing_due() && write_to_clipboard("").await {
        ctx.set_clearing_due(false);
    }
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
