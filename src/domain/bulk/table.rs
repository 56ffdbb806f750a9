//! Rows from a table whose first line names the API's fields.

use super::super::csv::{self, unguarded};
use super::super::draft::Draft;
use super::super::field::Field;
use super::super::quota::Unit;
use super::super::written_expiry::in_seconds;
use super::{MAX_ROWS, PlanError, Row};

const QUOTED_CHARS: usize = 40;

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Columns that name no field; they are not used.
    pub unused: Vec<String>,
}

/// Reads a table. A field without a column, and an empty cell, stand as in `template`.
pub fn from_table(template: &Draft, text: &str) -> Result<Table, PlanError> {
    let mut lines = csv::read(text).map_err(PlanError::BadTable)?.into_iter();
    let header = lines.next().ok_or(PlanError::NoNameColumn)?;
    let mut unused = Vec::new();
    let columns: Vec<Option<Field>> = header
        .cells
        .iter()
        .map(|cell| {
            let name = cell.trim().to_ascii_lowercase();
            let field = Field::ALL.into_iter().find(|field| field.as_str() == name);
            if field.is_none() {
                unused.push(cell.chars().take(QUOTED_CHARS).collect());
            }
            field
        })
        .collect();
    if !columns.contains(&Some(Field::Name)) {
        return Err(PlanError::NoNameColumn);
    }
    let has = |field| columns.contains(&Some(field));
    let (has_switch, has_unlimited) = (has(Field::ModelLimitsEnabled), has(Field::UnlimitedQuota));
    let rows: Vec<Row> = lines
        .map(|line| {
            // The name alone does not stand in for a missing one: names tell keys apart.
            let draft = Draft { name: String::new(), ..template.clone() };
            let extra_cells = line.cells.len().saturating_sub(columns.len());
            let mut row = Row { line: line.line, draft, bad_cells: Vec::new(), extra_cells };
            for (field, cell) in columns.iter().zip(&line.cells) {
                let cell = unguarded(cell).trim();
                let Some(field) = field.filter(|_| !cell.is_empty()) else { continue };
                if take(&mut row.draft, field, cell).is_none() {
                    row.bad_cells.push((field, cell.chars().take(QUOTED_CHARS).collect()));
                }
                // A list or an amount says by itself that it is meant.
                row.draft.model_limits_enabled |= field == Field::ModelLimits && !has_switch;
                row.draft.unlimited_quota &= field != Field::RemainQuota || has_unlimited;
            }
            row
        })
        .collect();
    match rows.len() {
        0 => Err(PlanError::NoRows),
        rows if rows > MAX_ROWS => Err(PlanError::TooManyRows { rows }),
        _ => Ok(Table { rows, unused }),
    }
}

/// Puts one cell into the form; `None` when a switch says neither yes nor no.
fn take(draft: &mut Draft, field: Field, cell: &str) -> Option<()> {
    match field {
        Field::Name => cell.clone_into(&mut draft.name),
        Field::ExpiredTime => {
            draft.expires = cell != "-1" && !cell.eq_ignore_ascii_case("never");
            draft.expired_time = in_seconds(cell);
        }
        Field::RemainQuota => {
            let is_money = cell.starts_with('$');
            draft.quota_unit = if is_money { Unit::Dollars } else { Unit::Units };
            cell.clone_into(&mut draft.remain_quota);
        }
        Field::UnlimitedQuota => draft.unlimited_quota = flag(cell)?,
        Field::ModelLimitsEnabled => draft.model_limits_enabled = flag(cell)?,
        Field::ModelLimits => draft.model_limits = split(cell, ","),
        Field::AllowIps => draft.allow_ips = split(cell, "\n"),
        Field::Group => cell.clone_into(&mut draft.group),
        Field::CrossGroupRetry => draft.cross_group_retry = flag(cell)?,
        // Its own reading knows every separator; a blank may be part of a group's name.
        Field::AutoGroups => cell.clone_into(&mut draft.auto_groups),
    }
    Some(())
}

fn flag(cell: &str) -> Option<bool> {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(cell));
    if is(&["true", "yes", "1", "on"]) {
        Some(true)
    } else if is(&["false", "no", "0", "off"]) {
        Some(false)
    } else {
        None
    }
}

/// A list within a cell, however it is separated, as its field wants it.
fn split(cell: &str, separator: &str) -> String {
    let parts = cell.split([',', ';', '|', ' ', '\n', '\r', '\t']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(separator)
}
