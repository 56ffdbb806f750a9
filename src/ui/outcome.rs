//! A create whose outcome is not settled: what is known, what stands on the server, and what the person can do.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::context::Ctx;
use super::control::note;
use super::evidence::evidence;
use super::failure::failure_lines;
use super::part;
use crate::flow::{Blocked, Candidate, Outcome};
use crate::text::{Text, fill};

pub(super) fn outcome_screen(ctx: Ctx, outcome: &Outcome) -> AnyView {
    let (name, title, text) = words(outcome);
    let mut parts = vec![part::line("", None, ctx.t(text).to_owned())];
    match outcome {
        Outcome::Ambiguous(candidates) => {
            let cards = candidates.iter().map(|candidate| card(ctx, candidate)).collect();
            parts.push(part::block("candidates", cards));
        }
        Outcome::NotSeen { cause: Some(failure), .. } | Outcome::CannotLook(failure) => {
            parts.push(failure_lines(ctx, Some(failure), None));
        }
        _ => {}
    }
    let look_again = Rc::new(move || actions::look_again(ctx));
    let dismiss = Rc::new(move || actions::dismiss(ctx));
    let buttons = vec![
        part::button("primary", "look-again", ctx.t(Text::LookAgain), look_again),
        part::button("", "dismiss", ctx.t(Text::Dismiss), dismiss),
    ];
    parts.push(part::block("actions", buttons));
    part::screen(Some("outcome"), Some(name), ctx.t(title), parts)
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
fn card(ctx: Ctx, candidate: &Candidate) -> AnyView {
    let id = candidate.record.id;
    let title = fill(ctx.t(Text::KeyNumber), &[("id", &id.0.to_string())]);
    let use_this = {
        let candidate = candidate.clone();
        Rc::new(move || actions::pick(ctx, candidate.clone()))
    };
    let said = RwSignal::new(String::new());
    let disable = Rc::new(move || actions::disable(ctx, id, said));
    let buttons = vec![
        part::button("", "use", ctx.t(Text::UseThisKey), use_this),
        part::button("", "disable", ctx.t(Text::DisableThisKey), disable),
        note("disabled", said.into()),
    ];
    view! {
        <section class="card" data-part="candidate" data-id=id.0.to_string()>
            <h2>{title}</h2>
            {evidence(ctx, &candidate.comparison)}
            {part::block("actions", buttons)}
        </section>
    }
    .into_any()
}
