//! Whether a key on the server is what was asked for, field by field.

use super::auto_groups;
use super::draft::ValidDraft;
use super::field::Field;
use super::key::KeyRecord;

/// One field: what was asked, what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldComparison {
    /// Which.
    pub field: Field,
    /// As it was sent.
    pub asked: String,
    /// As it stands on the server.
    pub found: String,
    /// Whether they mean the same.
    pub equal: bool,
}

/// All fields, after the server's own normalising: no list and an empty one are the same,
/// expiry 0 on create is stored as -1, a missing cross-group retry is off, and no list of groups is every group.
pub fn compare(asked: &ValidDraft, found: &KeyRecord) -> Vec<FieldComparison> {
    Field::ALL.into_iter().map(|field| compare_field(field, asked, found)).collect()
}

/// Whether all fields are equal.
pub fn matches(asked: &ValidDraft, found: &KeyRecord) -> bool {
    Field::ALL.into_iter().all(|field| compare_field(field, asked, found).equal)
}

fn compare_field(field: Field, asked: &ValidDraft, found: &KeyRecord) -> FieldComparison {
    let (asked, found) = match field {
        Field::Name => (asked.name.as_str().to_owned(), found.name.clone()),
        Field::ExpiredTime => {
            let stored = if found.expired_time == 0 { -1 } else { found.expired_time };
            (asked.expiry.wire().to_string(), stored.to_string())
        }
        Field::RemainQuota => (asked.quota.units().to_string(), found.remain_quota.to_string()),
        Field::UnlimitedQuota => (asked.unlimited.to_string(), found.unlimited_quota.to_string()),
        Field::ModelLimitsEnabled => {
            (asked.models.are_limited().to_string(), found.model_limits_enabled.to_string())
        }
        Field::ModelLimits => (asked.models.joined(), found.model_limits.clone()),
        Field::AllowIps => (
            asked.allow_list.wire().unwrap_or_default(),
            found.allow_ips.clone().unwrap_or_default(),
        ),
        Field::Group => (asked.group.as_str().to_owned(), found.group.clone()),
        Field::CrossGroupRetry => (
            asked.cross_group_retry.to_string(),
            found.cross_group_retry.unwrap_or_default().to_string(),
        ),
        Field::AutoGroups => {
            (asked.auto_groups.to_string(), auto_groups::text_of(found.auto_groups.as_ref()))
        }
    };
    FieldComparison { field, equal: asked == found, asked, found }
}
