//! The toolbar's badge: how many keys of the account that is shown are about to stop working.
//!
//! It stays while the account is locked. For an account that outlives the browser it is stored, so that
//! `extension/background.js` shows it again after the browser's start; another account takes it off.

use serde_json::json;

use super::account_store::{hold, load};
use crate::domain::account::{AccountId, TokenStorage};
use crate::host::{Slot, StoreError, World};

/// Shows `count` on the toolbar button, 0 as nothing, unless another account than `id` is shown by now.
///
/// # Errors
/// Storage fails, or another window changes the accounts all the while.
pub async fn show_badge(host: &dyn World, id: &AccountId, count: usize) -> Result<(), StoreError> {
    let _guard = hold(host).await?;
    let store = load(host).await?;
    let Some(shown) = store.shown().filter(|own| own.profile.id == *id) else { return Ok(()) };
    host.show_badge(count);
    if count == 0 || shown.profile.keeping == TokenStorage::Session {
        return host.remove(Slot::Badge.key()).await;
    }
    host.save(Slot::Badge.key(), json!(count)).await
}
