//! Asks before a key is deleted: its name is typed, and then there is a while to change one's mind.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, note};
use super::super::focus::focus;
use super::super::part::{OnPress, block, button, form, line, shown_while, submit_button};
use crate::domain::key::{KeyId, KeyRecord};
use crate::text::{Text, fill};

/// The while, in seconds.
const UNDO_SECONDS: u32 = 5;

/// Calls `on_sure` once the name was typed and nobody pressed "Undo" in time; `on_cancel` goes back.
pub(in super::super) fn confirm_delete(
    ctx: Ctx,
    record: &KeyRecord,
    on_cancel: OnPress,
    on_sure: OnPress,
) -> Vec<AnyView> {
    let id = record.id;
    let error = RwSignal::new(String::new());
    let waiting = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let wanted = word_to_type(record);
    let label = fill(ctx.t(Text::DELETE_TYPE_NAME), &[("name", &wanted)]);
    let on_text = Rc::new(move |text| typed.set(text));
    let input = Input::text("confirm_name", typed.into(), error.into(), on_text);
    let field =
        Row { name: "confirm_name", label: "", hint: "", error: error.into(), warning: none() }
            .around("field", Input { is_first: true, ..input }.view());
    let submit = Rc::new(move || {
        if typed.with_untracked(|typed| typed.trim() == wanted) {
            error.set(String::new());
            wait(ctx, id, waiting, Rc::clone(&on_sure));
        } else {
            error.set(ctx.t(Text::DELETE_NOT_THE_NAME).to_owned());
            focus(ctx, "[name='confirm_name']");
        }
    });
    let undo: OnPress = Rc::new(move || {
        ctx.keys(|state| state.is_deleting = None);
        on_cancel();
    });
    let is_waiting = Signal::derive(move || !waiting.with(String::is_empty));
    let is_asking = Signal::derive(move || waiting.with(String::is_empty));
    let ask = form(
        None,
        submit,
        vec![
            line("label", None, label),
            field,
            block(
                "actions",
                vec![
                    submit_button(ctx.t(Text::KEY_DELETE), false),
                    button("", "cancel", ctx.t(Text::CANCEL), undo.clone()),
                ],
            ),
        ],
    );
    let count_down =
        vec![note("waiting", waiting.into()), button("primary", "undo", ctx.t(Text::UNDO), undo)];
    vec![
        line("", None, ctx.t(Text::DELETE_TEXT).to_owned()),
        shown_while(is_asking, vec![ask]),
        shown_while(is_waiting, count_down),
    ]
}

/// The name, or the number of a key whose name cannot be typed.
fn word_to_type(record: &KeyRecord) -> String {
    let name = record.name.trim();
    let is_typable = !name.is_empty() && !name.chars().any(char::is_control);
    if is_typable { name.to_owned() } else { record.id.0.to_string() }
}

/// Counts down, and goes on if nobody stops it.
fn wait(ctx: Ctx, id: KeyId, waiting: RwSignal<String>, on_sure: OnPress) {
    ctx.keys(|state| state.is_deleting = Some(id));
    ctx.spawn(async move {
        for seconds in (1..=UNDO_SECONDS).rev() {
            let text = fill(ctx.t(Text::DELETE_WAITING), &[("seconds", &seconds.to_string())]);
            // The person may look at something else meanwhile: that stops nothing, "undo" does.
            drop(waiting.try_set(text));
            if seconds == UNDO_SECONDS {
                leptos::task::tick().await;
                focus(ctx, "[data-action='undo']");
            }
            ctx.host().sleep(1_000).await;
            if ctx.keys(|state| state.is_deleting) != Some(id) {
                return;
            }
        }
        ctx.keys(|state| state.is_deleting = None);
        on_sure();
    });
}
