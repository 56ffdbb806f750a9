//! A host that keeps below the server's limit of 180 requests in three minutes, so that a run does not use it up
//! for everything else at this address.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use serde_json::Value;

use super::super::retry::MAX_PAUSE_SECONDS;
use crate::api::{Request, Response};
use crate::domain::time::UnixSeconds;
use crate::host::{
    Area, Clock, Guard, Host, LocalFuture, Lock, LockError, Locks, Network, SendError,
    ServerClocks, Storage, StorageKey, StoreError,
};

/// Twenty are left for other windows and people.
const MAX_REQUESTS: usize = 160;
const WINDOW_MILLIS: i64 = 180_000;

pub(super) struct Paced<'a> {
    host: &'a dyn Host,
    /// When the last requests were sent.
    sent_millis: RefCell<VecDeque<i64>>,
    /// Until when the server asked to be left alone.
    paused_until_millis: Cell<i64>,
}

impl<'a> Paced<'a> {
    pub(super) fn new(host: &'a dyn Host) -> Self {
        Self { host, sent_millis: RefCell::default(), paused_until_millis: Cell::default() }
    }

    /// How long to wait before the next request; 0 when it may go now.
    fn wait_millis(&self) -> u32 {
        let now_millis = self.host.now_millis();
        let pause_millis = self.paused_until_millis.get() - now_millis;
        // A clock that was set back must not stop the run for longer than any pause.
        if (1..=i64::from(MAX_PAUSE_SECONDS) * 1000).contains(&pause_millis) {
            return u32::try_from(pause_millis).unwrap_or(1);
        }
        let mut sent = self.sent_millis.borrow_mut();
        // A clock that was set back must not stop the run for longer than the window.
        let is_past = |at: &i64| !(0..WINDOW_MILLIS).contains(&(now_millis - at));
        while sent.front().is_some_and(is_past) {
            sent.pop_front();
        }
        if sent.len() < MAX_REQUESTS {
            sent.push_back(now_millis);
            return 0;
        }
        let oldest = sent.front().copied().unwrap_or(now_millis);
        u32::try_from(oldest + WINDOW_MILLIS - now_millis).unwrap_or(1).max(1)
    }
}

impl Paced<'_> {
    fn note_pause(&self, answer: &Result<Response, SendError>) {
        let Ok(response) = answer else { return };
        let now_millis = self.host.now_millis();
        let told = response.pause_seconds(UnixSeconds(now_millis.div_euclid(1000)));
        if let Some(seconds) = told.filter(|_| response.status == 429) {
            let pause_millis = i64::from(seconds.min(MAX_PAUSE_SECONDS)) * 1000;
            self.paused_until_millis.set(now_millis.saturating_add(pause_millis));
        }
    }
}

impl Network for Paced<'_> {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>> {
        Box::pin(async move {
            loop {
                match self.wait_millis() {
                    0 => {
                        let answer = self.host.send(request).await;
                        self.note_pause(&answer);
                        return answer;
                    }
                    wait_millis => self.host.sleep(wait_millis).await,
                }
            }
        })
    }
}

impl Clock for Paced<'_> {
    fn now_millis(&self) -> i64 {
        self.host.now_millis()
    }

    fn server_clocks(&self) -> &ServerClocks {
        self.host.server_clocks()
    }

    fn jitter_millis(&self, below: u32) -> u32 {
        self.host.jitter_millis(below)
    }

    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()> {
        self.host.sleep(millis)
    }
}

impl Storage for Paced<'_> {
    fn read_ahead(&self, keys: Vec<StorageKey>) -> LocalFuture<'_, ()> {
        self.host.read_ahead(keys)
    }

    fn forget_ahead(&self) {
        self.host.forget_ahead();
    }

    fn load(&self, key: StorageKey) -> LocalFuture<'_, Result<Option<Value>, StoreError>> {
        self.host.load(key)
    }

    fn save(&self, key: StorageKey, value: Value) -> LocalFuture<'_, Result<(), StoreError>> {
        self.host.save(key, value)
    }

    fn remove(&self, key: StorageKey) -> LocalFuture<'_, Result<(), StoreError>> {
        self.host.remove(key)
    }

    fn keys(&self, area: Area) -> LocalFuture<'_, Result<Vec<StorageKey>, StoreError>> {
        self.host.keys(area)
    }
}

impl Locks for Paced<'_> {
    fn try_lock(&self, lock: Lock) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        self.host.try_lock(lock)
    }

    fn lock_within(
        &self,
        lock: Lock,
        wait_millis: u32,
    ) -> LocalFuture<'_, Result<Option<Guard>, LockError>> {
        self.host.lock_within(lock, wait_millis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Account;
    use crate::api::status;
    use crate::domain::account::AccountId;
    use crate::domain::base_url::BaseUrl;
    use crate::domain::secret::AccessToken;
    use crate::host::memory::{Browser, MemoryHost, block_on};

    #[test]
    fn nothing_is_sent_while_the_server_asks_to_be_left_alone() {
        for (told, waited_millis) in [("20", 20_000), ("999999", 300_000)] {
            let refusal = Response {
                status: 429,
                headers: vec![("retry-after", told.to_owned())],
                ..Response::default()
            };
            let host = MemoryHost::scripted(&Browser::default(), vec![Ok(refusal)]);
            let account = Account {
                id: AccountId::sole(),
                base_url: BaseUrl::default(),
                user_id: None,
                token: AccessToken::parse("p3rs0nalAccessTokenOfTheAccount=").unwrap(),
            };
            let (paced, request) = (Paced::new(&host), status::request(&account));
            let began = host.now_millis();
            let _refused = block_on(paced.send(request.clone()));
            assert_eq!(host.now_millis(), began);
            let _lost = block_on(paced.send(request));
            assert_eq!(host.now_millis() - began, waited_millis);
        }
    }
}
