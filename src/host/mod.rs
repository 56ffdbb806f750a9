//! The ports: everything a flow needs from the world, named once and implemented by each shell.
//!
//! `memory` serves the tests; the browser's implementations stand beside it and are chosen by the shell.

use std::future::Future;
use std::pin::Pin;

use crate::api::{Request, Response};
use crate::domain::base_url::BaseUrl;
use crypto::Crypto;

mod account_storage;
mod changes;
mod clocks;
pub mod crypto;
mod guard;
mod locks;
pub mod memory;
mod storage;

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

pub use account_storage::AccountStorage;
pub use changes::{OnStorageChange, StorageChange};
pub use clocks::ServerClocks;
pub use guard::Guard;
pub use locks::{Lock, LockError};
pub use storage::{AccountSlot, Area, Slot, StorageKey, StoreError};

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
    /// Reads `keys` at once, to answer [`Host::load`] from that until something is written or locked, or until
    /// [`Host::forget_ahead`]: opening the app reads many. What was read ahead before stays.
    fn read_ahead(&self, _keys: Vec<StorageKey>) -> LocalFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
    /// Lets go of what was read ahead.
    fn forget_ahead(&self) {}
    /// The value under `key`, or `None` when nothing is stored there.
    fn load(
        &self,
        key: StorageKey,
    ) -> LocalFuture<'_, Result<Option<serde_json::Value>, StoreError>>;
    /// Replaces the value under `key`. Once it answers `Ok`, the value survives the page's death.
    fn save(
        &self,
        key: StorageKey,
        value: serde_json::Value,
    ) -> LocalFuture<'_, Result<(), StoreError>>;
    /// Removes the value under `key`; that there is none is no error.
    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>>;
    /// Every key of `area` under which something is stored.
    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>>;
    /// Calls `on_change` with whatever changes in storage, in this window or another, until the guard is dropped. `None`
    /// where nobody tells.
    fn on_storage_change(&self, _on_change: OnStorageChange) -> Option<Guard> {
        None
    }
    /// Takes `lock` if it is free; `Ok(None)` means that another window holds it.
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>>;
    /// Takes `lock` as soon as it is free; `Ok(None)` means that another window held it all the while.
    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>>;
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
    /// Shows a number on the toolbar button; 0 shows none.
    fn show_badge(&self, _count: usize) {}
    /// Has the extension's background worker look at this moment whether it must lock.
    fn wake_worker_at(&self, _millis: i64) {}
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
    /// No connection, an aborted one, an unknown name, a certificate that is not trusted, or a CORS refusal: the browser
    /// tells no more.
    Network,
    /// The body exceeds [`crate::api::MAX_BODY_BYTES`].
    TooLarge,
    /// The server answered with a redirect, which is never followed.
    Redirected,
    /// An answer began, and broke off or could not be decoded.
    Damaged,
    /// The browser no longer lets the extension reach this server.
    NotAllowed,
}
