//! Whose turn it is: all that the windows have under way goes on side by side, one await at a time, and dies at any of
//! them.

use std::rc::Rc;

use comet_keys::domain::account::TokenStorage;
use comet_keys::host::memory::MemoryHost;
use comet_keys::host::{Browser as _, Guard};
use serde_json::{Value, json};

use crate::claims::watch;
use crate::host::WindowHost;
use crate::tasks::{Task, Tasks, Until};
use crate::window::Window;
use crate::world::{NEVER, Shared, WINDOWS, World};

/// More turns than any story takes; one that goes on has come to no end.
const MOST_TURNS: usize = 200_000;

pub(crate) struct Story {
    seed: u64,
    pub(crate) world: Shared,
    pub(crate) windows: Vec<Option<Rc<Window>>>,
    /// The background worker's.
    pub(crate) worker: Tasks,
    pub(crate) worker_host: Rc<WindowHost>,
    kill_rate: u64,
    last: Option<Rc<Task>>,
    _watching: Option<Guard>,
}

impl Story {
    pub(crate) fn new(seed: u64) -> Self {
        let world = World::new(seed);
        let browser = world.borrow().browser.clone();
        let watcher = MemoryHost::scripted(&browser, Vec::new());
        let watching = watcher.on_storage_change(Rc::new(watch(&world)));
        let kill_rate = world.borrow_mut().chance.one_of(&[80, 400, NEVER]);
        let worker_host = Rc::new(WindowHost::new(&world, 0));
        Self {
            seed,
            windows: vec![None; WINDOWS],
            worker: Tasks::default(),
            worker_host,
            kill_rate,
            last: None,
            _watching: watching,
            world,
        }
    }

    pub(crate) fn below(&self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap();
        usize::try_from(self.world.borrow_mut().chance.below(bound)).unwrap()
    }

    fn one_in(&self, bound: u64) -> bool {
        self.world.borrow_mut().chance.one_in(bound)
    }

    pub(crate) fn now_millis(&self) -> i64 {
        self.world.borrow().clock_millis.get()
    }

    pub(crate) fn all_tasks(&self) -> Vec<Rc<Task>> {
        let windows = self.windows.iter().flatten().flat_map(|window| window.tasks.all());
        windows.chain(self.worker.all()).collect()
    }

    /// One turn of something that does not sleep, or time passes. False when nothing is under way.
    pub(crate) fn turn(&mut self) -> bool {
        let now_millis = self.now_millis();
        self.do_what_is_due(now_millis);
        let all = self.all_tasks();
        let is_awake = |task: &&Rc<Task>| task.until_millis.get() <= now_millis;
        let awake: Vec<_> = all.iter().filter(is_awake).cloned().collect();
        if awake.is_empty() {
            let Some(next) = all.iter().map(|task| task.until_millis.get()).min() else {
                return false;
            };
            let millis = u64::try_from(next - now_millis).unwrap_or(1);
            self.world.borrow_mut().pass(millis);
            return true;
        }
        let stays = self.last.clone().filter(|last| awake.iter().any(|task| task.id == last.id));
        let task = match stays {
            // Some get on faster than others for a while.
            Some(last) if !self.one_in(4) => last,
            _ => Rc::clone(&awake[self.below(awake.len())]),
        };
        task.poll(&self.world);
        self.last = Some(task);
        let is_changed = std::mem::take(&mut self.world.borrow_mut().is_changed);
        if is_changed {
            self.world.borrow().check_nothing_is_lost();
        }
        true
    }

    /// What nobody presses: looks at the clock, and the worker's alarm.
    fn do_what_is_due(&self, now_millis: i64) {
        for window in self.windows.iter().flatten() {
            let next = window.next_look_millis.get();
            if next == 0 {
                window.next_look_millis.set(now_millis + 5_000);
            } else if next <= now_millis && !self.world.borrow().is_settling {
                window.look_at_the_clock();
            }
        }
        let alarm = self.world.borrow().alarm_millis();
        if alarm.is_some_and(|alarm| alarm <= now_millis) && self.worker.all().is_empty() {
            self.world.borrow_mut().answered_alarm = alarm;
            let (id, host) = (self.world.borrow_mut().number(), Rc::clone(&self.worker_host));
            let world = Rc::clone(&self.world);
            self.worker.start(id, Until::WindowCloses, async move {
                world.borrow_mut().begin_call("worker", None);
                crate::worker::wake(&*host).await;
            });
        }
    }

    /// Goes on until nothing is under way.
    pub(crate) fn run_out(&mut self) {
        self.world.borrow_mut().is_settling = true;
        for _ in 0..MOST_TURNS {
            if !self.turn() {
                self.world.borrow_mut().is_settling = false;
                return;
            }
        }
        let calls: Vec<_> = self.world.borrow().calls.values().map(|call| call.what).collect();
        panic!("no end: {calls:?}");
    }

    pub(crate) fn open(&mut self, number: usize) {
        self.world.borrow_mut().tell(format!("window {number} opens"));
        let window = Window::new(&self.world, number);
        window.start();
        self.windows[number] = Some(window);
    }

    pub(crate) fn kill(&mut self, number: usize) {
        if let Some(window) = self.windows[number].take() {
            self.world.borrow_mut().tell(format!("window {number} is killed"));
            window.kill();
            self.world.borrow().check_nothing_is_lost();
        }
    }

    pub(crate) fn close_browser(&mut self) {
        (0..WINDOWS).for_each(|number| self.kill(number));
        self.worker.end_all();
        let mut world = self.world.borrow_mut();
        world.tell("the browser is closed");
        world.reach("browser closed");
        world.browser.close();
        world.begin_call("closing", None);
        world.audit_tokens();
        if !world.tells_managed && world.chance.one_in(2) {
            let set = settings(&mut world);
            world.set_managed(set);
        }
    }

    /// One or two accounts are connected, with keys from before.
    pub(crate) fn begin(&mut self) {
        self.world.borrow_mut().is_faulty = false;
        self.open(0);
        self.run_out();
        for user in 0..=self.below(2) {
            let keeping = TokenStorage::ALL[self.below(3)];
            self.windows[0].as_ref().unwrap().connect_as(user, keeping);
            self.run_out();
            self.world.borrow_mut().make_keys_of_before(user);
        }
        self.world.borrow_mut().is_faulty = true;
    }

    /// The person, the organisation and death have their turns between those of the work.
    pub(crate) fn play(&mut self) {
        let mut presses_left = 25 + self.below(30);
        while presses_left > 0 {
            let works_on = !self.one_in(9);
            if works_on && self.turn() {
                if self.one_in(self.kill_rate) {
                    self.die();
                }
                continue;
            }
            presses_left -= 1;
            let number = self.below(WINDOWS);
            match &self.windows[number] {
                None => self.open(number),
                Some(window) => window.press(),
            }
            if self.one_in(30) && self.world.borrow().tells_managed {
                self.set_something_else();
            }
            if self.one_in(40) {
                self.go_away();
            }
        }
    }

    /// The organisation changes its mind, and the browser says so.
    fn set_something_else(&self) {
        let mut world = self.world.borrow_mut();
        let set = settings(&mut world);
        world.set_managed(set);
        let browser = world.browser.clone();
        drop(world);
        browser.tell_managed();
    }

    fn die(&mut self) {
        self.world.borrow_mut().reach("killed");
        if self.one_in(6) {
            self.close_browser();
        } else {
            let number = self.below(WINDOWS);
            self.kill(number);
        }
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.world.borrow().story.join("\n"));
            eprintln!(
                "seed {0} failed; replay it with COMET_SIMULATION_SEED={0} cargo test -p comet-sandbox --test windows",
                self.seed
            );
        }
    }
}

/// What the organisation may set.
fn settings(world: &mut World) -> Value {
    let server = world.server.bases[1];
    match world.chance.below(6) {
        0 => json!({ "require_passphrase": true }),
        1 => json!({ "server": server }),
        2 => json!({ "lock_after_minutes": 2 }),
        3 => json!({ "policy": { "max_quota": 2_000 } }),
        4 => json!({ "require_passphrase": true, "policy": { "max_quota": 2_000 } }),
        _ => json!({}),
    }
}
