//! How far a server's clock is off the local one, as one exchange shows it.

use super::time::UnixSeconds;

/// Up to here a difference is nobody's concern, in seconds.
pub const TOLERANCE_SECONDS: i64 = 60;

/// How far a server's clock is ahead of the local one, as closely as one exchange shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// At least so much; negative when it is behind.
    pub least_millis: i64,
    /// At most so much.
    pub most_millis: i64,
}

impl Offset {
    /// The server wrote `date` at some moment between sending and receiving. `None` when the local clock was set back
    /// meanwhile.
    pub fn of(date: UnixSeconds, sent_millis: i64, received_millis: i64) -> Option<Self> {
        if received_millis < sent_millis {
            return None;
        }
        // The date is cut to whole seconds.
        let earliest_millis = date.0.saturating_mul(1000);
        Some(Self {
            least_millis: earliest_millis.saturating_sub(received_millis),
            most_millis: earliest_millis.saturating_add(999).saturating_sub(sent_millis),
        })
    }

    /// What two exchanges show together; the later one alone where they contradict each other, since a clock was set then.
    #[must_use]
    pub fn narrowed(self, later: Self) -> Self {
        let both = Self {
            least_millis: self.least_millis.max(later.least_millis),
            most_millis: self.most_millis.min(later.most_millis),
        };
        if both.least_millis <= both.most_millis { both } else { later }
    }
}

/// How many seconds the server's clock is ahead of the local one, negative when it is behind, and 0 up to
/// [`TOLERANCE_SECONDS`]. The server wrote `date` at some moment between sending and receiving; of all differences that
/// fit, the smallest counts. `None` when the local clock was set back meanwhile.
pub fn seconds_ahead(date: UnixSeconds, sent_millis: i64, received_millis: i64) -> Option<i64> {
    let Offset { least_millis: least, most_millis: most } =
        Offset::of(date, sent_millis, received_millis)?;
    let tolerance_millis = TOLERANCE_SECONDS * 1000;
    Some(if least > tolerance_millis {
        least.div_euclid(1000)
    } else if most < -tolerance_millis {
        -(most.saturating_neg().div_euclid(1000))
    } else {
        0
    })
}
