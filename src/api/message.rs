//! Makes a server's words safe to show: cut, and with nothing invisible left in them.

const MAX_CHARS: usize = 300;

/// At most 300 characters; control and bidi characters become visible signs.
pub(crate) fn readable(text: &str) -> String {
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

/// Characters that change what a reader sees without being seen: bidi controls, zero-width and C1.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The id in `… (request id: 2026…)`, as `/v1` errors carry it.
pub(super) fn request_id_in(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("(request id: ")?;
    let (id, _) = rest.split_once(')')?;
    let plain = !id.is_empty() && id.len() <= 128 && id.bytes().all(|byte| byte.is_ascii_graphic());
    plain.then(|| id.to_owned())
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

    #[test]
    fn the_request_id_is_found() {
        let message = "无效的令牌 (request id: 20261123170449861731000uhMXybtZ)";
        assert_eq!(request_id_in(message).as_deref(), Some("20261123170449861731000uhMXybtZ"));
        assert_eq!(request_id_in("nothing (request id: )"), None);
    }
}
