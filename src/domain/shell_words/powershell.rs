//! Words and texts as `PowerShell` reads them: the backtick takes a character's meaning, and continues a line.

use super::super::cursor::Cursor;
use super::posix;
use super::{Builder, Command, Fault, Word, goes_on, is_blank, option_follows, typographic};

pub(super) fn command(cursor: &mut Cursor<'_>) -> Result<Command, Fault> {
    let mut builder = Builder::default();
    loop {
        let line = cursor.line();
        if let Some(text) = quoted(cursor)? {
            let word = builder.word(line);
            word.text.push_str(&text.text);
            word.variable = word.variable.take().or(text.variable);
            continue;
        }
        let before = cursor.clone();
        let Some(character) = cursor.next() else { break };
        match character {
            '`' if goes_on(cursor) => {}
            '`' => {
                if let Some(escaped) = cursor.next() {
                    builder.push(escaped, line);
                }
            }
            '$' => match posix::variable('$', cursor) {
                Some(variable) => builder.push_variable(variable, line),
                None => builder.push('$', line),
            },
            '#' if builder.word.is_none() => {
                cursor.take_chars(|character| character != '\n');
            }
            '\n' | '\r' | ';' | '|' | ')' => {
                builder.end_word();
                let goes_on = matches!(character, '\n' | '\r') && option_follows(cursor);
                if !builder.words.is_empty() && !goes_on {
                    break;
                }
            }
            blank if is_blank(blank) => builder.end_word(),
            plain => {
                if let Some(fault) = typographic(plain, builder.word.is_some(), &before) {
                    return Err(fault);
                }
                builder.push(plain, line);
            }
        }
    }
    builder.end_word();
    Ok(Command { words: builder.words, input: None })
}

/// A text between quotation marks, or a here-string, if one begins here.
///
/// # Errors
/// A quotation mark that never ends.
pub fn quoted(cursor: &mut Cursor<'_>) -> Result<Option<Word>, Fault> {
    let line = cursor.line();
    let open = Fault::OpenQuote { line };
    for (begin, end) in [("@'", "\n'@"), ("@\"", "\n\"@")] {
        if !cursor.rest().starts_with(begin) {
            continue;
        }
        let rest = cursor.rest();
        let (first, _) = rest.split_once('\n').ok_or(open)?;
        if first.trim_end() != begin {
            continue;
        }
        let body_start = first.len();
        let body_end = rest.get(body_start..).and_then(|body| body.find(end)).ok_or(open)?;
        cursor.pass(body_start + 1);
        let body = cursor.pass(body_end.saturating_sub(1));
        cursor.pass(end.len());
        let mut word = Word { line: line + 1, ..Word::default() };
        if begin == "@'" {
            word.text.push_str(body);
        } else {
            let mut inner = Cursor::new(body, line + 1);
            while let Some(character) = inner.next() {
                expand(character, &mut inner, &mut word);
            }
        }
        return Ok(Some(word));
    }
    let Some(quote @ ('\'' | '"')) = cursor.peek() else { return Ok(None) };
    cursor.next();
    let mut word = Word { line, ..Word::default() };
    loop {
        match cursor.next().ok_or(open)? {
            // Doubled, a quotation mark stands for itself.
            character if character == quote => {
                if cursor.peek() != Some(quote) {
                    return Ok(Some(word));
                }
                word.text.extend(cursor.next());
            }
            character if quote == '"' => expand(character, cursor, &mut word),
            plain => word.text.push(plain),
        }
    }
}

/// One character of a text in which variables count.
fn expand(character: char, cursor: &mut Cursor<'_>, word: &mut Word) {
    match character {
        '`' => match cursor.next() {
            Some('n') => word.text.push('\n'),
            Some('r') => word.text.push('\r'),
            Some('t') => word.text.push('\t'),
            Some('0') => word.text.push('\0'),
            escaped => word.text.extend(escaped),
        },
        '$' => match posix::variable('$', cursor) {
            Some(variable) => match by_number(&variable) {
                Some(character) => word.text.push(character),
                None => word.push_variable(variable),
            },
            None => word.text.push('$'),
        },
        plain => word.text.push(plain),
    }
}

/// `$([char]8217)`, as browsers write what is not ASCII. Halves of surrogate pairs are not put together.
fn by_number(variable: &str) -> Option<char> {
    let number = variable.strip_prefix("$([char]")?.strip_suffix(')')?;
    number.parse().ok().and_then(char::from_u32)
}
