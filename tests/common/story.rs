//! One person's story with the flows.

use std::cell::RefCell;

use comet_keys::api::Account;
use comet_keys::domain::draft::ValidDraft;
use comet_keys::flow::{Baseline, Outcome, Step, create, read_baseline};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_keys::host::{AccountSlot, StorageKey};
use serde_json::Value;

use super::fault::Fault;
use super::server::{Route, Shared};
use super::{account, window};

/// One person, one browser, one server.
pub struct Story {
    pub browser: Browser,
    pub server: Shared,
    pub host: MemoryHost,
    pub account: Account,
    pub steps: RefCell<Vec<Step>>,
}

impl Story {
    pub fn new() -> Self {
        let browser = Browser::default();
        let server = Shared::default();
        let host = window(&browser, &server);
        Self { browser, server, host, account: account(), steps: RefCell::default() }
    }

    pub fn create(&self, asked: &ValidDraft) -> Outcome {
        self.create_after(asked, None)
    }

    pub fn create_after(&self, asked: &ValidDraft, baseline: Option<Baseline>) -> Outcome {
        let on_step = |step| self.steps.borrow_mut().push(step);
        block_on(create(&self.host, &self.account, asked, baseline, &on_step))
    }

    pub fn read_ahead(&self) -> Baseline {
        block_on(read_baseline(&self.host, &self.account)).unwrap()
    }

    pub fn fail(&self, route: Route, fault: Fault) {
        self.server.borrow_mut().fail(route, fault, 1);
    }

    pub fn fail_always(&self, route: Route, fault: Fault) {
        self.server.borrow_mut().fail(route, fault, 1000);
    }

    pub fn posts(&self) -> usize {
        self.server.borrow().posts()
    }

    pub fn journal_is_closed(&self) -> bool {
        self.stored(AccountSlot::Journal).is_none()
    }

    /// Where the story's account has this.
    pub fn key(&self, slot: AccountSlot) -> StorageKey {
        slot.of(&self.account.id)
    }

    /// What its account has there.
    pub fn stored(&self, slot: AccountSlot) -> Option<Value> {
        self.browser.stored(self.key(slot))
    }
}
