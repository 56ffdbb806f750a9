//! A record that cannot be read exactly, for the person: which one it is, and why.

use super::{Text, fill};
use crate::domain::key::{UnreadableRecord, WhyUnreadable};
use crate::domain::lang::Lang;
use crate::domain::readable::readable;

/// The name or what takes its place, with the number where there is one; safe to show.
pub fn unreadable_name(record: &UnreadableRecord, lang: Lang) -> String {
    let name = record.name.as_deref().map(readable).filter(|name| !name.is_empty());
    match (name, record.id) {
        (Some(name), Some(id)) => format!("{name} ({})", id.0),
        (Some(name), None) => name,
        (None, Some(id)) => fill(Text::KEY_NUMBER.in_lang(lang), &[("id", &id.0.to_string())]),
        (None, None) => Text::UNREADABLE_NO_NUMBER.in_lang(lang).to_owned(),
    }
}

/// Why it cannot be read.
pub fn unreadable_text(why: &WhyUnreadable, lang: Lang) -> String {
    let of_field = |text: Text, field: &str| fill(text.in_lang(lang), &[("field", field)]);
    match why {
        WhyUnreadable::NotAnObject => Text::UNREADABLE_NOT_AN_OBJECT.in_lang(lang).to_owned(),
        WhyUnreadable::Field(field) => of_field(Text::UNREADABLE_FIELD, field),
        WhyUnreadable::Twice(field) => of_field(Text::UNREADABLE_TWICE, &readable(field)),
    }
}
