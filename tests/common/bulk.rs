//! A run of many creates, by one person in one browser.

use std::cell::RefCell;

use comet_keys::domain::draft::ValidDraft;
use comet_keys::domain::policy::Policy;
use comet_keys::flow::bulk::{self, Ended, Event, Loaded, Run, Watch, proceed};
use comet_keys::host::memory::{Browser, MemoryHost, block_on, kill_after};

use super::{Fault, Route, Shared, account, asked, window};

pub struct BulkStory {
    pub browser: Browser,
    pub server: Shared,
    pub host: MemoryHost,
    pub events: RefCell<Vec<Event>>,
    /// What is allowed now.
    pub policy: Policy,
}

pub fn rows(count: usize) -> Vec<ValidDraft> {
    (1..=count).map(|n| asked(&format!("ci-{n}"))).collect()
}

impl BulkStory {
    pub fn new() -> Self {
        let (browser, server) = (Browser::default(), Shared::default());
        let host = window(&browser, &server);
        Self { browser, server, host, events: RefCell::default(), policy: Policy::default() }
    }

    pub fn starts(&self, count: usize) -> Run {
        block_on(bulk::start(&self.host, &account(), rows(count))).unwrap()
    }

    pub fn goes_on(&self, run: &mut Run) -> Ended {
        let watch = Watch {
            on_event: &|_, event| self.events.borrow_mut().push(event),
            is_paused: &|| false,
            policy: &|| self.policy.clone(),
        };
        block_on(proceed(&self.host, &account(), run, &watch))
    }

    /// Works on the run until the process is killed at its `polls`th await.
    pub fn dies_after(&self, polls: usize, run: &mut Run) -> Option<Ended> {
        let host = window(&self.browser, &self.server);
        let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false, policy: &Policy::default };
        kill_after(polls, proceed(&host, &account(), run, &watch))
    }

    pub fn stored(&self) -> Run {
        match block_on(bulk::load(&self.host, &account().id)).unwrap() {
            Loaded::Open(run) => run,
            other => panic!("{other:?}"),
        }
    }

    pub fn fail(&self, route: Route, fault: Fault, times: usize) {
        self.server.borrow_mut().fail(route, fault, times);
    }

    pub fn named(&self, name: &str) -> usize {
        self.server.borrow().keys.iter().filter(|key| key["name"] == name).count()
    }

    pub fn posts(&self) -> usize {
        self.server.borrow().posts()
    }
}

pub fn states(run: &Run) -> Vec<&'static str> {
    run.rows.iter().map(|row| row.state.code()).collect()
}
