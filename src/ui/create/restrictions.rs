//! The rarely used fields, folded: models, addresses, group.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::part::{fold, shown_while};
use super::field::{area_field, check_field, text_field};
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

pub(super) fn restrictions(ctx: Ctx) -> AnyView {
    let is_open = RwSignal::new(ctx.form.with_untracked(|form| {
        let draft = &form.draft;
        draft.model_limits_enabled || !draft.allow_ips.is_empty() || !draft.group.is_empty()
    }));
    // An error behind a closed fold would be found by nobody.
    Effect::new(move || {
        let is_wrong =
            ctx.form.with(|form| form.errors.iter().any(|error| FOLDED.contains(&error.field)));
        if is_wrong {
            is_open.set(true);
        }
    });
    let limited = Signal::derive(move || ctx.form.with(|form| form.draft.model_limits_enabled));
    let models = area_field(ctx, Field::ModelLimits, Text::MODELS, Text::MODELS_HINT, |draft| {
        &mut draft.model_limits
    });
    let parts = vec![
        check_field(
            ctx,
            Field::ModelLimitsEnabled,
            Text::LIMIT_MODELS,
            Text::LIMIT_MODELS_HINT,
            |draft| &mut draft.model_limits_enabled,
        ),
        shown_while(limited, vec![models]),
        area_field(ctx, Field::AllowIps, Text::ALLOW_IPS, Text::ALLOW_IPS_HINT, |draft| {
            &mut draft.allow_ips
        }),
        text_field(ctx, Field::Group, Text::GROUP, Text::GROUP_HINT, |draft| &mut draft.group),
        check_field(
            ctx,
            Field::CrossGroupRetry,
            Text::CROSS_GROUP_RETRY,
            Text::CROSS_GROUP_RETRY_HINT,
            |draft| &mut draft.cross_group_retry,
        ),
    ];
    fold("more", ctx.t(Text::MORE_SETTINGS), is_open, parts)
}
