//! What the app does beside the person, for as long as the app stands.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::Poll;

use leptos::task::spawn_local;

use crate::host::LocalFuture;

/// Something under way; `None` once it is done or given up.
type Task = Rc<RefCell<Option<LocalFuture<'static, ()>>>>;

thread_local! {
    static HAS_STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// From now on nothing goes on that is under way in any app of the page. After a panic no screen follows what is done, and
/// what nobody was shown must stay to be found: an open create stays in the journal.
pub(crate) fn stop_all() {
    HAS_STOPPED.set(true);
}

/// Whether a panic has ended every app of the page.
pub(crate) fn have_stopped() -> bool {
    HAS_STOPPED.get()
}

/// Everything under way.
#[derive(Default)]
pub(super) struct Tasks {
    all: RefCell<Vec<Task>>,
    /// Those of them that end with the screen they were begun on.
    of_screen: RefCell<Vec<Task>>,
    /// What belongs to no account, and so ends with the app alone.
    of_app: RefCell<Vec<Task>>,
}

impl Tasks {
    /// Starts `work`.
    pub(super) fn start(&self, work: impl Future<Output = ()> + 'static) {
        Self::start_boxed(&self.all, Box::pin(work));
    }

    /// Starts `work` that goes on whichever account is shown.
    pub(super) fn start_for_app(&self, work: impl Future<Output = ()> + 'static) {
        Self::start_boxed(&self.of_app, Box::pin(work));
    }

    /// Starts `work`, which ends when the person leaves the screen.
    pub(super) fn start_on_screen(&self, work: impl Future<Output = ()> + 'static) {
        let task = Self::start_boxed(&self.all, Box::pin(work));
        self.of_screen.borrow_mut().push(task);
    }

    /// All of this once, and not anew for the type of each future.
    fn start_boxed(list: &RefCell<Vec<Task>>, work: LocalFuture<'static, ()>) -> Task {
        let task: Task = Rc::new(RefCell::new(Some(work)));
        let mut tasks = list.borrow_mut();
        // One that cannot be looked at is the one that is asking.
        tasks.retain(|task| !task.try_borrow().is_ok_and(|task| task.is_none()));
        tasks.push(Rc::clone(&task));
        let started = Rc::clone(&task);
        spawn_local(poll_fn(move |context| {
            let mut slot = task.borrow_mut();
            if have_stopped() {
                // Its locks go with it, so that another window can look for what it leaves.
                slot.take();
            }
            let Some(work) = slot.as_mut() else { return Poll::Ready(()) };
            let polled = work.as_mut().poll(context);
            if polled.is_ready() {
                *slot = None;
            }
            polled
        }));
        started
    }

    /// Ends all that is done for the account, but the one that asks, and takes its requests, timers and locks along.
    pub(super) fn end_others(&self) {
        end(&self.all.borrow().clone());
    }

    /// Ends what belongs to the screen that the person leaves, but for the one that leads away from it.
    pub(super) fn end_of_screen(&self) {
        end(&self.of_screen.take());
    }
}

/// What a task holds may begin something as it goes, so no list of tasks is borrowed meanwhile.
fn end(tasks: &[Task]) {
    for task in tasks {
        // One that cannot be borrowed is the one that asks.
        let work = task.try_borrow_mut().ok().and_then(|mut task| task.take());
        drop(work);
    }
}

/// What is under way ends with the app: one that is gone has no screen to show an outcome on. A create that was sent
/// stays in the journal.
impl Drop for Tasks {
    fn drop(&mut self) {
        end(&self.of_app.take());
        self.end_others();
    }
}
