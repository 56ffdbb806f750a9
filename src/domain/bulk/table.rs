//! Rows from a table whose first line names the API's fields.

use super::super::csv::{Error, Row as Line, Rows, Separator};
use super::super::draft::Draft;
use super::super::field::Field;
use super::header::{self, Answers, Column};
use super::separator::layout;
use super::{MAX_ROWS, PlanError, Row, RowCode, cell};

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Columns that are not used: those of our own files that are no settings, and those the person said to ignore.
    pub unused: Vec<String>,
}

/// Reads a table. A field without a column, and an empty cell, stand as in `template`.
///
/// # Errors
///
/// A [`PlanError`] that names what stands in the way of reading the whole table, or asks what a column means.
pub fn from_table(template: &Draft, text: &str, answers: &Answers) -> Result<Table, PlanError> {
    let layout = layout(text)?;
    let header = header::read(&layout.header.cells, answers)?;
    let lines = filled(layout.rows)?;
    match lines.len() {
        0 => return Err(PlanError::NoRows),
        rows if rows > MAX_ROWS => return Err(PlanError::TooManyRows { rows }),
        _ => {}
    }
    let rows = lines.iter().map(|line| row(template, &header.columns, line, layout.separator));
    Ok(Table { rows: rows.collect(), unused: header.unused })
}

/// The rows in which something stands.
fn filled(rows: Rows<'_>) -> Result<Vec<Line>, PlanError> {
    let open_quote = |Error::OpenQuote { line }| PlanError::OpenQuote { line };
    let rows: Vec<Line> = rows.collect::<Result<_, _>>().map_err(open_quote)?;
    Ok(rows.into_iter().filter(|row| !row.is_blank()).collect())
}

fn row(template: &Draft, columns: &[Column], line: &Line, separator: Separator) -> Row {
    // The name alone does not stand in for a missing one: names tell keys apart.
    let draft = Draft { name: String::new(), ..template.clone() };
    let mut row = Row { line: line.line, draft, bad_cells: Vec::new() };
    if let Some(line) = line.bad_quote_line {
        row.bad_cells.push((Field::Name, RowCode::BadQuote { line }));
        return row;
    }
    let mut named = Vec::new();
    let all_columns = columns.iter().chain(std::iter::repeat(&Column::Unnamed));
    for (column, cell) in all_columns.zip(&line.cells) {
        let cell = cell::plain(cell);
        if cell.is_empty() {
            continue;
        }
        let text = || cell::quoted(cell);
        let (field, taken) = match column {
            Column::Field(field) => {
                named.push(*field);
                (*field, cell::take(&mut row.draft, *field, cell, separator))
            }
            Column::Unnamed => (Field::Name, Err(RowCode::ExtraCell { text: text() })),
            Column::Status if !matches!(cell, "1" | "enabled") => {
                (Field::Name, Err(RowCode::NotEnabled { text: text() }))
            }
            Column::Status | Column::NoSetting | Column::Ignored => continue,
        };
        row.bad_cells.extend(taken.err().map(|code| (field, code)));
    }
    // A list or an amount says by itself that it is meant, unless a switch in the row says otherwise.
    let is_implied = |value, switch| named.contains(&value) && !named.contains(&switch);
    if is_implied(Field::ModelLimits, Field::ModelLimitsEnabled) {
        row.draft.model_limits_enabled = true;
    }
    if is_implied(Field::RemainQuota, Field::UnlimitedQuota) {
        row.draft.unlimited_quota = false;
    }
    row
}
