//! The port to time, and to what spreads retries over it.

use super::{LocalFuture, ServerClocks};

/// Tells the time, and waits.
pub trait Clock {
    /// Milliseconds since 1970 by the local clock, which may be wrong and may jump.
    fn now_millis(&self) -> i64;
    /// What the clocks of servers show, for as long as the program runs.
    fn server_clocks(&self) -> &ServerClocks;
    /// A random number below `below`; 0 when `below` is 0.
    fn jitter_millis(&self, below: u32) -> u32;
    /// Waits.
    fn sleep(&self, millis: u32) -> LocalFuture<'_, ()>;
}
