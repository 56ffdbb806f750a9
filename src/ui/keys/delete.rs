//! Deleting one key: its name is typed, and then there is a while to change one's mind before anything is sent.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::{Ctx, Screen};
use super::super::control::{Input, Row, none, note};
use super::super::embedded;
use super::super::focus::focus;
use super::super::part::{block, button, form, line, screen, submit_button};
use super::act::{open, tell};
use super::show::name;
use super::{Page, act};
use crate::domain::key::{KeyId, KeyRecord};
use crate::flow::keys::{Changed, delete};
use crate::text::{Text, fill};

/// The while, in seconds.
const UNDO_SECONDS: u32 = 5;

pub(super) fn delete_screen(ctx: Ctx, id: KeyId) -> AnyView {
    let Some(record) = ctx.keys(|state| state.find(id)) else {
        return super::key::key_screen(ctx, id, None);
    };
    let error = RwSignal::new(String::new());
    let waiting = RwSignal::new(String::new());
    let typed = RwSignal::new(String::new());
    let wanted = word_to_type(&record);
    let label = fill(ctx.t(Text::DELETE_TYPE_NAME), &[("name", &wanted)]);
    let on_text = Rc::new(move |text| typed.set(text));
    let input = Input::text("confirm_name", typed.into(), error.into(), on_text);
    let field =
        Row { name: "confirm_name", label: "", hint: "", error: error.into(), warning: none() }
            .around("field", Input { is_first: true, ..input }.view());
    let submit = Rc::new(move || {
        if typed.with_untracked(|typed| typed.trim() == wanted) {
            error.set(String::new());
            wait(ctx, id, waiting);
        } else {
            error.set(ctx.t(Text::DELETE_NOT_THE_NAME).to_owned());
            focus(ctx, "[name='confirm_name']");
        }
    });
    let undo = Rc::new(move || stop(ctx, id));
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
    let parts = vec![
        line("strong", Some("key-name"), name(ctx, &record)),
        line("", None, ctx.t(Text::DELETE_TEXT).to_owned()),
        super::super::part::shown_while(is_asking, vec![ask]),
        super::super::part::shown_while(is_waiting, count_down),
    ];
    screen(Some("delete"), None, ctx.t(Text::DELETE_TITLE), parts)
}

/// The name, or the number of a key whose name cannot be typed.
fn word_to_type(record: &KeyRecord) -> String {
    let name = record.name.trim();
    let is_typable = !name.is_empty() && !name.chars().any(char::is_control);
    if is_typable { name.to_owned() } else { record.id.0.to_string() }
}

/// Counts down, and deletes if nobody stops it.
fn wait(ctx: Ctx, id: KeyId, waiting: RwSignal<String>) {
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
        let Some(account) = ctx.account() else { return };
        let told = delete(&*ctx.host(), &account, id).await;
        show(ctx, id, told);
    });
}

/// A key that is gone leads back to the list, anything else to its page.
fn show(ctx: Ctx, id: KeyId, told: Changed) {
    if told == Changed::Gone {
        if let Some(record) = ctx.keys(|state| state.find(id)) {
            ctx.tell(embedded::Told::Deleted(&record));
        }
        ctx.keys(|state| state.take_out(id));
        let is_there = matches!(
            ctx.shown.with_untracked(|shown| shown.screen.clone()),
            Screen::Keys(Page::Delete(_))
        );
        if is_there {
            open(ctx, Page::List);
            ctx.notify(Some(Text::DELETED));
        } else {
            act::look(ctx);
        }
    } else {
        tell(ctx, id, Text::TOLD_SAVED, told);
    }
}

fn stop(ctx: Ctx, id: KeyId) {
    ctx.keys(|state| state.is_deleting = None);
    open(ctx, Page::Key(id, None));
}
