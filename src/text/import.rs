//! What a pasted request is called once it was read, or why it was not.

use super::{Text, fill};
use crate::domain::field::Field;
use crate::domain::import::{Error, Imported};
use crate::domain::lang::Lang;
use crate::domain::readable::readable;

/// Why a pasted text was not read.
pub fn import_error_text(error: &Error, lang: Lang) -> String {
    let say = |text: Text, values: &[(&str, &str)]| fill(text.in_lang(lang), values);
    match error {
        Error::Empty => say(Text::IMPORT_EMPTY, &[]),
        Error::OpenQuote { line } => say(Text::IMPORT_OPEN_QUOTE, &[("line", &line.to_string())]),
        Error::Character { character, line } => {
            let character = readable(&character.to_string());
            let line = line.to_string();
            say(Text::IMPORT_CHARACTER, &[("character", &character), ("line", &line)])
        }
        Error::EndsEarly => say(Text::IMPORT_ENDS_EARLY, &[]),
        Error::NoBody => say(Text::IMPORT_NO_BODY, &[]),
        Error::BodyInFile { name } => say(Text::IMPORT_BODY_IN_FILE, &[("name", &readable(name))]),
        Error::Form => say(Text::IMPORT_FORM, &[]),
        Error::Variable { text } => say(Text::IMPORT_VARIABLE, &[("text", &readable(text))]),
        Error::HashTable => say(Text::IMPORT_HASH_TABLE, &[]),
        Error::NotJson => say(Text::IMPORT_NOT_JSON, &[]),
        Error::Several => say(Text::IMPORT_SEVERAL, &[]),
        Error::NotForKey => say(Text::IMPORT_NOT_FOR_KEY, &[]),
        Error::OtherAddress { path } => {
            say(Text::IMPORT_OTHER_ADDRESS, &[("path", &readable(path))])
        }
        Error::OtherMethod { method } => {
            say(Text::IMPORT_OTHER_METHOD, &[("method", &readable(method))])
        }
        Error::Twice { name } => say(Text::IMPORT_TWICE, &[("name", &readable(name))]),
        Error::Unreadable { field, text } => {
            let values = [("field", field.as_str()), ("text", &*readable(text))];
            say(Text::IMPORT_UNREADABLE, &values)
        }
    }
}

/// What was taken over and what was not, a sentence a line. `own` is the host that the key will be created on.
pub fn imported_text(imported: &Imported, own: &str, lang: Lang) -> String {
    let say = |text: Text, values: &[(&str, &str)]| fill(text.in_lang(lang), values);
    let mut lines = vec![say(Text::IMPORTED, &[("count", &imported.named.len().to_string())])];
    if !imported.limiting.is_empty() {
        lines.push(say(Text::IMPORTED_LIMITING, &[("names", &names(&imported.limiting))]));
    }
    if imported.are_models_ignored {
        lines.push(say(Text::IMPORTED_MODELS_IGNORED, &[]));
    }
    if !imported.unfit.is_empty() {
        let names: Vec<&str> = imported.unfit.iter().map(|field| Field::as_str(*field)).collect();
        lines.push(say(Text::IMPORTED_UNFIT, &[("names", &names.join(", "))]));
    }
    if !imported.unknown.is_empty() {
        lines.push(say(Text::IMPORTED_UNKNOWN, &[("names", &names(&imported.unknown))]));
    }
    if imported.had_secret {
        lines.push(say(Text::IMPORTED_SECRET, &[]));
    }
    if let Some(host) = imported.host.as_deref().filter(|host| *host != own) {
        lines.push(say(Text::IMPORTED_HOST, &[("host", host), ("own", own)]));
    }
    lines.join("\n")
}

fn names(names: &[String]) -> String {
    readable(&names.join(", "))
}
