//! How much the key may spend, in dollars or units, each shown exactly in the other.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::super::field::{FieldRow, described_by, invalid};
use super::control::{CheckField, Form};
use crate::domain::field::Field;
use crate::domain::quota::{self, Unit};
use crate::text::{Text, fill};

#[component]
pub(super) fn QuotaField(ctx: Ctx, form: Form) -> impl IntoView {
    let name = Field::RemainQuota.as_str();
    let error = form.error(ctx, Field::RemainQuota);
    let warning = form.warning(ctx, Field::RemainQuota);
    let unlimited = Memo::new(move |_| ctx.draft.with(|draft| draft.unlimited_quota));
    let unit = Memo::new(move |_| ctx.draft.with(|draft| draft.quota_unit));
    let type_amount = move |event| {
        let typed = event_target_value(&event);
        form.change(ctx, |draft| draft.remain_quota = typed);
    };
    let choose_unit = move |event| {
        let to = if event_target_value(&event) == "units" { Unit::Units } else { Unit::Dollars };
        form.change(ctx, |draft| {
            // Text that names no amount stays as typed: nothing typed is lost.
            let per = ctx.units_per_dollar();
            if let Some(text) = quota::convert_text(&draft.remain_quota, draft.quota_unit, to, per) {
                draft.remain_quota = text;
            }
            draft.quota_unit = to;
        });
    };
    let in_other_unit = move || {
        let (text, message, place) = ctx.draft.with(|draft| {
            let per = ctx.units_per_dollar();
            let (to, message, place) = match draft.quota_unit {
                Unit::Dollars => (Unit::Units, Text::QuotaIsUnits, "units"),
                Unit::Units => (Unit::Dollars, Text::QuotaIsDollars, "dollars"),
            };
            let text = quota::convert_text(&draft.remain_quota, draft.quota_unit, to, per);
            text.map(|text| (text, message, place))
        })?;
        Some(fill(message.in_lang(ctx.lang.get()), &[(place, &text)]))
    };
    view! {
        <FieldRow ctx name label=Text::Quota hint=Text::QuotaHint error warning>
            <div class=("pair", true)>
                <input
                    id=name
                    name=name
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=move || ctx.draft.with(|draft| draft.remain_quota.clone())
                    on:input=type_amount
                    disabled=move || unlimited.get()
                    aria-describedby=described_by(name, error)
                    aria-invalid=invalid(error)
                />
                <select
                    name="quota_unit"
                    aria-label=ctx.t(Text::QuotaUnit)
                    on:change=choose_unit
                    disabled=move || unlimited.get()
                >
                    <option value="dollars" selected=move || unit.get() == Unit::Dollars>
                        {ctx.t(Text::Dollars)}
                    </option>
                    <option value="units" selected=move || unit.get() == Unit::Units>
                        {ctx.t(Text::Units)}
                    </option>
                </select>
            </div>
            <p class=("said", true) data-part="quota-converted" hidden=move || unlimited.get()>
                {in_other_unit}
            </p>
        </FieldRow>
        <CheckField
            ctx
            form
            field=Field::UnlimitedQuota
            label=Text::Unlimited
            hint=Text::UnlimitedHint
            value=|draft| &mut draft.unlimited_quota
        />
    }
}
