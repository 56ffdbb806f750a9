//! What an answer's headers say of time: how long the server asks to be left alone, and what its clock shows.

use super::{Response, http_date};
use crate::domain::time::UnixSeconds;

impl Response {
    /// The server's clock when it answered (`Date`), to the second.
    pub fn date(&self) -> Option<UnixSeconds> {
        http_date::read(self.header("date")?)
    }

    /// For how many seconds the server asks to be left alone (`Retry-After`): a number of seconds, or a moment, which
    /// is counted from the server's own clock where the answer tells that, and from `now` otherwise.
    pub fn pause_seconds(&self, now: UnixSeconds) -> Option<u32> {
        let told = self.header("retry-after")?.trim();
        if !told.is_empty() && told.bytes().all(|byte| byte.is_ascii_digit()) {
            // More digits than a number holds are a very long time all the same.
            return Some(told.parse().unwrap_or(u32::MAX));
        }
        let seconds = http_date::read(told)?.0.saturating_sub(self.date().unwrap_or(now).0);
        Some(u32::try_from(seconds.max(0)).unwrap_or(u32::MAX))
    }
}
