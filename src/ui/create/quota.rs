//! How much the key may spend, in dollars or units, each shown exactly in the other, with the account's balance.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, note, select};
use super::super::part::{block, button, shown_while};
use super::super::state::form::FormModel;
use super::super::state::money::Money;
use super::field::{check_field, row};
use crate::domain::field::Field;
use crate::domain::money::{dollars, short_dollars};
use crate::domain::quota::{self, QUICK_DOLLARS, Quota, Unit};
use crate::text::{Text, fill};

/// What the buttons of [`QUICK_DOLLARS`] do and say.
const QUICK: [(&str, &str); QUICK_DOLLARS.len()] = [
    ("amount-1", "$1"),
    ("amount-5", "$5"),
    ("amount-10", "$10"),
    ("amount-50", "$50"),
    ("amount-100", "$100"),
];

pub(super) fn quota_field(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let unlimited = Signal::derive(move || form.with(|form| form.draft.unlimited_quota));
    let limited = Signal::derive(move || !unlimited.get());
    let row = row(form, Field::RemainQuota, Text::QUOTA, Text::QUOTA_HINT);
    let value = Signal::derive(move || form.with(|form| form.draft.remain_quota.clone()));
    let on_text = Rc::new(move |text| form.change(|draft| draft.remain_quota = text));
    let input = Input::text(row.name, value, row.error, on_text);
    let amount = Input { mode: "decimal", is_disabled: unlimited, ..input }.view();
    let pair = block("pair", vec![amount, unit_select(form, unlimited)]);
    let quick = QUICK.into_iter().zip(QUICK_DOLLARS).map(|((action, label), dollars)| {
        button("quiet", action, label, Rc::new(move || set_dollars(form, dollars)))
    });
    let control = block(
        "",
        vec![
            pair,
            shown_while(limited, vec![block("quick", quick.collect())]),
            note("quota-converted", in_other_unit(form)),
            note("balance", balance(ctx)),
        ],
    );
    let unlimited =
        check_field(form, Field::UnlimitedQuota, Text::UNLIMITED, Text::UNLIMITED_HINT, |draft| {
            &mut draft.unlimited_quota
        });
    block("quota", vec![row.around("field", control), unlimited])
}

fn set_dollars(form: FormModel, dollars: &str) {
    let per = form.ctx().units_per_dollar();
    form.change(|draft| {
        let text = quota::convert_text(dollars, Unit::Dollars, draft.quota_unit, per);
        draft.remain_quota = match draft.quota_unit {
            Unit::Dollars => dollars.to_owned(),
            Unit::Units => text.unwrap_or_default(),
        };
    });
}

fn unit_select(form: FormModel, is_disabled: Signal<bool>) -> AnyView {
    let ctx = form.ctx();
    let choices = vec![("dollars", ctx.t(Text::DOLLARS)), ("units", ctx.t(Text::UNITS))];
    let unit = form.with_untracked(|form| form.draft.quota_unit);
    let chosen = if unit == Unit::Units { "units" } else { "dollars" };
    let choose = Rc::new(move |choice: String| {
        let to = if choice == "units" { Unit::Units } else { Unit::Dollars };
        let per = ctx.units_per_dollar();
        form.change(|draft| {
            // Text that names no amount stays as typed: nothing typed is lost.
            if let Some(text) = quota::convert_text(&draft.remain_quota, draft.quota_unit, to, per)
            {
                draft.remain_quota = text;
            }
            draft.quota_unit = to;
        });
    });
    select("quota_unit", ctx.t(Text::QUOTA_UNIT), choices, chosen, is_disabled, choose)
}

fn in_other_unit(form: FormModel) -> Signal<String> {
    let ctx = form.ctx();
    Signal::derive(move || {
        let per = ctx.money.get().units_per_dollar;
        form.with(|form| {
            let draft = &form.draft;
            match Quota::parse(&draft.remain_quota, draft.quota_unit, per) {
                Ok(quota) if !draft.unlimited_quota => match draft.quota_unit {
                    Unit::Dollars => {
                        let units = quota.units().to_string();
                        fill(ctx.t(Text::QUOTA_IS_UNITS), &[("units", &units)])
                    }
                    Unit::Units => {
                        let dollars = dollars(quota.units(), per);
                        fill(ctx.t(Text::QUOTA_IS_DOLLARS), &[("dollars", &dollars)])
                    }
                },
                _ => String::new(),
            }
        })
    })
}

/// What is left of the account's balance, once the server has told.
fn balance(ctx: Ctx) -> Signal<String> {
    Signal::derive(move || {
        let Money { units_per_dollar, balance_units } = ctx.money.get();
        let Some(units) = balance_units else { return String::new() };
        let dollars = short_dollars(units, units_per_dollar);
        fill(ctx.t(Text::QUOTA_BALANCE), &[("dollars", &dollars)])
    })
}
