//! Words as Windows' command line and the programs started from it read them: carets and percent signs first, then
//! quotation marks and backslashes. Browsers write "Copy as cURL (cmd)" for both.

use super::super::cursor::Cursor;
use super::{Builder, Command, Fault, goes_on, is_blank, option_follows};

#[derive(Default)]
struct Reader {
    builder: Builder,
    /// Between quotation marks for the command line itself, where carets mean nothing.
    is_quoted_for_shell: bool,
    /// Between quotation marks for the program.
    is_quoted: bool,
    /// Whether the word's quotation mark stood behind a caret: browsers then double each backslash in it.
    has_caret: bool,
    backslashes: usize,
}

pub(super) fn command(cursor: &mut Cursor<'_>) -> Result<Command, Fault> {
    let mut reader = Reader::default();
    let mut open = Fault::OpenQuote { line: cursor.line() };
    while let Some(character) = cursor.next() {
        let line = cursor.line();
        match character {
            '^' if !reader.is_quoted_for_shell => {
                if goes_on(cursor) {
                    continue;
                }
                match cursor.next() {
                    Some('"') => reader.quote(cursor, true),
                    Some('\\') => reader.push_backslash(line),
                    Some(escaped) => reader.push(escaped, line),
                    None => {}
                }
            }
            '%' if cursor.eat("%") => reader.push('%', line),
            '%' => match variable(cursor) {
                Some(variable) => reader.push_variable(variable, line),
                None => reader.push('%', line),
            },
            '"' => {
                open = Fault::OpenQuote { line };
                reader.is_quoted_for_shell = !reader.is_quoted_for_shell;
                reader.quote(cursor, false);
            }
            '\\' => reader.push_backslash(line),
            '\n' | '\r' | '&' | '|' if !reader.is_quoted && !reader.is_quoted_for_shell => {
                reader.end_word();
                let goes_on = matches!(character, '\n' | '\r') && option_follows(cursor);
                if !reader.builder.words.is_empty() && !goes_on {
                    break;
                }
            }
            blank if is_blank(blank) && !reader.is_quoted => reader.end_word(),
            plain => reader.push(plain, line),
        }
    }
    if reader.is_quoted {
        return Err(open);
    }
    reader.end_word();
    Ok(Command { words: reader.builder.words, input: None })
}

impl Reader {
    fn push(&mut self, character: char, line: usize) {
        self.push_backslashes(line);
        self.builder.push(character, line);
    }

    /// What a backslash means, the characters behind it say.
    fn push_backslash(&mut self, line: usize) {
        self.builder.word(line);
        self.backslashes += 1;
    }

    fn push_variable(&mut self, variable: String, line: usize) {
        self.push_backslashes(line);
        self.builder.push_variable(variable, line);
    }

    /// Backslashes before anything but a quotation mark stand for themselves.
    fn push_backslashes(&mut self, line: usize) {
        let count = std::mem::take(&mut self.backslashes);
        let count = if self.has_caret { count.div_ceil(2) } else { count };
        for _ in 0..count {
            self.builder.push('\\', line);
        }
    }

    /// A quotation mark: half of the backslashes before it remain, and an odd one makes it a plain character.
    fn quote(&mut self, cursor: &mut Cursor<'_>, has_caret: bool) {
        let line = cursor.line();
        let count = std::mem::take(&mut self.backslashes);
        for _ in 0..count / 2 {
            self.builder.push('\\', line);
        }
        if count % 2 == 1 {
            self.builder.push('"', line);
            // For the command line it was one like any other.
            return;
        }
        if self.is_quoted && cursor.rest().starts_with(if has_caret { "^\"" } else { "\"" }) {
            cursor.pass(if has_caret { 2 } else { 1 });
            self.is_quoted_for_shell ^= !has_caret;
            self.builder.push('"', line);
            return;
        }
        self.builder.word(line);
        if !self.is_quoted {
            self.has_caret = has_caret;
        }
        self.is_quoted = !self.is_quoted;
    }

    fn end_word(&mut self) {
        if self.builder.word.is_some() {
            self.push_backslashes(0);
        }
        self.has_caret = false;
        self.builder.end_word();
    }
}

/// `%NAME%`, of which the first sign has been passed.
fn variable(cursor: &mut Cursor<'_>) -> Option<String> {
    let (name, _) = cursor.rest().split_once('%')?;
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let is_name = !name.is_empty() && name.bytes().all(is_part);
    is_name.then(|| format!("%{}", cursor.pass(name.len() + 1)))
}
