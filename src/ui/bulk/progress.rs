//! The run while it is worked on, and where it stands still: what came of each row, and the keys as a file.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions;
use super::super::candidate::{Offer, cards};
use super::super::context::Ctx;
use super::super::control::note;
use super::super::failure::failure_lines;
use super::super::part::{block, button, line, live_line, screen};
use super::copies::copies_of_run;
use super::{Told, work};
use crate::domain::cap::Cap;
use crate::flow::Candidate;
use crate::flow::bulk::{Ended, RowState, Run};
use crate::text::{Text, cap_text, fill};

/// How many rows are told one by one.
const SHOWN_ROWS: usize = 50;

/// How far the run is, in one line.
pub(super) fn told(ctx: Ctx, run: &Run) -> String {
    let count = |code| run.count(code).to_string();
    let done = run.rows.len() - run.count("waiting") - run.count("started");
    let values = [
        ("done", &*done.to_string()),
        ("total", &run.rows.len().to_string()),
        ("created", &count("created")),
        ("refused", &count("refused")),
        ("unknown", &count("unknown")),
    ];
    let progress = fill(ctx.t(Text::BULK_PROGRESS), &values);
    match run.count("different") {
        0 => progress,
        different => {
            let values = [("count", &*different.to_string())];
            format!("{progress} {}", fill(ctx.t(Text::BULK_DIFFERENT_COUNT), &values))
        }
    }
}

pub(super) fn working_screen(ctx: Ctx) -> AnyView {
    let Told { progress, done, waits } = ctx.inner().bulk.told;
    let bar = view! {
        <progress aria-label=ctx.t(Text::BULK_TITLE) max="100" value=move || done.get()>
            {""}
        </progress>
    };
    let pause = Rc::new(move || ctx.inner().bulk.is_paused.set(true));
    let parts = vec![
        bar.into_any(),
        live_line("", None, Some("bulk-progress"), "status", progress.into()),
        live_line("warning", None, Some("bulk-waits"), "status", waits.into()),
        line("hint", None, ctx.t(Text::BULK_WORKING_NOTE).to_owned()),
        block("actions", vec![button("", "pause", ctx.t(Text::BULK_PAUSE), pause)]),
    ];
    screen(Some("bulk-working"), None, ctx.t(Text::BULK_TITLE), parts)
}

pub(super) fn still_screen(ctx: Ctx, ended: Option<&Ended>) -> AnyView {
    let inner = ctx.inner();
    let run = inner.bulk.run.borrow();
    let Some(run) = run.as_ref() else { return unreadable_screen(ctx) };
    let mut parts = Vec::new();
    parts.extend(ended.and_then(|ended| why(ctx, ended)));
    parts.push(line("strong", Some("bulk-progress"), told(ctx, run)));
    parts.extend(rows(ctx, run));
    parts.extend(copies_of_run(ctx, run));
    if run.count("created") > 0 {
        parts.push(files(ctx));
    }
    let mut ways = Vec::new();
    let mut way = |class, action, text: Text, on_press| {
        ways.push(button(class, action, ctx.t(text), on_press));
    };
    if run.is_open() {
        way("primary", "go-on", Text::BULK_CONTINUE, Rc::new(move || work::show_working(ctx)));
    }
    if run.count("refused") > 0 {
        way("", "retry-refused", Text::BULK_RETRY, Rc::new(move || work::retry_refused(ctx)));
    }
    if run.count("unknown") > 0 {
        way("", "look-again", Text::BULK_LOOK_AGAIN, Rc::new(move || work::look_again(ctx)));
    }
    way("", "put-away", Text::BULK_DONE, Rc::new(move || work::put_away(ctx)));
    way("", "back", Text::BULK_BACK, Rc::new(move || actions::another(ctx)));
    parts.push(block("actions", ways));
    let outcome = if run.is_open() { "stopped" } else { "finished" };
    screen(Some("bulk-run"), Some(outcome), ctx.t(Text::BULK_TITLE), parts)
}

pub(super) fn unreadable_screen(ctx: Ctx) -> AnyView {
    let put_away = Rc::new(move || work::put_away(ctx));
    let parts = vec![
        line("warning", None, ctx.t(Text::BULK_GONE).to_owned()),
        block("actions", vec![button("", "put-away", ctx.t(Text::BULK_DONE), put_away)]),
    ];
    screen(Some("bulk-run"), Some("unreadable"), ctx.t(Text::BULK_TITLE), parts)
}

/// Why the run stands still, where there is something to say.
fn why(ctx: Ctx, ended: &Ended) -> Option<AnyView> {
    let lead = |text| Some(failure_lines(ctx, None, Some(text)));
    match ended {
        Ended::Finished | Ended::Paused => None,
        Ended::Failed(failure) => Some(failure_lines(ctx, Some(failure), None)),
        Ended::AnotherWindow => lead(Text::BULK_ANOTHER_WINDOW),
        Ended::OpenEntry => lead(Text::BULK_OPEN_ENTRY),
        Ended::OtherAccount => lead(Text::BULK_OTHER_ACCOUNT),
        Ended::NotAllowed(violation) => Some(not_allowed(ctx, &violation.cap)),
        Ended::Gone => lead(Text::BULK_GONE),
        Ended::Store(_) => lead(Text::STORE_FAILED),
        Ended::StoredDifferently(candidate) => Some(stored_differently(ctx, candidate)),
    }
}

/// What is allowed now, and less than the next row asks for.
fn not_allowed(ctx: Ctx, cap: &Cap) -> AnyView {
    let cap = cap_text(cap, ctx.rate(), ctx.lang());
    let parts = vec![
        line("error", Some("not-allowed"), ctx.t(Text::BULK_NOT_ALLOWED).to_owned()),
        line("", None, cap),
    ];
    block("", parts)
}

/// The key of the row at which the run stopped, with what can be done about it.
fn stored_differently(ctx: Ctx, candidate: &Candidate) -> AnyView {
    // Its row stays as it is, whatever becomes of the key.
    let offer = Offer { on_use: None, of_create: None };
    let parts = vec![
        line("error", Some("stored-differently"), ctx.t(Text::BULK_STORED).to_owned()),
        cards(ctx, vec![(candidate.clone(), offer)]),
    ];
    block("", parts)
}

/// The rows that did not become keys.
fn rows(ctx: Ctx, run: &Run) -> Option<AnyView> {
    let told = run.rows.iter().filter_map(|row| {
        let told = match &row.state {
            RowState::Refused(message) => fill(ctx.t(Text::BULK_REFUSED), &[("message", message)]),
            RowState::Unknown(_) => ctx.t(Text::BULK_UNKNOWN).to_owned(),
            RowState::Different(id) => {
                fill(ctx.t(Text::BULK_DIFFERENT), &[("id", &id.0.to_string())])
            }
            _ => return None,
        };
        let text = format!("{} – {told}", row.asked.name.as_str());
        Some(line("hint", Some(row.state.code()), text))
    });
    let told: Vec<AnyView> = told.take(SHOWN_ROWS).collect();
    (!told.is_empty()).then(|| block("card", told))
}

/// The result as a file: the keys leave the app this way and no other.
fn files(ctx: Ctx) -> AnyView {
    let said = RwSignal::new(String::new());
    let kinds = work::KINDS.map(|kind| {
        let save = Rc::new(move || work::save_file(ctx, kind, said));
        button("", kind.action, kind.label, save)
    });
    block(
        "field",
        vec![
            line("label", None, ctx.t(Text::BULK_DOWNLOAD).to_owned()),
            block("actions", kinds.into()),
            note("bulk-file", said.into()),
        ],
    )
}
