//! Changes a key through the form of a new one, touching only what the person touched.
//!
//! What the person leaves alone is sent back exactly as it stands, even where the form would not accept it.

use super::auto_groups::{self, AutoGroups};
use super::cap::Violation;
use super::check::validate;
use super::draft::{Draft, FieldError};
use super::field::Field;
use super::key::KeyRecord;
use super::policy::Policy;
use super::quota::{self, Quota, Unit, UnitsPerDollar};
use super::settings::Settings;
use super::time::UnixSeconds;

/// The settings to change; `None` leaves one alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the API's own names; `KeyRecord` explains them")]
pub struct Changes {
    pub name: Option<String>,
    pub expired_time: Option<i64>,
    pub remain_quota: Option<i64>,
    pub unlimited_quota: Option<bool>,
    pub model_limits_enabled: Option<bool>,
    pub model_limits: Option<String>,
    pub allow_ips: Option<String>,
    pub group: Option<String>,
    pub cross_group_retry: Option<bool>,
    pub auto_groups: Option<AutoGroups>,
}

impl Changes {
    /// Whether nothing is to change.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The settings of `record` with the changes made.
    pub fn apply(&self, record: &KeyRecord) -> Settings {
        let mut settings = Settings::of(record);
        put(&mut settings.name, self.name.as_ref());
        put(&mut settings.expired_time, self.expired_time.as_ref());
        put(&mut settings.remain_quota, self.remain_quota.as_ref());
        put(&mut settings.unlimited_quota, self.unlimited_quota.as_ref());
        put(&mut settings.model_limits_enabled, self.model_limits_enabled.as_ref());
        put(&mut settings.model_limits, self.model_limits.as_ref());
        put(&mut settings.group, self.group.as_ref());
        if let Some(list) = &self.allow_ips {
            settings.allow_ips = Some(list.clone());
        }
        if self.cross_group_retry.is_some() {
            settings.cross_group_retry = self.cross_group_retry;
        }
        if let Some(list) = &self.auto_groups {
            // Left out, the list would stay as it is.
            settings.auto_groups = Some(list.to_value());
        }
        if self.group.is_some() && settings.group != "auto" {
            // A server clears both with any other group. Sent so, the review shows it and the proof expects it.
            settings.cross_group_retry = settings.cross_group_retry.map(|_is_on| false);
            settings.auto_groups =
                settings.auto_groups.map(|_list| AutoGroups::default().to_value());
        }
        settings
    }
}

fn put<T: Clone>(place: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        *place = value.clone();
    }
}

/// The form as it stands for a record: every value as the record holds it, dollars where they are exact.
pub fn draft_of(record: &KeyRecord, rate: Option<UnitsPerDollar>) -> Draft {
    let units = record.remain_quota.to_string();
    let (remain_quota, quota_unit) =
        match quota::convert_text(&units, Unit::Units, Unit::Dollars, rate) {
            Some(dollars) => (dollars, Unit::Dollars),
            None => (units, Unit::Units),
        };
    let expires = record.expired_time != -1;
    Draft {
        name: record.name.clone(),
        expires,
        expired_time: if expires { record.expired_time.to_string() } else { String::new() },
        remain_quota,
        quota_unit,
        unlimited_quota: record.unlimited_quota,
        model_limits_enabled: record.model_limits_enabled,
        model_limits: record.model_limits.clone(),
        allow_ips: record.allow_ips.clone().unwrap_or_default(),
        group: record.group.clone(),
        cross_group_retry: record.cross_group_retry.unwrap_or_default(),
        auto_groups: auto_groups::text_of(record.auto_groups.as_ref()),
        ..Draft::default()
    }
}

/// The fields that the person touched, from the form as it stood to the form as it stands.
pub fn touched(before: &Draft, after: &Draft, rate: Option<UnitsPerDollar>) -> Vec<Field> {
    let is_touched = |field: &Field| match field {
        Field::Name => before.name != after.name,
        Field::ExpiredTime => {
            before.expires != after.expires
                || (after.expires && before.expired_time != after.expired_time)
        }
        // An amount that was only written in the other unit is the same; one behind "no limit" does not count.
        Field::RemainQuota => {
            let is_rewritten =
                before.quota_unit != after.quota_unit || before.remain_quota != after.remain_quota;
            is_rewritten && !after.unlimited_quota && !is_same_amount(before, after, rate)
        }
        Field::UnlimitedQuota => before.unlimited_quota != after.unlimited_quota,
        Field::ModelLimitsEnabled => before.model_limits_enabled != after.model_limits_enabled,
        Field::ModelLimits => {
            after.model_limits_enabled && before.model_limits != after.model_limits
        }
        Field::AllowIps => before.allow_ips != after.allow_ips,
        Field::Group => before.group != after.group,
        Field::CrossGroupRetry => before.cross_group_retry != after.cross_group_retry,
        Field::AutoGroups => before.auto_groups != after.auto_groups,
    };
    Field::ALL.into_iter().filter(is_touched).collect()
}

fn is_same_amount(before: &Draft, after: &Draft, rate: Option<UnitsPerDollar>) -> bool {
    let amount = |draft: &Draft| Quota::parse(&draft.remain_quota, draft.quota_unit, rate);
    match (amount(before), amount(after)) {
        (Ok(before), Ok(after)) => before == after,
        // Beyond the form's range an amount stands in units, and only the same text is the same.
        (Err(quota::Error::Empty | quota::Error::NotANumber), _) => false,
        (Err(_), _) => {
            before.quota_unit == after.quota_unit && before.remain_quota == after.remain_quota
        }
        _ => false,
    }
}

/// The form with everything untouched replaced by what is surely valid, so that only touched fields are judged.
pub fn probe(before: &Draft, after: &Draft, rate: Option<UnitsPerDollar>) -> Draft {
    let mut probe = Draft {
        name: "-".to_owned(),
        remain_quota: "1".to_owned(),
        quota_unit: Unit::Units,
        ..Draft::default()
    };
    let touched = touched(before, after, rate);
    put_touched(&mut probe, after, &touched);
    if after.group.trim() == "auto" {
        // The retry and the list are judged beside the group that they are sent with, and with `auto` the list counts,
        // also one that was never changed.
        if touched.contains(&Field::CrossGroupRetry) || touched.contains(&Field::AutoGroups) {
            probe.group.clone_from(&after.group);
        }
        if touched.contains(&Field::Group) {
            probe.auto_groups.clone_from(&after.auto_groups);
        }
    }
    probe
}

/// Whether `field` is judged when the person touched `touched`: whoever chooses the group `auto` chooses the list beside
/// it, too.
pub fn is_judged(field: Field, touched: &[Field]) -> bool {
    touched.contains(&field) || (field == Field::AutoGroups && touched.contains(&Field::Group))
}

/// The form of a key as it is now, `before`, with what the person had touched in an earlier form that began as `base`
/// and was left as `typed`.
pub fn reapply(before: &Draft, base: &Draft, typed: &Draft, rate: Option<UnitsPerDollar>) -> Draft {
    let mut draft = before.clone();
    put_touched(&mut draft, typed, &touched(base, typed, rate));
    draft
}

fn put_touched(draft: &mut Draft, typed: &Draft, touched: &[Field]) {
    for field in touched {
        match field {
            Field::Name => draft.name.clone_from(&typed.name),
            Field::ExpiredTime => {
                draft.expires = typed.expires;
                draft.expired_time.clone_from(&typed.expired_time);
                draft.expired_time_local.clone_from(&typed.expired_time_local);
            }
            // Without "no limit" the amount counts, also one that was never changed.
            Field::RemainQuota | Field::UnlimitedQuota => {
                draft.unlimited_quota = typed.unlimited_quota;
                draft.remain_quota.clone_from(&typed.remain_quota);
                draft.quota_unit = typed.quota_unit;
            }
            Field::ModelLimitsEnabled | Field::ModelLimits => {
                draft.model_limits_enabled = typed.model_limits_enabled;
                draft.model_limits.clone_from(&typed.model_limits);
            }
            Field::AllowIps => draft.allow_ips.clone_from(&typed.allow_ips),
            Field::Group => draft.group.clone_from(&typed.group),
            Field::CrossGroupRetry => draft.cross_group_retry = typed.cross_group_retry,
            Field::AutoGroups => draft.auto_groups.clone_from(&typed.auto_groups),
        }
    }
}

/// The caps that the fields exceed which the person touched. Without a valid form nothing is known.
pub fn exceeded(
    before: &Draft,
    after: &Draft,
    now: UnixSeconds,
    rate: Option<UnitsPerDollar>,
    policy: &Policy,
) -> Vec<Violation> {
    let Ok((asked, _)) = validate(&probe(before, after, rate), now, rate) else {
        return Vec::new();
    };
    let touched = touched(before, after, rate);
    let mut exceeded = policy.check(&asked, now);
    exceeded.retain(|violation| is_judged(violation.field, &touched));
    exceeded
}

/// What is to change, or what is wrong with the fields that the person touched.
pub fn changes(
    before: &Draft,
    after: &Draft,
    now: UnixSeconds,
    rate: Option<UnitsPerDollar>,
) -> Result<Changes, Vec<FieldError>> {
    let (valid, _) = validate(&probe(before, after, rate), now, rate)?;
    let list = valid.auto_groups.clone();
    let valid = Settings::from(&valid);
    let mut changes = Changes::default();
    for field in touched(before, after, rate) {
        match field {
            Field::Name => changes.name = Some(valid.name.clone()),
            Field::ExpiredTime => changes.expired_time = Some(valid.expired_time),
            Field::RemainQuota => changes.remain_quota = Some(valid.remain_quota),
            Field::UnlimitedQuota => changes.unlimited_quota = Some(valid.unlimited_quota),
            Field::ModelLimitsEnabled => {
                changes.model_limits_enabled = Some(valid.model_limits_enabled);
            }
            Field::ModelLimits => changes.model_limits = Some(valid.model_limits.clone()),
            // An empty text empties the list as surely as null does, and reads back the same on every server.
            Field::AllowIps => {
                changes.allow_ips = Some(valid.allow_ips.clone().unwrap_or_default());
            }
            Field::Group => changes.group = Some(valid.group.clone()),
            Field::CrossGroupRetry => changes.cross_group_retry = valid.cross_group_retry,
            Field::AutoGroups => changes.auto_groups = Some(list.clone()),
        }
    }
    Ok(changes)
}
