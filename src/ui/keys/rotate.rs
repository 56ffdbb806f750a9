//! Replacing a key: the form for its successor, up to its creation.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions::show_step;
use super::super::context::Ctx;
use super::super::control::{Row, none, select};
use super::super::create;
use super::super::embedded;
use super::super::failure::failure_lines;
use super::super::page;
use super::super::part::{block, button, form, line, screen, submit_button};
use super::super::state::form::FormModel;
use super::super::state::making::Stage;
use super::super::state::nav::Page;
use super::super::state::{draft_store, forms};
use super::act::{is_at, open, read_rotations, show_change};
use super::foreign::not_replaced;
use super::show::name;
use crate::api::Account;
use crate::domain::draft::Draft;
use crate::domain::draft_key::DraftKey;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::rotation::{QuotaChoice, successor};
use crate::flow::rotate;
use crate::flow::{Blocked, Created, Outcome, Step};
use crate::text::Text;

/// Opens the form for the key that takes over; a replacement under way goes on instead.
pub(super) fn begin_rotation(ctx: Ctx, id: KeyId) {
    if ctx.keys(|state| state.rotations.iter().any(|rotation| rotation.old == id)) {
        return open(ctx, Page::Rotate(id));
    }
    ctx.spawn(async move {
        let unsent = draft_store::unsent(ctx, DraftKey::Successor(id)).await;
        // The person may have gone elsewhere meanwhile.
        let record = ctx.keys(|state| state.find(id)).filter(|_| is_at(ctx, Page::Key(id)));
        if let Some(record) = record {
            begin_form(ctx, &record, unsent.map(|unsent| unsent.draft));
        }
    });
}

fn begin_form(ctx: Ctx, record: &KeyRecord, unsent: Option<Draft>) {
    ctx.keys(|state| state.is_quota_reset = false);
    let proposed = successor(record, QuotaChoice::Carry, ctx.rate());
    forms::begin_successor(ctx, record.id, proposed, unsent);
    open(ctx, Page::Rotate(record.id));
}

/// Opens the form as proposed, and forgets what was left in it.
fn start_over(ctx: Ctx, id: KeyId) {
    if let Some(record) = ctx.keys(|state| state.find(id)) {
        forms::finish(ctx, DraftKey::Successor(id));
        begin_form(ctx, &record, None);
    }
}

/// Gives the replacement up before it has begun.
fn cancel(ctx: Ctx, id: KeyId) {
    forms::finish(ctx, DraftKey::Successor(id));
    open(ctx, Page::Key(id));
}

/// The form for the successor, as long as it is open.
pub(super) fn successor_screen(ctx: Ctx, id: KeyId) -> Option<AnyView> {
    let record = ctx.keys(|state| state.find(id))?;
    let model = forms::of_successor(ctx, id)?;
    let failure = ctx.keys(|state| state.rotation_failure.clone()).filter(|(of, _)| *of == id);
    let mut fields = vec![
        line("strong", Some("key-name"), name(ctx, &record)),
        create::restored_line(model, Rc::new(move || start_over(ctx, id))),
        line("hint", None, ctx.t(Text::ROTATE_TEXT).to_owned()),
    ];
    fields.extend(not_replaced(ctx, &record));
    fields.extend(failure.map(|(_, failure)| failure_lines(ctx, Some(&failure), None)));
    if !record.unlimited_quota {
        fields.push(quota_choice(model, record.clone()));
    }
    fields.extend(create::fields(model));
    let cancel = Rc::new(move || cancel(ctx, id));
    let buttons = vec![
        submit_button(ctx.t(Text::ROTATE_CREATE), false),
        button("", "cancel", ctx.t(Text::CANCEL), cancel),
    ];
    fields.push(create::while_calm(model, vec![block("actions", buttons)]));
    fields.push(create::foresight_panel(model, Rc::new(move || start(model, id, true))));
    let submit = Rc::new(move || start(model, id, false));
    let parts = vec![form(Some("rotate"), submit, fields)];
    Some(screen(None, None, ctx.t(Text::ROTATE_TITLE), parts))
}

fn quota_choice(model: FormModel, record: KeyRecord) -> AnyView {
    let ctx = model.ctx();
    let choices = vec![
        ("carry", ctx.t(Text::ROTATE_QUOTA_CARRY)),
        ("reset", ctx.t(Text::ROTATE_QUOTA_RESET)),
    ];
    let is_reset = ctx.keys(|state| state.is_quota_reset);
    let chosen = if is_reset { "reset" } else { "carry" };
    let choose = Rc::new(move |choice: String| {
        let is_reset = choice == "reset";
        ctx.keys(|state| state.is_quota_reset = is_reset);
        let choice = if is_reset { QuotaChoice::Reset } else { QuotaChoice::Carry };
        let proposed = successor(&record, choice, ctx.rate());
        // Only the amount follows the choice: nothing else that was typed is lost.
        let mut draft = model.draft();
        draft.unlimited_quota = proposed.unlimited_quota;
        draft.remain_quota = proposed.remain_quota;
        draft.quota_unit = proposed.quota_unit;
        model.replace(draft, "[name='quota_choice']");
    });
    let label = ctx.t(Text::ROTATE_QUOTA);
    Row { name: "quota_choice", label, hint: "", error: none(), warning: none() }.around(
        "field",
        select("quota_choice", label, choices, chosen, Signal::stored(false), choose),
    )
}

/// Creates the new key, once nothing in the form is wrong or left to ask. The old one is not touched.
fn start(model: FormModel, id: KeyId, anyway: bool) {
    let ctx = model.ctx();
    let old = ctx.keys(|state| state.find(id));
    let (Some(account), Some(old)) = (ctx.account(), old) else { return };
    if ctx.is_readonly() {
        return;
    }
    let again = Rc::new(move || start(model, id, anyway));
    let Some(asked) = model.asked_for(anyway, again) else { return };
    if !ctx.tell(embedded::Told::BeforeCreate(&asked)) {
        return ctx.notify(Some(Text::STOPPED_BY_PAGE));
    }
    ctx.notify(None);
    ctx.set_step(Text::STEP_BASELINE);
    ctx.spawn(async move {
        let on_step = |step| match step {
            // The rotation's own screen shows the key, and finds it again if the page dies here.
            Step::Proven(_) => {}
            step => show_step(ctx, step),
        };
        let outcome = rotate::start(&*ctx.host(), &account, &old, &asked, &on_step).await;
        read_rotations(ctx, &account).await;
        if let Some(told) = page::failed(&outcome) {
            ctx.tell(told);
        }
        let stage = match outcome {
            Outcome::Created(created) => {
                take_over(ctx, id, &created);
                Stage::Form(None)
            }
            Outcome::NotCreated(failure) | Outcome::Blocked(Blocked::NoBaseline(failure)) => {
                model.show_errors();
                ctx.keys(|state| state.rotation_failure = Some((id, Rc::new(failure))));
                Stage::Form(None)
            }
            unsettled => Stage::Unsettled(Rc::new(unsettled), DraftKey::Successor(id)),
        };
        ctx.set_stage(stage);
        show_change(ctx, Page::Rotate(id));
    });
}

/// The new key exists: the replacement goes on with it.
fn take_over(ctx: Ctx, old: KeyId, created: &Created) {
    forms::finish(ctx, DraftKey::Successor(old));
    ctx.tell(embedded::Told::Created(created));
    ctx.keys(|state| state.add(created));
}

/// Shows the replacement as it stands now, once its create is settled.
pub(in super::super) async fn go_on(ctx: Ctx, account: &Account, old: KeyId, created: &Created) {
    read_rotations(ctx, account).await;
    take_over(ctx, old, created);
    ctx.set_stage(Stage::Form(None));
    show_change(ctx, Page::Rotate(old));
}
