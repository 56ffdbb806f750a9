//! Windows follow each other: what one changes in storage, the others show within a moment.
//!
//! What this window itself has under way is not disturbed: a key that is being made is made first, and an account that is
//! being connected, unlocked or changed here is taken in by that. A new key that nobody has copied yet is not taken off the
//! screen by a switch elsewhere; a lock takes it off, and it is offered again after unlocking.

use leptos::prelude::*;

use super::accounts::take_book;
use super::context::{Ctx, Place};
use super::deletes;
use super::new_keys;
use super::state::forms;
use super::state::nav::Route;
use crate::domain::managed::{Managed, ManagedError};
use crate::flow::{self, AccountStore};
use crate::host::{AccountSlot, Slot, StorageChange, StorageKey};
use crate::text::Text;

/// Listens for as long as the app stands.
pub(super) fn watch(ctx: Ctx) {
    let listening = ctx.host().on_storage_change(std::rc::Rc::new(move |change| {
        ctx.spawn_for_app(follow(ctx, change));
    }));
    // Dropped with the app, which ends it.
    let _ = StoredValue::new_local(listening);
    // What could not be followed at once is followed when nothing stands in its way any more.
    Effect::new(move || {
        ctx.stage.track();
        ctx.route.track();
        ctx.work_changed.track();
        if ctx.inner().accounts_missed.get() {
            ctx.spawn_for_app(follow_accounts(ctx));
        }
    });
}

async fn follow(ctx: Ctx, change: StorageChange) {
    match change {
        StorageChange::Managed => follow_managed(ctx).await,
        StorageChange::Stored(StorageKey::Shared(Slot::Accounts | Slot::OpenAccounts)) => {
            follow_accounts(ctx).await;
        }
        StorageChange::Stored(StorageKey::Shared(Slot::Settings)) => follow_settings(ctx).await,
        StorageChange::Stored(StorageKey::Shared(_)) => {}
        StorageChange::Stored(StorageKey::Of(id, slot)) => {
            if ctx.account_id().as_ref() != Some(&id) {
                return;
            }
            match slot {
                AccountSlot::PendingDeletes => deletes::read_again(ctx).await,
                AccountSlot::NewKeys => new_keys::read_again(ctx).await,
                _ => {}
            }
        }
    }
}

/// Takes in what another window has done to the accounts.
pub(super) async fn follow_accounts(ctx: Ctx) {
    if ctx.place == Place::Element {
        return;
    }
    ctx.inner().accounts_missed.set(ctx.at() == Route::Loading);
    if ctx.at() == Route::Loading {
        return;
    }
    let Ok(now) = flow::open_settled(&*ctx.host()).await else { return };
    if ctx.inner().accounts_changing.get() > 0 || ctx.is_making() {
        ctx.inner().accounts_missed.set(true);
        return;
    }
    let known = ctx.book();
    if ctx.usable(&now) == ctx.account() && now.active == known.active {
        if !is_same_list(&now, &known) {
            ctx.set_book_list(now);
        }
        return;
    }
    // Shown elsewhere is another account, and this one is as open as before.
    let is_switch = ctx.account().is_some_and(|own| now.is_account_open(&own));
    if is_switch && ctx.shows_uncopied_key() {
        ctx.inner().accounts_missed.set(true);
        ctx.notify(Some(Text::SWITCHED_ELSEWHERE));
        return;
    }
    let is_typing = ctx.at() == Route::Connect && !ctx.typed().token.is_empty();
    take_book(ctx, now).await;
    if !is_typing {
        ctx.open_first_screen();
    }
}

/// Whether both hold the same accounts under the same names, each as open.
fn is_same_list(one: &AccountStore, other: &AccountStore) -> bool {
    let told = |store: &AccountStore| -> Vec<_> {
        let own = store.accounts.iter();
        own.map(|own| (own.profile.id.clone(), own.profile.name.clone(), own.is_open())).collect()
    };
    told(one) == told(other)
}

async fn follow_settings(ctx: Ctx) {
    let Ok(settings) = flow::read_settings(&*ctx.host()).await else { return };
    ctx.change_settings(|own| *own = settings);
    if let Some(lang) = settings.lang
        && lang != ctx.lang()
        && ctx.managed().allows(lang)
    {
        ctx.language.set(lang);
    }
}

/// Goes by what the organisation has set now, if that is another thing than this window goes by.
pub(super) async fn follow_managed(ctx: Ctx) {
    let managed = flow::refresh_managed(&*ctx.host()).await;
    if !ctx.goes_by(&managed) {
        apply(ctx, managed).await;
    }
}

/// Goes by what the organisation has set now. What was typed stays, and what is under way goes on where it still may.
async fn apply(ctx: Ctx, managed: Result<Managed, ManagedError>) {
    let managed = match managed {
        Ok(managed) => managed,
        Err(error) => return ctx.show_mismanaged(error.reason),
    };
    let wanted = ctx.settings().lang.unwrap_or(ctx.lang());
    let lang =
        if managed.allows(wanted) { Some(wanted) } else { managed.languages.first().copied() };
    if let Some(lang) = lang.filter(|lang| *lang != ctx.lang()) {
        ctx.language.set(lang);
    }
    let was_stopped = ctx.at() == Route::Mismanaged;
    let was_forbidden = ctx.obstacle().is_some();
    let account = ctx.account();
    ctx.set_managed(managed);
    if was_stopped {
        // The accounts may never have been read under settings that nobody could read.
        let Ok(book) = flow::open_settled(&*ctx.host()).await else { return };
        take_book(ctx, book).await;
    } else if ctx.account() != account {
        // Allowed again: what was typed before is still stored.
        forms::restore_new_key(ctx).await;
    }
    if ctx.is_making() {
        return;
    }
    let is_open_again = was_forbidden && ctx.account().is_some();
    if was_stopped || is_open_again || ctx.obstacle().is_some() || ctx.at() == Route::Loading {
        ctx.open_first_screen();
    } else {
        // Built anew with what was typed.
        ctx.go(ctx.at());
    }
}
