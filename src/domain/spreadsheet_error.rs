//! Recognises what a spreadsheet shows in a cell whose formula failed: never a value that somebody wrote.

use super::unseen::is_unseen;

/// Errors without a sign at their end: Excel's "not available" in its languages, what it shows while it reads data,
/// and those of Google Sheets and `LibreOffice`.
const BARE: [&str; 12] = [
    "N/A",
    "NV",
    "N/D",
    "N/B",
    "I/T",
    "Н/Д",
    "YOK",
    "HIÁNYZIK",
    "NENÍ_K_DISPOZICI",
    "GETTING_DATA",
    "DATEN_ABRUFEN",
    "ERROR",
];

/// Errors that are recognised in small letters too.
const SIGNED: [&str; 10] =
    ["REF!", "VALUE!", "NAME?", "DIV/0!", "NULL!", "NUM!", "SPILL!", "CALC!", "ERROR!", "WERT!"];

/// Whether a whole cell is the error of a spreadsheet, such as `#N/A`, `#BEZUG!`, `#¡DIV/0!`, `Err:502` or `###`.
///
/// Excel translates its errors, but all of them are one word in capitals between `#` and `!` or `?`. Bare words are
/// listed: a name such as `#PROD` is nobody's error.
pub fn is_error_cell(text: &str) -> bool {
    let is_around = |character: char| is_unseen(character) || matches!(character, '\'' | '"' | '=');
    let text = text.trim_matches(is_around);
    if let Some(number) = text.get(..4).filter(|head| head.eq_ignore_ascii_case("err:")) {
        let digits = text.get(number.len()..).unwrap_or_default();
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(word) = text.strip_prefix('#') else { return false };
    // A column that is too narrow for its number.
    if word.starts_with('#') {
        return word.bytes().all(|byte| byte == b'#');
    }
    let word = word.trim_start_matches(['¡', '¿']);
    // Some programs add what is missing: `#N/A N/A`, `#N/A Field Not Applicable`.
    let first = word.split_whitespace().next().unwrap_or_default();
    let is_one_of = |words: &[&str], word: &str| words.contains(&&*word.to_uppercase());
    is_one_of(&BARE, word)
        || is_one_of(&SIGNED, word)
        || first.eq_ignore_ascii_case("N/A")
        || is_signed_capitals(word)
}

/// One word of capitals with `!` or `?` at its end.
fn is_signed_capitals(word: &str) -> bool {
    let Some(word) = word.strip_suffix(['!', '?']) else { return false };
    word.chars().filter(|character| character.is_uppercase()).count() > 1
        && word
            .chars()
            .all(|character| character.is_uppercase() || matches!(character, '/' | '_' | '0' | '!'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_every_spreadsheet_and_language_are_recognised() {
        for cell in [
            "#N/A",
            "#NV",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NULL!",
            "#NUM!",
            "#SPILL!",
            "#CALC!",
            "#GETTING_DATA",
            "#FIELD!",
            "#BLOCKED!",
            "#UNKNOWN!",
            "#CONNECT!",
            "#BUSY!",
            "#WERT!",
            "#BEZUG!",
            "#ZAHL!",
            "#ÜBERLAUF!",
            "#KALK!",
            "#VALEUR!",
            "#NOM?",
            "#NUL!",
            "#NOMBRE!",
            "#PROPAGATION!",
            "#¡REF!",
            "#¡VALOR!",
            "#¿NOMBRE?",
            "#¡DIV/0!",
            "#¡NUM!",
            "#N/D",
            "#N/D!",
            "#RIF!",
            "#VALORE!",
            "#NÚM!",
            "#N/B",
            "#DEEL/0!",
            "#I/T",
            "#ARG!",
            "#Н/Д",
            "#ССЫЛКА!",
            "#ЗНАЧ!",
            "#ДЕЛ/0!",
            "#BAŞV!",
            "#YOK",
            "#ČÍSLO!",
            "#DĚLENÍ_NULOU!",
            "#NENÍ_K_DISPOZICI",
            "#HIÁNYZIK",
            "#ERROR!",
            "#ERROR",
            "Err:502",
            "err:508",
            "##",
            "###",
            "########",
            "#n/a",
            "#ref!",
            "#div/0!",
            "#name?",
            "#N/A N/A",
            "#N/A Requesting Data...",
            " #N/A ",
            "'#N/A",
            "\"#REF!\"",
            "=#REF!",
            "\u{feff}#N/A",
            "#N/A\u{200b}",
            "\u{a0}#NV",
        ] {
            assert!(is_error_cell(cell), "{cell:?}");
        }
    }

    #[test]
    fn what_somebody_wrote_is_no_error() {
        for cell in [
            "",
            " ",
            "#",
            "#1",
            "# office",
            "#office",
            "#PROD",
            "#ci-2",
            "#urgent!",
            "#1!",
            "#A!",
            "N/A",
            "REF!",
            "ref",
            "NV",
            "Err:",
            "Err:or",
            "error 502",
            "Fehler: 7",
            "C#",
            "F#!",
            "#N/Awesome",
            "#NVIDIA",
            "#team/dev",
            "##a",
            "a#N/A",
            "203.0.113.7",
            "gpt-4o",
            "日本",
            "é",
            "#日本!",
            "😀#REF!",
        ] {
            assert!(!is_error_cell(cell), "{cell:?}");
        }
    }
}
