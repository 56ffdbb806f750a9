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

use std::rc::Rc;

use leptos::tachys::view::any_view::AnyView;

pub(super) use self::act::open_list;
pub(super) use self::confirm::confirm_delete;
use self::edit::Review;
use self::many::{Plan, Report};
pub(super) use self::show::setting;
pub(super) use self::state::State;
use self::told::Told;
pub(super) use self::told::sentence;
use super::context::Ctx;
use crate::api::Failure;
use crate::domain::field::Field;
use crate::domain::fix::Fix;
use crate::domain::key::KeyId;

/// Which of the screens stands.
#[derive(Clone)]
pub(super) enum Page {
    List,
    /// One key, after something was done to it or not.
    Key(KeyId, Option<Told>),
    Edit(KeyId),
    Review(Rc<Review>),
    Delete(KeyId),
    Audit,
    /// What is to stand in one field of many keys alike.
    Fix(Fix, Field, Rc<[KeyId]>),
    Many(Rc<Plan>),
    Report(Rc<Report>),
    /// The form for the key that takes over, with why the last try failed.
    Rotate(KeyId, Option<Rc<Failure>>),
    /// The steps after it, by the old key.
    Rotation(KeyId, Option<Told>),
}

pub(super) fn keys_screen(ctx: Ctx, page: Page) -> AnyView {
    match page {
        Page::List => list::list_screen(ctx),
        Page::Key(id, told) => key::key_screen(ctx, id, told.as_ref()),
        Page::Edit(id) => edit::edit_screen(ctx, id),
        Page::Review(review) => edit::review_screen(ctx, &review),
        Page::Delete(id) => delete::delete_screen(ctx, id),
        Page::Audit => audit::audit_screen(ctx),
        Page::Fix(fix, field, ids) => fix::fix_screen(ctx, fix, field, ids),
        Page::Many(plan) => many::many_screen(ctx, &plan),
        Page::Report(report) => many::report_screen(ctx, &report),
        Page::Rotate(id, failure) => rotate::rotate_screen(ctx, id, failure.as_deref()),
        Page::Rotation(id, told) => rotation::rotation_screen(ctx, id, told.as_ref()),
    }
}
