//! When the key expires: never, or a date and time in the browser's own zone, written out with the zone named.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, note, select};
use super::super::part::{block, shown_while};
use super::field::{change, error, warning};
use crate::domain::field::Field;
use crate::js;
use crate::text::Text;

pub(super) fn expiry_field(ctx: Ctx) -> AnyView {
    let name = Field::ExpiredTime.as_str();
    let choices = vec![("never", ctx.t(Text::EXPIRES_NEVER)), ("at", ctx.t(Text::EXPIRES_AT))];
    let chosen = if ctx.form.with_untracked(|form| form.draft.expires) { "at" } else { "never" };
    let choose = Rc::new(move |choice: String| change(ctx, |draft| draft.expires = choice == "at"));
    let label = ctx.t(Text::EXPIRES);
    let choice =
        Row { name, label, hint: "", error: none(), warning: warning(ctx, Field::ExpiredTime) }
            .around("field", select(name, label, choices, chosen, Signal::stored(false), choose));
    let expires = Signal::derive(move || ctx.form.with(|form| form.draft.expires));
    block("expiry", vec![choice, shown_while(expires, vec![moment(ctx)])])
}

/// The date and time, and what they come to.
fn moment(ctx: Ctx) -> AnyView {
    let name = "expired_time_at";
    let pick = Rc::new(move |local: String| {
        let seconds = js::local_to_unix_seconds(&local);
        change(ctx, |draft| {
            draft.expired_time = seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
            draft.expired_time_local = local;
        });
    });
    let first = ctx.form.with_untracked(|form| form.draft.expired_time_local.clone());
    let error = error(ctx, Field::ExpiredTime);
    let input = Input::text(name, Signal::stored(first), error, pick);
    let written_out = Signal::derive(move || {
        let seconds = ctx.form.with(|form| form.draft.expired_time.parse().ok());
        seconds.map(|seconds| js::write_moment(seconds, ctx.lang().tag())).unwrap_or_default()
    });
    let (label, hint) = (ctx.t(Text::EXPIRES_AT_LABEL), ctx.t(Text::EXPIRES_HINT));
    let row = Row { name, label, hint, error, warning: none() }
        .around("field", Input { kind: "datetime-local", ..input }.view());
    block("", vec![row, note("expires-at", written_out)])
}
