//! The rarely used fields, folded: models, addresses, group.

use leptos::prelude::*;

use super::super::actions;
use super::super::context::Ctx;
use super::control::{CheckField, Form, TextField};
use crate::domain::field::Field;
use crate::text::Text;

/// The fields behind the fold.
const FOLDED: [Field; 5] = [
    Field::ModelLimitsEnabled,
    Field::ModelLimits,
    Field::AllowIps,
    Field::Group,
    Field::CrossGroupRetry,
];

#[component]
pub(super) fn Restrictions(ctx: Ctx, form: Form) -> impl IntoView {
    let limited = Memo::new(move |_| ctx.draft.with(|draft| draft.model_limits_enabled));
    let is_open = RwSignal::new(ctx.draft.with_untracked(|draft| {
        draft.model_limits_enabled || !draft.allow_ips.is_empty() || !draft.group.is_empty()
    }));
    // An error behind a closed fold would be found by nobody.
    Effect::new(move || {
        if form.errors.with(|errors| errors.iter().any(|error| FOLDED.contains(&error.field))) {
            is_open.set(true);
        }
    });
    view! {
        <details
            data-part="more"
            open=move || is_open.get()
            on:toggle=move |event| actions::follow_toggle(&event, is_open)
        >
            <summary>{ctx.t(Text::MoreSettings)}</summary>
            <CheckField
                ctx
                form
                field=Field::ModelLimitsEnabled
                label=Text::LimitModels
                hint=Text::LimitModelsHint
                value=|draft| &mut draft.model_limits_enabled
            />
            <div hidden=move || !limited.get()>
                <TextField
                    ctx
                    form
                    field=Field::ModelLimits
                    label=Text::Models
                    hint=Text::ModelsHint
                    value=|draft| &mut draft.model_limits
                    multiline=true
                />
            </div>
            <TextField
                ctx
                form
                field=Field::AllowIps
                label=Text::AllowIps
                hint=Text::AllowIpsHint
                value=|draft| &mut draft.allow_ips
                multiline=true
            />
            <TextField
                ctx
                form
                field=Field::Group
                label=Text::Group
                hint=Text::GroupHint
                value=|draft| &mut draft.group
            />
            <CheckField
                ctx
                form
                field=Field::CrossGroupRetry
                label=Text::CrossGroupRetry
                hint=Text::CrossGroupRetryHint
                value=|draft| &mut draft.cross_group_retry
            />
        </details>
    }
}
