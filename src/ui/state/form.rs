//! One open form: it takes what is typed, checks it, and gives out what is to be sent.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::context::Ctx;
use super::super::focus::focus_soon;
use super::draft_store;
use super::form_check::check_form_now;
use super::form_state::{FormState, ShownErrors};
use super::money::Rate;
use super::subject::Subject;
use crate::domain::account::AccountId;
use crate::domain::draft::{Draft, FieldError, ValidDraft};

/// The result of a submit.
pub(in super::super) enum Submit {
    /// Nothing is wrong and nothing is left to ask.
    Send(Box<ValidDraft>),
    /// The panel asks about the warnings.
    Ask,
    /// Fields are wrong, and say so.
    Refused,
    /// Nothing else is wrong, but what dollars are worth is still being read. The submit is made again by then.
    Wait,
}

/// What makes a submit again.
pub(in super::super) type Resubmit = Rc<dyn Fn()>;

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
    /// The submit that waits for the server's rate.
    waiting: StoredValue<Option<Resubmit>, LocalStorage>,
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
            waits_for_rate: false,
        };
        state.draft = with_local_time(state.draft);
        Self {
            ctx,
            state: RwSignal::new(state),
            subject: StoredValue::new_local(Rc::new(subject)),
            account_id: StoredValue::new(ctx.account_id()),
            replaced: RwSignal::new(0),
            waiting: StoredValue::new_local(None),
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

    /// Changes the draft, checks it, and stores it. A question that was open is asked again if it still matters, and a
    /// submit that waited has to be pressed again.
    pub(in super::super) fn change(self, change: impl FnOnce(&mut Draft)) {
        self.stop_waiting();
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
    fn begin_with(self, draft: Draft) {
        self.stop_waiting();
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

    /// Moves an amount that the person has not touched to where it begins at the rate that has just been read.
    pub(super) fn begin_amount_with(self, first: &Draft) {
        // Another amount is shown now than the one that was submitted.
        self.stop_waiting();
        self.state.update_untracked(|form| {
            form.draft.unlimited_quota = first.unlimited_quota;
            form.draft.remain_quota.clone_from(&first.remain_quota);
            form.draft.quota_unit = first.quota_unit;
        });
    }

    /// Shows every error there is: the server has refused what the form asked for.
    pub(in super::super) fn show_errors(self) {
        self.state.update(|form| form.shown_errors = ShownErrors::All);
    }

    /// Forgets the submit that waits for the server's rate.
    pub(in super::super) fn stop_waiting(self) {
        self.waiting.set_value(None);
        if self.state.try_with_untracked(|form| form.waits_for_rate) == Some(true) {
            self.state.update(|form| form.waits_for_rate = false);
        }
    }

    /// Makes the submit again that waited for the server's rate.
    pub(super) fn resubmit(self) {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        self.stop_waiting();
        if let Some(resubmit) = waiting {
            resubmit();
        }
    }

    /// Checks the draft by the present clock. With `anyway` the person accepts the warnings. While nothing but the
    /// server's rate is missing and it is being read, `resubmit` is called once that has ended, unless the form was changed
    /// or left by then.
    pub(in super::super) fn submit(self, anyway: bool, resubmit: Resubmit) -> Submit {
        let is_rate_read = self.ctx.money.with_untracked(|money| money.rate == Rate::Reading);
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
                Err(errors) if is_rate_read && errors.iter().all(FieldError::waits_for_rate) => {
                    form.waits_for_rate = true;
                    Submit::Wait
                }
                Err(_) => {
                    form.shown_errors = ShownErrors::All;
                    Submit::Refused
                }
                Ok(_) if form.is_asking => Submit::Ask,
                Ok((asked, _)) => Submit::Send(Box::new(asked.clone())),
            };
        });
        if matches!(submit, Submit::Wait) {
            self.waiting.set_value(Some(resubmit));
        }
        submit
    }

    /// What the form asks for, if nothing in it is wrong and nothing is left to ask; otherwise moves the focus there.
    pub(in super::super) fn asked_for(
        self,
        anyway: bool,
        resubmit: Resubmit,
    ) -> Option<ValidDraft> {
        let place = match self.submit(anyway, resubmit) {
            Submit::Send(asked) => return Some(*asked),
            Submit::Wait => return None,
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
