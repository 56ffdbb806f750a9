//! The numeric user id, which New API servers before July 2026 want in the `New-Api-User` header.

use std::fmt;

/// A number above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UserId(i64);

/// The text is no whole number above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error;

impl UserId {
    /// Trims and checks.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Error);
        }
        match text.parse() {
            Ok(number) if number > 0 => Ok(Self(number)),
            _ => Err(Error),
        }
    }

    /// As [`Self::parse`], with a blank text meaning that there is none.
    pub fn parse_optional(text: &str) -> Result<Option<Self>, Error> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
