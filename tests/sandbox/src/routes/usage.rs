//! `GET /api/usage/token/`: what a key says of itself.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use crate::answer::{self, Answer};
use crate::cors;
use crate::key::{Key, STATUS_DISABLED};
use crate::key_auth;
use crate::messages::{self, Language};
use crate::serve::ClientAddress;
use crate::world::Shared;

pub(crate) async fn usage(
    State(shared): State<Arc<Shared>>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
) -> Answer {
    let mut world = shared.world();
    if !world.allow_critical(address) {
        return cors::open(answer::empty(StatusCode::TOO_MANY_REQUESTS));
    }
    let server = shared.config.server;
    let language = Language::of(&headers);
    let refused = |text: &str| cors::open(answer::refused_with(StatusCode::UNAUTHORIZED, text));
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or("");
    if given.is_empty() {
        let text = if server.has_auto_groups() {
            language.pick("Token not provided", "未提供令牌")
        } else {
            "未提供 Authorization 请求头"
        };
        return refused(text);
    }
    let Some(given) = given.strip_prefix("Bearer ") else {
        return refused("Invalid Bearer token");
    };
    let Some(at) = key_auth::position(&world, given) else {
        let hides = server.hides_why_a_key_is_dead();
        let english = if hides { messages::DEAD_KEY } else { messages::BAD_KEY };
        return refused(language.pick(english, messages::BAD_KEY));
    };
    let key = &world.keys[at];
    if server.usage_refuses_disabled_keys() && key.status == STATUS_DISABLED {
        return refused(language.pick("This token status is unavailable", "该令牌状态不可用"));
    }
    let body = json!({ "code": true, "data": shown(key), "message": "ok" });
    cors::open(answer::json(StatusCode::OK, &body))
}

/// The grant is what is left and what was used; never expiring is a 0 here.
fn shown(key: &Key) -> Value {
    let limits = key.model_limits.split(',').filter(|id| !id.is_empty());
    let limits: Map<_, _> = limits.map(|id| (id.to_owned(), Value::Bool(true))).collect();
    json!({
        "object": "token_usage",
        "name": key.name,
        "total_granted": key.remain_quota.saturating_add(key.used_quota),
        "total_used": key.used_quota,
        "total_available": key.remain_quota,
        "unlimited_quota": key.unlimited_quota,
        "model_limits": limits,
        "model_limits_enabled": key.model_limits_enabled,
        "expires_at": if key.expired_time == -1 { 0 } else { key.expired_time },
    })
}
