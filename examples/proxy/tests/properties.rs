//! Whatever a page sends: nothing outside the policy ever reaches the server.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{Method, Request};
use common::{DAY_SECONDS, NOW, TOKEN, asked, body, headers, stage, strict};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Values near the caps, and far from them.
fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0_i64..3000).prop_map(Value::from),
        (-2000_i64..2000).prop_map(|off| json!(NOW + DAY_SECONDS + off)),
        any::<f64>().prop_map(|number| json!(number)),
        "[a-z0-9,./ \n-]{0,24}".prop_map(Value::from),
        prop_oneof![
            Just("gpt-4o"),
            Just("o3"),
            Just("gpt-4o,o3"),
            Just("default"),
            Just("10.0.0.0/8"),
            Just("10.0.0.0/8\n10.0.0.0/8"),
            Just("0.0.0.0/0"),
            Just("auto"),
        ]
        .prop_map(Value::from),
        Just(json!(["gpt-4o"])),
        Just(json!(["default"])),
        Just(json!([])),
        Just(json!({ "a": 1 })),
    ]
}

const FIELDS: [&str; 15] = [
    "name",
    "expired_time",
    "remain_quota",
    "unlimited_quota",
    "model_limits_enabled",
    "model_limits",
    "allow_ips",
    "group",
    "cross_group_retry",
    "auto_groups",
    "id",
    "status",
    "Remain_Quota",
    "user_id",
    "key",
];

/// A good body with some fields changed, doubled or dropped.
fn bodies() -> impl Strategy<Value = String> {
    let change = (0..FIELDS.len(), proptest::option::of(value()), any::<bool>());
    proptest::collection::vec(change, 0..4).prop_map(|changes| {
        let mut whole = body();
        let mut doubled = Vec::new();
        for (field, value, twice) in changes {
            let field = FIELDS[field];
            match value {
                // The last of two fields of one name counts for some readers, the first for others.
                Some(value) if twice => doubled.push(format!(",\"{field}\":{value}")),
                Some(value) => whole[field] = value,
                None => drop(whole.as_object_mut().unwrap().remove(field)),
            }
        }
        let text = whole.to_string();
        format!("{}{}}}", text.strip_suffix('}').unwrap(), doubled.concat())
    })
}

fn paths() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just("/api/token/".to_owned()),
        1 => Just("/api/token".to_owned()),
        1 => Just("/api/token/?status_only=true".to_owned()),
        1 => Just("/api/token/?status_only=".to_owned()),
        1 => Just("//api//token/".to_owned()),
        1 => "/api/token/[0-9a-z/.%]{0,8}",
        1 => "/[a-z/.%?=&0-9]{0,20}",
    ]
}

/// Judged anew here, from the bytes that reach the server, and not by the code under test.
fn is_within_the_policy(request: &Request) -> bool {
    let path = request.url.strip_prefix("https://server.example").unwrap();
    let body: Value = serde_json::from_str(request.body.as_deref().unwrap_or("null")).unwrap();
    match request.method {
        Method::Get => body.is_null(),
        Method::Delete => path.strip_prefix("/api/token/").unwrap().parse::<i64>().unwrap() > 0,
        Method::Put if path == "/api/token/?status_only=true" => {
            body.as_object().unwrap().len() == 2
                && body["id"].as_i64().unwrap() > 0
                && matches!(body["status"].as_i64(), Some(1 | 2))
        }
        Method::Post if path.ends_with("/key") => body.is_null(),
        Method::Post | Method::Put => {
            let fields = if request.method == Method::Put { 10 } else { 9 };
            // The one group allowed is not `auto`, so no group can be named.
            let has_list = body.get("auto_groups").is_some();
            let models = body["model_limits"].as_str().unwrap();
            path == "/api/token/"
                && body.as_object().unwrap().len() - usize::from(has_list) == fields
                && (!has_list || body["auto_groups"] == json!([]))
                && (0..=1000).contains(&body["remain_quota"].as_i64().unwrap())
                && body["unlimited_quota"] == false
                && (NOW + 1..=NOW + DAY_SECONDS + 300)
                    .contains(&body["expired_time"].as_i64().unwrap())
                && body["group"] == "default"
                && body["model_limits_enabled"] == true
                && models.split(',').all(|model| matches!(model, "gpt-4o" | "o3"))
                && body["allow_ips"]
                    .as_str()
                    .unwrap()
                    .split('\n')
                    .all(|entry| entry == "10.0.0.0/8")
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_request_outside_the_policy_reaches_the_server(
        method in prop_oneof![3 => Just("POST"), 3 => Just("PUT"), 1 => Just("GET"), 1 => Just("DELETE"), 1 => "[A-Z]{1,7}".prop_map(|text| &*text.leak())],
        path in paths(),
        body in bodies(),
    ) {
        let stage = stage(&strict());
        let answer = stage.proxy.handle(&headers(&[]), asked(method, &path, &body));
        for request in stage.requests() {
            prop_assert!(is_within_the_policy(&request), "{method} {path} {body} became {} {:?}", request.url, request.body);
        }
        prop_assert!(!answer.body.to_string().contains(TOKEN));
        prop_assert!(!stage.logged().contains(TOKEN));
    }

    #[test]
    fn a_body_of_any_bytes_is_answered_and_not_passed_on(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let stage = stage(&json!({}));
        let request = comet_proxy::gate::Asked { body: &bytes, ..asked("POST", "/api/token/", "") };
        let answer = stage.proxy.handle(&headers(&[]), request);
        prop_assert_eq!(&answer.body["success"], &json!(false));
        prop_assert!(stage.requests().is_empty());
    }

    #[test]
    fn no_page_of_another_origin_is_passed_on(origin in "[a-z]{0,8}(://[a-z.]{0,12})?", site in "(same-site|cross-site|none|)") {
        prop_assume!(origin != common::ORIGIN);
        let stage = stage(&json!({}));
        let text = body().to_string();
        let given = headers(&[("origin", origin.as_str()), ("sec-fetch-site", site.as_str())]);
        let answer = stage.proxy.handle(&given, asked("POST", "/api/token/", &text));
        prop_assert_eq!(answer.status, 403);
        prop_assert!(stage.requests().is_empty());
    }
}
