//! What is to stand on many keys alike: typed once, checked as in the form, and then shown key by key before anything is
//! sent.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, Row, none, select_of, text_area};
use super::super::create::life_text;
use super::super::focus::focus;
use super::super::part::{block, button, form, line, screen, submit_button};
use super::super::state::money::read_money;
use super::super::state::nav::Page;
use super::act::{back_to_list, open};
use super::many::{difference, preview, preview_of};
use super::show::field_text;
use crate::domain::field::Field;
use crate::domain::fix::{Fix, picks};
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::quota::Unit;
use crate::flow::keys::Action;
use crate::text::{Text, cap_text, error_text, fill};

/// What the way to a fix is called.
pub(super) const fn label(fix: Fix) -> Text {
    match fix {
        Fix::Disable => Text::FIX_DISABLE,
        Fix::Expire => Text::FIX_EXPIRE,
        Fix::Limit => Text::FIX_LIMIT,
        Fix::AllowList => Text::FIX_ALLOW_LIST,
    }
}

/// Asks what there is to choose; without a choice the preview comes at once.
pub(super) fn begin_fix(ctx: Ctx, fix: Fix, ids: &Rc<[KeyId]>) {
    match fix.field() {
        None => preview(ctx, Action::Disable, ids),
        Some(field) => {
            ctx.keys(|state| state.to_fix = Rc::clone(ids));
            open(ctx, Page::Fix(fix, field));
        }
    }
}

pub(super) fn fix_screen(ctx: Ctx, fix: Fix, field: Field) -> AnyView {
    let ids = ctx.keys(|state| Rc::clone(&state.to_fix));
    // Dollars mean what the server makes of them.
    read_money(ctx);
    let policy = ctx.inner().policy.borrow().clone();
    let (proposed, unit) = fix.proposal(&policy, ctx.rate());
    let text = ctx.screen_text("fix");
    if text.with_untracked(String::is_empty) {
        text.set(proposed);
    }
    let first = text.get_untracked();
    let error = RwSignal::new(String::new());
    let on_text = Rc::new(move |typed| text.set(typed));
    let name = field.as_str();
    let (title, hint, control) = match fix {
        Fix::Limit => {
            let input = Input::text(name, text.into(), error.into(), on_text);
            let input = Input { mode: "decimal", is_first: true, ..input };
            let label = match unit {
                Unit::Dollars => Text::FIX_LIMIT_LABEL,
                Unit::Units => Text::FIX_LIMIT_UNITS_LABEL,
            };
            (label, "", input.view())
        }
        Fix::AllowList => {
            let area = text_area(name, first, error.into(), on_text);
            (field_text(field), ctx.t(Text::FIX_ALLOW_LIST_HINT), area)
        }
        Fix::Expire | Fix::Disable => {
            let told = |pick: String| (life_text(ctx, &pick), pick);
            let choices = picks(&policy).into_iter().map(told).map(|(told, pick)| (pick, told));
            let (choices, off) = (choices.collect(), Signal::stored(false));
            let title = field_text(field);
            (title, "", select_of(name, ctx.t(title), choices, &first, off, on_text))
        }
    };
    let cap = ctx.cap_on(field).map(|cap| cap_text(&cap, ctx.rate(), ctx.lang()));
    let warning = cap.map_or_else(none, Signal::stored);
    let row = Row { name, label: ctx.t(title), hint, error: error.into(), warning };
    let count = fill(ctx.t(Text::MANY_SELECTED), &[("count", &ids.len().to_string())]);
    let cancel = Rc::new(move || back_to_list(ctx));
    let fields = vec![
        line("strong", Some("selected"), count),
        line("hint", None, ctx.t(Text::FIX_TEXT).to_owned()),
        row.around("field", control),
        block(
            "actions",
            vec![
                submit_button(ctx.t(Text::EDIT_REVIEW), false),
                button("", "cancel", ctx.t(Text::CANCEL), cancel),
            ],
        ),
    ];
    let submit = Rc::new(move || {
        if let Err(wrong) = review(ctx, fix, (&text.get_untracked(), unit), &ids) {
            error.set(wrong);
            focus(ctx, "[aria-invalid='true']");
        }
    });
    screen(None, None, ctx.t(Text::MANY_EDIT_TITLE), vec![form(Some("fix"), submit, fields)])
}

/// Shows what will change on each key that does not stand so already; or says what is wrong.
fn review(ctx: Ctx, fix: Fix, (text, unit): (&str, Unit), ids: &[KeyId]) -> Result<(), String> {
    let (now, rate) = (ctx.now(), ctx.rate());
    let changes =
        fix.changes(text, unit, now, rate, &ctx.inner().policy.borrow()).map_err(|errors| {
            let told = errors.iter().map(|error| error_text(&error.code, rate, ctx.lang()));
            told.collect::<Vec<_>>().join("\n")
        })?;
    let found = ctx.keys(|state| ids.iter().filter_map(|id| state.find(*id)).collect::<Vec<_>>());
    let is_changed = |record: &KeyRecord| !difference(record, &changes).is_empty();
    let records: Vec<KeyRecord> = found.into_iter().filter(is_changed).collect();
    if records.is_empty() {
        return Err(ctx.t(Text::FIX_NOTHING).to_owned());
    }
    preview_of(ctx, Action::Edit(changes), records);
    Ok(())
}
