//! The rarely used fields, folded: models, addresses, group.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::part::fold;
use super::super::state::form::FormModel;
use super::addresses::addresses;
use super::groups::group_field;
use super::models::models_field;
use crate::domain::field::Field;
use crate::domain::purpose::Purpose;
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

pub(super) fn restrictions(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let is_open = RwSignal::new(form.with_untracked(|form| {
        let draft = &form.draft;
        draft.model_limits_enabled
            || !draft.allow_ips.is_empty()
            || !draft.group.is_empty()
            || draft.purpose == Purpose::KnownAddresses
    }));
    // An error behind a closed fold would be found by nobody.
    Effect::new(move || {
        let is_wrong = form.with(|form| form.errors().any(|error| FOLDED.contains(&error.field)));
        if is_wrong {
            is_open.set(true);
        }
    });
    let parts = vec![models_field(form), addresses(form), group_field(form)];
    fold("more", ctx.t(Text::MORE_SETTINGS), is_open, parts)
}
