//! The create screen: all nine fields, the rarely used ones folded.

mod addresses;
mod auto_groups;
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
use super::context::Ctx;
use super::failure::failure_banner;
use super::offer::load_offer;
use super::part;
use super::state::form::FormModel;
use super::state::making::Banner;
use super::state::money::{read_max_quota, read_money};
use super::state::{draft_store, forms};
use crate::domain::field::Field;
use crate::text::{Text, fill};

pub(super) fn create_screen(ctx: Ctx, banner: Option<Banner>) -> AnyView {
    let said = RwSignal::new(String::new());
    presets::read_presets(ctx, said);
    let model = forms::new_key(ctx);
    let mut parts = Vec::new();
    if ctx.is_readonly() {
        parts.push(part::line("hint", Some("readonly"), ctx.t(Text::READONLY).to_owned()));
    }
    parts.extend(banner.map(|banner| failure_banner(ctx, &banner)));
    let form = Rc::new(move || {
        let mut fields = fields(model);
        fields.insert(0, presets::preset_menu(model, said));
        fields.push(while_calm(model, vec![send(model)]));
        fields.push(foresight_panel(model, Rc::new(move || actions::submit(ctx, true))));
        fields.push(request::request_panel(model));
        part::form(Some("create"), Rc::new(move || actions::submit(ctx, false)), fields)
    });
    parts.push(built_anew_when_replaced(model, form));
    if !ctx.is_compact() {
        parts.push(presets::own_presets(model, said));
    }
    part::screen(None, None, ctx.t(Text::CREATE_TITLE), parts)
}

/// The button that sends the form, and how many errors keep it from being sent.
fn send(model: FormModel) -> AnyView {
    let ctx = model.ctx();
    let summary = Signal::derive(move || {
        let count = model.with(|form| form.errors().count());
        if count == 0 {
            return String::new();
        }
        fill(ctx.t(Text::ERROR_SUMMARY), &[("count", &count.to_string())])
    });
    part::block(
        "actions send",
        vec![
            part::submit_button(ctx.t(Text::CREATE_BUTTON), ctx.is_readonly()),
            way_here(ctx),
            part::live_line("error", None, Some("summary"), "status", summary),
        ],
    )
}

/// Controls follow only the person: a draft that replaces what was typed needs new ones.
pub(super) fn built_anew_when_replaced(
    model: FormModel,
    build: Rc<dyn Fn() -> AnyView>,
) -> AnyView {
    part::live(Rc::new(move || {
        model.replaced.track();
        build()
    }))
}

/// The nine fields of a form: for a new key, for its successor, and for one that is edited.
pub(super) fn fields(model: FormModel) -> Vec<AnyView> {
    let ctx = model.ctx();
    let gone = window_event_listener_untyped("pagehide", move |_| draft_store::flush(ctx));
    // A form that is left sends nothing by itself.
    on_cleanup(move || {
        gone.remove();
        model.stop_waiting();
    });
    load_offer(ctx);
    read_money(ctx);
    read_max_quota(ctx);
    vec![
        text_field(model, Field::Name, Text::NAME, Text::NAME_HINT, |draft| &mut draft.name),
        quota::quota_field(model),
        expiry::expiry_field(model),
        restrictions::restrictions(model),
    ]
}

/// Says that text of an earlier visit is back in the form, and offers to start over. `begin` starts over.
pub(super) fn restored_line(model: FormModel, start_over: part::OnPress) -> AnyView {
    let ctx = model.ctx();
    let is_restored = Signal::derive(move || model.with(|form| form.is_restored));
    let parts = vec![
        part::line("", Some("restored"), ctx.t(Text::FORM_RESTORED).to_owned()),
        part::button("quiet", "start-over", ctx.t(Text::FORM_START_OVER), start_over),
    ];
    part::shown_while(is_restored, vec![part::block("actions told", parts)])
}
