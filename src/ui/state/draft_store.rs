//! Keeps what is typed into a form until it is carried out or given up: a popup closes without asking.

use std::collections::BTreeMap;

use gloo_timers::callback::Timeout;

use super::super::context::Ctx;
use super::form::{FormModel, Subject};
use crate::domain::account::AccountId;
use crate::domain::draft::Draft;
use crate::domain::key::KeyId;
use crate::flow::drafts::{self, DraftKey, StoredDraft};

/// Up to here a draft is stored with each change; a longer one would slow down typing.
const SMALL_DRAFT_BYTES: usize = 4096;
const STORE_AFTER_MILLIS: u32 = 400;

/// Runs while a long draft waits to be stored.
pub(in super::super) type Waiting = Option<(FormModel, Timeout)>;

/// What is left unsent in the forms of keys that exist, by the account and the form.
pub(in super::super) type Unsent = BTreeMap<(Option<AccountId>, Place), Left>;

/// Which form a text was left in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Place {
    Edit(KeyId),
    Successor(KeyId),
}

/// A text that was left in a form.
#[derive(Clone, Debug)]
pub(in super::super) struct Left {
    /// The form as it was opened.
    base: Draft,
    typed: Draft,
}

/// Stores the draft of a form: a small one at once, a long one when the person pauses or the page goes.
pub(super) fn store(form: FormModel) {
    let bytes =
        form.with_untracked(|form| form.draft.allow_ips.len() + form.draft.model_limits.len());
    if bytes <= SMALL_DRAFT_BYTES {
        return store_now(form);
    }
    let timer = Timeout::new(STORE_AFTER_MILLIS, move || flush(form.ctx()));
    drop(form.ctx().inner().waiting_draft.replace(Some((form, timer))));
}

/// Stores what still waits to be stored.
pub(in super::super) fn flush(ctx: Ctx) {
    let waiting = ctx.inner().waiting_draft.take();
    if let Some((form, _timer)) = waiting {
        store_now(form);
    }
}

fn store_now(form: FormModel) {
    let ctx = form.ctx();
    // The draft of now holds all that waited.
    drop(ctx.inner().waiting_draft.take());
    let typed = form.draft();
    match &*form.subject() {
        Subject::New => {
            let Some(id) = ctx.account_id() else { return };
            ctx.spawn(async move {
                let host = ctx.host();
                let saved_millis = host.now_millis();
                let stored = StoredDraft { draft: typed, base: None, saved_millis };
                let saved = drafts::save(&*host, &id, DraftKey::New, &stored).await;
                ctx.warn_if_store_failed(saved.is_err());
            });
        }
        Subject::Edit { id, before } => leave(ctx, Place::Edit(*id), (**before).clone(), typed),
        Subject::Successor { of } => leave(ctx, Place::Successor(*of), Draft::default(), typed),
    }
}

fn leave(ctx: Ctx, place: Place, base: Draft, typed: Draft) {
    ctx.inner().unsent.borrow_mut().insert((owner(ctx), place), Left { base, typed });
}

fn owner(ctx: Ctx) -> Option<AccountId> {
    ctx.account_id()
}

/// The text that was left in the form of a new key of the account that is shown.
pub(super) async fn unsent_new_key(ctx: Ctx) -> Option<Draft> {
    let stored = drafts::load(&*ctx.host(), &ctx.account_id()?, DraftKey::New).await;
    Some(stored.ok().flatten()?.draft)
}

/// The form that a key's edit began with, and the text that was left in it.
pub(in super::super) fn unsent_edit(ctx: Ctx, id: KeyId) -> Option<(Draft, Draft)> {
    let inner = ctx.inner();
    let unsent = inner.unsent.borrow();
    let left = unsent.get(&(owner(ctx), Place::Edit(id)))?;
    Some((left.base.clone(), left.typed.clone()))
}

/// The text that was left in the form of the key that takes over from `of`.
pub(in super::super) fn unsent_successor(ctx: Ctx, of: KeyId) -> Option<Draft> {
    let inner = ctx.inner();
    let unsent = inner.unsent.borrow();
    Some(unsent.get(&(owner(ctx), Place::Successor(of)))?.typed.clone())
}

/// Forgets the text of a form that was carried out or given up.
pub(super) fn forget(ctx: Ctx, subject: &Subject) {
    let place = match subject {
        Subject::New => {
            let Some(id) = ctx.account_id() else { return };
            return ctx.spawn(async move {
                let removed = drafts::remove(&*ctx.host(), &id, DraftKey::New).await;
                ctx.warn_if_store_failed(removed.is_err());
            });
        }
        Subject::Edit { id, .. } => Place::Edit(*id),
        Subject::Successor { of } => Place::Successor(*of),
    };
    ctx.inner().unsent.borrow_mut().remove(&(owner(ctx), place));
}
