//! A proxy over a scripted server that writes down everything it is asked.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::{Arc, Mutex};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use comet_keys::api::{Account, Method, Request, Response};
use comet_keys::domain::account::AccountId;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::secret::AccessToken;
use comet_keys::domain::time::UnixSeconds;
use comet_proxy::ask::Answer;
use comet_proxy::daily::Daily;
use comet_proxy::gate::Asked;
use comet_proxy::proxy::Proxy;
use comet_proxy::upstream::Upstream;
use serde_json::{Value, json};

pub(crate) const TOKEN: &str = "CanaryAccessToken0123456789abcdef";
pub(crate) const ORIGIN: &str = "https://dash.example";
pub(crate) const NOW: i64 = 1_796_083_200;
pub(crate) const DAY_SECONDS: i64 = 86_400;
pub(crate) const KEY: &str = "Canary0123456789abcdefghijklmnopqrstuvwxyzABCDEF";

/// Everything the server was asked, and what it says.
#[derive(Clone, Default)]
pub(crate) struct Scripted {
    pub(crate) asked: Arc<Mutex<Vec<Request>>>,
    pub(crate) says: Arc<Mutex<Option<Response>>>,
}

impl Upstream for Scripted {
    fn send(&self, request: &Request) -> Result<Response, String> {
        self.asked.lock().unwrap().push(request.clone());
        if let Some(says) = self.says.lock().unwrap().clone() {
            return Ok(says);
        }
        Ok(answer(200, &json!({ "success": true, "message": "", "data": record(NOW) })))
    }
}

pub(crate) fn record(created_time: i64) -> Value {
    json!({
        "id": 7, "name": "ci", "key": KEY, "created_time": created_time, "status": 1,
        "accessed_time": created_time, "expired_time": -1, "remain_quota": 1, "used_quota": 0,
        "unlimited_quota": false, "model_limits_enabled": false, "model_limits": "",
        "allow_ips": null, "group": "", "cross_group_retry": false,
    })
}

pub(crate) fn answer(status: u16, body: &Value) -> Response {
    let body = body.to_string().into_bytes();
    Response { status, content_type: "application/json".to_owned(), body, ..Response::default() }
}

/// A proxy and what it wrote down.
pub(crate) struct Stage {
    pub(crate) proxy: Proxy,
    pub(crate) server: Scripted,
    pub(crate) log: Arc<Mutex<Vec<String>>>,
}

pub(crate) fn strict() -> Value {
    json!({
        "max_quota": 1000,
        "max_life_seconds": DAY_SECONDS,
        "groups": ["default"],
        "models": ["gpt-4o", "o3"],
        "allow_ips": ["10.0.0.0/8"],
        "creates_per_day": 1000,
    })
}

pub(crate) fn stage(policy: &Value) -> Stage {
    let server = Scripted::default();
    let log: Arc<Mutex<Vec<String>>> = Arc::default();
    let lines = Arc::clone(&log);
    let account = Account {
        id: AccountId::sole(),
        base_url: BaseUrl::parse("https://server.example").unwrap(),
        user_id: None,
        token: AccessToken::parse(TOKEN).unwrap(),
    };
    let proxy = Proxy {
        upstream: Box::new(server.clone()),
        account,
        policy: Policy::from_json(policy).unwrap(),
        origins: vec![ORIGIN.to_owned()],
        user_header: Some("x-user".to_owned()),
        masks_keys: false,
        daily: Daily::default(),
        now: || UnixSeconds(NOW),
        log: Box::new(move |line| lines.lock().unwrap().push(line.to_owned())),
    };
    Stage { proxy, server, log }
}

/// What a browser sends along with a request of a page of [`ORIGIN`].
pub(crate) fn headers(changes: &[(&str, &str)]) -> HeaderMap {
    let usual = [
        ("host", "dash.example"),
        ("origin", ORIGIN),
        ("sec-fetch-site", "same-origin"),
        ("x-comet-keys", "1"),
        ("x-user", "ada"),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in usual.iter().chain(changes) {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.remove(&name);
        if !value.is_empty() {
            headers.insert(name, HeaderValue::from_str(value).unwrap());
        }
    }
    headers
}

/// A body within [`strict`].
pub(crate) fn body() -> Value {
    json!({
        "name": "ci", "expired_time": NOW + DAY_SECONDS, "remain_quota": 1000,
        "unlimited_quota": false, "model_limits_enabled": true, "model_limits": "gpt-4o",
        "allow_ips": "10.0.0.0/8", "group": "default", "cross_group_retry": false,
    })
}

pub(crate) fn asked<'a>(method: &'a str, path: &'a str, body: &'a str) -> Asked<'a> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    Asked { method, path, query, authorization: "", body: body.as_bytes() }
}

impl Stage {
    pub(crate) fn sends(&self, method: &str, path: &str, body: &Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.proxy.handle(&headers(&[]), asked(method, path, &body))
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.server.asked.lock().unwrap().clone()
    }

    /// How often a key was asked for.
    pub(crate) fn creates(&self) -> usize {
        let is_create = |request: &&Request| {
            request.method == Method::Post && request.url.ends_with("/api/token/")
        };
        self.requests().iter().filter(is_create).count()
    }

    pub(crate) fn logged(&self) -> String {
        self.log.lock().unwrap().join("\n")
    }
}
