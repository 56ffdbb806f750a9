//! `GET /api/status`: what the server says of itself to anybody.

use std::sync::Arc;

use axum::extract::State;
use serde_json::Value;

use crate::answer::{self, Answer};
use crate::world::Shared;

pub(crate) async fn status(State(shared): State<Arc<Shared>>) -> Answer {
    let mut status: Value =
        serde_json::from_str(shared.config.server.status_json()).unwrap_or_default();
    if let Some(rate) = shared.world().quota_per_unit.clone() {
        status["quota_per_unit"] = rate;
    }
    answer::data(&status)
}
