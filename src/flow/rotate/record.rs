//! The rotations under way, as they are stored. They hold no secret.

use serde_json::{Value, json};

use crate::api::Account;
use crate::domain::account::AccountId;
use crate::domain::draft::ValidDraft;
use crate::domain::key::KeyId;
use crate::domain::user_id::UserId;
use crate::host::{AccountSlot, AccountStorage, Host, Lock, StoreError};

const VERSION: i64 = 1;

/// Nobody holds the lock for longer than a read and a write.
const LOCK_MILLIS: u32 = 10_000;

/// How far a rotation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The new key may have been asked for; the create's own journal knows more.
    Creating,
    /// The new key exists. The old one works as before.
    Created,
    /// The person said that the new key is in use.
    HandedOver,
    /// The old key is disabled, and can be enabled again.
    OldDisabled,
}

/// One key that takes another one's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The key to be replaced.
    pub old: KeyId,
    /// Its name, for a list that cannot be read now.
    pub old_name: String,
    /// The new key, once it is known.
    pub new: Option<KeyId>,
    /// What was asked for the new key.
    pub asked: ValidDraft,
    /// The newest key before.
    pub baseline: KeyId,
    /// How far it has come.
    pub phase: Phase,
    /// The server of both keys.
    pub(super) base_url: String,
    /// The user id the account was connected with.
    pub(super) user_id: Option<UserId>,
    /// The account's numeric id, where the server told.
    pub(super) owner: Option<i64>,
}

impl Phase {
    const ALL: [Self; 4] = [Self::Creating, Self::Created, Self::HandedOver, Self::OldDisabled];

    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Created => "created",
            Self::HandedOver => "handed-over",
            Self::OldDisabled => "old-disabled",
        }
    }
}

impl Rotation {
    /// 64-bit numbers are text: a browser's storage cannot hold them all.
    fn to_value(&self) -> Value {
        json!({
            "version": VERSION,
            "old": self.old.0.to_string(),
            "old_name": self.old_name,
            "new": self.new.map(|id| id.0.to_string()),
            "asked": serde_json::to_value(&self.asked).unwrap_or_default(),
            "baseline": self.baseline.0.to_string(),
            "phase": self.phase.code(),
            "base_url": self.base_url,
            "user_id": self.user_id.map(|id| id.to_string()),
            "owner": self.owner.map(|owner| owner.to_string()),
        })
    }

    fn from_value(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let number = |name: &str| text(name)?.parse::<i64>().ok();
        if value.get("version")?.as_i64()? != VERSION {
            return None;
        }
        let phase = text("phase")?;
        Some(Self {
            old: KeyId(number("old")?),
            old_name: text("old_name")?.to_owned(),
            new: number("new").map(KeyId),
            asked: serde_json::from_value(value.get("asked")?.clone()).ok()?,
            baseline: KeyId(number("baseline")?),
            phase: Phase::ALL.into_iter().find(|known| known.code() == phase)?,
            base_url: text("base_url")?.to_owned(),
            user_id: UserId::parse_optional(text("user_id").unwrap_or_default()).ok()?,
            owner: number("owner"),
        })
    }
}

/// The account's rotations under way, in the order of their beginning.
/// One that this version cannot read stays stored and is not shown.
pub async fn load(host: &dyn Host, account: &Account) -> Result<Vec<Rotation>, StoreError> {
    Ok(stored(host, &account.id).await?.iter().filter_map(Rotation::from_value).collect())
}

/// Stores a rotation that begins. False, and nothing is stored, if its key is being replaced already.
pub(super) async fn begin(
    host: &dyn Host,
    id: &AccountId,
    rotation: &Rotation,
) -> Result<bool, StoreError> {
    let mut is_first = false;
    change(host, id, |all| {
        is_first = !all.iter().any(|value| is_of(value, rotation));
        if is_first {
            all.push(rotation.to_value());
        }
    })
    .await?;
    Ok(is_first)
}

/// Stores the rotation in place of an earlier state of it.
pub(super) async fn save(
    host: &dyn Host,
    id: &AccountId,
    rotation: &Rotation,
) -> Result<(), StoreError> {
    change(host, id, |all| match all.iter().position(|value| is_of(value, rotation)) {
        Some(place) => all[place] = rotation.to_value(),
        None => all.push(rotation.to_value()),
    })
    .await
}

/// Forgets the rotation; the keys stay as they are.
pub(super) async fn remove(
    host: &dyn Host,
    id: &AccountId,
    rotation: &Rotation,
) -> Result<(), StoreError> {
    change(host, id, |all| all.retain(|value| !is_of(value, rotation))).await
}

/// Reads the list, changes it and writes it, while no other window does.
async fn change(
    host: &dyn Host,
    id: &AccountId,
    change: impl FnOnce(&mut Vec<Value>),
) -> Result<(), StoreError> {
    let failed = |message: String| StoreError { message };
    let guard = host.lock_within(Lock::Rotations, LOCK_MILLIS).await;
    let guard = guard.map_err(|error| failed(error.to_string()))?;
    let _guard = guard.ok_or_else(|| failed("another window holds the rotations".to_owned()))?;
    let mut all = stored(host, id).await?;
    change(&mut all);
    let storage = AccountStorage::new(host, id);
    if all.is_empty() {
        return storage.remove(AccountSlot::Rotations).await;
    }
    storage.save(AccountSlot::Rotations, Value::Array(all)).await
}

async fn stored(host: &dyn Host, id: &AccountId) -> Result<Vec<Value>, StoreError> {
    Ok(match AccountStorage::new(host, id).load(AccountSlot::Rotations).await? {
        Some(Value::Array(all)) => all,
        Some(other) => vec![other],
        None => Vec::new(),
    })
}

/// One rotation a key: the old key's id tells them apart.
fn is_of(value: &Value, rotation: &Rotation) -> bool {
    value.get("old").and_then(Value::as_str) == Some(&rotation.old.0.to_string())
}
