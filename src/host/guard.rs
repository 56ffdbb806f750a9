//! A held lock.

use std::any::Any;
use std::fmt;

/// A held lock; dropping it releases the lock, and so does the death of the page.
#[must_use = "the lock is released when the guard is dropped"]
pub struct Guard(#[expect(dead_code, reason = "held only for what its drop does")] Box<dyn Any>);

impl Guard {
    /// Wraps the value whose drop releases the lock.
    pub fn new(held: impl Any) -> Self {
        Self(Box::new(held))
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Guard")
    }
}
