//! Checks a draft: what may be sent with its warnings, or every error.

use super::allow_list::{AllowList, Reading};
use super::auto_groups::{AutoGroups, Offered};
use super::draft::{Draft, ErrorCode, FieldError, ValidDraft};
use super::expiry::{self, Expiry};
use super::field::Field;
use super::group::Group;
use super::models::ModelLimits;
use super::name::Name;
use super::preflight::{CheckContext, Warning, preflight};
use super::quota::{Quota, UnitsPerDollar};
use super::time::UnixSeconds;

/// The result of one check: all that a form shows of its draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The reading of the allow list.
    pub allow_list: Reading,
    /// What may be sent with its warnings, or every error, in the order of [`Field::ALL`].
    pub outcome: Result<(ValidDraft, Vec<Warning>), Vec<FieldError>>,
}

/// What may be sent with its warnings, or every error at once.
///
/// # Errors
/// Every field that cannot be sent, in the order of [`Field::ALL`].
pub fn validate(
    draft: &Draft,
    now: UnixSeconds,
    rate: Option<UnitsPerDollar>,
) -> Result<(ValidDraft, Vec<Warning>), Vec<FieldError>> {
    check(draft, now, rate, &CheckContext::default()).outcome
}

/// As [`validate`], with what is known of the account, and with the reading of the allow list.
pub fn check(
    draft: &Draft,
    now: UnixSeconds,
    rate: Option<UnitsPerDollar>,
    context: &CheckContext<'_>,
) -> Checked {
    let allow_list = AllowList::read(&draft.allow_ips);
    let outcome = valid(draft, now, rate, &allow_list, context).map(|valid| {
        let warnings = preflight(&valid, draft.purpose, context);
        (valid, warnings)
    });
    Checked { allow_list, outcome }
}

fn valid(
    draft: &Draft,
    now: UnixSeconds,
    rate: Option<UnitsPerDollar>,
    allow_list: &Reading,
    context: &CheckContext<'_>,
) -> Result<ValidDraft, Vec<FieldError>> {
    let mut errors = Errors(Vec::new());
    let name = errors.take(Field::Name, Name::parse(&draft.name));
    let expiry = if draft.expires {
        let parsed = expiry::parse(&draft.expired_time, now);
        errors.take(Field::ExpiredTime, parsed)
    } else {
        Some(Expiry::Never)
    };
    let quota = if draft.unlimited_quota {
        Some(Quota::ZERO)
    } else {
        let parsed = Quota::parse(&draft.remain_quota, draft.quota_unit, rate);
        let quota = errors.take(Field::RemainQuota, parsed);
        if let (Some(quota), Some(most)) = (quota, context.max_quota)
            && quota > most
        {
            errors.push(Field::RemainQuota, ErrorCode::QuotaOverMaximum { most });
        }
        quota
    };
    let models = models(draft, &mut errors);
    let allowed = allow_list.list();
    for bad in &allow_list.errors {
        errors.push(Field::AllowIps, bad.clone().into());
    }
    let group = errors.take(Field::Group, Group::parse(&draft.group));
    if draft.cross_group_retry && !draft.group.trim().eq("auto") {
        errors.push(Field::CrossGroupRetry, ErrorCode::RetryWithoutAuto);
    }
    let auto_groups = auto_groups(draft, context.auto_groups, &mut errors);
    if !errors.0.is_empty() {
        return Err(errors.0);
    }
    let (
        Some(name),
        Some(expiry),
        Some(quota),
        Some(models),
        Some(allow_list),
        Some(group),
        Some(auto_groups),
    ) = (name, expiry, quota, models, allowed, group, auto_groups)
    else {
        return Err(errors.0);
    };
    Ok(ValidDraft {
        name,
        expiry,
        quota,
        unlimited: draft.unlimited_quota,
        models,
        allow_list,
        group,
        cross_group_retry: draft.cross_group_retry,
        auto_groups,
    })
}

/// Text that names no group is an error: taken for no text, it would open every group.
fn auto_groups(
    draft: &Draft,
    offered: Option<&Offered>,
    errors: &mut Errors,
) -> Option<AutoGroups> {
    let field = Field::AutoGroups;
    let list = errors.take(field, AutoGroups::parse(&draft.auto_groups))?;
    if !list.is_empty() && draft.group.trim() != "auto" {
        errors.push(field, ErrorCode::AutoGroupsWithoutAuto);
    }
    match offered {
        Some(Offered::Unsupported) if !list.is_empty() => {
            errors.push(field, ErrorCode::AutoGroupsUnsupported);
        }
        Some(Offered::Known { most, .. }) if list.groups().len() > *most => {
            errors.push(field, ErrorCode::AutoGroupsTooMany { most: *most });
        }
        _ => {}
    }
    Some(list)
}

fn models(draft: &Draft, errors: &mut Errors) -> Option<ModelLimits> {
    let limits = ModelLimits::read(draft.model_limits_enabled, &draft.model_limits);
    let bad = match limits {
        Ok(limits) => return Some(limits),
        Err(bad) => bad,
    };
    if bad.is_empty() {
        errors.push(Field::ModelLimits, ErrorCode::ModelsEmpty);
    }
    for part in bad {
        errors.push(Field::ModelLimits, part.into());
    }
    None
}

/// Gathers errors on the way.
struct Errors(Vec<FieldError>);

impl Errors {
    fn push(&mut self, field: Field, code: ErrorCode) {
        self.0.push(FieldError { field, code });
    }

    fn take<T, E: Into<ErrorCode>>(&mut self, field: Field, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|error| self.push(field, error.into())).ok()
    }
}
