//! What a person asks of a key: as typed, and as it may be sent.

mod error;
mod valid;

use serde::{Deserialize, Serialize};

use super::allow_list::{AllowList, Reading};
use super::auto_groups::{AutoGroups, Offered};
use super::expiry::{self, Expiry};
use super::field::Field;
use super::foresight::{Surroundings, Warning, foresee};
use super::group::Group;
use super::models::ModelLimits;
use super::name::Name;
use super::preset::Purpose;
use super::quota::{Quota, Unit, UnitsPerDollar};
use super::time::UnixSeconds;

pub use error::{ErrorCode, FieldError};
pub use valid::ValidDraft;

/// Exactly what was typed; never a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "the server's own switches, each by itself")]
pub struct Draft {
    /// The key's name.
    pub name: String,
    /// Whether the key expires at all.
    pub expires: bool,
    /// Seconds since 1970, or `+` and seconds from the moment it is sent, as text; counts only if `expires`.
    pub expired_time: String,
    /// What stands in the date-time control, in the person's own zone.
    pub expired_time_local: String,
    /// An amount in `quota_unit`.
    pub remain_quota: String,
    /// How the amount is written.
    pub quota_unit: Unit,
    /// Whether only the account's balance limits the key.
    pub unlimited_quota: bool,
    /// Whether `model_limits` counts.
    pub model_limits_enabled: bool,
    /// Model ids.
    pub model_limits: String,
    /// Addresses, networks and ranges, as pasted.
    pub allow_ips: String,
    /// Empty for the account's own group.
    pub group: String,
    /// Whether other groups are tried; only with the group `auto`.
    pub cross_group_retry: bool,
    /// The groups that `auto` may pick, in their order; empty for every group of the account.
    pub auto_groups: String,
    /// What the key is for, as far as it changes what is warned about; not sent.
    pub purpose: Purpose,
}

/// One look at a draft: all that a form shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What was read of the allow list.
    pub allow_list: Reading,
    /// What may be sent with what may bite, or every error, in the order of [`Field::ALL`].
    pub outcome: Result<(ValidDraft, Vec<Warning>), Vec<FieldError>>,
}

impl Draft {
    /// What may be sent with what may bite, or every error at once, in the order of [`Field::ALL`].
    pub fn validate(
        &self,
        now: UnixSeconds,
        per: UnitsPerDollar,
    ) -> Result<(ValidDraft, Vec<Warning>), Vec<FieldError>> {
        self.check(now, per, &Surroundings::default()).outcome
    }

    /// As [`Self::validate`], with what is known of the account, and with what was read of the allow list.
    pub fn check(
        &self,
        now: UnixSeconds,
        per: UnitsPerDollar,
        surroundings: &Surroundings<'_>,
    ) -> Checked {
        let allow_list = AllowList::read(&self.allow_ips);
        let outcome = self.valid(now, per, &allow_list, surroundings).map(|valid| {
            let warnings = foresee(&valid, self.purpose, surroundings);
            (valid, warnings)
        });
        Checked { allow_list, outcome }
    }

    fn valid(
        &self,
        now: UnixSeconds,
        per: UnitsPerDollar,
        allow_list: &Reading,
        surroundings: &Surroundings<'_>,
    ) -> Result<ValidDraft, Vec<FieldError>> {
        let mut errors = Errors(Vec::new());
        let name = errors.take(Field::Name, Name::parse(&self.name));
        let expiry = if self.expires {
            let parsed = expiry::parse(&self.expired_time, now);
            errors.take(Field::ExpiredTime, parsed)
        } else {
            Some(Expiry::Never)
        };
        let quota = if self.unlimited_quota {
            Some(Quota::ZERO)
        } else {
            let parsed = Quota::parse(&self.remain_quota, self.quota_unit, per);
            let quota = errors.take(Field::RemainQuota, parsed);
            if let (Some(quota), Some(most)) = (quota, surroundings.max_quota)
                && quota > most
            {
                errors.push(Field::RemainQuota, ErrorCode::QuotaOverMaximum { most });
            }
            quota
        };
        let models = self.models(&mut errors);
        let allowed = allow_list.list();
        for bad in &allow_list.errors {
            errors.push(Field::AllowIps, bad.clone().into());
        }
        let group = errors.take(Field::Group, Group::parse(&self.group));
        if self.cross_group_retry && !self.group.trim().eq("auto") {
            errors.push(Field::CrossGroupRetry, ErrorCode::RetryWithoutAuto);
        }
        let auto_groups = self.auto_groups(surroundings.auto_groups, &mut errors);
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
            unlimited: self.unlimited_quota,
            models,
            allow_list,
            group,
            cross_group_retry: self.cross_group_retry,
            auto_groups,
        })
    }

    /// Text that names no group is an error: taken for no text, it would open every group.
    fn auto_groups(&self, offered: Option<&Offered>, errors: &mut Errors) -> Option<AutoGroups> {
        let field = Field::AutoGroups;
        let list = errors.take(field, AutoGroups::parse(&self.auto_groups))?;
        if !list.is_empty() && self.group.trim() != "auto" {
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

    fn models(&self, errors: &mut Errors) -> Option<ModelLimits> {
        let limits = ModelLimits::read(self.model_limits_enabled, &self.model_limits);
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
