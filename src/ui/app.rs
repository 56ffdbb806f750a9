//! The root: the header, a notice if there is one, and the screen that stands.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use web_sys::HtmlElement;

use super::accounts::accounts_screen;
use super::bulk::bulk_screen;
use super::connect::connect_screen;
use super::context::{Ctx, Place, Screen};
use super::control::plain;
use super::create::create_screen;
use super::created::created_screen;
use super::embedded::Embedded;
use super::header::header;
use super::idle;
use super::keys::keys_screen;
use super::outcome::outcome_screen;
use super::part;
use super::start::start;
use super::state::forms;
use super::tabs::tabs;
use super::unlock::unlock_screen;
use crate::domain::lang::Lang;
use crate::domain::policy::Policy;
use crate::host::Host;
use crate::text::{Text, fill};

/// The whole app over `host`, in the person's first language that there is a table for.
#[component]
pub fn App(
    /// The world: extension, page, or a test's memory.
    host: Rc<dyn Host>,
    /// The element the app is mounted in.
    root: HtmlElement,
    /// Where the app is shown.
    place: Place,
    /// The language until the person has chosen one.
    lang: Lang,
    /// What the account's organisation allows.
    #[prop(optional)]
    policy: Policy,
    /// What the page wants that embeds the app, if one does.
    #[prop(optional)]
    embedded: Option<Embedded>,
) -> impl IntoView {
    let ctx = Ctx::new(host, root, place, lang, embedded);
    ctx.set_policy(policy);
    start(ctx);
    // A page keeps no account that could be locked.
    if place != Place::Element {
        idle::watch(ctx);
    }
    let used = move || idle::used(ctx);
    move || {
        let shown = ctx.shown.get();
        forms::sweep(ctx);
        let notice = shown.notice.map(|text| {
            view! { <p class="notice" role="alert">{ctx.t(text)}</p> }
        });
        let mut parts = Vec::new();
        // A page has a head of its own.
        if place != Place::Element {
            parts.push(header(ctx));
        }
        parts.push(tabs(ctx, &shown.screen));
        parts.push(notice.into_any());
        parts.push(screen(ctx, shown.screen));
        let class = if ctx.is_compact() { "app compact" } else { "app" };
        view! {
            <div
                class=class
                lang=shown.lang.tag()
                on:pointerdown=move |_| used()
                on:keydown=move |_| used()
            >
                {parts}
            </div>
        }
    }
}

fn screen(ctx: Ctx, screen: Screen) -> AnyView {
    match screen {
        Screen::Loading => part::screen(Some("loading"), None, ctx.t(Text::LOADING), Vec::new()),
        Screen::Connect { error, banner, is_busy } => connect_screen(ctx, error, banner, is_busy),
        Screen::Mismanaged { reason } => {
            let is_page = ctx.place == Place::Element;
            let text = if is_page { Text::POLICY_UNREADABLE } else { Text::MANAGED_UNREADABLE };
            let said = fill(ctx.t(text), &[("reason", &reason)]);
            part::screen(Some("mismanaged"), None, ctx.t(Text::APP_NAME), vec![plain(&said)])
        }
        Screen::Unlock { error, is_busy } => unlock_screen(ctx, error, is_busy),
        Screen::Accounts { error, said } => accounts_screen(ctx, error, said),
        Screen::Create { banner } => create_screen(ctx, banner),
        Screen::Bulk(view) => bulk_screen(ctx, view),
        Screen::Working { step } => working_screen(ctx, step),
        Screen::Created(created) => created_screen(ctx, &created),
        Screen::Unsettled(outcome) => outcome_screen(ctx, &outcome),
        Screen::Keys(page) => keys_screen(ctx, page),
    }
}

/// What is shown while a key is being made and proven.
fn working_screen(ctx: Ctx, step: Text) -> AnyView {
    let progress =
        view! { <progress aria-label=ctx.t(Text::WORKING_TITLE)>{""}</progress> }.into_any();
    let step = Signal::stored(ctx.t(step).to_owned());
    let parts = vec![
        progress,
        part::live_line("", None, Some("step"), "status", step),
        part::line("hint", None, ctx.t(Text::WORKING_NOTE).to_owned()),
    ];
    part::screen(Some("working"), None, ctx.t(Text::WORKING_TITLE), parts)
}
