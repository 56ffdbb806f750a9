//! How much of a list was read, and why not all.

use super::{Text, fill};
use crate::domain::completeness::{Gap, Partial};
use crate::domain::lang::Lang;

/// How many keys of how many were read, and why there may be more.
pub fn partial_text(partial: Partial, lang: Lang) -> String {
    let read = partial.read.to_string();
    let is_fewer = |of: &i64| usize::try_from(*of).is_ok_and(|of| partial.read < of);
    let count = match partial.of.filter(is_fewer) {
        Some(of) => {
            let values = [("read", &*read), ("of", &*of.to_string())];
            fill(Text::PARTIAL_COUNTED.in_lang(lang), &values)
        }
        None => fill(Text::PARTIAL_UNCOUNTED.in_lang(lang), &[("read", &read)]),
    };
    format!("{count} {}", gap_text(partial.why).in_lang(lang))
}

const fn gap_text(gap: Gap) -> Text {
    match gap {
        Gap::Failed => Text::GAP_FAILED,
        Gap::Moved => Text::GAP_MOVED,
        Gap::Repeated => Text::GAP_REPEATED,
        Gap::Short => Text::GAP_SHORT,
        Gap::NoEnd => Text::GAP_NO_END,
        Gap::TooLong => Text::GAP_TOO_LONG,
        Gap::Unfinished => Text::GAP_UNFINISHED,
    }
}
