//! The banner above a form after something failed: what happened, what the server said, what to do next.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::{Banner, Ctx};
use super::part::line;
use crate::api::Failure;
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
    }
    view! {
        <div part="banner" class="banner" data-part="failure" data-failure=kind role="alert">
            {lines}
        </div>
    }
    .into_any()
}
