//! The locked account: its passphrase, and what to do without it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::tick;

use super::accounts::take_book;
use super::context::Ctx;
use super::control::{Row, none, plain};
use super::focus::focus;
use super::keeping::secret_row;
use super::part;
use super::state::access::Access;
use super::state::nav::Route;
use crate::domain::secret::Passphrase;
use crate::domain::vault::Unreadable;
use crate::flow::{self, ConnectForm, UnlockError};
use crate::text::{Text, fill};

pub(super) fn unlock_screen(ctx: Ctx, access: &Access) -> AnyView {
    let Access { said: error, is_busy, .. } = *access;
    let name = ctx.book().shown().map(|kept| kept.profile.name.clone()).unwrap_or_default();
    let error = Signal::stored(error.map(|text| ctx.t(text).to_owned()).unwrap_or_default());
    let row = Row {
        name: "passphrase",
        label: ctx.t(Text::PASSPHRASE),
        hint: ctx.t(Text::UNLOCK_FORGOTTEN),
        error,
        warning: none(),
    };
    let typed = ctx.typed().passphrase;
    let label = if is_busy { Text::UNLOCKING } else { Text::UNLOCK_BUTTON };
    let fields = vec![
        secret_row(ctx, row, typed, |typed, text| typed.passphrase = text),
        part::submit_button(ctx.t(label), is_busy),
    ];
    let parts = vec![
        plain(&fill(ctx.t(Text::UNLOCK_TEXT), &[("name", &name)])),
        part::form(None, Rc::new(move || unlock(ctx)), fields),
    ];
    part::screen(Some("unlock"), None, ctx.t(Text::UNLOCK_TITLE), parts)
}

/// Tries the passphrase. What was typed goes, whether it was the right one or not.
fn unlock(ctx: Ctx) {
    let Some(busy) = ctx.begin_access() else { return };
    let passphrase = Passphrase::new(ctx.typed().passphrase);
    ctx.change_typed(|typed| typed.passphrase.clear());
    ctx.spawn_on_screen(async move {
        let _changing = ctx.changes_accounts();
        let error = match flow::unlock(&*ctx.host(), &passphrase).await {
            Ok(book) => {
                take_book(ctx, book).await;
                return ctx.open_first_screen();
            }
            Err(error) => error,
        };
        busy.end(Access { said: Some(error_text(&error)), ..Access::default() });
        tick().await;
        focus(ctx, "[name='passphrase']");
    });
}

/// The locked screen, ready for the passphrase.
pub(super) async fn show_locked(ctx: Ctx) {
    if ctx.at() != Route::Unlock {
        // What was typed elsewhere is no passphrase for this account.
        ctx.change_typed(|typed| *typed = ConnectForm::default());
    }
    ctx.go(Route::Unlock);
    tick().await;
    focus(ctx, "[name='passphrase']");
}

/// Locks at the person's wish.
pub(super) fn lock(ctx: Ctx) {
    ctx.spawn(async move {
        let _changing = ctx.changes_accounts();
        match flow::lock(&*ctx.host()).await {
            Ok(book) => {
                take_book(ctx, book).await;
                ctx.open_first_screen();
            }
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

const fn error_text(error: &UnlockError) -> Text {
    match error {
        UnlockError::WrongPassphrase => Text::UNLOCK_WRONG,
        UnlockError::Unreadable(Unreadable::Damaged) => Text::UNLOCK_DAMAGED,
        UnlockError::Unreadable(Unreadable::OtherVersion(_)) => Text::UNLOCK_OTHER_VERSION,
        UnlockError::ChangedElsewhere => Text::CHANGED_ELSEWHERE,
        UnlockError::Crypto(_) => Text::CIPHERS_FAILED,
        UnlockError::Store(_) => Text::STORE_FAILED,
    }
}
