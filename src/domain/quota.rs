//! How much a key may spend: whole units, with dollars as another way to write them. No floats.

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use super::money::exact_dollars;

pub use super::rate::UnitsPerDollar;

/// The most units a key may have, inclusive (New API: 10⁹ dollars at the usual rate).
pub const MAX_UNITS: i64 = 500_000_000_000_000;

/// Dollars that the form offers at one press.
pub const QUICK_DOLLARS: [&str; 5] = ["1", "5", "10", "50", "100"];

/// An amount of quota in units, from 0 to [`MAX_UNITS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quota(i64);

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
    /// Dollars, and how many units the server makes a dollar is not known.
    RateUnknown,
    /// No whole number of units. These are the nearest.
    NotExact {
        /// The next smaller amount.
        below: Quota,
        /// The next larger amount.
        above: Quota,
    },
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
    pub fn parse(text: &str, unit: Unit, rate: Option<UnitsPerDollar>) -> Result<Self, Error> {
        match unit {
            Unit::Dollars => Self::parse_dollars(text, rate),
            Unit::Units => Self::parse_units(text),
        }
    }

    /// Reads whole units, such as `100000` or `100,000`.
    pub fn parse_units(text: &str) -> Result<Self, Error> {
        Self::from_product(number(text)?.times(1, 0))
    }

    /// Reads dollars exactly, such as `10`, `.5`, `$1,000.25`.
    pub fn parse_dollars(text: &str, rate: Option<UnitsPerDollar>) -> Result<Self, Error> {
        let text = text.trim();
        let (sign, bare) = text.strip_prefix('-').map_or(("", text), |bare| ("-", bare));
        let bare = bare.strip_prefix('$').unwrap_or(bare).trim_start();
        let dollars = number(&format!("{sign}{bare}"))?;
        Self::from_product(rate.ok_or(Error::RateUnknown)?.units_of(&dollars))
    }

    /// Units rounded down, and whether they are the whole amount.
    fn from_product((units, is_exact): (Option<u64>, bool)) -> Result<Self, Error> {
        let below = units.and_then(|units| i64::try_from(units).ok()).ok_or(Error::TooLarge)?;
        let below = Self::from_units(below)?;
        if is_exact {
            return Ok(below);
        }
        let above = Self::from_units(below.units() + 1)?;
        Err(Error::NotExact { below, above })
    }
}

/// A plain decimal number with thousands separators where they belong.
fn number(text: &str) -> Result<Decimal, Error> {
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
    let number = Decimal::read(&format!("{whole}.{decimals}")).ok_or(Error::NotANumber)?;
    if is_negative && !number.is_zero() { Err(Error::Negative) } else { Ok(number) }
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

/// The same amount written in another unit, or `None` when the text names no amount, it cannot be written exactly, or the
/// rate is not known.
pub fn convert_text(
    text: &str,
    from: Unit,
    to: Unit,
    rate: Option<UnitsPerDollar>,
) -> Option<String> {
    let quota = Quota::parse(text, from, rate).ok()?;
    let written = match to {
        Unit::Units => quota.units().to_string(),
        Unit::Dollars => exact_dollars(quota.units(), rate?)?,
    };
    (Quota::parse(&written, to, rate) == Ok(quota)).then_some(written)
}
