//! The ports: everything a flow needs from the world, named once and implemented by each shell.
//!
//! `memory` serves the tests; the browser's implementations stand beside it and are chosen by the shell.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use crate::api::{Request, Response};
use crate::domain::base_url::BaseUrl;
use crypto::Crypto;

mod clocks;
pub mod crypto;
mod guard;
pub mod memory;

#[cfg(target_arch = "wasm32")]
pub mod extension;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod transport;
#[cfg(target_arch = "wasm32")]
mod web;
#[cfg(target_arch = "wasm32")]
pub mod web_crypto;

pub use clocks::ServerClocks;
pub use guard::Guard;

/// A future that stays on its thread, as everything in a browser page does.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What a flow may ask of the world. Object-safe, so that flows take `&dyn Host`.
pub trait Host {
    /// Exactly one exchange, bounded by `request.timeout_millis`; never retried, never redirected.
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>>;
    /// Milliseconds since 1970 by the local clock, which may be wrong and may jump.
    fn now_millis(&self) -> i64;
    /// What the clocks of servers show, for as long as the program runs.
    fn server_clocks(&self) -> &ServerClocks;
    /// A random number below `below`; 0 when `below` is 0.
    fn jitter_millis(&self, below: u32) -> u32;
    /// Waits.
    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()>;
    /// Reads `slots` at once, to answer [`Host::load`] from that until something is written or locked, or until
    /// [`Host::forget_ahead`]: opening the app reads many.
    fn read_ahead(&self, _slots: &'static [Slot]) -> LocalFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
    /// Lets go of what was read ahead.
    fn forget_ahead(&self) {}
    /// The value in `slot`, or `None` when nothing is stored there.
    fn load(&self, slot: Slot) -> LocalFuture<'_, Result<Option<serde_json::Value>, StoreError>>;
    /// Replaces the value in `slot`. Once it answers `Ok`, the value survives the page's death.
    fn save(&self, slot: Slot, value: serde_json::Value)
    -> LocalFuture<'_, Result<(), StoreError>>;
    /// Empties `slot`; an empty slot is no error.
    fn remove(&self, slot: Slot) -> LocalFuture<'_, Result<(), StoreError>>;
    /// Takes `lock` if it is free; `Ok(None)` means that another window holds it.
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>>;
    /// Whether requests can go to `server` at all from here, whoever allows it.
    fn can_reach(&self, _server: &BaseUrl) -> bool {
        true
    }
    /// Asks the person, where the browser wants that, to let requests go to `server`. It must be called straight from
    /// a press: browsers ask at no other time. Whether they may go there now.
    fn allow_server(&self, _server: &BaseUrl) -> LocalFuture<'static, bool> {
        Box::pin(std::future::ready(true))
    }
    /// Gives back what was allowed for servers other than these.
    fn keep_servers(&self, _servers: Vec<BaseUrl>) -> LocalFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
    /// What an organisation has set for this browser; `None` where nobody has.
    fn managed(&self) -> LocalFuture<'_, Option<serde_json::Value>> {
        Box::pin(std::future::ready(None))
    }
    /// Marks the toolbar button with the number of keys that are about to stop working; 0 takes the mark off.
    fn mark(&self, _warned: usize) {}
    /// The vault's ciphers; `None` where nothing is kept on the device.
    fn crypto(&self) -> Option<&dyn Crypto> {
        None
    }
}

/// Why an exchange gave no answer. What became of the request is unknown in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// No complete answer within the request's time.
    Timeout,
    /// No connection, an aborted one, a CORS refusal, or a refused redirect where the browser tells no more.
    Network,
    /// The body exceeds [`crate::api::MAX_BODY_BYTES`].
    TooLarge,
    /// The server answered with a redirect, which is never followed.
    Redirected,
}

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

/// The browser could not answer whether a lock is free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockError {
    /// The browser's own words.
    pub message: String,
}

impl fmt::Display for LockError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the browser's lock failed: {}", self.message)
    }
}

impl std::error::Error for LockError {}

/// Where a stored value lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The one remembered account of versions that knew no other. May hold a token.
    Account,
    /// The one account kept until the browser closes, of those versions. May hold a token.
    AccountForSession,
    /// The accounts kept on the device, with their vaults, or with their tokens where the person wants that.
    Accounts,
    /// The accounts kept until the browser closes, and the tokens that a passphrase has unlocked.
    OpenAccounts,
    /// When the person last used the app, to lock it when they are away.
    LastUsed,
    /// The half-filled forms of accounts that are not shown. No secret.
    ParkedForSession,
    /// The unsettled creates, runs and rotations of accounts that are not shown. No secret.
    Parked,
    /// Choices such as the language. No secret.
    Settings,
    /// What an organisation had set when the browser last said so. No secret.
    Managed,
    /// The half-filled form. No secret.
    Draft,
    /// The one create whose outcome is not settled yet. No secret.
    Journal,
    /// Journal entries that this version cannot read, kept for the person.
    JournalSetAside,
    /// The highest key id seen on the server, so that windows do not mistake each other's keys.
    HighWater,
    /// The person's own presets. No secret.
    Presets,
    /// The models and groups that the server offers, with the time they were read. No secret.
    Offer,
    /// What the rows of a run of many creates ask for. No secret.
    BulkPlan,
    /// How far the rows of that run are. No secret.
    BulkProgress,
    /// When full texts of keys were asked for, since the server counts that. No secret.
    Reveals,
    /// Keys that are being replaced, and how far each has come. No secret.
    Rotations,
    /// The most quota that each server accepts, as its refusals told. No secret.
    MaxQuota,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 20] = [
        Self::Account,
        Self::AccountForSession,
        Self::Accounts,
        Self::OpenAccounts,
        Self::LastUsed,
        Self::ParkedForSession,
        Self::Parked,
        Self::Settings,
        Self::Managed,
        Self::Draft,
        Self::Journal,
        Self::JournalSetAside,
        Self::HighWater,
        Self::Presets,
        Self::Offer,
        Self::BulkPlan,
        Self::BulkProgress,
        Self::Reveals,
        Self::Rotations,
        Self::MaxQuota,
    ];

    /// The key under which the browser stores the value.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::AccountForSession => "account_for_session",
            Self::Accounts => "accounts",
            Self::OpenAccounts => "open_accounts",
            Self::LastUsed => "last_used",
            Self::ParkedForSession => "parked_for_session",
            Self::Parked => "parked",
            Self::Settings => "settings",
            Self::Managed => "managed",
            Self::Draft => "draft",
            Self::Journal => "journal",
            Self::JournalSetAside => "journal_set_aside",
            Self::HighWater => "high_water",
            Self::Presets => "presets",
            Self::Offer => "offer",
            Self::BulkPlan => "bulk_plan",
            Self::BulkProgress => "bulk_progress",
            Self::Reveals => "reveals",
            Self::Rotations => "rotations",
            Self::MaxQuota => "max_quota",
        }
    }

    /// How long the value lives.
    pub const fn area(self) -> Area {
        match self {
            Self::Account
            | Self::Accounts
            | Self::Settings
            | Self::Managed
            | Self::Journal
            | Self::JournalSetAside
            | Self::Parked
            | Self::BulkPlan
            | Self::BulkProgress
            | Self::Rotations
            | Self::MaxQuota
            | Self::Presets => Area::Local,
            Self::AccountForSession
            | Self::OpenAccounts
            | Self::LastUsed
            | Self::Draft
            | Self::ParkedForSession
            | Self::HighWater
            | Self::Offer
            | Self::Reveals => Area::Session,
        }
    }

    /// Whether a token may stand there, readable for whoever reads the place.
    pub const fn may_hold_token(self) -> bool {
        matches!(
            self,
            Self::Account | Self::AccountForSession | Self::Accounts | Self::OpenAccounts
        )
    }
}

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

/// A lock across every window of one browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lock {
    /// Held while a create, or the look for its outcome, is under way.
    Create,
    /// Held while a run of many creates is worked on.
    Bulk,
}

impl Lock {
    /// The name under which the browser knows the lock.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "comet-keys.create",
            Self::Bulk => "comet-keys.bulk",
        }
    }
}
