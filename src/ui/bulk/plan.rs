//! What is to be made: a count with a pattern, or a table; every row is checked while it is typed, and shown as it will be
//! sent.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions;
use super::super::context::Ctx;
use super::super::create::asking_panel;
use super::super::focus::{focus, focus_soon};
use super::super::part::{
    block, button, form, line, live, live_line, screen, shown_while, submit_button,
};
use super::super::state::form_check::check_form_now;
use super::super::state::forms;
use super::super::state::subject::Subject;
use super::columns::questions_view;
use super::fields::{count_field, from_field, pattern_field, table_field};
use super::rows::rows_view;
use super::work;
use crate::domain::bulk::{
    FormLimits, PlanError, Question, Table, check, first_of_each, from_pattern, from_table,
    is_still_true,
};
use crate::domain::draft::{Draft, ValidDraft};
use crate::domain::field::Field;
use crate::text::{Text, fill, plan_error_text, row_errors_text, row_warnings_text};

/// The places of what is typed.
pub(super) const FROM: usize = 0;
pub(super) const PATTERN: usize = 1;
pub(super) const COUNT: usize = 2;
pub(super) const TABLE: usize = 3;
pub(super) const FROM_TABLE: &str = "table";

/// Where the focus goes when a plan cannot be sent: the first that is there.
const WHERE_TO_MEND: &str = "[data-action='use-column'], [data-action='ignore-column'], [name='bulk_pattern'], [name='bulk_table']";

/// What a look at the plan finds.
#[derive(Default)]
pub(super) enum Planned {
    /// Nothing is typed yet.
    #[default]
    Nothing,
    /// The rows as they may be sent.
    Rows(Plan),
    /// Columns that the person has to say something about.
    Columns { header: Vec<String>, questions: Vec<Question> },
    /// What is wrong.
    Wrong(String),
}

/// The rows as they may be sent, and what is said of them.
pub(super) struct Plan {
    /// What is sent, and shown from this alone.
    pub(super) asked: Vec<ValidDraft>,
    /// The line of each row.
    pub(super) lines: Vec<usize>,
    /// In what each row goes beyond the form.
    pub(super) loosened: Vec<Vec<Field>>,
    preview: String,
    /// What may bite of any row, each once.
    warnings: String,
}

pub(super) fn plan_screen(ctx: Ctx) -> AnyView {
    let typed = ctx.inner().bulk.typed.borrow().clone().map(RwSignal::new);
    let [error, preview, warning, asked] = [(); 4].map(|()| RwSignal::new(String::new()));
    // Turned with each answer, and with each look.
    let [answered, planned] = [(); 2].map(|()| RwSignal::new(false));
    let read = move || plan(ctx, &typed.map(|text| text.get_untracked()));
    let show = move |found: Planned| {
        let (told, bites, wrong) = match &found {
            Planned::Rows(plan) => (plan.preview.clone(), plan.warnings.clone(), String::new()),
            Planned::Wrong(wrong) => (String::new(), String::new(), wrong.clone()),
            Planned::Columns { .. } => {
                (String::new(), String::new(), ctx.t(Text::BULK_COLUMNS).to_owned())
            }
            Planned::Nothing => Default::default(),
        };
        ctx.inner().bulk.planned.replace(found);
        ctx.inner().bulk.is_unseen.set(false);
        planned.update(|turned| *turned = !*turned);
        preview.set(told);
        warning.set(bites);
        error.set(wrong);
        asked.set(String::new());
    };
    Effect::new(move || {
        let texts = typed.map(|text| text.get());
        let is_begun = texts.iter().any(|text| !text.is_empty());
        // The rate, the models and the caps may come while the plan is typed.
        ctx.money.track();
        ctx.offer_changed.track();
        answered.track();
        let found = plan(ctx, &texts);
        show(if is_begun || matches!(found, Planned::Rows(_)) { found } else { Planned::Nothing });
    });
    let start = Rc::new(move |anyway: bool| {
        let is_unseen = ctx.inner().bulk.is_unseen.get();
        let found = match read() {
            Planned::Rows(found) => found,
            wrong => {
                show(wrong);
                focus(ctx, WHERE_TO_MEND);
                return;
            }
        };
        let (now_found, warnings) = (found.asked.clone(), found.warnings.clone());
        if is_unseen {
            show(Planned::Rows(found));
        }
        // What stands on the screen is sent, or nothing.
        let shown = match &*ctx.inner().bulk.planned.borrow() {
            Planned::Rows(plan) if is_still_true(&plan.asked, &now_found, ctx.now()) => {
                Some(plan.asked.clone())
            }
            _ => None,
        };
        match shown {
            None => {
                show(read());
                error.set(ctx.t(Text::BULK_CHANGED).to_owned());
            }
            Some(shown) if anyway || warnings.is_empty() => work::start(ctx, shown),
            Some(_) => {
                asked.set(warnings);
                focus_soon(ctx, "[data-part='foresight']");
            }
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
    let found = live(Rc::new(move || {
        planned.track();
        match &*ctx.inner().bulk.planned.borrow() {
            Planned::Rows(plan) => rows_view(ctx, plan),
            Planned::Columns { header, questions } => {
                questions_view(ctx, header, questions, answered)
            }
            Planned::Nothing | Planned::Wrong(_) => ().into_any(),
        }
    }));
    let actions = vec![
        submit_button(ctx.t(Text::BULK_START), false),
        button("", "back", ctx.t(Text::BULK_BACK), Rc::new(move || actions::another(ctx))),
    ];
    let fields = vec![
        from_field(ctx, typed[FROM]),
        source,
        live_line("said", None, Some("bulk-preview"), "status", preview.into()),
        found,
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

/// Looks at what is typed.
fn plan(ctx: Ctx, typed: &[String; 4]) -> Planned {
    let lang = ctx.lang();
    let template = forms::new_key(ctx).draft();
    let [from, pattern, count, table] = typed;
    let rows = if from == FROM_TABLE {
        from_table(&template, table, &ctx.inner().bulk.answers.borrow())
    } else {
        let no_columns = |rows| Table { rows, unused: Vec::new() };
        from_pattern(&template, pattern, count).map(no_columns)
    };
    let Table { rows, unused } = match rows {
        Ok(table) => table,
        Err(PlanError::Columns { header, questions }) => {
            return Planned::Columns { header, questions };
        }
        Err(error) => return Planned::Wrong(plan_error_text(&error, lang)),
    };
    let warned = RefCell::new(Vec::new());
    let validate = |draft: &Draft| {
        let (valid, warnings) = check_form_now(ctx, &Subject::New, draft, "").outcome?;
        warned.borrow_mut().push(warnings);
        Ok(valid)
    };
    let asked = match check(&rows, &validate) {
        Ok(asked) => asked,
        Err(errors) => return Planned::Wrong(row_errors_text(&errors, ctx.rate(), lang)),
    };
    let warnings = row_warnings_text(&first_of_each(&rows, warned.into_inner()), lang);
    let limits = FormLimits::of(&template, &|draft| {
        check_form_now(ctx, &Subject::New, draft, "").outcome.map(|(valid, _)| valid)
    });
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
    let loosened = asked.iter().map(|asked| limits.loosened(asked)).collect();
    let lines = rows.iter().map(|row| row.line).collect();
    Planned::Rows(Plan { asked, lines, loosened, preview, warnings })
}
