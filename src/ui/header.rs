//! The strips above every screen: name, language, a way to a full tab; the account, its lock, and disconnecting.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::accounts::{show_accounts, switch_to};
use super::actions;
use super::connecting::disconnect;
use super::context::{Ctx, Place};
use super::control::{select, select_of};
use super::file::tab_link;
use super::part::{block, button, line};
use super::unlock::lock;
use crate::domain::account::AccountId;
use crate::domain::lang::Lang;
use crate::flow::StoredAccount;
use crate::text::Text;

/// Languages by their own names, for a person who reads only one of them.
const LANGUAGES: [(Lang, &str); 3] =
    [(Lang::En, "English"), (Lang::Vi, "Tiếng Việt"), (Lang::Zh, "中文")];

pub(super) fn header(ctx: Ctx) -> AnyView {
    ctx.language.track();
    ctx.session_changed.track();
    let managed = ctx.managed();
    let allowed = LANGUAGES.into_iter().filter(|(lang, _)| managed.allows(*lang));
    let choices = allowed.map(|(lang, name)| (lang.tag(), name)).collect();
    let switch = Rc::new(move |tag: String| {
        if let Some(lang) = Lang::from_tag(&tag) {
            actions::switch_language(ctx, lang);
        }
    });
    let mut parts = vec![
        view! { <strong class="brand">{ctx.t(Text::APP_NAME)}</strong> }.into_any(),
        select(
            "language",
            ctx.t(Text::LANGUAGE),
            choices,
            ctx.lang().tag(),
            Signal::stored(false),
            switch,
        ),
    ];
    if ctx.place == Place::Popup {
        parts.push(tab_link(ctx, None));
    }
    let mut strips = vec![block("head", parts)];
    strips.extend(account_strip(ctx));
    block("", strips)
}

/// Which account this is, a way to the others, to the lock and out. Not while a key is being made: whatever comes
/// of it belongs to this account.
fn account_strip(ctx: Ctx) -> Option<AnyView> {
    let book = ctx.book();
    let shown = book.shown().filter(|_| !ctx.is_making_followed())?;
    let mut parts = Vec::new();
    if book.accounts.len() > 1 {
        let own =
            |kept: &StoredAccount| (kept.profile.id.as_str().to_owned(), kept.profile.name.clone());
        let choices = book.accounts.iter().map(own).collect();
        let switch = Rc::new(move |id: String| {
            if let Some(id) = AccountId::parse(&id) {
                switch_to(ctx, id);
            }
        });
        let label = ctx.t(Text::ACCOUNT);
        let never = Signal::stored(false);
        parts.push(select_of("account", label, choices, shown.profile.id.as_str(), never, switch));
    } else {
        parts.push(line("brand", Some("account"), shown.profile.name.clone()));
    }
    let accounts = Rc::new(move || show_accounts(ctx, None));
    parts.push(button("quiet", "accounts", ctx.t(Text::ACCOUNTS), accounts));
    if ctx.can_lock() {
        parts.push(button("quiet", "lock", ctx.t(Text::LOCK), Rc::new(move || lock(ctx))));
    }
    let forget = Rc::new(move || disconnect(ctx));
    parts.push(button("quiet", "disconnect", ctx.t(Text::DISCONNECT), forget));
    Some(block("head", parts))
}
