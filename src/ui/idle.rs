//! Watches over the open accounts: locks them when nobody uses the app, and follows what other windows do.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::context::Ctx;
use super::copy::clear_if_due;
use super::follow::follow_accounts;
use super::keys;
use super::state::nav::Route;
use crate::flow;
use crate::text::Text;

/// How often the last use is looked at, in milliseconds.
const LOOK_EVERY_MILLIS: u32 = 5_000;

/// A use is noted so often at most, in milliseconds: a note on every key press would be felt.
const NOTE_EVERY_MILLIS: i64 = 10_000;

/// Looks for as long as the app stands.
pub(super) fn watch(ctx: Ctx) {
    let looking = Interval::new(LOOK_EVERY_MILLIS, move || {
        if !ctx.inner().new_keys.borrow().is_empty() {
            // It says how long ago each was made.
            ctx.now_millis.set(ctx.host().now_millis());
        }
        ctx.spawn(look(ctx));
    });
    // Dropped with the app, which ends it.
    let _ = StoredValue::new_local(looking);
}

/// Notes that the person is there, and does what waited for a press.
pub(super) fn used(ctx: Ctx) {
    if ctx.inner().copied.is_due() {
        ctx.spawn(clear_if_due(ctx));
    }
    if !ctx.can_lock() || !ctx.is_note_due(NOTE_EVERY_MILLIS) {
        return;
    }
    ctx.spawn(async move {
        if flow::touch(&*ctx.host()).await.is_err() {
            // The older note stands: at worst it locks too early.
            ctx.notify(Some(Text::STORE_FAILED));
        }
    });
}

async fn look(ctx: Ctx) {
    let is_creating = ctx.is_making();
    let is_working = is_creating || ctx.inner().bulk.is_running() || keys::is_many_running(ctx);
    if ctx.can_lock() && is_working {
        // What goes on for the person puts the lock off, for the background worker and the other windows too.
        let noted = flow::note_work(&*ctx.host()).await;
        ctx.warn_if_store_failed(noted.is_err());
    }
    // A create under way is never cut off; it ends within its time limits, and then this looks again.
    if is_creating || matches!(ctx.at(), Route::Unlock | Route::Loading) {
        return;
    }
    let known = ctx.book();
    if known.accounts.len() < 2 && !known.can_lock() {
        return;
    }
    let host = ctx.host();
    let minutes = ctx.lock_after_minutes();
    let locked = flow::lock_if_idle(&*host, minutes).await;
    ctx.warn_if_store_failed(locked.is_err());
    // Where nobody tells of changes they are looked for.
    follow_accounts(ctx).await;
}
