//! A button that copies, and says whether it did.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::context::Ctx;
use crate::text::Text;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Idle,
    Copied,
    Refused,
}

#[component]
pub(super) fn CopyButton(
    ctx: Ctx,
    label: Text,
    action: &'static str,
    /// Asked for only when the button is pressed, so that no secret waits in the page.
    text: impl Fn() -> String + 'static,
) -> impl IntoView {
    let state = RwSignal::new(State::Idle);
    let copy = move |_| {
        let text = text();
        spawn_local(async move {
            state.set(if write_to_clipboard(&text).await { State::Copied } else { State::Refused });
        });
    };
    let said = move || match state.get() {
        State::Idle => "",
        State::Copied => Text::Copied.in_lang(ctx.lang.get()),
        State::Refused => Text::CopyFailed.in_lang(ctx.lang.get()),
    };
    view! {
        <button type="button" class=("primary", action == "copy") data-action=action on:click=copy>
            {ctx.t(label)}
        </button>
        <span class=("said", true) role="status" data-part=format!("{action}-said")>{said}</span>
    }
}

async fn write_to_clipboard(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
