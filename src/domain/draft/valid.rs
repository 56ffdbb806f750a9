//! What may be sent, and how it is stored.

use serde::{Deserialize, Serialize};

use super::super::allow_list::AllowList;
use super::super::auto_groups::AutoGroups;
use super::super::expiry::Expiry;
use super::super::group::Group;
use super::super::models::ModelLimits;
use super::super::name::Name;
use super::super::quota::Quota;

/// What may be sent. With `unlimited` the quota is 0.
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
    /// The models allowed.
    pub models: ModelLimits,
    /// The addresses allowed.
    pub allow_list: AllowList,
    /// The group.
    pub group: Group,
    /// Whether other groups are tried.
    pub cross_group_retry: bool,
    /// The groups that `auto` may pick, in their order; only with the group `auto`.
    pub auto_groups: AutoGroups,
}

/// The stored form: 64-bit numbers as text, since a browser's storage cannot hold them all.
#[derive(Serialize, Deserialize)]
struct Stored {
    name: Name,
    expired_time: String,
    remain_quota: String,
    unlimited_quota: bool,
    model_limits_enabled: bool,
    model_limits: String,
    allow_ips: AllowList,
    group: Group,
    cross_group_retry: bool,
    // Entries from before the setting was known have none.
    #[serde(default)]
    auto_groups: AutoGroups,
}

impl From<ValidDraft> for Stored {
    fn from(draft: ValidDraft) -> Self {
        Self {
            name: draft.name,
            expired_time: draft.expiry.wire().to_string(),
            remain_quota: draft.quota.units().to_string(),
            unlimited_quota: draft.unlimited,
            model_limits_enabled: draft.models.are_limited(),
            model_limits: draft.models.joined(),
            allow_ips: draft.allow_list,
            group: draft.group,
            cross_group_retry: draft.cross_group_retry,
            auto_groups: draft.auto_groups,
        }
    }
}

impl TryFrom<Stored> for ValidDraft {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, &'static str> {
        let expiry = stored.expired_time.parse().ok().and_then(Expiry::from_wire);
        let quota = Quota::parse_units(&stored.remain_quota).ok();
        if !stored.model_limits_enabled && !stored.model_limits.is_empty() {
            return Err("model limits and their list contradict each other");
        }
        let models = ModelLimits::read(stored.model_limits_enabled, &stored.model_limits);
        if stored.cross_group_retry && !stored.group.is_auto() {
            return Err("cross-group retry without the group auto");
        }
        if !stored.auto_groups.is_empty() && !stored.group.is_auto() {
            return Err("groups for auto without the group auto");
        }
        Ok(Self {
            name: stored.name,
            expiry: expiry.ok_or("no expiry")?,
            quota: quota.ok_or("no quota")?,
            unlimited: stored.unlimited_quota,
            models: models.map_err(|_bad| "no list of model ids")?,
            allow_list: stored.allow_ips,
            group: stored.group,
            cross_group_retry: stored.cross_group_retry,
            auto_groups: stored.auto_groups,
        })
    }
}
