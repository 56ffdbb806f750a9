//! Replacing a key: the form for its successor, then one step after the other.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions::show_step;
use super::super::context::{Ctx, Screen};
use super::super::control::{Row, none, note, select};
use super::super::create;
use super::super::embedded;
use super::super::failure::failure_lines;
use super::super::page;
use super::super::part::{OnPress, block, button, form, line, screen, submit_button};
use super::super::state::form::FormModel;
use super::super::state::{draft_store, forms};
use super::act::{back_to_list, begin, open, read_rotations};
use super::foreign::not_replaced;
use super::key::the_key;
use super::show::name;
use super::told::{Told, told_lines};
use super::{Page, act};
use crate::api::{Account, Failure};
use crate::domain::draft::Draft;
use crate::domain::draft_key::DraftKey;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::readable::readable;
use crate::domain::rotation::{QuotaChoice, successor};
use crate::flow::keys::Changed;
use crate::flow::rotate::{self, Phase, Rotation};
use crate::flow::{Blocked, Outcome, Step};
use crate::text::{Text, fill};

/// Opens the form for the key that takes over; a replacement under way goes on instead.
pub(super) fn begin_rotation(ctx: Ctx, id: KeyId) {
    if ctx.keys(|state| state.rotations.iter().any(|rotation| rotation.old == id)) {
        return open(ctx, Page::Rotation(id, None));
    }
    ctx.spawn(async move {
        let unsent = draft_store::unsent(ctx, DraftKey::Successor(id)).await;
        // The person may have gone elsewhere meanwhile.
        let record = ctx.keys(|state| state.find(id)).filter(|_| act::is_on_page_of(ctx, id));
        if let Some(record) = record {
            begin_form(ctx, &record, unsent.map(|unsent| unsent.draft));
        }
    });
}

fn begin_form(ctx: Ctx, record: &KeyRecord, unsent: Option<Draft>) {
    ctx.keys(|state| state.is_quota_reset = false);
    let proposed = successor(record, QuotaChoice::Carry, ctx.rate());
    forms::begin_successor(ctx, record.id, proposed, unsent);
    open(ctx, Page::Rotate(record.id, None));
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
    open(ctx, Page::Key(id, None));
}

pub(super) fn rotate_screen(ctx: Ctx, id: KeyId, failure: Option<&Failure>) -> AnyView {
    let record = ctx.keys(|state| state.find(id));
    let (Some(record), Some(model)) = (record, forms::of_successor(ctx, id)) else {
        return super::key::key_screen(ctx, id, None);
    };
    let mut fields = vec![
        line("strong", Some("key-name"), name(ctx, &record)),
        create::restored_line(model, Rc::new(move || start_over(ctx, id))),
        line("hint", None, ctx.t(Text::ROTATE_TEXT).to_owned()),
    ];
    fields.extend(not_replaced(ctx, &record));
    fields.extend(failure.map(|failure| failure_lines(ctx, Some(failure), None)));
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
    screen(None, None, ctx.t(Text::ROTATE_TITLE), vec![form(Some("rotate"), submit, fields)])
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
    let Some(asked) = model.asked_for(anyway) else { return };
    if !ctx.tell(embedded::Told::BeforeCreate(&asked)) {
        return ctx.notify(Some(Text::STOPPED_BY_PAGE));
    }
    ctx.notify(None);
    ctx.show(Screen::Working { step: Text::STEP_BASELINE });
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
        match outcome {
            Outcome::Created(created) => {
                forms::finish(ctx, DraftKey::Successor(id));
                ctx.tell(embedded::Told::Created(&created));
                ctx.keys(|state| state.add(&created));
                open(ctx, Page::Rotation(id, None));
            }
            Outcome::NotCreated(failure) | Outcome::Blocked(Blocked::NoBaseline(failure)) => {
                open(ctx, Page::Rotate(id, Some(Rc::new(failure))));
            }
            unsettled => ctx.show(Screen::Unsettled(Rc::new(unsettled))),
        }
    });
}

/// The replacements under way, above the list.
pub(super) fn under_way(ctx: Ctx) -> Vec<AnyView> {
    let rotations = ctx.keys(|state| state.rotations.clone());
    let shown = |rotation: &Rotation| {
        let id = rotation.old;
        let name = readable(&rotation.old_name);
        let text = fill(ctx.t(Text::ROTATION_UNDER_WAY), &[("name", &name)]);
        let go = Rc::new(move || open(ctx, Page::Rotation(id, None)));
        let parts = vec![
            line("", Some("rotation"), text),
            button("", "open-rotation", ctx.t(Text::ROTATION_CONTINUE), go),
        ];
        block("actions told", parts)
    };
    rotations.iter().map(shown).collect()
}

pub(super) fn rotation_screen(ctx: Ctx, id: KeyId, told: Option<&Told>) -> AnyView {
    let rotations = ctx.keys(|state| state.rotations.clone());
    let back = button("quiet", "back", ctx.t(Text::KEY_BACK), Rc::new(move || back_to_list(ctx)));
    let mut parts = vec![back];
    parts.extend(told.map(|told| told_lines(ctx, told)));
    match rotations.into_iter().find(|rotation| rotation.old == id) {
        Some(rotation) => parts.extend(steps(ctx, &rotation)),
        None => parts.push(line("", Some("over"), ctx.t(Text::ROTATION_OVER).to_owned())),
    }
    screen(Some("rotate"), None, ctx.t(Text::ROTATE_TITLE), parts)
}

fn steps(ctx: Ctx, rotation: &Rotation) -> Vec<AnyView> {
    let said = RwSignal::new(String::new());
    let text = match rotation.phase {
        Phase::Creating => Text::ROTATION_CREATING,
        Phase::Created => Text::ROTATION_CREATED,
        Phase::HandedOver => Text::ROTATION_HANDED_OVER,
        Phase::OldDisabled => Text::ROTATION_OLD_DISABLED,
    };
    let old = fill(ctx.t(Text::ROTATION_OLD), &[("id", &rotation.old.0.to_string())]);
    let mut parts = vec![
        line("strong", Some("key-name"), readable(&rotation.old_name)),
        line("hint", None, old),
        line("", Some("phase"), ctx.t(text).to_owned()),
    ];
    let step = |step: Do| -> OnPress {
        let rotation = rotation.clone();
        Rc::new(move || run(ctx, rotation.clone(), step, said))
    };
    let press = |class, action, label: Text, to: Do| button(class, action, ctx.t(label), step(to));
    let mut buttons = Vec::new();
    match rotation.phase {
        Phase::Creating => {}
        Phase::Created => {
            buttons.push(press("primary", "hand-over", Text::ROTATION_HAND_OVER, Do::HandOver));
        }
        Phase::HandedOver => {
            buttons.push(press(
                "primary",
                "disable-old",
                Text::ROTATION_DISABLE_OLD,
                Do::DisableOld,
            ));
        }
        Phase::OldDisabled => {
            buttons.push(press("danger", "delete-old", Text::ROTATION_DELETE_OLD, Do::DeleteOld));
            buttons.push(press("", "enable-old", Text::ROTATION_ENABLE_OLD, Do::EnableOld));
        }
    }
    if rotation.new.is_some() {
        buttons.push(press("danger", "take-back", Text::ROTATION_TAKE_BACK, Do::TakeBack));
    }
    buttons.push(press("", "end", Text::ROTATION_END, Do::End));
    buttons.push(note("working", said.into()));
    if !ctx.is_readonly() {
        parts.push(block("actions", buttons));
    }
    if let Some(record) = rotation.new.and_then(|id| ctx.keys(|state| state.find(id))) {
        parts.push(line("label", None, ctx.t(Text::ROTATION_NEW).to_owned()));
        parts.push(line("strong", Some("new-name"), name(ctx, &record)));
        parts.push(the_key(ctx, &record));
    }
    parts
}

/// One step of a replacement.
#[derive(Clone, Copy)]
enum Do {
    HandOver,
    DisableOld,
    EnableOld,
    DeleteOld,
    TakeBack,
    End,
}

fn run(ctx: Ctx, rotation: Rotation, step: Do, said: RwSignal<String>) {
    begin(ctx, said, async move |account: Account| {
        let host = ctx.host();
        let changed = match step {
            Do::HandOver => {
                let stored = rotate::hand_over(&*host, &account, &rotation).await;
                return reached(ctx, &account, &rotation, stored.is_err()).await;
            }
            Do::End => {
                let stored = rotate::finish(&*host, &account, &rotation).await;
                return reached(ctx, &account, &rotation, stored.is_err()).await;
            }
            Do::DisableOld => rotate::disable_old(&*host, &account, &rotation).await,
            Do::EnableOld => rotate::enable_old(&*host, &account, &rotation).await,
            Do::DeleteOld => rotate::delete_old(&*host, &account, &rotation).await,
            Do::TakeBack => rotate::take_back(&*host, &account, &rotation).await,
        };
        let deleted = match step {
            Do::TakeBack => rotation.new,
            _ => Some(rotation.old),
        };
        ctx.keys(|state| match (&changed, changed.record()) {
            (Changed::Gone, _) => deleted.into_iter().for_each(|id| state.take_out(id)),
            (_, Some(record)) => state.put(record),
            _ => {}
        });
        read_rotations(ctx, &account).await;
        let done = match (step, &changed) {
            (Do::DeleteOld | Do::TakeBack, Changed::Gone) => {
                act::back_to_list(ctx);
                return ctx.notify(Some(Text::DELETED));
            }
            (Do::EnableOld, _) => Text::TOLD_ENABLED,
            _ => Text::TOLD_DISABLED,
        };
        open(ctx, Page::Rotation(rotation.old, Some(Told { done, changed: changed.into() })));
    });
}

/// Shows the step that was stored, or that it could not be.
async fn reached(ctx: Ctx, account: &Account, rotation: &Rotation, has_failed: bool) {
    read_rotations(ctx, account).await;
    open(ctx, Page::Rotation(rotation.old, None));
    if has_failed {
        ctx.notify(Some(Text::STORE_FAILED));
    }
}
