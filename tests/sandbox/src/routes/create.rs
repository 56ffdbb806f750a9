//! `POST /api/token/`: makes a key and tells nothing about it.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::go_json::{self, KeyBody};
use crate::key::{Key, STATUS_ENABLED};
use crate::messages::{self, Language};
use crate::random;
use crate::routes::auto_groups::MAX_AUTO_GROUPS;
use crate::world::{Shared, World};

pub(crate) async fn create(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
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
    let mut world = shared.world();
    if shared.config.server.checks_group_at_create()
        && !body.group.is_empty()
        && !world.has_group(&body.group)
    {
        return answer::refused(&format!("no access to group {}", body.group));
    }
    let max = shared.config.max_keys;
    if world.keys.len() >= max {
        return answer::refused(&format!("已达到最大令牌数量限制 ({max})"));
    }
    if let Err(message) = check_auto_groups(&shared, &world, language, &mut body) {
        return answer::refused(&message);
    }
    let key = new_key(shared.config.user_id, body, world.now_seconds());
    world.insert(key);
    answer::done()
}

/// The checks that create and update have in common.
pub(super) fn check(shared: &Shared, language: Language, body: &KeyBody) -> Result<(), String> {
    let server = shared.config.server;
    if server.name_is_too_long(&body.name) {
        return Err(messages::name_too_long(language, server.name_too_long_text()).to_owned());
    }
    if !body.unlimited_quota && body.remain_quota < 0 {
        return Err(messages::quota_negative(language).to_owned());
    }
    if !body.unlimited_quota && body.remain_quota > server.max_quota_units() {
        return Err(messages::quota_too_large(language, server.max_quota_units()));
    }
    Ok(())
}

/// With the group `auto` each group has to be one that can be chosen; with any other group there is no list and no retry.
pub(super) fn check_auto_groups(
    shared: &Shared,
    world: &World,
    language: Language,
    body: &mut KeyBody,
) -> Result<(), String> {
    if !shared.config.server.has_auto_groups() {
        return Ok(());
    }
    if body.group != "auto" {
        body.cross_group_retry = false;
        body.auto_groups = Some(Vec::new());
        return Ok(());
    }
    let groups = body.auto_groups.as_deref().unwrap_or_default();
    if groups.len() > MAX_AUTO_GROUPS {
        return Err(messages::too_many_auto_groups(language, MAX_AUTO_GROUPS));
    }
    for (place, name) in groups.iter().enumerate() {
        if groups[..place].contains(name) {
            return Err(messages::repeated_auto_group(language, name));
        }
        if name == "auto" || !world.has_group(name) {
            return Err(messages::unavailable_auto_group(language, name));
        }
    }
    Ok(())
}

/// Whatever else the body says (id, key, status, used quota) is ignored.
fn new_key(user_id: i64, body: KeyBody, now: i64) -> Key {
    Key {
        id: 0,
        user_id,
        key: random::letters_and_digits(48),
        status: STATUS_ENABLED,
        name: body.name,
        created_time: now,
        accessed_time: now,
        // The database column's default stands in for a zero.
        expired_time: if body.expired_time == 0 { -1 } else { body.expired_time },
        remain_quota: body.remain_quota,
        unlimited_quota: body.unlimited_quota,
        model_limits_enabled: body.model_limits_enabled,
        model_limits: body.model_limits,
        allow_ips: Some(body.allow_ips.unwrap_or_default()),
        used_quota: 0,
        group: body.group,
        cross_group_retry: body.cross_group_retry,
        auto_groups: body.auto_groups.filter(|groups| !groups.is_empty()),
        deleted_at: None,
        odd: serde_json::Map::new(),
    }
}
