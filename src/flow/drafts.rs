//! An account's half-filled forms, each stored by itself until the browser closes. None holds a secret.

use serde::{Deserialize, Serialize};

use crate::domain::account::AccountId;
use crate::domain::draft::Draft;
pub use crate::domain::draft_key::DraftKey;
use crate::host::{AccountSlot, AccountStorage, Area, Host, StoreError};

/// One half-filled form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDraft {
    /// What was typed.
    pub draft: Draft,
    /// The form as it first stood, where it began with the settings of a key that exists.
    pub base: Option<Draft>,
    /// When it was stored, by the local clock, in milliseconds since 1970.
    #[serde(with = "as_text")]
    pub saved_millis: i64,
}

/// Reads one form; `None` when nothing of it is stored, or nothing that this version can read.
///
/// # Errors
/// Storage fails.
pub async fn load(
    host: &dyn Host,
    id: &AccountId,
    form: DraftKey,
) -> Result<Option<StoredDraft>, StoreError> {
    let stored = AccountStorage::new(host, id).load(AccountSlot::Draft(form)).await?;
    Ok(stored.and_then(|value| serde_json::from_value(value).ok()))
}

/// Stores one form in place of its earlier state.
///
/// # Errors
/// Storage fails.
pub async fn save(
    host: &dyn Host,
    id: &AccountId,
    form: DraftKey,
    stored: &StoredDraft,
) -> Result<(), StoreError> {
    let value = serde_json::to_value(stored);
    let value = value.map_err(|error| StoreError { message: error.to_string() })?;
    AccountStorage::new(host, id).save(AccountSlot::Draft(form), value).await
}

/// Forgets one form; that there is none is no error.
///
/// # Errors
/// Storage fails.
pub async fn remove(host: &dyn Host, id: &AccountId, form: DraftKey) -> Result<(), StoreError> {
    AccountStorage::new(host, id).remove(AccountSlot::Draft(form)).await
}

/// The forms of which something is stored.
///
/// # Errors
/// Storage fails.
pub async fn list(host: &dyn Host, id: &AccountId) -> Result<Vec<DraftKey>, StoreError> {
    let form = |slot| match slot {
        AccountSlot::Draft(form) => Some(form),
        _ => None,
    };
    let slots = AccountStorage::new(host, id).slots(Area::Session).await?;
    Ok(slots.into_iter().filter_map(form).collect())
}

/// A browser's storage cannot hold every 64-bit number.
mod as_text {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(
        number: &impl std::fmt::Display,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_str(number)
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<i64, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
