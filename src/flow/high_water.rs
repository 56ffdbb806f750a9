//! The highest id this browser has seen on a server, shared by its windows.
//!
//! A baseline read ahead in one window knows nothing of a key created since in another. Without this mark
//! that key, if it is like the one asked for, could be taken for the new one.

use serde_json::{Value, json};

use crate::api::Account;
use crate::domain::key::KeyId;
use crate::host::{Host, Slot, StoreError};

/// The baseline, raised to the mark if the mark is younger than the baseline.
/// An older mark says nothing new, and may stem from a server that has been set up again since.
pub(super) async fn raise(
    host: &dyn Host,
    account: &Account,
    newest: KeyId,
    read_millis: i64,
) -> Result<KeyId, StoreError> {
    let Some(mark) = host.load(Slot::HighWater).await? else {
        return Ok(newest);
    };
    let number = |name: &str| mark.get(name).and_then(Value::as_str)?.parse::<i64>().ok();
    let same_server =
        mark.get("base_url").and_then(Value::as_str) == Some(account.base_url.as_str());
    match (number("newest"), number("seen_millis")) {
        (Some(seen), Some(seen_millis)) if same_server && seen_millis >= read_millis => {
            Ok(newest.max(KeyId(seen)))
        }
        _ => Ok(newest),
    }
}

/// Leaves the mark for the other windows.
pub(super) async fn leave(
    host: &dyn Host,
    account: &Account,
    newest: KeyId,
) -> Result<(), StoreError> {
    let mark = json!({
        "base_url": account.base_url.as_str(),
        "newest": newest.0.to_string(),
        "seen_millis": host.now_millis().to_string(),
    });
    host.save(Slot::HighWater, mark).await
}
