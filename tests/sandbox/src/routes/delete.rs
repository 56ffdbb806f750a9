//! `DELETE /api/token/{id}` and `POST /api/token/batch`: keys go, and stop working.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::json;

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::messages::{self, Language};
use crate::world::Shared;

pub(crate) async fn delete(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
) -> Answer {
    // The real server takes what is no number for 0.
    match id.parse().unwrap_or(0) {
        0 => answer::refused(messages::ID_IS_EMPTY),
        id if shared.world().remove(id) => answer::done(),
        _ => answer::refused(messages::RECORD_NOT_FOUND),
    }
}

/// Ids in a body; `None` when there are none or the body is something else.
pub(super) fn read_ids(body: &[u8]) -> Option<Vec<i64>> {
    #[derive(Deserialize)]
    struct Batch {
        ids: Vec<i64>,
    }
    let batch: Batch = serde_json::from_slice(body).ok()?;
    (!batch.ids.is_empty()).then_some(batch.ids)
}

pub(crate) async fn delete_batch(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let Some(ids) = read_ids(&body) else {
        return answer::refused(messages::invalid_parameters(Language::of(&headers)));
    };
    let mut world = shared.world();
    let removed = ids.into_iter().filter(|id| world.remove(*id)).count();
    answer::data(&json!(removed))
}
