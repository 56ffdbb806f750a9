//! The deletes that wait, above every screen, each with its own "Undo"; and carrying them out.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::context::{Ctx, Inner};
use super::focus::focus;
use super::keys;
use super::new_keys;
use super::part::{OnPress, block, button, live_line};
use crate::domain::key::KeyId;
use crate::domain::readable::readable;
use crate::flow::keys::Changed;
use crate::flow::pending_deletes::{self as queue, OfCreate, PendingDelete, Phase, Stopped, Watch};
use crate::text::{Text, fill};

/// While another window carries the queue out, it is read again so often, in milliseconds.
const LOOK_EVERY_MILLIS: u32 = 1_000;

/// Puts a delete that the person has confirmed into the queue. If it cannot be stored, nothing is deleted.
pub(super) fn confirm(ctx: Ctx, key: KeyId, name: String, of_create: Option<OfCreate>) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        let host = ctx.host();
        let pending = PendingDelete::new(key, name, of_create, host.now_millis());
        match queue::add(&*host, &id, pending).await {
            Ok(pending) => {
                ctx.set_pending_deletes(pending);
                follow(ctx);
                leptos::task::tick().await;
                focus(ctx, &format!("[data-key='{}'] [data-action='undo']", key.0));
            }
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

/// Follows the queue of the account that is shown as long as something waits in it, and carries it out unless another
/// window does.
pub(super) fn follow(ctx: Ctx) {
    let inner = ctx.inner();
    let Some(account) = ctx.account().filter(|_| !ctx.is_readonly()) else { return };
    if !inner.pending_deletes.begin() {
        return;
    }
    let following = Following(ctx.weak());
    ctx.spawn(async move {
        let host = ctx.host();
        while ctx.inner().pending_deletes.take_more() {
            let Ok(known) = queue::load(&*host, &account.id).await else { break };
            let is_empty = known.iter().all(|own| own.phase == Phase::Failed);
            ctx.set_pending_deletes(known);
            if is_empty {
                continue;
            }
            let on_queue = |queue: &[PendingDelete]| ctx.set_pending_deletes(queue.to_vec());
            let on_done = |own: &PendingDelete, changed, is_settled| {
                show_done(ctx, own, changed, is_settled);
            };
            let watch = Watch { on_queue: &on_queue, on_done: &on_done };
            match queue::carry_out(&*host, &account, &watch).await {
                Stopped::Empty => {}
                Stopped::AnotherWindow => {
                    host.sleep(LOOK_EVERY_MILLIS).await;
                    ctx.inner().pending_deletes.begin();
                }
                Stopped::Store => {
                    ctx.notify(Some(Text::STORE_FAILED));
                    break;
                }
            }
        }
        drop(following);
    });
}

/// Reads the queue, which another window may have changed, and follows it.
pub(super) async fn read_again(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    if let Ok(pending) = queue::load(&*ctx.host(), &id).await
        && ctx.account_id() == Some(id)
    {
        let known = ctx.pending_deletes();
        let is_over = |own: &&PendingDelete| {
            own.phase == Phase::Begun && pending.iter().all(|left| left.key != own.key)
        };
        let gone: Vec<KeyId> = known.iter().filter(is_over).map(|own| own.key).collect();
        ctx.set_pending_deletes(pending);
        for key in gone {
            keys::take_deleted(ctx, key);
        }
        follow(ctx);
    }
}

/// The queue is followed until this is dropped, however it ends.
struct Following(Weak<Inner>);

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(inner) = self.0.upgrade() {
            inner.pending_deletes.end();
        }
    }
}

fn show_done(ctx: Ctx, own: &PendingDelete, changed: Changed, is_settled: bool) {
    if changed == Changed::Gone {
        new_keys::dismiss(ctx, own.key);
    }
    if own.of_create.is_some() {
        actions::show_deleted_candidate(ctx, own.key, &changed, is_settled);
    }
    keys::show_deleted(ctx, own.key, changed);
    if is_settled {
        ctx.notify(Some(Text::STORED_GONE));
    }
}

/// Changes the person's mind, as long as that is possible.
fn undo(ctx: Ctx, key: KeyId) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        match queue::undo(&*ctx.host(), &id, key).await {
            Ok(left) => {
                let is_undone = left.iter().all(|own| own.key != key);
                ctx.set_pending_deletes(left);
                if is_undone {
                    keys::leave_delete(ctx, key);
                }
            }
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

/// One strip for each.
pub(super) fn strips(ctx: Ctx) -> Vec<AnyView> {
    if ctx.account().is_none() {
        return Vec::new();
    }
    ctx.pending_deletes().iter().map(|own| strip(ctx, own)).collect()
}

fn strip(ctx: Ctx, own: &PendingDelete) -> AnyView {
    let (key, due) = (own.key, own.clone());
    let name = readable(&own.name);
    let text = Signal::derive(move || {
        let seconds = due.seconds_left(ctx.now_millis.get()).to_string();
        let values = [("name", &*name), ("seconds", &*seconds)];
        match due.phase {
            Phase::Waiting => fill(ctx.t(Text::DELETE_WAITING), &values),
            Phase::Begun => fill(ctx.t(Text::DELETE_BEGUN), &values),
            Phase::Failed => fill(ctx.t(Text::DELETE_FAILED), &values),
        }
    });
    let undo: OnPress = Rc::new(move || undo(ctx, key));
    let way = match own.phase {
        Phase::Waiting => Some(button("primary", "undo", ctx.t(Text::UNDO), undo)),
        Phase::Begun => None,
        Phase::Failed => Some(button("quiet", "dismiss-delete", ctx.t(Text::CLOSE), undo)),
    };
    let mut parts = vec![live_line("", None, Some("waiting"), "status", text)];
    parts.extend(way);
    view! {
        <section data-part="pending-delete" data-key=key.0.to_string() data-phase=own.phase.code()>
            {block("actions told", parts)}
        </section>
    }
    .into_any()
}
