//! The audit: what it finds, whom a fix in bulk is for, and what may be set on many keys alike.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/record.rs"]
mod record;

use comet_keys::domain::audit::{Concern, Finding, Grade, audit};
use comet_keys::domain::cap::Cap;
use comet_keys::domain::completeness::{Completeness, Gap, Partial};
use comet_keys::domain::draft::ErrorCode;
use comet_keys::domain::edit::Changes;
use comet_keys::domain::field::Field;
use comet_keys::domain::fix::{Fix, picks, still_exceeded};
use comet_keys::domain::key::{KeyId, KeyRecord, KeyStatus};
use comet_keys::domain::key_state::DAY_SECONDS;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use record::{NOW, key};
use serde_json::{Value, json};

/// What the audit finds in an account that was read whole.
fn whole(records: &[KeyRecord]) -> Vec<Finding> {
    audit(records, Completeness::Complete, NOW).findings
}

fn found(records: &[KeyRecord], concern: Concern) -> Option<Finding> {
    whole(records).into_iter().find(|finding| finding.concern == concern)
}

/// The keys of a concern, and those of its fix.
fn ids(records: &[KeyRecord], concern: Concern) -> Option<(Vec<i64>, Vec<i64>)> {
    let numbers = |ids: Vec<KeyId>| ids.into_iter().map(|id| id.0).collect();
    found(records, concern).map(|finding| (numbers(finding.ids), numbers(finding.to_fix)))
}

fn named(id: i64, name: &str, change: impl FnOnce(&mut KeyRecord)) -> KeyRecord {
    key(id, |key| {
        name.clone_into(&mut key.name);
        change(key);
    })
}

#[test]
fn the_audit_names_each_concern_with_its_keys() {
    let records = vec![
        key(9, |key| {
            key.unlimited_quota = true;
            key.expired_time = -1;
            key.allow_ips = None;
        }),
        key(8, |key| key.expired_time = NOW.0 - 1),
        key(7, |key| key.unlimited_quota = true),
        key(6, |key| {
            key.created_time = NOW.0 - 400 * DAY_SECONDS;
            key.accessed_time = NOW.0 - 90 * DAY_SECONDS;
        }),
        key(5, |key| {
            key.created_time = NOW.0 - 400 * DAY_SECONDS;
            key.accessed_time = NOW.0 - 30 * DAY_SECONDS;
        }),
        key(4, |key| key.name = "twin".to_owned()),
        key(3, |key| key.name = " twin ".to_owned()),
        key(2, |key| {
            key.name = "twin".to_owned();
            key.status = KeyStatus::Disabled;
            key.unlimited_quota = true;
        }),
        key(1, |key| key.name = "prod-2".to_owned()),
        key(0, |key| key.name = "prod".to_owned()),
        key(10, |key| key.allow_ips = Some("# 203.0.113.7".to_owned())),
        key(11, |key| {
            key.allow_ips = Some("#N/A".to_owned());
            key.status = KeyStatus::Disabled;
        }),
    ];
    let found: Vec<_> = whole(&records)
        .into_iter()
        .map(|finding| (finding.concern, finding.ids.into_iter().map(|id| id.0).collect()))
        .collect();
    let wanted: Vec<(Concern, Vec<i64>)> = vec![
        (Concern::WideOpen, vec![9]),
        (Concern::DeadButEnabled, vec![8]),
        (Concern::AdmitsNobody, vec![10]),
        (Concern::Unlimited, vec![9, 7]),
        (Concern::Unused90Days, vec![6]),
        (Concern::NeverExpires, vec![9]),
        (Concern::NoIpList, vec![9]),
        (Concern::Unused30Days, vec![5]),
        (Concern::SameName, vec![4, 3]),
        (Concern::SameSettings, vec![1, 0]),
    ];
    assert_eq!(found, wanted);
    assert!(Concern::ALL.map(Concern::grade).is_sorted(), "the gravest first");
    assert_eq!(Concern::WideOpen.grade(), Grade::High);
}

#[test]
fn a_tidy_account_has_nothing_to_look_at() {
    assert_eq!(whole(&[key(1, |_| {}), key(2, |_| {})]), []);
}

#[test]
fn every_key_of_a_concern_is_fixed_unless_they_are_alike() {
    let records = [key(2, |key| key.expired_time = -1), key(1, |key| key.expired_time = -1)];
    assert_eq!(ids(&records, Concern::NeverExpires), Some((vec![2, 1], vec![2, 1])));
}

#[test]
fn of_keys_with_one_name_the_last_used_stays() {
    let used = |hours: i64| move |key: &mut KeyRecord| key.accessed_time = NOW.0 - hours * 3_600;
    let unused = |key: &mut KeyRecord| {
        key.used_quota = 0;
        key.accessed_time = key.created_time;
    };
    let records = [
        named(7, "a", unused),
        named(6, "b", used(2)),
        named(5, "a", used(9)),
        named(4, "b", used(1)),
        named(3, "b", |key| {
            // Used last of all, but it no longer works.
            key.accessed_time = NOW.0;
            key.remain_quota = 0;
        }),
        named(2, "c", unused),
        named(1, "c", unused),
    ];
    let wanted = (vec![7, 6, 5, 4, 3, 2, 1], vec![7, 6, 3, 1]);
    assert_eq!(ids(&records, Concern::SameName), Some(wanted));
}

#[test]
fn a_replacement_that_both_outlived_is_found() {
    let records = [
        named(4, "prod-3", |_| {}),
        named(3, "prod-2", |key| key.accessed_time = NOW.0),
        named(2, "other", |_| {}),
        named(1, "prod", |key| {
            // The same list, written otherwise; amounts and moments are the key's own.
            key.allow_ips = Some(" 198.51.100.10\n".to_owned());
            key.remain_quota = 7;
            key.expired_time = NOW.0 + DAY_SECONDS;
        }),
    ];
    let wanted = (vec![4, 3, 1], vec![4, 1]);
    assert_eq!(ids(&records, Concern::SameSettings), Some(wanted));
}

#[test]
fn keys_that_only_look_alike_make_no_noise() {
    type Change = fn(&mut KeyRecord);
    let cases: [(&str, &str, &str, Change); 12] = [
        ("made many at once", "ci-1", "ci-2", |_| {}),
        ("made many at once, from 0", "ci-0", "ci-1", |_| {}),
        ("no number", "prod", "prod-eu", |_| {}),
        ("another name", "prod", "test-2", |_| {}),
        ("one name, told as such", "prod", "prod", |_| {}),
        ("the old one is disabled", "prod", "prod-2", |key| key.status = KeyStatus::Disabled),
        ("no limit", "prod", "prod-2", |key| key.unlimited_quota = true),
        ("for ever", "prod", "prod-2", |key| key.expired_time = -1),
        ("other addresses", "prod", "prod-2", |key| key.allow_ips = None),
        ("other models", "prod", "prod-2", |key| {
            key.model_limits_enabled = true;
            key.model_limits = "gpt-4o".to_owned();
        }),
        ("another group", "prod", "prod-2", |key| key.group = "vip".to_owned()),
        ("still handed over", "prod", "prod-2", |key| {
            key.created_time = NOW.0 - 6 * DAY_SECONDS;
        }),
    ];
    for (case, old, new, change) in cases {
        let records = [named(2, new, change), named(1, old, |_| {})];
        assert_eq!(ids(&records, Concern::SameSettings), None, "{case}");
    }
    let week = |key: &mut KeyRecord| key.created_time = NOW.0 - 7 * DAY_SECONDS;
    let records = [named(2, "prod-2", week), named(1, "prod", |_| {})];
    assert!(ids(&records, Concern::SameSettings).is_some(), "the table would fail otherwise");
}

fn policy(caps: &Value) -> Policy {
    Policy::from_json(caps).unwrap()
}

fn changes(fix: Fix, text: &str, caps: &Value) -> Result<Changes, Vec<ErrorCode>> {
    let rate = UnitsPerDollar::new(500_000);
    let changes = fix.changes(text, Unit::Dollars, NOW, rate, &policy(caps));
    changes.map_err(|errors| {
        assert!(errors.iter().all(|error| Some(error.field) == fix.field()));
        errors.into_iter().map(|error| error.code).collect()
    })
}

#[test]
fn what_is_typed_once_is_set_on_each_and_nothing_else() {
    let free = json!({});
    let expiry = Changes { expired_time: Some(NOW.0 + 86_400), ..Changes::default() };
    assert_eq!(changes(Fix::Expire, "+86400", &free), Ok(expiry));
    let quota = Changes {
        unlimited_quota: Some(false),
        remain_quota: Some(1_250_000),
        ..Changes::default()
    };
    assert_eq!(changes(Fix::Limit, "2.50", &free), Ok(quota));
    let list = Some("10.0.0.0/8\n192.0.2.1".to_owned());
    let list = Changes { allow_ips: list, ..Changes::default() };
    assert_eq!(changes(Fix::AllowList, "10.0.0.0/8, 192.0.2.1", &free), Ok(list));
}

#[test]
fn what_is_typed_is_judged_as_in_the_form() {
    let free = json!({});
    assert_eq!(changes(Fix::Limit, "ten", &free), Err(vec![ErrorCode::QuotaNotANumber]));
    assert_eq!(changes(Fix::Limit, " ", &free), Err(vec![ErrorCode::QuotaEmpty]));
    for blank in ["", " \n ", "# nobody yet", "[]", "\u{200b}", "deny all;"] {
        assert_eq!(changes(Fix::AllowList, blank, &free), Err(vec![ErrorCode::AllowListEmpty]));
    }
    let bad = changes(Fix::AllowList, "10.0.0.1\nnope", &free).unwrap_err();
    assert!(matches!(&*bad, [ErrorCode::AllowListBadLine { line: 2, .. }]), "{bad:?}");
}

#[test]
fn what_exceeds_a_cap_is_stopped_before_anything_is_sent() {
    let caps = json!({
        "max_quota": 500_000, "max_life_seconds": 604_800, "allow_ips": ["10.0.0.0/8"], "groups": ["vip"],
    });
    let stopped =
        |fix, text| matches!(&*changes(fix, text, &caps).unwrap_err(), [ErrorCode::NotAllowed(_)]);
    assert!(stopped(Fix::Limit, "1.01"));
    assert!(stopped(Fix::Expire, "+604801"));
    assert!(stopped(Fix::AllowList, "192.0.2.1"));
    for (fix, text) in [(Fix::Limit, "1"), (Fix::Expire, "+604800"), (Fix::AllowList, "10.0.0.0/8")]
    {
        let allowed = changes(fix, text, &caps);
        assert!(allowed.is_ok(), "{text}");
        assert_eq!(
            changes(fix, &fix.proposal(&policy(&caps), UnitsPerDollar::new(500_000)).0, &caps),
            allowed,
            "proposed within"
        );
    }
}

#[test]
fn the_lives_to_choose_from_are_those_allowed() {
    assert_eq!(picks(&Policy::default()).len(), 6);
    assert_eq!(Fix::Expire.proposal(&Policy::default(), None).0, "+7776000");
    assert_eq!(picks(&policy(&json!({ "max_life_seconds": 90_000 }))), ["+3600", "+86400"]);
    assert_eq!(picks(&policy(&json!({ "max_life_seconds": 60 }))), ["+60"]);
}

#[test]
fn while_the_rate_is_not_known_a_limit_is_in_units_and_never_the_same_number_of_dollars() {
    let caps = policy(&json!({ "max_quota": 500_000 }));
    assert_eq!(Fix::Limit.proposal(&caps, None), ("500000".to_owned(), Unit::Units));
    assert_eq!(Fix::Limit.proposal(&Policy::default(), None), (String::new(), Unit::Units));
    let odd = UnitsPerDollar::parse("68493.15");
    assert_eq!(Fix::Limit.proposal(&caps, odd), ("500000".to_owned(), Unit::Units));
    let limit = |unit, rate| Fix::Limit.changes("10", unit, NOW, rate, &Policy::default());
    assert_eq!(limit(Unit::Units, None).unwrap().remain_quota, Some(10));
    assert_eq!(limit(Unit::Dollars, None).unwrap_err()[0].code, ErrorCode::QuotaRateUnknown);
}

#[test]
fn a_cap_that_a_fix_does_not_mend_is_told_of_the_key_that_exceeds_it() {
    let caps = policy(&json!({ "max_quota": 500_000, "allow_ips": ["198.51.100.10"] }));
    let per = UnitsPerDollar::new(500_000);
    let exceeded =
        |record: &KeyRecord, changes: &Changes| still_exceeded(record, changes, NOW, per, &caps);
    let limit = Fix::Limit.changes("1", Unit::Dollars, NOW, per, &caps).unwrap();
    let unlimited = key(1, |key| key.unlimited_quota = true);
    assert_eq!(exceeded(&unlimited, &limit), []);
    let open = key(2, |key| {
        key.unlimited_quota = true;
        key.allow_ips = None;
    });
    let told = exceeded(&open, &limit);
    assert_eq!(told, [Cap::AllowList("198.51.100.10".to_owned())]);
    let listed = Fix::AllowList.changes("198.51.100.10", Unit::Dollars, NOW, per, &caps).unwrap();
    assert!(matches!(&*exceeded(&open, &listed), [Cap::Quota(_)]));
}

#[test]
fn every_concern_has_a_fix_and_a_name_of_its_own() {
    let mut codes = Concern::ALL.map(Concern::code);
    codes.sort_unstable();
    assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
    let fields: Vec<Option<Field>> = Concern::ALL.map(|concern| concern.fix().field()).to_vec();
    let chosen = [Field::ExpiredTime, Field::RemainQuota, Field::AllowIps];
    assert!(chosen.iter().all(|field| fields.contains(&Some(*field))));
}

#[test]
fn a_list_that_may_lack_keys_is_never_clean_and_offers_no_fix_for_twins() {
    let partial = Partial { read: 2, of: Some(25), why: Gap::Failed };
    let audited = |records: &[KeyRecord]| audit(records, Completeness::Partial(partial), NOW);
    let nothing = audited(&[key(1, |_| {}), key(2, |_| {})]);
    assert_eq!((nothing.findings.len(), nothing.unseen), (0, Some(partial)));
    assert!(!nothing.is_clean());
    assert!(audit(&[key(1, |_| {})], Completeness::Complete, NOW).is_clean());

    let twins = [named(1, "ci", |_| {}), named(2, "ci", |key| key.allow_ips = None)];
    let findings = audited(&twins).findings;
    let of = |concern| findings.iter().find(|finding| finding.concern == concern).unwrap();
    assert_eq!(of(Concern::SameName).ids.len(), 2);
    assert_eq!(of(Concern::SameName).to_fix, [], "the one in use may be among the unread");
    assert_eq!(of(Concern::NoIpList).to_fix, [KeyId(2)], "what is seen of one key is certain");
}
