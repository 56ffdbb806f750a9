//! The rarely used fields, folded: models, addresses, group.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::part::fold;
use super::addresses::addresses;
use super::groups::group_field;
use super::models::models_field;
use crate::domain::field::Field;
use crate::domain::preset::Purpose;
use crate::text::Text;

/// The fields behind the fold.
const FOLDED: [Field; 6] = [
    Field::ModelLimitsEnabled,
    Field::ModelLimits,
    Field::AllowIps,
    Field::Group,
    Field::CrossGroupRetry,
    Field::AutoGroups,
];

pub(super) fn restrictions(ctx: Ctx) -> AnyView {
    let is_open = RwSignal::new(ctx.form.with_untracked(|form| {
        let draft = &form.draft;
        draft.model_limits_enabled
            || !draft.allow_ips.is_empty()
            || !draft.group.is_empty()
            || draft.purpose == Purpose::KnownAddresses
    }));
    // An error behind a closed fold would be found by nobody.
    Effect::new(move || {
        let is_wrong =
            ctx.form.with(|form| form.errors().any(|error| FOLDED.contains(&error.field)));
        if is_wrong {
            is_open.set(true);
        }
    });
    let parts = vec![models_field(ctx), addresses(ctx), group_field(ctx)];
    fold("more", ctx.t(Text::MORE_SETTINGS), is_open, parts)
}
