//! Tables as CSV (RFC 4180): written so that no spreadsheet takes a cell for a formula, and read back the same.

/// Why a text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A quoted cell that never ends; it began on this line, counted from 1.
    OpenQuote {
        /// Counted from 1.
        line: usize,
    },
    /// Text between a closing quote and the next comma.
    AfterQuote {
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
}

/// Writes rows with CRLF line ends. A cell that a spreadsheet would run gets an apostrophe before it.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
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

/// A single empty cell is quoted: an empty line would be no row at all.
fn push_cell(text: &mut String, cell: &str, is_alone: bool) {
    let guard = if is_formula(cell) { "'" } else { "" };
    let needs_quotes = cell.contains(['"', ',', '\n', '\r'])
        || cell.starts_with([' ', '\t'])
        || cell.ends_with([' ', '\t'])
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

/// Reads rows; empty lines are none, a byte order mark at the beginning is skipped.
/// The guard of a formula-like cell stays: [`unguarded`] takes it off.
pub fn read(text: &str) -> Result<Vec<Row>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let begins = line;
        let is_blank = rest.starts_with(['\n', '\r']);
        let mut cells = Vec::new();
        loop {
            let (cell, after) = read_cell(rest, &mut line)?;
            cells.push(cell);
            if let Some(next) = after.strip_prefix(',') {
                rest = next;
                continue;
            }
            let line_end = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r']));
            rest = line_end.unwrap_or(after);
            break;
        }
        line += 1;
        if !is_blank {
            rows.push(Row { line: begins, cells });
        }
    }
    Ok(rows)
}

/// One cell and what stands behind it, from the comma or line end on.
fn read_cell<'a>(text: &'a str, line: &mut usize) -> Result<(String, &'a str), Error> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([',', '\n', '\r']).unwrap_or(text.len());
        let (cell, rest) = text.split_at(end);
        return Ok((cell.to_owned(), rest));
    };
    let begins = *line;
    let mut cell = String::new();
    loop {
        let Some((piece, after)) = rest.split_once('"') else {
            return Err(Error::OpenQuote { line: begins });
        };
        cell.push_str(piece);
        *line += piece.matches('\n').count();
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None if after.is_empty() || after.starts_with([',', '\n', '\r']) => {
                return Ok((cell, after));
            }
            None => return Err(Error::AfterQuote { line: *line }),
        }
    }
}
