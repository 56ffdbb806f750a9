//! Everything the sandbox remembers, behind one lock.

use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use serde_json::Value;
use tokio::sync::watch;

use crate::catalogue::{self, Group};
use crate::clock;
use crate::config::{Account, Config, Seed};
use crate::faults::{Fault, FaultKind};
use crate::key::Key;
use crate::rate_limit::Counters;
use crate::request_log::LoggedRequest;
use crate::seed;

/// What all routes share: how the sandbox was started, and what has happened since.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    world: Mutex<World>,
    drop_armed: watch::Sender<()>,
    released: watch::Sender<()>,
}

/// What has happened since the start.
#[derive(Debug)]
pub(crate) struct World {
    /// In the order of their making; a deleted key is gone.
    pub(crate) keys: Vec<Key>,
    pub(crate) next_id: i64,
    pub(crate) groups: Vec<Group>,
    pub(crate) account_disabled: bool,
    pub(crate) faults: Vec<Fault>,
    pub(crate) log: Vec<LoggedRequest>,
    pub(crate) counters: Counters,
    /// What `/api/status` says of the rate; `None` for what the recorded server said.
    pub(crate) quota_per_unit: Option<Value>,
    /// How far the server's clock is ahead of this machine's; negative when it is behind.
    pub(crate) clock_ahead_seconds: i64,
    /// Where the server's clock stands, once a simulation keeps it.
    pub(crate) set_seconds: Option<i64>,
}

impl Shared {
    pub(crate) fn new(config: Config) -> Self {
        let world = Mutex::new(World::new(&config));
        Self { config, world, drop_armed: watch::Sender::new(()), released: watch::Sender::new(()) }
    }

    /// The world, locked. A panic in another request does not spoil it.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Arms a fault; open connections hear of one that will drop a connection.
    pub(crate) fn arm(&self, fault: Fault) {
        let drops = fault.kind.drops();
        self.world().faults.push(fault);
        if drops {
            self.drop_armed.send_replace(());
        }
    }

    /// Tells when a fault that drops connections is armed.
    pub(crate) fn drop_armed(&self) -> watch::Receiver<()> {
        self.drop_armed.subscribe()
    }

    /// Tells when held requests are released; those that came before the call.
    pub(crate) fn released(&self) -> watch::Receiver<()> {
        self.released.subscribe()
    }

    /// Lets every request go on that is held now.
    pub(crate) fn release(&self) {
        self.released.send_replace(());
    }

    /// Back to the start; `seed` chooses the keys.
    pub(crate) fn reset(&self, seed: Seed) {
        let mut config = self.config.clone();
        config.seed = seed;
        *self.world() = World::new(&config);
    }
}

impl World {
    fn new(config: &Config) -> Self {
        let now_seconds = clock::now_seconds().saturating_add(config.clock_ahead_seconds);
        let keys = match config.seed {
            Seed::Empty => Vec::new(),
            Seed::Dozen => seed::dozen(config.user_id, now_seconds),
        };
        let groups = match config.account {
            Account::Rich => catalogue::rich_groups(),
            Account::Recorded if config.server.has_auto_groups() => catalogue::august_groups(),
            Account::Recorded => catalogue::recorded_groups(),
        };
        Self {
            next_id: keys.last().map_or(1, |last| last.id + 1),
            keys,
            groups,
            account_disabled: false,
            faults: config.faults.clone(),
            log: Vec::new(),
            counters: Counters::new(config.rate_limits),
            quota_per_unit: config.quota_per_unit.clone(),
            clock_ahead_seconds: config.clock_ahead_seconds,
            set_seconds: None,
        }
    }

    /// Now by the server's clock, in seconds since 1970.
    pub(crate) fn now_seconds(&self) -> i64 {
        let own = self.set_seconds.unwrap_or_else(clock::now_seconds);
        own.saturating_add(self.clock_ahead_seconds)
    }

    /// Stores a key under the next id and gives that id back.
    pub(crate) fn insert(&mut self, mut key: Key) -> i64 {
        key.id = self.next_id;
        self.next_id += 1;
        self.keys.push(key);
        self.next_id - 1
    }

    pub(crate) fn find(&self, id: i64) -> Option<&Key> {
        self.keys.iter().find(|key| key.id == id)
    }

    pub(crate) fn find_mut(&mut self, id: i64) -> Option<&mut Key> {
        self.keys.iter_mut().find(|key| key.id == id)
    }

    /// Removes a key; false when there is none.
    pub(crate) fn remove(&mut self, id: i64) -> bool {
        let before = self.keys.len();
        self.keys.retain(|key| key.id != id);
        self.keys.len() < before
    }

    pub(crate) fn has_group(&self, name: &str) -> bool {
        self.groups.iter().any(|group| group.name == name)
    }

    /// The groups that `auto` tries, in their order: all others.
    pub(crate) fn auto_groups(&self) -> Vec<&'static str> {
        self.groups.iter().map(|group| group.name).filter(|name| *name != "auto").collect()
    }

    /// The fault that strikes this request, if one is armed for it; uses up one of its times.
    pub(crate) fn take_fault(
        &mut self,
        method: &str,
        path: &str,
        reused: bool,
    ) -> Option<FaultKind> {
        let at = self.faults.iter().position(|fault| fault.strikes(method, path, reused))?;
        let kind = self.faults[at].kind;
        if let Some(times) = &mut self.faults[at].times {
            *times -= 1;
            if *times == 0 {
                self.faults.remove(at);
            }
        }
        Some(kind)
    }

    /// Whether a fault that drops the connection is armed.
    pub(crate) fn drop_is_armed(&self) -> bool {
        self.faults.iter().any(|fault| fault.kind.drops())
    }

    /// Counts one request of this address against all of `/api`; false when it is one too many.
    pub(crate) fn allow_api(&mut self, address: IpAddr) -> bool {
        self.counters.api.allow(address, Instant::now())
    }

    /// As `allow_api`, for the few requests that touch secrets.
    pub(crate) fn allow_critical(&mut self, address: IpAddr) -> bool {
        self.counters.critical.allow(address, Instant::now())
    }

    /// As `allow_api`, for searches; the real server counts them by user, and there is one.
    pub(crate) fn allow_search(&mut self, address: IpAddr) -> bool {
        self.counters.search.allow(address, Instant::now())
    }
}
