//! Search, filter, group and order above the list.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, OnText, Row, none, select_of};
use super::super::part::block;
use super::act::look;
use super::list::scroll_to_place;
use super::show::{filter_text, sort_text};
use crate::domain::key_list::{Filter, Sort, groups};
use crate::domain::readable::readable;
use crate::text::Text;

pub(super) fn controls(ctx: Ctx) -> AnyView {
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
