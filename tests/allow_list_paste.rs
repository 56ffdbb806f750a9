//! The allow list understands what people paste, says what it changed, and counts what it lets in.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::Ipv4Addr;

use comet_keys::domain::allow_list::{AllowList, EntryError, Note};
use comet_keys::domain::lang::Lang;
use comet_keys::text::{notes_text, totals_text};

fn sent(text: &str) -> String {
    let reading = AllowList::read(text);
    assert_eq!(reading.errors, [], "{text:?}");
    reading.list().and_then(|list| list.wire()).unwrap_or_default()
}

fn refused(text: &str) -> Vec<(usize, String, EntryError)> {
    let errors = AllowList::read(text).errors;
    errors.into_iter().map(|error| (error.line, error.text, error.reason)).collect()
}

fn says(text: &str) -> String {
    totals_text(&AllowList::read(text).totals, Lang::En)
}

#[test]
fn every_shape_of_a_list_is_read() {
    for text in [
        "198.51.100.10\n203.0.113.0/24\n::1",
        "198.51.100.10\r\n203.0.113.0/24\r\n::1\r\n",
        "198.51.100.10, 203.0.113.0/24,::1,",
        "198.51.100.10;203.0.113.0/24; ::1",
        "198.51.100.10 203.0.113.0/24\t::1",
        "\u{feff}198.51.100.10，203.0.113.0/24、::1",
        r#"["198.51.100.10", "203.0.113.0/24", "::1"]"#,
        "[\n  \"198.51.100.10\",\n  \"203.0.113.0/24\",\n  \"::1\"\n]",
        "['198.51.100.10', '203.0.113.0/24', '::1']",
        "[198.51.100.10, 203.0.113.0/24, ::1]",
        "[198.51.100.10]\n[203.0.113.0]/24\n[::1]",
        "[[198.51.100.10], [203.0.113.0/24], [::1]]",
        r#""198.51.100.10\n203.0.113.0/24\n::1""#,
        "# office\n198.51.100.10 # gateway\n203.0.113.0/24 // servers\n\n::1",
        "- 198.51.100.10\n- 203.0.113.0/24\n-  ::1",
        "* 198.51.100.10\n• 203.0.113.0/24\n* ::1",
    ] {
        let wanted = "198.51.100.10\n203.0.113.0/24\n::1";
        assert_eq!(sent(text), wanted, "{text:?}");
    }
}

#[test]
fn a_range_becomes_networks() {
    for (text, networks) in [
        ("10.0.0.1-10.0.0.1", "10.0.0.1"),
        ("10.0.0.0-10.0.0.255", "10.0.0.0/24"),
        ("10.0.0.1 - 10.0.0.6", "10.0.0.1\n10.0.0.2/31\n10.0.0.4/31\n10.0.0.6"),
        ("10.0.0.8–10.0.0.9", "10.0.0.8/31"),
        ("10.0.0.8— 10.0.0.9", "10.0.0.8/31"),
        ("10.0.0.8 -10.0.0.9", "10.0.0.8/31"),
        ("- 10.0.0.8-10.0.0.9", "10.0.0.8/31"),
        ("0.0.0.0-255.255.255.255", "0.0.0.0/0"),
        ("::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::/0"),
        ("[2001:db8::]-[2001:db8::ffff]", "2001:db8::/112"),
        ("::ffff:10.0.0.8-10.0.0.9", "10.0.0.8/31"),
    ] {
        assert_eq!(sent(text), networks, "{text:?}");
    }
}

#[test]
fn what_cannot_be_an_entry_is_told_with_its_line_and_its_words() {
    for (text, line, quoted, reason) in [
        ("10.0.0.9-10.0.0.1", 1, "10.0.0.9-10.0.0.1", EntryError::RangeBackwards),
        ("10.0.0.1-::1", 1, "10.0.0.1-::1", EntryError::RangeEnds),
        ("10.0.0.1 -", 1, "10.0.0.1-", EntryError::RangeEnds),
        ("10.0.0.0/24-10.0.1.0/24", 1, "10.0.0.0/24-10.0.1.0/24", EntryError::RangeEnds),
        ("10.0.0.1-9", 1, "10.0.0.1-9", EntryError::NotAnAddress),
        ("::fffe:0:1-::1:0:0:0", 1, "::fffe:0:1-::1:0:0:0", EntryError::RangeEnds),
        ("::1\n[::1]:443", 2, "[::1]:443", EntryError::NotAnAddress),
        ("10.*.0.1", 1, "10.*.0.1", EntryError::NotAnAddress),
        ("10.0.0.1,\nexample.com", 2, "example.com", EntryError::NotAnAddress),
        ("[10.0.0.1, 010.0.0.2]", 1, "010.0.0.2]", EntryError::LeadingZero),
        ("[fe80::1%eth0]", 1, "[fe80::1%eth0]", EntryError::Zone),
    ] {
        assert_eq!(refused(text), [(line, quoted.to_owned(), reason)], "{text:?}");
    }
    let long = "x".repeat(1000);
    assert_eq!(refused(&long)[0].1.len(), 64);
}

/// A list of `a, -b` is two entries with a bullet, not everything from a to b.
#[test]
fn no_range_reaches_across_a_comma() {
    assert_eq!(sent("10.0.0.1, -10.0.0.9"), "10.0.0.1\n10.0.0.9");
    assert_eq!(sent("10.0.0.1\n-10.0.0.9"), "10.0.0.1\n10.0.0.9");
}

#[test]
fn duplicates_and_covered_entries_are_folded_into_the_first_that_covers_them() {
    for (text, kept, folded) in [
        ("10.0.0.1\n10.0.0.1/32 10.0.0.1", "10.0.0.1", 2),
        ("10.1.2.3\n10.0.0.0/8\n192.0.2.1\n10.9.0.0/16", "10.0.0.0/8\n192.0.2.1", 2),
        ("::1 ::/0 0.0.0.0/0 10.0.0.1", "::/0\n0.0.0.0/0", 2),
        ("10.0.0.0/25\n10.0.0.128/25", "10.0.0.0/25\n10.0.0.128/25", 0),
        ("::ffff:10.0.0.1\n10.0.0.1", "10.0.0.1", 1),
        ("2001:db8::/32\n10.0.0.0/8", "2001:db8::/32\n10.0.0.0/8", 0),
    ] {
        let reading = AllowList::read(text);
        let list = reading.list().unwrap();
        assert_eq!((list.wire().unwrap().as_str(), reading.folded), (kept, folded), "{text:?}");
    }
}

#[test]
fn host_bits_are_cleared_and_said() {
    let reading = AllowList::read("10.0.0.0/8\n192.168.1.77/24 2001:db8::1/64\n::ffff:1.2.3.4/120");
    let told: Vec<_> = reading.notes.iter().collect();
    let note = |line, text: &str, entry: &str| Note::Network {
        line,
        text: text.to_owned(),
        entry: entry.parse().unwrap(),
    };
    let wanted = [
        note(2, "192.168.1.77/24", "192.168.1.0/24"),
        note(2, "2001:db8::1/64", "2001:db8::/64"),
        note(3, "::ffff:1.2.3.4/120", "1.2.3.0/24"),
    ];
    assert_eq!(told, wanted.iter().collect::<Vec<_>>());
}

#[test]
fn totals_are_exact() {
    for (text, told) in [
        ("", ""),
        ("10.0.0.1", "1 entry: 1 IPv4 address."),
        (
            "10.0.0.0/16\n192.0.2.0/24 2001:db8::/32 192.0.2.7",
            "3 entries: 65,792 IPv4 addresses, one IPv6 /32.",
        ),
        (
            "10.0.0.0/16\n192.0.2.0/24 198.51.100.1 2001:db8::/32",
            "4 entries: 65,793 IPv4 addresses, one IPv6 /32.",
        ),
        ("0.0.0.0/1", "1 entry: 2,147,483,648 IPv4 addresses."),
        ("0.0.0.0/1 128.0.0.0/1", "2 entries: every IPv4 address."),
        ("::/0", "1 entry: every IPv6 address."),
        ("::/1\n8000::/1", "2 entries: every IPv6 address."),
        ("::1 ::2", "2 entries: 2 IPv6 addresses."),
        ("2001:db8::/112", "1 entry: 65,536 IPv6 addresses."),
        ("2001:db8::/64 2001:db9::/64", "2 entries: 2 IPv6 /64."),
        ("2001:db8::/64 2001:db9::/48 ::1", "3 entries: 3 IPv6 networks."),
    ] {
        assert_eq!(says(text), told, "{text:?}");
    }
    let totals = AllowList::read("2001:db8::/64 2001:db9::/48 ::1").totals;
    assert_eq!(totals.ipv6_addresses, Some((1 << 64) + (1 << 80) + 1));
    let totals = AllowList::read("10.0.0.0/16").totals;
    assert_eq!(totals_text(&totals, Lang::Vi), "1 mục: 65.536 địa chỉ IPv4.");
}

#[test]
fn one_kind_of_everything_is_not_everything() {
    let notes = |text: &str| notes_text(&AllowList::read(text), 4, Lang::En).join("\n");
    assert!(notes("::/0").contains("::/0 does not cover IPv4"));
    assert!(notes("::/1, 8000::/1, 10.0.0.1").contains("::/0 does not cover IPv4"));
    assert!(notes("0.0.0.0/0").contains("0.0.0.0/0 does not cover IPv6"));
    assert_eq!(notes("0.0.0.0/0 ::/0"), "");
    assert_eq!(notes("10.0.0.1"), "");
}

#[test]
fn a_long_list_of_notes_is_cut_and_counted() {
    let lines: Vec<String> = (0..10).map(|net| format!("10.{net}.0.1/16")).collect();
    let notes = notes_text(&AllowList::read(&lines.join("\n")), 4, Lang::En);
    assert_eq!(notes.len(), 5);
    assert_eq!(notes[0], "Line 1: 10.0.0.1/16 will be sent as 10.0.0.0/16.");
    assert_eq!(notes[4], "and 6 more");
}

#[test]
fn ten_thousand_lines_are_one_reading() {
    let line = |number: u32| Ipv4Addr::from_bits(0x0a00_0000 + 2 * number).to_string();
    let lines: Vec<String> = (0..10_000).map(line).collect();
    let reading = AllowList::read(&lines.join("\n"));
    assert_eq!((reading.totals.ipv4_addresses, reading.errors.len()), (10_000, 0));
}
