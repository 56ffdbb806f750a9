//! Amounts as tables have them: read exactly, or not at all.

use super::super::csv::Separator;
use super::super::quota::Unit;

/// Why a cell is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Not a number.
    NotANumber,
    /// A number that is more than one amount, such as `1.000` or `10,00`, by the country it was written in.
    Ambiguous,
}

/// Reads `500000`, `500,000`, `$10.50`, `10 USD`; gives the unit and the number without its separators, as the form
/// takes it. A number without a sign for dollars is one of units, which are whole.
///
/// Files with semicolons or tabs come from where the comma may be the decimal sign, so that one separator with three
/// digits behind it may mean thousands or decimals there.
pub(super) fn read(cell: &str, separator: Separator) -> Result<(Unit, String), Problem> {
    let (sign, bare) = signed(cell.trim());
    let (unit, number) = in_unit(bare);
    let (second_sign, number) = if sign.is_empty() { signed(number) } else { ("", number) };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !number.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | ','))
        || !number.contains(|character: char| character.is_ascii_digit())
    {
        return Err(Problem::NotANumber);
    }
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let is_grouped = groups.len() > 1;
    let first = groups.first().copied().unwrap_or_default();
    let is_first_of_groups = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let is_well_grouped = is_first_of_groups && groups.iter().skip(1).all(|group| group.len() == 3);
    if (is_grouped && !is_well_grouped) || decimals.is_some_and(|decimals| !is_digits(decimals)) {
        return Err(Problem::Ambiguous);
    }
    let may_be_decimal_comma = separator != Separator::Comma;
    if may_be_decimal_comma && groups.len() == 2 && decimals.is_none() {
        return Err(Problem::Ambiguous);
    }
    let is_like_thousands = is_first_of_groups && decimals.is_some_and(|digits| digits.len() == 3);
    let is_whole = decimals.is_none_or(|digits| digits.bytes().all(|digit| digit == b'0'));
    let is_unclear = match unit {
        Unit::Dollars => may_be_decimal_comma && !is_grouped && is_like_thousands,
        Unit::Units => !is_whole || (!is_grouped && is_like_thousands),
    };
    if is_unclear {
        return Err(Problem::Ambiguous);
    }
    let mut plain = format!("{sign}{second_sign}{}", groups.concat());
    if let Some(decimals) = decimals.filter(|_| unit == Unit::Dollars) {
        plain.extend([".", decimals]);
    }
    Ok((unit, plain))
}

fn signed(text: &str) -> (&str, &str) {
    match text.strip_prefix('-') {
        Some(bare) => ("-", bare.trim_start()),
        None => ("", text),
    }
}

/// Takes the sign for dollars off, on whichever side it stands.
fn in_unit(text: &str) -> (Unit, &str) {
    for sign in ["US$", "USD", "$"] {
        let ends = [text.get(..sign.len()), text.get(text.len().saturating_sub(sign.len())..)];
        let [is_before, is_behind] =
            ends.map(|end| end.is_some_and(|end| end.eq_ignore_ascii_case(sign)));
        let number = match (is_before, is_behind) {
            (true, _) => text.get(sign.len()..),
            (false, true) => text.get(..text.len() - sign.len()),
            (false, false) => None,
        };
        if let Some(number) = number {
            return (Unit::Dollars, number.trim());
        }
    }
    (Unit::Units, text)
}
