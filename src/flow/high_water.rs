//! The highest id this browser has seen on an account, shared by its windows.
//!
//! A baseline read ahead in one window knows nothing of a key created since in another. Without this mark
//! that key, if it is like the one asked for, could be taken for the new one.

use serde_json::{Value, json};

use crate::api::Account;
use crate::domain::key::KeyId;
use crate::host::{AccountSlot, AccountStorage, Host, StoreError};

/// What the last window to look has left.
pub(super) struct Mark {
    /// Differs for every mark; no clock is trusted to tell which came first.
    pub(super) id: String,
    /// The highest id then.
    pub(super) newest: KeyId,
}

/// The account's mark, if there is one.
pub(super) async fn read(host: &dyn Host, account: &Account) -> Result<Option<Mark>, StoreError> {
    let stored = AccountStorage::new(host, &account.id).load(AccountSlot::HighWater).await?;
    Ok(stored.and_then(|mark| {
        let text = |name: &str| mark.get(name).and_then(Value::as_str);
        Some(Mark { id: text("id")?.to_owned(), newest: KeyId(text("newest")?.parse().ok()?) })
    }))
}

/// Leaves the mark for the other windows.
pub(super) async fn leave(
    host: &dyn Host,
    account: &Account,
    newest: KeyId,
) -> Result<(), StoreError> {
    let mark = json!({
        "id": format!("{}-{}", host.now_millis(), host.jitter_millis(u32::MAX)),
        "newest": newest.0.to_string(),
    });
    AccountStorage::new(host, &account.id).save(AccountSlot::HighWater, mark).await
}
