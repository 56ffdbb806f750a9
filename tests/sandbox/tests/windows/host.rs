//! A window's way to the world: slow, failing storage; locks; a clock that sleeping windows share.

use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use comet_keys::api::Request;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::host::crypto::Crypto;
use comet_keys::host::memory::{Answer, MemoryHost, yield_once};
use comet_keys::host::{
    Area, Browser, Clock, Guard, LocalFuture, Lock, LockError, Locks, Network, OnStorageChange,
    ServerClocks, Storage, StorageKey, StoreError, World,
};
use serde_json::Value;

use crate::crypto::SlowCrypto;
use crate::world::Shared;

/// How often a lock that is waited for is looked at.
const LOCK_LOOK_MILLIS: u32 = 10;

pub(crate) struct WindowHost {
    inner: MemoryHost,
    world: Shared,
}

impl WindowHost {
    pub(crate) fn new(shared: &Shared, window: usize) -> Self {
        let (browser, clock, organisation, seed) = {
            let mut world = shared.borrow_mut();
            let seed = world.chance.next();
            (
                world.browser.clone(),
                Rc::clone(&world.clock_millis),
                world.organisation.clone(),
                seed,
            )
        };
        let served = Rc::clone(shared);
        let inner =
            MemoryHost::new(&browser, move |request| served.borrow_mut().exchange(window, request))
                .with_clock(clock)
                .with_seed(seed)
                .with_organisation(&organisation)
                .with_crypto(Rc::new(SlowCrypto(Rc::clone(shared))));
        Self { inner, world: Rc::clone(shared) }
    }

    /// Storage takes its time, and may fail before it does anything.
    async fn reach_storage(&self, key: &StorageKey) -> Result<(), StoreError> {
        let turns = self.world.borrow_mut().storage_turns();
        for _ in 0..turns {
            yield_once().await;
        }
        self.world.borrow_mut().strike_storage(key)
    }
}

impl Network for WindowHost {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        self.inner.send(request)
    }
}

impl Clock for WindowHost {
    fn now_millis(&self) -> i64 {
        self.inner.now_millis()
    }

    fn server_clocks(&self) -> &ServerClocks {
        self.inner.server_clocks()
    }

    fn jitter_millis(&self, below: u32) -> u32 {
        self.inner.jitter_millis(below)
    }

    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()> {
        let until_millis = self.now_millis() + i64::from(millis);
        Box::pin(async move {
            yield_once().await;
            poll_fn(|_| {
                if self.now_millis() >= until_millis {
                    return Poll::Ready(());
                }
                self.world.borrow_mut().sleeps_until_millis = until_millis;
                Poll::Pending
            })
            .await;
        })
    }
}

impl Storage for WindowHost {
    fn read_ahead(&self, keys: Vec<StorageKey>) -> LocalFuture<'_, ()> {
        self.inner.read_ahead(keys)
    }

    fn forget_ahead(&self) {
        self.inner.forget_ahead();
    }

    fn load(&self, key: StorageKey) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        Box::pin(async move {
            self.reach_storage(&key).await?;
            self.world.borrow_mut().note_read(&key);
            let value = self.inner.browser().stored(key);
            yield_once().await;
            Ok(value)
        })
    }

    fn save(&self, key: StorageKey, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.reach_storage(&key).await?;
            self.inner.browser().put(key, value);
            yield_once().await;
            Ok(())
        })
    }

    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.reach_storage(&key).await?;
            // As a browser, it tells of nothing where nothing was.
            if self.inner.browser().stored(key.clone()).is_some() {
                self.inner.browser().take(key);
            }
            yield_once().await;
            Ok(())
        })
    }

    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>> {
        self.inner.keys(area)
    }
}

impl Locks for WindowHost {
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        self.inner.try_lock(lock)
    }

    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        Box::pin(async move {
            let mut waited_millis = 0;
            loop {
                let guard = self.inner.try_lock(lock).await?;
                if guard.is_some() || waited_millis >= wait_millis {
                    return Ok(guard);
                }
                self.sleep(LOCK_LOOK_MILLIS).await;
                waited_millis += LOCK_LOOK_MILLIS;
            }
        })
    }
}

impl Browser for WindowHost {
    fn on_storage_change(&self, on_change: OnStorageChange) -> Option<Guard> {
        self.inner.on_storage_change(on_change)
    }

    fn can_reach(&self, server: &BaseUrl) -> bool {
        self.inner.can_reach(server)
    }

    fn allow_server(&self, server: &BaseUrl) -> LocalFuture<'static, bool> {
        self.inner.allow_server(server)
    }

    fn keep_servers(&self, servers: Vec<BaseUrl>) -> LocalFuture<'_, ()> {
        self.inner.keep_servers(servers)
    }

    fn managed(&self) -> LocalFuture<'_, Option<Value>> {
        Box::pin(async move {
            // Answers come in the order in which they were asked for.
            yield_once().await;
            self.world.borrow_mut().note_asked();
            self.inner.managed().await
        })
    }

    fn show_badge(&self, count: usize) {
        self.inner.show_badge(count);
    }

    fn wake_worker_at(&self, millis: i64) {
        self.inner.wake_worker_at(millis);
    }
}

impl World for WindowHost {
    fn crypto(&self) -> Option<&dyn Crypto> {
        self.inner.crypto()
    }
}
