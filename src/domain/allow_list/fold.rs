//! Leaves out what other entries cover, and turns a range of addresses into networks.

use super::entry::{Entry, Span, low_bits};
use crate::domain::order::sorted;

/// The entries that no other one covers, in the order given; of equal ones the first stays.
pub(super) fn fold(entries: Vec<Entry>) -> Vec<Entry> {
    let spans: Vec<Span> = entries.iter().map(|entry| entry.span()).collect();
    let is_ascending = spans
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.is_ipv4 == b.is_ipv4 && a.last < b.first));
    if is_ascending {
        return entries;
    }
    // A network that covers another begins no later and, beginning at once with it, ends later: it comes first.
    let order = sorted(spans.len(), &|a, b| match (spans.get(a), spans.get(b)) {
        (Some(a), Some(b)) => (a.is_ipv4, a.first, b.last) < (b.is_ipv4, b.first, a.last),
        _ => false,
    });
    let mut is_kept = vec![false; entries.len()];
    let mut widest: Option<Span> = None;
    for place in order {
        let Some(span) = spans.get(place).copied() else { continue };
        // Networks lie within each other or apart, so the last one kept is all there is to compare with.
        let is_covered =
            widest.is_some_and(|kept| kept.is_ipv4 == span.is_ipv4 && span.first <= kept.last);
        if !is_covered {
            widest = Some(span);
            if let Some(kept) = is_kept.get_mut(place) {
                *kept = true;
            }
        }
    }
    entries.into_iter().zip(is_kept).filter_map(|(entry, kept)| kept.then_some(entry)).collect()
}

/// The fewest networks that hold exactly the addresses of `span`, in ascending order.
pub(super) fn networks(span: Span) -> Vec<Entry> {
    let width: u8 = if span.is_ipv4 { 32 } else { 128 };
    let Span { is_ipv4, mut first, last } = span;
    let mut networks = Vec::new();
    loop {
        // The largest block that begins here: its free bits are 0 in its first address, and it ends in time.
        let mut free_bits = width.min(u8::try_from(first.trailing_zeros()).unwrap_or(width));
        while low_bits(free_bits) > last - first {
            free_bits -= 1;
        }
        networks.push(Entry::of_block(is_ipv4, first, free_bits));
        let end = first + low_bits(free_bits);
        if end >= last {
            return networks;
        }
        first = end + 1;
    }
}
