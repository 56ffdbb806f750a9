//! What is to be made: a count with a pattern, or a table; every row is checked while it is typed.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions;
use super::super::context::Ctx;
use super::super::control::{Input, Row, none, select, text_area_of};
use super::super::create::asking_panel;
use super::super::file::file_row;
use super::super::focus::{focus, focus_soon};
use super::super::part::{
    block, button, form, line, live, live_line, screen, shown_while, submit_button,
};
use super::super::state::form::{Subject, check_form_now};
use super::super::state::forms;
use super::work;
use crate::domain::bulk::{PlanError, Table, check, first_of_each, from_pattern, from_table};
use crate::domain::draft::ValidDraft;
use crate::text::{Text, fill, plan_error_text, row_errors_text, row_warnings_text};

/// The places of what is typed.
const FROM: usize = 0;
const PATTERN: usize = 1;
const COUNT: usize = 2;
const TABLE: usize = 3;
const FROM_TABLE: &str = "table";

pub(super) fn plan_screen(ctx: Ctx) -> AnyView {
    let typed = ctx.inner().bulk.typed.borrow().clone().map(RwSignal::new);
    let read = move || plan(ctx, &typed.map(|text| text.get()));
    let [error, preview, warning, asked] = [(); 4].map(|()| RwSignal::new(String::new()));
    Effect::new(move || {
        let is_begun = typed.iter().any(|text| !text.read().is_empty());
        let (told, bites, wrong) = match read() {
            Ok(plan) => (plan.preview, plan.warnings, String::new()),
            Err(wrong) if is_begun => (String::new(), String::new(), wrong),
            Err(_) => Default::default(),
        };
        preview.set(told);
        warning.set(bites);
        error.set(wrong);
        asked.set(String::new());
    });
    let start = Rc::new(move |anyway: bool| match read() {
        Ok(plan) if anyway || plan.warnings.is_empty() => work::start(ctx, plan.asked),
        Ok(plan) => {
            asked.set(plan.warnings);
            focus_soon(ctx, "[data-part='foresight']");
        }
        Err(wrong) => {
            error.set(wrong);
            focus(ctx, "[name='bulk_pattern'], [name='bulk_table']");
        }
    });
    let submit = Rc::clone(&start);
    let back = Rc::new(move || {
        asked.set(String::new());
        focus_soon(ctx, "button[type='submit']");
    });
    let panel = asking_panel(ctx, Text::BULK_ASK, asked.into(), Rc::new(move || start(true)), back);
    let source = live(Rc::new(move || {
        if typed[FROM].get() == FROM_TABLE {
            return table_field(ctx, typed[TABLE], error.into());
        }
        block(
            "",
            vec![pattern_field(ctx, typed[PATTERN], error.into()), count_field(ctx, typed[COUNT])],
        )
    }));
    let actions = vec![
        submit_button(ctx.t(Text::BULK_START), false),
        button("", "back", ctx.t(Text::BULK_BACK), Rc::new(move || actions::another(ctx))),
    ];
    let fields = vec![
        from_field(ctx, typed[FROM]),
        source,
        live_line("said", None, Some("bulk-preview"), "status", preview.into()),
        shown_while(
            Signal::derive(move || asked.with(String::is_empty)),
            vec![
                live_line("warning", None, Some("bulk-warnings"), "status", warning.into()),
                block("actions", actions),
            ],
        ),
        panel,
    ];
    let submit = Rc::new(move || submit(false));
    let parts = vec![
        line("", None, ctx.t(Text::BULK_INTRO).to_owned()),
        form(Some("bulk"), submit, fields),
    ];
    screen(None, None, ctx.t(Text::BULK_TITLE), parts)
}

/// The rows as they may be sent, and what is said of them.
struct Plan {
    asked: Vec<ValidDraft>,
    preview: String,
    /// What may bite of any row, each once.
    warnings: String,
}

/// The rows as they may be sent, or what is wrong.
fn plan(ctx: Ctx, typed: &[String; 4]) -> Result<Plan, String> {
    let lang = ctx.lang();
    let template = forms::new_key(ctx).draft();
    let [from, pattern, count, table] = typed;
    let rows = if from == FROM_TABLE {
        from_table(&template, table)
    } else {
        let no_columns = |rows| Table { rows, unused: Vec::new() };
        from_pattern(&template, pattern, count).map(no_columns)
    };
    let told = |error: PlanError| plan_error_text(&error, lang);
    let Table { rows, unused } = rows.map_err(told)?;
    let warned = RefCell::new(Vec::new());
    let validate = |draft: &_| {
        let (valid, warnings) = check_form_now(ctx, &Subject::New, draft, "").outcome?;
        warned.borrow_mut().push(warnings);
        Ok(valid)
    };
    let asked = check(&rows, &validate).map_err(|errors| row_errors_text(&errors, lang))?;
    let name = |asked: Option<&ValidDraft>| asked.map(|asked| asked.name.as_str().to_owned());
    let (first, last) = (name(asked.first()), name(asked.last()));
    let values = [
        ("count", &*asked.len().to_string()),
        ("first", &first.unwrap_or_default()),
        ("last", &last.unwrap_or_default()),
    ];
    let mut preview = fill(ctx.t(Text::BULK_PREVIEW), &values);
    if !unused.is_empty() {
        let names = unused.join(", ");
        preview.extend(["\n", &fill(ctx.t(Text::BULK_UNUSED), &[("names", &names)])]);
    }
    let warnings = row_warnings_text(&first_of_each(&rows, warned.into_inner()), lang);
    Ok(Plan { asked, preview, warnings })
}

/// Keeps what is typed, for a screen that is built anew.
fn keep(ctx: Ctx, at: usize, text: RwSignal<String>) -> Rc<dyn Fn(String)> {
    Rc::new(move |typed: String| {
        if let Some(place) = ctx.inner().bulk.typed.borrow_mut().get_mut(at) {
            place.clone_from(&typed);
        }
        text.set(typed);
    })
}

fn from_field(ctx: Ctx, from: RwSignal<String>) -> AnyView {
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

fn pattern_field(ctx: Ctx, pattern: RwSignal<String>, error: Signal<String>) -> AnyView {
    let name = "bulk_pattern";
    let input = Input::text(name, pattern.into(), error, keep(ctx, PATTERN, pattern)).view();
    let (label, hint) = (ctx.t(Text::BULK_PATTERN), ctx.t(Text::BULK_PATTERN_HINT));
    Row { name, label, hint, error, warning: none() }.around("field", input)
}

fn count_field(ctx: Ctx, count: RwSignal<String>) -> AnyView {
    let name = "bulk_count";
    let input = Input::text(name, count.into(), none(), keep(ctx, COUNT, count));
    let label = ctx.t(Text::BULK_COUNT);
    Row { name, label, hint: "", error: none(), warning: none() }
        .around("field", Input { mode: "numeric", ..input }.view())
}

fn table_field(ctx: Ctx, table: RwSignal<String>, error: Signal<String>) -> AnyView {
    let name = "bulk_table";
    let area = text_area_of(name, table.into(), error, keep(ctx, TABLE, table));
    let (label, hint) = (ctx.t(Text::BULK_TABLE), ctx.t(Text::BULK_TABLE_HINT));
    let row = Row { name, label, hint, error, warning: none() }.around("field", area);
    let put = keep(ctx, TABLE, table);
    let file = file_row(ctx, "bulk_file", Text::BULK_FILE, ".csv,text/csv,text/plain", put);
    block("", vec![row, file])
}
