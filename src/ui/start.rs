//! Opens the app: the language, the accounts, the draft, and first of all a create that is not settled.

use leptos::prelude::*;

use super::accounts::take_book;
use super::actions::{load_draft, show_first_screen};
use super::context::{Ctx, Place, Screen};
use super::embedded::Told;
use super::page;
use crate::flow::{self, Book};
use crate::host::StoreError;
use crate::text::Text;

pub(super) fn start(ctx: Ctx) {
    ctx.spawn(async move {
        if ctx.place == Place::Element {
            // Language and account are the page's to choose; a half-filled form lives as long as its element.
            page::read_policy(ctx).await;
            load_draft(ctx).await;
            show_first_screen(ctx).await;
            ctx.tell(Told::Ready);
            return;
        }
        let host = ctx.host();
        let settings = flow::read_settings(&*host).await.unwrap_or_default();
        ctx.change_settings(|own| *own = settings);
        let managed = match flow::read_managed(&*host).await {
            Ok(managed) => managed,
            Err(error) => return ctx.show(Screen::Mismanaged { reason: error.reason.into() }),
        };
        let lang = settings.lang.unwrap_or(ctx.lang());
        let lang =
            if managed.allows(lang) { Some(lang) } else { managed.languages.first().copied() };
        ctx.shown.update(|shown| shown.lang = lang.unwrap_or(shown.lang));
        ctx.set_managed(managed);
        match open(ctx).await {
            Ok(book) => take_book(ctx, book).await,
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
        show_first_screen(ctx).await;
        // Last: nothing on the screen waits for it.
        let servers = ctx.book().servers();
        host.keep_servers(servers).await;
    });
}

/// The accounts, locked before anything is shown if the person was away while the app was closed.
async fn open(ctx: Ctx) -> Result<Book, StoreError> {
    let host = ctx.host();
    let book = flow::open(&*host).await?;
    if !book.can_lock() {
        return Ok(book);
    }
    let locked = flow::lock_if_idle(&*host, ctx.lock_after_minutes()).await?;
    Ok(locked.unwrap_or(book))
}
