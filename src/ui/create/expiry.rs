//! When the key expires: never, or a date and time in the browser's own zone, written out with the zone named.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::super::field::{FieldRow, described_by, invalid};
use super::control::Form;
use crate::domain::field::Field;
use crate::js;
use crate::text::Text;

#[component]
pub(super) fn ExpiryField(ctx: Ctx, form: Form) -> impl IntoView {
    let name = Field::ExpiredTime.as_str();
    let error = form.error(ctx, Field::ExpiredTime);
    let expires = Memo::new(move |_| ctx.draft.with(|draft| draft.expires));
    let choose = move |event| {
        let at = event_target_value(&event) == "at";
        form.change(ctx, |draft| draft.expires = at);
    };
    let pick = move |event| {
        let local = event_target_value(&event);
        let seconds = js::local_to_unix_seconds(&local);
        form.change(ctx, |draft| {
            draft.expired_time = seconds.map(|seconds| seconds.to_string()).unwrap_or_default();
            draft.expired_time_local = local;
        });
    };
    let first_local = ctx.draft.with_untracked(|draft| draft.expired_time_local.clone());
    let written_out = move || {
        let seconds = ctx.draft.with(|draft| draft.expired_time.parse().ok())?;
        Some(js::write_moment(seconds, ctx.lang.get().tag()))
    };
    view! {
        <div class=("field", true)>
            <label for=name>{ctx.t(Text::Expires)}</label>
            <select id=name name=name on:change=choose>
                <option value="never" selected=move || !expires.get()>
                    {ctx.t(Text::ExpiresNever)}
                </option>
                <option value="at" selected=move || expires.get()>
                    {ctx.t(Text::ExpiresAt)}
                </option>
            </select>
        </div>
        <div hidden=move || !expires.get()>
            <FieldRow
                ctx
                name="expired_time_at"
                label=Text::ExpiresAtLabel
                hint=Text::ExpiresHint
                error
            >
                <input
                    id="expired_time_at"
                    name="expired_time_at"
                    type="datetime-local"
                    prop:value=first_local
                    on:input=pick
                    aria-describedby=described_by("expired_time_at", error)
                    aria-invalid=invalid(error)
                />
            </FieldRow>
            <p class=("said", true) role="status" data-part="expires-at">
                {written_out}
            </p>
        </div>
    }
}
