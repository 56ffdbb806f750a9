//! What the server stored otherwise than it was asked to, each with what it means.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::keys::setting;
use super::part::block;
use crate::domain::readable::readable;
use crate::domain::stored::{Setting, StoredDifference};
use crate::text::{Text, effect_text, fill};

/// A line for each difference, the gravest first; nothing where there is none.
pub(super) fn differences(ctx: Ctx, differences: &[StoredDifference]) -> AnyView {
    if differences.is_empty() {
        return ().into_any();
    }
    let lines = differences.iter().map(|difference| difference_line(ctx, difference)).collect();
    block("differences", lines)
}

fn difference_line(ctx: Ctx, difference: &StoredDifference) -> AnyView {
    let StoredDifference { setting, asked, found, effect } = difference;
    let shown = |raw: &str| {
        let text = match setting {
            Setting::Field(field) => self::setting(ctx, *field, raw).replace('\n', ", "),
            Setting::Status => readable(raw),
        };
        if text.is_empty() { ctx.t(Text::STORED_NOTHING).to_owned() } else { text }
    };
    let values = [("asked", &*shown(asked)), ("found", &*shown(found))];
    let detail = match setting {
        // The status is a number that says nothing to a person.
        Setting::Status => String::new(),
        Setting::Field(_) => fill(ctx.t(Text::STORED_ASKED_FOUND), &values),
    };
    let class = if effect.is_more_open() { "error" } else { "warning" };
    view! {
        <p class=class data-part="difference" data-effect=effect.code()>
            <strong>{ctx.t(effect_text(*effect))}</strong>
            " "
            {detail}
        </p>
    }
    .into_any()
}
