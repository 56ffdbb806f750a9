//! The list: search, filter, order, and rows, of which only those in view are in the page.

use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use super::super::context::Ctx;
use super::super::failure::failure_lines;
use super::super::part::{block, button, line, live_line, screen};
use super::super::state::money::read_money;
use super::super::state::nav::Page;
use super::super::unreadable::unreadable_list;
use super::act::{look, open, read_list, ring};
use super::controls::controls;
use super::export::export_panel;
use super::fix::{begin_fix, label};
use super::many::preview;
use super::rotation::under_way;
use super::row::row;
use super::state::Reading;
use crate::domain::completeness::Gap;
use crate::domain::fix::Fix;
use crate::domain::key::KeyId;
use crate::flow::keys::Action;
use crate::text::{Text, fill, partial_text};

/// The height of a row in pixels, as the sheet sets it.
const ROW_PX: usize = 76;

/// So many rows are in the page: twice what the highest list shows.
const ROWS_IN_PAGE: usize = 24;

/// Rows change in steps, so that not every pixel of scrolling draws.
const STEP: usize = 6;

pub(super) fn list_screen(ctx: Ctx) -> AnyView {
    read_money(ctx);
    let bell = RwSignal::new(false);
    let now = ctx.now();
    ctx.keys(|state| {
        state.bell = Some(bell);
        state.refresh(now);
    });
    let count = Signal::derive(move || {
        bell.track();
        count_text(ctx)
    });
    let reload = Rc::new(move || read_list(ctx));
    let audit = Rc::new(move || open(ctx, Page::Audit));
    let parts = vec![
        controls(ctx),
        block(
            "actions",
            vec![
                live_line("hint", None, Some("count"), "status", count),
                button("quiet", "reload", ctx.t(Text::KEYS_RELOAD), reload),
                button("quiet", "audit", ctx.t(Text::AUDIT), audit),
            ],
        ),
        view! { <div>{move || said(ctx, bell)}</div> }.into_any(),
        rows(ctx, bell),
        export_panel(ctx),
    ];
    screen(Some("keys"), None, ctx.t(Text::KEYS_TITLE), parts)
}

fn count_text(ctx: Ctx) -> String {
    let (shown, all) = ctx.keys(|state| (state.places.len(), state.records.len()));
    fill(ctx.t(Text::KEYS_COUNT), &[("shown", &shown.to_string()), ("all", &all.to_string())])
}

/// What stands above the rows.
fn said(ctx: Ctx, bell: RwSignal<bool>) -> Vec<AnyView> {
    bell.track();
    let mut parts = under_way(ctx);
    parts.extend(selection(ctx));
    let unreadable = ctx.keys(|state| Rc::clone(&state.unreadable));
    parts.extend(unreadable_list(ctx, &unreadable));
    parts.extend(unseen(ctx));
    parts.push(reading(ctx));
    parts
}

/// What can be done to the keys that are selected.
fn selection(ctx: Ctx) -> Option<AnyView> {
    let ids: Rc<[KeyId]> = ctx.keys(|state| state.selected.iter().rev().copied().collect());
    if ids.is_empty() {
        return None;
    }
    let count = fill(ctx.t(Text::MANY_SELECTED), &[("count", &ids.len().to_string())]);
    let select = move |all: bool| {
        Rc::new(move || {
            ctx.keys(|state| {
                let shown = state.places.iter().filter_map(|place| state.records.get(*place));
                let shown = shown.map(|record| record.id).collect();
                state.selected = if all { shown } else { BTreeSet::new() };
            });
            look(ctx);
        })
    };
    let act = |class, name, label: Text, action: Action| {
        let ids = Rc::clone(&ids);
        button(class, name, ctx.t(label), Rc::new(move || preview(ctx, action.clone(), &ids)))
    };
    let mut parts = vec![
        line("strong", Some("selected"), count),
        button("quiet", "select-shown", ctx.t(Text::MANY_SELECT_SHOWN), select(true)),
        button("quiet", "select-none", ctx.t(Text::MANY_CLEAR), select(false)),
    ];
    let set = |name, fix| {
        let ids = Rc::clone(&ids);
        button("", name, ctx.t(label(fix)), Rc::new(move || begin_fix(ctx, fix, &ids)))
    };
    if !ctx.is_readonly() {
        parts.push(act("", "enable-many", Text::KEY_ENABLE, Action::Enable));
        parts.push(act("", "disable-many", Text::KEY_DISABLE, Action::Disable));
        parts.push(set("expire-many", Fix::Expire));
        parts.push(set("limit-many", Fix::Limit));
        parts.push(set("allow-list-many", Fix::AllowList));
        parts.push(act("danger", "delete-many", Text::KEY_DELETE, Action::Delete));
    }
    Some(block("actions told", parts))
}

/// That the list may lack keys, once it is read.
fn unseen(ctx: Ctx) -> Option<AnyView> {
    let unseen = ctx.keys(|state| state.completeness.partial())?;
    let text = partial_text(unseen, ctx.lang());
    (unseen.why != Gap::Unfinished).then(|| line("warning", Some("unseen"), text))
}

/// What is to be said of the reading, and of a list without rows.
fn reading(ctx: Ctx) -> AnyView {
    let (reading, all, shown) = ctx.keys(|state| {
        let has_none = state.has_none() && state.completeness.is_complete();
        (state.reading.clone(), has_none, state.places.is_empty())
    });
    let say = |text: Text| line("hint", Some("reading"), ctx.t(text).to_owned());
    match reading {
        Reading::NotYet | Reading::UnderWay => say(Text::KEYS_READING),
        Reading::Failed(failure) => failure_lines(ctx, Some(&failure), Some(Text::KEYS_NOT_READ)),
        Reading::Done if all => say(Text::KEYS_NONE),
        Reading::Done if shown => say(Text::KEYS_NONE_FOUND),
        Reading::Done => ().into_any(),
    }
}

/// Scrolls the list to where the person left it.
pub(super) fn scroll_to_place(ctx: Ctx) {
    if let Ok(Some(list)) = ctx.root().query_selector(".key-rows") {
        list.set_scroll_top(ctx.keys(|state| state.scroll_top));
    }
}

fn rows(ctx: Ctx, bell: RwSignal<bool>) -> AnyView {
    let in_page = move || {
        bell.track();
        ctx.keys(|state| {
            let last = (state.first_row + ROWS_IN_PAGE).min(state.places.len());
            let epoch = state.epoch;
            (state.first_row.min(last)..last).map(|place| (epoch, place)).collect::<Vec<_>>()
        })
    };
    let height = move || {
        bell.track();
        format!("{}px", ctx.keys(|state| state.places.len()) * ROW_PX)
    };
    let above = move || {
        bell.track();
        format!("{}px", ctx.keys(|state| state.first_row) * ROW_PX)
    };
    ctx.spawn(async move {
        tick().await;
        scroll_to_place(ctx);
    });
    view! {
        <div
            class="key-rows"
            role="list"
            aria-label=ctx.t(Text::KEYS_TITLE)
            tabindex="0"
            on:scroll=move |event| scrolled(ctx, &event)
            on:click=move |event| pressed(ctx, &event)
            on:change=move |event| ticked(ctx, &event)
        >
            <div class="key-room" role="none" style:height=height style:padding-top=above>
                <For each=in_page key=|place| *place children=move |(_, place)| row(ctx, place) />
            </div>
        </div>
    }
    .into_any()
}

fn scrolled(ctx: Ctx, event: &web_sys::Event) {
    let Some(list) = target(event) else { return };
    let top = list.scroll_top();
    let row = usize::try_from(top).unwrap_or(0) / ROW_PX;
    let first = row.saturating_sub(STEP) / STEP * STEP;
    let is_moved = ctx.keys(|state| {
        state.scroll_top = top;
        let is_moved = state.first_row != first;
        state.first_row = first;
        is_moved
    });
    if is_moved {
        ring(ctx);
    }
}

/// A press anywhere on a row opens its key, but for the check box.
fn pressed(ctx: Ctx, event: &web_sys::MouseEvent) {
    let Some(target) = target(event) else { return };
    if target.tag_name().eq_ignore_ascii_case("input") {
        return;
    }
    if let Some(id) = row_id(&target) {
        open(ctx, Page::Key(id));
    }
}

fn ticked(ctx: Ctx, event: &web_sys::Event) {
    let Some(target) = target(event) else { return };
    let Some(id) = row_id(&target) else { return };
    let is_checked = target.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked);
    ctx.keys(|state| {
        if is_checked {
            state.selected.insert(id)
        } else {
            state.selected.remove(&id)
        };
    });
    ring(ctx);
}

fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn row_id(inside: &Element) -> Option<KeyId> {
    let row = inside.closest("[data-part='key-row']").ok()??;
    row.get_attribute("data-id")?.parse().ok().map(KeyId)
}
