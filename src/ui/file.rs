//! Choosing a file: the browser's own control, or in the popup, which the file dialog closes in Firefox, the way to a tab.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen_futures::JsFuture;

use super::context::{Ctx, Place};
use super::control::{OnText, Row, invalid, none};
use crate::js;
use crate::text::Text;

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
        let Some(text) = js::picked_text(&event, MAX_FILE_BYTES) else { return };
        let on_text = Rc::clone(&on_text);
        ctx.spawn(async move {
            let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
            let told = if text.is_some() { "" } else { ctx.t(Text::FILE_UNREADABLE) };
            error.set(told.to_owned());
            // What stood there stays when there is nothing to take its place.
            if let Some(text) = text {
                on_text(text);
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

/// Opens the app in a tab.
pub(super) fn tab_link(ctx: Ctx, id: Option<&'static str>) -> AnyView {
    view! {
        <a class="quiet" id=id href="index.html?view=tab" target="_blank" data-action="open-tab">
            {ctx.t(Text::OPEN_IN_TAB)}
        </a>
    }
    .into_any()
}
