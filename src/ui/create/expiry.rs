//! When the key expires: never, after a common while, or at a date and time in the browser's own zone; written out with
//! the zone named.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, note, put_text, select};
use super::super::part::{block, live_line, shown_while};
use super::super::state::form::FormModel;
use super::field::{error, warning};
use crate::domain::draft::Draft;
use crate::domain::expiry::{self, Expiry, PICKS};
use crate::domain::field::Field;
use crate::js;
use crate::text::{Text, clock_text};

const MOMENT: &str = "expired_time_at";

/// What each of [`PICKS`] is called.
const PICK_NAMES: [Text; PICKS.len()] = [
    Text::EXPIRES_1_HOUR,
    Text::EXPIRES_1_DAY,
    Text::EXPIRES_7_DAYS,
    Text::EXPIRES_30_DAYS,
    Text::EXPIRES_90_DAYS,
    Text::EXPIRES_1_YEAR,
];

/// What a life as one of [`PICKS`] is called, or another by its distance.
pub(in super::super) fn life_text(ctx: Ctx, pick: &str) -> String {
    if let Some((_, text)) = PICKS.into_iter().zip(PICK_NAMES).find(|(own, _)| *own == pick) {
        return ctx.t(text).to_owned();
    }
    let (count, unit) = expiry::distance(pick.parse().unwrap_or_default());
    js::write_steps(count, unit, ctx.lang().tag())
}

pub(super) fn expiry_field(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let name = Field::ExpiredTime.as_str();
    let mut choices = vec![("never", ctx.t(Text::EXPIRES_NEVER))];
    choices.extend(PICKS.into_iter().zip(PICK_NAMES.map(|text| ctx.t(text))));
    choices.push(("at", ctx.t(Text::EXPIRES_AT)));
    let chosen = form.with_untracked(|form| choice(&form.draft));
    let choose = Rc::new(move |choice: String| choose(form, choice));
    let label = ctx.t(Text::EXPIRES);
    let choice_row =
        Row { name, label, hint: "", error: none(), warning: warning(form, Field::ExpiredTime) }
            .around("field", select(name, label, choices, chosen, Signal::stored(false), choose));
    let is_at = Signal::derive(move || form.with(|form| choice(&form.draft) == "at"));
    // What the answers told is not followed by itself; the money is read with them.
    let off = Signal::derive(move || {
        ctx.money.track();
        form.with(|form| form.draft.expires)
            .then(|| clock_text(ctx.server_seconds_ahead(), ctx.lang()))
            .flatten()
            .unwrap_or_default()
    });
    let clock = live_line("warning", None, Some("server-clock"), "status", off);
    let written_out = Signal::derive(move || write_out(form));
    block(
        "expiry",
        vec![
            choice_row,
            shown_while(is_at, vec![moment(form)]),
            note("expires-at", written_out),
            clock,
        ],
    )
}

/// Which of the choices a draft stands for.
fn choice(draft: &Draft) -> &'static str {
    if !draft.expires {
        return "never";
    }
    PICKS.into_iter().find(|pick| *pick == draft.expired_time).unwrap_or("at")
}

fn choose(form: FormModel, choice: String) {
    let ctx = form.ctx();
    let now = ctx.now();
    let local = form.with_untracked(|form| {
        // A date and time begins where the pick before it stood.
        let is_pick = form.draft.expired_time.starts_with('+');
        let moment = is_pick.then(|| expiry::parse(&form.draft.expired_time, now));
        match moment {
            Some(Ok(Expiry::At(moment))) => js::unix_seconds_to_local(moment.0),
            _ => form.draft.expired_time_local.clone(),
        }
    });
    if choice == "at" {
        put_text(ctx, MOMENT, &local);
    }
    form.change(|draft| match choice.as_str() {
        "never" => draft.expires = false,
        "at" => {
            draft.expires = true;
            set_moment(draft, local);
        }
        _ => {
            draft.expires = true;
            draft.expired_time = choice;
        }
    });
}

fn set_moment(draft: &mut Draft, local: String) {
    let seconds = js::local_to_unix_seconds(&local);
    draft.expired_time = seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
    draft.expired_time_local = local;
}

/// The date and time.
fn moment(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let pick = Rc::new(move |local: String| form.change(|draft| set_moment(draft, local)));
    let first = form.with_untracked(|form| form.draft.expired_time_local.clone());
    let error = error(form, Field::ExpiredTime);
    let input = Input::text(MOMENT, Signal::stored(first), error, pick);
    let (label, hint) = (ctx.t(Text::EXPIRES_AT_LABEL), ctx.t(Text::EXPIRES_HINT));
    Row { name: MOMENT, label, hint, error, warning: none() }
        .around("field", Input { kind: "datetime-local", ..input }.view())
}

/// How far away the moment is and when that is, such as "in 30 days, Wed 23 Dec 2026 18:00 +07:00".
fn write_out(form: FormModel) -> String {
    let ctx = form.ctx();
    let now = ctx.now();
    let expiry = form.with(|form| {
        form.draft.expires.then(|| expiry::parse(&form.draft.expired_time, now).ok()).flatten()
    });
    let Some(Expiry::At(moment)) = expiry else { return String::new() };
    let (count, unit) = expiry::distance(moment.0 - now.0);
    let tag = ctx.lang().tag();
    format!("{}, {}", js::write_steps(count, unit, tag), js::write_moment(moment.0, tag))
}
