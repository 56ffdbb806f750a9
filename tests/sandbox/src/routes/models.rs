//! `GET /api/models`: `CometAPI`'s public catalogue; on New API something else for the signed in.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde_json::json;

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::catalogue;
use crate::world::Shared;

/// The catalogue, without any token.
pub(crate) async fn public() -> Answer {
    answer::json(StatusCode::OK, &catalogue::public_json())
}

/// The models by channel, for the signed in.
pub(crate) async fn by_channel(_: SignedIn, State(shared): State<Arc<Shared>>) -> Answer {
    let channels = catalogue::channels_json(&shared.world().groups);
    answer::json(StatusCode::OK, &json!({ "data": channels, "success": true }))
}
