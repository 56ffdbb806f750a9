//! An account's one create whose outcome is not settled, written down before it is sent. It holds no secret.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::api::Account;
use crate::domain::account::AccountId;
use crate::domain::base_url::BaseUrl;
use crate::domain::draft::{Draft, ValidDraft};
use crate::domain::key::KeyId;
use crate::domain::press::Press;
use crate::domain::time::UnixSeconds;
use crate::domain::user_id::UserId;
use crate::host::{AccountSlot, AccountStorage, Area, Host, StorageKey, StoreError};

const VERSION: u32 = 1;

/// One create under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Tells this create from every other one of this browser.
    pub id: String,
    /// The server it goes to.
    pub base_url: BaseUrl,
    /// The user id the account was connected with.
    pub user_id: Option<UserId>,
    /// The account's numeric id, where the server told.
    pub owner: Option<i64>,
    /// What is asked for.
    pub asked: ValidDraft,
    /// The same as the form shows it.
    pub draft: Draft,
    /// The newest key before.
    pub baseline: KeyId,
    /// When it began, by the local clock, in milliseconds since 1970.
    pub started_millis: i64,
    /// When it began by the server's clock, where that was known.
    pub press: Option<Press>,
    /// How far it got.
    pub phase: Phase,
    /// The new key's id, from a server that names it.
    pub answered_id: Option<KeyId>,
    /// The person has begun to delete a key that may be the new one: from now on one that fits may be somebody else's.
    pub has_deleted: bool,
    /// Keys that the person has copied of several that the one press made: they are in use somewhere.
    pub copied: Vec<KeyId>,
}

/// How far a create got. Each phase is stored before the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Written down; nothing has been sent.
    Journaled,
    /// The POST may have been sent.
    Sent,
    /// The server said that it created the key.
    Answered,
}

/// What the journal holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it is taken apart at once"
)]
pub enum Loaded {
    /// Nothing is open.
    Empty,
    /// This create is not settled.
    Open(Entry),
    /// There was an entry that this version cannot read; it now stands in [`AccountSlot::JournalSetAside`].
    SetAside {
        /// What is wrong with it, in English.
        reason: String,
    },
}

/// The stored form. 64-bit numbers are text: a browser's storage cannot hold them all.
#[derive(Serialize, Deserialize)]
struct Stored {
    version: u32,
    id: String,
    base_url: String,
    user_id: Option<String>,
    owner: Option<String>,
    asked: ValidDraft,
    draft: Draft,
    baseline: String,
    started_millis: String,
    phase: Phase,
    answered_id: Option<String>,
    has_deleted: bool,
    press: Option<(String, String)>,
    copied: Vec<String>,
}

impl Entry {
    /// Whether `account` may be the one this entry belongs to.
    pub fn may_belong_to(&self, account: &Account) -> bool {
        let other_user = match (&self.user_id, &account.user_id) {
            (Some(own), Some(connected)) => own != connected,
            _ => false,
        };
        self.base_url == account.base_url && !other_user
    }

    fn to_value(&self) -> Result<Value, StoreError> {
        let stored = Stored {
            version: VERSION,
            id: self.id.clone(),
            base_url: self.base_url.as_str().to_owned(),
            user_id: self.user_id.as_ref().map(ToString::to_string),
            owner: self.owner.map(|owner| owner.to_string()),
            asked: self.asked.clone(),
            draft: self.draft.clone(),
            baseline: self.baseline.0.to_string(),
            started_millis: self.started_millis.to_string(),
            phase: self.phase,
            answered_id: self.answered_id.map(|id| id.0.to_string()),
            has_deleted: self.has_deleted,
            press: self
                .press
                .map(|press| (press.earliest.0.to_string(), press.latest.0.to_string())),
            copied: self.copied.iter().map(|id| id.0.to_string()).collect(),
        };
        serde_json::to_value(stored).map_err(|error| StoreError { message: error.to_string() })
    }

    fn from_value(value: &Value) -> Result<Self, String> {
        let version = value.get("version").and_then(Value::as_u64);
        if version != Some(u64::from(VERSION)) {
            return Err(format!("its version is {version:?}, not {VERSION}"));
        }
        let stored: Stored =
            serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
        let number = |text: &str| text.parse::<i64>().map_err(|error| error.to_string());
        Ok(Self {
            id: stored.id,
            base_url: BaseUrl::parse(&stored.base_url).map_err(|error| format!("{error:?}"))?,
            user_id: UserId::parse_optional(&stored.user_id.unwrap_or_default())
                .map_err(|error| format!("{error:?}"))?,
            owner: stored.owner.as_deref().map(number).transpose()?,
            asked: stored.asked,
            draft: stored.draft,
            baseline: KeyId(number(&stored.baseline)?),
            started_millis: number(&stored.started_millis)?,
            phase: stored.phase,
            answered_id: stored.answered_id.as_deref().map(number).transpose()?.map(KeyId),
            has_deleted: stored.has_deleted,
            press: match &stored.press {
                Some((earliest, latest)) => Some(Press {
                    earliest: UnixSeconds(number(earliest)?),
                    latest: UnixSeconds(number(latest)?),
                }),
                None => None,
            },
            copied: stored
                .copied
                .iter()
                .map(|id| Ok(KeyId(number(id)?)))
                .collect::<Result<_, String>>()?,
        })
    }
}

/// Reads the account's journal. An entry that cannot be read is set aside, never dropped.
///
/// # Errors
/// Storage fails.
pub async fn load(host: &dyn Host, id: &AccountId) -> Result<Loaded, StoreError> {
    let Some(value) = AccountStorage::new(host, id).load(AccountSlot::Journal).await? else {
        return Ok(Loaded::Empty);
    };
    match Entry::from_value(&value) {
        Ok(entry) => Ok(Loaded::Open(entry)),
        Err(reason) => {
            set_aside(host, id, value, &reason).await?;
            Ok(Loaded::SetAside { reason })
        }
    }
}

/// Everything set aside so far, oldest first.
///
/// # Errors
/// Storage fails.
pub async fn load_set_aside(host: &dyn Host, id: &AccountId) -> Result<Vec<Value>, StoreError> {
    Ok(match AccountStorage::new(host, id).load(AccountSlot::JournalSetAside).await? {
        Some(Value::Array(entries)) => entries,
        Some(other) => vec![other],
        None => Vec::new(),
    })
}

/// Forgets what was set aside, once the person has seen it.
///
/// # Errors
/// Storage fails.
pub async fn clear_set_aside(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    AccountStorage::new(host, id).remove(AccountSlot::JournalSetAside).await
}

/// Whether a create of any account is open, also of one that is not connected now.
///
/// # Errors
/// Storage fails.
pub async fn is_any_open(host: &dyn Host) -> Result<bool, StoreError> {
    let keys = host.keys(Area::Local).await?;
    Ok(keys.iter().any(|key| matches!(key, StorageKey::Of(_, AccountSlot::Journal))))
}

/// Stores the entry; once this returns, the create survives the page.
pub(super) async fn save(host: &dyn Host, id: &AccountId, entry: &Entry) -> Result<(), StoreError> {
    AccountStorage::new(host, id).save(AccountSlot::Journal, entry.to_value()?).await
}

/// Closes the journal.
pub(super) async fn remove(host: &dyn Host, id: &AccountId) -> Result<(), StoreError> {
    AccountStorage::new(host, id).remove(AccountSlot::Journal).await
}

async fn set_aside(
    host: &dyn Host,
    id: &AccountId,
    value: Value,
    reason: &str,
) -> Result<(), StoreError> {
    let mut entries = load_set_aside(host, id).await?;
    // Killed between the two writes below, the same entry would come here twice.
    if entries.last().and_then(|last| last.get("entry")) != Some(&value) {
        entries.push(json!({
            "reason": reason,
            "set_aside_millis": host.now_millis().to_string(),
            "entry": value,
        }));
        let storage = AccountStorage::new(host, id);
        storage.save(AccountSlot::JournalSetAside, Value::Array(entries)).await?;
    }
    remove(host, id).await
}
