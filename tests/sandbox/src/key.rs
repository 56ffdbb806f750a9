//! One API key as the server stores it, and as it shows it.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::generation::Generation;

/// A key is enabled.
pub(crate) const STATUS_ENABLED: i64 = 1;
/// A key was disabled by its owner.
pub(crate) const STATUS_DISABLED: i64 = 2;
/// A key was found expired at its first refused use.
pub(crate) const STATUS_EXPIRED: i64 = 3;
/// A key was found without quota at its first refused use.
pub(crate) const STATUS_EXHAUSTED: i64 = 4;

/// One stored key, its full secret included: the sandbox's keys open nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Key {
    /// Counts up over the whole server; never used twice.
    pub id: i64,
    /// The account it belongs to.
    pub user_id: i64,
    /// 48 letters and digits, without `sk-`.
    pub key: String,
    /// 1 enabled, 2 disabled, 3 expired, 4 exhausted; any other number is stored too.
    pub status: i64,
    /// May be empty, and need not be unique.
    pub name: String,
    /// Seconds since 1970.
    pub created_time: i64,
    /// Seconds since 1970.
    pub accessed_time: i64,
    /// Seconds since 1970, or -1 for never.
    pub expired_time: i64,
    /// Units of quota left.
    pub remain_quota: i64,
    /// Whether only the account's balance bounds it.
    pub unlimited_quota: bool,
    /// Whether `model_limits` counts.
    pub model_limits_enabled: bool,
    /// Model ids, joined by commas.
    pub model_limits: String,
    /// Addresses and networks, one a line; null after an update that sent null.
    pub allow_ips: Option<String>,
    /// Units of quota used.
    pub used_quota: i64,
    /// Empty for the account's own group.
    pub group: String,
    /// Whether another group is tried when one fails.
    pub cross_group_retry: bool,
    /// The groups that `auto` may pick, in their order; shown by servers that know it.
    pub auto_groups: Option<Vec<String>>,
    /// Always null; the real server shows it.
    #[serde(rename = "DeletedAt")]
    pub deleted_at: Option<String>,
    /// What other servers write beside or instead of the rest. A full update keeps those that it is sent.
    #[serde(skip)]
    pub odd: Map<String, Value>,
}

impl Key {
    /// The secret as a client uses it, with `sk-`.
    pub fn secret(&self) -> String {
        format!("sk-{}", self.key)
    }

    /// The record as the server shows it: the key masked where the generation masks.
    pub(crate) fn shown(&self, server: Generation) -> Value {
        let mut shown = json!(self);
        if let (false, Some(shown)) = (server.has_auto_groups(), shown.as_object_mut()) {
            shown.remove("auto_groups");
        }
        if server.masks_keys() {
            shown["key"] = Value::String(mask(&self.key));
        }
        if let Some(shown) = shown.as_object_mut() {
            shown.extend(self.odd.clone());
        }
        shown
    }
}

/// First four characters, ten asterisks, last four.
fn mask(key: &str) -> String {
    match (key.get(..4), key.len().checked_sub(4).and_then(|at| key.get(at..))) {
        (Some(head), Some(tail)) => format!("{head}**********{tail}"),
        _ => "*".repeat(key.len()),
    }
}
