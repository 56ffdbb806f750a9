//! The groups behind `auto`: held against the policy, and told to the form.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::{answer, body, stage, strict};
use serde_json::{Value, json};

/// A body of the group `auto` with a list; without one when it is null.
fn auto(list: Value) -> Value {
    let mut body = body();
    body["group"] = json!("auto");
    if !list.is_null() {
        body["auto_groups"] = list;
    }
    body
}

#[test]
fn auto_passes_with_a_list_whose_every_group_is_allowed() {
    let mut policy = strict();
    policy["groups"] = json!(["auto", "vip", "default", ""]);
    for list in [Value::Null, json!([]), json!(["other"]), json!(["vip", "other"])] {
        let stage = stage(&policy);
        let mut body = auto(list);
        let answer = stage.sends("POST", "/api/token/", &body);
        assert_eq!(answer.status, 422, "{body}");
        assert!(answer.body["message"].as_str().unwrap().contains("vip, default"), "{body}");
        body["id"] = json!(7);
        assert_eq!(stage.sends("PUT", "/api/token/", &body).status, 422, "{body}");
        assert!(stage.requests().is_empty(), "{body}");
    }
    let stage = stage(&policy);
    let body = auto(json!(["vip", "default"]));
    assert_eq!(stage.sends("POST", "/api/token/", &body).status, 200);
    let sent: Value = serde_json::from_str(stage.requests()[0].body.as_deref().unwrap()).unwrap();
    assert_eq!(sent, body, "in its order");
    assert!(stage.logged().contains(r#""auto_groups":["vip","default"]"#));
}

#[test]
fn an_update_hands_on_an_emptied_list_and_leaves_an_unnamed_one_alone() {
    for (list, wanted) in
        [(Value::Null, Value::Null), (json!([]), json!([])), (json!(["vip"]), json!(["vip"]))]
    {
        let stage = stage(&json!({}));
        let mut body = auto(list);
        body["id"] = json!(7);
        assert_eq!(stage.sends("PUT", "/api/token/", &body).status, 200);
        let sent: Value =
            serde_json::from_str(stage.requests()[0].body.as_deref().unwrap()).unwrap();
        assert_eq!(sent.get("auto_groups").cloned().unwrap_or_default(), wanted);
    }
}

#[test]
fn of_prices_and_of_the_groups_behind_auto_a_page_learns_what_its_form_needs() {
    let stage = stage(&json!({}));
    let whole = json!({ "success": true, "vendors": [1], "group_ratio": { "vip": 0.5 }, "data": [{
        "model_name": "gpt-4o", "enable_groups": ["vip"], "owner_by": "x", "vendor_id": 1,
    }]});
    *stage.server.says.lock().unwrap() = Some(answer(200, &whole));
    let told = stage.sends("GET", "/api/pricing", &Value::Null);
    let wanted = json!({
        "success": true, "group_ratio": { "vip": 0.5 },
        "data": [{ "model_name": "gpt-4o", "enable_groups": ["vip"] }],
    });
    assert_eq!(told.body, wanted);
    let whole = json!({ "success": true, "data": {
        "groups": ["vip"], "max_count": 5, "channel": "secret",
    }});
    *stage.server.says.lock().unwrap() = Some(answer(200, &whole));
    let told = stage.sends("GET", "/api/token/auto-groups", &Value::Null);
    assert_eq!(told.body["data"], json!({ "groups": ["vip"], "max_count": 5 }));
}
