//! The rows as they will be sent: money, the moment with its zone, who may use each key.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::part::{block, button_of, line, live};
use super::plan::{Plan, Planned};
use crate::domain::bulk::Preview;
use crate::domain::time::UnixSeconds;
use crate::js;
use crate::text::{ROW_HEADINGS, Text, fill, loosened_text, row_texts};

/// How many rows are shown at first. Those that go beyond the form are shown in any case.
const FIRST_ROWS: usize = 50;

pub(super) fn rows_view(ctx: Ctx, plan: &Plan) -> AnyView {
    let mut parts = Vec::new();
    let beyond = plan.loosened.iter().filter(|fields| !fields.is_empty()).count();
    if beyond > 0 {
        let text = fill(ctx.t(Text::BULK_LOOSENED_ROWS), &[("count", &beyond.to_string())]);
        parts.push(line("warning", Some("bulk-loosened"), text));
    }
    let is_whole = RwSignal::new(false);
    parts.push(live(Rc::new(move || {
        let is_whole = is_whole.get();
        match &*ctx.inner().bulk.planned.borrow() {
            Planned::Rows(plan) => table(ctx, plan, is_whole),
            _ => ().into_any(),
        }
    })));
    if plan.asked.len() > FIRST_ROWS {
        let count = plan.asked.len().to_string();
        let label = fill(ctx.t(Text::BULK_SHOW_ALL), &[("count", &count)]);
        parts.push(button_of("quiet", "show-all", label, Rc::new(move || is_whole.set(true))));
    }
    block("", parts)
}

fn table(ctx: Ctx, plan: &Plan, is_whole: bool) -> AnyView {
    let (lang, per) = (ctx.lang(), ctx.rate());
    let moment = |at: UnixSeconds| js::write_moment(at.0, lang.tag());
    let mut lines = Vec::new();
    let mut headings = vec![ctx.t(Text::BULK_ROW).to_owned()];
    headings.extend(ROW_HEADINGS.map(|text| ctx.t(text).to_owned()));
    headings.push(String::new());
    lines.push(row(None, headings));
    let rows = plan.lines.iter().zip(&plan.asked).zip(&plan.loosened).enumerate();
    for (place, ((line, asked), beyond)) in rows {
        if is_whole || place < FIRST_ROWS || !beyond.is_empty() {
            let mut cells = vec![line.to_string()];
            cells.extend(row_texts(&Preview::from(asked), per, &moment, lang));
            cells.push(loosened_text(beyond, lang));
            lines.push(row(Some(if beyond.is_empty() { "false" } else { "true" }), cells));
        }
    }
    view! {
        <div class="scroll">
            <table data-part="bulk-rows">
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(is_beyond: Option<&'static str>, cells: Vec<String>) -> AnyView {
    let cells: Vec<AnyView> =
        cells.into_iter().map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
    view! { <tr data-loosened=is_beyond>{cells}</tr> }.into_any()
}
