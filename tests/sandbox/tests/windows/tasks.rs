//! What one window has under way, as `src/ui/tasks.rs` keeps it: each piece of work can be given up at any await.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::task::{Context, Waker};

use comet_keys::host::LocalFuture;

use crate::world::Shared;

/// How long a piece of work may go on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    ScreenIsLeft,
    AccountChanges,
    WindowCloses,
}

pub(crate) struct Task {
    pub(crate) id: u64,
    work: RefCell<Option<LocalFuture<'static, ()>>>,
    /// It sleeps until then.
    pub(crate) until_millis: Cell<i64>,
    until: Until,
}

impl Task {
    /// Goes on to the next await.
    pub(crate) fn poll(&self, shared: &Shared) {
        let mut slot = self.work.borrow_mut();
        let Some(work) = slot.as_mut() else { return };
        {
            let mut world = shared.borrow_mut();
            world.current = self.id;
            world.event += 1;
            world.sleeps_until_millis = 0;
        }
        let polled = work.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        if polled.is_ready() {
            slot.take();
        }
        let mut world = shared.borrow_mut();
        world.current = 0;
        self.until_millis.set(world.sleeps_until_millis);
        if polled.is_ready() {
            world.calls.remove(&self.id);
        }
    }

    fn end(&self) {
        // One that cannot be borrowed is the one that asks.
        let work = self.work.try_borrow_mut().ok().and_then(|mut work| work.take());
        drop(work);
    }
}

#[derive(Default)]
pub(crate) struct Tasks(RefCell<Vec<Rc<Task>>>);

impl Tasks {
    pub(crate) fn start(&self, id: u64, until: Until, work: impl Future<Output = ()> + 'static) {
        let work: LocalFuture<'static, ()> = Box::pin(work);
        let work = RefCell::new(Some(work));
        self.0.borrow_mut().push(Rc::new(Task { id, work, until_millis: Cell::new(0), until }));
    }

    /// Those that are not done.
    pub(crate) fn all(&self) -> Vec<Rc<Task>> {
        let mut all = self.0.borrow_mut();
        all.retain(|task| task.work.try_borrow().map_or(true, |work| work.is_some()));
        all.clone()
    }

    pub(crate) fn end_all(&self) {
        self.end(|_| true);
    }

    pub(crate) fn end_of_account(&self) {
        self.end(|until| until != Until::WindowCloses);
    }

    pub(crate) fn end_of_screen(&self) {
        self.end(|until| until == Until::ScreenIsLeft);
    }

    fn end(&self, which: impl Fn(Until) -> bool) {
        self.all().iter().filter(|task| which(task.until)).for_each(|task| task.end());
    }
}
