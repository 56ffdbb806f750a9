//! What goes on wherever the person is, above every screen, each with the way to where it belongs.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::bulk;
use super::context::Ctx;
use super::deletes;
use super::keys;
use super::new_keys;
use super::part::block;

pub(super) fn running(ctx: Ctx) -> AnyView {
    ctx.language.track();
    ctx.work_changed.track();
    ctx.session_changed.track();
    ctx.route.track();
    let mut parts = deletes::strips(ctx);
    parts.extend(new_keys::strips(ctx));
    // While a key is being made there is nowhere else to go.
    if !ctx.is_making_followed() {
        parts.extend(bulk::progress_strip(ctx));
        parts.extend(keys::many_strip(ctx));
        parts.extend(keys::notice_strips(ctx));
    }
    if parts.is_empty() {
        return ().into_any();
    }
    block("running", parts)
}
