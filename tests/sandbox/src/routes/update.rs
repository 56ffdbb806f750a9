//! `PUT /api/token/`: overwrites every editable field, or with `?status_only=…` the status alone.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;

use super::create::{check, check_auto_groups};
use super::list::Query;
use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::go_json::{self, KeyBody};
use crate::key::{Key, STATUS_ENABLED, STATUS_EXHAUSTED, STATUS_EXPIRED};
use crate::messages::{self, Language};
use crate::world::Shared;

pub(crate) async fn update(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let language = Language::of(&headers);
    let mut body = match go_json::read(&body, shared.config.server) {
        Ok(body) => body,
        Err(message) => return answer::refused(&message),
    };
    if let Err(message) = check(&shared, language, &body) {
        return answer::refused(&message);
    }
    if body.id == 0 {
        return answer::refused(messages::ID_IS_EMPTY);
    }
    let mut world = shared.world();
    let groups = check_auto_groups(&shared, &world, language, &mut body);
    let now_seconds = world.now_seconds();
    let Some(key) = world.find_mut(body.id) else {
        return answer::refused(messages::RECORD_NOT_FOUND);
    };
    if body.status == STATUS_ENABLED
        && let Some(message) = cannot_be_enabled(language, key, now_seconds)
    {
        return answer::refused(message);
    }
    if Query::read(query.as_deref()).text("status_only").is_empty() {
        if let Err(message) = groups {
            return answer::refused(&message);
        }
        overwrite(key, body);
    } else {
        key.status = body.status;
    }
    answer::data(&key.shown(shared.config.server))
}

/// Only a stored status 3 or 4 is looked at, and only while its cause lasts.
fn cannot_be_enabled(language: Language, key: &Key, now_seconds: i64) -> Option<&'static str> {
    let has_expired = key.expired_time != -1 && key.expired_time <= now_seconds;
    let is_exhausted = !key.unlimited_quota && key.remain_quota <= 0;
    match key.status {
        STATUS_EXPIRED if has_expired => Some(messages::expired_cannot_be_enabled(language)),
        STATUS_EXHAUSTED if is_exhausted => Some(messages::exhausted_cannot_be_enabled(language)),
        _ => None,
    }
}

/// What the body leaves out becomes zero; the status stays, and so does a list of groups.
fn overwrite(key: &mut Key, body: KeyBody) {
    key.name = body.name;
    key.expired_time = body.expired_time;
    key.remain_quota = body.remain_quota;
    key.unlimited_quota = body.unlimited_quota;
    key.model_limits_enabled = body.model_limits_enabled;
    key.model_limits = body.model_limits;
    key.allow_ips = body.allow_ips;
    key.group = body.group;
    key.cross_group_retry = body.cross_group_retry;
    // Fields that another server knows: kept as sent, or emptied.
    key.odd.retain(|name, _| body.unknown.contains_key(name));
    key.odd.extend(body.unknown);
    if let Some(groups) = body.auto_groups {
        key.auto_groups = (!groups.is_empty()).then_some(groups);
    }
}
