//! Requests of `HTTPie` (`http`, `https`) and xh: each setting is a word.

use super::super::shell_words::{Command, Word};
use super::Error;
use super::literal::{self, Object, Value};
use super::request::{Body, Request, is_secret, is_secret_header};

/// Options that take a value.
const WITH_VALUE: [&str; 16] = [
    "--auth",
    "-a",
    "--auth-type",
    "-A",
    "--session",
    "--session-read-only",
    "--output",
    "-o",
    "--print",
    "-p",
    "--style",
    "-s",
    "--timeout",
    "--verify",
    "--cert",
    "--proxy",
];

/// What stands between a name and its value; of two that begin at one place, the longer.
const SEPARATORS: [&str; 7] = [":=@", "=@", ":=", "==", "@", "=", ":"];

/// The request of the command. `input` is what it reads.
pub(super) fn read(command: &Command, input: Option<&Word>) -> Result<Request, Error> {
    let mut request = Request::default();
    let mut object = Object::new();
    let mut words = command.words.iter().skip(1);
    while let Some(word) = words.next() {
        let text = word.text.as_str();
        match text {
            "--form" | "-f" | "--multipart" => request.body = Body::Form,
            "--raw" => request.body = Body::Text(words.next().cloned().unwrap_or_default()),
            _ if text.starts_with("--raw=") => {
                let text = text.trim_start_matches("--raw=").to_owned();
                request.body = Body::Text(Word { text, ..word.clone() });
            }
            _ if WITH_VALUE.contains(&text) => {
                request.had_secret |= matches!(text, "-a" | "--auth");
                words.next();
            }
            _ if text.starts_with('-') => {}
            _ if request.url.is_none() && is_method(text) => request.method = Some(text.to_owned()),
            _ if request.url.is_none() => request.url = Some(text.to_owned()),
            _ => item(word, &mut object, &mut request)?,
        }
    }
    if !object.is_empty() {
        request.body = Body::Object(object);
    } else if let (Body::None, Some(input)) = (&request.body, input) {
        request.body = Body::Text(input.clone());
    }
    // What sends nothing reads.
    if request.method.is_none() && matches!(request.body, Body::None) {
        request.method = Some("GET".to_owned());
    }
    Ok(request)
}

fn is_method(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphabetic()) && !text.eq_ignore_ascii_case("localhost")
}

fn item(word: &Word, object: &mut Object, request: &mut Request) -> Result<(), Error> {
    let text = word.text.as_str();
    let found = SEPARATORS.iter().filter_map(|separator| Some((text.find(separator)?, *separator)));
    let Some((at, separator)) =
        found.min_by_key(|(at, separator)| (*at, usize::MAX - separator.len()))
    else {
        return Ok(());
    };
    let (name, value) = text.split_at(at);
    let value = value.strip_prefix(separator).unwrap_or_default();
    if matches!(separator, "=" | ":=")
        && let Some(variable) = &word.variable
    {
        return Err(Error::Variable { text: literal::cut(variable) });
    }
    match separator {
        "=" => object.push((name.to_owned(), Value::Text(value.to_owned()))),
        ":=" => object.push((name.to_owned(), literal::whole_text(value, word.line)?)),
        ":=@" | "=@" | "@" => request.body = Body::File(value.to_owned()),
        ":" => request.had_secret |= is_secret_header(name) && is_secret(value),
        _ => {}
    }
    Ok(())
}
