//! The settings of a key exactly as the server stores them, and how two sets of them differ.
//!
//! A full update overwrites all of them, and a record may hold what no form here would accept: a past expiry, a negative
//! quota, a list with stray blanks. So settings are kept raw and sent back raw.

use serde_json::Value;

use super::auto_groups;
use super::draft::ValidDraft;
use super::field::Field;
use super::foreign::ForeignField;
use super::key::KeyRecord;

/// What a full update sends.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the API's own names; `KeyRecord` explains them")]
pub struct Settings {
    pub name: String,
    pub expired_time: i64,
    pub remain_quota: i64,
    pub unlimited_quota: bool,
    pub model_limits_enabled: bool,
    pub model_limits: String,
    pub allow_ips: Option<String>,
    pub group: String,
    /// `None` on servers that do not know it; it is then left out.
    pub cross_group_retry: Option<bool>,
    /// A list of names, or as raw as it came. `None` is left out: nothing is stored then, or an older server drops it.
    pub auto_groups: Option<Value>,
    /// As they came.
    pub foreign: Vec<ForeignField>,
}

/// One setting that differs, as raw as the server stores it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub field: Field,
    /// How it is, or was.
    pub old: String,
    /// How it is to be, or is now.
    pub new: String,
}

impl Settings {
    /// The settings of a record.
    pub fn of(record: &KeyRecord) -> Self {
        Self {
            name: record.name.clone(),
            expired_time: record.expired_time,
            remain_quota: record.remain_quota,
            unlimited_quota: record.unlimited_quota,
            model_limits_enabled: record.model_limits_enabled,
            model_limits: record.model_limits.clone(),
            allow_ips: record.allow_ips.clone(),
            group: record.group.clone(),
            cross_group_retry: record.cross_group_retry,
            auto_groups: record.auto_groups.clone(),
            foreign: record.foreign.clone(),
        }
    }

    /// One setting as text; no list and an empty one are the same, and so are a missing switch and one that is off.
    pub fn text(&self, field: Field) -> String {
        match field {
            Field::Name => self.name.clone(),
            Field::ExpiredTime => self.expired_time.to_string(),
            Field::RemainQuota => self.remain_quota.to_string(),
            Field::UnlimitedQuota => self.unlimited_quota.to_string(),
            Field::ModelLimitsEnabled => self.model_limits_enabled.to_string(),
            Field::ModelLimits => self.model_limits.clone(),
            Field::AllowIps => self.allow_ips.clone().unwrap_or_default(),
            Field::Group => self.group.clone(),
            Field::CrossGroupRetry => self.cross_group_retry.unwrap_or_default().to_string(),
            Field::AutoGroups => auto_groups::text_of(self.auto_groups.as_ref()),
        }
    }
}

impl From<&ValidDraft> for Settings {
    fn from(asked: &ValidDraft) -> Self {
        Self {
            name: asked.name.as_str().to_owned(),
            expired_time: asked.expiry.wire(),
            // The server ignores the quota of an unlimited key but stores what was sent.
            remain_quota: if asked.unlimited { 0 } else { asked.quota.units() },
            unlimited_quota: asked.unlimited,
            model_limits_enabled: asked.models.are_limited(),
            model_limits: asked.models.joined(),
            allow_ips: asked.allow_list.wire(),
            group: asked.group.as_str().to_owned(),
            cross_group_retry: Some(asked.cross_group_retry),
            // Left out unless set: older servers do not know it.
            auto_groups: (!asked.auto_groups.is_empty()).then(|| asked.auto_groups.to_value()),
            foreign: Vec::new(),
        }
    }
}

/// The settings that differ in meaning, in the order of [`Field::ALL`].
pub fn differences(old: &Settings, new: &Settings) -> Vec<Difference> {
    let fields = Field::ALL.into_iter();
    let compared =
        fields.map(|field| Difference { field, old: old.text(field), new: new.text(field) });
    compared.filter(|difference| difference.old != difference.new).collect()
}

/// What somebody else changed between two readings of one key. Quota that the key itself has spent meanwhile is no change.
pub fn changed_meanwhile(seen: &KeyRecord, now: &KeyRecord) -> Vec<Difference> {
    let mut changes = differences(&Settings::of(seen), &Settings::of(now));
    changes.retain(|change| change.field != Field::RemainQuota || granted(seen) != granted(now));
    changes
}

/// What stands otherwise than it was sent, at a re-reading. Quota spent since the reading `before` is no difference.
pub fn not_as_sent(sent: &Settings, before: &KeyRecord, found: &KeyRecord) -> Vec<Difference> {
    let mut changes = differences(sent, &Settings::of(found));
    let sent_in_all = i128::from(sent.remain_quota) + i128::from(before.used_quota);
    changes.retain(|change| change.field != Field::RemainQuota || sent_in_all != granted(found));
    changes
}

/// Left and spent together; in 128 bits, since a server stores any 64-bit number.
fn granted(record: &KeyRecord) -> i128 {
    i128::from(record.remain_quota) + i128::from(record.used_quota)
}
