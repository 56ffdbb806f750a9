//! From a press to a flow and from its outcome to the screen, for the key screens.

use std::future::Future;
use std::rc::Weak;

use leptos::prelude::*;

use super::super::context::{Ctx, Inner};
use super::super::embedded;
use super::super::focus::focus;
use super::super::state::nav::{Page, Route};
use super::state::Reading;
use super::told::Told;
use crate::api::{Account, Certainty};
use crate::domain::completeness::{Completeness, Gap, Partial};
use crate::domain::key::KeyId;
use crate::domain::key_state::marks;
use crate::flow::keys::{self, Changed, KeyList};
use crate::flow::{rotate, show_badge};
use crate::text::Text;

/// For so long a list that was read is shown again as it is.
const FRESH_MILLIS: i64 = 30_000;

pub(in super::super) fn open(ctx: Ctx, page: Page) {
    ctx.notify(None);
    ctx.go(Route::Keys(page));
    focus_screen(ctx);
}

/// Leads on from a page whose work is done, if the person is still there. True if they were.
pub(super) fn leave(ctx: Ctx, from: Page, to: Page) -> bool {
    let is_there = is_at(ctx, from);
    if is_there {
        open(ctx, to);
    }
    is_there
}

/// Shows what came of something where the person is on `page`; otherwise only the list that stands follows, and the
/// strip above every screen tells of it.
pub(super) fn show_change(ctx: Ctx, page: Page) {
    if is_at(ctx, page) {
        ctx.page_changed.notify();
        focus_screen(ctx);
    } else {
        look(ctx);
    }
    ctx.work_changed.notify();
}

/// Whether the person is on this page.
pub(super) fn is_at(ctx: Ctx, page: Page) -> bool {
    ctx.at() == Route::Keys(page)
}

/// The pressed button is gone with its screen: the next Tab goes on from the title, which is read out, or from the field
/// that is to be filled.
fn focus_screen(ctx: Ctx) {
    ctx.spawn(async move {
        leptos::task::tick().await;
        focus(ctx, "h1");
        focus(ctx, "main [autofocus]");
    });
}

/// Shows the list, and reads it.
pub(in super::super) fn open_list(ctx: Ctx) {
    open(ctx, Page::List);
    read_list(ctx);
}

/// Shows the list again, and reads it unless it has just been read: a thousand keys cost ten of the 180 requests that
/// a server answers in 180 seconds.
pub(super) fn back_to_list(ctx: Ctx) {
    let now_millis = ctx.host().now_millis();
    let is_fresh = ctx.keys(|state| {
        let age_millis = now_millis.saturating_sub(state.read_millis);
        matches!(state.reading, Reading::Done) && (0..FRESH_MILLIS).contains(&age_millis)
    });
    open(ctx, Page::List);
    if !is_fresh {
        read_list(ctx);
    }
}

/// Reads all keys, and shows them page by page as they come.
pub(super) fn read_list(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    let number = ctx.keys(|state| {
        state.reading = Reading::UnderWay;
        state.reading_number += 1;
        state.reading_number
    });
    look(ctx);
    ctx.spawn(async move {
        let is_first = ctx.keys(|state| state.records.is_empty());
        if is_first {
            let nothing = Partial { read: 0, of: None, why: Gap::Unfinished };
            ctx.keys(|state| state.completeness = Completeness::Partial(nothing));
        }
        // A list that stands is replaced as a whole: half of it would look as if keys were gone.
        let on_page = |page| {
            if is_first {
                take(ctx, number, page);
            }
        };
        let told = keys::list_all(&*ctx.host(), &account, &on_page).await;
        if ctx.keys(|state| state.reading_number) != number {
            return;
        }
        let now = ctx.now();
        let warned = told
            .as_ref()
            .ok()
            .map(|list| list.keys.iter().filter(|record| !marks(record, now).is_empty()).count());
        let reading = match told {
            Ok(list) => {
                let failure = list.failure.clone();
                take(ctx, number, list);
                failure.map_or(Reading::Done, Reading::Failed)
            }
            Err(failure) => Reading::Failed(failure),
        };
        let read_millis = ctx.host().now_millis();
        ctx.keys(|state| {
            state.reading = reading;
            state.read_millis = read_millis;
        });
        read_rotations(ctx, &account).await;
        look(ctx);
        if let Some(warned) = warned {
            // Nothing depends on the badge, and the next reading shows it anew.
            show_badge(&*ctx.host(), &account.id, warned).await.ok();
        }
    });
}

/// Reads which keys are being replaced. Without storage none is shown, and none is lost.
pub(super) async fn read_rotations(ctx: Ctx, account: &Account) {
    let rotations = rotate::recover(&*ctx.host(), account).await.unwrap_or_default();
    ctx.keys(|state| state.rotations = rotations);
}

fn take(ctx: Ctx, number: u32, list: KeyList) {
    let is_latest = ctx.keys(|state| {
        let is_latest = state.reading_number == number;
        if is_latest {
            state.completeness = list.completeness;
            state.records = list.keys.into();
            state.unreadable = list.unreadable.into();
        }
        is_latest
    });
    if is_latest {
        look(ctx);
    }
}

/// Looks at the list again: what it holds or what the person asks of it has changed.
pub(super) fn look(ctx: Ctx) {
    let now = ctx.now();
    ctx.keys(|state| state.refresh(now));
    ring(ctx);
}

/// Lets the list that stands draw itself.
pub(super) fn ring(ctx: Ctx) {
    if let Some(bell) = ctx.keys(|state| state.bell) {
        // A list that is gone has nothing to draw.
        let _is_heard = bell.try_set(true);
    }
}

/// Keeps what was read again, and shows the key with what came of it.
pub(super) fn tell(ctx: Ctx, id: KeyId, done: Text, changed: Changed) {
    ctx.keys(|state| state.take_change(id, &changed));
    ctx.tell(match &changed {
        Changed::Done { record, .. } => embedded::Told::Updated(record),
        other => embedded::Told::Failed { code: other.code(), certainty: certainty(other) },
    });
    ctx.keys(|state| state.notices.insert(id, Told { done, changed: changed.into() }));
    show_change(ctx, Page::Key(id));
}

/// What is known of a change that did not come about as wished.
fn certainty(changed: &Changed) -> Certainty {
    match changed {
        Changed::NotSent(_) | Changed::Meanwhile { .. } | Changed::WouldLose { .. } => {
            Certainty::NotApplied
        }
        Changed::NotDone(failure) => failure.certainty(),
        Changed::Done { .. } | Changed::Gone | Changed::NotEnabled { .. } => Certainty::Applied,
        Changed::Otherwise { .. } | Changed::Unknown { .. } => Certainty::Unknown,
    }
}

/// Begins to change something, unless something is being changed: a second press is no second request.
pub(super) fn begin<F: Future<Output = ()>>(
    ctx: Ctx,
    said: RwSignal<String>,
    work: impl FnOnce(Account) -> F + 'static,
) {
    let Some(account) = ctx.account() else { return };
    if ctx.is_readonly() {
        return;
    }
    said.set(ctx.t(Text::KEY_WORKING).to_owned());
    if ctx.keys(|state| std::mem::replace(&mut state.is_busy, true)) {
        return;
    }
    let changing = Changing(ctx.weak());
    ctx.spawn(async move {
        work(account).await;
        drop(changing);
    });
}

/// Something is being changed until this is dropped: also when the work is given up half-way.
struct Changing(Weak<Inner>);

impl Drop for Changing {
    fn drop(&mut self) {
        if let Some(inner) = self.0.upgrade() {
            inner.keys.borrow_mut().is_busy = false;
        }
    }
}

/// Enables or disables a key.
pub(super) fn set_enabled(ctx: Ctx, id: KeyId, is_enabled: bool, said: RwSignal<String>) {
    begin(ctx, said, async move |account| {
        let changed = keys::set_enabled(&*ctx.host(), &account, id, is_enabled).await;
        let done = if is_enabled { Text::TOLD_ENABLED } else { Text::TOLD_DISABLED };
        tell(ctx, id, done, changed);
    });
}
