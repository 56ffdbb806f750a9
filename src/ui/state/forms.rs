//! Opens and ends forms. Each belongs to the account that was shown when it was opened, and to one subject.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::form::FormModel;
use super::subject::Subject;
use super::{draft_store, form};
use crate::domain::draft::Draft;
use crate::domain::draft_key::DraftKey;
use crate::domain::edit;
use crate::domain::key::{KeyId, KeyRecord};
use crate::flow::drafts::StoredDraft;

/// The open forms, each with the owner of its signals.
#[derive(Default)]
pub(in super::super) struct Forms {
    open: Vec<(FormModel, Owner)>,
    /// Owners of forms that have ended. Their screens may still be on the page, so they go two screens later.
    ended: [Vec<Owner>; 2],
}

/// The form of a new key.
pub(in super::super) fn new_key(ctx: Ctx) -> FormModel {
    find(ctx, DraftKey::New).unwrap_or_else(|| open(ctx, Subject::New, ctx.first_draft(), false))
}

/// The amount of every new key's form that is as `before` moves to where `after` begins; the rest of what was typed stays.
pub(super) fn move_untouched_amount(ctx: Ctx, before: &Draft, after: &Draft) {
    let amount =
        |draft: &Draft| (draft.unlimited_quota, draft.remain_quota.clone(), draft.quota_unit);
    if let Some(form) = find(ctx, DraftKey::New)
        && amount(before) != amount(after)
        && amount(&form.draft()) == amount(before)
    {
        form.begin_amount_with(after);
    }
}

/// Whether a form of a new key is open and as it was first shown.
pub(in super::super) fn is_new_key_untouched(ctx: Ctx) -> bool {
    find(ctx, DraftKey::New).is_some_and(|form| form.draft() == ctx.first_draft())
}

/// Opens the form of a new key with the text that was left in it, unless it is open.
pub(in super::super) async fn restore_new_key(ctx: Ctx) {
    let unsent = draft_store::unsent(ctx, DraftKey::New).await;
    if find(ctx, DraftKey::New).is_none() {
        begin_new_key(ctx, unsent.map(|unsent| unsent.draft));
    }
}

/// Starts the form of a new key afresh, with text of an earlier visit if there is any.
pub(in super::super) fn begin_new_key(ctx: Ctx, unsent: Option<Draft>) {
    let is_restored = unsent.is_some();
    open(ctx, Subject::New, unsent.unwrap_or_else(|| ctx.first_draft()), is_restored);
}

/// Opens the form of a key that exists. Of unsent text only what the person had touched is put back: the rest may have
/// changed on the server.
pub(in super::super) fn begin_edit(ctx: Ctx, record: &KeyRecord, unsent: Option<StoredDraft>) {
    let rate = ctx.rate();
    let before = form::with_local_time(edit::draft_of(record, rate));
    let restored = unsent.and_then(|StoredDraft { draft, base, .. }| {
        base.map(|base| edit::reapply(&before, &base, &draft, rate))
    });
    let restored = restored.filter(|draft| !edit::touched(&before, draft, rate).is_empty());
    let is_restored = restored.is_some();
    let draft = restored.unwrap_or_else(|| before.clone());
    open(ctx, Subject::Edit { id: record.id, before: Box::new(before) }, draft, is_restored);
}

/// Opens the form of the key that takes over from `of`.
pub(in super::super) fn begin_successor(
    ctx: Ctx,
    of: KeyId,
    proposed: Draft,
    unsent: Option<Draft>,
) {
    let is_restored = unsent.as_ref().is_some_and(|unsent| *unsent != proposed);
    open(ctx, Subject::Successor { of }, unsent.unwrap_or(proposed), is_restored);
}

/// The open form of a key that exists.
pub(in super::super) fn of_edit(ctx: Ctx, id: KeyId) -> Option<FormModel> {
    find(ctx, DraftKey::Edit(id))
}

/// The open form of the key that takes over from `of`.
pub(in super::super) fn of_successor(ctx: Ctx, of: KeyId) -> Option<FormModel> {
    find(ctx, DraftKey::Successor(of))
}

/// Ends a form that was carried out or given up, and forgets its text.
pub(in super::super) fn finish(ctx: Ctx, form: DraftKey) {
    end(ctx, form);
    draft_store::forget(ctx, ctx.account_id(), form);
}

/// Ends every form: another account is shown. Their texts stay stored under their own account.
pub(in super::super) fn end_all(ctx: Ctx) {
    draft_store::flush(ctx);
    let inner = ctx.inner();
    let mut forms = inner.forms.borrow_mut();
    let owners: Vec<Owner> = forms.open.drain(..).map(|(_, owner)| owner).collect();
    forms.ended[0].extend(owners);
}

/// Checks every open form again: what is known of the account has changed.
pub(in super::super) fn revalidate(ctx: Ctx) {
    open_forms(ctx).into_iter().for_each(FormModel::revalidate);
}

/// Lets go of forms whose screens have gone; called whenever a screen is built.
pub(in super::super) fn sweep(ctx: Ctx) {
    let inner = ctx.inner();
    let gone = {
        let mut forms = inner.forms.borrow_mut();
        let latest = std::mem::take(&mut forms.ended[0]);
        std::mem::replace(&mut forms.ended[1], latest)
    };
    drop(gone);
}

/// Makes every submit again that waited for the server's rate.
pub(super) fn resubmit(ctx: Ctx) {
    open_forms(ctx).into_iter().for_each(FormModel::resubmit);
}

fn open_forms(ctx: Ctx) -> Vec<FormModel> {
    ctx.inner().forms.borrow().open.iter().map(|(model, _)| *model).collect()
}

fn find(ctx: Ctx, form: DraftKey) -> Option<FormModel> {
    let inner = ctx.inner();
    let forms = inner.forms.borrow();
    forms.open.iter().map(|(model, _)| *model).find(|model| model.subject().draft_key() == form)
}

fn open(ctx: Ctx, subject: Subject, draft: Draft, is_restored: bool) -> FormModel {
    draft_store::flush(ctx);
    end(ctx, subject.draft_key());
    let owner = ctx.inner().forms_owner.child();
    let model = owner.with(|| FormModel::new(ctx, subject, draft, is_restored));
    ctx.inner().forms.borrow_mut().open.push((model, owner));
    model
}

fn end(ctx: Ctx, form: DraftKey) {
    let inner = ctx.inner();
    // What still waits to be stored would come after the text was forgotten.
    let waits = inner.waiting_draft.borrow().as_ref().map(|(model, _)| model.subject().draft_key());
    if waits == Some(form) {
        drop(inner.waiting_draft.take());
    }
    let mut forms = inner.forms.borrow_mut();
    let (gone, open) = std::mem::take(&mut forms.open)
        .into_iter()
        .partition::<Vec<_>, _>(|(model, _)| model.subject().draft_key() == form);
    forms.open = open;
    forms.ended[0].extend(gone.into_iter().map(|(_, owner)| owner));
}
