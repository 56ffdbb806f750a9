//! A form that a pasted request has filled, and what it was before.

use crate::domain::draft::Draft;

/// What is said of an import in the form that is built anew with it.
pub(in super::super) struct Filled {
    /// What was taken over and what was not, a sentence a line.
    pub(in super::super) summary: String,
    /// The form as it was.
    pub(in super::super) before: Draft,
}
