//! `POST /api/token/{id}/key` and `POST /api/token/batch/keys`: full keys, where lists mask them.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use super::delete::read_ids;
use super::get::read_id;
use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::messages::{self, Language};
use crate::serve::ClientAddress;
use crate::world::Shared;

/// The most keys one batch may ask for.
const MAX_BATCH: usize = 100;

pub(crate) async fn reveal(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    ClientAddress(address): ClientAddress,
    Path(id): Path<String>,
) -> Answer {
    let mut world = shared.world();
    if !world.allow_critical(address) {
        return answer::empty(StatusCode::TOO_MANY_REQUESTS);
    }
    let answer = match read_id(&id) {
        Err(message) => answer::refused(&message),
        Ok(0) => answer::refused(messages::ID_IS_EMPTY),
        Ok(id) => match world.find(id) {
            Some(key) => answer::data(&json!({ "key": key.key })),
            None => answer::refused(messages::RECORD_NOT_FOUND),
        },
    };
    answer::never_cached(answer)
}

pub(crate) async fn reveal_batch(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let language = Language::of(&headers);
    let mut world = shared.world();
    if !world.allow_critical(address) {
        return answer::empty(StatusCode::TOO_MANY_REQUESTS);
    }
    let Some(ids) = read_ids(&body) else {
        return answer::never_cached(answer::refused(messages::invalid_parameters(language)));
    };
    if ids.len() > MAX_BATCH {
        let text = format!("Too many items in batch request, maximum is {MAX_BATCH}");
        return answer::never_cached(answer::refused(&text));
    }
    // Ids that are not the account's are just absent.
    let found = ids.iter().filter_map(|id| world.find(*id));
    let keys: Map<_, _> = found.map(|key| (key.id.to_string(), Value::from(&*key.key))).collect();
    answer::never_cached(answer::data(&json!({ "keys": keys })))
}
