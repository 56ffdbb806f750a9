//! What holds for every allow list: shapes of paste, ranges and totals, against counting one by one.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use comet_keys::domain::allow_list::{AllowList, Entry};
use proptest::prelude::*;

/// Any entry at all, as its canonical text. No client has an IPv4 address that begins with 0 or 255: after another
/// address it would be a mask.
fn entry() -> impl Strategy<Value = String> {
    let v4 = (1_u32 << 24..255 << 24, prop::option::of(0_u8..=32))
        .prop_map(|(bits, prefix)| (IpAddr::V4(Ipv4Addr::from_bits(bits)), prefix));
    let v6 = (any::<u128>(), prop::option::of(0_u8..=128))
        .prop_map(|(bits, prefix)| (IpAddr::V6(Ipv6Addr::from_bits(bits)), prefix));
    prop_oneof![v4, v6].prop_map(|(address, prefix)| {
        let text = prefix.map_or(address.to_string(), |prefix| format!("{address}/{prefix}"));
        text.parse::<Entry>().unwrap().to_string()
    })
}

/// A way to write entries down.
fn shape() -> impl Strategy<Value = fn(&[String]) -> String> {
    let shapes: [fn(&[String]) -> String; 12] = [
        |entries| entries.join("\n"),
        |entries| entries.join("\r\n") + "\r\n",
        |entries| entries.join(","),
        |entries| entries.join(", "),
        |entries| entries.join(";"),
        |entries| entries.join(" "),
        |entries| entries.join("\t"),
        |entries| format!("{entries:?}"),
        |entries| format!("{entries:#?}"),
        |entries| format!("- {}", entries.join(" # why\n- ")),
        |entries| format!("[{}]", entries.join("] // why\n[")),
        |entries| format!("[{}]", entries.join(", ")),
    ];
    prop::sample::select(shapes.to_vec())
}

/// A network within 10.0.0.0/24, as its first address and prefix length.
fn small() -> impl Strategy<Value = (u32, u8)> {
    (0_u32..256, 24_u8..=32)
}

/// The addresses of 10.0.0.0/24 that `entries` let in, asked one by one.
fn counted(entries: &[Entry]) -> BTreeSet<u32> {
    let address = |last| IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + last));
    (0..256).filter(|last| entries.iter().any(|entry| entry.covers(address(*last)))).collect()
}

/// The fewest blocks that hold exactly `first..=last`, by halving the block around them.
fn fewest(first: u32, last: u32, block_first: u32, block_size: u32) -> usize {
    let block_last = block_first + (block_size - 1);
    if first > block_last || last < block_first {
        return 0;
    }
    if first <= block_first && block_last <= last {
        return 1;
    }
    let half = block_size / 2;
    fewest(first, last, block_first, half) + fewest(first, last, block_first + half, half)
}

proptest! {
    #[test]
    fn every_shape_of_paste_is_the_same_list(
        entries in prop::collection::vec(entry(), 1..12),
        shape in shape(),
    ) {
        let plain = AllowList::read(&entries.join("\n"));
        let pasted = AllowList::read(&shape(&entries));
        prop_assert_eq!(&pasted.errors, &vec![]);
        prop_assert_eq!(&pasted.entries, &plain.entries);
        prop_assert_eq!(pasted.entries.len() + pasted.folded, entries.len());
        let list = plain.list().unwrap();
        let sent = list.wire().unwrap();
        prop_assert_eq!(list.char_count(), sent.len());
        let again = AllowList::read(&sent);
        prop_assert_eq!((again.list(), again.folded), (Some(list), 0));
    }

    #[test]
    fn totals_and_folding_are_what_counting_finds(nets in prop::collection::vec(small(), 0..20)) {
        let lines: Vec<String> = nets.iter().map(|(last, bits)| format!("10.0.0.{last}/{bits}")).collect();
        let all: Vec<Entry> = lines.iter().map(|line| line.parse().unwrap()).collect();
        let reading = AllowList::read(&lines.join(" "));
        let kept = reading.entries.as_slice();
        prop_assert_eq!(counted(kept), counted(&all));
        prop_assert_eq!(reading.totals.ipv4_addresses, counted(&all).len() as u64);
        for (place, entry) in kept.iter().enumerate() {
            let others: Vec<Entry> =
                kept.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, e)| *e).collect();
            prop_assert!(counted(&others).is_disjoint(&counted(&[*entry])), "{} is covered", entry);
        }
    }

    #[test]
    fn a_range_is_the_fewest_networks_that_hold_just_it(a in 0_u32..256, b in 0_u32..256) {
        let (first, last) = (a.min(b), a.max(b));
        let reading = AllowList::read(&format!("10.0.0.{first} – 10.0.0.{last}"));
        prop_assert_eq!(&reading.errors, &vec![]);
        let networks = reading.entries.as_slice();
        prop_assert_eq!(counted(networks), (first..=last).collect::<BTreeSet<u32>>());
        prop_assert_eq!(networks.len(), fewest(first, last, 0, 256));
    }

    #[test]
    fn an_ipv6_range_holds_its_ends_and_nothing_beyond(a in any::<u128>(), b in any::<u128>()) {
        let (first, last) = (a.min(b), a.max(b));
        let at = Ipv6Addr::from_bits;
        let reading = AllowList::read(&format!("{}-{}", at(first), at(last)));
        prop_assume!(reading.errors.is_empty());
        prop_assert_eq!(reading.totals.ipv6_addresses, (last - first).checked_add(1));
        let covers = |bits| reading.covers(IpAddr::V6(at(bits)));
        prop_assert!(covers(first) && covers(last));
        prop_assert!(first == 0 || !covers(first - 1));
        prop_assert!(last == u128::MAX || !covers(last + 1));
    }
}
