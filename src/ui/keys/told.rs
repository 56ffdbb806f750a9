//! What came of a change, in words.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::failure::failure_lines;
use super::super::part::line;
use super::edit::difference_table;
use super::foreign::foreign_table;
use crate::flow::keys::Changed;
use crate::text::Text;

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
