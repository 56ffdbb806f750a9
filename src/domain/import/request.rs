//! A request that was taken out of a command or a program: whether it creates a key, and what its body says.

use super::super::shell_words::Word;
use super::literal::{self, Fault, Object, Value, cut};
use super::{Error, Imported, settings};

/// A request as it was pasted.
#[derive(Default)]
pub(super) struct Request {
    pub(super) method: Option<String>,
    pub(super) url: Option<String>,
    pub(super) body: Body,
    pub(super) had_secret: bool,
}

/// Where the body is.
#[derive(Default)]
pub(super) enum Body {
    #[default]
    None,
    Text(Word),
    /// JSON that was read already.
    Object(Object),
    /// In a file, which cannot be read from here.
    File(String),
    /// A form, as HTML pages send it.
    Form,
}

impl Request {
    /// Fills the form from it, if it creates a key.
    pub(super) fn import(self) -> Result<Imported, Error> {
        let url = self.url.as_deref().unwrap_or_default();
        let is_create = match address(url) {
            Address::Create => true,
            Address::Unknown => false,
            Address::Other(path) => return Err(Error::OtherAddress { path }),
        };
        if let Some(method) = self.method.filter(|method| !method.eq_ignore_ascii_case("post")) {
            return Err(Error::OtherMethod { method: cut(&method) });
        }
        let object = match self.body {
            Body::None => return Err(Error::NoBody),
            Body::File(name) => return Err(Error::BodyInFile { name: cut(&name) }),
            Body::Form => return Err(Error::Form),
            Body::Text(Word { variable: Some(variable), .. }) => {
                return Err(Error::Variable { text: cut(&variable) });
            }
            Body::Text(word) if word.text.trim().is_empty() => return Err(Error::NoBody),
            Body::Text(word) => object_of(&word.text, word.line)?,
            Body::Object(object) => object,
        };
        let mut imported = settings::take(object, is_create)?;
        imported.had_secret |= self.had_secret || has_user(url);
        imported.host = host_of(url);
        Ok(imported)
    }
}

/// The object that a body is: JSON, however it was wrapped on its way here.
pub(super) fn object_of(text: &str, line: usize) -> Result<Object, Error> {
    let is_form = |text: &str| {
        let (name, _) = text.split_once('=').unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    if is_form(text) {
        return Err(Error::Form);
    }
    let value = match literal::whole_text(text, line) {
        // Where JSON has quotation marks, there are their names in HTML, or the backslashes of a text around it.
        Err(Fault::Character { character: '&', .. }) if text.contains("&quot;") => {
            literal::whole_text(&unescaped_html(text), line)
        }
        Err(Fault::Character { character: '\\', .. }) if text.contains("\\\"") => {
            literal::whole_text(&without_backslashes(text), line)
        }
        value => value,
    };
    match value? {
        Value::Object(object) => Ok(object),
        Value::List(mut list) => match (list.pop(), list.is_empty()) {
            (Some(Value::Object(object)), true) => Ok(object),
            (Some(Value::Object(_)), false) => Err(Error::Several),
            (None, _) => Err(Error::NotForKey),
            _ => Err(Error::NotJson),
        },
        // JSON within JSON.
        Value::Text(inner) if inner.trim_start().starts_with(['{', '[']) => {
            match literal::whole_text(&inner, line)? {
                Value::Object(object) => Ok(object),
                _ => Err(Error::NotJson),
            }
        }
        Value::Unread(text) => Err(Error::Variable { text }),
        _ => Err(Error::NotJson),
    }
}

/// Marks that pages write by their names.
pub(super) fn unescaped_html(text: &str) -> String {
    let names = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#x22;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    names.iter().fold(text.to_owned(), |text, (name, mark)| text.replace(name, mark))
}

/// A text as it was before it became one between quotation marks.
fn without_backslashes(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(escaped @ ('"' | '\\' | '\'')) => bare.push(escaped),
                other => bare.extend(['\\'].into_iter().chain(other)),
            },
            plain => bare.push(plain),
        }
    }
    bare
}

/// What an address says of a request.
enum Address {
    /// It creates a key.
    Create,
    /// There is none, or it is a variable.
    Unknown,
    /// It does something else.
    Other(String),
}

fn address(url: &str) -> Address {
    let url = url.split(['?', '#']).next().unwrap_or_default().trim();
    let (is_whole, rest) = match url.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (url.starts_with(['/', ':']) || url.starts_with("localhost"), url),
    };
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    let bare = path.trim_end_matches('/');
    // Before a path there may be a variable with the server's address, which may hold a part of the path.
    let is_variable = url.starts_with(['$', '{', '%', '<', '"', '`']);
    if bare.ends_with("/api/token") || (is_variable && bare == "/token") {
        Address::Create
    } else if url.is_empty() || (is_variable && bare.is_empty()) {
        Address::Unknown
    } else if is_whole || is_variable || !bare.is_empty() {
        Address::Other(cut(if path.is_empty() { "/" } else { path }))
    } else if url.contains('.') {
        Address::Other("/".to_owned())
    } else {
        Address::Unknown
    }
}

fn has_user(url: &str) -> bool {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    rest.split(['/', '?', '#']).next().is_some_and(|authority| authority.contains('@'))
}

/// The host of an address, without what may stand before and behind it: there could be a secret.
fn host_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://").unwrap_or_default();
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    (!host.is_empty() && host.bytes().all(is_plain)).then(|| host.to_ascii_lowercase())
}

/// Whether a header carries a token itself, and not only the name of a variable.
pub(super) fn holds_secret(header: &str) -> bool {
    let (name, value) = header.split_once(':').unwrap_or((header, ""));
    is_secret_header(name) && is_secret(value)
}

/// Whether a header of this name carries a secret.
pub(super) fn is_secret_header(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    matches!(name.as_str(), "authorization" | "cookie" | "x-api-key")
}

/// Whether the value of such a header is a secret, and not what stands for it.
pub(super) fn is_secret(value: &str) -> bool {
    let value = value.trim();
    let value = value.strip_prefix("Bearer ").unwrap_or(value);
    !value.is_empty() && !value.starts_with(['$', '<', '{', '%'])
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Character { character, line } => Self::Character { character, line },
            Fault::OpenQuote { line } => Self::OpenQuote { line },
            Fault::EndsEarly => Self::EndsEarly,
        }
    }
}
