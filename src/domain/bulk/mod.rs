//! Many keys at once: rows from a pattern or a table, each checked by itself, and what came of them as a file.

mod amount;
mod cell;
mod header;
mod heading;
mod pattern;
mod preview;
mod result;
mod separator;
mod table;

use std::collections::BTreeMap;

use super::draft::{Draft, ErrorCode, FieldError, ValidDraft};
use super::field::Field;
use super::preflight::Warning;

pub use header::{Answer, Answers, Question};
pub use pattern::from_pattern;
pub use preview::{Access, FormLimits, Preview, is_still_true};
pub use result::{Made, csv, env, json};
pub use table::{Table, from_table};

/// The most rows of one run: as many keys as a server lets an account have by default.
pub const MAX_ROWS: usize = 1000;

/// A row to be made: where it stands, counted from 1, and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the table, or the number of the pattern.
    pub line: usize,
    /// What is asked for.
    pub draft: Draft,
    /// What is wrong with its cells before the form looks at them.
    pub bad_cells: Vec<(Field, RowCode)>,
}

/// Why there are no rows at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// The pattern has no place for the number, so that all names would be the same.
    NoNumber,
    /// Something in braces that is no place for the number.
    BadPlace {
        /// What stands between the braces, cut.
        text: String,
    },
    /// The count is no whole number from 1 to [`MAX_ROWS`].
    BadCount,
    /// A quoted cell that never ends.
    OpenQuote {
        /// The line on which it begins, counted from 1.
        line: usize,
    },
    /// A quotation mark out of place in the first line, whichever separator is tried.
    HeaderQuote {
        /// Counted from 1.
        line: usize,
    },
    /// The columns are separated by a character that is not read.
    Separator {
        /// The character.
        found: char,
    },
    /// The first line can be taken apart in more than one way.
    MixedSeparators,
    /// The first line names no setting: it seems to be a row.
    NoHeader {
        /// The line, cut.
        line: String,
    },
    /// Two columns mean the same.
    DoubledColumn {
        /// What both mean.
        meaning: String,
        /// The heading of the one.
        first: String,
        /// The heading of the other.
        second: String,
    },
    /// Columns whose headings are not settings: the person says what they are.
    Columns {
        /// The whole header, for [`Answers::give`].
        header: Vec<String>,
        /// What is asked.
        questions: Vec<Question>,
    },
    /// The first line has no column `name`.
    NoNameColumn,
    /// Nothing below the first line.
    NoRows,
    /// More than [`MAX_ROWS`].
    TooManyRows {
        /// How many there are.
        rows: usize,
    },
}

/// What is wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// Which row.
    pub line: usize,
    /// Which field.
    pub field: Field,
    /// Why.
    pub code: RowCode,
}

/// Why a row cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowCode {
    /// As in the form.
    Field(ErrorCode),
    /// Neither yes nor no.
    NotAFlag {
        /// The cell, cut.
        text: String,
    },
    /// The error of a spreadsheet, such as `#N/A`.
    SpreadsheetError {
        /// The cell, cut.
        text: String,
    },
    /// U+FFFD: a character was lost when the file was decoded or stored.
    LostCharacter {
        /// The cell, cut.
        text: String,
    },
    /// Characters that nobody sees.
    NothingToSee,
    /// A list that names nothing.
    EmptyList {
        /// The cell, cut.
        text: String,
    },
    /// An amount that means another one elsewhere, such as `1.000`.
    AmbiguousAmount {
        /// The cell, cut.
        text: String,
    },
    /// A date as the number of days by which spreadsheets count.
    DateNumber {
        /// The cell, cut.
        text: String,
    },
    /// No date as they are written here; `01/02/2026` is one of two days.
    NotADate {
        /// The cell, cut.
        text: String,
    },
    /// A quotation mark out of place, so that where the cells end is a guess.
    BadQuote {
        /// Counted from 1.
        line: usize,
    },
    /// A cell behind the last column, as when a list with commas stands there without quotation marks.
    ExtraCell {
        /// The cell, cut.
        text: String,
    },
    /// A key that was not enabled when it was exported; a new one would be.
    NotEnabled {
        /// The cell, cut.
        text: String,
    },
    /// A row before it has the same name: the two could not be told apart.
    SameName {
        /// That row's line.
        first: usize,
    },
}

/// Every row as it may be sent, or everything that is wrong with any of them. `validate` is the form's own check.
pub fn check(
    rows: &[Row],
    validate: &dyn Fn(&Draft) -> Result<ValidDraft, Vec<FieldError>>,
) -> Result<Vec<ValidDraft>, Vec<RowError>> {
    let mut first_lines: BTreeMap<&str, usize> = BTreeMap::new();
    let mut valid = Vec::new();
    let mut errors = Vec::new();
    for Row { line, draft, bad_cells } in rows {
        let line = *line;
        let mut found = Vec::new();
        let mut tell = |field, code| found.push(RowError { line, field, code });
        for (field, code) in bad_cells {
            tell(*field, code.clone());
        }
        // Nothing else of such a row is certain.
        if bad_cells.iter().any(|(_, code)| matches!(code, RowCode::BadQuote { .. })) {
            errors.append(&mut found);
            continue;
        }
        let name = draft.name.trim();
        if let Some(first) = first_lines.get(name) {
            tell(Field::Name, RowCode::SameName { first: *first });
        } else if !name.is_empty() {
            first_lines.insert(name, line);
        }
        match validate(draft) {
            Ok(asked) => valid.push(asked),
            Err(errors) => {
                let is_told = |field| bad_cells.iter().any(|(told, _)| *told == field);
                for FieldError { field, code } in
                    errors.into_iter().filter(|error| !is_told(error.field))
                {
                    tell(field, RowCode::Field(code));
                }
            }
        }
        found.sort_by_key(|error| error.field);
        errors.append(&mut found);
    }
    if errors.is_empty() { Ok(valid) } else { Err(errors) }
}

/// Each warning once, with the line of the first row that it is about. `warned` holds those of every row.
pub fn first_of_each(rows: &[Row], warned: Vec<Vec<Warning>>) -> Vec<(usize, Warning)> {
    let mut told: Vec<(usize, Warning)> = Vec::new();
    for (row, warnings) in rows.iter().zip(warned) {
        for warning in warnings {
            if told.iter().all(|(_, known)| *known != warning) {
                told.push((row.line, warning));
            }
        }
    }
    told
}
