//! When a create was sent, by the server's clock, and which keys may have come of it.

use super::server_clock::Offset;
use super::time::UnixSeconds;

/// A key that one press made is created within so many seconds of it.
pub const REPEAT_WITHIN_SECONDS: i64 = 10;

/// The server's clock has to be known to within so many seconds: an answer that took longer says too little.
const UNSURE_SECONDS: i64 = 3;

/// A press of the button by the server's clock, as closely as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    /// It was not before this second.
    pub earliest: UnixSeconds,
    /// It was not after this second.
    pub latest: UnixSeconds,
}

impl Press {
    /// The press at `local_millis` of the local clock. `None` while the server's clock is not known, or not closely
    /// enough: then no key can be told from somebody else's by its age.
    pub fn at(local_millis: i64, offset: Option<Offset>) -> Option<Self> {
        let Offset { least_millis, most_millis } = offset?;
        let second = |ahead_millis: i64| {
            UnixSeconds(local_millis.saturating_add(ahead_millis).div_euclid(1000))
        };
        let press = Self { earliest: second(least_millis), latest: second(most_millis) };
        let unsure_seconds = press.latest.0.saturating_sub(press.earliest.0);
        (0..=UNSURE_SECONDS).contains(&unsure_seconds).then_some(press)
    }

    /// Whether a key with this creation time may be one that the press made.
    pub const fn covers(self, created_time: i64) -> bool {
        let end = self.latest.0.saturating_add(REPEAT_WITHIN_SECONDS);
        self.earliest.0 <= created_time && created_time <= end
    }
}
