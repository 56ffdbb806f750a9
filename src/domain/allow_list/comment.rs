//! Tells what of a line is a comment.

use super::piece::is_separator;
use crate::domain::spreadsheet_error::is_error_cell;

/// The line without its comment: from `#` or `//` on, at the line's start or after a blank. A `#` may also follow a
/// sign between entries. Anywhere else both are part of what stands around them, which then is no address.
///
/// An error of a spreadsheet is no comment, though it begins like one.
pub(super) fn without_comment(line: &str) -> &str {
    let mut before = None;
    for (at, character) in line.char_indices() {
        let rest = line.get(at..).unwrap_or_default();
        let is_start = before.is_none_or(char::is_whitespace);
        let is_comment = match character {
            '#' => (is_start || before.is_some_and(is_around)) && !is_spreadsheet_error(rest),
            '/' => is_start && rest.starts_with("//"),
            _ => false,
        };
        if is_comment {
            return line.get(..at).unwrap_or(line);
        }
        before = Some(character);
    }
    line
}

fn is_around(character: char) -> bool {
    is_separator(character) || matches!(character, '[' | '(' | '{' | '\u{feff}')
}

/// Whether a text begins with a spreadsheet's error; a heading such as `### office` is none.
fn is_spreadsheet_error(text: &str) -> bool {
    let end = text.find(|character: char| character.is_whitespace() || is_separator(character));
    let word = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    word.bytes().any(|byte| byte != b'#') && is_error_cell(word)
}
