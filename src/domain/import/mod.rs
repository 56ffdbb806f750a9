//! Reads a request for a key back into the form: JSON as the documentation shows it, a command, a program, a request as
//! it goes over the wire.
//!
//! It fills exactly what the request says, or nothing. What proves the account (a token in a header) is left where it
//! was: it is noticed, and kept nowhere.

mod code;
mod command;
mod find;
mod http;
mod httpie;
mod literal;
mod number;
mod request;
mod settings;
mod text;
mod values;

use super::draft::Draft;
use super::field::Field;
use super::unseen::is_unseen;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The form's fields. One that was not named stands as the server takes it when it is left out.
    pub draft: Draft,
    /// The fields that were named, in the order of the form.
    pub named: Vec<Field>,
    /// Fields whose value is of another kind, such as a text for a switch, and without which the key is only more
    /// limited; left as if not named.
    pub unfit: Vec<Field>,
    /// Names that are not fields of the form; their values are not looked at.
    pub unknown: Vec<String>,
    /// Of such names, those that could limit the key: the form cannot.
    pub limiting: Vec<String>,
    /// Models are named but not switched on: the server allows every model.
    pub are_models_ignored: bool,
    /// A token or key stood in it. It was not kept.
    pub had_secret: bool,
    /// The host that the request names, such as `api.cometapi.com`.
    pub host: Option<String>,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Nothing but blanks.
    Empty,
    /// A quotation mark that never ends.
    OpenQuote {
        /// Where it stands, counted from 1.
        line: usize,
    },
    /// A character that does not belong where it stands.
    Character {
        /// Which.
        character: char,
        /// Where it stands, counted from 1.
        line: usize,
    },
    /// The text ends before its last bracket.
    EndsEarly,
    /// A request without a body.
    NoBody,
    /// A request whose body is in a file, which cannot be read from here.
    BodyInFile {
        /// The file's name, cut.
        name: String,
    },
    /// A form as HTML pages send it, not JSON.
    Form,
    /// A variable, a calculation or another command's output, whose value is not known here.
    Variable {
        /// As it is written, cut.
        text: String,
    },
    /// Settings in a hash table of `PowerShell`.
    HashTable,
    /// There is no JSON object in it.
    NotJson,
    /// More than one request or object.
    Several,
    /// It has no setting of a key, or belongs to something else.
    NotForKey,
    /// A request to another address than the one that creates keys.
    OtherAddress {
        /// The address's path, cut.
        path: String,
    },
    /// A request that does something else there, such as `PUT`.
    OtherMethod {
        /// The method, cut.
        method: String,
    },
    /// A setting that stands there twice.
    Twice {
        /// Its name, cut.
        name: String,
    },
    /// A setting that limits the key and cannot be read.
    Unreadable {
        /// Which.
        field: Field,
        /// Its value, cut.
        text: String,
    },
}

/// Longer texts hold no request for a key.
const MAX_BYTES: usize = 1_000_000;

/// Reads what was pasted.
///
/// # Errors
/// Says what stands in the way. Then nothing of the request is known, and the form stays as it is.
pub fn read(text: &str) -> Result<Imported, Error> {
    if text.chars().all(is_unseen) {
        return Err(Error::Empty);
    }
    if text.len() > MAX_BYTES {
        return Err(Error::NotJson);
    }
    let is_bare = !text.contains(['"', '\'']);
    if is_bare
        && ["&quot;", "&#34;", "&#39;", "&#x27;", "&apos;"].iter().any(|name| text.contains(name))
    {
        return read(&request::unescaped_html(text));
    }
    let blocks = fenced(text);
    if blocks.is_empty() {
        return read_block(text, 1);
    }
    one_of(blocks.into_iter().map(|(line, block)| read_block(block, line)).collect())
}

/// What stands between code fences, with the lines where it begins.
fn fenced(text: &str) -> Vec<(usize, &str)> {
    let mut blocks = Vec::new();
    let mut begin = None;
    let mut offset = 0;
    for (line, row) in (1..).zip(text.split_inclusive('\n')) {
        let is_fence = row.trim_start_matches(is_unseen).starts_with("```");
        match begin {
            Some((first, start)) if is_fence => {
                blocks.extend(text.get(start..offset).map(|block| (first, block)));
                begin = None;
            }
            None if is_fence => begin = Some((line + 1, offset + row.len())),
            _ => {}
        }
        offset += row.len();
    }
    if let Some((first, start)) = begin {
        blocks.extend(text.get(start..).map(|block| (first, block)));
    }
    blocks
}

fn read_block(text: &str, line: usize) -> Result<Imported, Error> {
    let (text, line) = without_comments(text, line);
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some((method, url)) = http::first_line(first) {
        return http::read(method, url, rest, line);
    }
    // A document converts the marks of a command together.
    let is_typographic = text.contains(['‘', '’', '“', '”']) && !text.contains(['"', '\'']);
    let plain = if is_typographic {
        text.replace(['‘', '’'], "'").replace(['“', '”'], "\"")
    } else {
        String::new()
    };
    let results = find::commands(if is_typographic { &plain } else { text }, line);
    if !results.is_empty() {
        return one_of(results);
    }
    if text.starts_with(['{', '[', '"', '“', '”', '&', '\\']) {
        return read_json(text, line);
    }
    let lower = text.to_ascii_lowercase();
    let is_powershell =
        ["invoke-", "irm ", "iwr ", "convertto-json"].iter().any(|sign| lower.contains(sign));
    if !is_powershell && is_env(text) {
        let bodies = find::assignments(text, |_| true).filter(|word| word.text.starts_with('{'));
        return one_of(bodies.map(read_body).collect());
    }
    code::read(text, line, is_powershell)
}

/// Without the lines of comments before everything else, and without what follows the text.
fn without_comments(text: &str, line: usize) -> (&str, usize) {
    let mut line = line;
    let mut rest = text;
    loop {
        let bare = rest.trim_start_matches(is_unseen);
        line += rest.get(..rest.len() - bare.len()).unwrap_or_default().matches('\n').count();
        let (first, after) = bare.split_once('\n').unwrap_or((bare, ""));
        let is_comment = ["#", "//", "::", "REM "].iter().any(|mark| first.starts_with(mark))
            || (first.starts_with('@') && first.contains('=') && !first.starts_with("@{"));
        // Behind the prompt of an administrator.
        let is_comment = is_comment && !find::is_long_command(first);
        if !is_comment || after.trim().is_empty() {
            return (bare.trim_end_matches(is_unseen), line);
        }
        rest = after;
        line += 1;
    }
}

fn read_json(text: &str, line: usize) -> Result<Imported, Error> {
    let object = request::object_of(text, line)?;
    if let Some(saved) = http::saved(&object, line) {
        return saved;
    }
    settings::take(object, false)
}

/// Whether each line gives a variable a value, as in an `.env` file.
fn is_env(text: &str) -> bool {
    text.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#')).all(|row| {
        let (name, _) = row.split_once('=').unwrap_or_default();
        let name = name.strip_prefix("export ").unwrap_or(name);
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    })
}

fn read_body(word: super::shell_words::Word) -> Result<Imported, Error> {
    request::Request { body: request::Body::Text(word), ..request::Request::default() }.import()
}

/// The one request for a key among several; if there is none, what stands in the way of the first.
fn one_of(results: Vec<Result<Imported, Error>>) -> Result<Imported, Error> {
    let mut first_error = Error::NotJson;
    let mut has_error = false;
    let mut read = None;
    for result in results {
        match result {
            Ok(_) if read.is_some() => return Err(Error::Several),
            Ok(imported) => read = Some(imported),
            Err(error) if !has_error => {
                first_error = error;
                has_error = true;
            }
            Err(_) => {}
        }
    }
    read.ok_or(first_error)
}
