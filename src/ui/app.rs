//! The root: the header, a notice if there is one, and the screen that stands.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use web_sys::HtmlElement;

use super::accounts::accounts_screen;
use super::actions;
use super::bulk::bulk_screen;
use super::connect::connect_screen;
use super::context::{Ctx, Place};
use super::control::plain;
use super::create::create_screen;
use super::created::created_screen;
use super::embedded::Embedded;
use super::follow;
use super::header::header;
use super::idle;
use super::keys::keys_screen;
use super::outcome::outcome_screen;
use super::part;
use super::running::running;
use super::start::start;
use super::state::forms;
use super::state::making::Stage;
use super::state::nav::{Page, Route};
use super::tabs::tabs;
use super::unlock::unlock_screen;
use crate::domain::draft_key::DraftKey;
use crate::domain::lang::Lang;
use crate::domain::policy::Policy;
use crate::host::World;
use crate::text::{Text, fill};

/// The whole app over `host`, in the person's first language that there is a table for.
#[component]
pub fn App(
    /// The world: extension, page, or a test's memory.
    host: Rc<dyn World>,
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
        follow::watch(ctx);
    }
    read_ahead_while_the_form_stands(ctx);
    let used = move || idle::used(ctx);
    let class = if ctx.is_compact() { "app compact" } else { "app" };
    let parts = vec![
        // A page has a head of its own.
        (place != Place::Element).then(|| part::live(Rc::new(move || header(ctx)))).into_any(),
        part::live(Rc::new(move || tabs(ctx))),
        part::live(Rc::new(move || notice(ctx))),
        part::live(Rc::new(move || running(ctx))),
        part::live(Rc::new(move || screen(ctx))),
    ];
    view! {
        <div
            class=class
            lang=move || ctx.language.get().tag()
            on:pointerdown=move |_| used()
            on:keydown=move |_| used()
        >
            {parts}
        </div>
    }
}

fn notice(ctx: Ctx) -> AnyView {
    ctx.language.track();
    let said = ctx.notice.get().map(|text| {
        view! { <p class="notice" role="alert">{ctx.t(text)}</p> }
    });
    said.into_any()
}

/// The screen where the person is, in their language. It is built anew when one of the two changes, or when something
/// came of what it shows.
fn screen(ctx: Ctx) -> AnyView {
    ctx.language.track();
    let route = ctx.route.get();
    let stage = ctx.stage.get();
    forms::sweep(ctx);
    if matches!(stage, Stage::Working) {
        return working_screen(ctx);
    }
    match route {
        Route::Loading => part::screen(Some("loading"), None, ctx.t(Text::LOADING), Vec::new()),
        Route::Connect => connect_screen(ctx, ctx.access.get()),
        Route::Mismanaged => {
            let is_page = ctx.place == Place::Element;
            let text = if is_page { Text::POLICY_UNREADABLE } else { Text::MANAGED_UNREADABLE };
            let reason = ctx.inner().mismanaged.borrow().clone();
            let said = fill(ctx.t(text), &[("reason", &reason)]);
            part::screen(Some("mismanaged"), None, ctx.t(Text::APP_NAME), vec![plain(&said)])
        }
        Route::Unlock => unlock_screen(ctx, &ctx.access.get()),
        Route::Accounts => accounts_screen(ctx, &ctx.access.get()),
        Route::Create => match stage {
            Stage::Form(banner) => create_screen(ctx, banner),
            Stage::Created(created) => created_screen(ctx, &created),
            Stage::Unsettled(outcome, _) => outcome_screen(ctx, &outcome),
            Stage::Working => working_screen(ctx),
        },
        Route::Bulk => {
            ctx.page_changed.track();
            bulk_screen(ctx)
        }
        Route::Keys(page) => {
            ctx.page_changed.track();
            match (page, stage) {
                (Page::Rotate(id), Stage::Unsettled(outcome, DraftKey::Successor(of)))
                    if of == id =>
                {
                    outcome_screen(ctx, &outcome)
                }
                _ => keys_screen(ctx, page),
            }
        }
    }
}

/// Reads the newest key of the account each time its form comes to stand there.
fn read_ahead_while_the_form_stands(ctx: Ctx) {
    let whose = Memo::new(move |_| {
        ctx.session_changed.track();
        let is_there = ctx.route.get() == Route::Create
            && ctx.stage.with(|stage| matches!(stage, Stage::Form(_)));
        is_there.then(|| ctx.account_id()).flatten()
    });
    Effect::new(move || {
        if whose.get().is_some() {
            actions::read_ahead(ctx);
        }
    });
}

/// What is shown while a key is being made and proven.
fn working_screen(ctx: Ctx) -> AnyView {
    let progress =
        view! { <progress aria-label=ctx.t(Text::WORKING_TITLE)>{""}</progress> }.into_any();
    let step = Signal::derive(move || {
        ctx.step.get().map(|step| ctx.t(step).to_owned()).unwrap_or_default()
    });
    let parts = vec![
        progress,
        part::live_line("", None, Some("step"), "status", step),
        part::line("hint", None, ctx.t(Text::WORKING_NOTE).to_owned()),
    ];
    part::screen(Some("working"), None, ctx.t(Text::WORKING_TITLE), parts)
}
