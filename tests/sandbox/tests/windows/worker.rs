//! The extension's background worker, as `extension/background.js` has it: it locks on time, also while no window is open.

use comet_keys::host::{Lock, Slot, World};
use serde_json::{Value, json};

/// How long to wait for a window that changes the accounts.
const WAIT_MILLIS: u32 = 3_000;

pub(crate) async fn wake(host: &dyn World) {
    let _guard = host.lock_within(Lock::Accounts, WAIT_MILLIS).await.ok().flatten();
    let (Ok(accounts), Ok(used)) =
        (host.load(Slot::OpenAccounts.key()).await, host.load(Slot::LastUsed.key()).await)
    else {
        return;
    };
    let mut accounts = accounts.unwrap_or_default();
    if accounts["opened"].as_object().is_none_or(serde_json::Map::is_empty) {
        return;
    }
    let used = used.unwrap_or_default();
    let millis = |name: &str| used[name].as_str().and_then(|text| text.parse::<i64>().ok());
    let now_millis = host.now_millis();
    let due_millis = match &used["lock_millis"] {
        Value::Null if used.is_object() => i64::MAX,
        _ => millis("lock_millis").unwrap_or_default(),
    };
    if millis("noted_millis").is_some_and(|noted| noted <= now_millis) && now_millis < due_millis {
        if due_millis != i64::MAX {
            host.wake_worker_at(due_millis);
        }
        return;
    }
    accounts["opened"] = json!({});
    accounts["lock_count"] = json!(accounts["lock_count"].as_u64().unwrap_or_default() + 1);
    if host.save(Slot::OpenAccounts.key(), accounts).await.is_ok() {
        host.remove(Slot::LastUsed.key()).await.ok();
    }
}
