//! The banner above a form after something failed: what happened, what the server said, what to do next.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::{Banner, Ctx};
use super::control::note;
use super::part::{block, button, line};
use super::state::nav::Route;
use crate::api::{Failure, FailureKind};
use crate::domain::base_url::BaseUrl;
use crate::text::{Text, failure_text};

pub(super) fn failure_banner(ctx: Ctx, banner: &Banner) -> AnyView {
    match banner {
        Banner::Failed(failure) => failure_lines(ctx, Some(failure), None),
        Banner::NotSent(lead, failure) => failure_lines(ctx, failure.as_ref(), Some(*lead)),
    }
}

/// `lead` is said first: what the failure means here.
pub(super) fn failure_lines(ctx: Ctx, failure: Option<&Failure>, lead: Option<Text>) -> AnyView {
    let kind = failure.map_or("not-sent", |failure| failure.kind.code());
    let mut lines = Vec::new();
    if let Some(lead) = lead {
        lines.push(line("", Some("lead"), ctx.t(lead).to_owned()));
    }
    if let Some(failure) = failure {
        let text = failure_text(failure, ctx.lang());
        lines.push(line("strong", Some("happened"), text.happened));
        lines.extend(text.server_says.map(|said| line("", Some("server-says"), said)));
        lines.push(line("", Some("next"), text.next));
        lines.extend(text.request_id.map(|id| line("hint", Some("request-id"), id)));
        lines.extend(way_out(ctx, failure.kind));
    }
    view! {
        <div part="banner" class="banner" data-part="failure" data-failure=kind role="alert">
            {lines}
        </div>
    }
    .into_any()
}

/// What the person can do on the spot about what stands in the way.
fn way_out(ctx: Ctx, kind: FailureKind) -> Option<AnyView> {
    if !ctx.place.is_extension() {
        return None;
    }
    let server = server_meant(ctx)?;
    match kind {
        FailureKind::Network
        | FailureKind::Challenge
        | FailureKind::NotJson
        | FailureKind::Redirected => Some(open_address(ctx, &server)),
        FailureKind::NotAllowed => Some(allow_again(ctx, server)),
        _ => None,
    }
}

/// The server of the account that is shown, or of the one that is being connected.
fn server_meant(ctx: Ctx) -> Option<BaseUrl> {
    if ctx.at() == Route::Connect {
        let typed = ctx.typed().base_url;
        let is_default = typed.trim().is_empty();
        return if is_default { Some(BaseUrl::default()) } else { BaseUrl::parse(&typed).ok() };
    }
    ctx.account().map(|account| account.base_url)
}

/// A link to the server: the tab shows what the browser keeps from programs, such as a certificate's fault.
fn open_address(ctx: Ctx, server: &BaseUrl) -> AnyView {
    let address = server.origin().to_owned();
    view! {
        <a
            class="quiet"
            href=address
            target="_blank"
            rel="noopener noreferrer"
            data-action="open-address"
        >
            {ctx.t(Text::OPEN_ADDRESS)}
        </a>
    }
    .into_any()
}

/// Asks the browser for the permission that was withdrawn.
fn allow_again(ctx: Ctx, server: BaseUrl) -> AnyView {
    let said = RwSignal::new(String::new());
    let allow = Rc::new(move || {
        // Within the press: browsers ask at no other time.
        let allowing = ctx.host().allow_server(&server);
        ctx.spawn(async move {
            let text = if allowing.await { Text::ALLOWED_AGAIN } else { Text::SERVER_NOT_ALLOWED };
            // A banner that is gone has nobody to tell.
            let _is_shown = said.try_set(ctx.t(text).to_owned());
        });
    });
    let button = button("", "allow-again", ctx.t(Text::ALLOW_AGAIN), allow);
    block("actions", vec![button, note("allowed", said.into())])
}
