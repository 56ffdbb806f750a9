//! Borrows the form of the create screen for a key that exists, and gives it back as it was.

use leptos::prelude::*;

use super::super::context::Ctx;
use crate::domain::draft::Draft;
use crate::js;

/// The form in other use.
pub(in super::super) struct Borrowed {
    /// What stood in it.
    kept: Draft,
    /// The form as it stands for the key that is edited: only what differs from it is judged and sent.
    pub(in super::super) before: Option<Draft>,
}

/// Puts `draft` into the form. With `is_edit` it stands for a key as it is.
pub(super) fn borrow(ctx: Ctx, mut draft: Draft, is_edit: bool) {
    give_back(ctx);
    // The date-time control shows the browser's own zone, of which the record knows nothing.
    if let Ok(seconds) = draft.expired_time.parse() {
        draft.expired_time_local = js::unix_seconds_to_local(seconds);
    }
    let before = is_edit.then(|| draft.clone());
    let mut kept = draft;
    ctx.form.update(|form| {
        std::mem::swap(&mut form.draft, &mut kept);
        form.errors.clear();
    });
    ctx.keys(|state| state.borrowed = Some(Borrowed { kept, before }));
}

/// Gives the form back, if it is borrowed.
pub(in super::super) fn give_back(ctx: Ctx) {
    if let Some(borrowed) = ctx.keys(|state| state.borrowed.take()) {
        ctx.form.update(|form| {
            form.draft = borrowed.kept;
            form.errors.clear();
        });
    }
}

/// Says what is wrong at the fields of the form, or that nothing is.
pub(super) fn check(ctx: Ctx, draft: &Draft) -> bool {
    let errors = ctx.validate(draft).err().unwrap_or_default();
    let is_valid = errors.is_empty();
    ctx.form.update(|form| form.errors = errors);
    if !is_valid {
        ctx.spawn(async move {
            leptos::task::tick().await;
            super::super::actions::focus(ctx, "[aria-invalid='true']");
        });
    }
    is_valid
}
