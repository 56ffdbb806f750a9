//! What a pasted request is called once it was read, or why it was not.

use super::{Text, fill};
use crate::domain::field::Field;
use crate::domain::import::{Error, Imported};
use crate::domain::lang::Lang;

/// Why a pasted text was not read.
pub const fn import_error_text(error: Error) -> Text {
    match error {
        Error::Empty => Text::IMPORT_EMPTY,
        Error::OpenQuote => Text::IMPORT_OPEN_QUOTE,
        Error::NoBody => Text::IMPORT_NO_BODY,
        Error::BodyInFile => Text::IMPORT_BODY_IN_FILE,
        Error::NotJson => Text::IMPORT_NOT_JSON,
    }
}

/// What was taken over and what was not, a sentence a line. `own` is the host that the key will be created on.
pub fn imported_text(imported: &Imported, own: &str, lang: Lang) -> String {
    let say = |text: Text, values: &[(&str, &str)]| fill(text.in_lang(lang), values);
    let mut lines = vec![say(Text::IMPORTED, &[("count", &imported.named.len().to_string())])];
    if !imported.unfit.is_empty() {
        let names: Vec<&str> = imported.unfit.iter().map(|field| Field::as_str(*field)).collect();
        lines.push(say(Text::IMPORTED_UNFIT, &[("names", &names.join(", "))]));
    }
    if !imported.unknown.is_empty() {
        lines.push(say(Text::IMPORTED_UNKNOWN, &[("names", &imported.unknown.join(", "))]));
    }
    if imported.had_secret {
        lines.push(say(Text::IMPORTED_SECRET, &[]));
    }
    if let Some(host) = imported.host.as_deref().filter(|host| *host != own) {
        lines.push(say(Text::IMPORTED_HOST, &[("host", host), ("own", own)]));
    }
    lines.join("\n")
}
