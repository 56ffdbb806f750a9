//! Everything that a story is made of: the server, the browser, the organisation, the clock, and what people have seen.

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use comet_keys::api::Account;
use comet_keys::domain::account::AccountId;
use comet_keys::domain::managed::Managed;
use comet_keys::domain::policy::Policy;
use comet_keys::host::memory::{Browser, Organisation};
use comet_keys::host::{Slot, StorageKey, StoreError};
use serde_json::{Value, json};

use crate::chance::Chance;
use crate::drafts::START_SECONDS;
use crate::ledger::Ledger;
use crate::server::{Server, User};

pub(crate) const WINDOWS: usize = 3;

/// One in so many is none in any story.
pub(crate) const NEVER: u64 = 1_000_000;

pub(crate) type Shared = Rc<RefCell<World>>;

/// One call of a flow, by the task that makes it.
#[derive(Clone, Default)]
pub(crate) struct Call {
    pub(crate) number: u64,
    pub(crate) what: &'static str,
    /// The key that it is about.
    pub(crate) subject: Option<i64>,
    /// The events at which it first read the accounts on the device and those in the browser's memory.
    pub(crate) first_reads: [Option<u64>; 2],
    /// The accounts that were there when it did.
    pub(crate) saw: BTreeSet<AccountId>,
    /// The event at which it last did.
    last_read: u64,
    /// The event at which it last asked the organisation, and what it heard.
    asked: Option<(u64, Managed)>,
}

impl Call {
    /// What it has heard of the organisation since it last read the accounts.
    pub(crate) fn heard(&self) -> Option<&Managed> {
        let is_fresh = |(event, _): &&(u64, Managed)| *event > self.last_read;
        self.asked.as_ref().filter(is_fresh).map(|(_, managed)| managed)
    }
}

/// What a window shows and goes by.
#[derive(Clone, Default)]
pub(crate) struct Shown {
    pub(crate) account: Option<Account>,
    /// As far as the window knows.
    pub(crate) is_guarded: bool,
    pub(crate) managed: Managed,
    /// What a run was told of the caps before its next row.
    pub(crate) row_policy: Option<Policy>,
}

/// One press that makes a key.
pub(crate) struct Press {
    pub(crate) user: User,
    /// In force at the press; a row of a run asks for itself.
    pub(crate) policy: Option<Policy>,
    pub(crate) posts: u32,
    /// It was told that nothing was created.
    pub(crate) is_denied: bool,
    /// The person has put away what was known of it.
    pub(crate) is_given_up: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(crate) struct World {
    pub(crate) chance: Chance,
    pub(crate) clock_millis: Rc<Cell<i64>>,
    pub(crate) server: Server,
    pub(crate) browser: Browser,
    pub(crate) organisation: Organisation,
    /// What is set now.
    pub(crate) set: Value,
    /// Whether windows are told of another setting, as Chromium does; Firefox reads them at its start.
    pub(crate) tells_managed: bool,
    pub(crate) is_faulty: bool,
    pub(crate) fault_rate: u64,
    pub(crate) storage_fault_rate: u64,
    slowest_storage: u64,
    /// Nobody does anything new: what is under way comes to its end.
    pub(crate) is_settling: bool,
    /// Something was stored or made since the last look.
    pub(crate) is_changed: bool,
    /// The worker has been woken for this moment.
    pub(crate) answered_alarm: Option<i64>,
    /// Counts what happens.
    pub(crate) event: u64,
    pub(crate) last_number: u64,
    /// The task that is polled; 0 between two.
    pub(crate) current: u64,
    pub(crate) calls: BTreeMap<u64, Call>,
    /// Until when the task that is polled sleeps.
    pub(crate) sleeps_until_millis: i64,
    pub(crate) windows: [Shown; WINDOWS],
    pub(crate) ledger: Ledger,
    /// By the key's name.
    pub(crate) presses: BTreeMap<String, Press>,
    pub(crate) shown: BTreeSet<i64>,
    /// Deletes that were shown as pending, and of which nothing has come yet.
    pub(crate) pending: BTreeMap<i64, AccountId>,
    pub(crate) story: Vec<String>,
    pub(crate) reached: BTreeSet<&'static str>,
}

impl World {
    pub(crate) fn new(seed: u64) -> Shared {
        let mut chance = Chance::new(seed);
        let server = Server::new(&mut chance);
        let fault_rate = chance.one_of(&[6, 20, NEVER]);
        let storage_fault_rate = chance.one_of(&[60, NEVER, NEVER]);
        let slowest_storage = chance.one_of(&[1, 1, 4, 12]);
        let tells_managed = !chance.one_in(4);
        Rc::new(RefCell::new(Self {
            chance,
            clock_millis: Rc::new(Cell::new(START_SECONDS * 1000)),
            server,
            browser: Browser::default(),
            organisation: Organisation::of(json!({})),
            set: json!({}),
            tells_managed,
            is_faulty: true,
            fault_rate,
            storage_fault_rate,
            slowest_storage,
            is_settling: false,
            is_changed: false,
            answered_alarm: None,
            event: 0,
            last_number: 0,
            current: 0,
            calls: BTreeMap::new(),
            sleeps_until_millis: 0,
            windows: Default::default(),
            ledger: Ledger::default(),
            presses: BTreeMap::new(),
            shown: BTreeSet::new(),
            pending: BTreeMap::new(),
            story: Vec::new(),
            reached: BTreeSet::new(),
        }))
    }

    pub(crate) fn tell(&mut self, line: impl Into<String>) {
        self.story.push(line.into());
    }

    pub(crate) fn reach(&mut self, what: &'static str) {
        self.reached.insert(what);
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    pub(crate) fn pass(&mut self, millis: u64) {
        let millis = i64::try_from(millis).unwrap();
        self.clock_millis.set(self.clock_millis.get() + millis);
    }

    /// The task that is polled begins a call of a flow.
    pub(crate) fn begin_call(&mut self, what: &'static str, subject: Option<i64>) -> u64 {
        self.event += 1;
        let call = Call { number: self.event, what, subject, ..Call::default() };
        self.calls.insert(self.current, call);
        self.event
    }

    pub(crate) fn call(&self) -> Call {
        self.calls.get(&self.current).cloned().unwrap_or_default()
    }

    pub(crate) fn note_read(&mut self, key: &StorageKey) {
        self.event += 1;
        let (current, event) = (self.current, self.event);
        let Some(call) = self.calls.get_mut(&current).filter(|_| key.may_hold_token()) else {
            return;
        };
        call.last_read = event;
        let first = &mut call.first_reads[usize::from(*key == Slot::OpenAccounts.key())];
        if first.is_none() {
            *first = Some(event);
            let there = self.ledger.tokens.iter().filter(|(_, line)| !line.keeping.is_empty());
            call.saw.extend(there.map(|(id, _)| id.clone()));
        }
    }

    pub(crate) fn note_asked(&mut self) {
        self.event += 1;
        let managed = Managed::from_value(&self.set).unwrap();
        let (current, event) = (self.current, self.event);
        if let Some(call) = self.calls.get_mut(&current) {
            call.asked = Some((event, managed));
        }
    }

    /// For how many turns storage keeps somebody waiting.
    pub(crate) fn storage_turns(&mut self) -> u64 {
        self.chance.below(self.slowest_storage) + 1
    }

    pub(crate) fn strike_storage(&mut self, key: &StorageKey) -> Result<(), StoreError> {
        self.event += 1;
        if self.is_faulty && self.chance.one_in(self.storage_fault_rate) {
            self.reach("storage failed");
            self.tell(format!("  storage fails: {}", key.name()));
            return Err(StoreError { message: "the test's storage failed".to_owned() });
        }
        Ok(())
    }

    pub(crate) const fn has_storage_faults(&self) -> bool {
        self.is_faulty && self.may_storage_fail()
    }

    /// Whether storage fails in this story at all.
    pub(crate) const fn may_storage_fail(&self) -> bool {
        self.storage_fault_rate < NEVER
    }

    /// When the worker is to be woken.
    pub(crate) fn alarm_millis(&self) -> Option<i64> {
        self.browser.alarm_millis().filter(|alarm| Some(*alarm) != self.answered_alarm)
    }

    /// The organisation sets something else.
    pub(crate) fn set_managed(&mut self, value: Value) {
        self.tell(format!("the organisation sets {value}"));
        self.organisation.sets(value.clone());
        self.set = value;
        self.reach("organisation");
    }
}
