//! The two sections of the app, to move between.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::context::Ctx;
use super::keys::open_list;
use super::part::OnPress;
use super::state::nav::Route;
use crate::text::Text;

/// The two sections. Not while a key is being made, whose outcome comes to the screen by itself.
pub(super) fn tabs(ctx: Ctx) -> AnyView {
    ctx.language.track();
    ctx.session_changed.track();
    let route = ctx.route.get();
    let is_keys = matches!(route, Route::Keys(_));
    let is_create = matches!(route, Route::Create | Route::Bulk);
    let is_elsewhere =
        matches!(route, Route::Loading | Route::Connect | Route::Mismanaged | Route::Unlock);
    if is_elsewhere || ctx.is_making_followed() || !ctx.manages() || ctx.account().is_none() {
        return ().into_any();
    }
    let create: OnPress = Rc::new(move || actions::another(ctx));
    let keys: OnPress = Rc::new(move || open_list(ctx));
    let tabs = vec![
        tab("go-create", ctx.t(Text::NAV_CREATE), is_create, create),
        tab("go-keys", ctx.t(Text::NAV_KEYS), is_keys, keys),
    ];
    view! {
        <nav class="tabs" aria-label=ctx.t(Text::NAV)>
            {tabs}
        </nav>
    }
    .into_any()
}

fn tab(action: &'static str, label: &'static str, is_current: bool, on_press: OnPress) -> AnyView {
    view! {
        <button
            type="button"
            class="tab"
            data-action=action
            aria-current=is_current.then_some("page")
            on:click=move |_| on_press()
        >
            {label}
        </button>
    }
    .into_any()
}
