//! `GET /v1/models`: what a key may call; the free test of a new key.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::catalogue;
use crate::cors;
use crate::key_auth;
use crate::serve::ClientAddress;
use crate::world::Shared;

pub(crate) async fn list(
    State(shared): State<Arc<Shared>>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
) -> Answer {
    cors::open(match key_auth::usable_key(&shared, &headers, address) {
        Err(refusal) => *refusal,
        Ok(key) => {
            let group = if key.group.is_empty() { "default" } else { &*key.group };
            let (world, server) = (shared.world(), shared.config.server);
            let listed: Vec<_> = if key.model_limits_enabled {
                // The limits are listed whatever the group; what has no price is left out.
                let limits: Vec<_> = key.model_limits.split(',').collect();
                let priced = catalogue::models().filter(|model| limits.contains(&model.id));
                priced.map(|model| catalogue::listed(model.id, server)).collect()
            } else {
                let of_group = world.groups.iter().filter(|one| one.name == group);
                of_group
                    .flat_map(|one| &one.models)
                    .map(|id| catalogue::listed(id, server))
                    .collect()
            };
            let body = json!({ "data": listed, "object": "list", "success": true });
            answer::json(StatusCode::OK, &body)
        }
    })
}
