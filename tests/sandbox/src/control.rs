//! The control route `/__sandbox/…`, for tests in another process. It shows secrets, so it answers
//! only on loopback, under a loopback name and never to a page of another origin.

use std::net::IpAddr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::answer::{self, Answer};
use crate::config::Seed;
use crate::world::Shared;

/// Every control path begins so.
pub(crate) const PREFIX: &str = "/__sandbox/";

/// What a control request may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Order {
    /// A fault, written as on the command line.
    fault: Option<String>,
    /// Whether a reset leaves no keys.
    empty: bool,
    /// Whether the account is banned.
    disabled: bool,
    /// Which key; the newest when it is left out.
    id: Option<i64>,
    /// What the key's record says beside or instead of the rest.
    odd: Map<String, Value>,
}

/// Answers one control request.
pub(crate) fn answer(shared: &Shared, peer: IpAddr, parts: &Parts, body: &[u8]) -> Answer {
    if !peer.is_loopback() || !is_local(&parts.headers) {
        return answer::refused_with(StatusCode::FORBIDDEN, "only for this machine");
    }
    let order = if body.is_empty() { Ok(Order::default()) } else { serde_json::from_slice(body) };
    let order = match order {
        Ok(order) => order,
        Err(error) => return bad_request(&error.to_string()),
    };
    let what = parts.uri.path().strip_prefix(PREFIX).unwrap_or_default();
    match (parts.method.as_str(), what) {
        ("GET", "keys") => {
            let keys: Vec<Value> = shared
                .world()
                .keys
                .iter()
                .map(|key| {
                    let mut shown = json!(key);
                    shown["secret"] = json!(key.secret());
                    shown
                })
                .collect();
            ok(&json!({ "keys": keys }))
        }
        ("GET", "requests") => ok(&json!({ "requests": shared.world().log })),
        ("DELETE", "requests") => {
            shared.world().log.clear();
            ok(&json!({}))
        }
        ("GET", "faults") => {
            let faults: Vec<_> = shared.world().faults.iter().map(ToString::to_string).collect();
            ok(&json!({ "faults": faults }))
        }
        ("POST", "faults") => match order.fault.unwrap_or_default().parse() {
            Ok(fault) => {
                shared.arm(fault);
                ok(&json!({}))
            }
            Err(error) => bad_request(&error.to_string()),
        },
        ("DELETE", "faults") => {
            shared.world().faults.clear();
            ok(&json!({}))
        }
        ("POST", "reset") => {
            shared.reset(if order.empty { Seed::Empty } else { shared.config.seed });
            ok(&json!({}))
        }
        ("POST", "odd") => {
            let mut world = shared.world();
            let found = match order.id {
                Some(id) => world.find_mut(id),
                None => world.keys.last_mut(),
            };
            let Some(key) = found else { return bad_request("no such key") };
            key.odd = order.odd;
            ok(&json!({}))
        }
        ("POST", "account") => {
            shared.world().account_disabled = order.disabled;
            ok(&json!({}))
        }
        _ => answer::refused_with(StatusCode::NOT_FOUND, "no such control route"),
    }
}

fn ok(body: &Value) -> Answer {
    answer::never_cached(answer::json(StatusCode::OK, body))
}

fn bad_request(text: &str) -> Answer {
    answer::refused_with(StatusCode::BAD_REQUEST, text)
}

/// A page elsewhere can make a browser ask, but not under a loopback name without an `Origin`.
fn is_local(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host = text(HOST).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_own_page =
        text(ORIGIN).is_none_or(|origin| origin.rsplit_once("//").map(|one| one.1) == Some(host));
    matches!(name, "127.0.0.1" | "localhost") && is_own_page
}
