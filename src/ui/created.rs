//! The new key: masked until asked for, copied with one press, with a command that proves it.

use leptos::prelude::*;

use super::actions;
use super::context::Ctx;
use super::copy::CopyButton;
use super::evidence::Evidence;
use super::failure::FailureLines;
use crate::domain::secret::ApiKey;
use crate::domain::snippet;
use crate::flow::{self, Created};
use crate::text::Text;

#[component]
pub(super) fn CreatedScreen(ctx: Ctx, created: Created) -> impl IntoView {
    let told = match created.evidence {
        flow::Evidence::ServerConfirmed => Text::CreatedConfirmed,
        flow::Evidence::FoundByMatch => Text::CreatedFound,
    };
    let outcome = match created.evidence {
        flow::Evidence::ServerConfirmed => "confirmed",
        flow::Evidence::FoundByMatch => "found",
    };
    let key = created.key.map(|key| view! { <KeyParts ctx key /> });
    let missing = created.reveal_failure.map(|failure| {
        view! { <FailureLines ctx failure lead=Some(Text::NoKeyYet) /> }
    });
    view! {
        <main data-screen="created" data-outcome=outcome>
            <h1>{ctx.t(Text::CreatedTitle)}</h1>
            <p>
                <strong data-part="key-name">{created.record.name}</strong>
            </p>
            {key}
            {missing}
            <details data-part="proof">
                <summary>{ctx.t(Text::Evidence)}</summary>
                <p>{ctx.t(told)}</p>
                <Evidence ctx rows=created.comparison />
            </details>
            <button type="button" data-action="another" on:click=move |_| actions::another(ctx)>
                {ctx.t(Text::Another)}
            </button>
        </main>
    }
}

/// The secret stands in the page only while it is shown.
#[component]
fn KeyParts(ctx: Ctx, key: ApiKey) -> impl IntoView {
    let is_shown = RwSignal::new(false);
    let key = StoredValue::new(key);
    let shown_key = move || {
        key.with_value(|key| {
            if is_shown.get() { key.expose().to_owned() } else { key.masked() }
        })
    };
    let command = move |text: &str| {
        ctx.account
            .with_untracked(|account| account.as_ref().map(|account| account.base_url.clone()))
            .map(|base_url| snippet::curl(&base_url, text))
            .unwrap_or_default()
    };
    view! {
        <div class=("field", true)>
            <label for="key">{ctx.t(Text::KeyLabel)}</label>
            <output id="key" name="key" class=("secret", true)>
                {shown_key}
            </output>
            <div class=("actions", true)>
                <CopyButton
                    ctx
                    label=Text::CopyKey
                    action="copy"
                    text=move || key.with_value(|key| key.expose().to_owned())
                />
                <button
                    type="button"
                    data-action="reveal"
                    aria-pressed=move || is_shown.get().to_string()
                    on:click=move |_| is_shown.update(|shown| *shown = !*shown)
                >
                    {move || {
                        let text = if is_shown.get() { Text::Hide } else { Text::Reveal };
                        text.in_lang(ctx.lang.get())
                    }}
                </button>
            </div>
        </div>
        <div class=("field", true)>
            <span class=("label", true)>{ctx.t(Text::TryIt)}</span>
            <pre data-part="curl">{move || command(&shown_key())}</pre>
            <div class=("actions", true)>
                <CopyButton
                    ctx
                    label=Text::CopyCurl
                    action="copy-curl"
                    text=move || key.with_value(|key| command(key.expose()))
                />
            </div>
        </div>
    }
}
