//! Where the keys come from: a count with a pattern, or a table.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, select, text_area_of};
use super::super::file::file_row;
use super::super::part::block;
use super::plan::{COUNT, FROM, FROM_TABLE, PATTERN, TABLE};
use crate::domain::bulk::Answers;
use crate::text::Text;

/// Keeps what is typed, for a screen that is built anew.
fn keep(ctx: Ctx, at: usize, text: RwSignal<String>) -> Rc<dyn Fn(String)> {
    Rc::new(move |typed: String| {
        if let Some(place) = ctx.inner().bulk.typed.borrow_mut().get_mut(at) {
            place.clone_from(&typed);
        }
        ctx.inner().bulk.is_unseen.set(true);
        text.set(typed);
    })
}

pub(super) fn from_field(ctx: Ctx, from: RwSignal<String>) -> AnyView {
    let choices = vec![
        ("pattern", ctx.t(Text::BULK_FROM_PATTERN)),
        (FROM_TABLE, ctx.t(Text::BULK_FROM_TABLE)),
    ];
    let chosen = if from.get_untracked() == FROM_TABLE { FROM_TABLE } else { "pattern" };
    let (name, label) = ("bulk_from", ctx.t(Text::BULK_FROM));
    let choose = keep(ctx, FROM, from);
    Row { name, label, hint: "", error: none(), warning: none() }
        .around("field", select(name, label, choices, chosen, Signal::stored(false), choose))
}

pub(super) fn pattern_field(ctx: Ctx, pattern: RwSignal<String>, error: Signal<String>) -> AnyView {
    let name = "bulk_pattern";
    let input = Input::text(name, pattern.into(), error, keep(ctx, PATTERN, pattern)).view();
    let (label, hint) = (ctx.t(Text::BULK_PATTERN), ctx.t(Text::BULK_PATTERN_HINT));
    Row { name, label, hint, error, warning: none() }.around("field", input)
}

pub(super) fn count_field(ctx: Ctx, count: RwSignal<String>) -> AnyView {
    let name = "bulk_count";
    let input = Input::text(name, count.into(), none(), keep(ctx, COUNT, count));
    let label = ctx.t(Text::BULK_COUNT);
    Row { name, label, hint: "", error: none(), warning: none() }
        .around("field", Input { mode: "numeric", ..input }.view())
}

pub(super) fn table_field(ctx: Ctx, table: RwSignal<String>, error: Signal<String>) -> AnyView {
    let name = "bulk_table";
    let area = text_area_of(name, table.into(), error, keep(ctx, TABLE, table));
    let (label, hint) = (ctx.t(Text::BULK_TABLE), ctx.t(Text::BULK_TABLE_HINT));
    let row = Row { name, label, hint, error, warning: none() }.around("field", area);
    let keep = keep(ctx, TABLE, table);
    let put = Rc::new(move |text| {
        // Another file is asked about anew.
        ctx.inner().bulk.answers.replace(Answers::default());
        keep(text);
    });
    let file = file_row(ctx, "bulk_file", Text::BULK_FILE, ".csv,text/csv,text/plain", put);
    block("", vec![row, file])
}
