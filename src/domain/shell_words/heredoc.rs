//! Here-documents: lines that a command reads.

use super::super::cursor::Cursor;
use super::posix::variable;
use super::{Word, goes_on, is_blank};

/// A here-document that is announced and begins on the next line.
pub(super) struct Heredoc {
    end: String,
    /// Whether nothing in it means anything else.
    is_raw: bool,
    /// Which command of the pipeline reads it.
    pub(super) command: usize,
}

impl Heredoc {
    /// Reads what follows `<<`.
    pub(super) fn begin(cursor: &mut Cursor<'_>, command: usize) -> Self {
        cursor.eat("-");
        cursor.take_chars(is_blank);
        let is_part =
            |character: char| !character.is_whitespace() && !"|;&<>()".contains(character);
        let written = cursor.take_chars(is_part);
        let is_quote = |character: char| matches!(character, '\'' | '"' | '\\');
        Self { end: written.replace(is_quote, ""), is_raw: written.contains(is_quote), command }
    }

    /// Reads its lines up to its end, which may be indented, or up to the text's.
    pub(super) fn read(self, cursor: &mut Cursor<'_>) -> Word {
        let mut word = Word { line: cursor.line(), ..Word::default() };
        while !cursor.rest().is_empty() {
            let (line, _) = cursor.rest().split_once('\n').unwrap_or((cursor.rest(), ""));
            if line.trim() == self.end {
                cursor.pass(line.len() + 1);
                break;
            }
            let mut row = Cursor::new(cursor.pass(line.len() + 1), 1);
            if self.is_raw {
                word.text.push_str(row.rest());
                continue;
            }
            while let Some(character) = row.next() {
                expand(character, &['$', '`', '\\'], &mut row, &mut word);
            }
        }
        word
    }
}

/// Takes one character of a text in which variables count; a backslash takes the meaning of those in `escapable`, and
/// of a line's end.
pub(super) fn expand(
    character: char,
    escapable: &[char],
    cursor: &mut Cursor<'_>,
    word: &mut Word,
) {
    match character {
        '\\' => match cursor.peek() {
            Some(escaped) if escapable.contains(&escaped) => word.text.extend(cursor.next()),
            Some('\n' | '\r') if goes_on(cursor) => {}
            _ => word.text.push('\\'),
        },
        '$' | '`' => match variable(character, cursor) {
            Some(variable) => word.push_variable(variable),
            None => word.text.push(character),
        },
        plain => word.text.push(plain),
    }
}
