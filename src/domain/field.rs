//! The fields of a key, by the API's own names.

use serde::{Deserialize, Serialize};

/// One field of the create request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The key's name.
    Name,
    /// When it expires.
    ExpiredTime,
    /// How much it may spend.
    RemainQuota,
    /// Whether it may spend the whole balance.
    UnlimitedQuota,
    /// Whether only some models are allowed.
    ModelLimitsEnabled,
    /// Which models.
    ModelLimits,
    /// Which addresses may use it.
    AllowIps,
    /// Which group of models it draws on.
    Group,
    /// Whether other groups are tried when one fails.
    CrossGroupRetry,
    /// Which groups `auto` may pick, in their order.
    AutoGroups,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::ExpiredTime,
        Self::RemainQuota,
        Self::UnlimitedQuota,
        Self::ModelLimitsEnabled,
        Self::ModelLimits,
        Self::AllowIps,
        Self::Group,
        Self::CrossGroupRetry,
        Self::AutoGroups,
    ];

    /// The API's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::ExpiredTime => "expired_time",
            Self::RemainQuota => "remain_quota",
            Self::UnlimitedQuota => "unlimited_quota",
            Self::ModelLimitsEnabled => "model_limits_enabled",
            Self::ModelLimits => "model_limits",
            Self::AllowIps => "allow_ips",
            Self::Group => "group",
            Self::CrossGroupRetry => "cross_group_retry",
            Self::AutoGroups => "auto_groups",
        }
    }
}
