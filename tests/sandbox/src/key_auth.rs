//! Authentication by API key, for `/v1` and for a key's own usage.

use std::net::IpAddr;

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};

use crate::allow_ips;
use crate::answer::{self, Refusal};
use crate::key::{Key, STATUS_ENABLED, STATUS_EXHAUSTED, STATUS_EXPIRED};
use crate::messages;
use crate::world::{Shared, World};

/// Finds the key that a request to `/v1` carries and checks that it may be used from `client`.
/// A key found expired or out of quota is marked so, as the real server does at the first refused use.
pub(crate) fn usable_key(
    shared: &Shared,
    headers: &HeaderMap,
    client: IpAddr,
) -> Result<Key, Refusal> {
    let hides = shared.config.server.hides_why_a_key_is_dead();
    let dead = |reason: &str| {
        let text = if hides { messages::DEAD_KEY } else { reason };
        Box::new(answer::relay_error(StatusCode::UNAUTHORIZED, "", text))
    };
    let Some(given) = given_key(headers) else { return Err(dead("未提供令牌")) };
    let mut world = shared.world();
    let Some(at) = position(&world, &given) else { return Err(dead(messages::BAD_KEY)) };
    let now_seconds = world.now_seconds();
    if let Err(reason) = check_alive(&mut world.keys[at], now_seconds) {
        return Err(dead(&reason));
    }
    let key = world.keys[at].clone();
    if !allow_ips::allows(key.allow_ips.as_deref(), client) {
        let text = "您的 IP 不在令牌允许访问的列表中";
        return Err(Box::new(answer::relay_error(StatusCode::FORBIDDEN, "access_denied", text)));
    }
    if !key.group.is_empty() && !world.has_group(&key.group) {
        let text = format!("无权访问 {} 分组", key.group);
        return Err(Box::new(answer::relay_error(StatusCode::FORBIDDEN, "", &text)));
    }
    Ok(key)
}

/// Finds a key by its secret, with or without `sk-`.
pub(crate) fn position(world: &World, given: &str) -> Option<usize> {
    let bare = given.strip_prefix("sk-").unwrap_or(given);
    let bare = bare.split('-').next().unwrap_or_default();
    world.keys.iter().position(|key| key.key == bare)
}

fn given_key(headers: &HeaderMap) -> Option<String> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let given = text("x-api-key").or_else(|| text(AUTHORIZATION.as_str()))?;
    let given = given.strip_prefix("Bearer ").unwrap_or(given).trim();
    (!given.is_empty()).then(|| given.to_owned())
}

fn check_alive(key: &mut Key, now_seconds: i64) -> Result<(), String> {
    let hint = match (key.key.get(..3), key.key.len().checked_sub(3)) {
        (Some(head), Some(at)) => format!("sk-{head}***{}", key.key.get(at..).unwrap_or("")),
        _ => "sk-***".to_owned(),
    };
    match key.status {
        STATUS_ENABLED => {}
        STATUS_EXHAUSTED => return Err(format!("该令牌额度已用尽 TokenStatusExhausted[{hint}]")),
        STATUS_EXPIRED => return Err("该令牌已过期".to_owned()),
        _ => return Err("该令牌状态不可用".to_owned()),
    }
    if key.expired_time != -1 && key.expired_time < now_seconds {
        key.status = STATUS_EXPIRED;
        return Err("该令牌已过期".to_owned());
    }
    if !key.unlimited_quota && key.remain_quota <= 0 {
        key.status = STATUS_EXHAUSTED;
        let left = key.remain_quota;
        return Err(format!(
            "[{hint}] 该令牌额度已用尽 !token.UnlimitedQuota && token.RemainQuota = {left}"
        ));
    }
    Ok(())
}
