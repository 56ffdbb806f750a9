//! What changes while a form is open: what is typed, the result of its last check, and what of that is shown.

use crate::domain::check::Checked;
use crate::domain::draft::{Draft, FieldError};
use crate::domain::field::Field;
use crate::domain::preflight::{Warning, unconfirmed};

/// Which errors the person has been shown, and so sees go as they fix them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum ShownErrors {
    None,
    /// The allow list was left with lines that cannot be read.
    AllowList,
    /// A submit was refused.
    All,
}

/// What changes while a form is open.
#[derive(Clone)]
pub(in super::super) struct FormState {
    pub(in super::super) draft: Draft,
    /// The result of the last check; there is one check a change.
    pub(in super::super) checked: Checked,
    pub(in super::super) shown_errors: ShownErrors,
    /// The warnings that the person has accepted.
    pub(super) accepted: Vec<Warning>,
    /// Whether the panel is open that asks about the others.
    pub(in super::super) is_asking: bool,
    /// The address that the person wants to check against the list. It is part of no draft.
    pub(in super::super) my_address: String,
    /// Whether unsent text of an earlier visit was put back into the form.
    pub(in super::super) is_restored: bool,
    /// Whether a submit goes on by itself once the server's rate is read.
    pub(in super::super) waits_for_rate: bool,
}

impl FormState {
    /// The errors that are shown.
    pub(in super::super) fn errors(&self) -> impl Iterator<Item = &FieldError> {
        let found = self.checked.outcome.as_ref().err();
        found.into_iter().flatten().filter(|error| match self.shown_errors {
            ShownErrors::None => false,
            ShownErrors::AllowList => error.field == Field::AllowIps,
            ShownErrors::All => true,
        })
    }

    /// The warnings; of a form with errors there are none.
    pub(in super::super) fn warnings(&self) -> &[Warning] {
        self.checked.outcome.as_ref().map(|(_, warnings)| warnings.as_slice()).unwrap_or_default()
    }

    /// The warnings that the person has to accept before the key is created.
    pub(in super::super) fn unconfirmed(&self) -> impl Iterator<Item = &Warning> {
        unconfirmed(self.warnings(), &self.accepted)
    }
}
