//! Opens the app: the language, the accounts, the draft, and first of all a create that is not settled.

use leptos::prelude::*;

use super::accounts::take_book;
use super::actions::show_first_screen;
use super::context::{Ctx, Place};
use super::embedded::Told;
use super::follow;
use super::page;
use super::state::forms;
use crate::api::Certainty;
use crate::domain::managed::{Managed, ManagedError};
use crate::flow::drafts::DraftKey;
use crate::flow::{self, AccountStore};
use crate::host::{AccountSlot, Slot, StoreError};
use crate::text::Text;

/// What is read before the first screen stands: first what says which account it is for.
const AT_OPENING: [Slot; 5] =
    [Slot::Settings, Slot::Managed, Slot::Accounts, Slot::OpenAccounts, Slot::LastUsed];

/// Then what that account has left.
const OF_ACCOUNT: [AccountSlot; 6] = [
    AccountSlot::Draft(DraftKey::New),
    AccountSlot::Journal,
    AccountSlot::BulkPlan,
    AccountSlot::BulkProgress,
    AccountSlot::PendingDeletes,
    AccountSlot::NewKeys,
];

pub(super) fn start(ctx: Ctx) {
    Effect::new(move || {
        if ctx.openings.get() > 0 {
            ctx.spawn(show_first_screen(ctx));
        }
    });
    ctx.spawn(async move {
        if ctx.place == Place::Element {
            // Language and account are the page's to choose; a half-filled form lives as long as its element.
            if let Err(reason) = page::read_policy(ctx).await {
                ctx.tell(Told::Failed {
                    code: "policy-unreadable",
                    certainty: Certainty::NotApplied,
                });
                return ctx.show_mismanaged(reason);
            }
            forms::restore_new_key(ctx).await;
            show_first_screen(ctx).await;
            ctx.tell(Told::Ready);
            return;
        }
        let host = ctx.host();
        host.read_ahead(AT_OPENING.map(Slot::key).into()).await;
        let settings = flow::read_settings(&*host).await.unwrap_or_default();
        ctx.change_settings(|own| *own = settings);
        begin(ctx, flow::known_managed(&*host).await).await;
        host.forget_ahead();
        // Last: nothing on the screen waits for these, and no change of the account ends them.
        ctx.spawn_for_app(async move {
            follow::follow_managed(ctx).await;
            let servers = ctx.book().servers();
            ctx.host().keep_servers(servers).await;
        });
    });
}

/// Shows the first screen, within what the organisation has set.
async fn begin(ctx: Ctx, managed: Result<Managed, ManagedError>) {
    let managed = match managed {
        Ok(managed) => managed,
        Err(error) => return ctx.show_mismanaged(error.reason),
    };
    let lang = ctx.settings().lang.unwrap_or(ctx.lang());
    let lang = if managed.allows(lang) { Some(lang) } else { managed.languages.first().copied() };
    ctx.language.set(lang.unwrap_or(ctx.lang()));
    ctx.set_managed(managed);
    match open(ctx).await {
        Ok(book) => take_book(ctx, book).await,
        Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
    }
    show_first_screen(ctx).await;
}

/// The accounts, locked before anything is shown if the person was away while the app was closed.
async fn open(ctx: Ctx) -> Result<AccountStore, StoreError> {
    let host = ctx.host();
    let book = flow::open(&*host).await?;
    let locked = if book.can_lock() {
        flow::lock_if_idle(&*host, ctx.lock_after_minutes()).await?
    } else {
        None
    };
    if let Some(id) = &book.active {
        host.read_ahead(OF_ACCOUNT.map(|slot| slot.of(id)).into()).await;
    }
    Ok(locked.unwrap_or(book))
}
