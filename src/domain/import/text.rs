//! Texts between quotation marks, as JSON, JavaScript and Python write them, with the marks that word processors put in
//! their place.

use super::super::cursor::Cursor;
use super::literal::Fault;

/// A text with its escapes undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    /// What the program would put in, such as `${name}`.
    pub(super) variable: Option<String>,
}

/// Reads the text that begins here; `None` if there is none.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Option<Text>, Fault> {
    let mut ahead = cursor.clone();
    // Python's marks before a text: bytes, Unicode, as it stands, with variables.
    let prefix = ahead.take_chars(|prefix| "bBuUrRfF".contains(prefix));
    let is_prefix = prefix.len() <= 2 && matches!(ahead.peek(), Some('"' | '\''));
    if !prefix.is_empty() && !is_prefix {
        return Ok(None);
    }
    let Some(closing) = ahead.peek().and_then(closing) else { return Ok(None) };
    let open = Fault::OpenQuote { line: ahead.line() };
    let triple = ["\"\"\"", "'''"].into_iter().find(|triple| ahead.eat(triple));
    let quote = if triple.is_none() { ahead.next() } else { None };
    let is_raw = prefix.contains(['r', 'R']);
    let has_variables = prefix.contains(['f', 'F']);
    let mut text = Text::default();
    loop {
        if triple.is_some_and(|triple| ahead.eat(triple)) {
            break;
        }
        let line = ahead.line();
        match ahead.next().ok_or(open)? {
            end if triple.is_none() && closing.contains(end) => break,
            '\n' if triple.is_none() && quote != Some('`') => return Err(open),
            '\\' if !is_raw => escape(&mut ahead, &mut text.text, line)?,
            '$' if quote == Some('`') && ahead.rest().starts_with('{') => {
                let end = ahead.rest().find('}').ok_or(open)?;
                text.variable.get_or_insert(format!("${}", ahead.pass(end + 1)));
            }
            '{' if has_variables && !ahead.eat("{") => {
                let end = ahead.rest().find('}').ok_or(open)?;
                text.variable.get_or_insert(format!("{{{}", ahead.pass(end + 1)));
            }
            '}' if has_variables && ahead.eat("}") => text.text.push('}'),
            plain => text.text.push(plain),
        }
    }
    *cursor = ahead;
    Ok(Some(text))
}

/// The marks that may end a text that begins with `open`.
const fn closing(open: char) -> Option<&'static str> {
    match open {
        '"' => Some("\""),
        '\'' => Some("'"),
        '`' => Some("`"),
        '“' | '”' | '„' | '‟' => Some("“”„‟\""),
        '‘' | '’' | '‚' | '‛' => Some("‘’‚‛'"),
        '«' => Some("»"),
        _ => None,
    }
}

/// Takes what follows a backslash.
fn escape(cursor: &mut Cursor<'_>, text: &mut String, line: usize) -> Result<(), Fault> {
    let unknown = Fault::Character { character: '\\', line };
    match cursor.next().ok_or(unknown)? {
        'n' => text.push('\n'),
        'r' => text.push('\r'),
        't' => text.push('\t'),
        'b' => text.push('\u{8}'),
        'f' => text.push('\u{c}'),
        same @ ('"' | '\'' | '`' | '\\' | '/' | '$') => text.push(same),
        '\n' => {}
        'x' => text.push(numbered(cursor, 2).ok_or(unknown)?),
        'u' if cursor.eat("{") => {
            let number = cursor.hex(6).filter(|_| cursor.eat("}")).ok_or(unknown)?;
            text.push(char::from_u32(number).ok_or(unknown)?);
        }
        'u' => text.push(numbered(cursor, 4).ok_or(unknown)?),
        _ => return Err(unknown),
    }
    Ok(())
}

/// The character that exactly so many digits number.
fn numbered(cursor: &mut Cursor<'_>, digits: usize) -> Option<char> {
    let before = cursor.rest().len();
    let number = cursor.hex(digits)?;
    (before - cursor.rest().len() == digits).then(|| cursor.character(number))
}
