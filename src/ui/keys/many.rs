//! Many keys at once: a preview, a confirmation, the run, and what came of each.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::{Ctx, Inner};
use super::super::control::{Input, Row, none, note};
use super::super::part::{block, button, form, line, live_line, screen, submit_button};
use super::super::state::nav::{Page, Route};
use super::act::{back_to_list, begin, open, show_change};
use super::edit::difference_table;
use super::foreign::obstacle;
use super::show::{last_sign, name, table};
use super::told::sentence;
use crate::domain::edit::Changes;
use crate::domain::fix::still_exceeded;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::settings::{Difference, Settings, differences};
use crate::flow::keys::{Action, Changed, bulk};
use crate::text::{Text, cap_text, fill};

/// What is about to be done, and to which keys as they are known.
pub(in super::super) struct Plan {
    pub(super) action: Action,
    pub(super) records: Vec<KeyRecord>,
}

/// What came of each.
pub(in super::super) struct Report {
    plan: Rc<Plan>,
    outcomes: Vec<Option<Changed>>,
}

/// What is done to many keys. It goes on wherever the person is, and its report waits to be seen.
#[derive(Clone, Default)]
pub(in super::super) enum Many {
    #[default]
    None,
    Planned(Rc<Plan>),
    Running(Rc<Plan>),
    Reported(Rc<Report>),
}

/// Shows what is about to be done to the keys of `ids`.
pub(super) fn preview(ctx: Ctx, action: Action, ids: &[KeyId]) {
    let records = ctx.keys(|state| ids.iter().filter_map(|id| state.find(*id)).collect());
    preview_of(ctx, action, records);
}

/// Shows what is about to be done to these keys, as they are known.
pub(super) fn preview_of(ctx: Ctx, action: Action, records: Vec<KeyRecord>) {
    if records.is_empty() {
        return;
    }
    let plan = Rc::new(Plan { action, records });
    ctx.keys(|state| {
        // One at a time: the page shows the one that is under way.
        if !matches!(state.many, Many::Running(_)) {
            state.many = Many::Planned(plan);
        }
    });
    open(ctx, Page::Many);
}

/// What `changes` change on a key.
pub(super) fn difference(record: &KeyRecord, changes: &Changes) -> Vec<Difference> {
    differences(&Settings::of(record), &changes.apply(record))
}

const fn title(action: &Action) -> Text {
    match action {
        Action::Enable => Text::MANY_ENABLE_TITLE,
        Action::Disable => Text::MANY_DISABLE_TITLE,
        Action::Delete => Text::MANY_DELETE_TITLE,
        Action::Edit(_) => Text::MANY_EDIT_TITLE,
    }
}

pub(super) fn many_screen(ctx: Ctx) -> AnyView {
    match ctx.keys(|state| state.many.clone()) {
        Many::None => super::list::list_screen(ctx),
        Many::Planned(plan) => planned_screen(ctx, &plan, false),
        Many::Running(plan) => planned_screen(ctx, &plan, true),
        Many::Reported(report) => report_screen(ctx, &report),
    }
}

fn planned_screen(ctx: Ctx, plan: &Rc<Plan>, is_running: bool) -> AnyView {
    let count = plan.records.len().to_string();
    let typed = ctx.screen_text("confirm_count");
    let error = RwSignal::new(String::new());
    let mut fields = Vec::new();
    // What cannot be undone takes more than a press.
    let is_confirmed_by_typing = plan.action == Action::Delete;
    if is_confirmed_by_typing {
        let label = fill(ctx.t(Text::MANY_TYPE_COUNT), &[("count", &count)]);
        fields.push(line("label", None, label));
        let on_text = Rc::new(move |text| typed.set(text));
        let input = Input::text("confirm_count", typed.into(), error.into(), on_text);
        let row = Row {
            name: "confirm_count",
            label: "",
            hint: "",
            error: error.into(),
            warning: none(),
        };
        fields.push(row.around("field", Input { mode: "numeric", ..input }.view()));
    }
    let cancel = Rc::new(move || back_to_list(ctx));
    fields.push(block(
        "actions",
        vec![
            submit_button(ctx.t(Text::MANY_START), false),
            button("", "cancel", ctx.t(Text::CANCEL), cancel),
        ],
    ));
    let submit = {
        let plan = Rc::clone(plan);
        Rc::new(move || {
            if is_confirmed_by_typing && typed.with_untracked(|typed| typed.trim() != count) {
                error.set(ctx.t(Text::MANY_NOT_THE_COUNT).to_owned());
            } else {
                run(ctx, Rc::clone(&plan));
            }
        })
    };
    let stop = Rc::new(move || ctx.keys(|state| state.is_stopped = true));
    let running = vec![
        note("progress", ctx.many_progress.into()),
        button("", "stop", ctx.t(Text::MANY_STOP), stop),
    ];
    let parts = vec![
        line("hint", None, ctx.t(Text::MANY_TEXT).to_owned()),
        if is_running { block("", running) } else { form(None, submit, fields) },
        effect(ctx, plan),
    ];
    screen(Some("many"), None, ctx.t(title(&plan.action)), parts)
}

/// Which keys, and what will change on each, with the caps that it exceeds even then; otherwise, whether it is in use.
fn effect(ctx: Ctx, plan: &Plan) -> AnyView {
    let heads = [Text::SETTING, Text::REVIEW_NOW, Text::REVIEW_NEW];
    let (now, rate) = (ctx.now(), ctx.rate());
    let inner = ctx.inner();
    let policy = inner.policy.borrow();
    let parts = plan.records.iter().map(|record| {
        let mut parts = vec![line("strong", Some("planned"), name(ctx, record))];
        if let Action::Edit(changes) = &plan.action {
            parts.extend(obstacle(ctx, record));
            let rows = difference(record, changes);
            parts.push(difference_table(ctx, "diff", heads, &rows));
            let exceeded = still_exceeded(record, changes, now, rate, &policy).into_iter();
            parts.extend(exceeded.map(|cap| {
                let cap = [("cap", &*cap_text(&cap, rate, ctx.lang()))];
                line("warning", Some("exceeds"), fill(ctx.t(Text::FIX_STILL_EXCEEDS), &cap))
            }));
        } else {
            parts.push(block("times hint", vec![last_sign(ctx, record)]));
        }
        block("card", parts)
    });
    block("planned", parts.collect())
}

/// Tells of what is done to many keys on every other page, and leads there.
pub(in super::super) fn many_strip(ctx: Ctx) -> Option<AnyView> {
    if ctx.route.get() == Route::Keys(Page::Many) {
        return None;
    }
    let text = match ctx.keys(|state| state.many.clone()) {
        Many::Running(_) => ctx.many_progress.into(),
        Many::Reported(report) => Signal::stored(sum(ctx, &report)),
        Many::None | Many::Planned(_) => return None,
    };
    let parts = vec![
        live_line("", None, Some("many-progress"), "status", text),
        button("quiet", "open-many", ctx.t(Text::SHOW), Rc::new(move || open(ctx, Page::Many))),
    ];
    Some(block("actions told", parts))
}

/// Whether something is done to many keys now.
pub(in super::super) fn is_many_running(ctx: Ctx) -> bool {
    ctx.keys(|state| matches!(state.many, Many::Running(_)))
}

/// A run that is given up half-way leaves the page to the next one.
struct UnderWay(Weak<Inner>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        let Some(inner) = self.0.upgrade() else { return };
        let mut state = inner.keys.borrow_mut();
        if matches!(state.many, Many::Running(_)) {
            state.many = Many::None;
        }
    }
}

fn run(ctx: Ctx, plan: Rc<Plan>) {
    let progress = ctx.many_progress;
    ctx.keys(|state| state.is_stopped = false);
    begin(ctx, progress, async move |account| {
        ctx.keys(|state| state.many = Many::Running(Rc::clone(&plan)));
        let _under_way = UnderWay(ctx.weak());
        show_change(ctx, Page::Many);
        let all = plan.records.len().to_string();
        let on_each = |place: usize, changed: &Changed| {
            let id = plan.records[place].id;
            ctx.keys(|state| state.take_change(id, changed));
            let values = [("done", &*(place + 1).to_string()), ("all", &*all)];
            let _is_shown = progress.try_set(fill(ctx.t(Text::MANY_PROGRESS), &values));
        };
        let is_stopped = || ctx.keys(|state| state.is_stopped);
        let host = ctx.host();
        let outcomes =
            bulk(&*host, &account, &plan.records, &plan.action, &is_stopped, &on_each).await;
        ctx.keys(|state| {
            state.selected.clear();
            state.many = Many::Reported(Rc::new(Report { plan, outcomes }));
        });
        show_change(ctx, Page::Many);
    });
}

/// How many keys stand as wanted.
fn sum(ctx: Ctx, report: &Report) -> String {
    let Report { plan, outcomes } = report;
    let is_done = |changed: &&Changed| is_as_wanted(&plan.action, changed);
    let done = outcomes.iter().flatten().filter(is_done).count();
    let values = [("done", &*done.to_string()), ("all", &*plan.records.len().to_string())];
    fill(ctx.t(Text::MANY_DONE), &values)
}

fn is_as_wanted(action: &Action, changed: &Changed) -> bool {
    match changed {
        Changed::Done { .. } => true,
        Changed::Gone => *action == Action::Delete,
        _ => false,
    }
}

fn report_screen(ctx: Ctx, report: &Report) -> AnyView {
    let Report { plan, outcomes } = report;
    let rows = plan.records.iter().zip(outcomes).map(|(record, outcome)| {
        let text = match outcome {
            None => Text::MANY_NOT_TRIED,
            Some(changed) if is_as_wanted(&plan.action, changed) => Text::MANY_AS_WANTED,
            Some(changed) => sentence(Text::MANY_AS_WANTED, changed),
        };
        let mut said = ctx.t(text).to_owned();
        let failure = outcome.as_ref().and_then(Changed::failure);
        if let Some(failure) = failure {
            let failure = crate::text::failure_text(failure, ctx.lang());
            said.extend([" ", &*failure.happened]);
            said.extend(failure.server_says.iter().flat_map(|words| [" ", words.as_str()]));
        }
        vec![name(ctx, record), said]
    });
    let back = Rc::new(move || back_to_list(ctx));
    let parts = vec![
        line("strong", Some("sum"), sum(ctx, report)),
        table("outcomes", rows.collect()),
        block("actions", vec![button("primary", "back", ctx.t(Text::KEY_BACK), back)]),
    ];
    screen(Some("report"), None, ctx.t(Text::MANY_DONE_TITLE), parts)
}
