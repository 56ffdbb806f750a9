//! Quoting: a text as a literal of JSON, Python, JavaScript, a POSIX shell, an `.env` file and YAML.

use std::fmt::Write as _;

/// A string of JSON. The same literal means the same in Python and in JavaScript (since ECMAScript 2019):
/// both know every escape that stands in it.
pub(super) fn string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Nobody sees these, and YAML takes some of them for line ends.
            hidden if hidden.is_control() || is_invisible(hidden) => {
                push_escape(&mut quoted, hidden);
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

/// Line ends of YAML and JavaScript, marks that turn the reading direction, and the byte order mark.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn push_escape(quoted: &mut String, character: char) {
    let mut units = [0; 2];
    for unit in character.encode_utf16(&mut units) {
        // Writing to a String cannot fail.
        let _infallible = write!(quoted, "\\u{unit:04x}");
    }
}

/// The same JSON, written without quotation marks inside strings, apostrophes, dollars, backticks and double
/// backslashes, so that shells, every reader of `.env` files, YAML and GitHub's `${{ }}` all leave it alone
/// between apostrophes.
pub(super) fn armored(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    let mut characters = json.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' | '$' | '`' => push_escape(&mut safe, character),
            '\\' => match characters.next() {
                Some('n') => push_escape(&mut safe, '\n'),
                Some('r') => push_escape(&mut safe, '\r'),
                Some('t') => push_escape(&mut safe, '\t'),
                Some('u') => safe.push_str("\\u"),
                Some(escaped) => push_escape(&mut safe, escaped),
                None => {}
            },
            plain => safe.push(plain),
        }
    }
    safe
}

/// A text as one word of a POSIX shell.
pub(super) fn shell_word(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
