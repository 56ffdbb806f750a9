//! Requests in programs: fetch, axios, Python, `PowerShell`, and whatever else holds the body as JSON or as an object.
//!
//! A program is not understood. What is certain is read: the one object or text in it that holds settings of a key.

use super::super::cursor::Cursor;
use super::super::field::Field;
use super::super::shell_words::{Word, powershell_quoted};
use super::literal::{self, Object};
use super::request::{Body, Request, is_secret, is_secret_header, object_of};
use super::text::{self, Text};
use super::{Error, Imported, settings};

/// Names of methods that create nothing, as programs write them.
const OTHER_METHODS: [&str; 5] = ["get", "put", "patch", "delete", "head"];

/// So many brackets of a program are looked into.
const MAX_BRACKETS: usize = 300;

/// What was found in a program.
#[derive(Default)]
struct Found {
    objects: Vec<Object>,
    /// The first thing with settings that cannot be read.
    fault: Option<Error>,
    urls: Vec<String>,
    method: Option<String>,
    had_secret: bool,
}

/// Reads the one request for a key in a program.
pub(super) fn read(text: &str, line: usize, is_powershell: bool) -> Result<Imported, Error> {
    let mut found = Found::default();
    let mut cursor = Cursor::new(text, line);
    // The name before a text says what the text is for.
    let mut name = String::new();
    let mut brackets = 0;
    while let Some(character) = cursor.peek() {
        if is_powershell && cursor.rest().starts_with("@{") && names_settings(block(cursor.rest()))
        {
            found.fault.get_or_insert(Error::HashTable);
        }
        let text_line = cursor.line();
        match next_text(&mut cursor, is_powershell) {
            Some(text) => {
                found.take_text(&name, &text, text_line);
                name = text.text;
                continue;
            }
            None if character == '{' && !is_powershell && brackets < MAX_BRACKETS => {
                brackets += 1;
                let mut ahead = cursor.clone();
                match literal::object(&mut ahead, 0) {
                    Ok(object) if settings::is_for_key(&object) => {
                        found.objects.push(object);
                        cursor = ahead;
                        continue;
                    }
                    Err(fault) if names_settings(block(cursor.rest())) => {
                        found.fault.get_or_insert(fault.into());
                    }
                    _ => {}
                }
            }
            None if cursor.rest().starts_with("//") || character == '#' => {
                cursor.take_chars(|character| character != '\n');
                continue;
            }
            None if character.is_alphabetic() => {
                let word = cursor.take_chars(|part| part.is_alphanumeric() || "_-".contains(part));
                let url = found.take_word(&name, word, cursor.rest());
                cursor.pass(url);
                word.clone_into(&mut name);
                continue;
            }
            // Other signs, such as a bracket, part a name from what it names.
            None if !character.is_whitespace() && !":=,.".contains(character) => name.clear(),
            None => {}
        }
        cursor.next();
    }
    found.import()
}

/// The text that begins here. A mark that begins none, such as an apostrophe in a sentence, is passed over.
fn next_text(cursor: &mut Cursor<'_>, is_powershell: bool) -> Option<Text> {
    if is_powershell {
        let Word { text, variable, .. } = powershell_quoted(cursor).ok()??;
        return Some(Text { text, variable });
    }
    text::read(cursor).ok()?
}

/// From a bracket to the one that closes it, or to the end.
fn block(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth <= 1 => return text.get(..at).unwrap_or(text),
            '}' => depth -= 1,
            _ => {}
        }
    }
    text
}

fn names_settings(text: &str) -> bool {
    let of_keys =
        Field::ALL.into_iter().filter(|field| !matches!(field, Field::Name | Field::Group));
    of_keys.into_iter().any(|field| text.contains(field.as_str()))
}

impl Found {
    fn take_text(&mut self, name: &str, text: &Text, line: usize) {
        self.had_secret |= is_secret_header(name) && is_secret(&text.text);
        self.take_method(name, &text.text);
        let content = text.text.trim_start();
        if content.contains("://") || content.contains("/api/") {
            self.urls.push(content.to_owned());
        } else if content.starts_with(['{', '[']) && names_settings(content) {
            match (&text.variable, object_of(content, line)) {
                (Some(variable), _) => {
                    let text = literal::cut(variable);
                    self.fault.get_or_insert(Error::Variable { text });
                }
                (None, Ok(object)) => self.objects.push(object),
                (None, Err(fault)) => {
                    self.fault.get_or_insert(fault);
                }
            }
        }
    }

    fn take_method(&mut self, name: &str, value: &str) {
        let value = value.to_ascii_lowercase();
        if name.eq_ignore_ascii_case("method")
            && (value == "post" || OTHER_METHODS.contains(&&*value))
        {
            self.method = Some(value);
        }
    }

    /// `requests.put(` and `-Method Put`; `before` is the name before the word, `after` what follows it. Gives back how
    /// much of that belongs to an address.
    fn take_word(&mut self, before: &str, word: &str, after: &str) -> usize {
        self.take_method(before.trim_start_matches('-'), word);
        let is_client =
            ["requests", "axios", "session", "client", "httpx", "http"].contains(&before);
        if is_client && OTHER_METHODS.contains(&word) && after.starts_with('(') {
            self.method = Some(word.to_owned());
        }
        if word.starts_with("http")
            && let Some(rest) = after.strip_prefix("://")
        {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.urls.push(format!("{word}://{}", rest.get(..end).unwrap_or(rest)));
            return end + "://".len();
        }
        0
    }

    fn import(mut self) -> Result<Imported, Error> {
        let is_create = |url: &&String| {
            let path = url.split(['?', '#']).next().unwrap_or_default();
            path.trim_end_matches('/').ends_with("/api/token")
        };
        let url = self.urls.iter().find(is_create).or(self.urls.first()).cloned();
        self.objects.dedup();
        let body = match (self.objects.pop(), self.objects.is_empty(), self.fault) {
            (_, _, Some(fault)) => return Err(fault),
            (Some(_), false, None) => return Err(Error::Several),
            (Some(object), true, None) => Body::Object(object),
            (None, _, None) if url.is_some() => Body::None,
            (None, _, None) => return Err(Error::NotJson),
        };
        Request { method: self.method, url, body, had_secret: self.had_secret }.import()
    }
}
