//! What a key really is now, whatever the list says: the server marks a dead key only at its first refused use.

use super::allow_list::Admitted;
use super::key::{KeyRecord, KeyStatus};
use super::time::UnixSeconds;

/// A day, in seconds.
pub const DAY_SECONDS: i64 = 24 * 60 * 60;

/// A key that expires within so many seconds is near its end: a week.
const NEAR_SECONDS: i64 = 7 * DAY_SECONDS;

/// A key is nearly empty with a tenth of its quota left, where New API's own list turns red.
const NEARLY_EMPTY_PERCENT: i64 = 10;

/// Whether a key works, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyState {
    /// It works.
    Enabled,
    /// Somebody switched it off.
    Disabled,
    /// Its time has passed, or the server marked it so and has not been told otherwise.
    Expired,
    /// Its quota is used up, or the server marked it so and has not been told otherwise.
    Exhausted,
    /// A status that no server known today sets; it does not work.
    Unknown,
}

/// What is about to stop a working key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// It expires within a week.
    ExpiresSoon,
    /// A tenth of its quota is left, or less.
    NearlyEmpty,
}

impl KeyState {
    /// Every state, in the order of the filter.
    pub const ALL: [Self; 5] =
        [Self::Enabled, Self::Disabled, Self::Expired, Self::Exhausted, Self::Unknown];

    /// The state of a record at `now`.
    pub const fn of(record: &KeyRecord, now: UnixSeconds) -> Self {
        match record.status {
            KeyStatus::Enabled if is_past_expiry(record, now) => Self::Expired,
            KeyStatus::Enabled if is_used_up(record) => Self::Exhausted,
            KeyStatus::Enabled => Self::Enabled,
            KeyStatus::Disabled => Self::Disabled,
            KeyStatus::Expired => Self::Expired,
            KeyStatus::Exhausted => Self::Exhausted,
            KeyStatus::Other(_) => Self::Unknown,
        }
    }

    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
            Self::Expired => "expired",
            Self::Exhausted => "exhausted",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether the expiry lies behind, whatever the status says.
pub const fn is_past_expiry(record: &KeyRecord, now: UnixSeconds) -> bool {
    record.expired_time != -1 && record.expired_time <= now.0
}

/// Whether nothing is left to spend, whatever the status says.
pub const fn is_used_up(record: &KeyRecord) -> bool {
    !record.unlimited_quota && record.remain_quota <= 0
}

/// Whether the list says enabled of a key that no longer works.
pub fn is_dead_but_listed_enabled(record: &KeyRecord, now: UnixSeconds) -> bool {
    record.status == KeyStatus::Enabled && KeyState::of(record, now) != KeyState::Enabled
}

/// Whether it has never been used: the server sets the last use to the creation until then.
pub const fn is_never_used(record: &KeyRecord) -> bool {
    record.used_quota == 0 && record.accessed_time <= record.created_time
}

/// Whether any address may use it: blank lines, blanks and commas alone are no list to the server.
pub fn has_no_ip_list(record: &KeyRecord) -> bool {
    Admitted::by(record.allow_ips.as_deref()) == Admitted::AnyAddress
}

/// Whether its list shuts everybody out: it holds text, and the server finds no address in it.
pub fn admits_nobody(record: &KeyRecord) -> bool {
    Admitted::by(record.allow_ips.as_deref()) == Admitted::Nobody
}

/// What is about to stop a working key; empty for one that does not work.
pub fn marks(record: &KeyRecord, now: UnixSeconds) -> Vec<Mark> {
    let mut marks = Vec::new();
    if KeyState::of(record, now) != KeyState::Enabled {
        return marks;
    }
    if record.expired_time != -1 && record.expired_time.saturating_sub(now.0) <= NEAR_SECONDS {
        marks.push(Mark::ExpiresSoon);
    }
    if left_percent(record).is_some_and(|percent| percent <= NEARLY_EMPTY_PERCENT) {
        marks.push(Mark::NearlyEmpty);
    }
    marks
}

/// How much of all it was ever given is left, from 0 to 100; `None` for an unlimited key and one that never had any.
pub fn left_percent(record: &KeyRecord) -> Option<i64> {
    if record.unlimited_quota {
        return None;
    }
    // In 128 bits: a server stores any 64-bit number.
    let left = i128::from(record.remain_quota.max(0));
    let granted = left + i128::from(record.used_quota.max(0));
    if granted == 0 {
        return None;
    }
    i64::try_from(left * 100 / granted).ok()
}
