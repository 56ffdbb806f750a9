//! What came of a change, in words.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::failure::failure_lines;
use super::super::part::{block, button, line};
use super::super::state::nav::{Page, Route};
use super::act::open;
use super::edit::difference_table;
use super::foreign::foreign_table;
use super::show::name;
use crate::domain::key::{KeyId, KeyRecord};
use crate::flow::keys::Changed;
use crate::text::{Text, fill};

/// What was done to a key, and what came of it.
#[derive(Clone)]
pub(in super::super) struct Told {
    /// What is said when it stands as wanted.
    pub(super) done: Text,
    pub(super) changed: Rc<Changed>,
}

/// The sentence for an outcome; `done` is what is said when it stands as wanted.
pub(in super::super) const fn sentence(done: Text, changed: &Changed) -> Text {
    match changed {
        Changed::Done { .. } => done,
        Changed::Gone => Text::TOLD_GONE,
        Changed::NotSent(_) => Text::TOLD_NOT_SENT,
        Changed::Meanwhile { .. } => Text::TOLD_MEANWHILE,
        Changed::NotDone(failure) => match failure.certainty() {
            crate::api::Certainty::Unknown => Text::TOLD_NOT_SEEN,
            _ => Text::TOLD_NOT_DONE,
        },
        Changed::NotEnabled { .. } => Text::TOLD_NOT_ENABLED,
        Changed::WouldLose { .. } => Text::TOLD_WOULD_LOSE,
        Changed::Otherwise { .. } => Text::TOLD_OTHERWISE,
        Changed::Unknown { .. } => Text::TOLD_UNKNOWN,
    }
}

/// What was done to keys whose pages the person has left meanwhile, each with the way there.
pub(in super::super) fn notice_strips(ctx: Ctx) -> Vec<AnyView> {
    let at = ctx.route.get();
    let unseen = ctx.keys(|state| {
        let is_elsewhere =
            |id: &KeyId| ![Page::Key(*id), Page::Rotate(*id)].map(Route::Keys).contains(&at);
        let unseen = state.notices.iter().filter(|(id, _)| is_elsewhere(id));
        unseen.map(|(id, told)| (*id, told.clone(), state.find(*id))).collect::<Vec<_>>()
    });
    let strip = |(id, told, record): (KeyId, Told, Option<KeyRecord>)| {
        let name = match record {
            Some(record) => name(ctx, &record),
            None => fill(ctx.t(Text::KEY_NUMBER), &[("id", &id.0.to_string())]),
        };
        let text = format!("{name}: {}", ctx.t(sentence(told.done, &told.changed)));
        let go = Rc::new(move || open(ctx, Page::Key(id)));
        let parts = vec![
            line("", Some("change-notice"), text),
            button("quiet", "open-notice", ctx.t(Text::SHOW), go),
        ];
        block("actions told", parts)
    };
    unseen.into_iter().map(strip).collect()
}

/// What came of it, with the server's words where something failed.
pub(super) fn told_lines(ctx: Ctx, told: &Told) -> AnyView {
    let Told { done, changed } = told;
    let text = sentence(*done, changed);
    let lines = match (&**changed, changed.failure()) {
        (_, Some(failure)) => vec![failure_lines(ctx, Some(failure), Some(text))],
        (Changed::Done { is_answer_lost: true, .. }, _) => vec![
            line("", None, ctx.t(text).to_owned()),
            line("hint", None, ctx.t(Text::TOLD_ANSWER_LOST).to_owned()),
        ],
        (Changed::Otherwise { differences, foreign, .. }, _) => {
            let mut lines = vec![line("", None, ctx.t(text).to_owned())];
            if !differences.is_empty() {
                let heads = [Text::SETTING, Text::ASKED, Text::FOUND];
                lines.push(difference_table(ctx, "otherwise", heads, differences));
            }
            if !foreign.is_empty() {
                lines.push(foreign_table(ctx, foreign));
            }
            lines
        }
        _ => vec![line("", None, ctx.t(text).to_owned())],
    };
    view! {
        <div class="told" data-part="told" data-told=changed.code() role="status">
            {lines}
        </div>
    }
    .into_any()
}
