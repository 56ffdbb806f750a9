//! The create form as it stands: what was typed, what one look at it found, and what of that is shown.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::actions;
use super::context::{Ctx, Screen};
use crate::domain::draft::{Checked, Draft, FieldError, ValidDraft};
use crate::domain::field::Field;
use crate::domain::foresight::{Surroundings, Warning, unasked};
use crate::domain::quota::UnitsPerDollar;
use crate::domain::time::UnixSeconds;
use crate::flow;
use crate::host::Slot;

/// Up to here a draft is stored with each change, since a popup closes without asking; a longer one would be felt.
const SMALL_DRAFT_BYTES: usize = 4096;
const SAVE_AFTER_MILLIS: u32 = 400;

/// Which errors the person has been shown, and so sees go as they mend them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Nothing,
    /// The allow list was left with lines that cannot be read.
    AllowList,
    /// A submit was refused.
    Everything,
}

/// The create form.
#[derive(Clone)]
pub(super) struct FormState {
    pub(super) draft: Draft,
    /// What the last look at the draft found; there is one look a change.
    pub(super) checked: Checked,
    pub(super) told: Told,
    /// The warnings the person has said yes to.
    acknowledged: Vec<Warning>,
    /// Whether the panel stands that asks about the others.
    pub(super) is_asking: bool,
    pub(super) units_per_dollar: UnitsPerDollar,
    /// What is left of the account's balance, in units, once the server has told.
    pub(super) balance_units: Option<i64>,
    /// The address that the person wants to see checked against the list. It is part of no draft.
    pub(super) my_address: String,
}

impl FormState {
    pub(super) fn new(draft: Draft) -> Self {
        let units_per_dollar = UnitsPerDollar::default();
        // Replaced by the first look, which knows the time.
        let checked = draft.check(UnixSeconds(0), units_per_dollar, &Surroundings::default());
        Self {
            draft,
            checked,
            told: Told::Nothing,
            acknowledged: Vec::new(),
            is_asking: false,
            units_per_dollar,
            balance_units: None,
            my_address: String::new(),
        }
    }

    /// The errors that are shown.
    pub(super) fn errors(&self) -> impl Iterator<Item = &FieldError> {
        let found = self.checked.outcome.as_ref().err();
        found.into_iter().flatten().filter(|error| match self.told {
            Told::Nothing => false,
            Told::AllowList => error.field == Field::AllowIps,
            Told::Everything => true,
        })
    }

    /// What may bite; of a form with errors nothing is known.
    pub(super) fn warnings(&self) -> &[Warning] {
        self.checked.outcome.as_ref().map(|(_, warnings)| warnings.as_slice()).unwrap_or_default()
    }

    /// What has to be asked before the key is created.
    pub(super) fn unasked(&self) -> impl Iterator<Item = &Warning> {
        unasked(self.warnings(), &self.acknowledged)
    }
}

/// Changes the draft, looks at it, and keeps it. A question that stood is asked again if it still matters.
pub(super) fn change(ctx: Ctx, change: impl FnOnce(&mut Draft)) {
    ctx.form.update_untracked(|form| {
        change(&mut form.draft);
        form.is_asking = false;
    });
    look(ctx);
    keep_draft(ctx);
}

/// Checks another address against the list.
pub(super) fn set_my_address(ctx: Ctx, text: String) {
    ctx.form.update_untracked(|form| {
        form.my_address = text;
        form.is_asking = false;
    });
    look(ctx);
}

/// Looks at the draft once, and shows what is found.
pub(super) fn look(ctx: Ctx) {
    ctx.form.update(|form| {
        form.checked = ctx.check(form);
        let is_asking = form.is_asking && form.unasked().next().is_some();
        form.is_asking = is_asking;
    });
}

/// Begins with another draft: nothing of it has been told or asked yet.
pub(super) fn begin(ctx: Ctx, draft: Draft) {
    // What waits to be stored belongs to the draft before.
    drop(ctx.inner().save_timer.take());
    ctx.form.update_untracked(|form| {
        form.draft = draft;
        form.told = Told::Nothing;
        form.acknowledged.clear();
        form.is_asking = false;
        form.my_address.clear();
    });
    look(ctx);
}

/// Begins with a draft that the person chose, and keeps it. Controls follow only the person, so that the form is built
/// anew; `focus` then has the focus.
pub(super) fn fill(ctx: Ctx, draft: Draft, focus: &'static str) {
    begin(ctx, actions::with_local_time(draft));
    keep_draft(ctx);
    ctx.show(Screen::Create { banner: None });
    actions::focus_soon(ctx, focus);
}

/// Reads how the server counts money and what is left of the balance, once for each account.
pub(super) fn read_money(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    let before = ctx.inner().money_of.replace(Some(account.clone()));
    if before.as_ref() == Some(&account) {
        return;
    }
    ctx.form.update_untracked(|form| {
        form.units_per_dollar = UnitsPerDollar::default();
        form.balance_units = None;
    });
    ctx.spawn(async move {
        let host = ctx.host();
        let rate = flow::read_units_per_dollar(&*host, &account).await;
        let balance_units = flow::read_balance_units(&*host, &account).await;
        // The person may have changed the account meanwhile.
        if ctx.account().as_ref() == Some(&account) {
            ctx.form.update_untracked(|form| {
                form.units_per_dollar = rate.unwrap_or_default();
                form.balance_units = balance_units;
            });
            look(ctx);
        }
    });
}

/// What came of a submit.
pub(super) enum Submit {
    Send(Box<ValidDraft>),
    /// The panel asks.
    Ask,
    Refused,
}

/// Looks at the draft by the present clock. With `anyway` the person has said yes to what was asked.
pub(super) fn submit(ctx: Ctx, anyway: bool) -> Submit {
    let mut submit = Submit::Refused;
    ctx.form.update(|form| {
        if anyway {
            form.acknowledged = form.warnings().to_vec();
        }
        form.checked = ctx.check(form);
        let is_asking = form.unasked().next().is_some();
        form.is_asking = is_asking;
        submit = match &form.checked.outcome {
            Err(_) => {
                form.told = Told::Everything;
                Submit::Refused
            }
            Ok(_) if form.is_asking => Submit::Ask,
            Ok((asked, _)) => Submit::Send(Box::new(asked.clone())),
        };
    });
    submit
}

/// Stores the draft: a small one at once, a long one when the person pauses or the page goes.
pub(super) fn keep_draft(ctx: Ctx) {
    // A key that is edited is on the server; its form is no unsent one.
    if ctx.keys(|state| state.has_form()) {
        return;
    }
    let bytes =
        ctx.form.with_untracked(|form| form.draft.allow_ips.len() + form.draft.model_limits.len());
    if bytes <= SMALL_DRAFT_BYTES {
        save_draft(ctx);
    } else {
        let timer = Timeout::new(SAVE_AFTER_MILLIS, move || save_draft(ctx));
        drop(ctx.inner().save_timer.replace(Some(timer)));
    }
}

/// Stores what still waits to be stored.
pub(super) fn flush_draft(ctx: Ctx) {
    if ctx.inner().save_timer.take().is_some() {
        save_draft(ctx);
    }
}

fn save_draft(ctx: Ctx) {
    let draft = ctx.form.with_untracked(|form| serde_json::to_value(&form.draft));
    let Ok(value) = draft else { return };
    ctx.spawn(async move {
        let saved = ctx.host().save(Slot::Draft, value).await;
        actions::warn_if_failed(ctx, saved.is_err());
    });
}
