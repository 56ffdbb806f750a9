//! The new key: masked until asked for, copied with one press, with a command that proves it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::context::Ctx;
use super::copy::copy_button;
use super::differences::differences;
use super::evidence::evidence;
use super::failure::failure_lines;
use super::new_keys;
use super::part::{self, OnPress};
use super::repeated;
use super::self_test::{Begin, self_test};
use crate::domain::key::KeyId;
use crate::domain::readable::readable;
use crate::domain::secret::ApiKey;
use crate::domain::snippet;
use crate::flow::{Created, Evidence};
use crate::text::Text;

pub(super) fn created_screen(ctx: Ctx, created: &Created) -> AnyView {
    let (outcome, title, text) = match created.evidence {
        // The person took it in spite of what differs.
        _ if !created.differences.is_empty() => {
            ("different", Text::STORED_CREATED_TITLE, Text::STORED_CREATED)
        }
        Evidence::ServerConfirmed => ("confirmed", Text::CREATED_TITLE, Text::CREATED_CONFIRMED),
        Evidence::FoundByMatch => ("found", Text::CREATED_TITLE, Text::CREATED_FOUND),
    };
    let mut parts = vec![
        part::line("strong", Some("key-name"), readable(&created.record.name)),
        differences(ctx, &created.differences),
    ];
    if let Some(key) = &created.key {
        parts.push(key_parts(ctx, created.record.id, key));
        parts.push(self_test(ctx, created.record.clone(), key.clone(), Begin::AtOnce));
    }
    if let Some(failure) = &created.reveal_failure {
        parts.push(failure_lines(ctx, Some(failure), Some(Text::NO_KEY_YET)));
    }
    parts.extend(repeated::left(ctx, created));
    // A lost answer is worth reading about; a confirmed key needs no explanation first.
    let is_open = RwSignal::new(created.evidence == Evidence::FoundByMatch);
    let proof =
        vec![part::line("", None, ctx.t(text).to_owned()), evidence(ctx, &created.comparison)];
    parts.push(part::fold("proof", ctx.t(Text::EVIDENCE), is_open, proof));
    let another = Rc::new(move || actions::another(ctx));
    parts.push(part::button("", "another", ctx.t(Text::ANOTHER), another));
    part::screen(Some("created"), Some(outcome), ctx.t(title), parts)
}

/// The secret stands in the page only while it is shown.
pub(super) fn key_parts(ctx: Ctx, id: KeyId, key: &ApiKey) -> AnyView {
    key_parts_with(ctx, id, key, Rc::new(|| {}))
}

/// As [`key_parts`], for whom it matters whether the person has taken the key: shown it in full, or copied it.
pub(super) fn key_parts_with(ctx: Ctx, id: KeyId, key: &ApiKey, on_taken: OnPress) -> AnyView {
    let is_shown = RwSignal::new(false);
    part::hide_on_blur(is_shown);
    let base_url = ctx.account().map(|account| account.base_url).unwrap_or_default();
    let secret = StoredValue::new((key.clone(), base_url));
    let whole_key = move || secret.with_value(|(key, _)| key.expose().to_owned());
    let shown_key = Signal::derive(move || {
        if is_shown.get() { whole_key() } else { secret.with_value(|(key, _)| key.masked()) }
    });
    let command =
        move |text: &str| secret.with_value(|(_, base_url)| snippet::curl(base_url, text));
    let shown_command = Signal::derive(move || shown_key.with(|key| command(key)));
    let take_key: Rc<dyn Fn() -> String> = {
        let on_taken = Rc::clone(&on_taken);
        Rc::new(move || {
            on_taken();
            whole_key()
        })
    };
    let whole_command = {
        let take_key = Rc::clone(&take_key);
        Rc::new(move || command(&take_key()))
    };
    let output = view! {
        <div class="field">
            <label for="key">{ctx.t(Text::KEY_LABEL)}</label>
            <output part="key" id="key" name="key" class="secret">
                {move || shown_key.get()}
            </output>
        </div>
    };
    let reveal = view! {
        <button
            type="button"
            part="button"
            data-action="reveal"
            aria-pressed=move || if is_shown.get() { "true" } else { "false" }
            on:click=move |_| {
                on_taken();
                is_shown.update(|shown| *shown = !*shown);
            }
        >
            {move || ctx.t(if is_shown.get() { Text::HIDE } else { Text::REVEAL })}
        </button>
    };
    let is_copied: OnPress = Rc::new(move || new_keys::dismiss(ctx, id));
    let copy = copy_button(ctx, Text::COPY_KEY, "primary", "copy", take_key, is_copied.clone());
    let copy_command = copy_button(ctx, Text::COPY_CURL, "", "copy-curl", whole_command, is_copied);
    let curl = view! {
        <div class="field">
            <span class="label">{ctx.t(Text::TRY_IT)}</span>
            <pre data-part="curl">{move || shown_command.get()}</pre>
        </div>
    };
    let parts = vec![
        output.into_any(),
        part::block("actions", vec![copy, reveal.into_any()]),
        curl.into_any(),
        part::block("actions", vec![copy_command]),
    ];
    part::block("key", parts)
}
