//! Plain decimal numbers of any length, exactly: read, and multiplied by a whole number. No floats.

/// A number that is not negative, as its digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    /// All digits; may be empty, which is 0.
    digits: String,
    /// How many of them stand behind the point.
    decimals: usize,
}

impl Decimal {
    /// Reads digits with at most one point among them, such as `10`, `.5`, `68493.15`; `None` for anything else.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let decimals = decimals.trim_end_matches('0');
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        if !has_digit || !is_digits(whole) || !is_digits(decimals) {
            return None;
        }
        let digits = format!("{whole}{decimals}").trim_start_matches('0').to_owned();
        Some(Self { digits, decimals: decimals.len() })
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The number as `mantissa / 10^scale`; `None` where the mantissa has more than 18 digits.
    pub(super) fn parts(&self) -> Option<(u64, usize)> {
        let mantissa = if self.digits.len() > 18 { None } else { whole(&self.digits) };
        Some((mantissa?, self.decimals))
    }

    /// The product with `mantissa / 10^scale`, rounded down, and whether it is whole. The product of a number too
    /// large for 64 bits is `None`.
    pub(super) fn times(&self, mantissa: u64, scale: usize) -> (Option<u64>, bool) {
        let mut product = Vec::with_capacity(self.digits.len() + 20);
        let mut carry: u128 = 0;
        for digit in self.digits.bytes().rev() {
            carry += u128::from(digit - b'0') * u128::from(mantissa);
            product.push(digit_of(carry % 10));
            carry /= 10;
        }
        while carry > 0 {
            product.push(digit_of(carry % 10));
            carry /= 10;
        }
        // The last digit stands first.
        let (part, rest) = product.split_at((self.decimals + scale).min(product.len()));
        let is_whole = part.iter().all(|digit| *digit == '0');
        (whole(&rest.iter().rev().collect::<String>()), is_whole)
    }
}

/// A digit from 0 to 9.
fn digit_of(value: u128) -> char {
    u32::try_from(value).ok().and_then(|value| char::from_digit(value, 10)).unwrap_or('0')
}

fn whole(digits: &str) -> Option<u64> {
    if digits.is_empty() { Some(0) } else { digits.parse().ok() }
}
