//! Choosing a file: the browser's own control, or in the popup, which the file dialog closes in Firefox, the way to a tab.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::context::{Ctx, Place};
use super::control::{OnText, Row, invalid, none};
use crate::domain::text_encoding::{self, Problem};
use crate::js;
use crate::text::{Text, encoding_problem_text};

/// A thousand rows or presets take far less; more would stall the page.
const MAX_FILE_BYTES: u32 = 5_000_000;

/// A row for a file of one kind; `on_text` is handed what is in it.
pub(super) fn file_row(
    ctx: Ctx,
    name: &'static str,
    label: Text,
    accept: &'static str,
    on_text: OnText,
) -> AnyView {
    let label = ctx.t(label);
    let error = RwSignal::new(String::new());
    let row = |hint| Row { name, label, hint, error: error.into(), warning: none() };
    if ctx.place == Place::Popup {
        return row(ctx.t(Text::FILE_IN_TAB)).around("field", tab_link(ctx, Some(name)));
    }
    let pick = move |event: web_sys::Event| {
        let Some(bytes) = js::picked_bytes(&event, MAX_FILE_BYTES) else { return };
        let on_text = Rc::clone(&on_text);
        ctx.spawn_on_screen(async move {
            match JsFuture::from(bytes).await {
                Ok(bytes) => match text_of(&bytes) {
                    Ok(text) => {
                        error.set(String::new());
                        on_text(text);
                    }
                    // What stood there stays when there is nothing to take its place.
                    Err(problem) => error.set(encoding_problem_text(problem, ctx.lang())),
                },
                Err(_unread) => error.set(ctx.t(Text::FILE_UNREADABLE).to_owned()),
            }
        });
    };
    let input = view! {
        <input
            id=name
            name=name
            type="file"
            accept=accept
            on:change=pick
            aria-describedby=format!("{name}-error {name}-hint")
            aria-invalid=move || invalid(error.into())
        />
    };
    row("").around("field", input.into_any())
}

/// The text of a file, in the encoding that its bytes show.
fn text_of(bytes: &JsValue) -> Result<String, Problem> {
    let mut bytes = js_sys::Uint8Array::new(bytes).to_vec();
    let encoding = text_encoding::detect(&bytes)?;
    js::decode(&mut bytes, encoding.label()).ok_or(Problem::Undecodable(encoding))
}

/// Opens the app in a tab.
pub(super) fn tab_link(ctx: Ctx, id: Option<&'static str>) -> AnyView {
    view! {
        <a class="quiet" id=id href="index.html?view=tab" target="_blank" data-action="open-tab">
            {ctx.t(Text::OPEN_IN_TAB)}
        </a>
    }
    .into_any()
}
