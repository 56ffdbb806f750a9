//! When a key stops working.

use super::time::UnixSeconds;

/// From here on a number of seconds is surely one of milliseconds: the year 5138.
pub(super) const MILLISECONDS_FROM: i64 = 100_000_000_000;
/// The last moment a calendar with four digits shows: 9999-12-31T23:59:59Z.
const LAST: i64 = 253_402_300_799;

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
const YEAR: i64 = 365 * DAY;

/// What the form offers at one press, in seconds from now, as [`parse`] reads it:
/// an hour, a day, 7, 30 and 90 days, a year.
pub const PICKS: [&str; 6] = ["+3600", "+86400", "+604800", "+2592000", "+7776000", "+31536000"];

/// When a key expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expiry {
    /// Not at all; `-1` on the wire.
    Never,
    /// At a moment that lay in the future when it was checked.
    At(UnixSeconds),
}

/// Why a text is no expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Empty,
    /// No whole number.
    NotANumber,
    /// 0, which the server turns into "never" on create and "expired" on update.
    Zero,
    /// Not after now; the server would take it and make a dead key.
    Past,
    /// Milliseconds given for seconds; the server would take them as the year 50,000.
    Milliseconds,
    /// Beyond the year 9999 however it is read.
    TooFar,
}

impl Expiry {
    /// The number that is sent: seconds since 1970, or -1 for never.
    pub const fn wire(self) -> i64 {
        match self {
            Self::Never => -1,
            Self::At(moment) => moment.0,
        }
    }

    /// Reads a number that has been sent, without asking whether it lies in the future.
    pub const fn from_wire(seconds: i64) -> Option<Self> {
        match seconds {
            -1 => Some(Self::Never),
            1.. => Some(Self::At(UnixSeconds(seconds))),
            _ => None,
        }
    }
}

/// Reads seconds since 1970, `+` and seconds from `now`, or `-1` or `never`.
pub fn parse(text: &str, now: UnixSeconds) -> Result<Expiry, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::Empty);
    }
    if text == "-1" || text.eq_ignore_ascii_case("never") {
        return Ok(Expiry::Never);
    }
    let ahead = text.strip_prefix('+');
    let digits = ahead.or(text.strip_prefix('-')).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Error::NotANumber);
    }
    // Only a number beyond 64 bits fails here.
    let mut seconds: i64 = text.parse().map_err(|_overflow| Error::TooFar)?;
    if ahead.is_some() {
        seconds = seconds.saturating_add(now.0);
    }
    match seconds {
        0 => Err(Error::Zero),
        _ if seconds <= now.0 => Err(Error::Past),
        _ if seconds / 1000 > LAST => Err(Error::TooFar),
        MILLISECONDS_FROM.. => Err(Error::Milliseconds),
        _ => Ok(Expiry::At(UnixSeconds(seconds))),
    }
}

/// How far away a moment is, in whole steps of the unit that says it best, with the unit's name in `Intl`: minutes below
/// an hour, hours below a day, days below a year.
pub const fn distance(seconds: i64) -> (i64, &'static str) {
    let (step, unit) = match seconds {
        ..HOUR => (60, "minute"),
        HOUR..DAY => (HOUR, "hour"),
        DAY..YEAR => (DAY, "day"),
        YEAR.. => (YEAR, "year"),
    };
    ((seconds + step / 2) / step, unit)
}
