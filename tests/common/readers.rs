//! Every reader of the API at once, for the property tests and the fuzzer.

use comet_keys::api::{
    Response, create_key, delete_key, get_key, groups, list_keys, model_catalogue, models_v1,
    reveal_key, reveal_keys, set_status, status, update_key, usage, user_models, user_self,
};

/// Feeds one response to every reader. Returns whether any took it for a success.
#[allow(unreachable_pub, reason = "each test crate uses its own part of this")]
pub fn read_all(response: &Response) -> bool {
    [
        list_keys::read(response).is_ok(),
        create_key::read(response).is_ok(),
        get_key::read(response).is_ok(),
        reveal_key::read(response).is_ok(),
        reveal_keys::read(response).is_ok(),
        update_key::read(response).is_ok(),
        set_status::read(response).is_ok(),
        delete_key::read(response).is_ok(),
        user_self::read(response).is_ok(),
        groups::read(response).is_ok(),
        user_models::read(response).is_ok(),
        model_catalogue::read(response).is_ok(),
        status::read(response).is_ok(),
        usage::read(response).is_ok(),
        models_v1::read(response).is_ok(),
    ]
    .contains(&true)
}
