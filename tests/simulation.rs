//! The real flows against a model of the server, with time, faults, deaths and rivals drawn from a seed.
//!
//! `COMET_SIMULATION_SEEDS=100000` runs more seeds; `COMET_SIMULATION_SEED=<n>` replays one and prints its story.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use comet_keys::api::{Request, Response};
use comet_keys::domain::draft::ValidDraft;
use comet_keys::flow::journal::{self, Entry, Loaded};
use comet_keys::flow::{
    Blocked, Candidate, Created, Evidence, Outcome, Step, create, dismiss, pick, read_baseline,
    resume,
};
use comet_keys::host::memory::{Answer, Browser, MemoryHost, block_on, yield_once};
use comet_keys::host::{Host, SendError, Slot};
use common::{CreateData, Route, Server, account, asked, text, wire};
use serde_json::Value;

const DEFAULT_SEEDS: u64 = 10_000;
const WINDOWS: usize = 2;

#[test]
fn whatever_dies_nothing_is_lost_and_nothing_is_doubled() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    if let Some(seed) = number("COMET_SIMULATION_SEED") {
        let world = simulate(seed);
        println!("{}", world.borrow().story.join("\n"));
        return;
    }
    let seeds = number("COMET_SIMULATION_SEEDS").unwrap_or(DEFAULT_SEEDS);
    let mut reached = BTreeMap::<&'static str, u64>::new();
    for seed in 0..seeds {
        let world = simulate(seed);
        for name in &world.borrow().reached {
            *reached.entry(name).or_default() += 1;
        }
    }
    // A simulation that never gets anywhere would prove nothing.
    for name in [
        "confirmed",
        "found",
        "ambiguous",
        "not seen",
        "not created",
        "cannot look",
        "never sent",
        "another window",
        "open entry",
        "no baseline",
        "killed",
        "browser closed",
        "late landing",
        "rival",
        "picked",
        "dismissed",
    ] {
        assert!(
            reached.contains_key(name) || seeds < 1_000,
            "no seed reached {name:?}: {reached:?}"
        );
    }
}

/// Numbers from a seed (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn one_in(&mut self, bound: u64) -> bool {
        self.below(bound) == 0
    }
}

/// One press of the button.
#[derive(Default)]
struct Submit {
    posts: u32,
    /// The server's word or the program's: nothing was created.
    is_denied: bool,
    shown: BTreeSet<i64>,
    /// The newest event the person had seen the account at when they gave up.
    dismissed_after: Option<u64>,
}

/// A POST that the server handles only after the client has given up.
struct Late {
    due_millis: i64,
    entry: String,
    body: Value,
}

struct World {
    seed: u64,
    chance: Chance,
    clock_millis: Rc<Cell<i64>>,
    server: Server,
    browser: Browser,
    is_faulty: bool,
    /// One fault in so many requests.
    fault_rate: u64,
    rival_rate: u64,
    late: Vec<Late>,
    /// Counts what happens at the server.
    event: u64,
    /// Which journal entry made a key; rivals' keys are not in here.
    maker: BTreeMap<i64, String>,
    landed: BTreeMap<i64, u64>,
    /// By the id of the journal entry.
    submits: BTreeMap<String, Submit>,
    last_list: [u64; WINDOWS],
    story: Vec<String>,
    reached: BTreeSet<&'static str>,
}

type Shared = Rc<RefCell<World>>;

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.story.join("\n"));
            eprintln!(
                "seed {0} failed; replay it with COMET_SIMULATION_SEED={0} cargo test --test simulation",
                self.seed
            );
        }
    }
}

impl World {
    fn new(seed: u64) -> Shared {
        let mut chance = Chance(seed);
        let server = Server {
            masks: chance.one_in(2),
            create_data: match chance.below(6) {
                0 => CreateData::Id,
                1 => CreateData::Record,
                _ => CreateData::Nothing,
            },
            ..Server::default()
        };
        let fault_rate = [2, 3, 8, 1_000][usize::try_from(chance.below(4)).unwrap()];
        let rival_rate = [3, 10, 1_000][usize::try_from(chance.below(3)).unwrap()];
        Rc::new(RefCell::new(Self {
            seed,
            chance,
            clock_millis: Rc::new(Cell::new(1_796_083_200_000)),
            server,
            browser: Browser::default(),
            is_faulty: true,
            fault_rate,
            rival_rate,
            late: Vec::new(),
            event: 0,
            maker: BTreeMap::new(),
            landed: BTreeMap::new(),
            submits: BTreeMap::new(),
            last_list: [0; WINDOWS],
            story: Vec::new(),
            reached: BTreeSet::new(),
        }))
    }

    fn tell(&mut self, line: impl Into<String>) {
        self.story.push(line.into());
    }

    fn pass(&mut self, millis: u64) {
        let millis = i64::try_from(millis).unwrap();
        self.clock_millis.set(self.clock_millis.get() + millis);
    }

    /// One exchange, as the network, the server and the rivals have it.
    fn exchange(&mut self, window: usize, request: &Request) -> Answer {
        let route = Server::route(request);
        let entry = (route == Route::Create).then(|| self.note_post(request));
        let millis = self.chance.below(1_500);
        self.pass(millis);
        if self.is_faulty && self.chance.one_in(40) {
            // The clock is set: ten minutes forth or back.
            let jump_millis = if self.chance.one_in(2) { 600_000 } else { -600_000 };
            self.clock_millis.set(self.clock_millis.get() + jump_millis);
        }
        self.land_late(false);
        if self.is_faulty && self.chance.one_in(self.rival_rate) {
            self.rival();
        }
        let is_fault = self.is_faulty && self.chance.one_in(self.fault_rate);
        let fault = if is_fault { 1 + self.chance.below(13) } else { 0 };
        self.tell(format!("  window {window}: {route:?} fault {fault}"));
        let gone = Err(SendError::Network);
        match fault {
            1 => gone,
            2 => {
                self.serve(window, request, entry.as_deref());
                gone
            }
            3 => {
                self.serve(window, request, entry.as_deref());
                self.pass(30_000);
                Err(SendError::Timeout)
            }
            4 => {
                if let Some(entry) = entry {
                    let delay_millis = i64::try_from(self.chance.below(120_000)).unwrap();
                    let due_millis = self.clock_millis.get() + delay_millis;
                    let body = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
                    self.late.push(Late { due_millis, entry, body });
                }
                self.pass(30_000);
                Err(SendError::Timeout)
            }
            5 => {
                let mut answer = self.serve(window, request, entry.as_deref());
                let length = u64::try_from(answer.body.len()).unwrap();
                let kept = self.chance.below(length);
                answer.body.truncate(usize::try_from(kept).unwrap());
                Ok(answer)
            }
            6 => Ok(text(500, "text/plain", "")),
            7 => {
                self.serve(window, request, entry.as_deref());
                Ok(text(502, "text/html", "<h1>Bad Gateway</h1>"))
            }
            8 => Ok(text(200, "text/html", "<!doctype html>")),
            9 => {
                self.serve(window, request, entry.as_deref());
                Ok(text(200, "text/html", "<!doctype html>"))
            }
            10 => Ok(text(429, "", "")),
            11 => Ok(text(307, "", "")),
            12 => Ok(common::refused("no access to group auto")),
            13 => {
                self.serve(window, request, entry.as_deref());
                Err(SendError::TooLarge)
            }
            _ => Ok(self.serve(window, request, entry.as_deref())),
        }
    }

    /// No POST without a journal entry, and none twice.
    fn note_post(&mut self, request: &Request) -> String {
        assert!(request.keepalive);
        let stored = self.browser.stored(Slot::Journal).expect("the journal is written before");
        assert_eq!(stored["phase"], "sent");
        let entry = stored["id"].as_str().unwrap().to_owned();
        let submit = self.submits.entry(entry.clone()).or_default();
        submit.posts += 1;
        assert_eq!(submit.posts, 1, "a POST is repeated");
        entry
    }

    fn serve(&mut self, window: usize, request: &Request, entry: Option<&str>) -> Response {
        let answer = self.server.act(request);
        self.event += 1;
        if let Some(entry) = entry {
            self.note_landing(entry);
        }
        if Server::route(request) == Route::List {
            self.last_list[window] = self.event;
        }
        answer
    }

    fn note_landing(&mut self, entry: &str) {
        let id = self.server.last_id;
        self.maker.insert(id, entry.to_owned());
        self.landed.insert(id, self.event);
        self.tell(format!("  key {id} lands for {entry}"));
        let made = self.maker.values().filter(|maker| *maker == entry).count();
        assert_eq!(made, 1, "one submit made two keys");
    }

    fn land_late(&mut self, all: bool) {
        let now_millis = self.clock_millis.get();
        let all_late = std::mem::take(&mut self.late);
        let (due, later): (Vec<_>, Vec<_>) =
            all_late.into_iter().partition(|late| all || late.due_millis <= now_millis);
        self.late = later;
        for late in due {
            self.reached.insert("late landing");
            self.server.insert(&late.body);
            self.event += 1;
            self.note_landing(&late.entry);
        }
    }

    /// Somebody else creates a key, maybe just the same.
    fn rival(&mut self) {
        self.reached.insert("rival");
        let draft = if self.chance.one_in(2) { form(0) } else { form(1) };
        let id = self.server.insert(&wire(&draft));
        self.event += 1;
        self.landed.insert(id, self.event);
        self.tell(format!("  a rival makes key {id}, {}", draft.name.as_str()));
    }

    fn key_of(&self, entry: &str) -> Option<i64> {
        self.maker.iter().find(|(_, maker)| *maker == entry).map(|(id, _)| *id)
    }

    /// A key is shown as the one. True, or the simulation fails.
    fn check_created(&mut self, window: usize, entry: &Entry, created: &Created) {
        let id = created.record.id.0;
        self.tell(format!("  shown: key {id} for {} by {:?}", entry.id, created.evidence));
        assert!(
            created.comparison.iter().all(|row| row.equal),
            "what is shown is not what was asked"
        );
        assert!(id > entry.baseline.0, "an old key is taken for the new one");
        if let Some(key) = &created.key {
            assert_eq!(key.expose(), self.server.key_text(id), "another key's text is shown");
        }
        match created.evidence {
            Evidence::ServerConfirmed => {
                self.reached.insert("confirmed");
                assert_eq!(self.maker.get(&id), Some(&entry.id), "not the key of this submit");
            }
            Evidence::FoundByMatch => {
                self.reached.insert("found");
                let elsewhere = self
                    .submits
                    .iter()
                    .find(|(other, submit)| **other != entry.id && submit.shown.contains(&id));
                assert!(elsewhere.is_none(), "a key shown before is taken for the new one");
                // The one that fits may be a rival's, and the POST of this submit still under way: nothing on
                // the server tells. The person reads that the key was found, not that it was confirmed.
                let seen = self.last_list[window];
                self.submits.entry(entry.id.clone()).or_default().dismissed_after = Some(seen);
            }
        }
        self.submits.entry(entry.id.clone()).or_default().shown.insert(id);
    }

    fn check(&mut self, window: usize, entry: &Entry, outcome: &Outcome) {
        self.tell(format!("  window {window}: {}", name_of(outcome)));
        self.reached.insert(name_of(outcome));
        let key = self.key_of(&entry.id);
        let was_there = key.is_some_and(|id| self.landed[&id] < self.last_list[window]);
        match outcome {
            Outcome::Created(created) => self.check_created(window, entry, created),
            Outcome::NotCreated(_) => {
                assert_eq!(key, None, "told that nothing was created");
                self.submits.entry(entry.id.clone()).or_default().is_denied = true;
            }
            Outcome::Ambiguous(candidates) => {
                let ids: BTreeSet<_> = candidates.iter().map(|one| one.record.id.0).collect();
                assert!(ids.len() > 1);
                assert!(candidates.iter().all(|one| one.comparison.iter().all(|row| row.equal)));
                assert!(!was_there || ids.contains(&key.unwrap()), "the key is not among them");
                self.submits.entry(entry.id.clone()).or_default().shown.extend(ids);
            }
            Outcome::NotSeen { .. } => {
                assert!(!was_there, "told that a key is not seen that was there");
            }
            Outcome::CannotLook(_) | Outcome::Blocked(_) => {}
        }
    }

    /// Every key that a submit made is shown, or in the open journal, or came after the person gave up.
    fn check_nothing_is_lost(&self) {
        let open = self.browser.stored(Slot::Journal);
        let open = open.as_ref().and_then(|entry| entry["id"].as_str());
        for (id, entry) in &self.maker {
            let submit = &self.submits[entry];
            assert!(!submit.is_denied, "key {id} exists though its submit was told it does not");
            let gave_up = submit.dismissed_after.is_some_and(|seen| self.landed[id] > seen);
            let is_known = submit.shown.contains(id) || open == Some(entry) || gave_up;
            assert!(is_known, "key {id} of {entry} is lost");
        }
    }
}

fn name_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Created(_) => "created",
        Outcome::NotCreated(failure) if failure.kind.code() == "never-sent" => "never sent",
        Outcome::NotCreated(_) => "not created",
        Outcome::Ambiguous(_) => "ambiguous",
        Outcome::NotSeen { .. } => "not seen",
        Outcome::CannotLook(_) => "cannot look",
        Outcome::Blocked(Blocked::AnotherWindow) => "another window",
        Outcome::Blocked(Blocked::OpenEntry(_)) => "open entry",
        Outcome::Blocked(Blocked::NoBaseline(_)) => "no baseline",
        Outcome::Blocked(Blocked::AlreadySettled) => "already settled",
        Outcome::Blocked(Blocked::OtherAccount) => "other account",
        Outcome::Blocked(Blocked::Store(_)) => "storage failed",
    }
}

/// Two forms, so that submits and rivals often ask for just the same.
fn form(which: u64) -> ValidDraft {
    thread_local!(static FORMS: [ValidDraft; 2] = [asked("ci"), asked("production")]);
    FORMS.with(|forms| forms[usize::try_from(which).unwrap()].clone())
}

/// One window and the person before it, from opening it to closing it.
struct Visit {
    world: Shared,
    host: MemoryHost,
    window: usize,
}

impl Visit {
    fn open(world: &Shared, window: usize) -> Self {
        let (browser, clock, seed) = {
            let mut world = world.borrow_mut();
            world.tell(format!("window {window} opens"));
            (world.browser.clone(), Rc::clone(&world.clock_millis), world.chance.next())
        };
        let served = Rc::clone(world);
        let host =
            MemoryHost::new(&browser, move |request| served.borrow_mut().exchange(window, request));
        let host = host.with_clock(clock).with_seed(seed);
        Self { world: Rc::clone(world), host, window }
    }

    fn below(&self, bound: u64) -> u64 {
        self.world.borrow_mut().chance.below(bound)
    }

    async fn run(self) {
        for _ in 0..=self.below(3) {
            match journal::load(&self.host).await.unwrap() {
                Loaded::Open(entry) => self.look(&entry).await,
                Loaded::Empty => self.submit().await,
                Loaded::SetAside { reason } => panic!("an entry of ours cannot be read: {reason}"),
            }
        }
    }

    /// The entry under which a create runs is known once it is stored.
    fn stored_entry(&self) -> Option<Entry> {
        match block_on(journal::load(&self.host)).unwrap() {
            Loaded::Open(entry) => Some(entry),
            _ => None,
        }
    }

    async fn submit(&self) {
        let mut ahead = None;
        if self.below(2) == 0 {
            ahead = read_baseline(&self.host, &account()).await.ok();
            let millis = self.below(60_000);
            self.host.sleep(u32::try_from(millis).unwrap()).await;
            // The form is being filled in; meanwhile the other window may do anything.
            for _ in 0..self.below(120) {
                yield_once().await;
            }
        }
        let asked = form(self.below(2));
        self.world.borrow_mut().tell(format!(
            "window {} submits {}",
            self.window,
            asked.name.as_str()
        ));
        let entry = RefCell::new(None::<Entry>);
        let on_step = |step| match step {
            Step::Sending => *entry.borrow_mut() = self.stored_entry(),
            Step::Proven(created) => {
                let entry = entry.borrow();
                self.world.borrow_mut().check_created(
                    self.window,
                    entry.as_ref().unwrap(),
                    &created,
                );
            }
            _ => {}
        };
        let outcome = create(&self.host, &account(), &asked, ahead, &on_step).await;
        let Some(entry) = entry.take() else {
            // Nothing was sent: the check of every POST would have told otherwise.
            assert!(matches!(outcome, Outcome::Blocked(_)), "{outcome:?}");
            self.world.borrow_mut().reached.insert(name_of(&outcome));
            return;
        };
        assert!(!matches!(outcome, Outcome::Blocked(_)), "told that nothing was sent");
        self.conclude(&entry, outcome).await;
    }

    async fn look(&self, entry: &Entry) {
        let on_step = |step| {
            if let Step::Proven(created) = step {
                self.world.borrow_mut().check_created(self.window, entry, &created);
            }
        };
        let outcome = resume(&self.host, &account(), entry, &on_step).await;
        self.conclude(entry, outcome).await;
    }

    /// What the program says is checked; then the person does something about it, or nothing.
    async fn conclude(&self, entry: &Entry, outcome: Outcome) {
        self.world.borrow_mut().check(self.window, entry, &outcome);
        match outcome {
            Outcome::Ambiguous(candidates) => match self.below(3) {
                0 => self.pick(entry, candidates).await,
                1 => self.dismiss(entry).await,
                _ => {}
            },
            Outcome::NotSeen { .. } if self.below(2) == 0 => self.dismiss(entry).await,
            _ => {}
        }
    }

    async fn pick(&self, entry: &Entry, candidates: Vec<Candidate>) {
        let which = self.below(u64::try_from(candidates.len()).unwrap());
        let candidate = candidates.into_iter().nth(usize::try_from(which).unwrap()).unwrap();
        self.give_up(entry, "picked");
        let id = candidate.record.id;
        let created = pick(&self.host, &account(), candidate).await;
        assert_eq!(created.record.id, id);
        if let Some(key) = created.key {
            assert_eq!(key.expose(), self.world.borrow().server.key_text(id.0));
        }
    }

    async fn dismiss(&self, entry: &Entry) {
        self.give_up(entry, "dismissed");
        drop(dismiss(&self.host, &entry.id).await);
    }

    /// From now on the journal may be closed: the person knows what stood there at the last look.
    fn give_up(&self, entry: &Entry, how: &'static str) {
        let mut world = self.world.borrow_mut();
        world.reached.insert(how);
        world.tell(format!("window {}: {how} {}", self.window, entry.id));
        let seen = world.last_list[self.window];
        world.submits.entry(entry.id.clone()).or_default().dismissed_after = Some(seen);
    }
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Plays one seed to its end.
fn simulate(seed: u64) -> Shared {
    let world = World::new(seed);
    let kill_rate = [8, 25, 1_000][usize::try_from(world.borrow_mut().chance.below(3)).unwrap()];
    let mut windows: [Option<Task>; WINDOWS] = [None, None];
    let mut visits_left = 2 + world.borrow_mut().chance.below(4);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        let turn = usize::try_from(world.borrow_mut().chance.below(2)).unwrap();
        let Some(task) = &mut windows[turn] else {
            if visits_left > 0 {
                visits_left -= 1;
                windows[turn] = Some(Box::pin(Visit::open(&world, turn).run()));
            } else if windows.iter().all(Option::is_none) {
                break;
            }
            continue;
        };
        if task.as_mut().poll(&mut context).is_ready() {
            windows[turn] = None;
        } else if world.borrow_mut().chance.one_in(kill_rate) {
            windows[turn] = None;
            let closes = {
                let mut world = world.borrow_mut();
                world.reached.insert("killed");
                world.tell(format!("window {turn} is killed"));
                world.chance.one_in(8)
            };
            if closes {
                windows = [None, None];
                let mut world = world.borrow_mut();
                world.reached.insert("browser closed");
                world.tell("the browser is closed");
                world.browser.close();
            }
        }
        world.borrow().check_nothing_is_lost();
    }
    reopen_and_settle(&world);
    world
}

/// The faults are over and everything late has landed: the app is opened once more, and says how it is.
fn reopen_and_settle(world: &Shared) {
    {
        let mut world = world.borrow_mut();
        world.is_faulty = false;
        world.land_late(true);
        world.check_nothing_is_lost();
        world.tell("all is well again");
    }
    let visit = Visit::open(world, 0);
    if let Some(entry) = visit.stored_entry() {
        let outcome = block_on(resume(&visit.host, &account(), &entry, &|_| {}));
        let mut world = world.borrow_mut();
        world.check(0, &entry, &outcome);
        let settles = !matches!(outcome, Outcome::CannotLook(_) | Outcome::Blocked(_));
        assert!(settles, "nothing stands in the way: {outcome:?}");
        let is_closed = world.browser.stored(Slot::Journal).is_none();
        let stays_open = matches!(outcome, Outcome::Ambiguous(_) | Outcome::NotSeen { .. });
        assert_eq!(is_closed, !stays_open);
    }
    world.borrow().check_nothing_is_lost();
}
