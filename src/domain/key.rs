//! A key as it stands on the server.

use std::fmt;

use serde_json::Value;

use super::secret::ApiKey;

/// The server's number of a key; it grows with every key of every account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub i64);

/// What the server gives away of the key itself.
#[derive(Clone, PartialEq, Eq)]
pub enum KeyText {
    /// All of it.
    Full(ApiKey),
    /// A mask, as listed.
    Masked(String),
}

impl fmt::Debug for KeyText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Full(_) => "Full(redacted)",
            Self::Masked(_) => "Masked(redacted)",
        })
    }
}

/// The server's record. Times are seconds since 1970, quotas are units and may be negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    /// The number.
    pub id: KeyId,
    /// May be empty, and need not be unique.
    pub name: String,
    /// 1 enabled, 2 disabled, 3 expired, 4 exhausted; 3 and 4 are set only at a refused use.
    pub status: i64,
    /// When it was created.
    pub created_time: i64,
    /// When it was last used; the creation until then.
    pub accessed_time: i64,
    /// When it expires; -1 for never.
    pub expired_time: i64,
    /// What it may still spend.
    pub remain_quota: i64,
    /// What it has spent.
    pub used_quota: i64,
    /// Whether only the account's balance limits it.
    pub unlimited_quota: bool,
    /// Whether `model_limits` counts.
    pub model_limits_enabled: bool,
    /// Model ids, joined by commas.
    pub model_limits: String,
    /// Addresses and networks, one a line.
    pub allow_ips: Option<String>,
    /// Empty for the account's own group.
    pub group: String,
    /// Missing on older servers.
    pub cross_group_retry: Option<bool>,
    /// Which groups `auto` may pick, in their order, as raw as it came; missing on older servers.
    /// [`super::auto_groups::text_of`] reads it.
    pub auto_groups: Option<Value>,
    /// The account's number, where the server tells.
    pub user_id: Option<i64>,
    /// The key itself, or its mask.
    pub key: KeyText,
}
