//! Undoes the escapes that a text brings along from JSON or a program.

use std::borrow::Cow;

/// The line with its escapes undone: `\n` and `\r` become line breaks, `\t` a blank, `\/` a slash, `\u002f` and
/// `\x2f` their character. Doubled backslashes, from a text that was escaped twice, count as one; one at the end, with
/// which shells go on in the next line, is a blank. Any other backslash stays, and nothing that holds it is an address.
pub(super) fn unescaped(line: &str) -> Cow<'_, str> {
    if !line.contains('\\') {
        return Cow::Borrowed(line);
    }
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let after = after.trim_start_matches('\\');
        let (character, length) = match after.chars().next() {
            None => (' ', 0),
            Some('n' | 'r') => ('\n', 1),
            Some('t') => (' ', 1),
            Some(sign @ ('/' | '"' | '\'')) => (sign, 1),
            Some(letter @ ('u' | 'x')) => {
                let digits = if letter == 'u' { 4 } else { 2 };
                (by_number(after, digits).unwrap_or('\\'), digits + 1)
            }
            Some(_) => ('\\', 0),
        };
        plain.push(character);
        let is_kept = character == '\\';
        rest = if is_kept { after } else { after.get(length..).unwrap_or_default() };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character whose number stands in hexadecimal behind the first letter.
fn by_number(text: &str, digits: usize) -> Option<char> {
    let digits = text.get(1..=digits)?;
    // A sign before the number is a number to the parser.
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escapes_are_undone_once_for_all() {
        for (text, plain) in [
            (r"a\nb", "a\nb"),
            (r"a\r\nb", "a\n\nb"),
            (r"a\\nb", "a\nb"),
            (r"a\\\\nb", "a\nb"),
            (r"a\tb", "a b"),
            (r"a\u000ab\u000Ab", "a\nb\nb"),
            (r"a\x0ab", "a\nb"),
            (r"10.0.0.0\/24", "10.0.0.0/24"),
            (r"10.0.0.0\u002f24", "10.0.0.0/24"),
            (r#"\"a\""#, "\"a\""),
            ("a \\", "a  "),
            (r"a\qb", r"a\qb"),
            (r"a\u00zzb", r"a\u00zzb"),
            (r"a\u+00a", r"a\u+00a"),
            (r"a\ud83d", r"a\ud83d"),
            (r"a\u00é", r"a\u00é"),
        ] {
            assert_eq!(unescaped(text), plain, "{text}");
        }
    }
}
