//! What an account left behind when it was forgotten, or when the browser closed: an unsettled create, a run, rotations.
//! Whoever connects the same account again gets the same id, and with it all of that.
//!
//! Nothing is stored for this: what was left says itself of which server and user it is.

use serde_json::Value;

use super::account_store::AccountStore;
use super::baseline::ask_owner;
use crate::api::Account;
use crate::domain::account::AccountId;
use crate::host::{Area, Host, StorageKey, StoreError};

/// The id under which the account left something. `user` is the account's numeric id, where the server told it.
/// What is known to be another user's is passed over; what may be the account's own is taken, and each flow asks once
/// more before it touches it.
///
/// # Errors
/// Storage fails.
pub(super) async fn id_of(
    host: &dyn Host,
    store: &AccountStore,
    account: &Account,
    user: Option<i64>,
) -> Result<Option<AccountId>, StoreError> {
    let mut left = left_on(host, store, account.base_url.as_str()).await?;
    if left.is_empty() {
        return Ok(None);
    }
    let user = match (user, account.user_id) {
        (Some(user), _) => Some(user.to_string()),
        (None, Some(user)) => Some(user.to_string()),
        (None, None) => ask_owner(host, account).await.map(|user| user.to_string()),
    };
    if user.is_some() {
        left.retain(|(_, of)| of.is_none() || *of == user);
    }
    let is_sure = |(_, of): &&(AccountId, Option<String>)| of.is_some();
    let found = left.iter().find(is_sure).or_else(|| left.first());
    Ok(found.map(|(id, _)| id.clone()))
}

/// What was left of accounts on the server that are not connected: their ids, and whose they are.
async fn left_on(
    host: &dyn Host,
    store: &AccountStore,
    base_url: &str,
) -> Result<Vec<(AccountId, Option<String>)>, StoreError> {
    let mut owners: Vec<(AccountId, Owner)> = Vec::new();
    for key in host.keys(Area::Local).await? {
        let StorageKey::Of(id, _) = &key else { continue };
        if store.find(id).is_some() {
            continue;
        }
        let id = id.clone();
        let value = host.load(key).await?.unwrap_or_default();
        let found = Owner::of(&value);
        match owners.iter_mut().find(|(known, _)| *known == id) {
            Some((_, owner)) => owner.learn(found),
            None => owners.push((id, found)),
        }
    }
    let on_server = |(id, owner): (AccountId, Owner)| {
        (owner.base_url.as_deref() == Some(base_url)).then_some((id, owner.user))
    };
    Ok(owners.into_iter().filter_map(on_server).collect())
}

/// Whose a stored value is, as far as it says.
#[derive(Default)]
struct Owner {
    base_url: Option<String>,
    user: Option<String>,
}

impl Owner {
    fn of(value: &Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
        let mut owner =
            Self { base_url: text("base_url"), user: text("owner").or_else(|| text("user_id")) };
        // A journal entry that was set aside, and each of many.
        for inner in value.get("entry").into_iter().chain(value.as_array().into_iter().flatten()) {
            owner.learn(Self::of(inner));
        }
        owner
    }

    fn learn(&mut self, other: Self) {
        self.base_url = self.base_url.take().or(other.base_url);
        self.user = self.user.take().or(other.user);
    }
}
