//! Asks for the full text of keys whose records are masked, counting what the server counts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::retry::once;
use crate::api::{Account, Failure, FailureKind, reveal_key, reveal_keys};
use crate::domain::allowance::Allowance;
use crate::domain::key::KeyId;
use crate::domain::secret::ApiKey;
use crate::host::{AccountSlot, AccountStorage, Host};

/// Asks for the full text once: the server counts these requests and allows few.
pub async fn reveal(host: &dyn Host, account: &Account, id: KeyId) -> Result<ApiKey, Failure> {
    let told = once(host, reveal_key::request(account, id), reveal_key::read).await;
    count_unless_missing(host, account, told.as_ref().err()).await;
    told
}

/// Asks for the full texts of many keys, a hundred with each request. Keys that the server does not give out are absent.
pub async fn reveal_many(
    host: &dyn Host,
    account: &Account,
    ids: &[KeyId],
) -> Result<BTreeMap<KeyId, ApiKey>, Failure> {
    let mut keys = BTreeMap::new();
    for some in ids.chunks(reveal_keys::MAX_IDS) {
        let told = once(host, reveal_keys::request(account, some), reveal_keys::read).await;
        count_unless_missing(host, account, told.as_ref().err()).await;
        keys.extend(told?);
    }
    Ok(keys)
}

/// How many of these requests are left, as far as this browser knows.
pub async fn reveal_allowance(host: &dyn Host, account: &Account) -> Allowance {
    // Without the stored times the server still counts, and says so with a 429.
    let storage = AccountStorage::new(host, &account.id);
    let stored = storage.load(AccountSlot::Reveals).await.ok().flatten();
    let times = stored.as_ref().and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let read = |time: &Value| time.as_str()?.parse().ok();
    Allowance::new(times.iter().filter_map(read).collect())
}

/// Counts one request that the server counts.
pub(super) async fn count(host: &dyn Host, account: &Account) {
    let mut allowance = reveal_allowance(host, account).await;
    allowance.count(host.now_millis());
    let times: Vec<String> =
        allowance.times(host.now_millis()).iter().map(ToString::to_string).collect();
    // As above: a count that is not kept costs a warning, not a key.
    let storage = AccountStorage::new(host, &account.id);
    drop(storage.save(AccountSlot::Reveals, json!(times)).await);
}

/// A server without the route has no limit on it either.
async fn count_unless_missing(host: &dyn Host, account: &Account, failure: Option<&Failure>) {
    if failure.is_none_or(|failure| failure.kind != FailureKind::NotFound) {
        count(host, account).await;
    }
}
