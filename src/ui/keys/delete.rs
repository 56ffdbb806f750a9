//! Deleting one key, once the person is sure.

use std::rc::Rc;

use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::embedded;
use super::super::part::{line, screen};
use super::super::state::nav::Page;
use super::act;
use super::act::{leave, open, tell};
use super::confirm::confirm_delete;
use super::show::name;
use crate::domain::key::KeyId;
use crate::flow::keys::{Changed, delete};
use crate::text::Text;

pub(super) fn delete_screen(ctx: Ctx, id: KeyId) -> AnyView {
    let Some(record) = ctx.keys(|state| state.find(id)) else {
        return super::key::key_screen(ctx, id);
    };
    let cancel = Rc::new(move || open(ctx, Page::Key(id)));
    let sure = Rc::new(move || {
        let Some(account) = ctx.account() else { return };
        ctx.spawn(async move {
            let told = delete(&*ctx.host(), &account, id).await;
            show(ctx, id, told);
        });
    });
    let mut parts = vec![line("strong", Some("key-name"), name(ctx, &record))];
    parts.extend(confirm_delete(ctx, &record, cancel, sure));
    screen(Some("delete"), None, ctx.t(Text::DELETE_TITLE), parts)
}

/// A key that is gone leads back to the list, anything else to its page.
fn show(ctx: Ctx, id: KeyId, told: Changed) {
    if told == Changed::Gone {
        if let Some(record) = ctx.keys(|state| state.find(id)) {
            ctx.tell(embedded::Told::Deleted(&record));
        }
        ctx.keys(|state| state.take_out(id));
        act::look(ctx);
        leave(ctx, Page::Delete(id), Page::List);
        ctx.notify(Some(Text::DELETED));
    } else {
        tell(ctx, id, Text::TOLD_SAVED, told);
        leave(ctx, Page::Delete(id), Page::Key(id));
    }
}
