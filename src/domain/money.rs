//! Units written as dollars: exactly, or with a sign that says how they are rounded. Never another amount.

use super::rate::UnitsPerDollar;

/// The most decimals of an exact amount; one unit at the usual rate needs six.
const MAX_DECIMALS: usize = 12;

/// Decimals of an amount that has no end.
const ROUNDED_DECIMALS: u32 = 6;

/// Units as dollars without a sign of the currency, such as `0.20` or `-0.000002`: two decimals, or as many as it takes.
/// `None` where twelve do not do.
pub fn exact_dollars(units: i64, per: UnitsPerDollar) -> Option<String> {
    Some(format!("{}{}", minus(units), exact(units, per)?))
}

/// As [`exact_dollars`], without the minus.
fn exact(units: i64, per: UnitsPerDollar) -> Option<String> {
    let (whole, mut rest, one) = per.steps(units.unsigned_abs(), 0);
    let mut text = format!("{whole}.");
    for place in 0..MAX_DECIMALS {
        if place >= 2 && rest == 0 {
            break;
        }
        rest *= 10;
        text.push(u32::try_from(rest / one).ok().and_then(|digit| char::from_digit(digit, 10))?);
        rest %= one;
    }
    (rest == 0).then_some(text)
}

/// Units as dollars to the last decimal, such as `$0.20`; `≈$9.999993` where that has no end.
pub fn dollars(units: i64, per: UnitsPerDollar) -> String {
    if let Some(exact) = exact(units, per) {
        return format!("{}${exact}", minus(units));
    }
    let (steps, rest, one) = per.steps(units.unsigned_abs(), ROUNDED_DECIMALS);
    let nearest = steps + u128::from(rest * 2 >= one);
    if nearest == 0 {
        return format!("{}<$0.000001", minus(units));
    }
    let (whole, part) = (nearest / 1_000_000, nearest % 1_000_000);
    let part = format!("{part:06}");
    let part = format!("{:0<2}", part.trim_end_matches('0'));
    format!("≈{}${whole}.{part}", minus(units))
}

/// Units as dollars and cents, such as `$12.34`; `≈$12.34` where there is more to it, and `<$0.01` below a cent.
pub fn short_dollars(units: i64, per: UnitsPerDollar) -> String {
    let (cents, rest, _) = per.steps(units.unsigned_abs(), 2);
    if cents == 0 && rest != 0 {
        return format!("{}<$0.01", minus(units));
    }
    let about = if rest == 0 { "" } else { "≈" };
    format!("{about}{}${}.{:02}", minus(units), cents / 100, cents % 100)
}

const fn minus(units: i64) -> &'static str {
    if units < 0 { "-" } else { "" }
}
