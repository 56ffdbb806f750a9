//! Every recorded exchange, replayed in order against the sandbox: status, content type, location,
//! caching and CORS headers and body are as recorded. Keys, times and request ids differ by nature
//! and are compared by shape; ids are made to agree. No exchange is skipped.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use comet_sandbox::{Account, Config, Generation, Handle, Sandbox, Seed};
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
    let mut story = Story { sandbox, keys: BTreeMap::new() };
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
        self.differences(&exchange["response"], &answer)
    }

    fn differences(&mut self, recorded: &Value, answer: &Answer) -> Vec<String> {
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
