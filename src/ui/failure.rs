//! The banner above a form after something failed: what happened, what the server said, what to do next.

use leptos::prelude::*;

use super::context::{Banner, Ctx};
use crate::api::Failure;
use crate::text::{Text, failure_text};

#[component]
pub(super) fn FailureBanner(ctx: Ctx, banner: Banner) -> impl IntoView {
    match banner {
        Banner::Failed(failure) => {
            view! { <FailureLines ctx failure lead=None /> }.into_any()
        }
        Banner::NotSent(lead, Some(failure)) => {
            view! { <FailureLines ctx failure lead=Some(lead) /> }.into_any()
        }
        Banner::NotSent(lead, None) => view! {
            <div class=("banner", true) data-part="failure" data-failure="not-sent" role="alert">
                {ctx.t(lead)}
            </div>
        }
        .into_any(),
    }
}

#[component]
pub(super) fn FailureLines(ctx: Ctx, failure: Failure, lead: Option<Text>) -> impl IntoView {
    let kind = failure.kind.code();
    let lines = move || {
        let text = failure_text(&failure, ctx.lang.get());
        let lead = lead.map(|lead| view! { <p>{lead.in_lang(ctx.lang.get())}</p> });
        view! {
            {lead}
            <p>
                <strong>{text.happened}</strong>
            </p>
            {text.server_says.map(|said| view! { <p data-part="server-says">{said}</p> })}
            <p data-part="next">{text.next}</p>
            {text.request_id.map(|id| view! { <p class=("hint", true)>{id}</p> })}
        }
    };
    view! {
        <div class=("banner", true) data-part="failure" data-failure=kind role="alert">
            {lines}
        </div>
    }
}
