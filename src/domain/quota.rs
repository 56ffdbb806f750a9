//! How much a key may spend: whole units, with dollars as another way to write them. No floats.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// The most units a key may have, inclusive (New API: 10⁹ dollars at the usual rate).
pub const MAX_UNITS: i64 = 500_000_000_000_000;

/// Dollars that the form offers at one press.
pub const QUICK_DOLLARS: [&str; 5] = ["1", "5", "10", "50", "100"];

/// An amount of quota in units, from 0 to [`MAX_UNITS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quota(i64);

/// How many units a dollar is, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitsPerDollar(u64);

/// How an amount is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// US dollars, with decimals.
    #[default]
    Dollars,
    /// The server's own units.
    Units,
}

/// Why a text is no amount of quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Empty,
    /// No plain decimal number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Above [`MAX_UNITS`].
    TooLarge,
    /// More decimals than one unit is worth.
    NotExact,
}

impl Default for UnitsPerDollar {
    /// 500,000: New API's and `CometAPI`'s rate.
    fn default() -> Self {
        Self(500_000)
    }
}

impl UnitsPerDollar {
    /// `None` for 0 and for rates above a million million, which no server has.
    pub const fn new(units: u64) -> Option<Self> {
        if units == 0 || units > 1_000_000_000_000 { None } else { Some(Self(units)) }
    }

    /// The number of units.
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Quota {
    /// No quota at all.
    pub const ZERO: Self = Self(0);

    /// Checks the range.
    pub const fn from_units(units: i64) -> Result<Self, Error> {
        if units < 0 {
            Err(Error::Negative)
        } else if units > MAX_UNITS {
            Err(Error::TooLarge)
        } else {
            Ok(Self(units))
        }
    }

    /// The amount in units.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Reads an amount written in `unit`.
    pub fn parse(text: &str, unit: Unit, per: UnitsPerDollar) -> Result<Self, Error> {
        match unit {
            Unit::Dollars => Self::parse_dollars(text, per),
            Unit::Units => Self::parse_units(text),
        }
    }

    /// Reads whole units, such as `100000` or `100,000`.
    pub fn parse_units(text: &str) -> Result<Self, Error> {
        let number = Number::read(text)?;
        if !number.decimals.is_empty() {
            return Err(Error::NotExact);
        }
        number.to_quota(1)
    }

    /// Reads dollars exactly, such as `10`, `.5`, `$1,000.25`.
    pub fn parse_dollars(text: &str, per: UnitsPerDollar) -> Result<Self, Error> {
        let text = text.trim();
        let (sign, bare) = text.strip_prefix('-').map_or(("", text), |bare| ("-", bare));
        let bare = bare.strip_prefix('$').unwrap_or(bare).trim_start();
        Number::read(&format!("{sign}{bare}"))?.to_quota(u128::from(per.0))
    }
}

/// A plain decimal number, taken apart: digits only, no needless zeros.
struct Number {
    whole: String,
    decimals: String,
}

impl Number {
    fn read(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::Empty);
        }
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let whole = without_separators(whole).ok_or(Error::NotANumber)?;
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_digit = !whole.is_empty() || !decimals.is_empty();
        if !has_digit || !is_digits(&whole) || !is_digits(decimals) {
            return Err(Error::NotANumber);
        }
        let number = Self {
            whole: whole.trim_start_matches('0').to_owned(),
            decimals: decimals.trim_end_matches('0').to_owned(),
        };
        let is_zero = number.whole.is_empty() && number.decimals.is_empty();
        if is_negative && !is_zero { Err(Error::Negative) } else { Ok(number) }
    }

    /// The number times `factor`, in units.
    fn to_quota(&self, factor: u128) -> Result<Quota, Error> {
        // 10^24 is far beyond any amount, so longer texts need no arithmetic.
        if self.whole.len() > 24 {
            return Err(Error::TooLarge);
        }
        // The smallest rate step is 10^-12 of a dollar: more decimals are never whole units.
        if self.decimals.len() > 12 {
            return Err(Error::NotExact);
        }
        let whole = digits(&self.whole).checked_mul(factor).ok_or(Error::TooLarge)?;
        let scale = 10_u128.pow(u32::try_from(self.decimals.len()).unwrap_or(12));
        let part = digits(&self.decimals) * factor;
        if !part.is_multiple_of(scale) {
            return Err(Error::NotExact);
        }
        let units = whole.checked_add(part / scale).ok_or(Error::TooLarge)?;
        let units = i64::try_from(units).map_err(|_too_large| Error::TooLarge)?;
        Quota::from_units(units)
    }
}

/// The value of at most 24 digits.
fn digits(text: &str) -> u128 {
    text.bytes().fold(0, |value, digit| value * 10 + u128::from(digit.wrapping_sub(b'0')))
}

/// The digits without thousands separators; `None` if one stands where none belongs.
fn without_separators(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let is_well_placed = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    is_well_placed.then(|| text.replace(',', ""))
}

/// Writes units as dollars, exactly where the rate allows, with two decimals or as many as it takes (at most 12).
pub fn format_dollars(units: i64, per: UnitsPerDollar) -> String {
    let per = u128::from(per.0);
    let amount = u128::from(units.unsigned_abs());
    let mut text = if units < 0 { "-".to_owned() } else { String::new() };
    let mut rest = amount % per;
    // Writing to a String cannot fail.
    let _infallible = write!(text, "{}.", amount / per);
    for place in 0..12 {
        if place >= 2 && rest == 0 {
            break;
        }
        rest *= 10;
        let _infallible = write!(text, "{}", rest / per);
        rest %= per;
    }
    text
}

/// Writes units as dollars to read at a glance: whole cents, rounded down, unless less than a cent is all there is.
pub fn glance_dollars(units: i64, per: UnitsPerDollar) -> String {
    let exact = format_dollars(units, per);
    let end = exact.find('.').map_or(exact.len(), |point| point + 3);
    match exact.get(..end) {
        Some(cents) if cents.contains(|digit: char| ('1'..='9').contains(&digit)) => {
            cents.to_owned()
        }
        _ => exact,
    }
}

/// The same amount written in another unit, or `None` when the text names no amount or it cannot be written exactly.
pub fn convert_text(text: &str, from: Unit, to: Unit, per: UnitsPerDollar) -> Option<String> {
    let quota = Quota::parse(text, from, per).ok()?;
    let written = match to {
        Unit::Units => quota.units().to_string(),
        Unit::Dollars => format_dollars(quota.units(), per),
    };
    (Quota::parse(&written, to, per) == Ok(quota)).then_some(written)
}
