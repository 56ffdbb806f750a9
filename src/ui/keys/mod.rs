//! Looking after keys: the list, one key's page, and what is done to keys. Flows decide; the screens show.

mod act;
mod audit;
mod confirm;
mod controls;
mod delete;
mod edit;
mod export;
mod fix;
mod foreign;
mod key;
mod list;
mod many;
mod rotate;
mod rotation;
mod row;
mod show;
mod state;
mod told;

use leptos::tachys::view::any_view::AnyView;

pub(super) use self::act::open_list;
pub(super) use self::confirm::confirm_delete;
pub(super) use self::delete::{leave_delete, show_deleted, take_deleted};
pub(super) use self::many::{is_many_running, many_strip};
pub(super) use self::rotate::go_on;
pub(super) use self::show::setting;
pub(super) use self::state::State;
pub(super) use self::told::{notice_strips, sentence};
use super::context::Ctx;
use super::state::nav::Page;

pub(super) fn keys_screen(ctx: Ctx, page: Page) -> AnyView {
    match page {
        Page::List => list::list_screen(ctx),
        Page::Key(id) => key::key_screen(ctx, id),
        Page::Edit(id) => edit::edit_screen(ctx, id),
        Page::Review(id) => edit::review_screen(ctx, id),
        Page::Delete(id) => delete::delete_screen(ctx, id),
        Page::Audit => audit::audit_screen(ctx),
        Page::Fix(fix, field) => fix::fix_screen(ctx, fix, field),
        Page::Many => many::many_screen(ctx),
        Page::Rotate(id) => rotation::rotation_screen(ctx, id),
    }
}
