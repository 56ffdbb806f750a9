//! A button that copies, and says whether it did. A copied secret is cleared from the clipboard after a while.
//!
//! What the clipboard holds by then cannot be read without a further permission, so whatever it is goes. Firefox lets a
//! page write only on a press, and no page may while it is in the background: then the next press clears.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen_futures::JsFuture;

use super::context::Ctx;
use super::control::note;
use super::part::{OnPress, block, button};
use crate::js;
use crate::text::{Text, fill};

/// The secret that was copied last, and whether its time in the clipboard is over.
#[derive(Default)]
pub(super) struct Copied {
    /// Tells it from those before, whose time no longer counts.
    turn: Cell<u32>,
    is_there: Cell<bool>,
    is_due: Cell<bool>,
}

impl Copied {
    fn next(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.is_there.set(true);
        self.turn.get()
    }

    /// Whether the time of this one is over, and no other has taken its place.
    fn is_over(&self, turn: u32) -> bool {
        let is_over = self.turn.get() == turn;
        self.is_due.set(is_over || self.is_due());
        is_over
    }

    fn is_gone(&self) {
        self.is_due.set(false);
        self.is_there.set(false);
    }

    pub(super) fn is_due(&self) -> bool {
        self.is_due.get()
    }

    /// The timer is gone with the account it was started for: the next press clears.
    pub(super) fn lose_timer(&self) {
        self.is_due.set(self.is_there.get());
    }
}

/// As [`copy_text_button`], for a secret: the clipboard is emptied after the chosen time, if the app still stands.
pub(super) fn copy_button(
    ctx: Ctx,
    label: Text,
    class: &'static str,
    action: &'static str,
    text: Rc<dyn Fn() -> String>,
    on_copied: OnPress,
) -> AnyView {
    copying(ctx, (label, class, action), text, true, on_copied)
}

/// `text` is asked for only when the button is pressed, so that no secret waits in the page.
pub(super) fn copy_text_button(
    ctx: Ctx,
    label: Text,
    class: &'static str,
    action: &'static str,
    text: Rc<dyn Fn() -> String>,
) -> AnyView {
    copying(ctx, (label, class, action), text, false, Rc::new(|| {}))
}

fn copying(
    ctx: Ctx,
    (label, class, action): (Text, &'static str, &'static str),
    text: Rc<dyn Fn() -> String>,
    is_secret: bool,
    on_copied: OnPress,
) -> AnyView {
    let said = RwSignal::new(String::new());
    let copy = Rc::new(move || {
        let (text, on_copied) = (text(), Rc::clone(&on_copied));
        ctx.spawn(async move {
            if copy_text(ctx, &text, said, is_secret).await {
                on_copied();
            }
        });
    });
    block("copy", vec![button(class, action, ctx.t(label), copy), note("copied", said.into())])
}

/// Copies a text and says so, or why not. Whether it was copied.
pub(super) async fn copy_text(
    ctx: Ctx,
    text: &str,
    said: RwSignal<String>,
    is_secret: bool,
) -> bool {
    let seconds = ctx.settings().clear_clipboard_seconds;
    let is_copied = write_to_clipboard(text).await;
    let told = if !is_copied {
        ctx.t(Text::COPY_FAILED).to_owned()
    } else if is_secret && seconds > 0 {
        ctx.spawn(clear_after(ctx, seconds, said));
        fill(ctx.t(Text::COPIED_CLEARS), &[("seconds", &seconds.to_string())])
    } else {
        ctx.t(Text::COPIED).to_owned()
    };
    // The screen with the button may be gone by now.
    let _is_shown = said.try_set(told);
    is_copied
}

/// Empties the clipboard, unless another secret was copied in the meantime: that one has its own time.
async fn clear_after(ctx: Ctx, seconds: u32, said: RwSignal<String>) {
    let turn = ctx.inner().copied.next();
    TimeoutFuture::new(seconds.saturating_mul(1000)).await;
    if !ctx.inner().copied.is_over(turn) {
        return;
    }
    clear_if_due(ctx).await;
    // The screen with the button may be gone by now.
    drop(said.try_set(ctx.t(Text::CLIPBOARD_CLEARED).to_owned()));
}

/// Empties the clipboard if its time has come; if the browser refuses now, the next press tries again.
pub(super) async fn clear_if_due(ctx: Ctx) {
    if ctx.inner().copied.is_due() && write_to_clipboard("").await {
        ctx.inner().copied.is_gone();
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
