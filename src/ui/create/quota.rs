//! How much the key may spend, in dollars or units, each shown exactly in the other, with the account's balance.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, note, select, show_choice};
use super::super::part::{block, button, live_line, shown_while};
use super::super::state::form::FormModel;
use super::super::state::form_state::FormState;
use super::super::state::money::{Rate, read_money};
use super::field::{check_field, row};
use crate::api::status::Console;
use crate::domain::field::Field;
use crate::domain::quota::{self, QUICK_DOLLARS, Quota, Unit};
use crate::text::{Text, amount_text, fill, short_amount_text};

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
            unknown_rate(form),
            note("rate-wait", waiting(form)),
            note("quota-maximum", maximum(ctx)),
            note("balance", balance(ctx)),
            note("console", console(ctx)),
        ],
    );
    let unlimited =
        check_field(form, Field::UnlimitedQuota, Text::UNLIMITED, Text::UNLIMITED_HINT, |draft| {
            &mut draft.unlimited_quota
        });
    block("quota", vec![row.around("field", control), unlimited])
}

fn set_dollars(form: FormModel, dollars: &str) {
    let rate = form.ctx().rate();
    form.change(|draft| {
        let text = quota::convert_text(dollars, Unit::Dollars, draft.quota_unit, rate);
        draft.remain_quota = match draft.quota_unit {
            Unit::Dollars => dollars.to_owned(),
            // An amount that is not exact stays as typed.
            Unit::Units => match text {
                Some(text) => text,
                None => return,
            },
        };
    });
}

/// What keeps dollars from being read, with the ways out.
fn unknown_rate(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let told = Signal::derive(move || {
        let is_unknown = ctx.money.with(|money| money.rate == Rate::Unknown);
        if is_unknown { ctx.t(Text::RATE_UNKNOWN).to_owned() } else { String::new() }
    });
    let is_told = Signal::derive(move || !told.read().is_empty());
    let again =
        button("quiet", "read-rate", ctx.t(Text::RATE_READ), Rc::new(move || read_money(ctx)));
    block(
        "",
        vec![
            live_line("warning", None, Some("rate-unknown"), "status", told),
            shown_while(is_told, vec![block("quick", vec![again])]),
        ],
    )
}

/// Says that the submit goes on by itself once the rate is read.
fn waiting(form: FormModel) -> Signal<String> {
    let ctx = form.ctx();
    Signal::derive(move || {
        let waits = form.with(|form| form.waits_for_rate);
        if waits { ctx.t(Text::RATE_WAITS).to_owned() } else { String::new() }
    })
}

/// The most the server accepts, once it has refused more.
fn maximum(ctx: Ctx) -> Signal<String> {
    Signal::derive(move || {
        let (rate, most) = ctx.money.with(|money| (money.known_rate(), money.max_quota));
        let Some(most) = most else { return String::new() };
        let most = amount_text(most.units(), rate, ctx.lang());
        fill(ctx.t(Text::QUOTA_MAXIMUM), &[("most", &most)])
    })
}

/// Where the server's console writes the same amounts otherwise.
fn console(ctx: Ctx) -> Signal<String> {
    Signal::derive(move || {
        ctx.money.with(|money| match &money.console {
            Console::Dollars => String::new(),
            Console::Units => ctx.t(Text::CONSOLE_UNITS).to_owned(),
            Console::Currency(currency) => {
                fill(ctx.t(Text::CONSOLE_CURRENCY), &[("currency", currency)])
            }
        })
    })
}

fn unit_select(form: FormModel, is_disabled: Signal<bool>) -> AnyView {
    let ctx = form.ctx();
    let choices = vec![("dollars", ctx.t(Text::DOLLARS)), ("units", ctx.t(Text::UNITS))];
    let name_of = |form: &FormState| match form.draft.quota_unit {
        Unit::Units => "units",
        Unit::Dollars => "dollars",
    };
    // The rate may move an amount that nobody has touched from units to dollars.
    show_choice(ctx, "quota_unit", Signal::derive(move || form.with(name_of)));
    let chosen = form.with_untracked(name_of);
    let choose = Rc::new(move |choice: String| {
        let to = if choice == "units" { Unit::Units } else { Unit::Dollars };
        let rate = ctx.rate();
        form.change(|draft| {
            // Text that names no amount stays as typed: nothing typed is lost.
            if let Some(text) = quota::convert_text(&draft.remain_quota, draft.quota_unit, to, rate)
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
        let rate = ctx.rate_followed();
        form.with(|form| {
            let draft = &form.draft;
            match Quota::parse(&draft.remain_quota, draft.quota_unit, rate) {
                Ok(quota) if !draft.unlimited_quota => match draft.quota_unit {
                    Unit::Dollars => {
                        let units = quota.units().to_string();
                        fill(ctx.t(Text::QUOTA_IS_UNITS), &[("units", &units)])
                    }
                    Unit::Units if rate.is_some() => {
                        let dollars = amount_text(quota.units(), rate, ctx.lang());
                        fill(ctx.t(Text::QUOTA_IS_DOLLARS), &[("dollars", &dollars)])
                    }
                    Unit::Units => String::new(),
                },
                _ => String::new(),
            }
        })
    })
}

/// What is left of the account's balance, once the server has told.
fn balance(ctx: Ctx) -> Signal<String> {
    Signal::derive(move || {
        let (rate, units) = ctx.money.with(|money| (money.known_rate(), money.balance_units));
        let Some(units) = units else { return String::new() };
        let dollars = short_amount_text(units, rate, ctx.lang());
        fill(ctx.t(Text::QUOTA_BALANCE), &[("dollars", &dollars)])
    })
}
