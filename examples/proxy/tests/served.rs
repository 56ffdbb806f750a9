//! The whole way: a page's requests over a socket, through the proxy, to a server that behaves like the real ones.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use comet_keys::api::Account;
use comet_keys::domain::account::AccountId;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::time::UnixSeconds;
use comet_proxy::daily::Daily;
use comet_proxy::gate::MAX_BODY_BYTES;
use comet_proxy::proxy::{Proxy, router};
use comet_proxy::upstream::Server;
use comet_sandbox::{Config, Handle, Sandbox, Seed};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// Long before every expiry here.
fn now() -> UnixSeconds {
    UnixSeconds(1_796_083_200)
}

/// A sandbox without keys, and the address of a proxy before it.
async fn start(policy: Value) -> (Handle, String) {
    let config = Config { seed: Seed::Empty, ..Config::default() };
    let sandbox = Sandbox::start(config).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = format!("http://{}", listener.local_addr().unwrap());
    let account = Account {
        id: AccountId::sole(),
        base_url: BaseUrl::parse(&sandbox.http_url).unwrap(),
        user_id: None,
        token: AccessToken::parse(sandbox.token()).unwrap(),
    };
    let proxy = Proxy {
        upstream: Box::new(Server::default()),
        account,
        policy: Policy::from_json(&policy).unwrap(),
        origins: vec![own.clone()],
        user_header: None,
        masks_keys: false,
        daily: Daily::default(),
        now,
        log: Box::new(|_line| {}),
    };
    let app = router(Arc::new(proxy), "/keys");
    tokio::spawn(async move { axum::serve(listener, app).await });
    (sandbox, own)
}

/// Sends as a page of the proxy's own origin does; the answer's status and body.
async fn sends(own: &str, method: &'static str, path: &str, body: String) -> (u16, Value) {
    let answer = answers(own, method, path, body).await;
    (answer.status().as_u16(), serde_json::from_str(answer.body()).unwrap())
}

/// As [`sends`], with the headers.
async fn answers(
    own: &str,
    method: &'static str,
    path: &str,
    body: String,
) -> ureq::http::Response<String> {
    let request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{own}/keys{path}"))
        .header("Origin", own)
        .header("X-Comet-Keys", "1")
        .header("Content-Type", "application/json")
        .body(body)
        .unwrap();
    let sent = tokio::task::spawn_blocking(move || {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .build();
        let answer = ureq::Agent::new_with_config(config).run(request).unwrap();
        let (parts, mut body) = answer.into_parts();
        ureq::http::Response::from_parts(parts, body.read_to_string().unwrap())
    });
    sent.await.unwrap()
}

fn body(remain_quota: i64) -> String {
    json!({
        "name": "through", "expired_time": -1, "remain_quota": remain_quota,
        "unlimited_quota": false, "model_limits_enabled": false, "model_limits": "",
        "allow_ips": null, "group": "", "cross_group_retry": false,
    })
    .to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_made_through_the_proxy_and_listed_through_it() {
    let (sandbox, own) = start(json!({ "max_quota": 1000 })).await;
    let (status, made) = sends(&own, "POST", "/api/token/", body(1000)).await;
    assert_eq!((status, &made["success"]), (200, &json!(true)), "{made}");
    assert_eq!(sandbox.keys()[0].name, "through");
    let (_, listed) = sends(&own, "GET", "/api/token/?p=1&page_size=10", String::new()).await;
    assert!(listed.to_string().contains("through"), "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pause_that_the_server_asks_for_is_handed_on() {
    let (sandbox, own) = start(json!({})).await;
    for (method, path) in [("GET", "/api/token/"), ("POST", "/api/token/")] {
        sandbox.add_fault(format!("429-for-7:{method} {path}:1").parse().unwrap());
        let answer = answers(&own, method, path, body(1)).await;
        assert_eq!(answer.status().as_u16(), 429);
        assert_eq!(answer.headers()["retry-after"], "7", "{method}");
        assert!(answer.headers().contains_key("date"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_beyond_the_policy_is_not_made() {
    let (sandbox, own) = start(json!({ "max_quota": 1000 })).await;
    let (status, refused) = sends(&own, "POST", "/api/token/", body(1001)).await;
    assert_eq!((status, &refused["success"]), (422, &json!(false)));
    assert!(sandbox.keys().is_empty() && sandbox.requests().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_large_is_not_read_to_its_end() {
    let (sandbox, own) = start(json!({})).await;
    let (status, _) = sends(&own, "POST", "/api/token/", " ".repeat(MAX_BODY_BYTES + 1)).await;
    assert_eq!(status, 413);
    assert!(sandbox.requests().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_breaks_down_is_told_as_such() {
    let (sandbox, own) = start(json!({})).await;
    sandbox.add_fault("502-html:GET /api/token/:1".parse().unwrap());
    let (status, told) = sends(&own, "GET", "/api/token/?p=1&page_size=10", String::new()).await;
    assert_eq!((status, &told["success"]), (502, &json!(false)));
}
