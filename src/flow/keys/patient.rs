//! Asks about one account, and waits while the server says that it was asked too often.

use crate::api::{Account, Failure, FailureKind, Request, Response, get_key};
use crate::domain::key::{KeyId, KeyRecord};
use crate::flow::retry::{MAX_PAUSE_SECONDS, exchange};
use crate::host::Host;

/// A person at the screen is told at once.
pub(super) const AT_ONCE: &[u32] = &[];

/// A long run outwaits the server's window of 180 seconds. In milliseconds.
pub(super) const OUTWAIT: &[u32] = &[10_000, 20_000, 40_000, 60_000, 60_000];

const JITTER_MILLIS: u32 = 1_000;

/// Who asks whom, and how long a 429 is waited for.
#[derive(Clone, Copy)]
pub(super) struct Asker<'a> {
    pub(super) host: &'a dyn Host,
    pub(super) account: &'a Account,
    /// The waits after each 429 that names none itself, in milliseconds.
    pub(super) waits_millis: &'static [u32],
}

impl<'a> Asker<'a> {
    pub(super) const fn at_once(host: &'a dyn Host, account: &'a Account) -> Self {
        Self { host, account, waits_millis: AT_ONCE }
    }

    /// Sends `request`. Only a 429 makes it be sent again: the server says so before it touches anything.
    pub(super) async fn ask<T>(
        self,
        request: Request,
        read: fn(&Response) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut waits = self.waits_millis.iter();
        loop {
            let failure = match exchange(self.host, request.clone(), read).await {
                Ok(value) => return Ok(value),
                Err(failure) => failure,
            };
            match waits.next() {
                Some(wait) if failure.kind == FailureKind::RateLimited => {
                    let wait_millis = match failure.pause_seconds {
                        Some(seconds) if seconds > MAX_PAUSE_SECONDS => return Err(failure),
                        Some(seconds) => seconds * 1000,
                        None => *wait,
                    };
                    self.host.sleep(wait_millis + self.host.jitter_millis(JITTER_MILLIS)).await;
                }
                _ => return Err(failure),
            }
        }
    }

    /// The record as it stands.
    pub(super) async fn look(self, id: KeyId) -> Result<KeyRecord, Failure> {
        self.ask(get_key::request(self.account, id), get_key::read).await
    }
}
