//! Reads rows as RFC 4180 has them, and as spreadsheets and people write them: blanks around quotes, any line end.

use super::Separator;

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A quoted cell that never ends; it began on this line, counted from 1.
    OpenQuote {
        /// Counted from 1.
        line: usize,
    },
}

/// One row of a table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Its cells.
    pub cells: Vec<String>,
    /// The line of the first quotation mark that is out of place: within a cell without quotes, or with text between
    /// it and the next separator. Where such a row's cells end is a guess.
    pub bad_quote_line: Option<usize>,
}

impl Row {
    /// Whether nothing stands in any cell, as in rows that a spreadsheet leaves below a table.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| {
            cell.chars().all(|character| is_skipped(character) || is_line_end(character))
        })
    }
}

/// The rows of a text, one after the other. Empty lines are none; marks at the beginning of the text are skipped, also
/// more than one. The guard of a formula-like cell stays: [`super::unguarded`] takes it off.
pub struct Rows<'a> {
    rest: &'a str,
    separator: char,
    line: usize,
    has_failed: bool,
}

impl<'a> Rows<'a> {
    /// Begins to read at `line`, counted from 1.
    pub fn new(text: &'a str, separator: Separator, line: usize) -> Self {
        let rest = without_marks(text);
        Self { rest, separator: separator.character(), line, has_failed: false }
    }
}

/// The text without byte order marks and zero-width characters at its beginning.
pub fn without_marks(text: &str) -> &str {
    text.trim_start_matches(is_mark)
}

/// What copied texts and files hold unseen at their beginning: byte order marks, zero-width and direction marks.
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// What may stand around a quoted cell: blanks and marks.
pub(super) fn is_skipped(character: char) -> bool {
    (character.is_whitespace() && !is_line_end(character)) || is_mark(character)
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(rest) = after_line_end(self.rest) {
            self.rest = rest;
            self.line += 1;
        }
        if self.rest.is_empty() || self.has_failed {
            return None;
        }
        let row = self.read_row();
        self.has_failed = row.is_err();
        Some(row)
    }
}

impl Rows<'_> {
    fn read_row(&mut self) -> Result<Row, Error> {
        let mut row = Row { line: self.line, cells: Vec::new(), bad_quote_line: None };
        loop {
            self.read_cell(&mut row)?;
            if let Some(rest) = self.rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            if let Some(rest) = after_line_end(self.rest) {
                self.rest = rest;
                self.line += 1;
            }
            return Ok(row);
        }
    }

    /// Reads one cell; what is left begins with a separator or a line end, or is empty.
    fn read_cell(&mut self, row: &mut Row) -> Result<(), Error> {
        let separator = self.separator;
        let is_around = |character| character != separator && is_skipped(character);
        let Some(mut rest) = self.rest.trim_start_matches(is_around).strip_prefix('"') else {
            let cell = self.take_plain();
            if cell.contains('"') {
                row.bad_quote_line.get_or_insert(self.line);
            }
            row.cells.push(cell);
            return Ok(());
        };
        let begins = self.line;
        let mut cell = String::new();
        loop {
            let Some((piece, after)) = rest.split_once('"') else {
                return Err(Error::OpenQuote { line: begins });
            };
            cell.push_str(piece);
            self.line += line_ends(piece);
            if let Some(more) = after.strip_prefix('"') {
                cell.push('"');
                rest = more;
                continue;
            }
            self.rest = after.trim_start_matches(is_around);
            let behind = self.take_plain();
            if !behind.is_empty() {
                row.bad_quote_line.get_or_insert(self.line);
                cell.push_str(&behind);
            }
            row.cells.push(cell);
            return Ok(());
        }
    }

    /// Takes what stands before the next separator or line end.
    fn take_plain(&mut self) -> String {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell.to_owned()
    }
}

/// What follows a line end at the beginning of the text: LF, CRLF or CR.
pub(crate) fn after_line_end(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r']))
}

const fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r')
}

fn line_ends(text: &str) -> usize {
    text.matches(['\n', '\r']).count() - text.matches("\r\n").count()
}
