//! What outlives a screen.

pub(super) mod access;
mod clock;
pub(super) mod draft_store;
pub(super) mod filled;
pub(super) mod form;
pub(super) mod form_check;
pub(super) mod form_state;
pub(super) mod forms;
pub(super) mod making;
pub(super) mod money;
pub(super) mod nav;
pub(super) mod pending_deletes;
pub(super) mod session;
pub(super) mod subject;
