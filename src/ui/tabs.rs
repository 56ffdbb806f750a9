//! The two sections of the app, to move between.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::context::{Ctx, Screen};
use super::keys::open_list;
use super::part::OnPress;
use crate::text::Text;

/// The two sections. Not while something is under way, whose outcome comes to the screen by itself.
pub(super) fn tabs(ctx: Ctx, screen: &Screen) -> AnyView {
    let is_keys = matches!(screen, Screen::Keys(_));
    let is_create = !is_keys && !matches!(screen, Screen::Accounts { .. });
    let is_elsewhere = matches!(
        screen,
        Screen::Loading
            | Screen::Connect { .. }
            | Screen::Mismanaged { .. }
            | Screen::Unlock { .. }
            | Screen::Working { .. }
    );
    if is_elsewhere || !ctx.manages() || ctx.account().is_none() {
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
