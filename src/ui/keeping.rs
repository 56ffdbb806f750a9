//! How the token is to be kept: the choice, what each way means, and the passphrase where there is one.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::control::{Input, Row, none, note, select};
use super::part;
use crate::domain::account::TokenStorage;
use crate::flow::{ConnectField, ConnectForm};
use crate::text::Text;

/// The rows, over what is typed in the connect form. `error_of` tells what is wrong with a field.
pub(super) fn keeping_rows(
    ctx: Ctx,
    error_of: impl Fn(ConnectField) -> Signal<String>,
) -> Vec<AnyView> {
    if ctx.managed().requires_passphrase {
        ctx.change_typed(|typed| typed.keeping = TokenStorage::Locked);
    }
    let typed = ctx.typed();
    let chosen = RwSignal::new(typed.keeping.as_str().to_owned());
    let is = move |keeping: TokenStorage| chosen.with(|chosen| chosen == keeping.as_str());
    let choose = Rc::new(move |choice: String| {
        ctx.change_typed(|typed| typed.keeping = TokenStorage::parse(&choice).unwrap_or_default());
        chosen.set(choice);
    });
    let label = ctx.t(Text::KEEPING);
    let choices = [
        (TokenStorage::Session, Text::KEEP_SESSION),
        (TokenStorage::Locked, Text::KEEP_LOCKED),
        (TokenStorage::Remembered, Text::KEEP_REMEMBERED),
    ];
    let is_forced = ctx.managed().requires_passphrase;
    let is_open =
        |(keeping, _): &(TokenStorage, Text)| !is_forced || *keeping == TokenStorage::Locked;
    let choices = choices.into_iter().filter(is_open);
    let choices = choices.map(|(keeping, text)| (keeping.as_str(), ctx.t(text))).collect();
    let first = typed.keeping.as_str();
    let control = select("keeping", label, choices, first, Signal::stored(false), choose);
    let say = move |text: Option<Text>| text.map(|text| ctx.t(text).to_owned()).unwrap_or_default();
    let warning = Signal::derive(move || {
        say(is(TokenStorage::Remembered).then_some(Text::KEEP_REMEMBERED_WARNING))
    });
    let meaning = Signal::derive(move || {
        say(if is(TokenStorage::Locked) {
            Some(Text::KEEP_LOCKED_HINT)
        } else {
            is(TokenStorage::Session).then_some(Text::KEEP_SESSION_HINT)
        })
    });
    let hint = if is_forced { ctx.t(Text::PASSPHRASE_REQUIRED) } else { "" };
    let row = Row { name: "keeping", label, hint, error: none(), warning };
    let passphrase = Row {
        name: "passphrase",
        label: ctx.t(Text::PASSPHRASE),
        hint: ctx.t(Text::PASSPHRASE_HINT),
        error: error_of(ConnectField::Passphrase),
        warning: none(),
    };
    let again = Row {
        name: "passphrase_again",
        label: ctx.t(Text::PASSPHRASE_AGAIN),
        hint: "",
        error: error_of(ConnectField::PassphraseAgain),
        warning: none(),
    };
    let passphrases = vec![
        secret_row(ctx, passphrase, typed.passphrase, |typed, text| typed.passphrase = text),
        secret_row(ctx, again, typed.passphrase_again, |typed, text| typed.passphrase_again = text),
    ];
    vec![
        row.around("field", control),
        note("keeping-note", meaning),
        part::shown_while(Signal::derive(move || is(TokenStorage::Locked)), passphrases),
    ]
}

/// A control whose text nobody beside the person can read.
pub(super) fn secret_row(
    ctx: Ctx,
    row: Row,
    value: String,
    change: fn(&mut ConnectForm, String),
) -> AnyView {
    let on_text = Rc::new(move |text| ctx.change_typed(|typed| change(typed, text)));
    let input = Input::text(row.name, Signal::stored(value), row.error, on_text);
    row.around("field", Input { kind: "password", ..input }.view())
}
