//! A key that is being replaced: one step after the other, once its successor exists.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::note;
use super::super::part::{OnPress, block, button, line, screen};
use super::super::state::nav::Page;
use super::act;
use super::act::{back_to_list, begin, leave, open, read_rotations, show_change};
use super::key::the_key;
use super::rotate::successor_screen;
use super::show::name;
use super::told::{Told, told_lines};
use crate::api::Account;
use crate::domain::key::KeyId;
use crate::domain::readable::readable;
use crate::flow::keys::Changed;
use crate::flow::rotate::{self, Phase, Rotation};
use crate::text::{Text, fill};

/// The replacements under way, above the list.
pub(super) fn under_way(ctx: Ctx) -> Vec<AnyView> {
    let rotations = ctx.keys(|state| state.rotations.clone());
    let shown = |rotation: &Rotation| {
        let id = rotation.old;
        let name = readable(&rotation.old_name);
        let text = fill(ctx.t(Text::ROTATION_UNDER_WAY), &[("name", &name)]);
        let go = Rc::new(move || open(ctx, Page::Rotate(id)));
        let parts = vec![
            line("", Some("rotation"), text),
            button("", "open-rotation", ctx.t(Text::ROTATION_CONTINUE), go),
        ];
        block("actions told", parts)
    };
    rotations.iter().map(shown).collect()
}

/// The steps once the successor exists, and the form for it before.
pub(super) fn rotation_screen(ctx: Ctx, id: KeyId) -> AnyView {
    let (rotations, told) =
        ctx.keys(|state| (state.rotations.clone(), state.notices.get(&id).cloned()));
    let rotation = rotations.into_iter().find(|rotation| rotation.old == id);
    if rotation.is_none()
        && let Some(form) = successor_screen(ctx, id)
    {
        return form;
    }
    let back = button("quiet", "back", ctx.t(Text::KEY_BACK), Rc::new(move || back_to_list(ctx)));
    let mut parts = vec![back];
    parts.extend(told.as_ref().map(|told| told_lines(ctx, told)));
    match rotation {
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
                act::look(ctx);
                leave(ctx, Page::Rotate(rotation.old), Page::List);
                return ctx.notify(Some(Text::DELETED));
            }
            (Do::EnableOld, _) => Text::TOLD_ENABLED,
            _ => Text::TOLD_DISABLED,
        };
        let told = Told { done, changed: changed.into() };
        ctx.keys(|state| state.notices.insert(rotation.old, told));
        show_change(ctx, Page::Rotate(rotation.old));
    });
}

/// Shows the step that was stored, or that it could not be.
async fn reached(ctx: Ctx, account: &Account, rotation: &Rotation, has_failed: bool) {
    read_rotations(ctx, account).await;
    show_change(ctx, Page::Rotate(rotation.old));
    if has_failed {
        ctx.notify(Some(Text::STORE_FAILED));
    }
}
