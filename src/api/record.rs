//! A key as the server writes it, read into the domain's record.

use serde::Deserialize;
use serde_json::Value;

use super::{Failure, FailureKind};
use crate::domain::key::{KeyId, KeyRecord, KeyText};
use crate::domain::secret::ApiKey;

/// The server's record. Every field but the id may be missing or null: forks drop and add some.
#[derive(Deserialize)]
struct WireRecord {
    id: i64,
    user_id: Option<i64>,
    key: Option<String>,
    status: Option<i64>,
    name: Option<String>,
    created_time: Option<i64>,
    accessed_time: Option<i64>,
    expired_time: Option<i64>,
    remain_quota: Option<i64>,
    used_quota: Option<i64>,
    unlimited_quota: Option<bool>,
    model_limits_enabled: Option<bool>,
    model_limits: Option<String>,
    allow_ips: Option<String>,
    group: Option<String>,
    cross_group_retry: Option<bool>,
    auto_groups: Option<Value>,
}

/// Reads one record, or says that it is not one.
pub(super) fn read(value: Value) -> Result<KeyRecord, Failure> {
    let wire: WireRecord = serde_json::from_value(value).map_err(|_error| {
        // The cause would quote the record, which may hold a key.
        Failure::new(FailureKind::Unreadable)
    })?;
    Ok(KeyRecord {
        id: KeyId(wire.id),
        name: wire.name.unwrap_or_default(),
        status: wire.status.unwrap_or(1),
        created_time: wire.created_time.unwrap_or_default(),
        accessed_time: wire.accessed_time.unwrap_or_default(),
        // Missing means the same as to the server that creates: never.
        expired_time: wire.expired_time.unwrap_or(-1),
        remain_quota: wire.remain_quota.unwrap_or_default(),
        used_quota: wire.used_quota.unwrap_or_default(),
        unlimited_quota: wire.unlimited_quota.unwrap_or_default(),
        model_limits_enabled: wire.model_limits_enabled.unwrap_or_default(),
        model_limits: wire.model_limits.unwrap_or_default(),
        allow_ips: wire.allow_ips,
        group: wire.group.unwrap_or_default(),
        cross_group_retry: wire.cross_group_retry,
        auto_groups: wire.auto_groups,
        user_id: wire.user_id,
        key: key_text(wire.key.unwrap_or_default()),
    })
}

/// Whether an object is a whole record, so that its fields may be compared with what was asked.
pub(super) fn is_whole(value: &Value) -> bool {
    ["id", "key", "name", "expired_time", "remain_quota", "unlimited_quota", "model_limits_enabled"]
        .iter()
        .all(|field| value.get(field).is_some())
}

/// New API since March 2026 masks the middle of a key with asterisks.
fn key_text(text: String) -> KeyText {
    if text.is_empty() || ApiKey::is_masked_text(&text) {
        return KeyText::Masked(text);
    }
    KeyText::Full(ApiKey::from_server(&text))
}
