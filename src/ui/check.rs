//! What may be sent of a form now: the domain's rules, what the server offers, and the policy of who answers for the account.

use super::context::Ctx;
use super::offer::Known;
use crate::domain::draft::{Draft, ErrorCode, FieldError, ValidDraft};
use crate::domain::edit;
use crate::domain::foresight::{Surroundings, Warning};
use crate::domain::quota::UnitsPerDollar;
use crate::domain::time::UnixSeconds;

impl Ctx {
    /// What may be sent of a draft now, at the usual rate of units to the dollar and within the policy.
    pub(super) fn validate(
        self,
        draft: &Draft,
    ) -> Result<(ValidDraft, Vec<Warning>), Vec<FieldError>> {
        let known = self.offer();
        let list = |names: fn(&Known) -> &Vec<String>| {
            known.as_deref().map(|known| names(known).as_slice()).filter(|names| !names.is_empty())
        };
        let surroundings = Surroundings {
            models: list(|known| &known.models),
            groups: list(|known| &known.groups),
            ..Surroundings::default()
        };
        let per = UnitsPerDollar::default();
        // Of a key that is edited only what the person touched is judged: the rest stays as it is.
        let before = self.keys(|state| state.before());
        let judged = before.as_ref().map(|before| edit::probe(before, draft, per));
        let draft_now = judged.as_ref().unwrap_or(draft);
        let checked = draft_now.check(self.now(), per, &surroundings).outcome?;
        let mut violations = self.inner().policy.borrow().check(&checked.0, self.now());
        if let Some(before) = &before {
            let touched = edit::touched(before, draft, per);
            violations.retain(|violation| touched.contains(&violation.field));
        }
        if violations.is_empty() {
            return Ok(checked);
        }
        let told = violations.into_iter();
        Err(told
            .map(|one| FieldError { field: one.field, code: ErrorCode::NotAllowed(one.cap) })
            .collect())
    }

    pub(super) fn now(self) -> UnixSeconds {
        UnixSeconds(self.host().now_millis().div_euclid(1000))
    }
}
