//! What the recordings do not show: TLS, limits, CORS on a key's routes, languages, the catalogue,
//! served files, the control route, and that dropping the handle ends it all.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::io::{ErrorKind, Read};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use comet_sandbox::{Config, Generation, Handle, Sandbox, Seed};
use serde_json::{Value, json};
use support::{Answer, agent, send, send_with};
use ureq::tls::{Certificate, RootCerts, TlsConfig};

async fn start(config: Config) -> Handle {
    Sandbox::start(config).await.unwrap()
}

fn ask(sandbox: &Handle, method: &str, path: &str, body: Option<&Value>) -> Answer {
    let user = sandbox.user_id().to_string();
    let headers = [("Authorization", sandbox.token()), ("New-Api-User", &*user)];
    let body = body.map(Value::to_string);
    send(method, &format!("{}{path}", sandbox.http_url), &headers, body.as_deref()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_answers_under_the_real_servers_name() {
    let sandbox = start(Config::default()).await;
    let roots = vec![Certificate::from_der(&sandbox.certificate_der).to_owned()];
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&roots)).build();
    let trusting = ureq::Agent::config_builder().tls_config(tls).build().new_agent();

    let url = format!("https://localhost:{}/api/status", sandbox.tls_port);
    let answer = send_with(&trusting, "GET", &url, &[], None).unwrap();

    assert_eq!(answer.json()["success"], true);
    assert!(sandbox.requests()[0].tls);
    send_with(&agent(), "GET", &url, &[], None).expect_err("nobody else trusts the certificate");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_181st_request_in_three_minutes_gets_an_empty_429() {
    let sandbox = start(Config::default()).await;
    for _ in 0..180 {
        assert_eq!(ask(&sandbox, "GET", "/api/status", None).status, 200);
    }

    let answer = ask(&sandbox, "GET", "/api/token/", None);

    assert_eq!((answer.status, answer.text.as_str()), (429, ""));
    assert_eq!(answer.header("content-type"), None);
    assert_eq!(answer.header("retry-after"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_11th_search_in_a_minute_gets_a_429() {
    let sandbox = start(Config { server: Generation::NewApi2026Jul, ..Config::default() }).await;
    for _ in 0..10 {
        let answer = ask(&sandbox, "GET", "/api/token/search?keyword=prod%25", None);
        assert_eq!(answer.json()["data"]["items"][0]["name"], "production");
    }

    assert_eq!(ask(&sandbox, "GET", "/api/token/search?keyword=ci", None).status, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn cometapi_searches_loosely_and_answers_a_bare_array() {
    let sandbox = start(Config::default()).await;

    let found = ask(&sandbox, "GET", "/api/token/search?keyword=duct&token=", None).json();

    assert_eq!(found["data"][0]["name"], "production");
    assert_eq!(found["data"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_after_the_thousandth_is_refused() {
    let sandbox = start(Config { seed: Seed::Dozen, ..Config::default() }).await;
    sandbox.edit_keys(|keys| {
        for id in 13..=999 {
            keys.push(comet_sandbox::Key { id, ..keys[0].clone() });
        }
    });
    let body = json!({ "name": "one more", "remain_quota": 1 });

    let thousandth = ask(&sandbox, "POST", "/api/token/", Some(&body)).json();
    let after = ask(&sandbox, "POST", "/api/token/", Some(&body)).json();

    assert_eq!(thousandth["success"], true);
    assert_eq!(after, json!({ "message": "已达到最大令牌数量限制 (1000)", "success": false }));
    assert_eq!(sandbox.keys().len(), 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_origins_may_read_what_a_key_asks_and_nothing_of_the_account() {
    let sandbox = start(Config::default()).await;
    let secret = format!("Bearer {}", sandbox.keys()[0].secret());
    let from_elsewhere = |path: &str, authorization: &str| {
        let url = format!("{}{path}", sandbox.http_url);
        let headers = [("Authorization", authorization), ("Origin", "https://dashboard.example")];
        send("GET", &url, &headers, None).unwrap()
    };

    for path in ["/v1/models", "/api/usage/token/", "/api/nothing-here"] {
        let answer = from_elsewhere(path, &secret);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), Some("true"), "{path}");
    }
    for path in ["/api/token/", "/api/token", "/api/user/self", "/api/status", "/api/models"] {
        let answer = from_elsewhere(path, sandbox.token());
        assert_eq!(answer.header("access-control-allow-origin"), None, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_that_are_translated_follow_the_browser() {
    let sandbox = start(Config::default()).await;
    let url = format!("{}/api/token/", sandbox.http_url);
    let headers = [("Authorization", sandbox.token()), ("Accept-Language", "zh-CN,zh;q=0.9")];

    let answer = send("POST", &url, &headers, Some(r#"{"remain_quota":-1}"#)).unwrap();

    assert_eq!(answer.json()["message"], "额度值不能为负数");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_catalogue_is_as_documented_and_new_apis_is_not_public() {
    let sandbox = start(Config::default()).await;
    let catalogue = send("GET", &format!("{}/api/models", sandbox.http_url), &[], None).unwrap();
    let catalogue = catalogue.json();

    assert_eq!((&catalogue["page"], &catalogue["page_size"]), (&json!(0), &json!(0)));
    let models = catalogue["data"].as_array().unwrap();
    assert!(models.len() > 300);
    assert_eq!(catalogue["total"], models.len());
    for model in models {
        let fields: Vec<_> = model.as_object().unwrap().keys().map(String::as_str).collect();
        let documented = ["api_doc_url", "features", "id", "model_type", "pricing", "provider"];
        assert_eq!(fields, documented);
        let prices: Vec<_> =
            model["pricing"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(prices, ["currency", "input", "output", "per_request", "per_second"]);
    }

    let other = start(Config { server: Generation::NewApi2026Feb, ..Config::default() }).await;
    let refused = send("GET", &format!("{}/api/models", other.http_url), &[], None).unwrap();
    assert_eq!(refused.status, 401);
    assert!(ask(&other, "GET", "/api/models", None).json()["data"]["1"][0].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn several_keys_are_revealed_at_once_where_keys_are_masked() {
    let sandbox = start(Config { server: Generation::NewApi2026Jul, ..Config::default() }).await;
    let reveal = |ids: Value| {
        ask(&sandbox, "POST", "/api/token/batch/keys", Some(&json!({ "ids": ids }))).json()
    };

    let keys = reveal(json!([1, 2, 999]))["data"]["keys"].clone();
    let stored = sandbox.keys();
    assert_eq!(keys, json!({ "1": stored[0].key, "2": stored[1].key }));

    let too_many: Vec<i64> = (1..=101).collect();
    let message = reveal(json!(too_many))["message"].clone();
    assert_eq!(message, "Too many items in batch request, maximum is 100");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_banned_account_is_refused_in_each_generations_way() {
    for (server, status) in Generation::ALL.into_iter().zip([200, 200, 401, 401, 401]) {
        let sandbox = start(Config { server, ..Config::default() }).await;
        sandbox.set_account_disabled(true);

        let answer = ask(&sandbox, "GET", "/api/token/", None);

        assert_eq!(answer.status, status, "{server}");
        assert_eq!(answer.json()["success"], false, "{server}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_is_served_beside_the_api_and_only_that() {
    let directory = std::env::temp_dir().join(format!("comet-sandbox-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    std::fs::write(directory.join("index.html"), "<p>page</p>").unwrap();
    std::fs::write(directory.join("app.wasm"), b"\0asm").unwrap();
    let sandbox = start(Config { serve: Some(directory.clone()), ..Config::default() }).await;

    let page = ask(&sandbox, "GET", "/", None);
    let wasm = ask(&sandbox, "GET", "/app.wasm?v=1", None);
    let api = ask(&sandbox, "GET", "/api/token/", None);
    std::fs::remove_dir_all(&directory).unwrap();

    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.text, "<p>page</p>");
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    assert_eq!(api.json()["success"], true);
    assert_eq!(sandbox.requests().len(), 1, "served files are not logged");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_control_route_shows_arms_and_resets_for_this_machine_alone() {
    let sandbox = start(Config::default()).await;
    let control = |method: &str, what: &str, body: Option<&Value>| {
        ask(&sandbox, method, &format!("/__sandbox/{what}"), body)
    };

    let keys = control("GET", "keys", None).json();
    assert_eq!(keys["keys"][0]["secret"], sandbox.keys()[0].secret());

    let fault = json!({ "fault": "success-false:GET /api/status:1" });
    assert_eq!(control("POST", "faults", Some(&fault)).status, 200);
    assert_eq!(ask(&sandbox, "GET", "/api/status", None).json()["success"], false);
    assert_eq!(control("POST", "faults", Some(&json!({ "fault": "oops" }))).status, 400);

    let log = control("GET", "requests", None).json();
    assert_eq!(log["requests"].as_array().unwrap().len(), 1);
    assert_eq!(log["requests"][0]["fault"], "success-false");

    let odd = json!({ "odd": { "allow_ips": [], "setting": { "limits": 5 } } });
    assert_eq!(control("POST", "odd", Some(&odd)).status, 200);
    let newest = sandbox.keys().last().unwrap().id;
    let list = ask(&sandbox, "GET", "/api/token/?p=1&page_size=1", None).json();
    let record = &list["data"]["items"][0];
    assert_eq!((&record["id"], &record["allow_ips"]), (&json!(newest), &json!([])));
    assert_eq!(record["setting"]["limits"], 5);
    assert_eq!(control("POST", "odd", Some(&json!({ "id": -1 }))).status, 400);

    assert_eq!(control("POST", "reset", Some(&json!({ "empty": true }))).status, 200);
    assert!(sandbox.keys().is_empty());

    let url = format!("{}/__sandbox/keys", sandbox.http_url);
    let from_a_page = send("GET", &url, &[("Origin", "https://dashboard.example")], None).unwrap();
    let by_another_name = send("GET", &url, &[("Host", "rebound.example")], None).unwrap();
    assert_eq!((from_a_page.status, by_another_name.status), (403, 403));
}

#[tokio::test(flavor = "multi_thread")]
async fn dropping_the_handle_ends_its_connections() {
    let sandbox = start(Config::default()).await;
    let mut open = TcpStream::connect((Ipv4Addr::LOCALHOST, sandbox.port)).unwrap();
    open.set_read_timeout(Some(Duration::from_secs(20))).unwrap();

    drop(sandbox);

    match open.read(&mut [0; 1]) {
        Ok(count) => assert_eq!(count, 0),
        Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_sandbox_has_freed_its_ports() {
    let sandbox = start(Config::default()).await;
    let (port, tls_port) = (sandbox.port, sandbox.tls_port);

    sandbox.stop().await;

    let again = start(Config { port, tls_port, ..Config::default() }).await;
    assert_eq!((again.port, again.tls_port), (port, tls_port));
}
