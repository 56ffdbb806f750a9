//! A create whose outcome is not settled: what is known, what stands on the server, and what the person can do.

use leptos::prelude::*;

use super::actions;
use super::context::Ctx;
use super::evidence::Evidence;
use super::failure::FailureLines;
use crate::flow::{Blocked, Candidate, Outcome};
use crate::text::{Text, fill};

#[component]
pub(super) fn OutcomeScreen(ctx: Ctx, outcome: Outcome) -> impl IntoView {
    let (name, title, text) = words(&outcome);
    let (candidates, failure) = match outcome {
        Outcome::Ambiguous(candidates) => (candidates, None),
        Outcome::NotSeen { cause, .. } => (Vec::new(), cause),
        Outcome::CannotLook(failure) => (Vec::new(), Some(failure)),
        _ => (Vec::new(), None),
    };
    let candidates = candidates
        .into_iter()
        .map(|candidate| view! { <CandidateCard ctx candidate /> })
        .collect_view();
    let failure =
        failure.map(|failure| view! { <FailureLines ctx failure lead=None /> });
    view! {
        <main data-screen="outcome" data-outcome=name>
            <h1>{ctx.t(title)}</h1>
            <p>{ctx.t(text)}</p>
            {failure}
            <div class=("candidates", true)>{candidates}</div>
            <div class=("actions", true)>
                <button
                    type="button"
                    class=("primary", true)
                    data-action="look-again"
                    on:click=move |_| actions::look_again(ctx)
                >
                    {ctx.t(Text::LookAgain)}
                </button>
                <button type="button" data-action="dismiss" on:click=move |_| actions::dismiss(ctx)>
                    {ctx.t(Text::Dismiss)}
                </button>
            </div>
        </main>
    }
}

/// The outcome's name in the page, its title, and what is known.
const fn words(outcome: &Outcome) -> (&'static str, Text, Text) {
    match outcome {
        Outcome::Ambiguous(_) => ("ambiguous", Text::AmbiguousTitle, Text::AmbiguousText),
        Outcome::NotSeen { confirmed: true, .. } => {
            ("not-seen", Text::NotSeenConfirmedTitle, Text::NotSeenConfirmedText)
        }
        Outcome::NotSeen { .. } => ("not-seen", Text::NotSeenTitle, Text::NotSeenText),
        Outcome::Blocked(Blocked::OtherAccount) => {
            ("other-account", Text::OtherAccountTitle, Text::OtherAccountText)
        }
        Outcome::Blocked(_) => ("open-entry", Text::OpenEntryTitle, Text::OpenEntryText),
        _ => ("cannot-look", Text::CannotLookTitle, Text::CannotLookText),
    }
}

/// One key that may be the one, beside the others.
#[component]
fn CandidateCard(ctx: Ctx, candidate: Candidate) -> impl IntoView {
    let id = candidate.record.id.0.to_string();
    let title = {
        let id = id.clone();
        move || fill(Text::KeyNumber.in_lang(ctx.lang.get()), &[("id", &id)])
    };
    let use_this = {
        let candidate = candidate.clone();
        move |_| actions::pick(ctx, candidate.clone())
    };
    let record = candidate.record.clone();
    view! {
        <section class=("card", true) data-part="candidate" data-id=id>
            <h2>{title}</h2>
            <Evidence ctx rows=candidate.comparison />
            <div class=("actions", true)>
                <button type="button" data-action="use" on:click=use_this>
                    {ctx.t(Text::UseThisKey)}
                </button>
                <DisableButton ctx id=record.id />
            </div>
        </section>
    }
}

/// Switches a key off that the person does not want; says what came of it.
#[component]
fn DisableButton(ctx: Ctx, id: crate::domain::key::KeyId) -> impl IntoView {
    let said = RwSignal::new(None::<Text>);
    view! {
        <button
            type="button"
            data-action="disable"
            on:click=move |_| actions::disable(ctx, id, said)
        >
            {ctx.t(Text::DisableThisKey)}
        </button>
        <span class=("said", true) role="status">
            {move || said.get().map(|text| text.in_lang(ctx.lang.get()))}
        </span>
    }
}
