//! `GET /api/user/self`, `/self/groups`, `/groups` and `/models`: the account.

use std::sync::Arc;

use axum::extract::State;
use serde_json::{Value, json};

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::catalogue;
use crate::world::Shared;

pub(crate) async fn current(_: SignedIn, State(shared): State<Arc<Shared>>) -> Answer {
    let mut user: Value =
        serde_json::from_str(shared.config.server.self_json()).unwrap_or_default();
    user["id"] = json!(shared.config.user_id);
    answer::data(&user)
}

pub(crate) async fn own_groups(_: SignedIn, State(shared): State<Arc<Shared>>) -> Answer {
    answer::data(&catalogue::groups_json(&shared.world().groups))
}

/// The same for everybody: this one asks for no token.
pub(crate) async fn groups(State(shared): State<Arc<Shared>>) -> Answer {
    answer::data(&catalogue::groups_json(&shared.world().groups))
}

pub(crate) async fn models(_: SignedIn, State(shared): State<Arc<Shared>>) -> Answer {
    let mut models = catalogue::callable(&shared.world().groups);
    if shared.config.server.sorts_user_models() {
        models.sort_unstable();
    }
    answer::data(&json!(models))
}
