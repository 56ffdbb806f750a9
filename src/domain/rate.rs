//! How many units a server makes a dollar: an exact decimal, since operators choose rates such as 68493.15.

use super::decimal::Decimal;

/// The most decimals of a rate.
const MAX_SCALE: usize = 12;

/// The highest rate: a million million units, which no server has.
const MAX_RATE: u64 = 1_000_000_000_000;

/// How many units a dollar is: `mantissa / 10^scale`, above 0. There is no usual one to fall back on: a rate that the
/// server has not told is `None`, and dollars wait for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitsPerDollar {
    mantissa: u64,
    scale: u8,
}

impl UnitsPerDollar {
    /// A whole rate; `None` for 0 and above a million million.
    pub const fn new(units: u64) -> Option<Self> {
        if units == 0 || units > MAX_RATE { None } else { Some(Self { mantissa: units, scale: 0 }) }
    }

    /// Reads a rate as JSON writes numbers, such as `500000`, `68493.15` or `5e5`. `None` for what is no number above 0,
    /// has more than twelve decimals or is above a million million: such a rate is not known.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 =
            exponent.parse().ok().filter(|exponent| (-30..=30).contains(exponent))?;
        let (mut mantissa, decimals) = Decimal::read(number)?.parts()?;
        if mantissa == 0 {
            return None;
        }
        let mut scale = i32::try_from(decimals).ok()?.checked_sub(exponent)?;
        while scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        while scale < 0 {
            mantissa = mantissa.checked_mul(10)?;
            scale += 1;
        }
        let scale = u8::try_from(scale).ok().filter(|scale| usize::from(*scale) <= MAX_SCALE)?;
        let rate = Self { mantissa, scale };
        (u128::from(mantissa) <= u128::from(MAX_RATE) * rate.ten_to_scale()).then_some(rate)
    }

    /// `dollars` in units, rounded down, and whether that is exact. `None` beyond 64 bits.
    pub(super) fn units_of(self, dollars: &Decimal) -> (Option<u64>, bool) {
        dollars.times(self.mantissa, usize::from(self.scale))
    }

    /// `units` in steps of `1 / 10^places` dollars, rounded down, with what is left over, as a fraction of a step:
    /// `(steps, numerator, denominator)`. At most six places.
    pub(super) fn steps(self, units: u64, places: u32) -> (u128, u128, u128) {
        // At most 1.8 × 10^19 × 10^12 × 10^6: far below 2^128.
        let amount = u128::from(units) * self.ten_to_scale() * 10_u128.pow(places.min(6));
        let one = u128::from(self.mantissa);
        (amount / one, amount % one, one)
    }

    fn ten_to_scale(self) -> u128 {
        10_u128.pow(u32::from(self.scale))
    }
}
