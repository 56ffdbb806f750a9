//! One key's page: what it is, the key itself, and what can be done to it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::note;
use super::super::created::key_parts;
use super::super::failure::failure_lines;
use super::super::part::{OnPress, block, button, line, live_line, screen};
use super::super::self_test::{Begin, self_test};
use super::super::state::money::read_money;
use super::super::state::nav::Page;
use super::super::unreadable::unreadable_list;
use super::act::{back_to_list, open, set_enabled};
use super::edit::begin_edit;
use super::foreign::foreign_rows;
use super::rotate::begin_rotation;
use super::show::{expiry, mark_text, moment, name, settings_rows, spending, state_text, table};
use super::told::told_lines;
use crate::api::Failure;
use crate::domain::key::{KeyId, KeyRecord, KeyStatus, KeyText};
use crate::domain::key_state::{KeyState, is_never_used, marks};
use crate::domain::readable::readable;
use crate::domain::secret::ApiKey;
use crate::flow::{reveal, reveal_allowance};
use crate::text::{Text, fill};

pub(super) fn key_screen(ctx: Ctx, id: KeyId) -> AnyView {
    read_money(ctx);
    let told = ctx.keys(|state| state.notices.get(&id).cloned());
    let back = button("quiet", "back", ctx.t(Text::KEY_BACK), Rc::new(move || back_to_list(ctx)));
    let mut parts = vec![back];
    parts.extend(told.as_ref().map(|told| told_lines(ctx, told)));
    let unreadable = ctx.keys(|state| state.find_unreadable(id));
    match ctx.keys(|state| state.find(id)) {
        Some(record) => parts.extend(about(ctx, &record)),
        None if unreadable.is_some() => {
            parts.extend(unreadable_list(ctx, unreadable.as_slice()));
        }
        None if told.is_none() => {
            parts.push(line("", Some("gone"), ctx.t(Text::TOLD_GONE).to_owned()));
        }
        None => {}
    }
    screen(Some("key"), None, ctx.t(Text::KEY_TITLE), parts)
}

fn about(ctx: Ctx, record: &KeyRecord) -> Vec<AnyView> {
    let now = ctx.now();
    let state = KeyState::of(record, now);
    let mut words = vec![ctx.t(state_text(state))];
    words.extend(marks(record, now).into_iter().map(|mark| ctx.t(mark_text(mark))));
    let head = view! {
        <p class="key-state" data-part="key-state" data-state=state.code()>
            <strong data-part="key-name">{name(ctx, record)}</strong>
            <span class="state">{words.join(" · ")}</span>
        </p>
    };
    let mut times = vec![expiry(ctx, record), moment(ctx, Text::KEY_CREATED, record.created_time)];
    if !is_never_used(record) {
        times.push(moment(ctx, Text::KEY_LAST_USED, record.accessed_time));
    }
    // One stop of the Tab key shows the exact moments.
    let times = view! { <p class="times hint" data-part="times" tabindex="0">{times}</p> };
    let mut parts = vec![head.into_any(), block("", vec![spending(ctx, record)]), times.into_any()];
    if matches!(state, KeyState::Expired | KeyState::Exhausted) {
        parts.push(line("warning", Some("dead"), ctx.t(Text::KEY_DEAD_HINT).to_owned()));
    }
    parts.push(actions(ctx, record));
    parts.push(the_key(ctx, record));
    let number = fill(ctx.t(Text::KEY_NUMBER), &[("id", &record.id.0.to_string())]);
    let mut rows = settings_rows(ctx, record);
    rows.extend(foreign_rows(record));
    let details = vec![table("details", rows), line("hint", None, number)];
    parts.push(super::super::part::fold(
        "details",
        ctx.t(Text::KEY_DETAILS),
        RwSignal::new(true),
        details,
    ));
    parts
}

fn actions(ctx: Ctx, record: &KeyRecord) -> AnyView {
    let id = record.id;
    let said = RwSignal::new(String::new());
    let is_enabled = record.status == KeyStatus::Enabled;
    let (action, label) =
        if is_enabled { ("disable", Text::KEY_DISABLE) } else { ("enable", Text::KEY_ENABLE) };
    let switch = Rc::new(move || set_enabled(ctx, id, !is_enabled, said));
    if ctx.is_readonly() {
        return ().into_any();
    }
    let buttons = vec![
        button("primary", "edit", ctx.t(Text::KEY_EDIT), Rc::new(move || begin_edit(ctx, id))),
        button("", action, ctx.t(label), switch),
        button("", "rotate", ctx.t(Text::KEY_ROTATE), Rc::new(move || begin_rotation(ctx, id))),
        button("danger", "delete", ctx.t(Text::KEY_DELETE), {
            Rc::new(move || open(ctx, Page::Delete(id)))
        }),
        note("working", said.into()),
    ];
    block("actions", buttons)
}

/// The key itself, with its test; where the server masks it, a way to get it.
pub(super) fn the_key(ctx: Ctx, record: &KeyRecord) -> AnyView {
    if let Some(key) = ctx.keys(|state| state.whole_keys.get(&record.id).cloned()) {
        return whole_key(ctx, record, &key);
    }
    let mask = match &record.key {
        KeyText::Full(key) => return whole_key(ctx, record, key),
        KeyText::Masked(mask) => readable(mask),
    };
    let revealed = RwSignal::new_local(None::<Rc<Result<ApiKey, Failure>>>);
    let allowance = RwSignal::new(String::new());
    tell_allowance(ctx, allowance);
    let id = record.id;
    let ask: OnPress = Rc::new(move || {
        let Some(account) = ctx.account() else { return };
        ctx.spawn(async move {
            let told = reveal(&*ctx.host(), &account, id).await;
            if let Ok(key) = &told {
                ctx.keys(|state| state.whole_keys.insert(id, key.clone()));
            }
            // The page may be gone by now; then nobody has to be shown.
            drop(revealed.try_set(Some(Rc::new(told))));
            tell_allowance(ctx, allowance);
        });
    });
    let kept = StoredValue::new_local((record.clone(), ask));
    let shown = move || match revealed.get().as_deref() {
        Some(Ok(key)) => kept.with_value(|(record, _)| whole_key(ctx, record, key)),
        failed => {
            let mut parts = vec![
                line("secret", Some("mask"), mask.clone()),
                live_line("hint", None, Some("allowance"), "status", allowance.into()),
                button(
                    "primary",
                    "reveal-key",
                    ctx.t(Text::KEY_SHOW_WHOLE),
                    kept.with_value(|(_, ask)| Rc::clone(ask)),
                ),
            ];
            if let Some(Err(failure)) = failed {
                parts.push(failure_lines(ctx, Some(failure), None));
            }
            block("", parts)
        }
    };
    view! { <div>{shown}</div> }.into_any()
}

fn whole_key(ctx: Ctx, record: &KeyRecord, key: &ApiKey) -> AnyView {
    let test = self_test(ctx, record.clone(), key.clone(), Begin::WhenAsked);
    block("", vec![key_parts(ctx, record.id, key), test])
}

/// Says how many whole keys the server still gives out, before the person asks for one.
fn tell_allowance(ctx: Ctx, said: RwSignal<String>) {
    let Some(account) = ctx.account() else { return };
    ctx.spawn(async move {
        let allowance = reveal_allowance(&*ctx.host(), &account).await;
        let now_millis = ctx.host().now_millis();
        let text = match allowance.left(now_millis) {
            0 => {
                let minutes = allowance.wait_millis(now_millis) / 60_000 + 1;
                fill(ctx.t(Text::KEY_ALLOWANCE_WAIT), &[("minutes", &minutes.to_string())])
            }
            left => fill(ctx.t(Text::KEY_ALLOWANCE), &[("left", &left.to_string())]),
        };
        drop(said.try_set(text));
    });
}
