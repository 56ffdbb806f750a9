//! The server's clock: it, and not the local one, decides when a key expires.

use crate::api::{Account, Request, Response};
use crate::domain::press::Press;
use crate::domain::server_clock::{self, Offset};
use crate::domain::time::UnixSeconds;
use crate::host::Host;

/// The time by the clock of the account's server, as far as it is known to be off; the local time otherwise.
pub fn server_now(host: &dyn Host, account: &Account) -> UnixSeconds {
    let local = host.now_millis().div_euclid(1000);
    UnixSeconds(local.saturating_add(seconds_ahead(host, account)))
}

/// How many seconds the clock of the account's server is ahead of the local one, negative when it is behind; 0 up to a
/// minute, and while nothing is known.
pub fn seconds_ahead(host: &dyn Host, account: &Account) -> i64 {
    host.server_clocks().seconds_ahead(account.base_url.as_str())
}

/// The moment `local_millis` of the local clock as a press by the clock of the account's server, if that is known.
pub(super) fn press_at(host: &dyn Host, account: &Account, local_millis: i64) -> Option<Press> {
    Press::at(local_millis, host.server_clocks().offset(account.base_url.as_str()))
}

/// Notes the clock of an answer. One that is no success may come from a gateway with a clock of its own.
pub(super) fn note(host: &dyn Host, request: &Request, response: &Response, sent_millis: i64) {
    if !(200..300).contains(&response.status) {
        return;
    }
    let Some(date) = response.date() else { return };
    let received_millis = host.now_millis();
    let ahead = server_clock::seconds_ahead(date, sent_millis, received_millis);
    let offset = Offset::of(date, sent_millis, received_millis);
    if let (Some(ahead), Some(offset)) = (ahead, offset) {
        host.server_clocks().note(&request.url, ahead, offset);
    }
}
