//! What stands around a value that was copied out of code, a shell or a header: quotation marks, commas, names.

use super::super::unseen::is_unseen;

/// Words before a name: of shells, JavaScript, curl.
const WORDS: [&str; 9] =
    ["export ", "set ", "const ", "let ", "var ", "--header ", "-h ", "bearer ", "token "];

/// The value alone. What may be a part of a token, such as `=` at its end, stays.
pub(super) fn unwrap(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = without_name(without_word(trim(text)));
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

/// Without blanks, quotation marks and what ends a statement.
pub(in crate::domain) fn trim(text: &str) -> &str {
    let is_around =
        |character: char| is_unseen(character) || is_quote(character) || character == '\\';
    text.trim_start_matches(is_around)
        .trim_end_matches(|character| is_around(character) || matches!(character, ',' | ';'))
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»')
}

fn without_word(text: &str) -> &str {
    WORDS.iter().fold(text, |text, word| match text.split_at_checked(word.len()) {
        Some((head, tail)) if head.eq_ignore_ascii_case(word) => match tail.trim_start() {
            // A variable of that name.
            tail if tail.starts_with(['=', ':']) => text,
            tail => tail,
        },
        _ => text,
    })
}

/// Without `TOKEN=`, `$env:TOKEN = `, `"access_token": `, `Authorization:` before a value.
fn without_name(text: &str) -> &str {
    let is_part = |character: char| {
        character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.' | '$')
    };
    let bare = text.strip_prefix("$env:").unwrap_or(text);
    let rest = bare.trim_start_matches(is_part);
    let name = bare.len() - rest.len();
    let value = rest.trim_start_matches(is_quote).trim_start().strip_prefix([':', '=']);
    match value.map(str::trim_start) {
        // A token may end in `=`, which then has nothing but more of them behind it.
        Some(value) if name > 0 && !value.trim_start_matches('=').is_empty() => value,
        // The name of a header without a value.
        Some(_) if bare.eq_ignore_ascii_case("authorization:") => "",
        _ => text,
    }
}
