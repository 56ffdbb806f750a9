//! What is asked for: two forms alone, so that submits and rivals often want just the same.

use comet_keys::domain::draft::ValidDraft;

use crate::drafts::asked;

/// The form with this number, 0 or 1.
pub(crate) fn form(which: u64) -> ValidDraft {
    thread_local!(static FORMS: [ValidDraft; 2] = [asked("ci"), asked("production")]);
    FORMS.with(|forms| forms[usize::try_from(which).unwrap()].clone())
}
