//! What goes on wherever the person is, above every screen, each with the way to where it belongs.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::bulk;
use super::context::Ctx;
use super::keys;
use super::part::block;

/// Nothing while a key is being made: that is all there is then.
pub(super) fn running(ctx: Ctx) -> AnyView {
    ctx.language.track();
    ctx.work_changed.track();
    ctx.session_changed.track();
    ctx.route.track();
    if ctx.is_making_followed() {
        return ().into_any();
    }
    let mut parts = Vec::new();
    parts.extend(bulk::progress_strip(ctx));
    parts.extend(keys::many_strip(ctx));
    parts.extend(keys::notice_strips(ctx));
    if parts.is_empty() {
        return ().into_any();
    }
    block("running", parts)
}
