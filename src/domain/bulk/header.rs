//! What the columns of a table are: settings by the API's own names, the other columns of our own files, and headings
//! that have to be asked about, since a column that is passed over may be what should have limited a key.

use std::collections::BTreeMap;

use super::super::field::Field;
use super::super::readable::readable;
use super::super::unseen::is_unseen;
use super::PlanError;
use super::heading;

const QUOTED_CHARS: usize = 40;

/// Columns of our own files that say something about a key that existed, and are no settings of a new one.
const NO_SETTINGS: [&str; 8] =
    ["id", "state", "created_time", "accessed_time", "used_quota", "key", "outcome", "message"];

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A setting.
    Field(Field),
    /// The status of a key that existed: a new one is always enabled.
    Status,
    /// Of our own files, and no setting.
    NoSetting,
    /// Nothing in its heading: nothing may be in its cells.
    Unnamed,
    /// The person said to pass it over.
    Ignored,
}

/// A heading that is not one of the names above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which column, counted from 0.
    pub column: usize,
    /// Its heading, cut.
    pub heading: String,
    /// What it may mean; `None` when nothing is near it.
    pub suggestion: Option<Field>,
}

/// What the person says to a [`Question`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Use the suggestion.
    Yes,
    /// Pass the column over.
    Ignore,
}

/// What the person has said of one header. Another header is asked about from the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    header: Vec<String>,
    given: BTreeMap<usize, Answer>,
}

impl Answers {
    /// Takes the answer to a question about this header.
    pub fn give(&mut self, header: &[String], column: usize, answer: Answer) {
        if self.header != header {
            self.header = header.to_vec();
            self.given.clear();
        }
        self.given.insert(column, answer);
    }

    fn of(&self, header: &[String], column: usize) -> Option<Answer> {
        if self.header == header { self.given.get(&column).copied() } else { None }
    }
}

/// The columns of a table.
pub(super) struct Header {
    pub(super) columns: Vec<Column>,
    /// The headings of those that are not used.
    pub(super) unused: Vec<String>,
}

/// Whether a cell is the heading of a column, or near one.
pub(super) fn is_heading(cell: &str) -> bool {
    let heading = normal(cell);
    !heading.is_empty() && (exact(&heading).is_some() || heading::suggest(&heading).is_some())
}

/// Reads the header.
///
/// # Errors
///
/// A [`PlanError`]: no header, two columns for one setting, questions without an answer, or no names.
pub(super) fn read(cells: &[String], answers: &Answers) -> Result<Header, PlanError> {
    let headings: Vec<String> = cells.iter().map(|cell| normal(cell)).collect();
    let is_any = |is_such: &dyn Fn(&String) -> bool| headings.iter().any(is_such);
    let has_value = headings.iter().any(|heading| heading::is_value(heading));
    if !is_any(&|heading| !heading.is_empty() && exact(heading).is_some())
        && (has_value || !is_any(&|heading| heading::suggest(heading).is_some()))
    {
        return Err(PlanError::NoHeader { line: quoted(&cells.join(" ")) });
    }
    let mut claims = Claims { cells, columns: BTreeMap::new() };
    for (column, heading) in headings.iter().enumerate() {
        claims.claim(heading, column)?;
    }
    let mut header = Header { columns: Vec::new(), unused: Vec::new() };
    let mut questions = Vec::new();
    for (column, heading) in headings.iter().enumerate() {
        let suggestion =
            heading::suggest(heading).filter(|near| near.is_sure || claims.is_free(near.field));
        let meant = match (exact(heading), suggestion, answers.of(cells, column)) {
            (Some(known), _, _) => known,
            (None, _, Some(Answer::Ignore)) => Column::Ignored,
            (None, Some(near), Some(Answer::Yes)) => Column::Field(near.field),
            (None, _, _) => {
                let suggestion = suggestion.map(|near| near.field);
                questions.push(Question { column, heading: claims.quoted(column), suggestion });
                Column::Ignored
            }
        };
        // A synonym beside the column itself is refused whatever is answered: one of the two would not count.
        if exact(heading).is_none()
            && let Some(near) = suggestion
            && (near.is_sure || meant == Column::Field(near.field))
        {
            claims.claim(near.field.as_str(), column)?;
        }
        if matches!(meant, Column::NoSetting | Column::Ignored) {
            header.unused.push(claims.quoted(column));
        }
        header.columns.push(meant);
    }
    let is_name = |question: &Question| question.suggestion == Some(Field::Name);
    if !header.columns.contains(&Column::Field(Field::Name)) && !questions.iter().any(is_name) {
        return Err(PlanError::NoNameColumn);
    }
    if questions.is_empty() {
        return Ok(header);
    }
    Err(PlanError::Columns { header: cells.to_vec(), questions })
}

/// Which column has which meaning.
struct Claims<'a> {
    cells: &'a [String],
    columns: BTreeMap<String, usize>,
}

impl Claims<'_> {
    /// Notes what a column means. Columns without a heading mean nothing.
    fn claim(&mut self, meaning: &str, column: usize) -> Result<(), PlanError> {
        if meaning.is_empty() {
            return Ok(());
        }
        match self.columns.insert(meaning.to_owned(), column) {
            Some(first) if first != column => Err(PlanError::DoubledColumn {
                meaning: quoted(meaning),
                first: self.quoted(first),
                second: self.quoted(column),
            }),
            _ => Ok(()),
        }
    }

    fn is_free(&self, field: Field) -> bool {
        !self.columns.contains_key(field.as_str())
    }

    fn quoted(&self, column: usize) -> String {
        quoted(self.cells.get(column).map_or("", String::as_str))
    }
}

/// A heading as it is compared: without what nobody sees, in small letters.
fn normal(cell: &str) -> String {
    let seen: String =
        cell.chars().filter(|character| *character == ' ' || !is_unseen(*character)).collect();
    seen.trim().to_lowercase()
}

fn exact(heading: &str) -> Option<Column> {
    match heading {
        "" => Some(Column::Unnamed),
        "status" => Some(Column::Status),
        _ if NO_SETTINGS.contains(&heading) => Some(Column::NoSetting),
        _ => {
            let field = Field::ALL.into_iter().find(|field| field.as_str() == heading);
            field.map(Column::Field)
        }
    }
}

fn quoted(text: &str) -> String {
    readable(text).chars().take(QUOTED_CHARS).collect()
}
