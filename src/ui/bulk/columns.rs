//! Asks what a column is whose heading is not the name of a setting. Until that is answered nothing can be sent.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::focus::focus_soon;
use super::super::part::{block, button_of, line};
use crate::domain::bulk::{Answer, Question};
use crate::text::{Text, column_question_text, fill};

/// The questions, each with its answers; an answer turns `answered`.
pub(super) fn questions_view(
    ctx: Ctx,
    header: &[String],
    questions: &[Question],
    answered: RwSignal<bool>,
) -> AnyView {
    let questions = questions.iter().map(|question| {
        let column = question.column;
        let answer = |answer| {
            let header = header.to_vec();
            Rc::new(move || {
                ctx.inner().bulk.answers.borrow_mut().give(&header, column, answer);
                answered.update(|turned| *turned = !*turned);
                focus_soon(ctx, "[data-action='use-column'], [data-action='ignore-column'], button[type='submit']");
            })
        };
        let mut ways = Vec::new();
        if let Some(field) = question.suggestion {
            let label = fill(ctx.t(Text::BULK_USE_COLUMN), &[("field", field.as_str())]);
            ways.push(button_of("", "use-column", label, answer(Answer::Yes)));
        }
        let label = ctx.t(Text::BULK_IGNORE_COLUMN).to_owned();
        ways.push(button_of("quiet", "ignore-column", label, answer(Answer::Ignore)));
        let text = column_question_text(question, ctx.lang());
        block("", vec![line("strong", Some("bulk-question"), text), block("actions", ways)])
    });
    block("panel", questions.collect())
}
