//! `GET /api/token/auto-groups`: to which groups a key of the group `auto` may be limited.

use std::sync::Arc;

use axum::extract::State;
use serde_json::json;

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::world::Shared;

/// The most groups a key may name; the server's default setting.
pub(crate) const MAX_AUTO_GROUPS: usize = 5;

pub(crate) async fn offered(_: SignedIn, State(shared): State<Arc<Shared>>) -> Answer {
    let world = shared.world();
    answer::data(&json!({ "groups": world.auto_groups(), "max_count": MAX_AUTO_GROUPS }))
}
