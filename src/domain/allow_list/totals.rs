//! How much an allow list lets in, in exact whole numbers.

use super::entry::Entry;

/// How many addresses entries that do not overlap let in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many entries there are.
    pub entries: usize,
    /// How many of them are IPv4.
    pub ipv4_entries: usize,
    /// How many IPv4 addresses they hold, at most 2^32.
    pub ipv4_addresses: u64,
    /// How many IPv6 addresses they hold; `None` for all 2^128, which 128 bits do not hold.
    pub ipv6_addresses: Option<u128>,
    /// The prefix length that all IPv6 entries have, 128 for single addresses; `None` when they differ or there is none.
    pub ipv6_prefix_bits: Option<u8>,
}

impl Totals {
    /// Counts entries of which none covers another.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut totals =
            Self { entries: entries.len(), ipv6_addresses: Some(0), ..Self::default() };
        for entry in entries {
            let span = entry.span();
            let beyond_first = span.last - span.first;
            if span.is_ipv4 {
                totals.ipv4_entries += 1;
                // An IPv4 network has at most 2^32 addresses.
                totals.ipv4_addresses += u64::try_from(beyond_first).unwrap_or(u64::MAX) + 1;
                continue;
            }
            let bits = entry.prefix_bits().unwrap_or(128);
            let is_first = totals.ipv6_addresses == Some(0);
            totals.ipv6_prefix_bits =
                (is_first || totals.ipv6_prefix_bits == Some(bits)).then_some(bits);
            // Entries do not overlap, so that only all 2^128 together are one too many.
            totals.ipv6_addresses = totals
                .ipv6_addresses
                .and_then(|sum| sum.checked_add(beyond_first))
                .and_then(|sum| sum.checked_add(1));
        }
        totals
    }

    /// How many entries are IPv6.
    pub const fn ipv6_entries(&self) -> usize {
        self.entries - self.ipv4_entries
    }

    /// Whether every IPv4 address is let in.
    pub const fn has_all_ipv4(&self) -> bool {
        self.ipv4_addresses == 1 << 32
    }

    /// Whether every IPv6 address is let in.
    pub const fn has_all_ipv6(&self) -> bool {
        self.ipv6_addresses.is_none()
    }
}
