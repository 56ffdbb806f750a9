//! Whole numbers from their JSON text. A float would round what a quota may hold.

/// The whole number that a JSON text means beyond doubt: `5`, `5.0`, `5e0`, `50E-1`, or one of these as a text without
/// blanks around it. `None` for anything else, for a fraction, and beyond 64 bits.
pub(super) fn whole_number(json: &str) -> Option<i64> {
    let bare = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let text = bare.unwrap_or(json);
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        // An exponent of more digits belongs to no number of 64 bits that anybody writes.
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i16>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // JSON itself allows no zero before other digits; within a text it could mean another base.
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    if !is_digits(whole) || !is_digits(fraction) || has_leading_zero {
        return None;
    }
    let digits = [whole, fraction].concat();
    // Where the decimal point belongs, counted from the left of all digits.
    let point = i64::try_from(whole.len()).ok()? + i64::from(exponent);
    let significant = digits.trim_end_matches('0');
    let missing = point - i64::try_from(significant.len()).ok()?;
    if significant.bytes().all(|byte| byte == b'0') {
        return Some(0);
    }
    // Digits after the point make a fraction; more than 19 zeros are beyond 64 bits.
    let zeros = usize::try_from(missing).ok().filter(|zeros| *zeros <= 19)?;
    let number: i128 = [significant, &"0".repeat(zeros)].concat().parse().ok()?;
    i64::try_from(if is_negative { -number } else { number }).ok()
}

#[cfg(test)]
mod tests {
    use super::whole_number;

    #[test]
    fn whole_numbers_are_read_exactly_however_they_are_written() {
        for (json, number) in [
            ("0", 0),
            ("-0", 0),
            ("0.0", 0),
            ("0e400", 0),
            ("\"0\"", 0),
            ("100000", 100_000),
            ("100000.0", 100_000),
            ("1e5", 100_000),
            ("1.0E+5", 100_000),
            ("1000000e-1", 100_000),
            ("0.1e1", 1),
            ("-1", -1),
            ("\"-1\"", -1),
            ("-1.00", -1),
            ("9007199254740993", 9_007_199_254_740_993),
            ("9007199254740993.0", 9_007_199_254_740_993),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808", i64::MIN),
            ("9.223372036854775807e18", i64::MAX),
        ] {
            assert_eq!(whole_number(json), Some(number), "{json}");
        }
    }

    #[test]
    fn nothing_else_is_a_whole_number() {
        for json in [
            "",
            "\"\"",
            "-",
            ".",
            "1.",
            ".5",
            "0.5",
            "1.5",
            "15e-1",
            "1e-1",
            "1e",
            "1e400",
            "1e99999",
            "9223372036854775808",
            "-9223372036854775809",
            "9.3e18",
            "true",
            "null",
            "[]",
            "{}",
            "[5]",
            "\" 5\"",
            "\"5 \"",
            "\"+5\"",
            "+5",
            "\"0x5\"",
            "\"05\"",
            "05",
            "\"1_000\"",
            "\"1,000\"",
            "\"1'000\"",
            "\"٥\"",
            "\"5\\n\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"u_42\"",
            "\"",
        ] {
            assert_eq!(whole_number(json), None, "{json}");
        }
    }
}
