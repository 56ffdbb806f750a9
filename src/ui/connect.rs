//! The connect screen: the access token, and for other servers the address and user id.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::actions;
use super::context::{Banner, Ctx};
use super::failure::FailureBanner;
use super::field::{FieldRow, described_by, invalid};
use crate::domain::base_url::BaseUrl;
use crate::flow::ConnectField;
use crate::text::Text;

/// What the connect form shows beside what was typed.
#[derive(Clone, Copy)]
pub(super) struct ConnectState {
    /// The field that is wrong, and how.
    pub(super) error: RwSignal<Option<(ConnectField, Text)>>,
    pub(super) banner: RwSignal<Option<Banner>>,
    pub(super) busy: RwSignal<bool>,
}

#[component]
pub(super) fn Connect(ctx: Ctx) -> impl IntoView {
    let state = ConnectState {
        error: RwSignal::new(None),
        banner: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let token = NodeRef::<html::Input>::new();
    let base_url = NodeRef::<html::Input>::new();
    let user_id = NodeRef::<html::Input>::new();
    let remember = NodeRef::<html::Input>::new();
    let form = NodeRef::<html::Form>::new();
    let server_open = RwSignal::new(!ctx.place.is_extension());

    let error_of = move |field: ConnectField| {
        Signal::derive(move || match state.error.get() {
            Some((found, text)) if found == field => text.in_lang(ctx.lang.get()).to_owned(),
            _ => String::new(),
        })
    };
    let token_error = error_of(ConnectField::AccessToken);
    let base_url_error = error_of(ConnectField::BaseUrl);
    let user_id_error = error_of(ConnectField::UserId);

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = |node: NodeRef<html::Input>| node.get_untracked().map(|i| i.value());
        let typed = actions::Typed {
            token: text(token).unwrap_or_default(),
            base_url: text(base_url).unwrap_or_default(),
            user_id: text(user_id).unwrap_or_default(),
            remember: remember.get_untracked().is_some_and(|input| input.checked()),
        };
        actions::connect(ctx, state, server_open, form, typed);
    };
    let first_base_url = first_base_url(ctx);
    let address_hint =
        if ctx.place.is_extension() { Text::BaseUrlFixed } else { Text::BaseUrlHint };
    let remember_hint =
        if ctx.place.is_extension() { Text::RememberHint } else { Text::RememberPageHint };
    view! {
        <main data-screen="connect">
            <h1>{ctx.t(Text::ConnectTitle)}</h1>
            <p>{ctx.t(Text::ConnectIntro)}</p>
            {move || state.banner.get().map(|banner| view! { <FailureBanner ctx banner /> })}
            <form node_ref=form novalidate=true on:submit=submit>
                <FieldRow
                    ctx
                    name="access_token"
                    label=Text::AccessToken
                    hint=Text::AccessTokenHint
                    error=token_error
                >
                    <input
                        node_ref=token
                        id="access_token"
                        name="access_token"
                        type="password"
                        autocomplete="off"
                        spellcheck="false"
                        autofocus=true
                        aria-describedby=described_by("access_token", token_error)
                        aria-invalid=invalid(token_error)
                    />
                </FieldRow>
                <Show when=move || ctx.place.is_extension()>
                    <FieldRow
                        ctx
                        name="remember"
                        label=Text::Remember
                        hint=remember_hint
                        error=Signal::stored(String::new())
                        inline=true
                    >
                        <input
                            node_ref=remember
                            id="remember"
                            name="remember"
                            type="checkbox"
                            prop:checked=true
                            aria-describedby="remember-hint"
                        />
                    </FieldRow>
                </Show>
                <details
                    open=move || server_open.get()
                    on:toggle=move |event| actions::follow_toggle(&event, server_open)
                >
                    <summary>{ctx.t(Text::ServerSettings)}</summary>
                    <FieldRow
                        ctx
                        name="base_url"
                        label=Text::BaseUrl
                        hint=address_hint
                        error=base_url_error
                    >
                        <input
                            node_ref=base_url
                            id="base_url"
                            name="base_url"
                            type="url"
                            autocomplete="off"
                            spellcheck="false"
                            prop:value=first_base_url.clone()
                            readonly=ctx.place.is_extension()
                            aria-describedby=described_by("base_url", base_url_error)
                            aria-invalid=invalid(base_url_error)
                        />
                    </FieldRow>
                    <FieldRow
                        ctx
                        name="user_id"
                        label=Text::UserId
                        hint=Text::UserIdHint
                        error=user_id_error
                    >
                        <input
                            node_ref=user_id
                            id="user_id"
                            name="user_id"
                            inputmode="numeric"
                            autocomplete="off"
                            aria-describedby=described_by("user_id", user_id_error)
                            aria-invalid=invalid(user_id_error)
                        />
                    </FieldRow>
                </details>
                <button type="submit" class=("primary", true) disabled=move || state.busy.get()>
                    {move || {
                        let text =
                            if state.busy.get() { Text::Connecting } else { Text::ConnectButton };
                        text.in_lang(ctx.lang.get())
                    }}
                </button>
            </form>
        </main>
    }
}

/// The extension reaches `CometAPI` only; a page reaches its own server best.
fn first_base_url(ctx: Ctx) -> String {
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    match own {
        Some(origin) if !ctx.place.is_extension() && BaseUrl::parse(&origin).is_ok() => origin,
        _ => BaseUrl::default().as_str().to_owned(),
    }
}
