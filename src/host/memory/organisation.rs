//! What an organisation has set for a test's browser: told at once, later, or never.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use serde_json::Value;

/// Shared by the windows that are given it.
#[derive(Clone, Default)]
pub struct Organisation(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    is_silent: bool,
    set: Option<Value>,
    waiting: Vec<Waker>,
}

impl Organisation {
    /// One that has set `value`.
    pub fn of(value: Value) -> Self {
        let organisation = Self::default();
        organisation.sets(value);
        organisation
    }

    /// One that nothing is heard of until it [`Self::sets`] something.
    pub fn silent() -> Self {
        let organisation = Self::default();
        organisation.0.borrow_mut().is_silent = true;
        organisation
    }

    /// Tells everybody who waits, and who asks from now on.
    pub fn sets(&self, value: Value) {
        let mut state = self.0.borrow_mut();
        state.is_silent = false;
        state.set = Some(value);
        state.waiting.drain(..).for_each(Waker::wake);
    }

    /// What is set, once it is told.
    pub(super) async fn told(&self) -> Option<Value> {
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            if state.is_silent {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(state.set.clone())
        })
        .await
    }
}
