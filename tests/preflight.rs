//! "Will this key work?": each thing that the server takes without a word is foreseen, and nothing else is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::check::{check, validate};
use comet_keys::domain::draft::{Draft, ErrorCode};
use comet_keys::domain::field::Field;
use comet_keys::domain::lang::Lang;
use comet_keys::domain::preflight::{CheckContext, Warning, WarningCode, unconfirmed};
use comet_keys::domain::purpose::Purpose;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::text::warning_text;

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

fn draft() -> Draft {
    Draft { name: "ci".to_owned(), remain_quota: "10".to_owned(), ..Draft::default() }
}

fn foreseen_among(draft: &Draft, context: &CheckContext<'_>) -> Vec<Warning> {
    check(draft, NOW, UnitsPerDollar::new(500_000), context).outcome.unwrap().1
}

fn foreseen(draft: &Draft) -> Vec<WarningCode> {
    let warnings = foreseen_among(draft, &CheckContext::default());
    warnings.into_iter().map(|warning| warning.code).collect()
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn an_ordinary_key_is_nothing_to_warn_about() {
    assert_eq!(foreseen(&draft()), []);
    let limited = Draft { allow_ips: "10.0.0.0/8".to_owned(), unlimited_quota: true, ..draft() };
    assert_eq!(foreseen(&limited), []);
    let ends =
        Draft { expires: true, expired_time: "+3600".to_owned(), unlimited_quota: true, ..draft() };
    assert_eq!(foreseen(&ends), []);
}

#[test]
fn a_name_of_too_many_bytes_is_foreseen() {
    let named = |name: String| foreseen(&Draft { name, ..draft() });
    assert_eq!(named("数".repeat(16)), [], "48 bytes");
    assert_eq!(named("数".repeat(17)), [WarningCode::NameOver50Bytes { bytes: 51 }]);
}

#[test]
fn a_key_that_cannot_spend_is_foreseen_unless_it_only_asks_for_the_balance() {
    let empty = Draft { remain_quota: "0".to_owned(), ..draft() };
    assert_eq!(foreseen(&empty), [WarningCode::QuotaZero]);
    assert_eq!(foreseen(&Draft { purpose: Purpose::BalanceQuery, ..empty.clone() }), []);
    assert_eq!(
        foreseen(&Draft { unlimited_quota: true, ..empty }),
        [WarningCode::UnlimitedForeverOpen]
    );
}

#[test]
fn a_list_is_missed_where_addresses_are_known() {
    let ci = Draft { purpose: Purpose::KnownAddresses, ..draft() };
    assert_eq!(foreseen(&ci), [WarningCode::AllowListMissing]);
    assert_eq!(foreseen(&Draft { allow_ips: "10.0.0.1".to_owned(), ..ci }), []);
}

#[test]
fn text_near_or_over_a_column_is_foreseen() {
    // Addresses of 11 characters and a line break each.
    let listed = |count: u32| {
        let lines: Vec<String> = (0..count).map(|last| format!("10.100.0.{}", 10 + last)).collect();
        foreseen(&Draft { allow_ips: lines.join("\n"), ..draft() })
    };
    assert_eq!(listed(14), [], "167 characters");
    assert_eq!(listed(15), [WarningCode::AllowListNearColumn { chars: 179 }]);
    assert_eq!(listed(16), [WarningCode::AllowListNearColumn { chars: 191 }]);
    assert_eq!(listed(17), [WarningCode::AllowListOverColumn { chars: 203 }]);
    let limited = |chars: usize| {
        let models = "m".repeat(chars);
        foreseen(&Draft { model_limits_enabled: true, model_limits: models, ..draft() })
    };
    assert_eq!(limited(921), []);
    assert_eq!(limited(922), [WarningCode::ModelsNearColumn { chars: 922 }]);
    assert_eq!(limited(1024), [WarningCode::ModelsNearColumn { chars: 1024 }]);
    assert_eq!(limited(1025), [WarningCode::ModelsOverColumn { chars: 1025 }]);
}

#[test]
fn ones_own_address_outside_the_list_is_foreseen_when_it_was_told() {
    let listed = Draft { allow_ips: "10.0.0.0/8, ::/0".to_owned(), ..draft() };
    let from = |address: &str| {
        let my_address = Some(address.parse().unwrap());
        foreseen_among(&listed, &CheckContext { my_address, ..CheckContext::default() })
    };
    assert_eq!(from("10.9.8.7"), []);
    assert_eq!(from("::ffff:10.9.8.7"), []);
    assert_eq!(from("2001:db8::1"), []);
    let address = "192.0.2.1".parse().unwrap();
    let code = WarningCode::AllowListWithoutMe { address };
    assert_eq!(from("192.0.2.1"), [Warning { field: Field::AllowIps, code }]);
    let open = CheckContext { my_address: Some(address), ..CheckContext::default() };
    assert_eq!(foreseen_among(&draft(), &open), [], "no list lets everyone in");
}

#[test]
fn models_that_are_not_offered_are_foreseen_when_the_offer_is_known() {
    let limited = Draft {
        model_limits_enabled: true,
        model_limits: "gpt-4o,gone,claude,also gone".replace(' ', "-"),
        ..draft()
    };
    let offered = names(&["gpt-4o", "claude"]);
    let known = CheckContext { models: Some(&offered), ..CheckContext::default() };
    let ids = "gone, also-gone".to_owned();
    let code = WarningCode::ModelsNotOffered { ids };
    assert_eq!(foreseen_among(&limited, &known), [Warning { field: Field::ModelLimits, code }]);
    assert_eq!(foreseen(&limited), []);
    let unlimited = Draft { model_limits_enabled: false, ..limited };
    assert_eq!(foreseen_among(&unlimited, &known), []);
}

#[test]
fn a_group_that_is_not_usable_is_foreseen_when_the_groups_are_known() {
    let usable = names(&["default", "auto"]);
    let known = CheckContext { groups: Some(&usable), ..CheckContext::default() };
    let of = |group: &str| foreseen_among(&Draft { group: group.to_owned(), ..draft() }, &known);
    assert_eq!(of(""), []);
    assert_eq!(of("auto"), []);
    let code = WarningCode::GroupNotUsable { group: "Default".to_owned() };
    assert_eq!(of("Default"), [Warning { field: Field::Group, code }], "names are case-sensitive");
}

#[test]
fn what_can_never_work_is_an_error_and_stops() {
    let stopped = |draft: Draft| validate(&draft, NOW, UnitsPerDollar::new(500_000)).unwrap_err();
    let none = Draft { model_limits_enabled: true, ..draft() };
    assert_eq!(stopped(none)[0].code, ErrorCode::ModelsEmpty);
    let retry = Draft { cross_group_retry: true, group: "vip".to_owned(), ..draft() };
    assert_eq!(stopped(retry)[0].code, ErrorCode::RetryWithoutAuto);
}

#[test]
fn only_what_was_not_said_yes_to_is_asked_and_a_near_limit_never() {
    let long = Draft { name: "数".repeat(17), remain_quota: "0".to_owned(), ..draft() };
    let warnings = foreseen_among(&long, &CheckContext::default());
    assert_eq!(unconfirmed(&warnings, &[]).count(), 2);
    assert_eq!(unconfirmed(&warnings, &warnings).count(), 0);
    let longer = foreseen_among(&Draft { name: "数".repeat(18), ..long }, &CheckContext::default());
    let again: Vec<_> = unconfirmed(&longer, &warnings).collect();
    assert_eq!(again.len(), 1, "what changed is asked again");
    assert_eq!(again[0].field, Field::Name);
    let near =
        Warning { field: Field::AllowIps, code: WarningCode::AllowListNearColumn { chars: 190 } };
    assert_eq!(unconfirmed(&[near], &[]).count(), 0);
}

#[test]
fn warnings_come_in_the_order_of_the_form_and_say_what_they_are_about() {
    let everything = Draft {
        name: "数".repeat(17),
        remain_quota: "0".to_owned(),
        model_limits_enabled: true,
        model_limits: "gone".to_owned(),
        allow_ips: "10.0.0.1".to_owned(),
        group: "vip".to_owned(),
        ..Draft::default()
    };
    let context = CheckContext {
        models: Some(&[]),
        groups: Some(&[]),
        auto_groups: None,
        my_address: Some("192.0.2.1".parse().unwrap()),
        ..CheckContext::default()
    };
    let warnings = foreseen_among(&everything, &context);
    assert_eq!(warnings.len(), 5);
    assert!(warnings.is_sorted_by_key(|warning| warning.field));
    let said: Vec<String> =
        warnings.iter().map(|warning| warning_text(&warning.code, Lang::En)).collect();
    for (line, word) in said.iter().zip(["51 bytes", "quota 0", "gone", "192.0.2.1", "vip"]) {
        assert!(line.contains(word), "{line}");
        assert!(!line.contains('{'), "{line}");
    }
}
