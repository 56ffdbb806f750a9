//! The choices that no account owns: when to lock, and when to empty the clipboard.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use serde_json::json;

use super::context::Ctx;
use super::control::{Row, none, select};
use super::part;
use crate::flow::{Settings, change_setting};
use crate::text::Text;

const LOCK_AFTER: [(&str, Text); 4] = [
    ("5", Text::AFTER_5_MINUTES),
    ("15", Text::AFTER_15_MINUTES),
    ("60", Text::AFTER_1_HOUR),
    ("0", Text::AT_CLOSE),
];

const CLEAR_CLIPBOARD: [(&str, Text); 4] = [
    ("30", Text::AFTER_30_SECONDS),
    ("60", Text::AFTER_1_MINUTE),
    ("300", Text::AFTER_5_MINUTES),
    ("0", Text::NEVER),
];

pub(super) fn settings_fold(ctx: Ctx) -> AnyView {
    let settings = ctx.settings();
    let most = ctx.managed().lock_after_minutes;
    let hint = if most.is_some() { Text::SET_BY_ORGANIZATION } else { Text::LOCK_AFTER_HINT };
    // What the organisation does not allow is not offered; what it wants is kept to whatever is chosen.
    let is_allowed = |(value, _): &&(&str, Text)| {
        let minutes = value.parse::<u32>().unwrap_or_default();
        most.is_none_or(|most| (1..=most).contains(&minutes))
    };
    let choices: Vec<(&'static str, Text)> =
        LOCK_AFTER.iter().filter(is_allowed).copied().collect();
    let lock_after = number_row(
        ctx,
        (Settings::LOCK_AFTER, Text::LOCK_AFTER, hint),
        &choices,
        ctx.lock_after_minutes(),
        |settings, minutes| settings.lock_after_minutes = minutes,
    );
    let clear_clipboard = number_row(
        ctx,
        (Settings::CLEAR_CLIPBOARD, Text::CLEAR_CLIPBOARD, Text::CLEAR_CLIPBOARD_HINT),
        &CLEAR_CLIPBOARD,
        settings.clear_clipboard_seconds,
        |settings, seconds| settings.clear_clipboard_seconds = seconds,
    );
    let is_open = RwSignal::new(false);
    part::fold("settings", ctx.t(Text::SETTINGS), is_open, vec![lock_after, clear_clipboard])
}

/// A choice among numbers, kept as soon as it is made.
fn number_row(
    ctx: Ctx,
    (name, label, hint): (&'static str, Text, Text),
    choices: &[(&'static str, Text)],
    chosen: u32,
    change: fn(&mut Settings, u32),
) -> AnyView {
    let chosen = chosen.to_string();
    let first = choices.iter().map(|(value, _)| *value).find(|value| *value == chosen);
    let choices = choices.iter().map(|(value, text)| (*value, ctx.t(*text))).collect();
    let choose = Rc::new(move |value: String| {
        let Ok(number) = value.parse::<u32>() else { return };
        ctx.change_settings(|settings| change(settings, number));
        ctx.spawn(async move {
            if change_setting(&*ctx.host(), name, json!(number)).await.is_err() {
                ctx.notify(Some(Text::STORE_FAILED));
            }
        });
    });
    let (label, hint) = (ctx.t(label), ctx.t(hint));
    let control =
        select(name, label, choices, first.unwrap_or_default(), Signal::stored(false), choose);
    Row { name, label, hint, error: none(), warning: none() }.around("field", control)
}
