//! Connecting an account and forgetting it.

use leptos::task::tick;

use super::accounts::take_book;
use super::actions::show_first_screen;
use super::connect::first_base_url;
use super::context::{Banner, Ctx, Screen};
use super::focus::focus;
use crate::domain::base_url::BaseUrl;
use crate::flow::{self, ConnectCode, ConnectError};
use crate::js;
use crate::text::{Text, base_url_error_text, token_error_text, user_id_error_text};

/// Forgets the account that is shown. Its unsent form goes with it, an unsettled create does not.
pub(super) fn disconnect(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        ctx.end_others();
        match flow::forget(&*ctx.host(), &id).await {
            Ok(book) => {
                take_book(ctx, book).await;
                show_first_screen(ctx).await;
            }
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

/// Connects, or says at its field or in the banner what is wrong. What was typed stays in the form.
pub(super) fn connect(ctx: Ctx) {
    if matches!(ctx.screen(), Screen::Connect { is_busy: true, .. }) {
        return;
    }
    let mut form = ctx.typed();
    if form.base_url.is_empty() {
        form.base_url = first_base_url(ctx);
    }
    form.base_url = js::with_ascii_host(form.base_url);
    // Still within the press: browsers ask at no other time.
    let server = BaseUrl::parse(&form.base_url).ok().filter(|server| ctx.host().can_reach(server));
    let allowing = server.map(|server| ctx.host().allow_server(&server));
    ctx.show(Screen::Connect { error: None, banner: None, is_busy: true });
    ctx.spawn(async move {
        ctx.end_others();
        if let Some(allowing) = allowing
            && !allowing.await
        {
            let banner = Some(Banner::NotSent(Text::SERVER_NOT_ALLOWED, None));
            return ctx.show(Screen::Connect { error: None, banner, is_busy: false });
        }
        let (error, banner) = match flow::connect(&*ctx.host(), &form).await {
            Ok(book) => {
                take_book(ctx, book).await;
                return show_first_screen(ctx).await;
            }
            Err(ConnectError::Field { field, code }) => {
                (Some((field, connect_error_text(&code))), None)
            }
            Err(ConnectError::Failed(failure)) => (None, Some(Banner::Failed(failure))),
            Err(ConnectError::Managed(error)) => {
                return ctx.show(Screen::Mismanaged { reason: error.reason.into() });
            }
            Err(ConnectError::ChangedElsewhere) => {
                (None, Some(Banner::NotSent(Text::CHANGED_ELSEWHERE, None)))
            }
            Err(ConnectError::Store(_)) => (None, Some(Banner::NotSent(Text::STORE_FAILED, None))),
            Err(ConnectError::Crypto(_)) => {
                (None, Some(Banner::NotSent(Text::CIPHERS_FAILED, None)))
            }
        };
        ctx.show(Screen::Connect { error, banner, is_busy: false });
        tick().await;
        focus(ctx, "[aria-invalid='true'], [name='access_token']");
    });
}

pub(super) const fn connect_error_text(code: &ConnectCode) -> Text {
    match code {
        ConnectCode::AccessToken(error) => token_error_text(*error),
        ConnectCode::BaseUrl(error) => base_url_error_text(*error),
        ConnectCode::UserId(error) => user_id_error_text(*error),
        ConnectCode::PassphraseRequired => Text::PASSPHRASE_REQUIRED,
        ConnectCode::PassphraseTooShort => Text::PASSPHRASE_TOO_SHORT,
        ConnectCode::PassphrasesDiffer => Text::PASSPHRASES_DIFFER,
    }
}
