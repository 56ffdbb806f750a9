//! `GET /api/token/{id}`: one key.

use std::num::{IntErrorKind, ParseIntError};
use std::sync::Arc;

use axum::extract::{Path, State};

use crate::answer::{self, Answer};
use crate::auth::SignedIn;
use crate::messages;
use crate::world::Shared;

pub(crate) async fn get(
    _: SignedIn,
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
) -> Answer {
    let id = match read_id(&id) {
        Ok(0) => return answer::refused(messages::ID_IS_EMPTY),
        Ok(id) => id,
        Err(message) => return answer::refused(&message),
    };
    match shared.world().find(id) {
        Some(key) => answer::data(&key.shown(shared.config.server)),
        None => answer::refused(messages::RECORD_NOT_FOUND),
    }
}

/// An id from a path, or the server's text about what stands there instead.
pub(super) fn read_id(text: &str) -> Result<i64, String> {
    text.parse().map_err(|error: ParseIntError| {
        let reason = match error.kind() {
            IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => "value out of range",
            _ => "invalid syntax",
        };
        format!("strconv.Atoi: parsing {text:?}: {reason}")
    })
}
