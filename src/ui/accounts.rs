//! The accounts: the shown one's name and keeping, the others to switch to, and a way to add one.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::tick;

use super::connecting::connect_error_text;
use super::context::Ctx;
use super::control::{Input, Row, none};
use super::focus::focus;
use super::keeping::keeping_rows;
use super::part;
use super::settings::settings_fold;
use super::state::access::Access;
use super::state::forms;
use super::state::nav::Route;
use crate::domain::account::{AccountId, TokenStorage};
use crate::domain::managed::Obstacle;
use crate::flow::{self, AccountStore, ConnectError, ConnectField, ConnectForm, StoredAccount};
use crate::host::StoreError;
use crate::text::Text;

pub(super) fn accounts_screen(ctx: Ctx, access: &Access) -> AnyView {
    ctx.session_changed.track();
    let Access { error, said, .. } = *access;
    let book = ctx.book();
    let mut parts = Vec::new();
    if let Some(shown) = book.shown() {
        parts.push(shown_account(ctx, shown, error));
    }
    let said = Signal::stored(said.map(|text| ctx.t(text).to_owned()).unwrap_or_default());
    parts.push(part::live_line("said", None, Some("accounts-said"), "status", said));
    let others: Vec<AnyView> = book
        .accounts
        .iter()
        .filter(|kept| Some(&kept.profile.id) != book.active.as_ref())
        .map(|kept| other_account(ctx, kept))
        .collect();
    if !others.is_empty() {
        parts.push(part::line("strong", None, ctx.t(Text::OTHER_ACCOUNTS).to_owned()));
        parts.extend(others);
    }
    parts.push(settings_fold(ctx));
    let add = Rc::new(move || add_account(ctx));
    let back = Rc::new(move || ctx.open_first_screen());
    let buttons = vec![
        part::button("", "add-account", ctx.t(Text::ADD_ACCOUNT), add),
        part::button("", "back", ctx.t(Text::BACK), back),
    ];
    parts.push(part::block("actions", buttons));
    part::screen(Some("accounts"), None, ctx.t(Text::ACCOUNTS), parts)
}

/// The shown account's name and the way its token is kept.
fn shown_account(ctx: Ctx, kept: &StoredAccount, error: Option<(ConnectField, Text)>) -> AnyView {
    let error_of = move |field: ConnectField| {
        let text = error.filter(|(found, _)| *found == field).map(|(_, text)| ctx.t(text));
        Signal::stored(text.unwrap_or_default().to_owned())
    };
    let mut fields = vec![name_row(ctx), server_line(kept)];
    if kept.is_open() && ctx.place.is_extension() {
        fields.extend(keeping_rows(ctx, error_of));
    }
    fields.push(part::submit_button(ctx.t(Text::SAVE), false));
    let id = kept.profile.id.clone();
    part::form(None, Rc::new(move || save(ctx, id.clone())), fields)
}

/// The person's name for the account; also on the connect screen.
pub(super) fn name_row(ctx: Ctx) -> AnyView {
    let on_text = Rc::new(move |text| ctx.change_typed(|typed| typed.name = text));
    let value = Signal::stored(ctx.typed().name);
    let control = Input::text("account_name", value, none(), on_text).view();
    let row = Row {
        name: "account_name",
        label: ctx.t(Text::ACCOUNT_NAME),
        hint: ctx.t(Text::ACCOUNT_NAME_HINT),
        error: none(),
        warning: none(),
    };
    row.around("field", control)
}

fn server_line(kept: &StoredAccount) -> AnyView {
    part::line("hint", Some("account-server"), kept.profile.base_url.as_str().to_owned())
}

fn other_account(ctx: Ctx, kept: &StoredAccount) -> AnyView {
    let keeping = match kept.profile.keeping {
        TokenStorage::Session => Text::KEEP_SESSION,
        TokenStorage::Locked => Text::KEEP_LOCKED,
        TokenStorage::Remembered => Text::KEEP_REMEMBERED,
    };
    let (use_id, forget_id) = (kept.profile.id.clone(), kept.profile.id.clone());
    let switch = Rc::new(move || switch_to(ctx, use_id.clone()));
    let forget = Rc::new(move || forget(ctx, forget_id.clone()));
    let buttons = vec![
        part::button("", "use-account", ctx.t(Text::USE_ACCOUNT), switch),
        part::button("", "forget-account", ctx.t(Text::FORGET_ACCOUNT), forget),
    ];
    let parts = vec![
        part::line("strong", Some("other-account"), kept.profile.name.clone()),
        server_line(kept),
        part::line("hint", None, ctx.t(keeping).to_owned()),
        part::block("actions", buttons),
    ];
    part::block("card", parts)
}

/// Opens the screen, with the shown account's own words in the form.
pub(super) fn show_accounts(ctx: Ctx, said: Option<Text>) {
    fill_form(ctx);
    ctx.go(Route::Accounts);
    ctx.access.set(Access { said, ..Access::default() });
}

fn fill_form(ctx: Ctx) {
    let (name, keeping) = ctx
        .book()
        .shown()
        .map(|kept| (kept.profile.name.clone(), kept.profile.keeping))
        .unwrap_or_default();
    let keeping =
        if ctx.obstacle() == Some(Obstacle::Passphrase) { TokenStorage::Locked } else { keeping };
    ctx.change_typed(|typed| *typed = ConnectForm { name, keeping, ..ConnectForm::default() });
}

fn add_account(ctx: Ctx) {
    ctx.change_typed(|typed| *typed = ConnectForm::default());
    ctx.go(Route::Connect);
}

/// Shows another account, from the start: nothing of the one before stays on the screen.
pub(super) fn switch_to(ctx: Ctx, id: AccountId) {
    ctx.spawn(async move {
        let _changing = ctx.changes_accounts();
        let switched = flow::switch(&*ctx.host(), &id).await;
        if took(ctx, switched).await {
            ctx.open_first_screen();
        }
    });
}

fn forget(ctx: Ctx, id: AccountId) {
    ctx.spawn(async move {
        let _changing = ctx.changes_accounts();
        // A queue that cannot be read goes unsaid: the account and its token go all the same.
        let waiting = flow::pending_deletes::load(&*ctx.host(), &id).await;
        let forgotten = flow::forget(&*ctx.host(), &id).await;
        if took(ctx, forgotten).await && waiting.is_ok_and(|waiting| !waiting.is_empty()) {
            ctx.notify(Some(Text::DELETES_DROPPED));
        }
    });
}

fn save(ctx: Ctx, id: AccountId) {
    let typed = ctx.typed();
    ctx.spawn(async move {
        let _changing = ctx.changes_accounts();
        let host = ctx.host();
        let renamed = flow::rename(&*host, &id, &typed.name).await;
        let kept = match renamed {
            Ok(book) => keep_as(ctx, book, &id, &typed).await,
            Err(error) => Err(ConnectError::Store(error)),
        };
        let (error, said) = match kept {
            Ok(book) => {
                take_book(ctx, book).await;
                if ctx.at() == Route::Accounts {
                    fill_form(ctx);
                    ctx.access.set(Access { said: Some(Text::SAVED), ..Access::default() });
                }
                return;
            }
            Err(ConnectError::Field { field, code }) => {
                (Some((field, connect_error_text(&code))), None)
            }
            Err(ConnectError::ChangedElsewhere) => (None, Some(Text::CHANGED_ELSEWHERE)),
            Err(ConnectError::Crypto(_)) => (None, Some(Text::CIPHERS_FAILED)),
            Err(_) => (None, Some(Text::STORE_FAILED)),
        };
        if ctx.at() == Route::Accounts {
            ctx.access.set(Access { error, said, ..Access::default() });
            tick().await;
            focus(ctx, "[aria-invalid='true']");
        }
    });
}

/// Changes the keeping where another was chosen, or another passphrase.
async fn keep_as(
    ctx: Ctx,
    book: AccountStore,
    id: &AccountId,
    typed: &ConnectForm,
) -> Result<AccountStore, ConnectError> {
    let is_same = book.shown().is_some_and(|kept| kept.profile.keeping == typed.keeping);
    if book.is_locked() || (is_same && typed.passphrase.is_empty()) {
        return Ok(book);
    }
    let (passphrase, again) = (&typed.passphrase, &typed.passphrase_again);
    flow::change_token_storage(&*ctx.host(), id, typed.keeping, passphrase, again).await
}

async fn took(ctx: Ctx, result: Result<AccountStore, StoreError>) -> bool {
    let Ok(book) = result else {
        ctx.notify(Some(Text::STORE_FAILED));
        return false;
    };
    take_book(ctx, book).await;
    if ctx.at() == Route::Loading {
        // Another account came to be shown meanwhile.
        ctx.open_first_screen();
    }
    true
}

/// Makes the accounts as they now are the app's own; what was known of the one before goes.
pub(super) async fn take_book(ctx: Ctx, book: AccountStore) {
    ctx.notify(book.has_set_aside().then_some(Text::ACCOUNTS_SET_ASIDE));
    ctx.set_book(book);
    forms::restore_new_key(ctx).await;
}
