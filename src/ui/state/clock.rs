//! The time by which keys expire.

use super::super::context::Ctx;
use crate::domain::time::UnixSeconds;
use crate::flow;

impl Ctx {
    /// The time by the clock of the account's server, where it is known to be off, and by the local one otherwise: the
    /// server decides what has expired.
    pub(in super::super) fn now(self) -> UnixSeconds {
        match self.account() {
            Some(account) => flow::server_now(&*self.host(), &account),
            None => UnixSeconds(self.host().now_millis().div_euclid(1000)),
        }
    }

    /// How many seconds the clock of the account's server is ahead of the local one; 0 up to a minute.
    pub(in super::super) fn server_seconds_ahead(self) -> i64 {
        self.account().map_or(0, |account| flow::seconds_ahead(&*self.host(), &account))
    }
}
