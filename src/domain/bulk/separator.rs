//! Finds out what separates the columns: the line `sep=;` that Excel writes, and the header, never the cells below it.

use super::super::csv::{Error, Row, Rows, Separator, after_line_end, without_marks};
use super::PlanError;
use super::header::is_heading;

/// Separators that other programs write and that are not read here, the full-width ones of Chinese keyboards included.
const OTHERS: [char; 9] = ['|', '，', '；', '、', ':', '^', '~', '\u{1f}', '\u{1}'];

/// A table, and how to read it.
pub(super) struct Layout<'a> {
    pub(super) separator: Separator,
    pub(super) header: Row,
    /// The rows below the header.
    pub(super) rows: Rows<'a>,
}

/// Finds the header.
///
/// # Errors
///
/// A [`PlanError`] that names the separator or the quotation mark in the way.
pub(super) fn layout(text: &str) -> Result<Layout<'_>, PlanError> {
    let text = without_marks(text);
    let (stated, text, line) = match separator_line(text) {
        Some((found, below)) => {
            let is_stated = |own: &Separator| own.character() == found;
            let stated = Separator::ALL.into_iter().find(is_stated);
            (Some(stated.ok_or(PlanError::Separator { found })?), below, 2)
        }
        None => (None, text, 1),
    };
    let mut readings = Vec::new();
    // A quotation mark is taken for text where another separator is tried, so that an open one is the better reason.
    let mut problem = None;
    for separator in Separator::ALL {
        let mut rows = Rows::new(text, separator, line);
        match rows.find(|row| !row.as_ref().is_ok_and(Row::is_blank)) {
            Some(Ok(Row { bad_quote_line: Some(line), .. })) => {
                problem = problem.or(Some(PlanError::HeaderQuote { line }));
            }
            Some(Err(Error::OpenQuote { line })) => problem = Some(PlanError::OpenQuote { line }),
            Some(Ok(header)) => readings.push(Layout { separator, header, rows }),
            None => {}
        }
    }
    let headings =
        |reading: &Layout<'_>| reading.header.cells.iter().filter(|cell| is_heading(cell)).count();
    let width = |reading: &Layout<'_>| reading.header.cells.len();
    let most = readings.iter().map(headings).max().unwrap_or_default();
    if most == 0
        && let Some(found) = other_separator(text)
    {
        return Err(PlanError::Separator { found });
    }
    if readings.is_empty() {
        return Err(problem.unwrap_or(PlanError::NoNameColumn));
    }
    readings.retain(|reading| headings(reading) == most);
    if let Some(place) = readings.iter().position(|reading| Some(reading.separator) == stated) {
        return Ok(readings.swap_remove(place));
    }
    let widest = readings.iter().map(width).max().unwrap_or_default();
    let (mut widest, narrower): (Vec<_>, Vec<_>) =
        readings.into_iter().partition(|reading| width(reading) == widest);
    // Two ways to read the header that name equally many settings: neither is certain.
    if most > 0 && !(narrower.is_empty() && widest.windows(2).all(is_same_header)) {
        return Err(PlanError::MixedSeparators);
    }
    // Where no character takes the header apart there is one column, and the comma is as good as any.
    Ok(widest.swap_remove(0))
}

fn is_same_header(pair: &[Layout<'_>]) -> bool {
    matches!(pair, [one, other] if one.header.cells == other.header.cells)
}

/// What the line `sep=;` says, if the table begins with one, and the text below it. Nothing may follow the character
/// but quotes, blanks, and separators with which a spreadsheet filled the line up when it stored the file again.
fn separator_line(text: &str) -> Option<(char, &str)> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let line = line.trim_start_matches([' ', '"']);
    let stated = line.get(..4).filter(|head| head.eq_ignore_ascii_case("sep="))?;
    let mut behind = line.get(stated.len()..)?.chars();
    let found = behind.next()?;
    let is_filling = |other: char| other == found || matches!(other, '"' | ',' | ';' | '\t' | ' ');
    behind.all(is_filling).then(|| (found, after_line_end(rest).unwrap_or(rest)))
}

/// A character that is not read as a separator, and would make settings of the header.
fn other_separator(text: &str) -> Option<char> {
    let header = text.trim_start().split(['\n', '\r']).next().unwrap_or_default();
    OTHERS.into_iter().find(|other| {
        let mut cells = header.split(*other);
        header.contains(*other) && cells.any(|cell| is_heading(cell.trim_matches('"')))
    })
}
