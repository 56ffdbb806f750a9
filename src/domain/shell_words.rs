//! Splits a command into words as a POSIX shell does, as far as pasted commands need it: quotes, escapes, line ends.

/// A quotation mark that never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuote;

type Characters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// The words of the first command in `text`. Variables stay as they are written: nothing is put in their place.
pub fn words(text: &str) -> Result<Vec<String>, OpenQuote> {
    let mut characters = text.chars().peekable();
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    while let Some(character) = characters.next() {
        match character {
            // A line that ends in a backslash goes on; pasted text may end its lines as Windows does.
            '\\' => match characters.next() {
                Some('\n') | None => {}
                Some('\r') if characters.next_if_eq(&'\n').is_some() => {}
                Some(escaped) => word.get_or_insert_default().push(escaped),
            },
            '\'' => single_quoted(&mut characters, word.get_or_insert_default())?,
            '"' => double_quoted(&mut characters, word.get_or_insert_default())?,
            '$' if characters.next_if_eq(&'\'').is_some() => {
                ansi_quoted(&mut characters, word.get_or_insert_default())?;
            }
            ' ' | '\t' => words.extend(word.take()),
            // The command ends where its line does, and at the signs that begin another.
            '\n' | '\r' | '|' | ';' | '&' => {
                words.extend(word.take());
                if !words.is_empty() {
                    break;
                }
            }
            plain => word.get_or_insert_default().push(plain),
        }
    }
    words.extend(word);
    Ok(words)
}

/// Up to the next apostrophe, nothing means anything else.
fn single_quoted(characters: &mut Characters<'_>, word: &mut String) -> Result<(), OpenQuote> {
    loop {
        match characters.next() {
            Some('\'') => return Ok(()),
            Some(plain) => word.push(plain),
            None => return Err(OpenQuote),
        }
    }
}

/// Up to the next quotation mark; a backslash takes the meaning of `$`, backtick, quotation mark, backslash, line end.
fn double_quoted(characters: &mut Characters<'_>, word: &mut String) -> Result<(), OpenQuote> {
    loop {
        match characters.next().ok_or(OpenQuote)? {
            '"' => return Ok(()),
            '\\' => match characters.next().ok_or(OpenQuote)? {
                '\n' => {}
                escaped @ ('$' | '`' | '"' | '\\') => word.push(escaped),
                other => word.extend(['\\', other]),
            },
            plain => word.push(plain),
        }
    }
}

/// `$'…'` with the escapes of C, as browsers write "Copy as cURL".
fn ansi_quoted(characters: &mut Characters<'_>, word: &mut String) -> Result<(), OpenQuote> {
    loop {
        match characters.next().ok_or(OpenQuote)? {
            '\'' => return Ok(()),
            '\\' => match characters.next().ok_or(OpenQuote)? {
                'n' => word.push('\n'),
                'r' => word.push('\r'),
                't' => word.push('\t'),
                'u' => word.push(code_point(characters, 4)),
                'x' => word.push(code_point(characters, 2)),
                other => word.push(other),
            },
            plain => word.push(plain),
        }
    }
}

/// A character by its number, of up to `length` hexadecimal digits. Half of a surrogate pair is none,
/// and becomes the sign for that.
fn code_point(characters: &mut Characters<'_>, length: usize) -> char {
    let mut number = 0;
    for _ in 0..length {
        let Some(digit) = characters.peek().and_then(|digit| digit.to_digit(16)) else { break };
        characters.next();
        number = number * 16 + digit;
    }
    char::from_u32(number).unwrap_or('\u{fffd}')
}
