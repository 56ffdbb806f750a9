//! Which path leads where.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::redirects::no_route;
use crate::routes::{
    account, auto_groups, create, delete, get as get_one, list, models, pricing, reveal, search,
    status, update, usage, user, v1_models,
};
use crate::world::Shared;

/// All routes of the configured generation.
pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    let server = shared.config.server;
    let mut router = Router::new()
        .route("/api/token/", get(list::list).post(create::create).put(update::update))
        .route("/api/token/search", get(search::search))
        .route("/api/token/batch", post(delete::delete_batch))
        .route("/api/token/{id}", get(get_one::get).delete(delete::delete))
        .route("/api/user/self", get(user::current))
        .route("/api/user/self/groups", get(user::own_groups))
        .route("/api/user/groups", get(user::groups))
        .route("/api/user/models", get(user::models))
        .route("/api/status", get(status::status))
        .route("/api/usage/token/", get(usage::usage))
        .route("/v1/models", get(v1_models::list));
    if server.masks_keys() {
        router = router
            .route("/api/token/{id}/key", post(reveal::reveal))
            .route("/api/token/batch/keys", post(reveal::reveal_batch));
    }
    if server.has_auto_groups() {
        router = router.route("/api/token/auto-groups", get(auto_groups::offered));
    }
    if server.has_pricing_and_logs() {
        router = router
            .route("/api/pricing", get(pricing::pricing))
            .route("/api/log/self", get(account::calls))
            .route("/api/log/self/stat", get(account::sums))
            .route("/api/data/self", get(account::hourly_sums))
            .route("/api/user/aff", get(account::invitation));
    }
    if server.has_scoped_tokens() {
        router = router
            .route("/api/user/access_tokens", get(account::access_tokens))
            .route("/api/user/token", get(account::of_administrators));
    }
    router = if server.has_public_catalogue() {
        router.route("/api/models", get(models::public))
    } else {
        router.route("/api/models", get(models::by_channel))
    };
    router
        .fallback(no_route)
        .method_not_allowed_fallback(no_route)
        // The real server has no limit on a body.
        .layer(DefaultBodyLimit::disable())
        .with_state(Arc::clone(shared))
}
