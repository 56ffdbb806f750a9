//! The ports: everything a flow needs from the world, named once and implemented by each shell.
//!
//! `memory` serves the tests; the browser's implementations stand beside it and are chosen by the shell.

use std::future::Future;
use std::pin::Pin;

use crypto::Crypto;

mod account_storage;
mod browser;
mod changes;
mod clock;
mod clocks;
pub mod crypto;
mod guard;
mod locks;
pub mod memory;
mod network;
mod storage;
mod storage_key;

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
pub use browser::Browser;
pub use changes::{OnStorageChange, StorageChange};
pub use clock::Clock;
pub use clocks::ServerClocks;
pub use guard::Guard;
pub use locks::{Lock, LockError, Locks};
pub use network::{Network, SendError};
pub use storage::Storage;
pub use storage_key::{AccountSlot, Area, Slot, StorageKey, StoreError};

/// A future that stays on its thread, as everything in a browser page does.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What most flows need: servers, time, storage and locks. Object-safe, so that they take `&dyn Host`.
pub trait Host: Network + Clock + Storage + Locks {}

impl<T: Network + Clock + Storage + Locks + ?Sized> Host for T {}

/// All there is: what a window of the app stands on. Flows that need no more than a [`Host`] are given that.
pub trait World: Host + Browser {
    /// The vault's ciphers; `None` where nothing is kept on the device.
    fn crypto(&self) -> Option<&dyn Crypto>;
}
