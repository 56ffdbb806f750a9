//! Where stored values live: some belong to the whole browser, the others to one account, whose id is part of their key.

use std::fmt;

use crate::domain::account::AccountId;
use crate::domain::draft_key::DraftKey;

/// Storage could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// The browser's own words, for the person who looks into it. Holds no stored value.
    pub message: String,
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the browser's storage failed: {}", self.message)
    }
}

impl std::error::Error for StoreError {}

/// How long a stored value lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Until it is removed.
    Local,
    /// Until the browser closes.
    Session,
}

impl Area {
    /// What the browser calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Session => "session",
        }
    }
}

/// What belongs to no single account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The accounts kept on the device, with their vaults, or with their tokens where the person wants that.
    Accounts,
    /// The accounts kept until the browser closes, and the tokens that a passphrase has unlocked.
    OpenAccounts,
    /// When the app was last used, and when it is to be locked unless it is used again.
    LastUsed,
    /// Choices such as the language. No secret.
    Settings,
    /// What an organisation had set when the browser last said so. No secret.
    Managed,
    /// The person's own presets. No secret.
    Presets,
    /// The number on the toolbar button, while the account that is shown is on the device.
    Badge,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 7] = [
        Self::Accounts,
        Self::OpenAccounts,
        Self::LastUsed,
        Self::Settings,
        Self::Managed,
        Self::Presets,
        Self::Badge,
    ];

    /// The key under which the browser stores the value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::OpenAccounts => "open_accounts",
            Self::LastUsed => "last_used",
            Self::Settings => "settings",
            Self::Managed => "managed",
            Self::Presets => "presets",
            Self::Badge => "badge",
        }
    }

    /// How long the value lives.
    pub const fn area(self) -> Area {
        match self {
            Self::Accounts | Self::Settings | Self::Managed | Self::Presets | Self::Badge => {
                Area::Local
            }
            Self::OpenAccounts | Self::LastUsed => Area::Session,
        }
    }

    /// Whether a token may stand there, readable for whoever reads the place.
    pub const fn may_hold_token(self) -> bool {
        matches!(self, Self::Accounts | Self::OpenAccounts)
    }

    /// The slot's storage key.
    pub const fn key(self) -> StorageKey {
        StorageKey::Shared(self)
    }
}

/// What every account has for itself. None of it holds a token or an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountSlot {
    /// The one create whose outcome is not settled yet.
    Journal,
    /// Journal entries that this version cannot read, kept for the person.
    JournalSetAside,
    /// What the rows of a run of many creates ask for.
    BulkPlan,
    /// How far the rows of that run are.
    BulkProgress,
    /// Keys that are being replaced, and how far each has come.
    Rotations,
    /// Deletes that wait for a while in which they can be undone.
    PendingDeletes,
    /// Numbers and names of new keys that nobody has copied yet.
    NewKeys,
    /// The highest key id seen, so that windows do not mistake each other's keys.
    HighWater,
    /// The models and groups that the server offers, with the time they were read.
    Catalogue,
    /// When full texts of keys were asked for, since the server counts that.
    Reveals,
    /// The most quota that the server accepts, as its refusal told.
    MaxQuota,
    /// A half-filled form.
    Draft(DraftKey),
}

impl AccountSlot {
    /// Every slot but the drafts, of which there is one for each form.
    pub const WITHOUT_DRAFTS: [Self; 11] = [
        Self::Journal,
        Self::JournalSetAside,
        Self::BulkPlan,
        Self::BulkProgress,
        Self::Rotations,
        Self::PendingDeletes,
        Self::NewKeys,
        Self::HighWater,
        Self::Catalogue,
        Self::Reveals,
        Self::MaxQuota,
    ];

    /// The first part of the key, before the account's id.
    const fn name(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::JournalSetAside => "journal_set_aside",
            Self::BulkPlan => "bulk_plan",
            Self::BulkProgress => "bulk_progress",
            Self::Rotations => "rotations",
            Self::PendingDeletes => "pending_deletes",
            Self::NewKeys => "new_keys",
            Self::HighWater => "high_water",
            Self::Catalogue => "catalogue",
            Self::Reveals => "reveals",
            Self::MaxQuota => "max_quota",
            Self::Draft(_) => "draft",
        }
    }

    /// How long the value lives. What may be all that is known of a key outlives the browser.
    pub const fn area(self) -> Area {
        match self {
            Self::Journal
            | Self::JournalSetAside
            | Self::BulkPlan
            | Self::BulkProgress
            | Self::Rotations
            | Self::PendingDeletes
            | Self::NewKeys => Area::Local,
            Self::HighWater | Self::Catalogue | Self::Reveals | Self::MaxQuota | Self::Draft(_) => {
                Area::Session
            }
        }
    }

    /// The slot's storage key for one account.
    pub fn of(self, id: &AccountId) -> StorageKey {
        StorageKey::Of(id.clone(), self)
    }
}

/// Where one stored value lives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StorageKey {
    /// Shared by all accounts.
    Shared(Slot),
    /// One account's own.
    Of(AccountId, AccountSlot),
}

impl StorageKey {
    /// The key as the browser stores it: `accounts`, `journal.<account id>`, `draft.<account id>.edit.7`.
    pub fn name(&self) -> String {
        match self {
            Self::Shared(slot) => slot.name().to_owned(),
            Self::Of(id, AccountSlot::Draft(form)) => {
                format!("draft.{}.{}", id.as_str(), form.name())
            }
            Self::Of(id, slot) => format!("{}.{}", slot.name(), id.as_str()),
        }
    }

    /// Reads [`Self::name`]; `None` for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(slot) = Slot::ALL.into_iter().find(|slot| slot.name() == name) {
            return Some(Self::Shared(slot));
        }
        let (kind, rest) = name.split_once('.')?;
        if let Some((id, form)) = rest.split_once('.') {
            let slot = AccountSlot::Draft(DraftKey::parse(form)?);
            return (kind == slot.name()).then_some(Self::Of(AccountId::parse(id)?, slot));
        }
        let slot = AccountSlot::WITHOUT_DRAFTS.into_iter().find(|slot| slot.name() == kind)?;
        Some(Self::Of(AccountId::parse(rest)?, slot))
    }

    /// How long the value lives.
    pub const fn area(&self) -> Area {
        match self {
            Self::Shared(slot) => slot.area(),
            Self::Of(_, slot) => slot.area(),
        }
    }

    /// Whether a token may stand there, readable for whoever reads the place.
    pub const fn may_hold_token(&self) -> bool {
        match self {
            Self::Shared(slot) => slot.may_hold_token(),
            Self::Of(..) => false,
        }
    }
}

impl From<Slot> for StorageKey {
    fn from(slot: Slot) -> Self {
        Self::Shared(slot)
    }
}
