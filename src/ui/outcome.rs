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
use super::unreadable::unreadable_list;
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
        Outcome::NewUnreadable { records, cause, .. } => {
            parts.extend(unreadable_list(ctx, records));
            parts.extend(cause.as_ref().map(|cause| failure_lines(ctx, Some(cause), None)));
        }
        Outcome::NotSeen { cause: Some(failure), .. } | Outcome::CannotLook(failure) => {
            parts.push(failure_lines(ctx, Some(failure), None));
        }
        _ => {}
    }
    let look_again = Rc::new(move || actions::look_again(ctx));
    let dismiss = Rc::new(move || actions::dismiss(ctx));
    let buttons = vec![
        part::button("primary", "look-again", ctx.t(Text::LOOK_AGAIN), look_again),
        part::button("", "dismiss", ctx.t(Text::DISMISS), dismiss),
    ];
    parts.push(part::block("actions", buttons));
    part::screen(Some("outcome"), Some(name), ctx.t(title), parts)
}

/// The outcome's name in the page, its title, and what is known.
const fn words(outcome: &Outcome) -> (&'static str, Text, Text) {
    match outcome {
        Outcome::Ambiguous(_) => ("ambiguous", Text::AMBIGUOUS_TITLE, Text::AMBIGUOUS_TEXT),
        Outcome::NewUnreadable { .. } => {
            ("unreadable", Text::NEW_UNREADABLE_TITLE, Text::NEW_UNREADABLE_TEXT)
        }
        Outcome::NotSeen { confirmed: true, .. } => {
            ("not-seen", Text::NOT_SEEN_CONFIRMED_TITLE, Text::NOT_SEEN_CONFIRMED_TEXT)
        }
        Outcome::NotSeen { .. } => ("not-seen", Text::NOT_SEEN_TITLE, Text::NOT_SEEN_TEXT),
        Outcome::Blocked(Blocked::OtherAccount) => {
            ("other-account", Text::OTHER_ACCOUNT_TITLE, Text::OTHER_ACCOUNT_TEXT)
        }
        Outcome::Blocked(_) => ("open-entry", Text::OPEN_ENTRY_TITLE, Text::OPEN_ENTRY_TEXT),
        _ => ("cannot-look", Text::CANNOT_LOOK_TITLE, Text::CANNOT_LOOK_TEXT),
    }
}

/// One key that may be the one, beside the others.
fn card(ctx: Ctx, candidate: &Candidate) -> AnyView {
    let id = candidate.record.id;
    let title = fill(ctx.t(Text::KEY_NUMBER), &[("id", &id.0.to_string())]);
    let use_this = {
        let candidate = candidate.clone();
        Rc::new(move || actions::pick(ctx, candidate.clone()))
    };
    let said = RwSignal::new(String::new());
    let disable = Rc::new(move || actions::disable(ctx, id, said));
    let buttons = vec![
        part::button("", "use", ctx.t(Text::USE_THIS_KEY), use_this),
        part::button("", "disable", ctx.t(Text::DISABLE_THIS_KEY), disable),
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
