//! The key that is being made, and what became of it.
//!
//! While one is being made nothing else stands on the screen, wherever the person was when it began. A stage may hold
//! a whole key, so it goes with its account.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::context::Ctx;
use crate::api::Failure;
use crate::domain::draft_key::DraftKey;
use crate::flow::{Created, Outcome};
use crate::text::Text;

/// How far the making of a key is.
#[derive(Clone)]
pub(in super::super) enum Stage {
    /// The form, with why the last try failed.
    Form(Option<Banner>),
    /// A key is being made, or its outcome looked for.
    Working,
    /// It exists.
    Created(Rc<Created>),
    /// What is known of it is not enough. The form that asked for it, too.
    Unsettled(Rc<Outcome>, DraftKey),
}

/// What stands above a form after something failed.
#[derive(Clone)]
pub(in super::super) enum Banner {
    /// An exchange failed.
    Failed(Failure),
    /// Nothing was sent, and why.
    NotSent(Text, Option<Failure>),
}

impl Ctx {
    pub(in super::super) fn set_stage(self, stage: Stage) {
        self.clear_screen_texts();
        self.stage.set(stage);
    }

    /// Shows what is being done. Only the first step builds the screen.
    pub(in super::super) fn set_step(self, step: Text) {
        self.step.set(Some(step));
        if !self.is_making() {
            self.stage.set(Stage::Working);
        }
    }

    /// Whether a key is being made.
    pub(in super::super) fn is_making(self) -> bool {
        self.stage.with_untracked(|stage| matches!(stage, Stage::Working))
    }

    /// As [`Self::is_making`], for what follows it.
    pub(in super::super) fn is_making_followed(self) -> bool {
        self.stage.with(|stage| matches!(stage, Stage::Working))
    }

    /// The outcome that is shown.
    pub(in super::super) fn outcome(self) -> Option<Rc<Outcome>> {
        self.stage.with_untracked(|stage| match stage {
            Stage::Unsettled(outcome, _) => Some(Rc::clone(outcome)),
            _ => None,
        })
    }

    /// Whether this outcome is the one that is still shown.
    pub(in super::super) fn is_at_outcome(self, outcome: &Rc<Outcome>) -> bool {
        self.outcome().is_some_and(|own| Rc::ptr_eq(&own, outcome))
    }
}
