//! Records of servers that write them otherwise: one that is read is read exactly, one that is not hides no other, and
//! what nothing here knows goes back as it came.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/mod.rs"]
mod common;

use std::collections::BTreeMap;

use comet_keys::api::{
    Account, Response, create_key, get_key, list_keys, reveal_key, reveal_keys, update_key,
};
use comet_keys::domain::edit::Changes;
use comet_keys::domain::foreign;
use comet_keys::domain::key::{
    KeyId, KeyRecord, KeyStatus, KeyText, UnreadableRecord, WhyUnreadable,
};
use comet_keys::domain::secret::AccessToken;
use common::{account, text};
use proptest::prelude::*;
use serde_json::value::RawValue;

const KEY: &str = "FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADJ";

/// An ordinary record, field by field as the server writes it.
const FIELDS: [(&str, &str); 18] = [
    ("id", "1235"),
    ("user_id", "5678"),
    ("key", "\"FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADJ\""),
    ("status", "1"),
    ("name", "\"ci\""),
    ("created_time", "1766102500"),
    ("accessed_time", "1766102600"),
    ("expired_time", "1797638400"),
    ("remain_quota", "5000000"),
    ("unlimited_quota", "false"),
    ("model_limits_enabled", "true"),
    ("model_limits", "\"gpt-4.1\""),
    ("allow_ips", "\"198.51.100.10\""),
    ("used_quota", "1234"),
    ("group", "\"vip\""),
    ("cross_group_retry", "false"),
    ("auto_groups", "[\"vip\"]"),
    ("DeletedAt", "null"),
];

/// The record with `field` replaced by `value`, left out where that is `None`, or added.
fn with(field: &str, value: Option<&str>) -> String {
    let mut fields: Vec<(&str, &str)> = FIELDS.to_vec();
    match (fields.iter().position(|(name, _)| *name == field), value) {
        (Some(place), Some(value)) => fields[place].1 = value,
        (Some(place), None) => drop(fields.remove(place)),
        (None, Some(value)) => fields.push((field, value)),
        (None, None) => {}
    }
    object(&fields)
}

fn object(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

fn list(records: &[&str]) -> list_keys::Page {
    let records = records.join(",");
    let body =
        format!(r#"{{"data":{{"total":3,"items":[{records}]}},"message":"","success":true}}"#);
    list_keys::read(&json(&body)).unwrap()
}

fn json(body: &str) -> Response {
    text(200, "application/json", body)
}

/// What a list with this record between two ordinary ones makes of it.
fn read(record: &str) -> Result<KeyRecord, UnreadableRecord> {
    let [before, after] = [("id", "9001"), ("id", "9")].map(|(name, id)| with(name, Some(id)));
    let page = list(&[&before, record, &after]);
    assert_eq!(page.ids.len(), 3, "each record counts: {record}");
    assert_eq!(page.keys.len() + page.unreadable.len(), 3, "{record}");
    let ordinary = |id: i64| page.keys.iter().find(|key| key.id == KeyId(id)).unwrap().clone();
    for id in [9001, 9] {
        assert_eq!(ordinary(id), KeyRecord { id: KeyId(id), ..plain() }, "beside {record}");
    }
    let mut keys = page.keys.into_iter().filter(|key| ![9001, 9].contains(&key.id.0));
    keys.next().ok_or_else(|| page.unreadable[0].clone())
}

fn plain() -> KeyRecord {
    get_key::read(&json(&format!(r#"{{"success":true,"data":{}}}"#, object(&FIELDS)))).unwrap()
}

#[test]
fn a_field_that_is_written_otherwise_is_read_where_its_meaning_is_certain() {
    type Check = fn(&KeyRecord) -> bool;
    let table: [(&str, &str, Check); 26] = [
        ("user_id", "\"u_42\"", |key| key.user_id.is_none()),
        ("user_id", "{\"id\":5}", |key| key.user_id.is_none()),
        ("user_id", "\"42\"", |key| key.user_id == Some(42)),
        ("id", "\"1236\"", |key| key.id == KeyId(1236)),
        ("id", "1236.0", |key| key.id == KeyId(1236)),
        ("remain_quota", "100000.0", |key| key.remain_quota == 100_000),
        ("remain_quota", "1e5", |key| key.remain_quota == 100_000),
        ("remain_quota", "9007199254740993.0", |key| key.remain_quota == 9_007_199_254_740_993),
        ("remain_quota", "9223372036854775807", |key| key.remain_quota == i64::MAX),
        ("remain_quota", "\"-20\"", |key| key.remain_quota == -20),
        ("used_quota", "\"0\"", |key| key.used_quota == 0),
        ("used_quota", "null", |key| key.used_quota == 0),
        ("created_time", "null", |key| key.created_time == 0),
        ("accessed_time", "1766102600.000", |key| key.accessed_time == 1_766_102_600),
        ("expired_time", "\"-1\"", |key| key.expired_time == -1),
        ("expired_time", "9007199254740993", |key| key.expired_time == 9_007_199_254_740_993),
        ("status", "\"2\"", |key| key.status == KeyStatus::Disabled),
        ("status", "null", |key| key.status == KeyStatus::Other(0)),
        ("status", "9", |key| key.status == KeyStatus::Other(9)),
        ("name", "null", |key| key.name.is_empty()),
        ("allow_ips", "null", |key| key.allow_ips.is_none()),
        ("group", "null", |key| key.group.is_empty()),
        ("cross_group_retry", "null", |key| key.cross_group_retry.is_none()),
        ("auto_groups", "null", |key| key.auto_groups.is_none()),
        ("key", "null", |key| key.key == KeyText::Masked(String::new())),
        ("key", "12345", |key| key.key == KeyText::Masked(String::new())),
    ];
    for (field, value, is_right) in table {
        let record =
            read(&with(field, Some(value))).unwrap_or_else(|odd| panic!("{field} {value} {odd:?}"));
        assert!(is_right(&record), "{field} {value}: {record:?}");
    }
}

#[test]
fn a_field_without_a_certain_meaning_makes_its_record_unreadable_and_no_other() {
    let field = |field| WhyUnreadable::Field(field);
    for (name, values) in [
        ("unlimited_quota", &["1", "0", "\"true\"", "\"false\"", "null", "[]"][..]),
        ("allow_ips", &["[]", "[\"198.51.100.10\"]", "{}", "false", "0", "\"\\ud800\""]),
        ("model_limits_enabled", &["1", "null", "\"true\"", "{}"]),
        ("model_limits", &["[]", "[\"gpt-4.1\"]", "{\"gpt-4.1\":true}", "0", "false"]),
        (
            "remain_quota",
            &["0.5", "1e400", "9223372036854775808", "\"$10\"", "null", "true", "[5]"],
        ),
        ("expired_time", &["null", "\"2027-01-01T00:00:00Z\"", "1.5", "\"never\"", "false", "{}"]),
        ("used_quota", &["\"a\"", "0.25", "[]"]),
        ("created_time", &["\"2026-01-01\""]),
        ("status", &["\"enabled\"", "1.5", "true", "[1]"]),
        ("name", &["42", "[]", "{\"text\":\"ci\"}", "\"\\udfff\""]),
        ("group", &["5", "[\"vip\"]"]),
        ("cross_group_retry", &["1", "\"no\""]),
        ("auto_groups", &["\"vip\"", "{}", "[1]", "[null]"]),
    ] {
        for value in values {
            let odd = read(&with(name, Some(value))).expect_err(value);
            assert_eq!(odd.why, field(name), "{name} {value}");
            assert_eq!(odd.id, Some(KeyId(1235)), "{name} {value}");
            let name_of = (name != "name").then(|| "ci".to_owned());
            assert_eq!(odd.name, name_of, "{name} {value}");
        }
    }
    for name in ["unlimited_quota", "remain_quota", "expired_time", "model_limits_enabled"] {
        assert_eq!(read(&with(name, None)).unwrap_err().why, field(name), "missing");
    }
    for id in ["null", "0", "-5", "\"u_7\"", "1.5", "[]", "true", "9223372036854775808"] {
        let odd = read(&with("id", Some(id))).expect_err(id);
        assert_eq!((odd.id, odd.name.as_deref(), odd.why), (None, Some("ci"), field("id")), "{id}");
    }
    assert_eq!(read(&with("id", None)).unwrap_err().id, None);
}

#[test]
fn what_is_no_record_at_all_is_one_that_cannot_be_read() {
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    for record in ["null", "5", "\"key\"", "true", "[]", "[{\"id\":7}]", &deep] {
        let odd = read(record).unwrap_err();
        assert_eq!(odd, UnreadableRecord { id: None, name: None, why: WhyUnreadable::NotAnObject });
    }
    assert_eq!(read("{}").unwrap_err().why, WhyUnreadable::Field("id"));
}

#[test]
fn a_field_that_comes_twice_has_no_meaning() {
    for (name, value) in [
        ("allow_ips", "\"\""),
        ("Allow_IPs", "\"\""),
        ("ALLOW_IPS", "null"),
        ("allow_ip\u{17f}", "\"\""),
        ("\u{212a}ey", "\"x\""),
        ("Name", "\"other\""),
        ("Status", "1"),
        ("ID", "7"),
    ] {
        let record = object(&[&FIELDS[..], &[(name, value)]].concat());
        let odd = read(&record).unwrap_err();
        assert!(matches!(odd.why, WhyUnreadable::Twice(_)), "{name}: {odd:?}");
    }
    let twice = object(&[&FIELDS[..], &[("id", "7")]].concat());
    assert_eq!(read(&twice).unwrap_err().id, None, "either could be meant");
    let twice = object(&[&FIELDS[..], &[("limits", "1"), ("Limits", "2")]].concat());
    assert_eq!(read(&twice).unwrap_err().why, WhyUnreadable::Twice("limits".to_owned()));
}

#[test]
fn the_newest_number_counts_records_that_cannot_be_read() {
    let newer =
        with("id", Some("9900")).replace("\"unlimited_quota\":false", "\"unlimited_quota\":1");
    let page = list(&[&newer, &object(&FIELDS), "null"]);
    assert_eq!(page.newest(), Some(KeyId(9900)));
    assert_eq!(page.ids, [Some(KeyId(9900)), Some(KeyId(1235)), None]);
}

#[test]
fn a_create_that_answers_with_an_odd_record_still_names_its_key() {
    let told =
        |data: &str| create_key::read(&json(&format!(r#"{{"success":true,"data":{data}}}"#)));
    let named = Ok(create_key::Created { id: Some(KeyId(1235)) });
    assert_eq!(told(&with("allow_ips", Some("[]"))), named);
    assert_eq!(
        told(&with("allow_ips", None)),
        named,
        "a setting that is not named is not compared"
    );
    assert_eq!(told("{\"id\":1235}"), named);
    assert_eq!(told(&with("id", Some("null"))), Ok(create_key::Created { id: None }));
    // A whole record may echo the request, so only its number is taken.
    assert_eq!(told(&object(&FIELDS)), named);
}

/// What is put in place of a key, and what only looks odd.
#[test]
fn a_key_is_whole_only_if_it_looks_whole() {
    let whole = [
        KEY.to_owned(),
        format!("sk-{KEY}"),
        "0123456789abcdef0123456789abcdef".to_owned(),
        format!("{:0>48}", 7),
        format!("{KEY}{KEY}Ab1-_x"),
        "a1-B2_c3-D4_e5-F6_g7-H8_i9-J0_kk".to_owned(),
    ];
    let long = "k1".repeat(200);
    let masks = [
        "",
        " ",
        "sk-",
        "sk-...",
        "AbCd...WxYz",
        "sk-AbCd...WxYz",
        "AbCd…WxYz",
        "AbCd⋯WxYz",
        "<hidden>",
        "XXXX",
        "sk-xxxx",
        "[REDACTED]",
        "REDACTED",
        "redacted",
        "hidden",
        "masked",
        "null",
        "undefined",
        "none",
        "N/A",
        "NJ91**********FlJP",
        "••••••••",
        "●●●●",
        "∙∙∙∙",
        "········",
        "........",
        "########",
        "████████",
        "????",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
        "sk-AbCdxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxWxYz12",
        "AbCdXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXWxYz12",
        "AbCd--------------------------------WxYz12",
        "AbCd________________________________WxYz12",
        "------------------------------------------------",
        "000000000000000000000000000000000000000000000000",
        "the-key-is-hidden-ask-the-administrator",
        "KEY_NOT_AVAILABLE_ASK_YOUR_ADMINISTRATOR",
        "sk-placeholder-00000000000000000000-Ab",
        "sk-REDACTED-1234567890-abcdef-ABCDEF-12",
        "FSEzRKVPqsVgEZMeSA4IhIas4up5ZBr",
        "FSEz",
        "sk-FSEzRKVP",
        "FSEzRKVPqsVgEZMeSA4I hIas4up5ZBrEtVmnuiqyJgpfTADJ",
        " FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADJ",
        "FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADJ\n",
        "FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADＪ",
        "ФSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADJ",
        "FSEzRKVPqsVgEZMeSA4IhIas\u{200b}4up5ZBrEtVmnuiqyJgpfTADJ",
        "Bearer FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnui",
        "FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEt...",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c",
        &long,
    ];
    let quoted = |key: &str| serde_json::to_string(key).unwrap();
    // Each way in: the list, the single record, the answers to reveal one and to reveal many.
    let ways = |key: &str| {
        let record = with("key", Some(&quoted(key)));
        let one = |data: &str| json(&format!(r#"{{"success":true,"data":{data}}}"#));
        let listed = read(&record).unwrap().key.whole();
        let single = get_key::read(&one(&record)).unwrap().key.whole();
        let told = reveal_key::read(&one(&format!("{{\"key\":{}}}", quoted(key)))).ok();
        let many = one(&format!("{{\"keys\":{{\"7\":{}}}}}", quoted(key)));
        let many = reveal_keys::read(&many).unwrap().remove(&KeyId(7));
        [listed, single, told, many]
    };
    for key in &whole {
        let bare = key.strip_prefix("sk-").unwrap_or(key);
        for way in ways(key) {
            assert_eq!(way.map(|key| key.expose().to_owned()), Some(format!("sk-{bare}")), "{key}");
        }
    }
    for mask in masks {
        assert_eq!(ways(mask), [None, None, None, None], "{mask:?}");
    }
}

/// Any JSON text, with numbers that no type holds.
fn any_json() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,4})?";
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        Just("-1".to_owned()),
        Just("\"\"".to_owned()),
        number.prop_map(|number: String| number),
        "[0-9.-]{0,6}".prop_map(|text: String| format!("{text:?}")),
        "\\PC{0,12}".prop_map(|text: String| serde_json::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let fields = prop::collection::btree_map("[a-z_]{1,6}", inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            fields.prop_map(|fields: BTreeMap<String, String>| {
                let fields = fields.iter().map(|(name, value)| format!("{name:?} :{value}"));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_stands_in_any_field_nothing_opens_up(
        place in 0..FIELDS.len(),
        value in prop::option::weighted(0.9, any_json()),
    ) {
        let field = FIELDS[place].0;
        let plain = plain();
        let raw = value.as_deref();
        if let Ok(record) = read(&with(field, raw)) {
            // All other fields are as they were.
            let quiet = |record: &KeyRecord| KeyRecord {
                id: plain.id,
                user_id: None,
                key: KeyText::Masked(String::new()),
                status: plain.status,
                name: String::new(),
                ..record.clone()
            };
            let (mut found, mut wanted) = (quiet(&record), quiet(&plain));
            let own = |record: &mut KeyRecord| match field {
                "created_time" => record.created_time = 0,
                "accessed_time" => record.accessed_time = 0,
                "used_quota" => record.used_quota = 0,
                "expired_time" => record.expired_time = 0,
                "remain_quota" => record.remain_quota = 0,
                "unlimited_quota" => record.unlimited_quota = false,
                "model_limits_enabled" => record.model_limits_enabled = false,
                "model_limits" => record.model_limits.clear(),
                "allow_ips" => record.allow_ips = None,
                "group" => record.group.clear(),
                "cross_group_retry" => record.cross_group_retry = None,
                "auto_groups" => record.auto_groups = None,
                _ => {}
            };
            own(&mut found);
            own(&mut wanted);
            prop_assert_eq!(found, wanted);
            // What opens a key is there only where it is written so.
            let is_absent = raw.is_none_or(|raw| raw == "null");
            let means = |number: &str| raw.is_some_and(|raw| raw.trim_matches('"').parse::<f64>().ok() == number.parse().ok());
            if field == "unlimited_quota" {
                prop_assert_eq!(raw, Some(if record.unlimited_quota { "true" } else { "false" }));
            }
            if field == "expired_time" {
                prop_assert!(record.expired_time != -1 || means("-1"));
            }
            if field == "model_limits_enabled" {
                prop_assert_eq!(raw, Some(if record.model_limits_enabled { "true" } else { "false" }));
            }
            if field == "allow_ips" {
                let list = raw.and_then(|raw| serde_json::from_str::<String>(raw).ok());
                prop_assert_eq!(&record.allow_ips, &list);
                prop_assert!(list.is_some() || is_absent);
            }
        }
    }

    #[test]
    fn an_update_sends_what_nothing_here_knows_as_it_came(
        fields in prop::collection::btree_map("[a-z]{3,9}_x", any_json(), 0..6),
        name in "[a-z]{1,9}",
    ) {
        let mut all: Vec<(&str, &str)> = FIELDS.to_vec();
        all.extend([("updated_at", "\"now\""), ("deleted_at", "null"), ("CreatedAt", "5")]);
        all.extend(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let record = read(&object(&all)).unwrap();
        let settings = Changes { name: Some(name), ..Changes::default() }.apply(&record);
        let body = update_key::request(&account(), record.id, &settings).body.unwrap();
        let sent: BTreeMap<String, &RawValue> = serde_json::from_str(&body).unwrap();
        for (name, value) in &fields {
            prop_assert_eq!(sent[name].get(), value.as_str(), "{}", name);
        }
        let owned = ["key", "user_id", "status", "used_quota", "created_time", "accessed_time", "DeletedAt"];
        for own in owned.into_iter().chain(["updated_at", "deleted_at", "CreatedAt"]) {
            prop_assert!(!sent.contains_key(own), "{}", own);
        }
        prop_assert_eq!(sent.len(), fields.len() + 11, "id, and what an update always sends");
    }

    #[test]
    fn a_field_that_reads_back_otherwise_is_told(
        fields in prop::collection::btree_map("[a-z]{3,9}_x", any_json(), 1..6),
        which in any::<prop::sample::Index>(),
        other in any_json(),
    ) {
        let parts = |fields: &BTreeMap<String, String>| {
            let all = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            read(&object(&FIELDS.into_iter().chain(all).collect::<Vec<_>>())).unwrap().foreign
        };
        let sent = parts(&fields);
        prop_assert_eq!(foreign::differences(&sent, &sent), []);
        let name = which.get(&fields.keys().cloned().collect::<Vec<_>>()).clone();
        let mut found = fields.clone();
        found.remove(&name);
        let holds = !sent.iter().find(|field| field.name == name).unwrap().holds_nothing();
        prop_assert_eq!(foreign::differences(&sent, &parts(&found)).len(), usize::from(holds));
        found.insert(name.clone(), other.clone());
        let is_told = foreign::differences(&sent, &parts(&found)).len() == 1;
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
        if value(&fields[&name]) != value(&other) {
            prop_assert!(is_told, "{} {}", fields[&name], other);
        }
    }
}

#[test]
fn blanks_and_order_are_no_difference_but_the_last_digit_is() {
    let read = |value: &str| read(&with("setting", Some(value))).unwrap().foreign;
    let differ =
        |left: &str, right: &str| !foreign::differences(&read(left), &read(right)).is_empty();
    assert!(!differ(r#"{"a":1,"b":[ 2,"x"]}"#, r#"{ "b" : [2, "\u0078"], "a": 1 }"#));
    assert!(differ(r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#));
    assert!(differ("123456789012345678901", "123456789012345678902"));
    assert!(differ("0.10000000000000000001", "0.1"));
    assert!(differ(r#"{"a":1}"#, r#"{"a":1,"b":2}"#));
    assert!(differ("[1]", "1") && differ("\"1\"", "1") && differ("null", "5"));
    let deep = |inner: &str| format!("{}{inner}{}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(!differ(&deep("1"), &deep("1")) && differ(&deep("1"), &deep("2")));
}

#[test]
fn behind_a_proxy_an_update_names_no_field_that_it_would_refuse() {
    let record = read(&with("note", Some("\"\""))).unwrap();
    let proxied = Account { token: AccessToken::kept_by_server(), ..account() };
    let settings = Changes::default().apply(&record);
    let body = |account: &Account| update_key::request(account, record.id, &settings).body.unwrap();
    assert!(body(&account()).contains("\"note\":\"\""));
    assert!(!body(&proxied).contains("note"));
}

#[test]
fn no_debug_output_holds_what_a_field_holds() {
    let record = read(&with("api_secret", Some("\"s3cr3t\""))).unwrap();
    let told = format!("{record:?}");
    assert!(
        told.contains("api_secret") && !told.contains("s3cr3t") && !told.contains(KEY),
        "{told}"
    );
}
