//! The list: search, filter, order, and rows, of which only those in view are in the page.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use leptos::task::tick;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use super::super::context::Ctx;
use super::super::control::{Input, OnText, Row, none, select_of};
use super::super::failure::failure_lines;
use super::super::part::{block, button, line, live_line, screen};
use super::Page;
use super::act::{look, open, read_list, ring};
use super::rotate::under_way;
use super::row::row;
use super::show::{filter_text, sort_text};
use super::state::Reading;
use crate::domain::key::KeyId;
use crate::domain::key_list::{Filter, Sort, groups};
use crate::domain::readable::readable;
use crate::text::{Text, fill};

/// The height of a row in pixels, as the sheet sets it.
const ROW_PX: usize = 76;

/// So many rows are in the page: twice what the highest list shows.
const ROWS_IN_PAGE: usize = 24;

/// Rows change in steps, so that not every pixel of scrolling draws.
const STEP: usize = 6;

pub(super) fn list_screen(ctx: Ctx) -> AnyView {
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
    let parts = vec![
        controls(ctx),
        block(
            "actions",
            vec![
                live_line("hint", None, Some("count"), "status", count),
                button("quiet", "reload", ctx.t(Text::KEYS_RELOAD), reload),
            ],
        ),
        view! { <div>{move || said(ctx, bell)}</div> }.into_any(),
        rows(ctx, bell),
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
    parts.push(reading(ctx));
    parts
}

/// What is to be said of the reading, and of a list without rows.
fn reading(ctx: Ctx) -> AnyView {
    let (reading, all, shown) = ctx
        .keys(|state| (state.reading.clone(), state.records.is_empty(), state.places.is_empty()));
    let say = |text: Text| line("hint", Some("reading"), ctx.t(text).to_owned());
    match reading {
        Reading::NotYet | Reading::UnderWay => say(Text::KEYS_READING),
        Reading::Failed(failure) => failure_lines(ctx, Some(&failure), Some(Text::KEYS_NOT_READ)),
        Reading::Done if all => say(Text::KEYS_NONE),
        Reading::Done if shown => say(Text::KEYS_NONE_FOUND),
        Reading::Done => ().into_any(),
    }
}

fn controls(ctx: Ctx) -> AnyView {
    let (view, groups) = ctx.keys(|state| (state.view.clone(), groups(&state.records)));
    let label = ctx.t(Text::KEYS_SEARCH);
    let on_text = Rc::new(move |text| {
        ctx.keys(|state| state.view.search = text);
        look_from_top(ctx);
    });
    let input = Input::text("search", Signal::stored(view.search), none(), on_text);
    let search = Row { name: "search", label, hint: "", error: none(), warning: none() }
        .around("field", Input { kind: "search", ..input }.view());

    let filters =
        Filter::ALL.map(|(filter, name)| (name.to_owned(), own(ctx, filter_text(filter))));
    let chosen = name_of(&Filter::ALL, view.filter);
    let filter = choice("filter", ctx.t(Text::KEYS_FILTER), filters.to_vec(), chosen, {
        Rc::new(move |name| {
            ctx.keys(|state| state.view.filter = value_of(&Filter::ALL, &name));
            look_from_top(ctx);
        })
    });
    let sorts = Sort::ALL.map(|(sort, name)| (name.to_owned(), own(ctx, sort_text(sort))));
    let chosen = name_of(&Sort::ALL, view.sort);
    let sort = choice("sort", ctx.t(Text::KEYS_SORT), sorts.to_vec(), chosen, {
        Rc::new(move |name| {
            ctx.keys(|state| state.view.sort = value_of(&Sort::ALL, &name));
            look_from_top(ctx);
        })
    });
    let mut choices = vec![filter];
    if groups.len() > 1 {
        choices.push(group_choice(ctx, groups, view.group.as_deref()));
    }
    choices.push(sort);
    block("controls", vec![search, block("pair", choices)])
}

/// Groups are told apart from "all" by a sign before them.
fn group_choice(ctx: Ctx, groups: Vec<String>, chosen: Option<&str>) -> AnyView {
    let mut choices = vec![(String::new(), own(ctx, Text::GROUP_ALL))];
    choices.extend(groups.into_iter().map(|group| {
        let label = if group.is_empty() { own(ctx, Text::GROUP_OWN) } else { readable(&group) };
        (format!("={group}"), label)
    }));
    let chosen = chosen.map(|group| format!("={group}")).unwrap_or_default();
    let choose = Rc::new(move |name: String| {
        ctx.keys(|state| state.view.group = name.strip_prefix('=').map(str::to_owned));
        look_from_top(ctx);
    });
    choice("group_filter", ctx.t(Text::KEYS_GROUP), choices, &chosen, choose)
}

fn choice(
    name: &'static str,
    label: &'static str,
    choices: Vec<(String, String)>,
    chosen: &str,
    on_choose: OnText,
) -> AnyView {
    select_of(name, label, choices, chosen, Signal::stored(false), on_choose)
}

fn own(ctx: Ctx, text: Text) -> String {
    ctx.t(text).to_owned()
}

fn name_of<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    all.iter().find(|(own, _)| *own == value).map_or("", |(_, name)| name)
}

fn value_of<T: Copy + Default>(all: &[(T, &'static str)], name: &str) -> T {
    all.iter().find(|(_, own)| *own == name).map(|(value, _)| *value).unwrap_or_default()
}

/// Another search or order begins at the top.
fn look_from_top(ctx: Ctx) {
    ctx.keys(|state| {
        state.first_row = 0;
        state.scroll_top = 0;
    });
    look(ctx);
    scroll_to_place(ctx);
}

/// Scrolls the list to where the person left it.
fn scroll_to_place(ctx: Ctx) {
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
        open(ctx, Page::Key(id, None));
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
