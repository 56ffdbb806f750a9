//! Every message a person can see, in every language, from one table. PURE.

mod allow_list;
mod bulk;
mod bulk_row;
mod clock;
mod encoding;
mod failure;
mod field_error;
mod import;
mod money;
mod partial;
mod policy;
mod preset;
mod stored;
mod table;
mod unreadable;

pub use allow_list::{notes_text, totals_text, unread_text};
pub use bulk::{column_question_text, plan_error_text, row_errors_text, row_warnings_text};
pub use bulk_row::{ROW_HEADINGS, loosened_text, row_texts};
pub use clock::clock_text;
pub use encoding::encoding_problem_text;
pub use failure::{FailureText, failure_text};
pub use field_error::{
    base_url_error_text, error_text, token_error_text, user_id_error_text, warning_text,
};
pub use import::{import_error_text, imported_text};
pub use money::{amount_text, short_amount_text, units_text};
pub use partial::partial_text;
pub use policy::cap_text;
pub use preset::{preset_error_text, ready_text};
pub use stored::effect_text;
pub use table::Text;
pub use unreadable::{unreadable_name, unreadable_text};

/// Puts values into a message's `{named}` places. A place without a value stays as it is, so that a slip is seen.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(value);
        } else {
            filled.push('{');
            filled.push_str(name);
            filled.push('}');
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;
    use super::table::ALL;
    use crate::domain::lang::Lang;

    #[test]
    fn a_value_is_never_read_as_a_place() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]), "{b} and 2");
    }

    #[test]
    fn an_unknown_place_stays() {
        assert_eq!(fill("see {x} {", &[]), "see {x} {");
    }

    /// The places named in a message, sorted.
    fn places(message: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            message.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn every_language_has_the_same_places_and_no_empty_message() {
        for text in ALL.iter().copied().flatten() {
            let english = text.in_lang(Lang::En);
            for lang in [Lang::En, Lang::Vi, Lang::Zh] {
                let message = text.in_lang(lang);
                assert!(!message.trim().is_empty(), "{text:?} is empty in {lang:?}");
                assert_eq!(places(message), places(english), "{text:?} in {lang:?}");
            }
        }
    }
}
