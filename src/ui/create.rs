//! The create screen: all nine fields, the rarely used ones folded.

mod addresses;
mod expiry;
mod field;
mod foresight;
mod groups;
mod models;
mod presets;
mod quota;
mod request;
mod restrictions;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

pub(super) use self::expiry::life_text;
use self::field::text_field;
pub(super) use self::foresight::{asking_panel, foresight_panel, while_calm};
use super::actions;
use super::bulk::way_here;
use super::context::{Banner, Ctx};
use super::failure::failure_banner;
use super::form;
use super::offer::load_offer;
use super::part;
use crate::domain::field::Field;
use crate::text::{Text, fill};

pub(super) fn create_screen(ctx: Ctx, banner: Option<Banner>) -> AnyView {
    actions::read_ahead(ctx);
    let gone = window_event_listener_untyped("pagehide", move |_| form::flush_draft(ctx));
    on_cleanup(move || gone.remove());
    let said = RwSignal::new(String::new());
    presets::read_presets(ctx, said);
    let summary = Signal::derive(move || {
        let count = ctx.form.with(|form| form.errors().count());
        if count == 0 {
            return String::new();
        }
        fill(ctx.t(Text::ERROR_SUMMARY), &[("count", &count.to_string())])
    });
    let send = part::block(
        "actions send",
        vec![
            part::submit_button(ctx.t(Text::CREATE_BUTTON), ctx.is_readonly()),
            way_here(ctx),
            part::live_line("error", None, Some("summary"), "status", summary),
        ],
    );
    let mut fields = fields(ctx);
    fields.insert(0, presets::preset_menu(ctx, said));
    fields.push(while_calm(ctx, vec![send]));
    fields.push(foresight_panel(ctx, Rc::new(move || actions::submit(ctx, true))));
    fields.push(request::request_panel(ctx));
    let form = part::form(Some("create"), Rc::new(move || actions::submit(ctx, false)), fields);
    let mut parts = Vec::new();
    if ctx.is_readonly() {
        parts.push(part::line("hint", Some("readonly"), ctx.t(Text::READONLY).to_owned()));
    }
    parts.extend(banner.map(|banner| failure_banner(ctx, &banner)));
    parts.push(form);
    if !ctx.is_compact() {
        parts.push(presets::own_presets(ctx, said));
    }
    part::screen(None, None, ctx.t(Text::CREATE_TITLE), parts)
}

/// The nine fields, as they stand in the form's draft: for a new key, and for one that is edited.
pub(super) fn fields(ctx: Ctx) -> Vec<AnyView> {
    load_offer(ctx);
    form::read_money(ctx);
    form::look(ctx);
    vec![
        text_field(ctx, Field::Name, Text::NAME, Text::NAME_HINT, |draft| &mut draft.name),
        quota::quota_field(ctx),
        expiry::expiry_field(ctx),
        restrictions::restrictions(ctx),
    ]
}
