//! What a person asks of a key: as typed, and as it may be sent.

use serde::{Deserialize, Serialize};

use super::allow_list::{AllowList, EntryError, Reading};
use super::expiry::{self, Expiry};
use super::field::Field;
use super::foresight::{Surroundings, Warning, foresee};
use super::group::{self, Group};
use super::models::ModelList;
use super::name::{self, Name};
use super::policy::Cap;
use super::preset::Purpose;
use super::quota::{self, Quota, Unit, UnitsPerDollar};
use super::time::UnixSeconds;

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

/// What may be sent. With `unlimited` the quota is 0; without model limits the list is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct ValidDraft {
    /// The key's name.
    pub name: Name,
    /// When it expires.
    pub expiry: Expiry,
    /// How much it may spend.
    pub quota: Quota,
    /// Whether only the account's balance limits it.
    pub unlimited: bool,
    /// Whether only `models` are allowed.
    pub model_limits_enabled: bool,
    /// The models allowed.
    pub models: ModelList,
    /// The addresses allowed.
    pub allow_list: AllowList,
    /// The group.
    pub group: Group,
    /// Whether other groups are tried.
    pub cross_group_retry: bool,
}

/// One field that cannot be sent as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Which.
    pub field: Field,
    /// Why.
    pub code: ErrorCode,
}

/// Why a field cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it; `text::error_text` has the sentences")]
pub enum ErrorCode {
    NameEmpty,
    NameTooLong { chars: usize },
    NameControlCharacter,
    ExpiryEmpty,
    ExpiryNotANumber,
    ExpiryZero,
    ExpiryPast,
    ExpiryMilliseconds,
    ExpiryTooFar,
    QuotaEmpty,
    QuotaNotANumber,
    QuotaNegative,
    QuotaTooLarge,
    QuotaNotExact,
    ModelsEmpty,
    ModelsBadId { text: String },
    AllowListBadLine { line: usize, text: String, reason: EntryError },
    GroupTooLong,
    GroupControlCharacter,
    RetryWithoutAuto,
    NotAllowed(Cap),
}

impl ErrorCode {
    /// A stable name in kebab-case.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NameEmpty => "name-empty",
            Self::NameTooLong { .. } => "name-too-long",
            Self::NameControlCharacter => "name-control-character",
            Self::ExpiryEmpty => "expiry-empty",
            Self::ExpiryNotANumber => "expiry-not-a-number",
            Self::ExpiryZero => "expiry-zero",
            Self::ExpiryPast => "expiry-past",
            Self::ExpiryMilliseconds => "expiry-milliseconds",
            Self::ExpiryTooFar => "expiry-too-far",
            Self::QuotaEmpty => "quota-empty",
            Self::QuotaNotANumber => "quota-not-a-number",
            Self::QuotaNegative => "quota-negative",
            Self::QuotaTooLarge => "quota-too-large",
            Self::QuotaNotExact => "quota-not-exact",
            Self::ModelsEmpty => "models-empty",
            Self::ModelsBadId { .. } => "models-bad-id",
            Self::AllowListBadLine { .. } => "allow-list-bad-line",
            Self::GroupTooLong => "group-too-long",
            Self::GroupControlCharacter => "group-control-character",
            Self::RetryWithoutAuto => "retry-without-auto",
            Self::NotAllowed(_) => "not-allowed",
        }
    }
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
        let outcome = self.valid(now, per, &allow_list).map(|valid| {
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
    ) -> Result<ValidDraft, Vec<FieldError>> {
        let mut errors = Errors(Vec::new());
        let name = errors.take(Field::Name, Name::parse(&self.name).map_err(name_code));
        let expiry = if self.expires {
            let parsed = expiry::parse(&self.expired_time, now).map_err(expiry_code);
            errors.take(Field::ExpiredTime, parsed)
        } else {
            Some(Expiry::Never)
        };
        let quota = if self.unlimited_quota {
            Some(Quota::ZERO)
        } else {
            let parsed = Quota::parse(&self.remain_quota, self.quota_unit, per);
            errors.take(Field::RemainQuota, parsed.map_err(quota_code))
        };
        let models = self.models(&mut errors);
        errors.0.extend(allow_list.errors.iter().map(|bad| {
            let text = bad.text.clone();
            let code = ErrorCode::AllowListBadLine { line: bad.line, text, reason: bad.reason };
            FieldError { field: Field::AllowIps, code }
        }));
        let group = errors.take(Field::Group, Group::parse(&self.group).map_err(group_code));
        if self.cross_group_retry && !self.group.trim().eq("auto") {
            errors.push(Field::CrossGroupRetry, ErrorCode::RetryWithoutAuto);
        }
        if !errors.0.is_empty() {
            return Err(errors.0);
        }
        let (Some(name), Some(expiry), Some(quota), Some(models), Some(group)) =
            (name, expiry, quota, models, group)
        else {
            return Err(errors.0);
        };
        Ok(ValidDraft {
            name,
            expiry,
            quota,
            unlimited: self.unlimited_quota,
            model_limits_enabled: self.model_limits_enabled,
            models,
            allow_list: allow_list.list.clone(),
            group,
            cross_group_retry: self.cross_group_retry,
        })
    }

    fn models(&self, errors: &mut Errors) -> Option<ModelList> {
        if !self.model_limits_enabled {
            return Some(ModelList::default());
        }
        match ModelList::parse(&self.model_limits) {
            Ok(models) if models.is_empty() => {
                errors.push(Field::ModelLimits, ErrorCode::ModelsEmpty);
                None
            }
            Ok(models) => Some(models),
            Err(bad) => {
                for part in bad {
                    errors.push(Field::ModelLimits, ErrorCode::ModelsBadId { text: part.text });
                }
                None
            }
        }
    }
}

/// Gathers errors on the way.
struct Errors(Vec<FieldError>);

impl Errors {
    fn push(&mut self, field: Field, code: ErrorCode) {
        self.0.push(FieldError { field, code });
    }

    fn take<T>(&mut self, field: Field, parsed: Result<T, ErrorCode>) -> Option<T> {
        parsed.map_err(|code| self.push(field, code)).ok()
    }
}

fn name_code(error: name::Error) -> ErrorCode {
    match error {
        name::Error::Empty => ErrorCode::NameEmpty,
        name::Error::TooLong { chars } => ErrorCode::NameTooLong { chars },
        name::Error::ControlCharacter => ErrorCode::NameControlCharacter,
    }
}

fn expiry_code(error: expiry::Error) -> ErrorCode {
    match error {
        expiry::Error::Empty => ErrorCode::ExpiryEmpty,
        expiry::Error::NotANumber => ErrorCode::ExpiryNotANumber,
        expiry::Error::Zero => ErrorCode::ExpiryZero,
        expiry::Error::Past => ErrorCode::ExpiryPast,
        expiry::Error::Milliseconds => ErrorCode::ExpiryMilliseconds,
        expiry::Error::TooFar => ErrorCode::ExpiryTooFar,
    }
}

fn quota_code(error: quota::Error) -> ErrorCode {
    match error {
        quota::Error::Empty => ErrorCode::QuotaEmpty,
        quota::Error::NotANumber => ErrorCode::QuotaNotANumber,
        quota::Error::Negative => ErrorCode::QuotaNegative,
        quota::Error::TooLarge => ErrorCode::QuotaTooLarge,
        quota::Error::NotExact => ErrorCode::QuotaNotExact,
    }
}

fn group_code(error: group::Error) -> ErrorCode {
    match error {
        group::Error::TooLong => ErrorCode::GroupTooLong,
        group::Error::ControlCharacter => ErrorCode::GroupControlCharacter,
    }
}

/// The stored form: 64-bit numbers as text, since a browser's storage cannot hold them all.
#[derive(Serialize, Deserialize)]
struct Stored {
    name: Name,
    expired_time: String,
    remain_quota: String,
    unlimited_quota: bool,
    model_limits_enabled: bool,
    model_limits: ModelList,
    allow_ips: AllowList,
    group: Group,
    cross_group_retry: bool,
}

impl From<ValidDraft> for Stored {
    fn from(draft: ValidDraft) -> Self {
        Self {
            name: draft.name,
            expired_time: draft.expiry.wire().to_string(),
            remain_quota: draft.quota.units().to_string(),
            unlimited_quota: draft.unlimited,
            model_limits_enabled: draft.model_limits_enabled,
            model_limits: draft.models,
            allow_ips: draft.allow_list,
            group: draft.group,
            cross_group_retry: draft.cross_group_retry,
        }
    }
}

impl TryFrom<Stored> for ValidDraft {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, &'static str> {
        let expiry = stored.expired_time.parse().ok().and_then(Expiry::from_wire);
        let quota = Quota::parse_units(&stored.remain_quota).ok();
        if stored.model_limits_enabled == stored.model_limits.is_empty() {
            return Err("model limits and their list contradict each other");
        }
        if stored.cross_group_retry && !stored.group.is_auto() {
            return Err("cross-group retry without the group auto");
        }
        Ok(Self {
            name: stored.name,
            expiry: expiry.ok_or("no expiry")?,
            quota: quota.ok_or("no quota")?,
            unlimited: stored.unlimited_quota,
            model_limits_enabled: stored.model_limits_enabled,
            models: stored.model_limits,
            allow_list: stored.allow_ips,
            group: stored.group,
            cross_group_retry: stored.cross_group_retry,
        })
    }
}
