//! Management authentication: the personal access token and, on some servers, the user header.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use serde_json::json;

use crate::answer::{self, Answer, Refusal};
use crate::messages::Language;
use crate::world::Shared;

/// Proof that the request came with the account's access token; a route that asks for it is refused
/// without.
pub(crate) struct SignedIn;

impl FromRequestParts<Arc<Shared>> for SignedIn {
    type Rejection = Answer;

    async fn from_request_parts(
        parts: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        check(shared, &parts.headers).map_err(|refusal| *refusal)
    }
}

fn check(shared: &Shared, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
    if shared.config.server.has_auth_codes() {
        check_with_codes(shared, headers)
    } else {
        check_in_order(shared, headers)
    }
}

fn check_with_codes(shared: &Shared, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
    let language = Language::of(headers);
    if given_token(headers).is_none_or(|token| token != shared.config.token) {
        let message = language
            .pick("Unauthorized, invalid access token", "无权进行此操作，access token 无效");
        return unauthorized("AUTH_UNAUTHORIZED", message);
    }
    if shared.world().account_disabled {
        let message = language.pick("User has been banned", "用户已被封禁");
        return unauthorized("AUTH_USER_DISABLED", message);
    }
    Ok(SignedIn)
}

fn unauthorized(code: &str, message: &str) -> Result<SignedIn, Refusal> {
    Err(Box::new(answer::json(
        StatusCode::UNAUTHORIZED,
        &json!({ "code": code, "message": message, "success": false }),
    )))
}

fn check_in_order(shared: &Shared, headers: &HeaderMap) -> Result<SignedIn, Refusal> {
    let refused = |text| Err(Box::new(answer::refused_with(StatusCode::UNAUTHORIZED, text)));
    let Some(token) = given_token(headers) else {
        return refused("无权进行此操作，未登录且未提供 access token");
    };
    if token != shared.config.token {
        return Err(Box::new(answer::refused("无权进行此操作，access token 无效")));
    }
    let user = headers.get("new-api-user").and_then(|value| value.to_str().ok()).unwrap_or("");
    match (user, user.parse::<i64>()) {
        ("", _) if shared.config.server.requires_user_header() => {
            return refused("无权进行此操作，未提供 New-Api-User");
        }
        ("", _) => {}
        _ if shared.config.server.ignores_user_header() => {}
        (_, Err(_)) => return refused("无权进行此操作，New-Api-User 格式错误"),
        (_, Ok(id)) if id != shared.config.user_id => {
            return refused("无权进行此操作，New-Api-User 与登录用户不匹配");
        }
        _ => {}
    }
    if shared.world().account_disabled {
        return Err(Box::new(answer::refused("用户已被封禁")));
    }
    Ok(SignedIn)
}

/// The access token as the server reads it: raw, or after `Bearer `; nothing when it is empty.
fn given_token(headers: &HeaderMap) -> Option<&str> {
    let given = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let token = given.strip_prefix("Bearer ").unwrap_or(given);
    (!token.is_empty()).then_some(token)
}
