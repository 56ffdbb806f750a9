//! `GET /api/status`: what the server says of itself to anybody.

use std::sync::Arc;

use axum::extract::State;
use serde_json::Value;

use crate::answer::{self, Answer};
use crate::world::Shared;

pub(crate) async fn status(State(shared): State<Arc<Shared>>) -> Answer {
    let status: Value =
        serde_json::from_str(shared.config.server.status_json()).unwrap_or_default();
    answer::data(&status)
}
