//! A host in memory for tests: a scripted server, a manual clock, storage and locks that outlive the process.
//!
//! Every operation yields once before it takes effect and once after, so that a test which polls a flow
//! a limited number of times and drops it plays a process killed at every await.

mod organisation;
mod run;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use super::crypto::Crypto;
use super::{
    Area, Guard, Host, LocalFuture, Lock, LockError, SendError, ServerClocks, Slot, StoreError,
};
use crate::api::{Request, Response};
use crate::domain::base_url::BaseUrl;

pub use organisation::Organisation;
pub use run::{block_on, kill_after, yield_once};

/// What one exchange brings.
pub type Answer = Result<Response, SendError>;
type Handler = dyn FnMut(&Request) -> Answer;

/// One browser: the storage and the locks that its windows share and that survive them.
#[derive(Clone, Default)]
pub struct Browser {
    stored: Rc<RefCell<BTreeMap<Slot, Value>>>,
    held: Rc<RefCell<BTreeSet<Lock>>>,
    broken: Rc<RefCell<BTreeSet<Slot>>>,
    kept_servers: Rc<RefCell<Vec<BaseUrl>>>,
}

impl Browser {
    /// What is stored in `slot` now.
    pub fn stored(&self, slot: Slot) -> Option<Value> {
        self.stored.borrow().get(&slot).cloned()
    }

    /// Stores a value as another window would.
    pub fn put(&self, slot: Slot, value: Value) {
        self.stored.borrow_mut().insert(slot, value);
    }

    /// Whether nothing at all is stored.
    pub fn is_empty(&self) -> bool {
        self.stored.borrow().is_empty()
    }

    /// The servers that requests may still go to, as last told.
    pub fn kept_servers(&self) -> Vec<BaseUrl> {
        self.kept_servers.borrow().clone()
    }

    /// Everything stored, as text, to search for what must not be there.
    pub fn dump(&self) -> String {
        format!("{:?}", self.stored.borrow())
    }

    /// Makes every later use of `slot` fail, as a full or forbidden storage does.
    pub fn break_slot(&self, slot: Slot) {
        self.broken.borrow_mut().insert(slot);
    }

    /// Makes `slot` work again.
    pub fn mend_slot(&self, slot: Slot) {
        self.broken.borrow_mut().remove(&slot);
    }

    /// Takes a lock as another window would.
    pub fn hold(&self, lock: Lock) -> Option<Guard> {
        self.held
            .borrow_mut()
            .insert(lock)
            .then(|| Guard::new(Release { held: Rc::clone(&self.held), lock }))
    }

    /// Closes the browser: what lives for the session goes, and so do the locks.
    pub fn close(&self) {
        self.stored.borrow_mut().retain(|slot, _| slot.area() == Area::Local);
        self.held.borrow_mut().clear();
    }

    fn check(&self, slot: Slot) -> Result<(), StoreError> {
        if self.broken.borrow().contains(&slot) {
            return Err(StoreError { message: format!("{} is broken", slot.name()) });
        }
        Ok(())
    }
}

struct Release {
    held: Rc<RefCell<BTreeSet<Lock>>>,
    lock: Lock,
}

impl Drop for Release {
    fn drop(&mut self) {
        self.held.borrow_mut().remove(&self.lock);
    }
}

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

    /// Seeds the chance behind [`Host::jitter_millis`].
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

impl Host for MemoryHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        Box::pin(async move {
            yield_once().await;
            let answer = (self.handler.borrow_mut())(&request);
            self.sent.borrow_mut().push(request);
            yield_once().await;
            answer
        })
    }

    fn server_clocks(&self) -> &ServerClocks {
        &self.server_clocks
    }

    fn now_millis(&self) -> i64 {
        self.clock_millis.get()
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
            self.clock_millis.set(self.clock_millis.get().saturating_add(i64::from(millis)));
            yield_once().await;
        })
    }

    fn load(&self, slot: Slot) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        Box::pin(async move {
            yield_once().await;
            self.browser.check(slot)?;
            let value = self.browser.stored(slot);
            yield_once().await;
            Ok(value)
        })
    }

    fn save(&self, slot: Slot, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            yield_once().await;
            self.browser.check(slot)?;
            self.browser.put(slot, value);
            yield_once().await;
            Ok(())
        })
    }

    fn remove(&self, slot: Slot) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            yield_once().await;
            self.browser.check(slot)?;
            self.browser.stored.borrow_mut().remove(&slot);
            yield_once().await;
            Ok(())
        })
    }

    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(async move {
            yield_once().await;
            let guard = self.browser.hold(lock);
            yield_once().await;
            Ok(guard)
        })
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

    fn crypto(&self) -> Option<&dyn Crypto> {
        self.crypto.as_deref()
    }
}
