//! The dozen keys a seeded account starts with, one of every kind worth looking at.

use crate::key::{Key, STATUS_DISABLED, STATUS_ENABLED, STATUS_EXHAUSTED, STATUS_EXPIRED};
use crate::random;

const DAY: i64 = 24 * 60 * 60;

/// A dozen keys, oldest first.
pub(crate) fn dozen(user_id: i64, now: i64) -> Vec<Key> {
    let plain = |name: &str, days_old: i64| Key {
        id: 0,
        user_id,
        key: random::letters_and_digits(48),
        status: STATUS_ENABLED,
        name: name.to_owned(),
        created_time: now - days_old * DAY,
        accessed_time: now - days_old * DAY,
        expired_time: -1,
        remain_quota: 5_000_000,
        unlimited_quota: false,
        model_limits_enabled: false,
        model_limits: String::new(),
        allow_ips: Some(String::new()),
        used_quota: 0,
        group: String::new(),
        cross_group_retry: false,
        auto_groups: None,
        deleted_at: None,
        odd: serde_json::Map::new(),
    };
    let mut keys = vec![
        Key {
            unlimited_quota: true,
            remain_quota: 0,
            used_quota: 12_345_678,
            accessed_time: now - 60,
            ..plain("production", 400)
        },
        Key { used_quota: 1_234, accessed_time: now - DAY, ..plain("staging", 300) },
        Key {
            model_limits_enabled: true,
            model_limits: "gpt-4o-mini,gpt-4.1,claude-sonnet-4-5".to_owned(),
            ..plain("ci", 200)
        },
        Key {
            allow_ips: Some("198.51.100.10\n203.0.113.0/24\n2001:db8::/32".to_owned()),
            ..plain("office only", 180)
        },
        Key {
            status: STATUS_EXPIRED,
            expired_time: now - 30 * DAY,
            ..plain("hackathon 2025", 120)
        },
        Key {
            status: STATUS_EXHAUSTED,
            remain_quota: 0,
            used_quota: 500_000,
            ..plain("trial", 90)
        },
        Key { status: STATUS_DISABLED, ..plain("former employee", 60) },
        // Enabled as far as the list says, and dead all the same.
        Key { expired_time: now - DAY, ..plain("expired yesterday", 31) },
        Key { remain_quota: 0, ..plain("query only", 30) },
        Key {
            group: "vip".to_owned(),
            expired_time: now + 30 * DAY,
            ..plain("khách hàng Hà Nội", 14)
        },
        Key {
            model_limits_enabled: true,
            allow_ips: Some("127.0.0.1,10.0.0.1".to_owned()),
            ..plain("nothing allowed", 7)
        },
        // Beyond what a JavaScript number can hold.
        Key {
            remain_quota: 9_007_199_254_740_993, unlimited_quota: true, ..plain("测试密钥", 1)
        },
    ];
    for (id, key) in (1..).zip(&mut keys) {
        key.id = id;
    }
    keys
}
