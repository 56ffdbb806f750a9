//! The connect screen: the access token, and for other servers the address and user id.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::accounts::name_row;
use super::connecting::connect;
use super::context::Ctx;
use super::control::{Input, OnText, Row, none, plain};
use super::failure::failure_banner;
use super::keeping::keeping_rows;
use super::part;
use super::state::access::Access;
use crate::domain::base_url::BaseUrl;
use crate::flow::{ConnectField, ConnectForm};
use crate::text::Text;

pub(super) fn connect_screen(ctx: Ctx, access: Access) -> AnyView {
    let Access { error, banner, is_busy, .. } = access;
    let is_extension = ctx.place.is_extension();
    let typed = ctx.typed();
    let error_of = move |field: ConnectField| {
        let text = error.filter(|(found, _)| *found == field).map(|(_, text)| ctx.t(text));
        Signal::stored(text.unwrap_or_default().to_owned())
    };
    let is_server_wrong = error
        .is_some_and(|(field, _)| matches!(field, ConnectField::BaseUrl | ConnectField::UserId));
    let is_server_open = RwSignal::new(!is_extension || is_server_wrong || banner.is_some());
    let base_url = if typed.base_url.is_empty() { first_base_url(ctx) } else { typed.base_url };

    let mut fields = vec![token_row(ctx, typed.token, error_of(ConnectField::AccessToken))];
    if is_extension {
        fields.extend(keeping_rows(ctx, error_of));
    }
    let server = vec![
        base_url_row(ctx, base_url, error_of(ConnectField::BaseUrl)),
        user_id_row(ctx, typed.user_id, error_of(ConnectField::UserId)),
        name_row(ctx),
    ];
    fields.push(part::fold("server", ctx.t(Text::SERVER_SETTINGS), is_server_open, server));
    let label = if is_busy { Text::CONNECTING } else { Text::CONNECT_BUTTON };
    fields.push(part::submit_button(ctx.t(label), is_busy));

    let mut parts = vec![plain(ctx.t(Text::CONNECT_INTRO))];
    parts.extend(banner.map(|banner| failure_banner(ctx, &banner)));
    parts.push(part::form(None, Rc::new(move || connect(ctx)), fields));
    if !ctx.book().accounts.is_empty() {
        let back = Rc::new(move || ctx.open_first_screen());
        parts.push(part::button("", "back", ctx.t(Text::BACK), back));
    }
    part::screen(Some("connect"), None, ctx.t(Text::CONNECT_TITLE), parts)
}

/// Keeps what was typed, for a screen that is built anew.
fn keep(ctx: Ctx, change: fn(&mut ConnectForm, String)) -> OnText {
    Rc::new(move |text| ctx.change_typed(|typed| change(typed, text)))
}

fn token_row(ctx: Ctx, token: String, error: Signal<String>) -> AnyView {
    let on_text = keep(ctx, |typed, text| typed.token = text);
    let input = Input::text("access_token", Signal::stored(token), error, on_text);
    row(ctx, "access_token", Text::ACCESS_TOKEN, Text::ACCESS_TOKEN_HINT, error)
        .around("field", Input { kind: "password", is_first: true, ..input }.view())
}

fn base_url_row(ctx: Ctx, base_url: String, error: Signal<String>) -> AnyView {
    let is_readonly = ctx.managed().server.is_some();
    let hint = match () {
        () if is_readonly => Text::SET_BY_ORGANIZATION,
        () if ctx.place.is_extension() => Text::BASE_URL_ASKS,
        () => Text::BASE_URL_HINT,
    };
    let on_text = keep(ctx, |typed, text| typed.base_url = text);
    let input = Input::text("base_url", Signal::stored(base_url), error, on_text);
    row(ctx, "base_url", Text::BASE_URL, hint, error)
        .around("field", Input { mode: "url", is_readonly, ..input }.view())
}

fn user_id_row(ctx: Ctx, user_id: String, error: Signal<String>) -> AnyView {
    let on_text = keep(ctx, |typed, text| typed.user_id = text);
    let input = Input::text("user_id", Signal::stored(user_id), error, on_text);
    row(ctx, "user_id", Text::USER_ID, Text::USER_ID_HINT, error)
        .around("field", Input { mode: "numeric", ..input }.view())
}

fn row(ctx: Ctx, name: &'static str, label: Text, hint: Text, error: Signal<String>) -> Row {
    Row { name, label: ctx.t(label), hint: ctx.t(hint), error, warning: none() }
}

/// The organisation's server, or `CometAPI`; a page reaches its own server best.
pub(super) fn first_base_url(ctx: Ctx) -> String {
    if let Some(server) = ctx.managed().server {
        return server.as_str().to_owned();
    }
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    match own {
        Some(origin) if !ctx.place.is_extension() && BaseUrl::parse(&origin).is_ok() => origin,
        _ => BaseUrl::default().as_str().to_owned(),
    }
}
