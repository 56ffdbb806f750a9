//! Which models a key may use.

use std::fmt;
use std::str::FromStr;

use super::readable::readable;
use super::spreadsheet_error::is_error_cell;
use super::unseen::is_unseen;

/// The length, in characters, of the column in which servers before March 2026 keep the list.
pub const COLUMN_CHARS: usize = 1024;

const QUOTED_CHARS: usize = 64;

/// A model's id: not empty, without commas, quotation marks, backslashes, and characters that nobody sees.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(String);

/// The text is no model id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelIdError;

impl FromStr for ModelId {
    type Err = ModelIdError;

    fn from_str(text: &str) -> Result<Self, ModelIdError> {
        // Quotation marks and backslashes come from JSON that was pasted whole.
        let is_bad = |character| matches!(character, ',' | '"' | '\\') || is_unseen(character);
        if text.is_empty() || text.contains(is_bad) || is_error_cell(text) {
            Err(ModelIdError)
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

impl ModelId {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Which models a key may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelLimits {
    /// Every model of the group: the limit is switched off.
    All,
    /// These models.
    Only(ModelIds),
}

/// At least one model, in the order given, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelIds(Vec<ModelId>);

/// A part of the text that is no model id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Counted from 1.
    pub line: usize,
    /// The part itself, cut.
    pub text: String,
}

impl ModelLimits {
    /// Reads the switch and the text. The text is split at commas and line breaks, and its parts are trimmed: the
    /// server does not, so that `"a, b"` would not allow `b`.
    ///
    /// # Errors
    /// With the limit switched on, the parts that are no ids; none of them if the text names nothing at all.
    pub fn read(are_limited: bool, text: &str) -> Result<Self, Vec<LineError>> {
        if !are_limited {
            return Ok(Self::All);
        }
        let mut ids = Vec::new();
        let mut known = std::collections::HashSet::new();
        let mut errors = Vec::new();
        for (line, row) in (1..).zip(text.lines()) {
            for part in row.split(',').map(str::trim).filter(|part| !part.is_empty()) {
                match part.parse::<ModelId>() {
                    Ok(id) if known.insert(id.clone()) => ids.push(id),
                    Ok(_known) => {}
                    Err(ModelIdError) => {
                        let cut: String = part.chars().take(QUOTED_CHARS).collect();
                        errors.push(LineError { line, text: readable(&cut) });
                    }
                }
            }
        }
        if errors.is_empty() && !ids.is_empty() {
            Ok(Self::Only(ModelIds(ids)))
        } else {
            Err(errors)
        }
    }

    /// Whether only some models are allowed.
    pub const fn are_limited(&self) -> bool {
        matches!(self, Self::Only(_))
    }

    /// The ids allowed; none without a limit.
    pub fn ids(&self) -> &[ModelId] {
        match self {
            Self::All => &[],
            Self::Only(ModelIds(ids)) => ids,
        }
    }

    /// What is sent: ids joined by commas.
    pub fn joined(&self) -> String {
        self.ids().iter().map(ModelId::as_str).collect::<Vec<_>>().join(",")
    }

    /// How many characters are sent.
    pub fn char_count(&self) -> usize {
        self.joined().chars().count()
    }

    /// Whether an older server could not store it.
    pub fn exceeds_column(&self) -> bool {
        self.char_count() > COLUMN_CHARS
    }
}

/// The parts of a text that name models, in their order, whether or not they can be ids.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '\n', '\r']).map(str::trim).filter(|part| !part.is_empty())
}

/// Whether the text names this model.
pub fn names(text: &str, id: &str) -> bool {
    parts(text).any(|part| part == id)
}

/// The text with `ids` added that it does not name yet, each on a line of its own; what was typed stays as it is.
pub fn with<'a>(text: &str, ids: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: std::collections::HashSet<&str> = parts(text).collect();
    let mut longer = text.trim_end_matches([' ', ',', '\n', '\r']).to_owned();
    for id in ids {
        if known.insert(id) {
            if !longer.is_empty() {
                longer.push('\n');
            }
            longer.push_str(id);
        }
    }
    longer
}

/// The text without one model; the others stand on lines of their own afterwards.
pub fn without(text: &str, id: &str) -> String {
    parts(text).filter(|part| *part != id).collect::<Vec<_>>().join("\n")
}
