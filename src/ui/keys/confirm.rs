//! Asks before a key is deleted: its name is typed. After that it waits in a queue for a while, and can be undone there.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none};
use super::super::deletes;
use super::super::focus::focus;
use super::super::part::{OnPress, block, button, form, line, submit_button};
use crate::domain::key::KeyRecord;
use crate::flow::pending_deletes::OfCreate;
use crate::text::{Text, fill};

/// Confirms once the name was typed, and then calls `on_confirmed`; `on_cancel` goes back.
pub(in super::super) fn confirm_delete(
    ctx: Ctx,
    record: &KeyRecord,
    of_create: Option<OfCreate>,
    on_cancel: OnPress,
    on_confirmed: OnPress,
) -> Vec<AnyView> {
    let id = record.id;
    let name = super::show::name(ctx, record);
    let error = RwSignal::new(String::new());
    let typed = ctx.screen_text("confirm_name");
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
            deletes::confirm(ctx, id, name.clone(), of_create.clone());
            on_confirmed();
        } else {
            error.set(ctx.t(Text::DELETE_NOT_THE_NAME).to_owned());
            focus(ctx, "[name='confirm_name']");
        }
    });
    let buttons = vec![
        submit_button(ctx.t(Text::KEY_DELETE), false),
        button("", "cancel", ctx.t(Text::CANCEL), on_cancel),
    ];
    let ask = vec![line("label", None, label), field, block("actions", buttons)];
    vec![line("", None, ctx.t(Text::DELETE_TEXT).to_owned()), form(None, submit, ask)]
}

/// The name, or the number of a key whose name cannot be typed.
fn word_to_type(record: &KeyRecord) -> String {
    let name = record.name.trim();
    let is_typable = !name.is_empty() && !name.chars().any(char::is_control);
    if is_typable { name.to_owned() } else { record.id.0.to_string() }
}
