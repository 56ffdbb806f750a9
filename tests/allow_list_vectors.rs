//! The allow list reads every entry as a real server read it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::allow_list::{AllowList, Entry, EntryError};
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("fixtures/allow_ips.json")).unwrap();
    file["entries"].as_array().unwrap().clone()
}

#[test]
fn every_recorded_entry_is_read_as_the_server_reads_it() {
    let vectors = vectors();
    assert!(vectors.len() > 400, "only {} entries", vectors.len());
    for vector in vectors {
        let text = vector["entry"].as_str().unwrap();
        let read = text.parse::<Entry>();
        if vector["kind"] == "invalid" {
            assert!(read.is_err(), "{text:?} is skipped by the server, but was read as {read:?}");
        } else {
            let canonical = read.map(|entry| entry.to_string());
            assert_eq!(canonical.as_deref(), Ok(vector["net"].as_str().unwrap()), "{text:?}");
        }
    }
}

#[test]
fn what_the_server_would_skip_is_told_with_its_line() {
    let text = "127.0.0.1\n\n127.0.0.01\nfe80::1%eth0\n1.2.3.4/33\nhello";
    let errors = AllowList::parse(text).unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.line, error.reason)).collect();
    let wanted = [
        (3, EntryError::LeadingZero),
        (4, EntryError::Zone),
        (5, EntryError::BadPrefix),
        (6, EntryError::NotAnAddress),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn what_the_server_would_glue_is_sent_one_entry_a_line() {
    let list = AllowList::parse("127.0.0.1,10.0.0.1\n10.0.0.2 10.0.0.3").unwrap();
    assert_eq!(list.wire().as_deref(), Some("127.0.0.1\n10.0.0.1\n10.0.0.2\n10.0.0.3"));
}

#[test]
fn a_list_is_sent_one_entry_a_line_and_an_empty_one_not_at_all() {
    let list = AllowList::parse(" 10.1.2.3/8 \r\n\r\n2001:DB8::A\r\n").unwrap();
    assert_eq!(list.wire().as_deref(), Some("10.0.0.0/8\n2001:db8::a"));
    assert_eq!(AllowList::parse(" \n\n").unwrap().wire(), None);
}
