//! Deleting one key: asked here, carried out from the queue, and told where the person is by then.

use std::rc::Rc;

use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::embedded;
use super::super::part::{button, line, screen};
use super::super::state::nav::Page;
use super::act;
use super::act::{back_to_list, leave, open, tell};
use super::confirm::confirm_delete;
use super::show::name;
use crate::domain::key::KeyId;
use crate::flow::keys::Changed;
use crate::text::Text;

pub(super) fn delete_screen(ctx: Ctx, id: KeyId) -> AnyView {
    let Some(record) = ctx.keys(|state| state.find(id)) else {
        return super::key::key_screen(ctx, id);
    };
    let mut parts = vec![line("strong", Some("key-name"), name(ctx, &record))];
    if ctx.is_delete_pending(id) {
        parts.push(line("hint", None, ctx.t(Text::DELETE_ELSEWHERE).to_owned()));
        let back = Rc::new(move || back_to_list(ctx));
        parts.push(button("", "back", ctx.t(Text::KEY_BACK), back));
    } else {
        let cancel = Rc::new(move || open(ctx, Page::Key(id)));
        parts.extend(confirm_delete(ctx, &record, None, cancel, Rc::new(|| {})));
    }
    screen(Some("delete"), None, ctx.t(Text::DELETE_TITLE), parts)
}

/// Takes in what became of a delete, and tells of it.
pub(in super::super) fn show_deleted(ctx: Ctx, id: KeyId, changed: Changed) {
    if changed == Changed::Gone {
        if let Some(record) = ctx.keys(|state| state.find(id)) {
            ctx.tell(embedded::Told::Deleted(&record));
        }
        take_deleted(ctx, id);
        ctx.notify(Some(Text::DELETED));
    } else {
        tell(ctx, id, Text::TOLD_SAVED, changed);
        leave(ctx, Page::Delete(id), Page::Key(id));
    }
}

/// Shows a key no longer that this window or another has deleted.
pub(in super::super) fn take_deleted(ctx: Ctx, id: KeyId) {
    ctx.keys(|state| state.take_out(id));
    act::look(ctx);
    leave(ctx, Page::Delete(id), Page::List);
}

/// Leads back from the question to the key, if the person is still there.
pub(in super::super) fn leave_delete(ctx: Ctx, id: KeyId) {
    leave(ctx, Page::Delete(id), Page::Key(id));
}
