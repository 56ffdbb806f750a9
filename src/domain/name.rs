//! A key's name.

use serde::{Deserialize, Serialize};

/// The most characters a name may have (CometAPI's documentation).
pub const MAX_CHARS: usize = 50;
/// New API servers count UTF-8 bytes instead and refuse more than these.
pub const MAX_BYTES: usize = 50;

/// A name of 1 to 50 characters without control characters or blanks around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Empty,
    /// Too many characters.
    TooLong {
        /// How many there are.
        chars: usize,
    },
    /// A line break, tab or another character nobody sees.
    ControlCharacter,
}

impl Name {
    /// Trims and checks.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::Empty);
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
