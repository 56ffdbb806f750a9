//! One window: what `src/ui` holds of the accounts, the making of a key and the work under way, and no more.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use comet_keys::api::Account;
use comet_keys::domain::account::{AccountId, TokenStorage};
use comet_keys::domain::key::{KeyId, KeyRecord};
use comet_keys::domain::managed::{Managed, Obstacle};
use comet_keys::flow::bulk::Run;
use comet_keys::flow::new_keys::NewKey;
use comet_keys::flow::pending_deletes::PendingDelete;
use comet_keys::flow::rotate::Rotation;
use comet_keys::flow::{AccountStore, Baseline, Outcome};
use comet_keys::host::Guard;

use crate::host::WindowHost;
use crate::server::MARKS;
use crate::tasks::{Tasks, Until};
use crate::world::{Shared, Shown};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Loading,
    Connect,
    Unlock,
    Accounts,
    Create,
    Bulk,
    Keys,
}

#[derive(Clone, Debug)]
pub(crate) enum Stage {
    Form,
    Working,
    Created(KeyId),
    Unsettled(Rc<Outcome>),
}

pub(crate) struct Window {
    pub(crate) world: Shared,
    pub(crate) number: usize,
    pub(crate) host: WindowHost,
    pub(crate) tasks: Tasks,
    pub(crate) listening: RefCell<Option<Guard>>,
    pub(crate) book: RefCell<AccountStore>,
    pub(crate) account: RefCell<Option<Account>>,
    pub(crate) managed: RefCell<Managed>,
    pub(crate) lock_after_minutes: Cell<u32>,
    pub(crate) changing: Cell<u32>,
    pub(crate) missed: Cell<bool>,
    pub(crate) route: Cell<Route>,
    pub(crate) stage: RefCell<Stage>,
    /// An account is being connected or unlocked.
    pub(crate) is_busy: Cell<bool>,
    pub(crate) baseline: RefCell<Option<Baseline>>,
    pub(crate) records: RefCell<Vec<KeyRecord>>,
    pub(crate) rotations: RefCell<Vec<Rotation>>,
    /// A key is being changed.
    pub(crate) is_changing_key: Cell<bool>,
    pub(crate) queue: RefCell<Vec<PendingDelete>>,
    pub(crate) is_following: Cell<bool>,
    pub(crate) has_more: Cell<bool>,
    pub(crate) new_keys: RefCell<Vec<NewKey>>,
    pub(crate) run: RefCell<Option<Run>>,
    pub(crate) is_running: Cell<bool>,
    pub(crate) is_paused: Cell<bool>,
    pub(crate) noted_millis: Cell<i64>,
    pub(crate) next_look_millis: Cell<i64>,
}

/// Sets a flag back when the work that set it ends, however it ends.
pub(crate) struct While<F: Fn()>(pub(crate) F);

impl<F: Fn()> Drop for While<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl Window {
    pub(crate) fn new(world: &Shared, number: usize) -> Rc<Self> {
        Rc::new(Self {
            world: Rc::clone(world),
            number,
            host: WindowHost::new(world, number),
            tasks: Tasks::default(),
            listening: RefCell::default(),
            book: RefCell::default(),
            account: RefCell::default(),
            managed: RefCell::default(),
            lock_after_minutes: Cell::new(15),
            changing: Cell::default(),
            missed: Cell::default(),
            route: Cell::new(Route::Loading),
            stage: RefCell::new(Stage::Form),
            is_busy: Cell::default(),
            baseline: RefCell::default(),
            records: RefCell::default(),
            rotations: RefCell::default(),
            is_changing_key: Cell::default(),
            queue: RefCell::default(),
            is_following: Cell::default(),
            has_more: Cell::default(),
            new_keys: RefCell::default(),
            run: RefCell::default(),
            is_running: Cell::default(),
            is_paused: Cell::default(),
            noted_millis: Cell::default(),
            next_look_millis: Cell::default(),
        })
    }

    pub(crate) fn below(&self, bound: u64) -> u64 {
        self.world.borrow_mut().chance.below(bound)
    }

    /// The place of one of `count` things.
    pub(crate) fn one_of(&self, count: usize) -> usize {
        usize::try_from(self.below(u64::try_from(count).unwrap())).unwrap()
    }

    pub(crate) fn tell(&self, line: &str) {
        self.world.borrow_mut().tell(format!("window {}: {line}", self.number));
    }

    pub(crate) fn reach(&self, what: &'static str) {
        self.world.borrow_mut().reach(what);
    }

    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + 'static) {
        let id = self.world.borrow_mut().number();
        self.tasks.start(id, Until::AccountChanges, work);
    }

    pub(crate) fn spawn_on_screen(&self, work: impl Future<Output = ()> + 'static) {
        let id = self.world.borrow_mut().number();
        self.tasks.start(id, Until::ScreenIsLeft, work);
    }

    /// Starts what belongs to no account.
    pub(crate) fn spawn_for_window(&self, work: impl Future<Output = ()> + 'static) {
        let id = self.world.borrow_mut().number();
        self.tasks.start(id, Until::WindowCloses, work);
    }

    /// Calls a flow, so that the books know whose writes are whose.
    pub(crate) async fn call<T>(
        &self,
        what: &'static str,
        subject: Option<i64>,
        flow: impl Future<Output = T>,
    ) -> T {
        self.world.borrow_mut().begin_call(what, subject);
        let done = flow.await;
        self.reach(what);
        done
    }

    pub(crate) fn account(&self) -> Option<Account> {
        self.account.borrow().clone()
    }

    pub(crate) fn account_id(&self) -> Option<AccountId> {
        self.account().map(|account| account.id).or_else(|| self.book.borrow().active.clone())
    }

    pub(crate) fn is_making(&self) -> bool {
        matches!(*self.stage.borrow(), Stage::Working)
    }

    pub(crate) fn set_stage(self: &Rc<Self>, stage: Stage) {
        self.stage.replace(stage);
        self.poke();
    }

    pub(crate) fn go(self: &Rc<Self>, route: Route) {
        if self.route.get() != route {
            self.tasks.end_of_screen();
        }
        self.route.set(route);
        self.poke();
    }

    /// What could not be followed at once is followed when nothing stands in its way any more.
    pub(crate) fn poke(self: &Rc<Self>) {
        if self.missed.get() {
            let own = Rc::clone(self);
            self.spawn(async move { own.follow_accounts().await });
        }
    }

    /// The account that `store` shows, unless it is locked or may not be used.
    pub(crate) fn usable(&self, store: &AccountStore) -> Option<Account> {
        store.account().filter(|_| store.obstacle(&self.managed.borrow()).is_none())
    }

    pub(crate) fn obstacle(&self) -> Option<Obstacle> {
        self.book.borrow().obstacle(&self.managed.borrow())
    }

    /// Ends what is under way for the account that is shown.
    pub(crate) fn end_others(&self) {
        self.tasks.end_of_account();
        self.run.take();
        self.is_paused.set(false);
    }

    /// Takes over the accounts; what goes on for one that is shown no longer ends.
    pub(crate) fn set_book(self: &Rc<Self>, book: AccountStore) {
        let account = self.usable(&book);
        if self.account() != account {
            self.end_others();
            self.records.take();
            self.rotations.take();
            self.queue.take();
            self.new_keys.take();
            self.set_stage(Stage::Form);
            if matches!(self.route.get(), Route::Create | Route::Bulk | Route::Keys) {
                self.go(Route::Loading);
            }
        }
        {
            let mut world = self.world.borrow_mut();
            let shown = &mut world.windows[self.number];
            shown.account.clone_from(&account);
            let keeping = book.shown().map(|own| own.profile.keeping);
            shown.is_guarded = keeping == Some(TokenStorage::Locked);
        }
        self.account.replace(account);
        self.book.replace(book);
        self.baseline.take();
    }

    pub(crate) fn set_managed(self: &Rc<Self>, managed: Managed) {
        self.world.borrow_mut().windows[self.number].managed = managed.clone();
        self.managed.replace(managed);
        let book = self.book.borrow().clone();
        self.set_book(book);
    }

    /// Keeps this window from following others while it changes the accounts itself.
    pub(crate) fn changes_accounts(self: &Rc<Self>) -> While<impl Fn() + 'static> {
        self.changing.set(self.changing.get() + 1);
        let own = Rc::clone(self);
        While(move || {
            own.changing.set(own.changing.get() - 1);
            own.poke();
        })
    }

    /// What is shown is the shown account's own.
    pub(crate) fn check_shown<'a>(&self, names: impl Iterator<Item = &'a str>) {
        let Some(id) = self.account_id() else { return };
        let user = self.world.borrow().user_of(&id).expect("an account that was stored");
        for name in names {
            assert!(name.starts_with(MARKS[user]), "{name} is shown under another account");
        }
    }

    /// Ends at once, wherever it is.
    pub(crate) fn kill(&self) {
        self.listening.take();
        // Whatever it held begins nothing any more.
        self.missed.set(false);
        self.tasks.end_all();
        self.missed.set(false);
        self.tasks.end_all();
        let mut world = self.world.borrow_mut();
        world.windows[self.number] = Shown::default();
    }
}
