//! How much the key may spend, in dollars or units, each shown exactly in the other.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, note, select};
use super::super::part::block;
use super::field::{change, check_field, row};
use crate::domain::field::Field;
use crate::domain::quota::{self, Unit, UnitsPerDollar};
use crate::text::{Text, fill};

pub(super) fn quota_field(ctx: Ctx) -> AnyView {
    let unlimited = Signal::derive(move || ctx.form.with(|form| form.draft.unlimited_quota));
    let row = row(ctx, Field::RemainQuota, Text::QUOTA, Text::QUOTA_HINT);
    let value = Signal::derive(move || ctx.form.with(|form| form.draft.remain_quota.clone()));
    let on_text = Rc::new(move |text| change(ctx, |draft| draft.remain_quota = text));
    let input = Input::text(row.name, value, row.error, on_text);
    let amount = Input { mode: "decimal", is_disabled: unlimited, ..input }.view();
    let pair = block("pair", vec![amount, unit_select(ctx, unlimited)]);
    let control = block("", vec![pair, note("quota-converted", in_other_unit(ctx))]);
    let unlimited =
        check_field(ctx, Field::UnlimitedQuota, Text::UNLIMITED, Text::UNLIMITED_HINT, |draft| {
            &mut draft.unlimited_quota
        });
    block("quota", vec![row.around("field", control), unlimited])
}

fn unit_select(ctx: Ctx, is_disabled: Signal<bool>) -> AnyView {
    let choices = vec![("dollars", ctx.t(Text::DOLLARS)), ("units", ctx.t(Text::UNITS))];
    let unit = ctx.form.with_untracked(|form| form.draft.quota_unit);
    let chosen = if unit == Unit::Units { "units" } else { "dollars" };
    let choose = Rc::new(move |choice: String| {
        let to = if choice == "units" { Unit::Units } else { Unit::Dollars };
        change(ctx, |draft| {
            // Text that names no amount stays as typed: nothing typed is lost.
            let per = UnitsPerDollar::default();
            if let Some(text) = quota::convert_text(&draft.remain_quota, draft.quota_unit, to, per)
            {
                draft.remain_quota = text;
            }
            draft.quota_unit = to;
        });
    });
    select("quota_unit", ctx.t(Text::QUOTA_UNIT), choices, chosen, is_disabled, choose)
}

fn in_other_unit(ctx: Ctx) -> Signal<String> {
    Signal::derive(move || {
        ctx.form.with(|form| {
            let draft = &form.draft;
            let (to, message, place) = match draft.quota_unit {
                Unit::Dollars => (Unit::Units, Text::QUOTA_IS_UNITS, "units"),
                Unit::Units => (Unit::Dollars, Text::QUOTA_IS_DOLLARS, "dollars"),
            };
            let per = UnitsPerDollar::default();
            let text = quota::convert_text(&draft.remain_quota, draft.quota_unit, to, per);
            match text {
                Some(text) if !draft.unlimited_quota => fill(ctx.t(message), &[(place, &text)]),
                _ => String::new(),
            }
        })
    })
}
