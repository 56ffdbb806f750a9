//! Amounts for a list, short: cents, and never nothing where there is something.

use super::quota::UnitsPerDollar;

/// Units as dollars and cents, such as `$12.34`; a positive amount below a cent is `<$0.01`.
pub fn short_dollars(units: i64, per: UnitsPerDollar) -> String {
    let cents = u128::from(units.unsigned_abs()) * 100 / u128::from(per.get());
    if cents == 0 && units != 0 {
        return if units > 0 { "<$0.01".to_owned() } else { "-<$0.01".to_owned() };
    }
    let sign = if units < 0 { "-" } else { "" };
    format!("{sign}${}.{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_short_and_never_nothing() {
        let written = |units| short_dollars(units, UnitsPerDollar::default());
        let cases = [
            (0, "$0.00"),
            (1, "<$0.01"),
            (-1, "-<$0.01"),
            (5_000, "$0.01"),
            (6_172_839, "$12.34"),
            (-750_000, "-$1.50"),
            (i64::MAX, "$18446744073709.55"),
            (i64::MIN, "-$18446744073709.55"),
        ];
        for (units, text) in cases {
            assert_eq!(written(units), text);
        }
    }
}
