//! One window and the person before it.

use std::cell::RefCell;
use std::rc::Rc;

use comet_keys::flow::journal::{self, Entry, Loaded};
use comet_keys::flow::keys::Changed;
use comet_keys::flow::{
    Candidate, Candidates, Outcome, Repeated, Step, create, delete_candidate, dismiss, keep_one,
    leave_all, note_copied, pick, read_baseline, resume,
};
use comet_keys::host::Clock as _;
use comet_keys::host::memory::{MemoryHost, block_on, yield_once};

use crate::claims::name_of;
use crate::forms::form;
use crate::server::account;
use crate::world::Shared;

/// From opening the window to closing it.
pub(crate) struct Visit {
    world: Shared,
    pub(crate) host: MemoryHost,
    window: usize,
}

impl Visit {
    pub(crate) fn open(world: &Shared, window: usize) -> Self {
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

    pub(crate) async fn run(self) {
        for _ in 0..=self.below(3) {
            match journal::load(&self.host, &account().id).await.unwrap() {
                Loaded::Open(entry) => self.look(&entry).await,
                Loaded::Empty => self.submit().await,
                Loaded::SetAside { reason } => panic!("an entry of ours cannot be read: {reason}"),
            }
        }
    }

    /// The entry under which a create runs is known once it is stored.
    pub(crate) fn stored_entry(&self) -> Option<Entry> {
        match block_on(journal::load(&self.host, &account().id)).unwrap() {
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
            Step::Journaling => self.world.borrow_mut().note_press(self.window),
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
            Outcome::Ambiguous(found) | Outcome::StoredDifferently(found) => match self.below(4) {
                0 => self.pick(entry, found.keys).await,
                1 => self.dismiss(entry).await,
                2 => self.delete(entry, &found).await,
                _ => {}
            },
            Outcome::Repeated(repeated) => self.settle(entry, *repeated).await,
            Outcome::NotSeen { .. } | Outcome::NewUnreadable { .. } if self.below(2) == 0 => {
                self.dismiss(entry).await;
            }
            _ => {}
        }
    }

    /// Keeps one of the keys, or leaves all, or goes away; maybe after copying one.
    async fn settle(&self, entry: &Entry, mut repeated: Repeated) {
        let ids = repeated.ids();
        if self.below(2) == 0 {
            let which = self.below(u64::try_from(ids.len()).unwrap());
            let id = ids[usize::try_from(which).unwrap()];
            if note_copied(&self.host, &account(), &repeated, id).await.is_ok() {
                repeated.copied.push(id);
            }
        }
        match self.below(3) {
            0 => self.keep_one(entry, &repeated).await,
            1 => {
                let left = leave_all(&self.host, &account(), &repeated).await;
                if left.is_ok() {
                    self.give_up(entry, "left all");
                }
            }
            _ => {}
        }
    }

    async fn keep_one(&self, entry: &Entry, repeated: &Repeated) {
        self.world.borrow_mut().is_keeping[self.window] = true;
        let kept = keep_one(&self.host, &account(), repeated, &|_step| {}).await;
        self.world.borrow_mut().is_keeping[self.window] = false;
        let Ok(kept) = kept else { return };
        let mut world = self.world.borrow_mut();
        world.reached.insert("kept one");
        let spare = repeated.spare();
        for (record, fate) in &kept.fates {
            world.tell(format!("  key {}: {}", record.id.0, fate.code()));
            assert!(spare.contains(&record.id), "deleted what was not named");
            assert!(!fate.is_gone() || !world.server.has_key(record.id.0), "told of as gone");
        }
        match &kept.outcome {
            Outcome::Created(created) => {
                let id = created.record.id;
                assert!(repeated.kept().contains(&id), "another key is kept");
                assert!(world.server.has_key(id.0), "the kept key is gone");
                let seen = world.last_list[self.window];
                world.submit(&entry.id).dismissed_after = Some(seen);
            }
            outcome => world.check(self.window, entry, outcome),
        }
    }

    async fn pick(&self, entry: &Entry, candidates: Vec<Candidate>) {
        let which = self.below(u64::try_from(candidates.len()).unwrap());
        let candidate = candidates.into_iter().nth(usize::try_from(which).unwrap()).unwrap();
        self.give_up(entry, "picked");
        let id = candidate.record.id;
        let created = pick(&self.host, &account(), candidate).await;
        assert_eq!(created.record.id, id);
        // The other window may have deleted it by now.
        let is_there = self.world.borrow().server.has_key(id.0);
        if let Some(key) = created.key.filter(|_| is_there) {
            assert_eq!(key.expose(), self.world.borrow().server.key_text(id.0));
        }
    }

    /// Deletes one of the keys. The entry is closed only if that one was certainly the submit's.
    async fn delete(&self, entry: &Entry, found: &Candidates) {
        let which = self.below(u64::try_from(found.keys.len()).unwrap());
        let candidate = &found.keys[usize::try_from(which).unwrap()];
        self.world.borrow_mut().reached.insert("deleted");
        let account = account();
        let (changed, is_closed) = delete_candidate(&self.host, &account, found, candidate).await;
        if is_closed {
            assert_eq!(changed, Changed::Gone);
            assert!(found.is_certain(), "an entry is closed whose key may be there still");
        }
        self.world.borrow_mut().tell(format!("  {} closes: {is_closed}", entry.id));
    }

    async fn dismiss(&self, entry: &Entry) {
        self.give_up(entry, "dismissed");
        drop(dismiss(&self.host, &account().id, &entry.id).await);
    }

    /// From now on the journal may be closed: the person knows what stood there at the last look.
    fn give_up(&self, entry: &Entry, how: &'static str) {
        let mut world = self.world.borrow_mut();
        world.reached.insert(how);
        world.tell(format!("window {}: {how} {}", self.window, entry.id));
        let seen = world.last_list[self.window];
        world.submit(&entry.id).dismissed_after = Some(seen);
    }
}
