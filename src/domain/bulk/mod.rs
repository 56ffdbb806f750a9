//! Many keys at once: rows from a pattern or a table, each checked by itself, and what came of them as a file.

mod pattern;
mod result;
mod table;

use std::collections::BTreeMap;

use super::csv;
use super::draft::{Draft, ErrorCode, FieldError, ValidDraft};
use super::field::Field;
use super::preflight::Warning;

pub use pattern::from_pattern;
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
    /// Cells that no field takes, such as `maybe` for a switch.
    pub bad_cells: Vec<(Field, String)>,
    /// How many cells stand behind the last column.
    pub extra_cells: usize,
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
    /// The table cannot be read.
    BadTable(csv::Error),
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
    /// More cells than columns, as when a list with commas stands there without quotation marks.
    ExtraCells,
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
    for Row { line, draft, bad_cells, extra_cells } in rows {
        let line = *line;
        let mut tell = |field, code| errors.push(RowError { line, field, code });
        for (field, text) in bad_cells {
            tell(*field, RowCode::NotAFlag { text: text.clone() });
        }
        if *extra_cells > 0 {
            tell(Field::Name, RowCode::ExtraCells);
        }
        let name = draft.name.trim();
        if let Some(first) = first_lines.get(name) {
            tell(Field::Name, RowCode::SameName { first: *first });
        } else if !name.is_empty() {
            first_lines.insert(name, line);
        }
        match validate(draft) {
            Ok(asked) => valid.push(asked),
            Err(found) => {
                for FieldError { field, code } in found {
                    tell(field, RowCode::Field(code));
                }
            }
        }
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
