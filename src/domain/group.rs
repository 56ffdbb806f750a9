//! Which group of models a key draws on.

use serde::{Deserialize, Serialize};

use super::spreadsheet_error::is_error_cell;
use super::unseen;

/// The most characters a group's name may have here; servers' columns are as long.
pub const MAX_CHARS: usize = 64;

/// A group's name; empty for the account's own group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Group(String);

/// Why a text is no group's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// More than [`MAX_CHARS`] characters.
    TooLong,
    /// A character nobody sees.
    ControlCharacter,
    /// What a spreadsheet shows for a formula that failed, such as `#N/A`.
    SpreadsheetError,
}

impl Group {
    /// Trims and checks.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        // Text that nobody sees is not the empty text, which means the account's own group.
        if text.chars().any(char::is_control) || (!text.is_empty() && unseen::is_blank(text)) {
            return Err(Error::ControlCharacter);
        }
        if is_error_cell(text) {
            return Err(Error::SpreadsheetError);
        }
        if text.chars().count() > MAX_CHARS {
            return Err(Error::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the server picks the group; its name is case-sensitive.
    pub fn is_auto(&self) -> bool {
        self.0 == "auto"
    }
}

/// One group to choose from, as the server tells of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupChoice {
    /// As sent when a key is created.
    pub name: String,
    /// The operator's description; may be empty.
    pub description: String,
    /// The price factor as text: a number for most groups, words for `auto`.
    pub ratio: String,
}

impl TryFrom<String> for Group {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        Self::parse(&text).map_err(|_error| "no group's name")
    }
}

impl From<Group> for String {
    fn from(group: Group) -> Self {
        group.0
    }
}
