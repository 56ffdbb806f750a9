//! What the screens that connect, unlock and change an account show beside what is typed.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::making::Banner;
use crate::flow::ConnectField;
use crate::text::Text;

/// Nothing at first, and again with each visit of such a screen.
#[derive(Clone, Default)]
pub(in super::super) struct Access {
    /// What is wrong with a field.
    pub(in super::super) error: Option<(ConnectField, Text)>,
    /// Why nothing came of the last try.
    pub(in super::super) banner: Option<Banner>,
    /// What was done, or why it was not.
    pub(in super::super) said: Option<Text>,
    /// A try is under way: a second press begins no other.
    pub(in super::super) is_busy: bool,
}

/// A try that is under way. However it ends, the next may begin: also when it is given up half-way.
pub(in super::super) struct Busy(Option<Ctx>);

impl Busy {
    /// Ends the try, and shows its outcome.
    pub(in super::super) fn end(mut self, outcome: Access) {
        if let Some(ctx) = self.0.take() {
            ctx.access.set(outcome);
        }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some(ctx) = self.0.take() {
            // An app that is gone has no screen to show it.
            let _is_shown = ctx.access.try_update(|access| access.is_busy = false);
        }
    }
}

impl Ctx {
    /// Begins a try, unless one is under way.
    pub(in super::super) fn begin_access(self) -> Option<Busy> {
        if self.access.with_untracked(|access| access.is_busy) {
            return None;
        }
        self.access.set(Access { is_busy: true, ..Access::default() });
        Some(Busy(Some(self)))
    }
}
