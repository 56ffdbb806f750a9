//! What passes the proxy and what does not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{DAY_SECONDS, KEY, NOW, TOKEN, answer, asked, body, headers, record, stage, strict};
use serde_json::{Value, json};

fn changed(field: &str, value: Value) -> Value {
    let mut body = body();
    body[field] = value;
    body
}

#[test]
fn a_create_within_the_policy_is_passed_on_with_the_token() {
    let stage = stage(&strict());
    let answer = stage.sends("POST", "/api/token/", &body());
    assert_eq!(answer.body["success"], true);
    let request = &stage.requests()[0];
    assert_eq!(request.url, "https://server.example/api/token/");
    assert_eq!(request.header("Authorization"), Some(TOKEN));
    let sent: Value = serde_json::from_str(request.body.as_deref().unwrap()).unwrap();
    assert_eq!(sent, body());
}

#[test]
fn each_cap_stops_a_create_and_an_update() {
    let beyond = [
        changed("remain_quota", json!(1001)),
        changed("unlimited_quota", json!(true)),
        changed("expired_time", json!(-1)),
        changed("expired_time", json!(NOW + DAY_SECONDS + 301)),
        changed("group", json!("vip")),
        changed("group", json!("")),
        changed("model_limits_enabled", json!(false)),
        changed("model_limits", json!("gpt-4o,gpt-5")),
        changed("allow_ips", json!("10.0.0.0/8\n0.0.0.0/0")),
        changed("allow_ips", Value::Null),
    ];
    for mut body in beyond {
        let stage = stage(&strict());
        let answer = stage.sends("POST", "/api/token/", &body);
        assert_eq!((answer.status, &answer.body["success"]), (422, &json!(false)), "{body}");
        assert!(answer.body["message"].as_str().unwrap().contains("organization"));
        body["id"] = json!(7);
        assert_eq!(stage.sends("PUT", "/api/token/", &body).status, 422, "{body}");
        assert!(stage.requests().is_empty(), "{body}");
    }
}

#[test]
fn what_is_not_understood_does_not_pass() {
    let strange = [
        changed("status", json!(1)),
        changed("user_id", json!(1)),
        changed("remain_quota", json!("1000")),
        changed("remain_quota", json!(1.5)),
        changed("remain_quota", Value::Null),
        changed("expired_time", json!(0)),
        changed("unlimited_quota", json!("false")),
        changed("name", json!(["ci"])),
        changed("name", json!("")),
        changed("allow_ips", json!("10.0.0.01")),
        changed("allow_ips", json!("# 203.0.113.7")),
        changed("allow_ips", json!("#N/A")),
        changed("allow_ips", json!("\u{200b}")),
        changed("allow_ips", json!("deny all;")),
        changed("name", json!("\u{200b}")),
        changed("name", json!("#N/A")),
        changed("group", json!("\u{3164}")),
        changed("auto_groups", json!("vip")),
        changed("auto_groups", json!([""])),
        changed("auto_groups", json!([5])),
        changed("auto_groups", json!({})),
        // Only with the group `auto`.
        changed("auto_groups", json!(["vip"])),
        changed("Auto_Groups", json!([])),
        json!([]),
        Value::Null,
    ];
    for body in strange {
        let stage = stage(&json!({}));
        let answer = stage.sends("POST", "/api/token/", &body);
        assert!((400..500).contains(&answer.status), "{body}: {}", answer.body);
        assert!(stage.requests().is_empty(), "{body}");
    }
}

#[test]
fn only_the_needed_routes_pass() {
    let passing = [
        ("GET", "/api/token/?p=1&page_size=100"),
        ("GET", "/api/token/7"),
        ("DELETE", "/api/token/7"),
        ("POST", "/api/token/7/key"),
        ("GET", "/api/user/self"),
        ("GET", "/api/user/self/groups"),
        ("GET", "/api/token/auto-groups"),
        ("GET", "/api/pricing"),
        ("GET", "/api/user/models"),
        ("GET", "/api/models"),
        ("GET", "/api/status"),
    ];
    for (method, path) in passing {
        let stage = stage(&json!({}));
        assert_eq!(stage.sends(method, path, &Value::Null).status, 200, "{method} {path}");
        assert_eq!(stage.requests().len(), 1, "{method} {path}");
    }
    let stopped = [
        ("GET", "/"),
        ("GET", "/api/token/?p=1&debug=1"),
        ("GET", "/api/token/?page_size=101"),
        ("GET", "/api/token/0"),
        ("GET", "/api/token/auto-groups/x"),
        ("POST", "/api/pricing"),
        ("GET", "/api/token/7/../../user/self"),
        ("PATCH", "/api/token/"),
        ("POST", "/api/token/batch"),
        ("PUT", "/api/token/?status_only=1"),
        ("PUT", "/api/user/self"),
        ("GET", "/api/user/token"),
        ("POST", "/v1/chat/completions"),
        ("GET", "/v1/models"),
    ];
    for (method, path) in stopped {
        let stage = stage(&json!({}));
        let answer = stage.sends(method, path, &Value::Null);
        assert!((400..500).contains(&answer.status), "{method} {path}");
        assert!(stage.requests().is_empty(), "{method} {path}");
    }
}

#[test]
fn the_policy_is_told_to_the_form() {
    let stage = stage(&strict());
    let answer = stage.sends("GET", "/policy", &Value::Null);
    assert_eq!(answer.body["data"], strict());
    assert!(stage.requests().is_empty());
}

#[test]
fn pages_of_other_origins_and_other_names_are_not_answered() {
    let strangers = [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", ""),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("host", "rebound.example"),
        ("x-comet-keys", ""),
        ("x-comet-keys", "yes"),
    ];
    for stranger in strangers {
        let stage = stage(&json!({}));
        let body = body().to_string();
        let answer = stage.proxy.handle(&headers(&[stranger]), asked("POST", "/api/token/", &body));
        assert_eq!(answer.status, 403, "{stranger:?}");
        assert!(stage.requests().is_empty(), "{stranger:?}");
    }
}

#[test]
fn a_pages_own_get_needs_no_origin() {
    let stage = stage(&json!({}));
    let answer = stage.proxy.handle(&headers(&[("origin", "")]), asked("GET", "/api/token/", ""));
    assert_eq!(answer.status, 200);
}

#[test]
fn nobody_is_answered_whom_the_sign_in_does_not_name() {
    let stage = stage(&json!({}));
    let answer = stage.proxy.handle(&headers(&[("x-user", "")]), asked("GET", "/api/token/", ""));
    assert_eq!(answer.status, 401);
}

#[test]
fn a_key_may_be_asked_about_with_itself_and_the_token_stays_here() {
    let stage = stage(&json!({}));
    let key = format!("Bearer sk-{KEY}");
    for path in ["/api/usage/token/", "/v1/models"] {
        let request = comet_proxy::gate::Asked { authorization: &key, ..asked("GET", path, "") };
        let answer = stage.proxy.handle(&headers(&[("x-comet-keys", "")]), request);
        assert_eq!(answer.status, 200, "{path}");
    }
    for request in stage.requests() {
        assert_eq!(request.header("Authorization"), Some(key.as_str()));
    }
}

#[test]
fn each_person_has_their_own_count_for_the_day() {
    let stage = stage(&json!({ "creates_per_day": 2 }));
    for expected in [200, 200, 422] {
        assert_eq!(stage.sends("POST", "/api/token/", &body()).status, expected);
    }
    let body = body().to_string();
    let other = headers(&[("x-user", "bob")]);
    assert_eq!(stage.proxy.handle(&other, asked("POST", "/api/token/", &body)).status, 200);
    assert_eq!(stage.creates(), 3);
}

#[test]
fn masked_keys_are_whole_only_while_they_are_new() {
    let mut stage = stage(&json!({}));
    stage.proxy.masks_keys = true;
    let listed = stage.sends("GET", "/api/token/7", &Value::Null);
    assert!(!listed.body.to_string().contains(KEY));
    let revealed = stage.sends("POST", "/api/token/7/key", &Value::Null);
    assert_eq!(revealed.body["data"]["key"], format!("sk-{KEY}"));
    let old = json!({ "success": true, "data": record(NOW - 601) });
    *stage.server.says.lock().unwrap() = Some(answer(200, &old));
    let refused = stage.sends("POST", "/api/token/7/key", &Value::Null);
    assert_eq!(refused.status, 403);
    assert!(!refused.body.to_string().contains(KEY));
}

#[test]
fn of_the_account_a_page_learns_little() {
    let stage = stage(&json!({}));
    let whole = json!({ "success": true, "data": {
        "id": 2, "group": "default", "quota": 5, "used_quota": 1,
        "email": "ada@example.com", "access_token": "another",
    }});
    *stage.server.says.lock().unwrap() = Some(answer(200, &whole));
    let told = stage.sends("GET", "/api/user/self", &Value::Null);
    let wanted = json!({ "id": 2, "group": "default", "quota": 5, "used_quota": 1 });
    assert_eq!(told.body["data"], wanted);
}

#[test]
fn the_servers_clock_and_the_pause_it_asks_for_are_handed_on_and_nothing_else() {
    let headers =
        vec![("date", "Tue, 01 Dec 2026 00:00:00 GMT".to_owned()), ("retry-after", "7".to_owned())];
    for (status, body) in [(200, &b"{\"success\":true}"[..]), (429, b""), (429, b"<html>")] {
        let stage = stage(&json!({}));
        let says = comet_keys::api::Response {
            status,
            headers: headers.clone(),
            body: body.to_vec(),
            ..comet_keys::api::Response::default()
        };
        *stage.server.says.lock().unwrap() = Some(says);
        let answer = stage.sends("GET", "/api/status", &Value::Null);
        assert_eq!((answer.status, answer.headers), (status, headers.clone()));
    }
    // What the proxy says by itself has no time of the server's.
    let own = stage(&json!({})).sends("GET", "/policy", &Value::Null);
    assert_eq!(own.headers, []);
}

#[test]
fn an_answer_that_holds_the_token_or_is_no_json_stays_here() {
    for says in [format!("{{\"success\":true,\"data\":\"{TOKEN}\"}}"), "<html>".to_owned()] {
        let stage = stage(&json!({}));
        let response = comet_keys::api::Response {
            status: 200,
            body: says.into_bytes(),
            ..comet_keys::api::Response::default()
        };
        *stage.server.says.lock().unwrap() = Some(response);
        let answer = stage.sends("GET", "/api/status", &Value::Null);
        assert_eq!(answer.status, 502);
        assert!(!answer.body.to_string().contains(TOKEN));
    }
}

#[test]
fn the_log_says_who_did_what_and_no_secret() {
    let stage = stage(&strict());
    stage.sends("POST", "/api/token/", &body());
    stage.sends("POST", "/api/token/", &changed("group", json!("vip")));
    stage.sends("DELETE", "/api/token/7", &Value::Null);
    stage.sends("POST", "/api/token/7/key", &Value::Null);
    stage.sends("GET", "/api/token/", &Value::Null);
    let log = stage.logged();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4, "what only looks is not logged: {log}");
    assert!(lines.iter().all(|line| line["who"] == "ada" && line["at"] == NOW));
    assert_eq!(lines[0]["what"]["create"]["name"], "ci");
    assert_eq!(lines[0]["came"], "done");
    assert!(lines[1]["came"].as_str().unwrap().contains("groups"));
    assert_eq!(lines[2]["what"]["delete"], 7);
    assert!(!log.contains(KEY) && !log.contains(TOKEN));
}
