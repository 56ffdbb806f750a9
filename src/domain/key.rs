//! A key as it stands on the server.

use std::fmt;

use serde_json::Value;

use super::foreign::ForeignField;
use super::secret::ApiKey;

/// The server's number of a key; it grows with every key of every account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub i64);

/// Whether the server lets a key be used, as it stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyStatus {
    /// 1.
    Enabled,
    /// 2: somebody switched it off.
    Disabled,
    /// 3: a use was refused because the key had expired.
    Expired,
    /// 4: a use was refused because no quota was left.
    Exhausted,
    /// Any other number. A server stores what it is sent, and accepts only 1.
    Other(i64),
}

impl KeyStatus {
    /// Reads the server's number.
    pub const fn from_wire(number: i64) -> Self {
        match number {
            1 => Self::Enabled,
            2 => Self::Disabled,
            3 => Self::Expired,
            4 => Self::Exhausted,
            other => Self::Other(other),
        }
    }

    /// The server's number.
    pub const fn wire(self) -> i64 {
        match self {
            Self::Enabled => 1,
            Self::Disabled => 2,
            Self::Expired => 3,
            Self::Exhausted => 4,
            Self::Other(number) => number,
        }
    }
}

/// What the server gives away of the key itself.
#[derive(Clone, PartialEq, Eq)]
pub enum KeyText {
    /// All of it.
    Full(ApiKey),
    /// A mask, as listed; may be empty.
    Masked(String),
}

impl KeyText {
    /// Takes a text for the key only if it looks like a whole one. Anything else is a mask, whatever signs it masks with.
    pub fn read(text: String) -> Self {
        if ApiKey::is_whole_text(&text) {
            return Self::Full(ApiKey::from_server(&text));
        }
        Self::Masked(text)
    }

    /// The whole key, if the server gave it away.
    pub fn whole(self) -> Option<ApiKey> {
        match self {
            Self::Full(key) => Some(key),
            Self::Masked(_) => None,
        }
    }
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
    /// Expired and exhausted are set only at a refused use.
    pub status: KeyStatus,
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
    /// What else the record holds, but for what the server sets itself; sent back with every full update.
    pub foreign: Vec<ForeignField>,
}

/// A record of the account's list that cannot be read exactly. It is shown, and nothing is ever sent for it that would
/// have to repeat its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableRecord {
    /// The number; `None` when the record has none, or none above 0.
    pub id: Option<KeyId>,
    /// The name; `None` when the record has none, or one that is no text.
    pub name: Option<String>,
    /// Why it cannot be read.
    pub why: WhyUnreadable,
}

/// What keeps a record from being read exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyUnreadable {
    /// It is no JSON object.
    NotAnObject,
    /// This field is missing, or its value has no certain meaning.
    Field(&'static str),
    /// This field comes twice, maybe in another spelling: servers that read JSON as Go does take either for it.
    Twice(String),
}
