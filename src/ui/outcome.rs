//! A create whose outcome is not settled: what is known, what the server holds, and what the person can do.

use std::rc::Rc;

use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::candidate::{Offer, cards};
use super::context::Ctx;
use super::failure::failure_lines;
use super::part;
use super::repeated::repeated_screen;
use super::unreadable::unreadable_list;
use crate::flow::pending_deletes::OfCreate;
use crate::flow::{Answer, Blocked, Candidate, Candidates, Outcome};
use crate::text::{Text, partial_text};

pub(super) fn outcome_screen(ctx: Ctx, outcome: &Outcome) -> AnyView {
    if let Outcome::Repeated(repeated) = outcome {
        return repeated_screen(ctx, repeated);
    }
    let (name, title, text) = words(outcome);
    let mut parts = vec![part::line("", None, ctx.t(text).to_owned())];
    match outcome {
        Outcome::Ambiguous(found) | Outcome::StoredDifferently(found) => {
            parts.extend(found.unseen.map(|unseen| {
                part::line("warning", Some("unseen"), partial_text(unseen, ctx.lang()))
            }));
            if let Answer::Refused(failure) | Answer::Lost(Some(failure)) = &found.answer {
                parts.push(failure_lines(ctx, Some(failure), None));
            }
            parts.push(candidates(ctx, found));
            parts.extend(unreadable_list(ctx, &found.unreadable));
        }
        Outcome::NewUnreadable { records, cause, .. } => {
            parts.extend(unreadable_list(ctx, records));
            parts.extend(cause.as_ref().map(|cause| failure_lines(ctx, Some(cause), None)));
        }
        Outcome::NotSeen { cause, unseen, .. } => {
            parts.extend(unseen.map(|unseen| {
                part::line("warning", Some("unseen"), partial_text(unseen, ctx.lang()))
            }));
            parts.extend(cause.iter().map(|failure| failure_lines(ctx, Some(failure), None)));
        }
        Outcome::CannotLook(failure) => parts.push(failure_lines(ctx, Some(failure), None)),
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
fn words(outcome: &Outcome) -> (&'static str, Text, Text) {
    let is_refused = |found: &Candidates| matches!(found.answer, Answer::Refused(_));
    match outcome {
        Outcome::Ambiguous(found) if is_refused(found) => {
            ("ambiguous", Text::MAYBE_TITLE, Text::STORED_REFUSED)
        }
        Outcome::Ambiguous(found) if found.keys.len() == 1 => {
            ("ambiguous", Text::MAYBE_TITLE, Text::MAYBE_TEXT)
        }
        Outcome::Ambiguous(found) if !found.keys.iter().all(Candidate::is_exact) => {
            ("ambiguous", Text::AMBIGUOUS_TITLE, Text::STORED_SEVERAL)
        }
        Outcome::Ambiguous(_) => ("ambiguous", Text::AMBIGUOUS_TITLE, Text::AMBIGUOUS_TEXT),
        Outcome::StoredDifferently(found) => {
            let text = if is_refused(found) {
                Text::STORED_REFUSED
            } else if found.is_certain() {
                Text::STORED_CERTAIN
            } else {
                Text::STORED_UNCERTAIN
            };
            ("stored-differently", Text::STORED_TITLE, text)
        }
        Outcome::NewUnreadable { .. } => {
            ("unreadable", Text::NEW_UNREADABLE_TITLE, Text::NEW_UNREADABLE_TEXT)
        }
        Outcome::NotSeen { unseen: Some(_), .. } => {
            ("not-seen", Text::CANNOT_LOOK_TITLE, Text::PARTIAL_LOOK)
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

fn candidates(ctx: Ctx, found: &Candidates) -> AnyView {
    let offer = |candidate: &Candidate| {
        let picked = candidate.clone();
        Offer {
            on_use: Some(Rc::new(move || actions::pick(ctx, picked.clone()))),
            of_create: Some(OfCreate {
                entry_id: candidate.entry_id.clone(),
                is_certain: found.is_certain(),
            }),
        }
    };
    let keys = found.keys.iter().map(|candidate| (candidate.clone(), offer(candidate))).collect();
    cards(ctx, keys)
}
