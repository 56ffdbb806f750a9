//! What September's servers say of the account beside its keys: calls, sums, invitations, access tokens.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::list::Query;
use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::messages::Language;
use crate::world::Shared;

/// As far apart as two moments of a query may lie.
const MAX_SPAN_SECONDS: i64 = 2_592_000;

/// The account's calls. There are none: only the sign-in is told.
pub(crate) async fn calls(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = Query::read(query.as_deref());
    let mut login: Value =
        serde_json::from_str(include_str!("../../data/login-2026-08.json")).unwrap_or_default();
    login["user_id"] = json!(shared.config.user_id);
    let (page, size) = (query.page(), query.page_size());
    let items = if page == 1 { vec![login] } else { Vec::new() };
    answer::data(&json!({ "page": page, "page_size": size, "total": 1, "items": items }))
}

pub(crate) async fn sums(_: SignedIn) -> Answer {
    answer::data(&json!({ "quota": 0, "rpm": 0, "tpm": 0 }))
}

pub(crate) async fn hourly_sums(_: SignedIn, RawQuery(query): RawQuery) -> Answer {
    let query = Query::read(query.as_deref());
    let (from, to) = (query.number("start_timestamp"), query.number("end_timestamp"));
    if to.saturating_sub(from) > MAX_SPAN_SECONDS {
        return answer::refused("时间跨度不能超过 1 个月");
    }
    answer::data(&json!([]))
}

pub(crate) async fn invitation(_: SignedIn) -> Answer {
    answer::data(&json!("SNDB"))
}

/// The account's access tokens, for a browser's session only.
pub(crate) async fn access_tokens(_: SignedIn) -> Answer {
    answer::data(&json!({ "items": [], "legacy": null }))
}

/// The path of older servers belongs to administrators now.
pub(crate) async fn of_administrators(_: SignedIn, headers: HeaderMap) -> Answer {
    let message = Language::of(&headers)
        .pick("Unauthorized, insufficient privileges", "无权进行此操作，权限不足");
    let body = json!({
        "code": "AUTH_INSUFFICIENT_PRIVILEGE", "message": message, "success": false,
    });
    answer::json(StatusCode::FORBIDDEN, &body)
}
