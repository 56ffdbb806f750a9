//! The windows that listen to a browser's storage.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::host::{Guard, OnStorageChange, StorageChange};

/// Shared by the windows of one browser.
#[derive(Clone, Default)]
pub(super) struct Listeners(Rc<State>);

#[derive(Default)]
struct State {
    listening: RefCell<Vec<(u64, OnStorageChange)>>,
    last: Cell<u64>,
}

impl Listeners {
    /// Tells `on_change` of every change until the guard is dropped.
    pub(super) fn add(&self, on_change: OnStorageChange) -> Guard {
        let number = self.0.last.get() + 1;
        self.0.last.set(number);
        self.0.listening.borrow_mut().push((number, on_change));
        Guard::new(Listening { state: Rc::clone(&self.0), number })
    }

    /// Tells everybody who listens.
    pub(super) fn tell(&self, change: &StorageChange) {
        // Whoever is told may stop listening.
        let all: Vec<OnStorageChange> =
            self.0.listening.borrow().iter().map(|(_, one)| Rc::clone(one)).collect();
        for on_change in all {
            on_change(change.clone());
        }
    }
}

struct Listening {
    state: Rc<State>,
    number: u64,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.state.listening.borrow_mut().retain(|(number, _)| *number != self.number);
    }
}
