//! Borrows the form of the create screen for a key that exists, and gives it back as it was.

use leptos::prelude::WithUntracked as _;

use super::super::actions::{focus_soon, with_local_time};
use super::super::context::Ctx;
use super::super::form::{self, Submit};
use crate::domain::draft::Draft;

/// The form in other use.
pub(in super::super) struct Borrowed {
    /// What stood in it.
    kept: Draft,
    /// The form as it stands for the key that is edited: only what differs from it is judged and sent.
    pub(in super::super) before: Option<Draft>,
}

/// Puts `draft` into the form. With `is_edit` it stands for a key as it is.
pub(super) fn borrow(ctx: Ctx, draft: Draft, is_edit: bool) {
    give_back(ctx);
    form::flush_draft(ctx);
    // The date-time control shows the browser's own zone, of which the record knows nothing.
    let draft = with_local_time(draft);
    let before = is_edit.then(|| draft.clone());
    let kept = ctx.form.with_untracked(|form| form.draft.clone());
    ctx.keys(|state| state.borrowed = Some(Borrowed { kept, before }));
    form::begin(ctx, draft);
}

/// Gives the form back, if it is borrowed.
pub(in super::super) fn give_back(ctx: Ctx) {
    if let Some(borrowed) = ctx.keys(|state| state.borrowed.take()) {
        form::begin(ctx, borrowed.kept);
    }
}

/// Says what is wrong at the fields of the form, or that nothing is.
pub(super) fn check(ctx: Ctx) -> bool {
    // What may bite is not asked about: the changes are shown before they are made.
    let is_valid = !matches!(form::submit(ctx, true), Submit::Refused);
    if !is_valid {
        focus_soon(ctx, "[aria-invalid='true']");
    }
    is_valid
}
