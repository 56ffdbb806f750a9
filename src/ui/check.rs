//! What there is to say of a form now: the domain's rules, what the server offers, and the policy of who answers for the
//! account.

use std::net::IpAddr;

use leptos::prelude::WithUntracked as _;

use super::context::Ctx;
use super::form::FormState;
use super::offer::Known;
use crate::domain::allow_list::AllowList;
use crate::domain::draft::{Checked, Draft, FieldError, ValidDraft};
use crate::domain::edit;
use crate::domain::foresight::{Surroundings, Warning};
use crate::domain::quota::UnitsPerDollar;
use crate::domain::time::UnixSeconds;

impl Ctx {
    /// Everything there is to say of the form, with the address the person wants to see checked.
    pub(super) fn check(self, form: &FormState) -> Checked {
        let my_address = form.my_address.trim().parse().ok();
        self.checked(&form.draft, form.units_per_dollar, my_address)
    }

    /// What may be sent of a draft that does not stand in the form.
    pub(super) fn validate(
        self,
        draft: &Draft,
    ) -> Result<(ValidDraft, Vec<Warning>), Vec<FieldError>> {
        self.checked(draft, self.units_per_dollar(), None).outcome
    }

    /// At the server's rate, among what it offers, and within the policy.
    fn checked(self, draft: &Draft, per: UnitsPerDollar, my_address: Option<IpAddr>) -> Checked {
        let known = self.offer();
        let list = |names: fn(&Known) -> &Vec<String>| {
            known.as_deref().map(|known| names(known).as_slice()).filter(|names| !names.is_empty())
        };
        let surroundings = Surroundings {
            models: list(|known| &known.models),
            groups: list(|known| &known.groups),
            auto_groups: known.as_deref().map(|known| &known.offer.auto_groups),
            my_address,
            max_quota: None,
        };
        // Of a key that is edited only what the person touched is judged: the rest stays as it is.
        let before = self.keys(|state| state.before());
        let probe = before.as_ref().map(|before| edit::probe(before, draft, per));
        let judged = probe.as_ref().unwrap_or(draft);
        let mut checked = judged.check(self.now(), per, &surroundings);
        if probe.is_some() {
            checked.allow_list = AllowList::read(&draft.allow_ips);
        }
        if let Ok((asked, _)) = &checked.outcome {
            let mut violations = self.inner().policy.borrow().check(asked, self.now());
            if let Some(before) = &before {
                let touched = edit::touched(before, draft, per);
                violations.retain(|violation| edit::is_judged(violation.field, &touched));
            }
            if !violations.is_empty() {
                checked.outcome = Err(violations.into_iter().map(FieldError::from).collect());
            }
        }
        checked
    }

    /// How many units the server makes a dollar; the usual rate until it has told.
    pub(super) fn units_per_dollar(self) -> UnitsPerDollar {
        self.form.with_untracked(|form| form.units_per_dollar)
    }

    /// The time, by the host's clock.
    pub(super) fn now(self) -> UnixSeconds {
        UnixSeconds(self.host().now_millis().div_euclid(1000))
    }
}
