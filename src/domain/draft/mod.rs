//! What a person asks of a key: as typed, and as it may be sent.

mod error;
mod valid;

use serde::{Deserialize, Serialize};

use super::purpose::Purpose;
use super::quota::Unit;

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
