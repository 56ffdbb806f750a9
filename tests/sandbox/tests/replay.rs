//! Every recorded exchange, replayed in order against the sandbox: status, content type, location,
//! caching and CORS headers and body are as recorded. Keys, times and request ids differ by nature
//! and are compared by shape; ids are made to agree. No exchange is skipped.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use comet_sandbox::{
    AccessToken, Account, Config, Generation, Handle, RateLimits, Sandbox, Seed, TokenKind,
};
use serde_json::{Map, Value};
use support::{Answer, send};

/// What a recording keeps of the headers; one it does not name was not there.
const HEADERS: [&str; 8] = [
    "content-type",
    "location",
    "cache-control",
    "access-control-allow-origin",
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-max-age",
];

#[tokio::test(flavor = "multi_thread")]
async fn cometapi_as_documented() {
    replay("cometapi-docs-like.json", Generation::CometApi, 48).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_api_of_february_2026() {
    replay("new-api-2026-02.json", Generation::NewApi2026Feb, 48).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_api_of_july_2026() {
    replay("new-api-2026-07.json", Generation::NewApi2026Jul, 48).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_in_use_at_cometapi_as_documented() {
    replay("key-use-cometapi-docs-like.json", Generation::CometApi, 42).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_in_use_at_new_api_of_february_2026() {
    replay("key-use-new-api-2026-02.json", Generation::NewApi2026Feb, 42).await;
}

/// The recorded server runs into its limit of 20 critical requests at the end: it had counted two
/// before the recording begins, so the story begins with two.
#[tokio::test(flavor = "multi_thread")]
async fn keys_in_use_at_new_api_of_july_2026() {
    replay("key-use-new-api-2026-07.json", Generation::NewApi2026Jul, 51).await;
}

/// August's server reads the models of an account without any order; all else is compared as it stands.
#[tokio::test(flavor = "multi_thread")]
async fn new_api_of_august_2026() {
    replay("new-api-2026-08.json", Generation::NewApi2026Aug, 48).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_api_of_september_2026() {
    replay("new-api-2026-09.json", Generation::NewApi2026Sep, 106).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_in_use_at_new_api_of_august_2026() {
    replay("key-use-new-api-2026-08.json", Generation::NewApi2026Aug, 51).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_in_use_at_new_api_of_september_2026() {
    replay("key-use-new-api-2026-09.json", Generation::NewApi2026Sep, 51).await;
}

/// Answers that are random, unordered or dated: their shape is compared.
const BY_SHAPE: [&str; 5] =
    ["scope-read-reveal-batch", "scope-profile-self", "pricing", "models-dashboard", "log-self"];

/// The tokens of the recording from September, as the sandbox knows them.
fn further_tokens() -> Vec<AccessToken> {
    let scoped = |name: &str, scopes: &[&str]| {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        AccessToken::new(name, TokenKind::Scoped(scopes))
    };
    vec![
        scoped("<token-read>", &["api_key:read"]),
        scoped("<token-read-write>", &["api_key:read", "api_key:write", "profile:read"]),
        scoped("<token-write>", &["api_key:write"]),
        scoped("<token-read-reveal>", &["api_key:read", "api_key:reveal"]),
        scoped("<token-keys-only>", &["api_key:read", "api_key:write", "api_key:reveal"]),
        scoped("<token-profile>", &["profile:read"]),
        AccessToken::new("<token-expired>", TokenKind::Expired),
        AccessToken::new("<token-legacy>", TokenKind::Legacy),
        AccessToken::new("<token-session>", TokenKind::Session),
    ]
}

async fn replay(file: &str, server: Generation, expected_exchanges: usize) {
    let recording = read(file);
    let exchanges = recording["exchanges"].as_array().unwrap();
    let sandbox = start(server, exchanges).await;
    if file == "key-use-new-api-2026-07.json" {
        for _ in 0..2 {
            let url = format!("{}/api/token/1/key", sandbox.http_url);
            let answer = send("POST", &url, &[("Authorization", sandbox.token())], None).unwrap();
            assert_eq!(answer.status, 200);
        }
    }
    let models_have_no_order = server == Generation::NewApi2026Aug;
    let mut story = Story { sandbox, keys: BTreeMap::new(), models_have_no_order };
    let mut replayed = 0;
    for exchange in exchanges {
        let differences = story.replay(exchange);
        assert!(differences.is_empty(), "{file}, {}: {differences:#?}", exchange["name"]);
        replayed += 1;
    }
    assert_eq!(replayed, expected_exchanges, "{file} has changed");
}

fn read(file: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/recordings").join(file);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Starts a sandbox that holds as many keys, and has used as many ids, as the recorded server had.
async fn start(server: Generation, exchanges: &[Value]) -> Handle {
    let config = Config {
        server,
        seed: Seed::Empty,
        account: Account::Recorded,
        user_id: 2,
        further_tokens: further_tokens(),
        // The servers since August were recorded without limits.
        rate_limits: if server >= Generation::NewApi2026Aug {
            RateLimits::none()
        } else {
            RateLimits::default()
        },
        ..Config::default()
    };
    let sandbox = Sandbox::start(config).await.unwrap();
    let first_list = exchanges
        .iter()
        .find(|one| one["response"]["json"]["data"]["items"][0]["id"].is_number())
        .unwrap();
    let data = &first_list["response"]["json"]["data"];
    let held_before = data["total"].as_i64().unwrap() - 1;
    let seeded = Sandbox::start(Config::default()).await.unwrap().keys();
    sandbox.edit_keys(|keys| {
        for id in 1..=held_before {
            keys.push(comet_sandbox::Key { id, ..seeded[0].clone() });
        }
    });
    sandbox.set_next_id(data["items"][0]["id"].as_i64().unwrap());
    sandbox
}

struct Story {
    sandbox: Handle,
    /// Recorded key → the sandbox's.
    keys: BTreeMap<String, String>,
    /// The account's models come in any order.
    models_have_no_order: bool,
}

impl Story {
    /// Sends a recorded request and lists what differs from the recorded response.
    fn replay(&mut self, exchange: &Value) -> Vec<String> {
        let request = &exchange["request"];
        let headers: Vec<(String, String)> = request["headers"]
            .as_object()
            .unwrap_or(&Map::new())
            .iter()
            .map(|(name, value)| (name.clone(), self.translated(value.as_str().unwrap())))
            .collect();
        let headers: Vec<_> = headers.iter().map(|one| (&*one.0, &*one.1)).collect();
        let body = match (&request["json"], &request["raw"]) {
            (Value::Null, Value::Null) => None,
            (Value::Null, raw) => Some(raw.as_str().unwrap().to_owned()),
            (json, _) => Some(json.to_string()),
        };
        let url = format!("{}{}", self.sandbox.http_url, request["path"].as_str().unwrap());
        let method = request["method"].as_str().unwrap();
        let answer = send(method, &url, &headers, body.as_deref()).unwrap();
        let name = exchange["name"].as_str().unwrap();
        if name == "user-models" && self.models_have_no_order {
            return unordered(&exchange["response"], &answer);
        }
        self.differences(&exchange["response"], &answer, BY_SHAPE.contains(&name))
    }

    fn differences(&mut self, recorded: &Value, answer: &Answer, by_shape: bool) -> Vec<String> {
        let mut found = Vec::new();
        if recorded["status"] != answer.status {
            found.push(format!("status {} is {}", recorded["status"], answer.status));
        }
        for name in HEADERS {
            let expected = recorded["headers"][name].as_str();
            if expected != answer.header(name) {
                found.push(format!("{name} {expected:?} is {:?}", answer.header(name)));
            }
        }
        match &recorded["text"] {
            Value::Null if by_shape => shape("", &recorded["json"], &answer.json(), &mut found),
            Value::Null => self.compare("", &recorded["json"], &answer.json(), &mut found),
            text if *text != answer.text => {
                found.push(format!("text {text} is {:?}", answer.text));
            }
            _ => {}
        }
        found
    }

    fn compare(&mut self, at: &str, recorded: &Value, given: &Value, found: &mut Vec<String>) {
        match (recorded, given) {
            (Value::Object(left), Value::Object(right)) => {
                let names: std::collections::BTreeSet<_> =
                    left.keys().chain(right.keys()).collect();
                for name in names {
                    let inner = format!("{at}.{name}");
                    match (left.get(name), right.get(name)) {
                        (Some(left), Some(right)) => self.compare(&inner, left, right, found),
                        (left, right) => found.push(format!("{inner}: {left:?} is {right:?}")),
                    }
                }
            }
            (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
                for (index, (left, right)) in left.iter().zip(right).enumerate() {
                    self.compare(&format!("{at}[{index}]"), left, right, found);
                }
            }
            (left, right) if self.same(at, left, right) => {}
            (left, right) => found.push(format!("{at}: {left} is {right}")),
        }
    }

    fn same(&mut self, at: &str, recorded: &Value, given: &Value) -> bool {
        let name = at.rsplit('.').next().unwrap_or_default();
        match (name, recorded, given) {
            (
                "created_time" | "accessed_time" | "start_time",
                Value::Number(_),
                Value::Number(_),
            )
            | ("aff_code", Value::String(_), Value::String(_)) => true,
            ("key", Value::String(recorded), Value::String(given)) => {
                self.same_key(recorded, given)
            }
            (_, Value::String(recorded), Value::String(given)) => {
                without_request_id(&self.translated(recorded)) == without_request_id(given)
            }
            _ => recorded == given,
        }
    }

    /// Keys are random: the same shape is asked for, and the same key wherever it shows again.
    fn same_key(&mut self, recorded: &str, given: &str) -> bool {
        let shape = |key: &str| -> Vec<char> {
            key.chars().map(|one| if one.is_ascii_alphanumeric() { 'x' } else { one }).collect()
        };
        let known = self.keys.entry(recorded.to_owned()).or_insert_with(|| given.to_owned());
        shape(recorded) == shape(given) && known == given
    }

    /// A recorded text with the sandbox's token and keys in place of the recorded ones.
    fn translated(&self, text: &str) -> String {
        let mut text = text.replace("<access-token>", self.sandbox.token());
        for (recorded, ours) in self.keys.iter().filter(|(recorded, _)| recorded.len() == 48) {
            text = text.replace(recorded, ours).replace(&hint(recorded), &hint(ours));
        }
        text
    }
}

/// How an error text names a key.
fn hint(key: &str) -> String {
    format!("[sk-{}***{}]", &key[..3], &key[key.len() - 3..])
}

fn without_request_id(text: &str) -> String {
    match text.split_once(" (request id: ") {
        Some((before, id)) if id.ends_with(')') => format!("{before} (request id: …)"),
        _ => text.to_owned(),
    }
}

/// The same list, whatever its order.
fn unordered(recorded: &Value, answer: &Answer) -> Vec<String> {
    let sorted = |value: &Value| {
        let mut names: Vec<String> = serde_json::from_value(value["data"].clone()).unwrap();
        names.sort_unstable();
        names
    };
    let (recorded, given) = (sorted(&recorded["json"]), sorted(&answer.json()));
    if recorded == given { Vec::new() } else { vec![format!("{recorded:?} is {given:?}")] }
}

/// The same kinds of values under the same names. A list may have another length, though not be empty where the other
/// is not; an object whose names are numbers may hold others.
fn shape(at: &str, recorded: &Value, given: &Value, found: &mut Vec<String>) {
    match (recorded, given) {
        (Value::Object(left), Value::Object(right)) => {
            let is_number = |name: &String| name.parse::<i64>().is_ok();
            if left.keys().chain(right.keys()).all(is_number) {
                let all = |map: &Map<String, Value>| map.values().cloned().collect::<Vec<_>>();
                return shape(at, &Value::Array(all(left)), &Value::Array(all(right)), found);
            }
            if !left.keys().eq(right.keys()) {
                found.push(format!("{at}: {left:?} is {right:?}"));
                return;
            }
            for (name, left) in left {
                shape(&format!("{at}.{name}"), left, &right[name], found);
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            if left.is_empty() != right.is_empty() {
                found.push(format!("{at}: {left:?} is {right:?}"));
            }
            for right in right {
                let fits = |left: &Value| {
                    let mut differences = Vec::new();
                    shape(at, left, right, &mut differences);
                    differences.is_empty()
                };
                if !left.iter().any(fits) {
                    found.push(format!("{at}: nothing recorded is like {right}"));
                }
            }
        }
        (left, right) if std::mem::discriminant(left) == std::mem::discriminant(right) => {}
        (left, right) => found.push(format!("{at}: {left} is {right}")),
    }
}
