//! Connecting an account and forgetting it.

use leptos::task::tick;

use super::accounts::take_book;
use super::connect::first_base_url;
use super::context::Ctx;
use super::focus::focus;
use super::state::access::Access;
use super::state::making::Banner;
use crate::domain::base_url::BaseUrl;
use crate::flow::{self, ConnectCode, ConnectError, ConnectForm};
use crate::js;
use crate::text::{Text, base_url_error_text, token_error_text, user_id_error_text};

/// Forgets the account that is shown. Its unsent form goes with it, an unsettled create does not.
pub(super) fn disconnect(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        let _changing = ctx.changes_accounts();
        let has_pending = !ctx.pending_deletes().is_empty();
        ctx.end_others();
        match flow::forget(&*ctx.host(), &id).await {
            Ok(book) => {
                take_book(ctx, book).await;
                if has_pending {
                    ctx.notify(Some(Text::DELETES_DROPPED));
                }
                ctx.open_first_screen();
            }
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

/// Connects, or says at its field or in the banner what is wrong. What was typed stays in the form.
pub(super) fn connect(ctx: Ctx) {
    let Some(busy) = ctx.begin_access() else { return };
    let mut form = ctx.typed();
    if form.base_url.is_empty() {
        form.base_url = first_base_url(ctx);
    }
    form.base_url = js::with_ascii_host(form.base_url);
    // Still within the press: browsers ask at no other time.
    let server = BaseUrl::parse(&form.base_url).ok().filter(|server| ctx.host().can_reach(server));
    let allowing = server.map(|server| ctx.host().allow_server(&server));
    // Whatever else is under way goes on: the account that is shown changes only if this one can be connected.
    ctx.spawn_on_screen(async move {
        let _changing = ctx.changes_accounts();
        if let Some(allowing) = allowing
            && !allowing.await
        {
            let banner = Some(Banner::NotSent(Text::SERVER_NOT_ALLOWED, None));
            return busy.end(Access { banner, ..Access::default() });
        }
        let (error, banner) = match flow::connect(&*ctx.host(), &form).await {
            Ok(book) => {
                ctx.change_typed(|typed| *typed = ConnectForm::default());
                take_book(ctx, book).await;
                return ctx.open_first_screen();
            }
            Err(ConnectError::Field { field, code }) => {
                (Some((field, connect_error_text(&code))), None)
            }
            Err(ConnectError::Failed(failure)) => (None, Some(Banner::Failed(failure))),
            Err(ConnectError::Managed(error)) => {
                return ctx.show_mismanaged(error.reason);
            }
            Err(ConnectError::ChangedElsewhere) => {
                (None, Some(Banner::NotSent(Text::CHANGED_ELSEWHERE, None)))
            }
            Err(ConnectError::Store(_)) => (None, Some(Banner::NotSent(Text::STORE_FAILED, None))),
            Err(ConnectError::Crypto(_)) => {
                (None, Some(Banner::NotSent(Text::CIPHERS_FAILED, None)))
            }
        };
        busy.end(Access { error, banner, ..Access::default() });
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
