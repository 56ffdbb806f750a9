//! The most quota that a server accepts, learned from its refusal: servers since August 2026 end at 2,147,483,647 units,
//! earlier ones far above, and none tells before it is asked.
//!
//! Stored for the account: `{"units": "2147483647", "words": "…", "read_millis": "…"}`.

use serde_json::{Value, json};

use crate::api::{Account, Failure, FailureKind, Refusal};
use crate::domain::quota::Quota;
use crate::host::{AccountSlot, AccountStorage, Host};

/// An operator may raise the maximum, so it is asked for again after thirty days. In milliseconds.
const MAX_AGE_MILLIS: i64 = 30 * 24 * 3_600 * 1_000;

/// The most quota that a server accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaxQuota {
    /// Inclusive.
    pub most: Quota,
    /// What the server said when it declined more.
    pub words: String,
}

impl MaxQuota {
    /// The refusal of more, as the server would write it again.
    pub(super) fn failure(&self) -> Failure {
        Failure::with_message(FailureKind::Refused, &self.words)
    }
}

/// What the account's server has refused before; `None` while it has refused no amount.
pub async fn known_max_quota(host: &dyn Host, account: &Account) -> Option<MaxQuota> {
    let storage = AccountStorage::new(host, &account.id);
    // A storage that fails costs one refusal more.
    let entry = storage.load(AccountSlot::MaxQuota).await.ok().flatten()?;
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let age_millis = host.now_millis() - text("read_millis")?.parse::<i64>().ok()?;
    if !(0..MAX_AGE_MILLIS).contains(&age_millis) {
        return None;
    }
    let most = Quota::from_units(text("units")?.parse().ok()?).ok()?;
    Some(MaxQuota { most, words: text("words").unwrap_or_default().to_owned() })
}

/// Learns from a refusal of `tried_units`: the number that it names, or else that this amount is too much.
pub(super) async fn learn(host: &dyn Host, account: &Account, tried_units: i64, failure: &Failure) {
    if failure.refusal() != Some(Refusal::QuotaTooLarge) || tried_units <= 0 {
        return;
    }
    let words = failure.server_message.as_deref().unwrap_or_default();
    let below_tried = tried_units - 1;
    let units = Refusal::named_max_units(words).map_or(below_tried, |most| most.min(below_tried));
    let entry = json!({
        "units": units.to_string(),
        "words": words,
        "read_millis": host.now_millis().to_string(),
    });
    // What cannot be kept is learned again from the next refusal.
    drop(AccountStorage::new(host, &account.id).save(AccountSlot::MaxQuota, entry).await);
}
