//! Reads JSON, and literals of JavaScript and Python, which are close to it: comments, commas at the end, other
//! quotation marks, names without any. Numbers stay text: no digit is lost.

use super::super::cursor::Cursor;
use super::super::unseen::is_unseen;
use super::text::{self, Text};

/// Deeper than any request.
const MAX_DEPTH: usize = 32;
/// How much of what cannot be read is kept, in characters.
const QUOTED_CHARS: usize = 40;

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    /// As it was written.
    Number(String),
    Text(String),
    List(Vec<Value>),
    Object(Object),
    /// A variable or a calculation: its value is not known here.
    Unread(String),
}

/// Names and values in their order; a name may stand there twice.
pub(super) type Object = Vec<(String, Value)>;

/// Why a text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A character that does not belong there.
    Character { character: char, line: usize },
    /// A quotation mark that never ends.
    OpenQuote { line: usize },
    /// The text ends before its last bracket.
    EndsEarly,
}

/// Reads a text that is one value and nothing else.
pub(super) fn whole_text(text: &str, line: usize) -> Result<Value, Fault> {
    let mut cursor = Cursor::new(text, line);
    skip(&mut cursor);
    let value = value(&mut cursor, 0)?;
    skip(&mut cursor);
    cursor.eat(";");
    skip(&mut cursor);
    match cursor.peek() {
        None => Ok(value),
        Some(_) => Err(unexpected(&cursor)),
    }
}

/// Reads an object that begins here.
pub(super) fn object(cursor: &mut Cursor<'_>, depth: usize) -> Result<Object, Fault> {
    if depth > MAX_DEPTH || !cursor.eat("{") {
        return Err(unexpected(cursor));
    }
    let mut object = Object::new();
    loop {
        skip(cursor);
        if cursor.eat("}") {
            return Ok(object);
        }
        object.push(pair(cursor, depth)?);
        skip(cursor);
        if !cursor.eat(",") && cursor.peek() != Some('}') {
            return Err(unexpected(cursor));
        }
    }
}

fn pair(cursor: &mut Cursor<'_>, depth: usize) -> Result<(String, Value), Fault> {
    for spread in ["...", "**"] {
        if cursor.eat(spread) {
            return Ok((spread.to_owned(), unread(cursor, spread.to_owned())?));
        }
    }
    let is_part =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '$' | '-');
    let name = match text::read(cursor)? {
        Some(name) => name.text,
        None => cursor.take_chars(is_part).to_owned(),
    };
    skip(cursor);
    if cursor.eat(":") {
        skip(cursor);
        return Ok((name, value(cursor, depth + 1)?));
    }
    // `{name}` is short for `{name: name}`.
    if !name.is_empty() && matches!(cursor.peek(), Some(',' | '}')) {
        return Ok((name.clone(), Value::Unread(name)));
    }
    Err(unexpected(cursor))
}

fn value(cursor: &mut Cursor<'_>, depth: usize) -> Result<Value, Fault> {
    let start = cursor.clone();
    let value = match cursor.peek() {
        Some('{') if cursor.rest().starts_with("{{") => template(cursor)?,
        Some('{') => return object(cursor, depth).map(Value::Object),
        Some('[') => return list(cursor, depth).map(Value::List),
        _ => match text::read(cursor)? {
            Some(Text { text, variable: None }) => Value::Text(text),
            Some(Text { variable: Some(variable), .. }) => Value::Unread(cut(&variable)),
            None => word(cursor)?,
        },
    };
    skip(cursor);
    // What is calculated, such as `5 * 500000`, is not known here.
    let is_calculated =
        |character: char| "+-*/.([?&|%<>=!".contains(character) || character.is_alphabetic();
    if depth > 0 && cursor.peek().is_some_and(is_calculated) {
        let begun = start.rest().len() - cursor.rest().len();
        let begun = start.rest().get(..begun).unwrap_or_default().to_owned();
        return unread(cursor, begun);
    }
    Ok(value)
}

fn list(cursor: &mut Cursor<'_>, depth: usize) -> Result<Vec<Value>, Fault> {
    if depth > MAX_DEPTH {
        return Err(unexpected(cursor));
    }
    cursor.eat("[");
    let mut list = Vec::new();
    loop {
        skip(cursor);
        if cursor.eat("]") {
            return Ok(list);
        }
        list.push(value(cursor, depth + 1)?);
        skip(cursor);
        if !cursor.eat(",") && cursor.peek() != Some(']') {
            return Err(unexpected(cursor));
        }
    }
}

/// `{{name}}`, as Postman and files of requests write a variable.
fn template(cursor: &mut Cursor<'_>) -> Result<Value, Fault> {
    match cursor.rest().find("}}") {
        Some(end) => Ok(Value::Unread(cut(cursor.pass(end + 2)))),
        None => Err(unexpected(cursor)),
    }
}

/// A number, or a word such as `true`.
fn word(cursor: &mut Cursor<'_>) -> Result<Value, Fault> {
    let before = cursor.clone();
    let is_number =
        cursor.peek().is_some_and(|first| first.is_ascii_digit() || "-+.".contains(first));
    let sign = if is_number { cursor.take_chars(|sign| matches!(sign, '-' | '+')) } else { "" };
    let is_part =
        |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '$');
    let mut word = format!("{sign}{}", cursor.take_chars(is_part));
    if is_number && word.ends_with(['e', 'E']) && matches!(cursor.peek(), Some('+' | '-')) {
        word.extend(cursor.next());
        word.push_str(cursor.take_chars(|digit| digit.is_ascii_digit()));
    }
    match word.as_str() {
        "" => Err(unexpected(&before)),
        "true" | "True" => Ok(Value::Bool(true)),
        "false" | "False" => Ok(Value::Bool(false)),
        "null" | "None" | "undefined" => Ok(Value::Null),
        // Whether it is a whole one, the setting asks.
        _ if is_number && word.bytes().all(|byte| b"0123456789.eE+-_".contains(&byte)) => {
            Ok(Value::Number(word))
        }
        _ => Ok(Value::Unread(cut(&word))),
    }
}

/// Passes what is not understood, up to what ends the value.
fn unread(cursor: &mut Cursor<'_>, mut begun: String) -> Result<Value, Fault> {
    let mut depth = 0_usize;
    loop {
        let before = cursor.clone();
        if text::read(cursor)?.is_some() {
            let length = before.rest().len() - cursor.rest().len();
            begun.push_str(before.rest().get(..length).unwrap_or_default());
            continue;
        }
        match cursor.peek().ok_or(Fault::EndsEarly)? {
            ',' | '}' | ']' if depth == 0 => return Ok(Value::Unread(cut(&begun))),
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        begun.extend(cursor.next());
    }
}

/// Passes blanks, invisible characters and comments.
fn skip(cursor: &mut Cursor<'_>) {
    loop {
        cursor.take_chars(is_unseen);
        if cursor.eat("/*") {
            let end = cursor.rest().find("*/").map_or(cursor.rest().len(), |at| at + 2);
            cursor.pass(end);
        } else if cursor.rest().starts_with("//") || cursor.rest().starts_with('#') {
            cursor.take_chars(|character| character != '\n');
        } else {
            return;
        }
    }
}

/// What cannot be read, short enough to be shown.
pub(super) fn cut(text: &str) -> String {
    text.trim().chars().take(QUOTED_CHARS).collect()
}

fn unexpected(cursor: &Cursor<'_>) -> Fault {
    match cursor.peek() {
        Some(character) => Fault::Character { character, line: cursor.line() },
        None => Fault::EndsEarly,
    }
}
