//! What an organisation allows: read, written, and held against drafts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::cap::Cap;
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::field::Field;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::quota::{Quota, Unit, UnitsPerDollar};
use comet_keys::domain::time::UnixSeconds;
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);
const DAY_SECONDS: i64 = 86_400;

/// A draft within `strict()`, changed by the test.
fn asked(change: impl FnOnce(&mut Draft)) -> ValidDraft {
    let mut draft = Draft {
        name: "ci".to_owned(),
        expires: true,
        expired_time: (NOW.0 + DAY_SECONDS).to_string(),
        remain_quota: "1000".to_owned(),
        quota_unit: Unit::Units,
        model_limits_enabled: true,
        model_limits: "gpt-4o".to_owned(),
        allow_ips: "10.0.0.0/8\n192.0.2.1".to_owned(),
        group: "default".to_owned(),
        ..Draft::default()
    };
    change(&mut draft);
    validate(&draft, NOW, UnitsPerDollar::new(500_000)).unwrap().0
}

fn strict_json() -> Value {
    json!({
        "max_quota": 1000,
        "max_life_seconds": DAY_SECONDS,
        "groups": ["default", ""],
        "models": ["gpt-4o", "o3"],
        "allow_ips": ["10.0.0.0/8", "192.0.2.1"],
        "creates_per_day": 3,
    })
}

fn strict() -> Policy {
    Policy::from_json(&strict_json()).unwrap()
}

#[test]
fn a_draft_on_every_limit_is_within() {
    assert_eq!(strict().check(&asked(|_| {}), NOW), []);
}

#[test]
fn no_policy_forbids_nothing() {
    let anything = asked(|draft| {
        draft.expires = false;
        draft.unlimited_quota = true;
        draft.model_limits_enabled = false;
        draft.allow_ips.clear();
    });
    assert_eq!(Policy::default().check(&anything, NOW), []);
}

#[test]
fn each_cap_is_told_at_its_field() {
    type Change = fn(&mut Draft);
    let cases: [(Field, Change); 10] = [
        (Field::ExpiredTime, |draft| draft.expires = false),
        (Field::ExpiredTime, |draft| draft.expired_time = (NOW.0 + DAY_SECONDS + 1).to_string()),
        (Field::RemainQuota, |draft| draft.remain_quota = "1001".to_owned()),
        (Field::UnlimitedQuota, |draft| draft.unlimited_quota = true),
        (Field::ModelLimitsEnabled, |draft| draft.model_limits_enabled = false),
        (Field::ModelLimits, |draft| draft.model_limits = "gpt-4o,gpt-5".to_owned()),
        (Field::AllowIps, |draft| draft.allow_ips.clear()),
        (Field::AllowIps, |draft| draft.allow_ips.push_str("\n0.0.0.0/0")),
        (Field::AllowIps, |draft| draft.allow_ips = "192.0.2.1".to_owned()),
        (Field::Group, |draft| draft.group = "vip".to_owned()),
    ];
    for (field, change) in cases {
        let violations = strict().check(&asked(change), NOW);
        let fields: Vec<Field> = violations.iter().map(|violation| violation.field).collect();
        assert_eq!(fields, [field]);
    }
}

#[test]
fn an_allow_list_in_another_order_is_the_same() {
    let turned = asked(|draft| draft.allow_ips = "192.0.2.1\n10.9.9.9/8".to_owned());
    assert_eq!(strict().check(&turned, NOW), []);
}

#[test]
fn the_form_learns_of_each_cap_beforehand() {
    let policy = strict();
    let quota = Quota::from_units(1000).unwrap();
    assert_eq!(policy.cap_on(Field::RemainQuota), Some(Cap::Quota(quota)));
    assert_eq!(policy.cap_on(Field::ExpiredTime), Some(Cap::LifeSeconds(DAY_SECONDS)));
    assert_eq!(policy.cap_on(Field::Name), None);
    assert_eq!(
        policy.cap_on(Field::AllowIps),
        Some(Cap::AllowList("10.0.0.0/8, 192.0.2.1".to_owned()))
    );
}

#[test]
fn what_is_not_understood_is_refused_and_named() {
    let cases = [
        (json!([]), ""),
        (json!({"max_qouta": 1}), "max_qouta"),
        (json!({"max_quota": -1}), "max_quota"),
        (json!({"max_quota": 1.5}), "max_quota"),
        (json!({"max_quota": "1"}), "max_quota"),
        (json!({"max_life_seconds": 0}), "max_life_seconds"),
        (json!({"groups": "default"}), "groups"),
        (json!({"groups": []}), "groups"),
        (json!({"groups": [1]}), "groups"),
        (json!({"models": ["a,b"]}), "models"),
        (json!({"models": []}), "models"),
        (json!({"allow_ips": ["10.0.0.01"]}), "allow_ips"),
        (json!({"allow_ips": [" "]}), "allow_ips"),
        (json!({"allow_ips": ""}), "allow_ips"),
        (json!({"allow_ips": []}), "allow_ips"),
        (json!({"allow_ips": ["# 203.0.113.7"]}), "allow_ips"),
        (json!({"allow_ips": ["203.0.113.7", "# 203.0.113.8"]}), "allow_ips"),
        (json!({"allow_ips": ["203.0.113.7", ""]}), "allow_ips"),
        (json!({"allow_ips": ["203.0.113.7", "#N/A"]}), "allow_ips"),
        (json!({"allow_ips": ["deny all;"]}), "allow_ips"),
        (json!({"allow_ips": ["\u{200b}"]}), "allow_ips"),
        (json!({"models": [""]}), "models"),
        (json!({"models": ["gpt-4o", " "]}), "models"),
        (json!({"models": ["gpt-4o", "#N/A"]}), "models"),
        (json!({"models": ["\u{200b}"]}), "models"),
        (json!({"groups": ["#REF!"]}), "groups"),
        (json!({"groups": ["\u{3164}"]}), "groups"),
        (json!({"creates_per_day": -1}), "creates_per_day"),
    ];
    for (value, cap) in cases {
        let error = Policy::from_json(&value).unwrap_err();
        assert_eq!(error.cap, cap, "{value}");
        assert!(error.to_string().contains(cap));
    }
}

#[test]
fn null_and_absence_set_no_cap() {
    let value = json!({"max_quota": null});
    assert_eq!(Policy::from_json(&value), Ok(Policy::default()));
    assert_eq!(Policy::default().to_json(), json!({}));
}

fn policies() -> impl Strategy<Value = Value> {
    let some = |name: &'static str, value: BoxedStrategy<Value>| {
        proptest::option::of(value).prop_map(move |value| (name, value))
    };
    let texts = |pattern: &'static str| {
        proptest::collection::vec(pattern, 1..4).prop_map(|texts| json!(texts)).boxed()
    };
    (
        some("max_quota", (0..=500_000_000_000_000_i64).prop_map(Value::from).boxed()),
        some("max_life_seconds", (1..i64::MAX).prop_map(Value::from).boxed()),
        some("groups", texts("[a-z]{0,8}")),
        some("models", texts("[a-z0-9-]{1,8}")),
        some("allow_ips", texts("10\\.[0-9]\\.[0-9]\\.0/(8|16|24)")),
        some("creates_per_day", (0..u32::MAX).prop_map(Value::from).boxed()),
    )
        .prop_map(|(a, b, c, d, e, f)| {
            let set = [a, b, c, d, e, f].into_iter();
            let set = set.filter_map(|(name, value)| Some((name.to_owned(), value?)));
            Value::Object(set.collect())
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same_policy(json in policies()) {
        let policy = Policy::from_json(&json).unwrap();
        prop_assert_eq!(Policy::from_json(&policy.to_json()).unwrap(), policy);
    }

    /// A person who only types a name gets a key.
    #[test]
    fn a_fitted_form_is_within(json in policies()) {
        let mut json = json;
        // Beyond the year 9999 no form can write the moment.
        if let Some(life) = json.get_mut("max_life_seconds") {
            *life = (life.as_i64().unwrap() % 1_000_000_000 + 1).into();
        }
        let policy = Policy::from_json(&json).unwrap();
        let mut draft = Draft { name: "ci".to_owned(), remain_quota: "10".to_owned(), ..Draft::default() };
        policy.fit(&mut draft, UnitsPerDollar::new(500_000));
        let valid = validate(&draft, NOW, UnitsPerDollar::new(500_000)).unwrap().0;
        prop_assert_eq!(policy.check(&valid, NOW), vec![]);
    }

    /// Taking a cap away never forbids anything new.
    #[test]
    fn a_looser_policy_forbids_less(json in policies(), dropped in 0_usize..6, quota in 0_i64..2_000) {
        let draft = asked(|draft| draft.remain_quota = quota.to_string());
        let mut looser = json.clone();
        let names = ["max_quota", "max_life_seconds", "groups", "models", "allow_ips", "creates_per_day"];
        looser.as_object_mut().unwrap().remove(names[dropped]);
        let before = Policy::from_json(&json).unwrap().check(&draft, NOW);
        let after = Policy::from_json(&looser).unwrap().check(&draft, NOW);
        prop_assert!(after.iter().all(|violation| before.contains(violation)));
    }

    #[test]
    fn no_json_panics(text in "[\\[\\]{}\":,a-z0-9_ ]{0,80}") {
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            let _read = Policy::from_json(&value);
        }
    }
}
