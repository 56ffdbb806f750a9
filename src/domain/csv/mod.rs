//! Tables as CSV (RFC 4180): written so that no spreadsheet takes a cell for a formula, and read back the same.

mod read;

pub(super) use read::after_line_end;
pub use read::{Error, Row, Rows, without_marks};

/// U+FEFF at the start of a file: without it Excel takes UTF-8 for the computer's own encoding and garbles names.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Separator {
    /// `,`, as in RFC 4180.
    Comma,
    /// `;`, which spreadsheets write where the comma is the decimal sign.
    Semicolon,
    /// What a spreadsheet puts on the clipboard.
    Tab,
}

impl Separator {
    /// Every separator that is read.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// The character.
    pub const fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }
}

/// Reads every row; see [`Rows`].
///
/// # Errors
///
/// [`Error::OpenQuote`] when a quoted cell never ends.
pub fn read(text: &str, separator: Separator) -> Result<Vec<Row>, Error> {
    Rows::new(text, separator, 1).collect()
}

/// Writes a file: a byte order mark, then rows with CRLF line ends. A cell that a spreadsheet would run gets an
/// apostrophe before it.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                text.push(',');
            }
            push_cell(&mut text, cell, row.len() == 1);
        }
        text.push_str("\r\n");
    }
    text
}

/// A single empty cell is quoted: an empty line would be no row at all. A cell that begins or ends unseen is quoted
/// too, so that it is read back whole.
fn push_cell(text: &mut String, cell: &str, is_alone: bool) {
    let guard = if is_formula(cell) { "'" } else { "" };
    let needs_quotes = cell.contains(['"', ',', ';', '\t', '\n', '\r'])
        || cell.starts_with(read::is_skipped)
        || cell.ends_with(read::is_skipped)
        || (is_alone && cell.is_empty());
    if needs_quotes {
        text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        text.extend([guard, cell]);
    }
}

/// What spreadsheets read as the beginning of a formula (OWASP, "CSV Injection"). An apostrophe that would look
/// like the guard before such a beginning is guarded as well, so that reading takes off exactly what writing put on.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Takes the guard off again.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}
