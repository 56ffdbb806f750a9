//! Connecting an account and forgetting it.

use leptos::prelude::*;
use leptos::task::tick;

use super::actions::{focus, show_first_screen};
use super::connect::first_base_url;
use super::context::{Banner, Ctx, Screen, Typed, first_draft};
use crate::flow::{self, ConnectCode, ConnectError};
use crate::text::{Text, base_url_error_text, token_error_text, user_id_error_text};

/// Forgets the account. The unsent form goes with it, an unsettled create does not.
pub(super) fn disconnect(ctx: Ctx) {
    ctx.spawn(async move {
        if flow::disconnect(&*ctx.host()).await.is_err() {
            ctx.notify(Some(Text::STORE_FAILED));
            return;
        }
        ctx.set_account(None);
        ctx.set_baseline(None);
        ctx.change_typed(|typed| *typed = Typed { remember: true, ..Typed::default() });
        ctx.form.update(|form| {
            form.draft = first_draft();
            form.errors.clear();
        });
        ctx.notify(None);
        ctx.show(Screen::connect());
    });
}

/// Connects, or says at its field or in the banner what is wrong. What was typed stays in the form.
pub(super) fn connect(ctx: Ctx) {
    if matches!(
        ctx.shown.with_untracked(|shown| shown.screen.clone()),
        Screen::Connect { is_busy: true, .. }
    ) {
        return;
    }
    ctx.show(Screen::Connect { error: None, banner: None, is_busy: true });
    ctx.spawn(async move {
        let host = ctx.host();
        let Typed { token, mut base_url, user_id, remember } = ctx.typed();
        if base_url.is_empty() {
            base_url = first_base_url(ctx);
        }
        let (error, banner) = match flow::connect(&*host, &token, &base_url, &user_id, remember)
            .await
        {
            Ok(account) => {
                ctx.set_account(Some(account));
                ctx.change_typed(|typed| typed.token.clear());
                ctx.notify(None);
                return show_first_screen(ctx).await;
            }
            Err(ConnectError::Field { field, code }) => {
                (Some((field, connect_error_text(&code))), None)
            }
            Err(ConnectError::Failed(failure)) => (None, Some(Banner::Failed(failure))),
            Err(ConnectError::Store(_)) => (None, Some(Banner::NotSent(Text::STORE_FAILED, None))),
        };
        ctx.show(Screen::Connect { error, banner, is_busy: false });
        tick().await;
        focus(ctx, "[aria-invalid='true'], [name='access_token']");
    });
}

const fn connect_error_text(code: &ConnectCode) -> Text {
    match code {
        ConnectCode::AccessToken(error) => token_error_text(*error),
        ConnectCode::BaseUrl(error) => base_url_error_text(*error),
        ConnectCode::UserId(error) => user_id_error_text(*error),
    }
}
