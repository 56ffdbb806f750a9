//! A host in memory for tests: a scripted server, a manual clock, storage and locks that outlive the process.
//!
//! Every operation yields once before it takes effect and once after, so that a test which polls a flow
//! a limited number of times and drops it plays a process killed at every await.

mod browser;
mod gate;
mod listeners;
mod organisation;
mod run;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde_json::Value;

use super::crypto::Crypto;
use super::{
    Area, Clock, Guard, LocalFuture, Lock, LockError, Locks, Network, OnStorageChange, SendError,
    ServerClocks, Storage, StorageKey, StoreError, World,
};
use crate::api::{Request, Response};
use crate::domain::base_url::BaseUrl;

pub use browser::Browser;
pub use gate::Gate;
pub use organisation::Organisation;
pub use run::{block_on, kill_after, yield_once};

/// What one exchange brings.
pub type Answer = Result<Response, SendError>;
/// How often a lock that is waited for is looked at.
const LOCK_LOOK_MILLIS: u32 = 10;

type Handler = dyn FnMut(&Request) -> Answer;

/// One window of a [`Browser`]: a host whose server is a closure.
pub struct MemoryHost {
    browser: Browser,
    handler: RefCell<Box<Handler>>,
    clock_millis: Rc<Cell<i64>>,
    server_clocks: ServerClocks,
    chance: Cell<u64>,
    sent: RefCell<Vec<Request>>,
    crypto: Option<Rc<dyn Crypto>>,
    organisation: Organisation,
    gate: Gate,
    allows_servers: bool,
    is_extension: bool,
}

impl MemoryHost {
    /// A window whose requests `handler` answers. The clock starts at 2026-12-01 00:00 UTC.
    pub fn new(browser: &Browser, handler: impl FnMut(&Request) -> Answer + 'static) -> Self {
        Self {
            browser: browser.clone(),
            handler: RefCell::new(Box::new(handler)),
            clock_millis: Rc::new(Cell::new(1_796_083_200_000)),
            server_clocks: ServerClocks::default(),
            chance: Cell::new(1),
            sent: RefCell::new(Vec::new()),
            crypto: None,
            organisation: Organisation::default(),
            gate: Gate::default(),
            allows_servers: true,
            is_extension: false,
        }
    }

    /// A window that gives `answers` in order and has no network after the last.
    pub fn scripted(browser: &Browser, answers: Vec<Answer>) -> Self {
        let mut answers = answers.into_iter();
        Self::new(browser, move |_| answers.next().unwrap_or(Err(SendError::Network)))
    }

    /// Shares a clock with other windows or with the server.
    #[must_use]
    pub fn with_clock(mut self, clock_millis: Rc<Cell<i64>>) -> Self {
        self.clock_millis = clock_millis;
        self
    }

    /// Seeds the chance behind [`Clock::jitter_millis`].
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        self.chance.set(seed | 1);
        self
    }

    /// Gives the window ciphers.
    #[must_use]
    pub fn with_crypto(mut self, crypto: Rc<dyn Crypto>) -> Self {
        self.crypto = Some(crypto);
        self
    }

    /// Puts the browser under an organisation.
    #[must_use]
    pub fn with_organisation(mut self, organisation: &Organisation) -> Self {
        self.organisation = organisation.clone();
        self
    }

    /// Lets a test hold answers back.
    #[must_use]
    pub fn with_gate(mut self, gate: &Gate) -> Self {
        self.gate = gate.clone();
        self
    }

    /// Plays an extension, which reaches this machine by two names only.
    #[must_use]
    pub fn as_extension(mut self) -> Self {
        self.is_extension = true;
        self
    }

    /// Plays a person who lets requests go to no further server.
    #[must_use]
    pub fn without_servers(mut self) -> Self {
        self.allows_servers = false;
        self
    }

    /// The shared clock, in milliseconds since 1970.
    pub fn clock_millis(&self) -> Rc<Cell<i64>> {
        Rc::clone(&self.clock_millis)
    }

    /// The browser this window belongs to.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Every request sent so far, in order.
    pub fn sent(&self) -> Vec<Request> {
        self.sent.borrow().clone()
    }
}

impl Network for MemoryHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        Box::pin(async move {
            yield_once().await;
            let answer = (self.handler.borrow_mut())(&request);
            self.gate.passes(&request).await;
            self.sent.borrow_mut().push(request);
            yield_once().await;
            answer
        })
    }
}

impl Clock for MemoryHost {
    fn now_millis(&self) -> i64 {
        self.clock_millis.get()
    }

    fn server_clocks(&self) -> &ServerClocks {
        &self.server_clocks
    }

    fn jitter_millis(&self, below: u32) -> u32 {
        // Xorshift64: chance enough for delays, and the same for the same seed.
        let mut state = self.chance.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.chance.set(state);
        u32::try_from(state >> 33).unwrap_or(0).checked_rem(below).unwrap_or(0)
    }

    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()> {
        Box::pin(async move {
            self.gate.passes_time().await;
            self.clock_millis.set(self.clock_millis.get().saturating_add(i64::from(millis)));
            yield_once().await;
        })
    }
}

impl Storage for MemoryHost {
    fn read_ahead(&self, _keys: Vec<StorageKey>) -> LocalFuture<'_, ()> {
        // Nothing is slow to read here.
        Box::pin(std::future::ready(()))
    }

    fn forget_ahead(&self) {}

    fn load(&self, key: StorageKey) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        Box::pin(async move {
            yield_once().await;
            self.browser.check(&key)?;
            let value = self.browser.stored(key);
            yield_once().await;
            Ok(value)
        })
    }

    fn save(&self, key: StorageKey, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            yield_once().await;
            self.browser.check(&key)?;
            self.browser.put(key, value);
            yield_once().await;
            Ok(())
        })
    }

    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            yield_once().await;
            self.browser.check(&key)?;
            self.browser.take(key);
            yield_once().await;
            Ok(())
        })
    }

    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>> {
        Box::pin(async move {
            yield_once().await;
            let keys = self.browser.keys().into_iter().filter(|key| key.area() == area).collect();
            yield_once().await;
            Ok(keys)
        })
    }
}

impl Locks for MemoryHost {
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(async move {
            yield_once().await;
            let guard = self.browser.hold(lock);
            yield_once().await;
            Ok(guard)
        })
    }

    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(async move {
            let mut waited_millis = 0;
            loop {
                let guard = self.try_lock(lock).await?;
                if guard.is_some() || waited_millis >= wait_millis {
                    return Ok(guard);
                }
                self.sleep(LOCK_LOOK_MILLIS).await;
                waited_millis += LOCK_LOOK_MILLIS;
            }
        })
    }
}

impl super::Browser for MemoryHost {
    fn on_storage_change(&self, on_change: OnStorageChange) -> Option<Guard> {
        Some(self.browser.listeners.add(on_change))
    }

    fn can_reach(&self, server: &BaseUrl) -> bool {
        !self.is_extension || !server.is_other_loopback()
    }

    fn allow_server(&self, server: &BaseUrl) -> LocalFuture<'static, bool> {
        Box::pin(std::future::ready(self.allows_servers || server.is_default()))
    }

    fn keep_servers(&self, servers: Vec<BaseUrl>) -> LocalFuture<'_, ()> {
        self.browser.kept_servers.replace(servers);
        Box::pin(std::future::ready(()))
    }

    fn managed(&self) -> LocalFuture<'_, Option<Value>> {
        Box::pin(self.organisation.told())
    }

    fn show_badge(&self, count: usize) {
        self.browser.badge.set(count);
    }

    fn wake_worker_at(&self, millis: i64) {
        self.browser.alarm_millis.set(Some(millis));
    }
}

impl World for MemoryHost {
    fn crypto(&self) -> Option<&dyn Crypto> {
        self.crypto.as_deref()
    }
}
