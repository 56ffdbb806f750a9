//! Takes a line apart into entries, ranges and addresses with masks.

/// Between the two ends of a range: hyphen, en dash, em dash, minus sign.
const DASHES: [char; 4] = ['-', '–', '—', '\u{2212}'];

/// One entry as written, with what belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) end: End<'a>,
}

/// What follows an entry and belongs to it.
#[derive(Clone, Copy)]
pub(super) enum End<'a> {
    /// Nothing.
    Alone,
    /// The range's other end; empty while it is missing.
    Range(&'a str),
    /// The mask of a network, as routers write it.
    Mask(&'a str),
}

impl Piece<'_> {
    pub(super) fn written(self) -> String {
        match self.end {
            End::Alone => self.text.to_owned(),
            End::Range(to) => format!("{}-{to}", self.text),
            End::Mask(mask) => format!("{} {mask}", self.text),
        }
    }
}

/// Whether a character stands between entries for certain, where a blank may also stand within a range.
pub(super) const fn is_separator(character: char) -> bool {
    matches!(
        character,
        ',' | ';' | '|' | '"' | '\'' | '`' | '，' | '；' | '、' | '“' | '”' | '‘' | '’'
    )
}

/// A line's entries and ranges. A range may have blanks around its dash; a dash before anything else, and a lone `*`
/// or `•`, is a bullet. A mask follows its address after a blank.
pub(super) fn take_apart(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for part in line.split(is_separator) {
        let mut last: Option<Piece<'_>> = None;
        for token in part.split_whitespace() {
            if token.trim_matches(['[', ']', '(', ')', '{', '}', '*', '•']).is_empty() {
                continue;
            }
            let (text, to) = match token.split_once(DASHES) {
                Some((text, to)) => (text, End::Range(to)),
                None => (token, End::Alone),
            };
            last = match (last, text, to) {
                // The other end of a range, or the dash before it.
                (Some(Piece { text: from, end: End::Range("") }), to, End::Alone)
                | (
                    Some(Piece { text: from, end: End::Alone | End::Range("") }),
                    "",
                    End::Range(to),
                ) => Some(Piece { text: from, end: End::Range(to) }),
                (Some(Piece { text: address, end: End::Alone }), mask, End::Alone)
                    if is_mask_of(address, mask) =>
                {
                    Some(Piece { text: address, end: End::Mask(mask) })
                }
                // A bullet, with or without a blank behind it.
                (before, "", End::Range("")) => before,
                (before, "", End::Range(text)) => {
                    pieces.extend(before);
                    Some(Piece { text, end: End::Alone })
                }
                (before, text, end) => {
                    pieces.extend(before);
                    Some(Piece { text, end })
                }
            };
        }
        pieces.extend(last);
    }
    pieces
}

/// Whether a word after an IPv4 address looks like its mask: no client has an address that begins with 0 or 255.
fn is_mask_of(address: &str, mask: &str) -> bool {
    let is_quad = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && text.bytes().filter(|byte| *byte == b'.').count() == 3
    };
    (mask.starts_with("0.") || mask.starts_with("255.")) && is_quad(mask) && is_quad(address)
}
