//! What an allow list lets in and what was rewritten on the way, in words.

use super::{Text, fill};
use crate::domain::allow_list::{Note, Reading, Totals};
use crate::domain::lang::Lang;

/// From here on IPv6 addresses are told by their networks: nobody reads a number of twenty digits.
const COUNTABLE_IPV6: u128 = 1 << 32;

/// How much the list lets in, such as "3 entries: 65,793 IPv4 addresses, one IPv6 /32."; empty for an empty list.
pub fn totals_text(totals: &Totals, lang: Lang) -> String {
    let addresses = addresses_text(totals, lang);
    if addresses.is_empty() {
        return String::new();
    }
    let entries = entries_text(totals.entries, lang);
    let values = [("entries", &*entries), ("addresses", &*addresses)];
    fill(Text::ALLOW_LIST_TOTAL.in_lang(lang), &values)
}

/// How many addresses that is, such as "65,793 IPv4 addresses, one IPv6 /32"; empty for an empty list.
pub(super) fn addresses_text(totals: &Totals, lang: Lang) -> String {
    let mut parts = Vec::new();
    if totals.has_all_ipv4() {
        parts.push(Text::ALL_IPV4.in_lang(lang).to_owned());
    } else if totals.ipv4_entries > 0 {
        let count = u128::from(totals.ipv4_addresses);
        parts.push(counted(Text::ONE_IPV4, Text::IPV4_ADDRESSES, count, lang));
    }
    if totals.ipv6_entries() > 0 {
        parts.push(ipv6_text(totals, lang));
    }
    parts.join(Text::ALLOW_LIST_AND.in_lang(lang))
}

fn ipv6_text(totals: &Totals, lang: Lang) -> String {
    let Some(addresses) = totals.ipv6_addresses else {
        return Text::ALL_IPV6.in_lang(lang).to_owned();
    };
    if addresses <= COUNTABLE_IPV6 {
        return counted(Text::ONE_IPV6, Text::IPV6_ADDRESSES, addresses, lang);
    }
    let count = totals.ipv6_entries().to_string();
    let (message, bits) = match totals.ipv6_prefix_bits {
        Some(bits) if totals.ipv6_entries() == 1 => (Text::ONE_IPV6_NETWORK, bits),
        Some(bits) => (Text::IPV6_NETWORKS_OF, bits),
        None => (Text::IPV6_NETWORKS, 0),
    };
    fill(message.in_lang(lang), &[("count", &count), ("bits", &bits.to_string())])
}

/// How much could not be read, and where it begins, while its lines are not told one by one.
pub fn unread_text(reading: &Reading, lang: Lang) -> Option<String> {
    let line = reading.errors.first()?.line.to_string();
    let entries = entries_text(reading.errors.len(), lang);
    let values = [("line", &*line), ("entries", &*entries)];
    Some(fill(Text::NOTE_UNREAD.in_lang(lang), &values))
}

/// At most `most` notes on what was rewritten or left out, and on what the list does not do.
pub fn notes_text(reading: &Reading, most: usize, lang: Lang) -> Vec<String> {
    let Reading { totals, folded, notes, .. } = reading;
    let mut lines = Vec::new();
    if totals.has_all_ipv4() != totals.has_all_ipv6() {
        let note = if totals.has_all_ipv6() { Text::NOTE_NO_IPV4 } else { Text::NOTE_NO_IPV6 };
        lines.push(note.in_lang(lang).to_owned());
    }
    if *folded > 0 {
        let entries = entries_text(*folded, lang);
        lines.push(fill(Text::NOTE_FOLDED.in_lang(lang), &[("entries", &entries)]));
    }
    lines.extend(notes.iter().take(most).map(|note| note_text(note, lang)));
    if notes.len() > most {
        let rest = (notes.len() - most).to_string();
        lines.push(fill(Text::ALLOW_LIST_MORE.in_lang(lang), &[("count", &rest)]));
    }
    lines
}

fn note_text(note: &Note, lang: Lang) -> String {
    match note {
        Note::Network { line, text, entry } => {
            let (line, network) = (line.to_string(), entry.to_string());
            let values = [("line", &*line), ("text", text), ("network", &network)];
            fill(Text::NOTE_NETWORK.in_lang(lang), &values)
        }
        Note::Statement { line, text, entries } => {
            let (line, entries) = (line.to_string(), entries_text(*entries, lang));
            let values = [("line", &*line), ("text", text), ("entries", &entries)];
            fill(Text::NOTE_STATEMENT.in_lang(lang), &values)
        }
        Note::Ignored { line, text } => {
            let values = [("line", &*line.to_string()), ("text", text)];
            fill(Text::NOTE_IGNORED.in_lang(lang), &values)
        }
        Note::Json { entries } => {
            let entries = entries_text(*entries, lang);
            fill(Text::NOTE_JSON.in_lang(lang), &[("entries", &entries)])
        }
        Note::Range { line, text, networks } => {
            let (line, entries) = (line.to_string(), entries_text(*networks, lang));
            let values = [("line", &*line), ("text", text), ("entries", &entries)];
            fill(Text::NOTE_RANGE.in_lang(lang), &values)
        }
    }
}

fn entries_text(count: usize, lang: Lang) -> String {
    counted(Text::ONE_ENTRY, Text::ENTRIES, count as u128, lang)
}

fn counted(one: Text, many: Text, count: u128, lang: Lang) -> String {
    if count == 1 {
        return one.in_lang(lang).to_owned();
    }
    fill(many.in_lang(lang), &[("count", &grouped(count, lang))])
}

/// A whole number with its thousands set apart as the language does.
pub(super) fn grouped(number: u128, lang: Lang) -> String {
    let separator = if lang == Lang::Vi { '.' } else { ',' };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
