//! Amounts in a person's words: dollars where the server's rate is known, and otherwise its units.

use super::{Text, fill};
use crate::domain::lang::Lang;
use crate::domain::money::{dollars, short_dollars};
use crate::domain::quota::UnitsPerDollar;

/// An amount to the last digit.
pub fn amount_text(units: i64, rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    rate.map_or_else(|| units_text(units, lang), |rate| dollars(units, rate))
}

/// An amount for a list, in cents.
pub fn short_amount_text(units: i64, rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    rate.map_or_else(|| units_text(units, lang), |rate| short_dollars(units, rate))
}

/// An amount as the server counts it.
pub fn units_text(units: i64, lang: Lang) -> String {
    fill(Text::AMOUNT_UNITS.in_lang(lang), &[("units", &units.to_string())])
}

/// An amount in dollars, where the rate is known, and in units beside it.
pub(super) fn both_text(units: i64, rate: Option<UnitsPerDollar>, lang: Lang) -> String {
    let in_units = units_text(units, lang);
    match rate {
        Some(rate) => format!("{} ({in_units})", dollars(units, rate)),
        None => in_units,
    }
}
