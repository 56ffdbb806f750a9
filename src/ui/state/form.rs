//! One open form: what it is for, what is typed into it, the result of its last check, and what of that is shown.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::context::Ctx;
use super::super::focus::focus_soon;
use super::draft_store;
use super::form_check::check_form_now;
use crate::domain::account::AccountId;
use crate::domain::check::Checked;
use crate::domain::draft::{Draft, FieldError, ValidDraft};
use crate::domain::draft_key::DraftKey;
use crate::domain::field::Field;
use crate::domain::key::KeyId;
use crate::domain::preflight::{Warning, unconfirmed};

/// What a form is for, from its first moment to its last. Two forms for two things are never one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Subject {
    /// A key that is to be created.
    New,
    /// A key that exists.
    Edit {
        /// Its number.
        id: KeyId,
        /// The form as the key is on the server: only what differs from it is checked and sent.
        before: Box<Draft>,
    },
    /// The key that takes over from another.
    Successor {
        /// The number of the other.
        of: KeyId,
    },
}

impl Subject {
    /// What tells this form from every other of its account.
    pub(in super::super) const fn draft_key(&self) -> DraftKey {
        match self {
            Self::New => DraftKey::New,
            Self::Edit { id, .. } => DraftKey::Edit(*id),
            Self::Successor { of } => DraftKey::Successor(*of),
        }
    }
}

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
    accepted: Vec<Warning>,
    /// Whether the panel is open that asks about the others.
    pub(in super::super) is_asking: bool,
    /// The address that the person wants to check against the list. It is part of no draft.
    pub(in super::super) my_address: String,
    /// Whether unsent text of an earlier visit was put back into the form.
    pub(in super::super) is_restored: bool,
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

/// The result of a submit.
pub(in super::super) enum Submit {
    /// Nothing is wrong and nothing is left to ask.
    Send(Box<ValidDraft>),
    /// The panel asks about the warnings.
    Ask,
    /// Fields are wrong, and say so.
    Refused,
}

/// One open form; cheap to copy. [`super::forms`] opens and ends it.
#[derive(Clone, Copy)]
pub(in super::super) struct FormModel {
    ctx: Ctx,
    state: RwSignal<FormState>,
    subject: StoredValue<Rc<Subject>, LocalStorage>,
    /// The account that was shown when the form was opened.
    account_id: StoredValue<Option<AccountId>>,
    /// Changes when the whole draft was replaced: controls follow only the person otherwise.
    pub(in super::super) replaced: RwSignal<u32>,
}

impl FormModel {
    /// Made under the owner that lives as long as the form; `forms` alone makes one.
    pub(super) fn new(ctx: Ctx, subject: Subject, draft: Draft, is_restored: bool) -> Self {
        let mut state = FormState {
            checked: check_form_now(ctx, &subject, &draft, ""),
            draft,
            shown_errors: ShownErrors::None,
            accepted: Vec::new(),
            is_asking: false,
            my_address: String::new(),
            is_restored,
        };
        state.draft = with_local_time(state.draft);
        Self {
            ctx,
            state: RwSignal::new(state),
            subject: StoredValue::new_local(Rc::new(subject)),
            account_id: StoredValue::new(ctx.account_id()),
            replaced: RwSignal::new(0),
        }
    }

    pub(in super::super) const fn ctx(self) -> Ctx {
        self.ctx
    }

    pub(in super::super) fn subject(self) -> Rc<Subject> {
        self.subject.get_value()
    }

    pub(in super::super) fn account_id(self) -> Option<AccountId> {
        self.account_id.get_value()
    }

    /// Reads the state, and follows it.
    pub(in super::super) fn with<T>(self, read: impl FnOnce(&FormState) -> T) -> T {
        self.state.with(read)
    }

    /// Reads the state as it is now.
    pub(in super::super) fn with_untracked<T>(self, read: impl FnOnce(&FormState) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// A copy of what is typed.
    pub(in super::super) fn draft(self) -> Draft {
        self.with_untracked(|form| form.draft.clone())
    }

    /// Changes the draft, checks it, and stores it. A question that was open is asked again if it still matters.
    pub(in super::super) fn change(self, change: impl FnOnce(&mut Draft)) {
        self.state.update_untracked(|form| {
            change(&mut form.draft);
            form.is_asking = false;
        });
        self.revalidate();
        draft_store::store(self);
    }

    /// Checks another address against the list.
    pub(in super::super) fn set_my_address(self, text: String) {
        self.state.update_untracked(|form| {
            form.my_address = text;
            form.is_asking = false;
        });
        self.revalidate();
    }

    /// Shows the errors of the allow list, once the person has left it.
    pub(in super::super) fn show_allow_list_errors(self) {
        let is_due = self.with_untracked(|form| {
            form.shown_errors == ShownErrors::None && !form.checked.allow_list.errors.is_empty()
        });
        if is_due {
            self.state.update(|form| form.shown_errors = ShownErrors::AllowList);
        }
    }

    /// Closes the panel that asks.
    pub(in super::super) fn stop_asking(self) {
        self.state.update(|form| form.is_asking = false);
    }

    /// Checks the draft once, and shows what is found.
    pub(in super::super) fn revalidate(self) {
        let subject = self.subject();
        // A form that has ended meanwhile shows nothing.
        let _is_open = self.state.try_update(|form| {
            form.checked = check_form_now(self.ctx, &subject, &form.draft, &form.my_address);
            let is_asking = form.is_asking && form.unconfirmed().next().is_some();
            form.is_asking = is_asking;
        });
    }

    /// Puts a draft in place of the one that is typed, and stores it: nothing of it has been shown or asked yet. The
    /// fields are built anew; `focus` then has the focus.
    pub(in super::super) fn replace(self, draft: Draft, focus: &'static str) {
        self.begin_with(draft);
        draft_store::store(self);
        focus_soon(self.ctx, focus);
    }

    /// As [`Self::replace`], for a draft that is not the person's: it is not stored, and the focus stays.
    pub(super) fn begin_with(self, draft: Draft) {
        self.state.update_untracked(|form| {
            form.draft = with_local_time(draft);
            form.shown_errors = ShownErrors::None;
            form.accepted.clear();
            form.is_asking = false;
            form.is_restored = false;
            form.my_address.clear();
        });
        self.revalidate();
        self.replaced.update(|count| *count = count.wrapping_add(1));
    }

    /// Checks the draft by the present clock. With `anyway` the person accepts the warnings.
    pub(in super::super) fn submit(self, anyway: bool) -> Submit {
        let mut submit = Submit::Refused;
        let subject = self.subject();
        self.state.update(|form| {
            if anyway {
                form.accepted = form.warnings().to_vec();
            }
            form.checked = check_form_now(self.ctx, &subject, &form.draft, &form.my_address);
            let is_asking = form.unconfirmed().next().is_some();
            form.is_asking = is_asking;
            submit = match &form.checked.outcome {
                Err(_) => {
                    form.shown_errors = ShownErrors::All;
                    Submit::Refused
                }
                Ok(_) if form.is_asking => Submit::Ask,
                Ok((asked, _)) => Submit::Send(Box::new(asked.clone())),
            };
        });
        submit
    }

    /// What the form asks for, if nothing in it is wrong and nothing is left to ask; otherwise moves the focus there.
    pub(in super::super) fn asked_for(self, anyway: bool) -> Option<ValidDraft> {
        let place = match self.submit(anyway) {
            Submit::Send(asked) => return Some(*asked),
            Submit::Ask => "[data-part='foresight']",
            Submit::Refused => "[aria-invalid='true']",
        };
        focus_soon(self.ctx, place);
        None
    }
}

/// The date-time control shows the browser's own zone, of which a record or the journal knows nothing.
pub(in super::super) fn with_local_time(mut draft: Draft) -> Draft {
    let is_relative = draft.expired_time.starts_with('+');
    if let (false, Ok(seconds)) = (is_relative, draft.expired_time.parse()) {
        draft.expired_time_local = crate::js::unix_seconds_to_local(seconds);
    }
    draft
}
