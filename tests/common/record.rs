//! A key as the list shows it, for the tests of what is read from it.

#![allow(unreachable_pub, reason = "each test crate uses its own part of this")]

use comet_keys::domain::key::{KeyId, KeyRecord, KeyStatus, KeyText};
use comet_keys::domain::key_state::DAY_SECONDS;
use comet_keys::domain::secret::ApiKey;
use comet_keys::domain::time::UnixSeconds;

pub const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

/// An ordinary key: used yesterday, half spent, ten weeks to live, one address.
pub fn key(id: i64, change: impl FnOnce(&mut KeyRecord)) -> KeyRecord {
    let mut record = KeyRecord {
        id: KeyId(id),
        name: format!("key {id}"),
        status: KeyStatus::Enabled,
        created_time: NOW.0 - 20 * DAY_SECONDS,
        accessed_time: NOW.0 - DAY_SECONDS,
        expired_time: NOW.0 + 70 * DAY_SECONDS,
        remain_quota: 500_000,
        used_quota: 500_000,
        unlimited_quota: false,
        model_limits_enabled: false,
        model_limits: String::new(),
        allow_ips: Some("198.51.100.10".to_owned()),
        group: String::new(),
        cross_group_retry: Some(false),
        auto_groups: None,
        user_id: Some(5678),
        key: KeyText::Full(ApiKey::from_server(&format!("{id:A>48}"))),
        foreign: Vec::new(),
    };
    change(&mut record);
    record
}
