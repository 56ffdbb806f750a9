//! Reads a list as people paste it: one a line, with commas, blanks or semicolons, as JSON, with quotes, brackets,
//! bullets, comments, ranges and masks, or out of a configuration.
//!
//! Every word of the text becomes an entry, is covered by one, stands in a comment, is noted, or is an error.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv6Addr};

use super::comment::without_comment;
use super::config::{Statement, statement};
use super::entry::{Span, parse_address};
use super::escape::unescaped;
use super::piece::{End, Piece, take_apart};
use super::reading::cut;
use super::{Entry, EntryError, LineError, Note, Reading, Totals, fold, json, written};
use crate::domain::spreadsheet_error::is_error_cell;
use crate::domain::unseen::{is_unseen, without_harmless};

/// Ends of lines within what a text area shows as one line, and within escaped texts.
const BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// How web pages, and parts of them, begin.
const PAGES: [&str; 21] = [
    "<!doctype",
    "<html",
    "<head",
    "<body",
    "<?xml",
    "<div",
    "<table",
    "<tr",
    "<td",
    "<title",
    "<ul",
    "<ol",
    "<li>",
    "<li ",
    "<p>",
    "<p ",
    "<pre",
    "<script",
    "<span",
    "<style",
    "<svg",
];

pub(super) fn read(text: &str) -> Reading {
    let mut reader = Reader::default();
    if let Some(found) = json::find(text) {
        let line = first_line(text);
        for text in &found.texts {
            reader.read_line(line, text);
        }
        let entries = reader.entries.len();
        reader.notes.push(Note::Json { entries });
        for (text, reason) in found.errors {
            reader.errors.push(LineError { line, text: cut(&text), reason });
        }
    } else {
        for (line, text) in (1..).zip(text.split('\n')) {
            reader.read_line(line, text);
        }
    }
    reader.finish(text)
}

#[derive(Default)]
struct Reader {
    entries: Vec<Entry>,
    notes: Vec<Note>,
    errors: Vec<LineError>,
}

/// A part that is no entry, and why.
type Bad = (String, EntryError);

impl Reader {
    fn finish(mut self, text: &str) -> Reading {
        let is_blank = text.chars().all(char::is_whitespace);
        let is_found = !self.entries.is_empty();
        let is_prose = self.errors.len() > 1
            && self.errors.iter().all(|error| error.reason == EntryError::NotAnAddress);
        let whole = if !self.errors.is_empty() && is_page(text) {
            Some(EntryError::WebPage)
        } else if !is_found && !is_blank && (is_prose || self.errors.is_empty()) {
            Some(EntryError::NothingFound)
        } else {
            None
        };
        if let Some(reason) = whole {
            let error = LineError { line: first_line(text), text: String::new(), reason };
            self.errors = vec![error];
        }
        let read = self.entries.len();
        let entries = fold::fold(self.entries);
        Reading {
            folded: read - entries.len(),
            totals: Totals::of(&entries),
            entries,
            notes: self.notes,
            errors: self.errors,
            is_blank,
        }
    }

    fn read_line(&mut self, line: usize, text: &str) {
        // Nearly every line of a long list is one bare entry; nothing else is looked for in it.
        let bare = text.trim();
        if is_bare(bare)
            && let Ok(entry) = self.entry(bare, bare, line)
        {
            self.entries.push(entry);
            return;
        }
        let plain = unescaped(text);
        let plain = without_harmless(&plain);
        let mut bad = Vec::new();
        for row in plain.split(BREAKS) {
            let row = without_comment(row);
            if row.trim_start().starts_with(';') && row.contains(char::is_alphanumeric) {
                bad.push((row.trim().to_owned(), EntryError::MaybeComment));
                continue;
            }
            for part in row.split([';', '；']) {
                self.read_statement(line, part, &mut bad);
            }
        }
        let error = match bad.len() {
            0 => return,
            1 => bad.pop(),
            _ => bad.first().map(|(_, reason)| (bare.to_owned(), *reason)),
        };
        self.errors.extend(error.map(|(text, reason)| LineError {
            line,
            text: cut(&text),
            reason,
        }));
    }

    fn read_statement(&mut self, line: usize, text: &str, bad: &mut Vec<Bad>) {
        let written = || cut(text.trim());
        match statement(text) {
            Statement::Plain => self.read_pieces(line, text, false, bad),
            Statement::Allows { addresses, is_cut } => {
                let before = self.entries.len();
                self.read_pieces(line, addresses, is_cut, bad);
                let entries = self.entries.len() - before;
                self.notes.push(Note::Statement { line, text: written(), entries });
            }
            Statement::Ignored => self.notes.push(Note::Ignored { line, text: written() }),
            Statement::Refused(reason) => bad.push((text.trim().to_owned(), reason)),
        }
    }

    fn read_pieces(&mut self, line: usize, text: &str, is_cut: bool, bad: &mut Vec<Bad>) {
        for piece in take_apart(text) {
            if let Err(reason) = self.read_piece(piece, line, is_cut) {
                let text = piece.written();
                let reason = better_reason(&text, reason);
                bad.push((text, reason));
            }
        }
    }

    fn read_piece(
        &mut self,
        piece: Piece<'_>,
        line: usize,
        is_cut: bool,
    ) -> Result<(), EntryError> {
        let text = without_brackets(piece.text);
        match piece.end {
            End::Range(to) => {
                let networks = fold::networks(range(&text, &without_brackets(to))?);
                if networks.iter().any(|network| is_mapped(*network)) {
                    return Err(EntryError::RangeEnds);
                }
                let text = cut(&piece.written());
                self.notes.push(Note::Range { line, text, networks: networks.len() });
                self.entries.extend(networks);
            }
            End::Mask(mask) => {
                let entry = written::masked(&text, &without_brackets(mask))?;
                self.notes.push(Note::Network { line, text: cut(&piece.written()), entry });
                self.entries.push(entry);
            }
            End::Alone => {
                let entry = self.entry(&text, piece.text, line).or_else(|reason| {
                    let entry = written::network(&text, is_cut).unwrap_or(Err(reason))?;
                    self.notes.push(Note::Network { line, text: cut(piece.text), entry });
                    Ok(entry)
                })?;
                self.entries.push(entry);
            }
        }
        Ok(())
    }

    /// Reads one entry; `written` is how it stood in the line.
    fn entry(&mut self, text: &str, written: &str, line: usize) -> Result<Entry, EntryError> {
        let entry: Entry = text.parse()?;
        if let Some((address, _)) = text.split_once('/')
            && parse_address(address)?.to_canonical() != entry.address()
        {
            self.notes.push(Note::Network { line, text: cut(written), entry });
        }
        Ok(entry)
    }
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

/// The first line that is not blank, counted from 1.
fn first_line(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    1 + text.bytes().take(start).filter(|byte| *byte == b'\n').count()
}

/// Whether a text is a web page, or XML, or was copied out of one.
fn is_page(text: &str) -> bool {
    let begins = |text: &str, page: &&str| {
        text.get(..page.len()).is_some_and(|start| start.eq_ignore_ascii_case(page))
    };
    let text = text.trim_start();
    PAGES.iter().any(|page| begins(text, page))
        || text.match_indices('<').any(|(at, _)| {
            let rest = text.get(at..).unwrap_or_default();
            PAGES.iter().take(2).any(|page| begins(rest, page))
        })
}

/// Why a part is no entry, where more can be said of it.
fn better_reason(text: &str, reason: EntryError) -> EntryError {
    if is_error_cell(text) {
        EntryError::SpreadsheetError
    } else if text.chars().any(|sign| !sign.is_ascii() && is_unseen(sign)) {
        EntryError::HiddenCharacter
    } else {
        reason
    }
}

/// Frees `[::1]`, `[::1]/64` and the ends of a bracketed list. What has more behind the bracket, such as a port, is
/// left as it is and will be refused.
fn without_brackets(text: &str) -> Cow<'_, str> {
    const CLOSED: [char; 3] = [']', ')', '}'];
    let inner = text.trim_start_matches(['[', '(', '{']);
    let Some((address, rest)) = inner.split_once(CLOSED) else { return Cow::Borrowed(inner) };
    let rest = rest.trim_start_matches(CLOSED);
    if rest.is_empty() {
        Cow::Borrowed(address)
    } else if let Some(prefix) = rest.strip_prefix('/') {
        Cow::Owned(format!("{address}/{}", prefix.trim_end_matches(CLOSED)))
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
