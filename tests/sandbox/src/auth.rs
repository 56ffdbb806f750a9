//! Management authentication: the personal access token and, on some servers, the user header.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use serde_json::json;

use crate::access_token::{Rule, SCOPES, TokenKind};
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
        let rule = Rule::of(parts.method.as_str(), parts.uri.path());
        check(shared, &parts.headers, rule).map_err(|refusal| *refusal)
    }
}

fn check(shared: &Shared, headers: &HeaderMap, rule: Rule) -> Result<SignedIn, Refusal> {
    if shared.config.server.has_scoped_tokens() {
        check_with_scopes(shared, headers, rule)
    } else if shared.config.server.has_auth_codes() {
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
    declined(StatusCode::UNAUTHORIZED, code, message)
}

fn declined(status: StatusCode, code: &str, message: &str) -> Result<SignedIn, Refusal> {
    let body = json!({ "code": code, "message": message, "success": false });
    Err(Box::new(answer::json(status, &body)))
}

/// The token's kind first, then the account, then what the route asks of the token, before anything of the body.
fn check_with_scopes(
    shared: &Shared,
    headers: &HeaderMap,
    rule: Rule,
) -> Result<SignedIn, Refusal> {
    let language = Language::of(headers);
    let every_scope = TokenKind::Scoped(SCOPES.map(str::to_owned).to_vec());
    let given = given_word(headers).unwrap_or_default();
    let known = shared.config.further_tokens.iter().find(|token| token.text == given);
    let kind = match known {
        Some(token) => &token.kind,
        None if given == shared.config.token => &every_scope,
        None => {
            let message = language
                .pick("Unauthorized, invalid access token", "无权进行此操作，access token 无效");
            return unauthorized("AUTH_UNAUTHORIZED", message);
        }
    };
    match kind {
        TokenKind::Expired => {
            let english = "Unauthorized, the access token has expired";
            return unauthorized("ACCESS_TOKEN_EXPIRED", language.pick(english, "访问令牌已过期"));
        }
        TokenKind::Retired => {
            let message = language.pick(
                "Legacy access tokens have been retired. Create a new access token in security settings",
                "旧版访问令牌已停用，请在安全设置中创建新的访问令牌",
            );
            return unauthorized("ACCESS_TOKEN_LEGACY_RETIRED", message);
        }
        TokenKind::Scoped(_) | TokenKind::Legacy | TokenKind::Session => {}
    }
    if shared.world().account_disabled {
        let message = language.pick("User has been banned", "用户已被封禁");
        return unauthorized("AUTH_USER_DISABLED", message);
    }
    match (rule, kind) {
        (Rule::Session, kind) if *kind != TokenKind::Session => {
            let message = "a dashboard login session is required";
            declined(StatusCode::FORBIDDEN, "AUTH_SESSION_REQUIRED", message)
        }
        (Rule::Scope(scope), TokenKind::Scoped(scopes))
            if !scopes.iter().any(|one| one == scope) =>
        {
            let message = language
                .pick("The access token lacks the required permission: ", "访问令牌缺少所需权限：");
            let message = format!("{message}{scope}");
            declined(StatusCode::FORBIDDEN, "ACCESS_TOKEN_SCOPE_DENIED", &message)
        }
        _ => Ok(SignedIn),
    }
}

/// The token as servers since September 2026 read it: one word, or the word after `Bearer` in any case.
fn given_word(headers: &HeaderMap) -> Option<&str> {
    let mut words = headers.get(AUTHORIZATION)?.to_str().ok()?.split_whitespace();
    match (words.next()?, words.next(), words.next()) {
        (token, None, None) => Some(token),
        (scheme, Some(token), None) if scheme.eq_ignore_ascii_case("bearer") => Some(token),
        _ => None,
    }
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
