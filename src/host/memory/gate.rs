//! Answers, and the time, that a test holds back until it lets them go.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::api::Request;

/// Shared by the windows that are given it. Nothing is held until [`Self::holds`].
#[derive(Clone, Default)]
pub struct Gate(Rc<RefCell<State>>);

type Which = Rc<dyn Fn(&Request) -> bool>;

#[derive(Default)]
struct State {
    which: Option<Which>,
    held: usize,
    is_time_held: bool,
    waiting: Vec<Waker>,
}

impl Gate {
    /// From now on holds the answers of these requests. The server has acted on them by then.
    pub fn holds(&self, which: impl Fn(&Request) -> bool + 'static) {
        self.0.borrow_mut().which = Some(Rc::new(which));
    }

    /// How many answers are held back now.
    pub fn held(&self) -> usize {
        self.0.borrow().held
    }

    /// Lets go of every answer that is not to be held any more.
    pub fn lets_go(&self) {
        self.0.borrow_mut().waiting.drain(..).for_each(Waker::wake);
    }

    /// Lets go of every answer, and holds no more.
    pub fn opens(&self) {
        self.0.borrow_mut().which = None;
        self.lets_go();
    }

    /// From now on whoever sleeps does not wake.
    pub fn holds_time(&self) {
        self.0.borrow_mut().is_time_held = true;
    }

    /// Wakes whoever sleeps.
    pub fn lets_time_pass(&self) {
        self.0.borrow_mut().is_time_held = false;
        self.lets_go();
    }

    /// Waits as long as the time is held.
    pub(super) async fn passes_time(&self) {
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            if state.is_time_held {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
    }

    /// Waits as long as the answer to `request` is held.
    pub(super) async fn passes(&self, request: &Request) {
        let held = Held(self);
        self.0.borrow_mut().held += 1;
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            let is_held = state.which.as_ref().is_some_and(|which| which(request));
            if is_held {
                state.waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(())
        })
        .await;
        drop(held);
    }
}

/// Counts an answer that is given up as held no more.
struct Held<'gate>(&'gate Gate);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.0.borrow_mut().held -= 1;
    }
}
