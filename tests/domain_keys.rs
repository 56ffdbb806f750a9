//! What a list of keys shows: states, marks, search, filters, orders, and the allowance of reveals.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/record.rs"]
mod record;

use std::collections::BTreeMap;

use comet_keys::domain::allowance::{Allowance, LIMIT, WINDOW_MILLIS};
use comet_keys::domain::bulk::{Answers, from_table};
use comet_keys::domain::csv;
use comet_keys::domain::export::{self, Format};
use comet_keys::domain::key::{KeyId, KeyRecord, KeyStatus, KeyText};
use comet_keys::domain::key_list::{Filter, Sort, View, groups, select};
use comet_keys::domain::key_state::{
    DAY_SECONDS, KeyState, Mark, admits_nobody, has_no_ip_list, is_never_used, left_percent, marks,
};
use record::{NOW, key};

#[test]
fn the_state_is_computed_and_not_believed() {
    type Change = fn(&mut KeyRecord);
    let cases: [(&str, KeyState, Change); 12] = [
        ("as it is", KeyState::Enabled, |_| {}),
        ("never expires", KeyState::Enabled, |key| key.expired_time = -1),
        ("unlimited and overspent", KeyState::Enabled, |key| {
            key.unlimited_quota = true;
            key.remain_quota = -5;
        }),
        ("this second", KeyState::Expired, |key| key.expired_time = NOW.0),
        ("updated to 0", KeyState::Expired, |key| key.expired_time = 0),
        ("empty", KeyState::Exhausted, |key| key.remain_quota = 0),
        ("overspent", KeyState::Exhausted, |key| key.remain_quota = -1),
        ("disabled and expired", KeyState::Disabled, |key| {
            key.status = KeyStatus::from_wire(2);
            key.expired_time = 1;
        }),
        ("marked expired", KeyState::Expired, |key| key.status = KeyStatus::from_wire(3)),
        ("marked exhausted", KeyState::Exhausted, |key| key.status = KeyStatus::from_wire(4)),
        ("an unknown status", KeyState::Unknown, |key| key.status = KeyStatus::from_wire(9)),
        ("no status at all", KeyState::Unknown, |key| key.status = KeyStatus::from_wire(0)),
    ];
    for (name, state, change) in cases {
        assert_eq!(KeyState::of(&key(1, change), NOW), state, "{name}");
    }
}

#[test]
fn a_key_is_marked_before_it_dies_and_not_after() {
    let week = NOW.0 + 7 * DAY_SECONDS;
    assert_eq!(marks(&key(1, |_| {}), NOW), []);
    assert_eq!(marks(&key(1, |key| key.expired_time = week), NOW), [Mark::ExpiresSoon]);
    assert_eq!(marks(&key(1, |key| key.expired_time = week + 1), NOW), []);
    assert_eq!(marks(&key(1, |key| key.remain_quota = 55_555), NOW), [Mark::NearlyEmpty]);
    assert_eq!(marks(&key(1, |key| key.remain_quota = 62_000), NOW), []);
    assert_eq!(marks(&key(1, |key| key.remain_quota = 0), NOW), []);
    assert_eq!(marks(&key(1, |key| key.expired_time = NOW.0 - 1), NOW), []);
}

#[test]
fn the_share_left_holds_for_any_numbers() {
    assert_eq!(left_percent(&key(1, |_| {})), Some(50));
    assert_eq!(left_percent(&key(1, |key| key.unlimited_quota = true)), None);
    let huge = key(1, |key| {
        key.remain_quota = i64::MAX;
        key.used_quota = i64::MAX;
    });
    assert_eq!(left_percent(&huge), Some(50));
    let never_any = key(1, |key| {
        key.remain_quota = 0;
        key.used_quota = 0;
    });
    assert_eq!(left_percent(&never_any), None);
}

#[test]
fn blank_lists_are_no_lists() {
    for blank in [None, Some(""), Some("  \n\t\r\n"), Some(",\n,")] {
        assert!(has_no_ip_list(&key(1, |key| key.allow_ips = blank.map(str::to_owned))));
    }
    for list in
        ["garbage", "# 203.0.113.7", "#N/A", "203.0.113.7,203.0.113.8", "\u{200b}", "127.0.0.01"]
    {
        let key = key(1, |key| key.allow_ips = Some(list.to_owned()));
        assert!(!has_no_ip_list(&key) && admits_nobody(&key), "{list:?}");
    }
    for list in
        [None, Some(""), Some(" "), Some("203.0.113.7"), Some("garbage\n203.0.113.7"), Some("::/0")]
    {
        assert!(!admits_nobody(&key(1, |key| key.allow_ips = list.map(str::to_owned))), "{list:?}");
    }
}

fn shown(records: &[KeyRecord], view: &View) -> Vec<i64> {
    select(records, view, NOW).into_iter().map(|place| records[place].id.0).collect()
}

fn account() -> Vec<KeyRecord> {
    vec![
        key(7, |key| {
            key.unlimited_quota = true;
            key.expired_time = -1;
            key.remain_quota = 9_007_199_254_740_993;
        }),
        key(6, |key| {
            "Khách hàng".clone_into(&mut key.name);
            "vip".clone_into(&mut key.group);
        }),
        key(5, |key| key.status = KeyStatus::from_wire(2)),
        key(4, |key| key.expired_time = NOW.0 - 5),
        key(3, |key| key.remain_quota = 0),
        key(2, |key| {
            key.accessed_time = key.created_time;
            key.used_quota = 0;
        }),
        key(1, |key| {
            key.allow_ips = None;
            key.expired_time = NOW.0 + 60;
            "gpt-4o,claude-sonnet-4-5".clone_into(&mut key.model_limits);
        }),
    ]
}

#[test]
fn each_filter_keeps_its_own() {
    let kept = |filter| shown(&account(), &View { filter, ..View::default() });
    assert_eq!(kept(Filter::All), [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(kept(Filter::State(KeyState::Enabled)), [7, 6, 2, 1]);
    assert_eq!(kept(Filter::State(KeyState::Disabled)), [5]);
    assert_eq!(kept(Filter::State(KeyState::Expired)), [4]);
    assert_eq!(kept(Filter::State(KeyState::Exhausted)), [3]);
    assert_eq!(kept(Filter::State(KeyState::Unknown)), [0_i64; 0]);
    assert_eq!(kept(Filter::Warned), [1]);
    assert_eq!(kept(Filter::NeverUsed), [2]);
    assert_eq!(kept(Filter::NoIpList), [1]);
    assert_eq!(kept(Filter::Unlimited), [7]);
    assert!(is_never_used(&account()[5]));
}

#[test]
fn a_group_is_a_filter_of_its_own() {
    assert_eq!(groups(&account()), ["", "vip"]);
    let view = View { group: Some("vip".to_owned()), ..View::default() };
    assert_eq!(shown(&account(), &view), [6]);
}

#[test]
fn each_order_puts_its_first_first() {
    let first = |sort| shown(&account(), &View { sort, ..View::default() })[0];
    assert_eq!(first(Sort::Newest), 7);
    assert_eq!(first(Sort::Oldest), 1);
    assert_eq!(first(Sort::Name), 1);
    assert_eq!(first(Sort::LastUsed), 7);
    assert_eq!(first(Sort::Expiry), 4);
    assert_eq!(first(Sort::MostUsed), 7);
    assert_eq!(first(Sort::LeastLeft), 3);
    let last = |sort| *shown(&account(), &View { sort, ..View::default() }).last().unwrap();
    assert_eq!(last(Sort::Expiry), 7, "what never expires stands last");
    assert_eq!(last(Sort::LeastLeft), 7, "an unlimited key has most left");
}

#[test]
fn a_search_finds_words_ids_and_keys() {
    let found =
        |search: &str| shown(&account(), &View { search: search.to_owned(), ..View::default() });
    assert_eq!(found("  "), [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(found("KHÁCH"), [6]);
    assert_eq!(found("hàng khách"), [6], "in any order");
    assert_eq!(found("vip"), [6]);
    assert_eq!(found("claude"), [1]);
    assert_eq!(found("3"), [3], "a number is an id, or part of a name");
    assert_eq!(found(&format!("sk-{:A>48}", 4)), [4]);
    assert_eq!(found("nothing like it"), [0_i64; 0]);
}

#[test]
fn a_masked_key_is_found_by_its_owner() {
    let masked = |id, mask: &str| key(id, |key| key.key = KeyText::Masked(mask.to_owned()));
    let records = [masked(2, "NJ91**********FlJP"), masked(1, "NJ91**********Other")];
    let view = View { search: format!("sk-NJ91{}FlJP", "x".repeat(40)), ..View::default() };
    assert_eq!(shown(&records, &view), [2]);
}

#[test]
fn the_twenty_first_reveal_waits_for_the_first_to_age() {
    let mut allowance = Allowance::default();
    for second in 0..LIMIT {
        assert_eq!(allowance.left(20_000), LIMIT - second);
        allowance.count(i64::try_from(second).unwrap() * 1000);
    }
    assert_eq!(
        (allowance.left(20_000), allowance.wait_millis(20_000)),
        (0, WINDOW_MILLIS - 20_000)
    );
    assert_eq!(allowance.left(WINDOW_MILLIS), 1, "the first no longer counts");
    assert_eq!(allowance.wait_millis(WINDOW_MILLIS), 0);
    assert_eq!(allowance.times(WINDOW_MILLIS + 18_500), [19_000]);
}

#[test]
fn a_clock_set_back_locks_nobody_out() {
    let allowance = Allowance::new(vec![10_000_000; LIMIT]);
    assert_eq!(allowance.left(1_000_000), LIMIT);
}

#[test]
fn an_export_holds_no_key_unless_it_is_handed_in() {
    let records = account();
    let secret = |record: &KeyRecord| match &record.key {
        KeyText::Full(key) => key.clone(),
        KeyText::Masked(_) => unreachable!("all are whole"),
    };
    for format in [Format::Csv, Format::Json] {
        let plain = export::write(&records, &[], None, format, NOW);
        assert!(records.iter().all(|record| !plain.contains(&secret(record).expose()[3..])));
        assert!(plain.contains("Khách hàng") && plain.contains("9007199254740993"));
        let keys = BTreeMap::from([(KeyId(6), secret(&records[1]))]);
        let whole = export::write(&records, &[], Some(&keys), format, NOW);
        assert!(whole.contains(secret(&records[1]).expose()));
        assert!(!whole.contains(secret(&records[0]).expose()), "only those handed in");
    }
    let rows =
        csv::read(&export::write(&records, &[], None, Format::Csv, NOW), csv::Separator::Comma)
            .unwrap();
    assert_eq!(rows.len(), 8);
    assert_eq!(rows[0].cells[..2], ["id", "state"]);
    assert_eq!(rows[4].cells[..2], ["4", "expired"]);
}

#[test]
fn a_file_names_the_keys_that_cannot_be_read() {
    use comet_keys::domain::key::{UnreadableRecord, WhyUnreadable};
    let why = WhyUnreadable::Field("allow_ips");
    let unreadable = [
        UnreadableRecord { id: Some(KeyId(7)), name: Some("=odd".to_owned()), why: why.clone() },
        UnreadableRecord { id: None, name: None, why },
    ];
    for keys in [None, Some(BTreeMap::new())] {
        let text = export::write(&[key(1, |_| {})], &unreadable, keys.as_ref(), Format::Csv, NOW);
        let rows = csv::read(&text, csv::Separator::Comma).unwrap();
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
        let name = rows[0].iter().position(|head| head == "name").unwrap();
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let told: Vec<[&str; 2]> = rows[2..].iter().map(|row| [&*row[0], &*row[1]]).collect();
        assert_eq!(told, [["7", "unreadable"], ["", "unreadable"]]);
        assert!(rows[2][name].ends_with("=odd") && rows[3][name].is_empty());
        // Read as a table of keys to make, it makes none of them.
        let template =
            comet_keys::domain::draft::Draft { name: "template".to_owned(), ..Default::default() };
        let plan = from_table(&template, &text, &Answers::default()).unwrap();
        assert!(plan.rows[1..].iter().all(|row| !row.bad_cells.is_empty()), "{:?}", plan.rows);
    }
}
