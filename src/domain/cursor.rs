//! A place in a text, with its line.

/// What is left of a text.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of `text`, which stands on `line`, counted from 1.
    pub const fn new(text: &'a str, line: usize) -> Self {
        Self { rest: text, line }
    }

    /// The line, counted from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// What is left.
    pub const fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next character, which stays.
    pub fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Whether the text goes on with `start`, which is then passed.
    pub fn eat(&mut self, start: &str) -> bool {
        let is_there = self.rest.starts_with(start);
        if is_there {
            self.pass(start.len());
        }
        is_there
    }

    /// Passes so many bytes, up to a character's end, and gives them back.
    pub fn pass(&mut self, bytes: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += passed.matches('\n').count();
        self.rest = rest;
        passed
    }

    /// Passes the characters that `is_one` names, and gives them back.
    pub fn take_chars(&mut self, is_one: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|character| !is_one(character)).unwrap_or(self.rest.len());
        self.pass(end)
    }

    /// Reads up to `most` hexadecimal digits, at most eight; `None` if there is none.
    pub fn hex(&mut self, most: usize) -> Option<u32> {
        let is_digit = |digit: &u8| digit.is_ascii_hexdigit();
        let count = self.rest.bytes().take(most.min(8)).take_while(is_digit).count();
        u32::from_str_radix(self.pass(count), 16).ok()
    }

    /// The character of a number that an escape wrote. Half of a surrogate pair takes its other half from the escape
    /// behind it (`\\uXXXX`); alone it becomes the sign for what cannot be shown.
    pub fn character(&mut self, number: u32) -> char {
        let mut ahead = self.clone();
        if (0xd800..0xdc00).contains(&number)
            && ahead.eat("\\u")
            && let Some(low @ 0xdc00..0xe000) = ahead.hex(4)
        {
            *self = ahead;
            let code = 0x1_0000 + ((number - 0xd800) << 10) + (low - 0xdc00);
            return char::from_u32(code).unwrap_or('\u{fffd}');
        }
        char::from_u32(number).unwrap_or('\u{fffd}')
    }
}

impl Iterator for Cursor<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.pass(character.len_utf8());
        Some(character)
    }
}
