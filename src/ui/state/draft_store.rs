//! Keeps what is typed into a form until it is carried out or given up: a popup closes without asking.

use gloo_timers::callback::Timeout;

use super::super::context::Ctx;
use super::form::FormModel;
use super::subject::Subject;
use crate::domain::account::AccountId;
use crate::flow::drafts::{self, DraftKey, StoredDraft};

/// Up to here a draft is stored with each change; a longer one would slow down typing.
const SMALL_DRAFT_BYTES: usize = 4096;
const STORE_AFTER_MILLIS: u32 = 400;

/// Runs while a long draft waits to be stored.
pub(in super::super) type Waiting = Option<(FormModel, Timeout)>;

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

/// Under the account that was shown when the form was opened, whichever is shown now.
fn store_now(form: FormModel) {
    let ctx = form.ctx();
    // The draft of now holds all that waited.
    drop(ctx.inner().waiting_draft.take());
    let Some(account) = form.account_id() else { return };
    let subject = form.subject();
    let base = match &*subject {
        Subject::Edit { before, .. } => Some((**before).clone()),
        Subject::New | Subject::Successor { .. } => None,
    };
    let draft = form.draft();
    ctx.spawn(async move {
        let host = ctx.host();
        let stored = StoredDraft { draft, base, saved_millis: host.now_millis() };
        let saved = drafts::save(&*host, &account, subject.draft_key(), &stored).await;
        ctx.warn_if_store_failed(saved.is_err());
    });
}

/// The text that was left in a form of the account that is shown. Without storage there is none.
pub(in super::super) async fn unsent(ctx: Ctx, form: DraftKey) -> Option<StoredDraft> {
    drafts::load(&*ctx.host(), &ctx.account_id()?, form).await.ok().flatten()
}

/// Forgets the text of a form that was carried out or given up.
pub(super) fn forget(ctx: Ctx, account: Option<AccountId>, form: DraftKey) {
    let Some(account) = account else { return };
    ctx.spawn(async move {
        let removed = drafts::remove(&*ctx.host(), &account, form).await;
        ctx.warn_if_store_failed(removed.is_err());
    });
}
