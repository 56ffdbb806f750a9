//! Checks a form by all that the app knows now.

use super::super::context::Ctx;
use super::subject::Subject;
use crate::domain::check::Checked;
use crate::domain::draft::Draft;
use crate::domain::form_check::{FormRules, check_form};
use crate::domain::preflight::CheckContext;

/// The check of `draft`, by the present clock, at the server's rate, among what it offers, and within the policy.
pub(in super::super) fn check_form_now(
    ctx: Ctx,
    subject: &Subject,
    draft: &Draft,
    my_address: &str,
) -> Checked {
    let catalogue = ctx.offer();
    let (models, groups) = match catalogue.as_deref() {
        Some(known) => (Some(known.models.as_slice()), Some(known.groups.as_slice())),
        None => (None, None),
    };
    let is_listed = |names: &&[String]| !names.is_empty();
    let context = CheckContext {
        auto_groups: catalogue.as_deref().map(|known| &known.offer.auto_groups),
        models: models.filter(is_listed),
        groups: groups.filter(is_listed),
        my_address: my_address.trim().parse().ok(),
        max_quota: ctx.max_quota(),
    };
    let before = match subject {
        Subject::Edit { before, .. } => Some(&**before),
        Subject::New | Subject::Successor { .. } => None,
    };
    let (now, rate) = (ctx.now(), ctx.rate());
    let policy = &ctx.inner().policy.borrow().clone();
    check_form(draft, &FormRules { now, rate, context, policy, before })
}
