//! A key's name.

use serde::{Deserialize, Serialize};

use super::spreadsheet_error::is_error_cell;
use super::unseen;

/// The most characters a name may have (CometAPI's documentation).
pub const MAX_CHARS: usize = 50;
/// New API servers count UTF-8 bytes instead and refuse more than these.
pub const MAX_BYTES: usize = 50;

/// A name of 1 to 50 characters of which at least one is seen, without control characters or blanks around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing that anybody sees.
    Empty,
    /// Too many characters.
    TooLong {
        /// How many there are.
        chars: usize,
    },
    /// A line break, tab or another character nobody sees.
    ControlCharacter,
    /// What a spreadsheet shows for a formula that failed, such as `#N/A`.
    SpreadsheetError,
}

impl Name {
    /// Trims and checks.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if unseen::is_blank(text) {
            return Err(Error::Empty);
        }
        if is_error_cell(text) {
            return Err(Error::SpreadsheetError);
        }
        if text.chars().any(char::is_control) {
            return Err(Error::ControlCharacter);
        }
        let chars = text.chars().count();
        if chars > MAX_CHARS {
            return Err(Error::TooLong { chars });
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The length that New API servers count, in bytes.
    pub fn byte_len(&self) -> usize {
        self.0.len()
    }

    /// Whether a New API server would refuse it.
    pub fn exceeds_byte_limit(&self) -> bool {
        self.byte_len() > MAX_BYTES
    }
}

impl TryFrom<String> for Name {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::parse(&text).map_err(|_error| "no key's name")
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}
