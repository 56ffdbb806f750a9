//! `GET /api/pricing`: which group offers which model, and at which price. Anybody may ask.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::answer::{self, Answer};
use crate::catalogue;
use crate::world::Shared;

pub(crate) async fn pricing(State(shared): State<Arc<Shared>>) -> Answer {
    let world = shared.world();
    answer::json(StatusCode::OK, &catalogue::pricing_json(&world.groups, &world.auto_groups()))
}
