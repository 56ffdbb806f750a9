//! Reads a list as people paste it: one a line, with commas, blanks or semicolons, as JSON, with quotes, brackets,
//! bullets, comments and ranges.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv6Addr};

use super::entry::{Span, parse_address};
use super::{AllowList, Entry, EntryError, Totals, fold};

/// How much of a bad part an error quotes, in characters.
const QUOTED_CHARS: usize = 64;

/// Between the two ends of a range: hyphen, en dash, em dash, minus sign.
const DASHES: [char; 4] = ['-', '–', '—', '\u{2212}'];

/// What comes of a text: the list of what could be read, what was changed on the way, and what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entries, none of which covers another.
    pub list: AllowList,
    /// What the list lets in.
    pub totals: Totals,
    /// How many entries were left out because others cover them.
    pub folded: usize,
    /// What was rewritten, line by line.
    pub notes: Vec<Note>,
    /// What is no entry, line by line.
    pub errors: Vec<LineError>,
}

/// Something that was rewritten without changing what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A network was written with one of its hosts, such as `10.0.0.5/8`.
    HostBits {
        /// Counted from 1.
        line: usize,
        /// As it was written.
        text: String,
        /// The network.
        entry: Entry,
    },
    /// A range of addresses became networks.
    Range {
        /// Counted from 1.
        line: usize,
        /// As it was written.
        text: String,
        /// How many networks it takes.
        networks: usize,
    },
}

/// A part that is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Counted from 1.
    pub line: usize,
    /// The part itself, cut.
    pub text: String,
    /// Why.
    pub reason: EntryError,
}

/// One entry as written, or the two ends of a range; the second end is empty while it is missing.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    to: Option<&'a str>,
}

pub(super) fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut entries = Vec::new();
    for (line, text) in (1..).zip(text.split('\n')) {
        // Nearly every line of a long list is one bare entry; nothing else is looked for in it.
        let bare = text.trim();
        if is_bare(bare)
            && let Ok(entry) = read_entry(bare, bare, line, &mut reading.notes)
        {
            entries.push(entry);
            continue;
        }
        for piece in take_apart(&plain_line(text)) {
            if let Err(reason) = read_piece(piece, line, &mut entries, &mut reading.notes) {
                reading.errors.push(LineError { line, text: piece.quoted(), reason });
            }
        }
    }
    let read = entries.len();
    let kept = fold::fold(entries);
    reading.folded = read - kept.len();
    reading.totals = Totals::of(&kept);
    reading.list = AllowList(kept);
    reading
}

/// Whether a text holds nothing but what one entry is made of.
fn is_bare(text: &str) -> bool {
    let mut slashes = 0;
    !text.is_empty()
        && text.bytes().all(|byte| {
            slashes += u32::from(byte == b'/');
            byte.is_ascii_hexdigit() || matches!(byte, b'.' | b':' | b'/')
        })
        && slashes < 2
}

/// The line without its comment; escaped line breaks, as a JSON text holds them, become blanks.
fn plain_line(line: &str) -> Cow<'_, str> {
    let end = line.find('#').into_iter().chain(line.find("//")).min().unwrap_or(line.len());
    let line = line.get(..end).unwrap_or(line);
    if line.contains('\\') {
        Cow::Owned(line.replace("\\n", " ").replace("\\r", " ").replace("\\t", " "))
    } else {
        Cow::Borrowed(line)
    }
}

/// Whether a character stands between entries for certain, where a blank may also stand within a range.
fn is_separator(character: char) -> bool {
    matches!(character, ',' | ';' | '"' | '\'' | '`' | '，' | '；' | '、' | '“' | '”')
}

/// Blanks, and what a copied text may hold unseen: byte order marks and zero-width spaces.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}')
}

/// A line's entries and ranges. A range may have blanks around its dash; a dash before anything else, and a lone `*`
/// or `•`, is a bullet.
fn take_apart(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for part in line.split(is_separator) {
        let mut last: Option<Piece<'_>> = None;
        for token in part.split(is_blank) {
            if token.trim_matches(['[', ']', '(', ')', '*', '•']).is_empty() {
                continue;
            }
            let (text, to) = match token.split_once(DASHES) {
                Some((text, to)) => (text, Some(to)),
                None => (token, None),
            };
            last = match (last, text, to) {
                // The other end of a range, or the dash before it.
                (Some(Piece { text: from, to: Some("") }), to, None)
                | (Some(Piece { text: from, to: None | Some("") }), "", Some(to)) => {
                    Some(Piece { text: from, to: Some(to) })
                }
                // A bullet, with or without a blank behind it.
                (before, "", Some("")) => before,
                (before, "", Some(text)) => {
                    pieces.extend(before);
                    Some(Piece { text, to: None })
                }
                (before, text, to) => {
                    pieces.extend(before);
                    Some(Piece { text, to })
                }
            };
        }
        pieces.extend(last);
    }
    pieces
}

impl Piece<'_> {
    fn quoted(self) -> String {
        match self.to {
            Some(to) => cut(&format!("{}-{to}", self.text)),
            None => cut(self.text),
        }
    }
}

fn read_piece(
    piece: Piece<'_>,
    line: usize,
    entries: &mut Vec<Entry>,
    notes: &mut Vec<Note>,
) -> Result<(), EntryError> {
    let text = without_brackets(piece.text);
    if let Some(to) = piece.to {
        let networks = fold::networks(range(&text, &without_brackets(to))?);
        if networks.iter().any(|network| is_mapped(*network)) {
            return Err(EntryError::RangeEnds);
        }
        notes.push(Note::Range { line, text: piece.quoted(), networks: networks.len() });
        entries.extend(networks);
        return Ok(());
    }
    entries.push(read_entry(&text, piece.text, line, notes)?);
    Ok(())
}

/// Reads one entry; `written` is how it stood in the line.
fn read_entry(
    text: &str,
    written: &str,
    line: usize,
    notes: &mut Vec<Note>,
) -> Result<Entry, EntryError> {
    let entry: Entry = text.parse()?;
    if let Some((address, _)) = text.split_once('/')
        && parse_address(address)?.to_canonical() != entry.address()
    {
        notes.push(Note::HostBits { line, text: cut(written), entry });
    }
    Ok(entry)
}

/// As much of a text as is quoted.
fn cut(text: &str) -> String {
    text.chars().take(QUOTED_CHARS).collect()
}

/// Frees `[::1]`, `[::1]/64` and the ends of a bracketed list. What has more behind the bracket, such as a port, is
/// left as it is and will be refused.
fn without_brackets(text: &str) -> Cow<'_, str> {
    let inner = text.trim_start_matches(['[', '(']);
    let Some((address, rest)) = inner.split_once([']', ')']) else { return Cow::Borrowed(inner) };
    let rest = rest.trim_start_matches([']', ')']);
    if rest.is_empty() {
        Cow::Borrowed(address)
    } else if let Some(prefix) = rest.strip_prefix('/') {
        Cow::Owned(format!("{address}/{}", prefix.trim_end_matches([']', ')'])))
    } else {
        Cow::Borrowed(text)
    }
}

/// The addresses from one end to the other.
fn range(from: &str, to: &str) -> Result<Span, EntryError> {
    let end = |text: &str| {
        if text.is_empty() || text.contains('/') {
            return Err(EntryError::RangeEnds);
        }
        let address = parse_address(text)?.to_canonical();
        Ok(match address {
            IpAddr::V4(address) => (true, u128::from(address.to_bits())),
            IpAddr::V6(address) => (false, address.to_bits()),
        })
    };
    let ((is_ipv4, first), (is_last_ipv4, last)) = (end(from)?, end(to)?);
    if is_ipv4 != is_last_ipv4 {
        return Err(EntryError::RangeEnds);
    }
    if first > last {
        return Err(EntryError::RangeBackwards);
    }
    Ok(Span { is_ipv4, first, last })
}

/// Whether an IPv6 network lies within `::ffff:0:0/96`, which the server reads as IPv4. A range of IPv6 addresses that
/// came to hold one would let in IPv4 addresses that nobody wrote.
fn is_mapped(network: Entry) -> bool {
    let IpAddr::V6(address) = network.address() else { return false };
    Ipv6Addr::to_ipv4_mapped(&address).is_some()
        && network.prefix_bits().is_none_or(|bits| bits >= 96)
}
