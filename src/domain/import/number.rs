//! Whole numbers as JSON and programs write them, exactly.

/// More digits than any value that a server keeps.
const MAX_DIGITS: usize = 40;

/// The whole number that `text` writes, as plain digits with a minus sign before them if it is below zero: `1e6`, `5E+5`,
/// `100000.0`, `500_000`. `None` for anything else, and for numbers that are not whole.
pub(super) fn whole(text: &str) -> Option<String> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let whole = digits(whole)?;
    // In some languages a zero before other digits makes a number of another base.
    if whole.len() > 1 && whole.starts_with('0') {
        return None;
    }
    let decimals = digits(decimals)?;
    let decimals = decimals.trim_end_matches('0');
    // How many zeros follow the digits; below zero, how many digits stand behind the point.
    let zeros = exponent.checked_sub(i32::try_from(decimals.len()).ok()?)?;
    let all = format!("{whole}{decimals}");
    let all = all.trim_start_matches('0');
    if all.is_empty() {
        return Some("0".to_owned());
    }
    let all = match usize::try_from(zeros) {
        Ok(zeros) if zeros <= MAX_DIGITS => format!("{all}{}", "0".repeat(zeros)),
        Ok(_) => return None,
        Err(_) => {
            let cut = all.len().checked_sub(usize::try_from(zeros.checked_neg()?).ok()?)?;
            let (whole, rest) = all.split_at_checked(cut)?;
            if whole.is_empty() || rest.bytes().any(|digit| digit != b'0') {
                return None;
            }
            whole.to_owned()
        }
    };
    let sign = if is_negative { "-" } else { "" };
    (all.len() <= MAX_DIGITS).then(|| format!("{sign}{all}"))
}

/// Digits, without the underscores that may stand between them.
fn digits(text: &str) -> Option<String> {
    let is_separated = text.contains("__") || text.starts_with('_') || text.ends_with('_');
    let digits = text.replace('_', "");
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !is_separated).then_some(digits)
}
