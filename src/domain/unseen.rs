//! Characters that leave no ink: a text of nothing else looks like an empty field, and is none.

use std::borrow::Cow;

/// Whether a reader sees nothing of a character that stands alone: blanks, controls, zero-width and direction marks,
/// fillers, variation selectors, tags, and marks that need a letter to stand on.
///
/// The standard library knows most of them: it escapes what a terminal would not show when it writes a text for
/// debugging. It counts private characters and emoji younger than itself among them, which have their ink.
pub fn is_unseen(character: char) -> bool {
    let is_filler =
        matches!(character, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    let has_own_ink = matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}');
    let is_escaped = || character.escape_debug().nth(1) == Some('u');
    is_filler
        || character.is_whitespace()
        || character.is_control()
        || (!has_own_ink && is_escaped())
}

/// Whether a text holds nothing that a reader sees.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_unseen)
}

/// The text without characters that nobody sees and that change nothing which is seen: zero-width and soft hyphens,
/// byte order marks, marks of the direction in which addresses are written anyway. Those of the other direction stay:
/// they can turn around what a reader sees.
pub fn without_harmless(text: &str) -> Cow<'_, str> {
    let is_harmless = |character| {
        matches!(
            character,
            '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200e}' | '\u{202a}' | '\u{202c}' | '\u{202d}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}' | '\u{2068}' | '\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        )
    };
    if text.is_ascii() || !text.contains(is_harmless) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(is_harmless, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_seen_of_these() {
        for character in [
            ' ',
            '\t',
            '\n',
            '\u{0}',
            '\u{7f}',
            '\u{85}',
            '\u{a0}',
            '\u{ad}',
            '\u{301}',
            '\u{34f}',
            '\u{5b0}',
            '\u{61c}',
            '\u{64b}',
            '\u{115f}',
            '\u{1160}',
            '\u{17b4}',
            '\u{180b}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{2028}',
            '\u{202a}',
            '\u{202e}',
            '\u{202f}',
            '\u{2060}',
            '\u{2063}',
            '\u{2066}',
            '\u{2069}',
            '\u{206f}',
            '\u{20e3}',
            '\u{2800}',
            '\u{3000}',
            '\u{3099}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{fe20}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{1d173}',
            '\u{e0001}',
            '\u{e0041}',
            '\u{e0100}',
        ] {
            assert!(is_unseen(character), "U+{:04X}", u32::from(character));
        }
    }

    #[test]
    fn these_are_seen() {
        for character in "a1#\\'\"\u{e9}ßяאش中かक한ไ日😀🫠🇩👍🏽🏿\u{f8ff}\u{1faea}—·。€".chars()
        {
            assert!(!is_unseen(character), "U+{:04X}", u32::from(character));
        }
    }
}
