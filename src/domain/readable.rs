//! Makes foreign text safe to show: cut, and with nothing invisible left in it.

/// The most characters of one text that are shown.
pub const MAX_CHARS: usize = 300;

/// At most 300 characters; control and bidi characters become visible signs.
pub fn readable(text: &str) -> String {
    let mut shown = String::new();
    for (count, character) in text.trim().chars().enumerate() {
        if count == MAX_CHARS {
            shown.push('…');
            break;
        }
        match character {
            '\u{0}'..='\u{1f}' => {
                // U+2400 onwards are the visible signs of the control characters, in their order.
                let sign = char::from_u32(0x2400 + u32::from(character));
                shown.push(sign.unwrap_or('\u{fffd}'));
            }
            '\u{7f}' => shown.push('\u{2421}'),
            hidden if is_hidden(hidden) => {
                shown.extend(["⟨U+", &format!("{:04X}", u32::from(hidden)), "⟩"]);
            }
            visible => shown.push(visible),
        }
    }
    shown
}

/// Characters that change what a reader sees without being seen: bidi controls, zero-width, fillers and C1.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut() {
        assert_eq!(readable(&"é".repeat(10_000)).chars().count(), MAX_CHARS + 1);
    }

    #[test]
    fn nothing_invisible_is_left() {
        assert_eq!(readable("a\u{202e}b\nc\u{0}\u{7f}"), "a⟨U+202E⟩b␊c␀␡");
    }
}
