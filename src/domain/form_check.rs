//! Checks the draft of an open form: the rules of each field, what the account offers, and the policy. In a form for a key
//! that exists only the fields that the person has touched are checked: the rest stays as it is on the server.

use super::allow_list::AllowList;
use super::check::{Checked, check};
use super::draft::{Draft, FieldError};
use super::edit;
use super::policy::Policy;
use super::preflight::CheckContext;
use super::quota::UnitsPerDollar;
use super::time::UnixSeconds;

/// What a form is checked against.
#[derive(Clone, Copy, Debug)]
pub struct FormRules<'a> {
    /// The present moment.
    pub now: UnixSeconds,
    /// The server's rate; `None` while it is not known.
    pub rate: Option<UnitsPerDollar>,
    /// What is known of the account.
    pub context: CheckContext<'a>,
    /// The caps of whoever answers for the account.
    pub policy: &'a Policy,
    /// The form of a key that exists, as it was opened; `None` for a new key.
    pub before: Option<&'a Draft>,
}

/// Checks `draft` as the form would send it.
pub fn check_form(draft: &Draft, rules: &FormRules<'_>) -> Checked {
    let FormRules { now, rate, context, policy, before } = rules;
    let probe = before.map(|before| edit::probe(before, draft, *rate));
    let mut checked = check(probe.as_ref().unwrap_or(draft), *now, *rate, context);
    if probe.is_some() {
        checked.allow_list = AllowList::read(&draft.allow_ips);
    }
    let Ok((asked, _)) = &checked.outcome else { return checked };
    let mut violations = policy.check(asked, *now);
    if let Some(before) = before {
        let touched = edit::touched(before, draft, *rate);
        violations.retain(|violation| edit::is_judged(violation.field, &touched));
    }
    if !violations.is_empty() {
        checked.outcome = Err(violations.into_iter().map(FieldError::from).collect());
    }
    checked
}
