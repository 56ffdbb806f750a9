//! Which groups a key of the group `auto` may draw on, in the order in which they are tried.
//!
//! Servers know this setting since August 2026. No list, an empty one and `null` mean every group of the account, so
//! whatever loses the list widens the key.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::group::Group;
use super::readable::readable;

/// How much of a name is quoted, in characters.
const QUOTED_CHARS: usize = 40;

/// The groups in their order, each once; none stands for every group of the account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct AutoGroups(Vec<Group>);

/// Why a text or a list names no groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is text, but no name in it.
    NoName,
    /// It looks like JSON and is no list of texts.
    NotAList,
    /// A name that no group has: too long, or with characters that nobody sees.
    BadName {
        /// The name, cut.
        text: String,
    },
    /// `auto` itself is no group to choose from.
    AutoItself,
    /// A name that stands there twice.
    Repeated {
        /// The name.
        name: String,
    },
}

/// What a server says of the groups to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Offered {
    /// It has not been asked, or did not answer.
    #[default]
    Unknown,
    /// It does not know the setting, and would drop it without a word.
    Unsupported,
    /// It knows the setting.
    Known {
        /// The account's groups in the order that `auto` tries without a list.
        groups: Vec<String>,
        /// The most that a key may name; at least 1.
        most: usize,
    },
}

impl AutoGroups {
    /// Reads one name a line, or names between commas, semicolons or bars; or a JSON list of names.
    /// Empty text is the empty list.
    ///
    /// # Errors
    /// Text without a name, and a name that no group can have.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::default());
        }
        let names: Vec<String> = if text.starts_with(['[', '{', '"']) {
            serde_json::from_str(text).map_err(|_no_list| Error::NotAList)?
        } else {
            let parts = text.split([',', ';', '|', '\n', '\r', '，', '；', '、']);
            parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        if names.is_empty() {
            return Err(Error::NoName);
        }
        Self::from_names(names)
    }

    /// Checks the names of a list.
    ///
    /// # Errors
    /// The first name that no group can have, or that stands there twice.
    pub fn from_names(names: Vec<String>) -> Result<Self, Error> {
        let mut groups: Vec<Group> = Vec::new();
        for name in names {
            let bad =
                || Error::BadName { text: readable(&name).chars().take(QUOTED_CHARS).collect() };
            if name.trim().is_empty() {
                return Err(Error::NoName);
            }
            let group = Group::parse(&name).map_err(|_why| bad())?;
            // A list is sent as it was read: a blank at an end or a hidden character would be another group's name.
            if group.as_str() != name || readable(&name) != name {
                return Err(bad());
            }
            if group.is_auto() {
                return Err(Error::AutoItself);
            }
            if groups.contains(&group) {
                return Err(Error::Repeated { name });
            }
            groups.push(group);
        }
        Ok(Self(groups))
    }

    /// The list with another name at its end.
    ///
    /// # Errors
    /// As [`Self::from_names`].
    pub fn with(&self, name: &str) -> Result<Self, Error> {
        Self::from_names(self.names().chain([name]).map(str::to_owned).collect())
    }

    /// The groups in their order.
    pub fn groups(&self) -> &[Group] {
        &self.0
    }

    /// Their names in their order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(Group::as_str)
    }

    /// Whether no group is named, so that every group of the account is tried.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it is sent: a JSON list.
    pub fn to_value(&self) -> Value {
        self.names().collect()
    }
}

/// One name a line, or JSON where a name holds a separator: [`AutoGroups::parse`] reads the same list again.
impl fmt::Display for AutoGroups {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.names().collect::<Vec<_>>().join("\n");
        if Self::parse(&lines).as_ref() == Ok(self) {
            formatter.write_str(&lines)
        } else {
            self.to_value().fmt(formatter)
        }
    }
}

/// Those of `groups` that a list can name: neither `auto` itself nor the account's own, which has no name here.
pub fn nameable(groups: &[Group]) -> impl Iterator<Item = &str> {
    groups
        .iter()
        .filter(|group| !group.is_auto())
        .map(Group::as_str)
        .filter(|name| !name.is_empty())
}

/// The groups that can still be added to `list`: first in the order that `auto` tries without one, then whatever else
/// the account may use. None once the list is full.
pub fn choices(list: &AutoGroups, offered: &Offered, usable: &[String]) -> Vec<String> {
    let (own, most) = match offered {
        Offered::Known { groups, most } => (groups.as_slice(), *most),
        Offered::Unknown => (&[][..], usize::MAX),
        Offered::Unsupported => return Vec::new(),
    };
    let mut free: Vec<String> = Vec::new();
    if list.groups().len() < most {
        for name in own.iter().chain(usable) {
            if !free.contains(name) && list.with(name).is_ok() {
                free.push(name.clone());
            }
        }
    }
    free
}

/// Every group of `groups` that a list can name, in its order.
pub fn all_of(groups: &[Group]) -> AutoGroups {
    AutoGroups::from_names(nameable(groups).map(str::to_owned).collect()).unwrap_or_default()
}

/// What a record holds, as the form's text: empty for every group. A value that is no list of groups becomes text that
/// [`AutoGroups::parse`] refuses, so that nothing made from it draws on more groups than the record does.
pub fn text_of(stored: Option<&Value>) -> String {
    match stored {
        None | Some(Value::Null) => String::new(),
        Some(Value::Array(names)) => {
            let texts: Option<Vec<String>> =
                names.iter().map(|name| name.as_str().map(str::to_owned)).collect();
            let list = texts.and_then(|names| AutoGroups::from_names(names).ok());
            list.map_or_else(|| Value::Array(names.clone()).to_string(), |list| list.to_string())
        }
        // Bare, these could be names.
        Some(value @ (Value::Bool(_) | Value::Number(_))) => format!("{{{value}}}"),
        Some(value) => value.to_string(),
    }
}

impl TryFrom<Vec<String>> for AutoGroups {
    type Error = &'static str;

    fn try_from(names: Vec<String>) -> Result<Self, &'static str> {
        Self::from_names(names).map_err(|_error| "no list of groups")
    }
}

impl From<AutoGroups> for Vec<String> {
    fn from(list: AutoGroups) -> Self {
        list.names().map(str::to_owned).collect()
    }
}
