//! The models that a key may use: found while typing among those the server offers, or written by hand.
//!
//! What is chosen is the text of the field `model_limits` and nothing else; the list and the chips show and change it.

mod list;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen::JsCast as _;

use self::list::{Picking, SHOWN, chips, options};
use super::super::context::Ctx;
use super::super::control::{Input, Row, none, select_of, text_area_of};
use super::super::offer::{age, refresh_offer};
use super::super::part::{block, button, live, live_line, shown_while};
use super::super::state::form::FormModel;
use super::field::{check_field, row};
use crate::domain::field::Field;
use crate::domain::models;
use crate::text::{Text, fill};

/// The switch, and while it is on the picker above the field.
pub(super) fn models_field(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let limited = Signal::derive(move || form.with(|form| form.draft.model_limits_enabled));
    let (label, hint) = (Text::LIMIT_MODELS, Text::LIMIT_MODELS_HINT);
    let switch = check_field(form, Field::ModelLimitsEnabled, label, hint, |draft| {
        &mut draft.model_limits_enabled
    });
    let chosen = RwSignal::new(form.with_untracked(|form| form.draft.model_limits.clone()));
    let set = Rc::new(move |text: String| {
        form.change(|draft| draft.model_limits.clone_from(&text));
        chosen.set(text);
    });
    let row = row(form, Field::ModelLimits, Text::MODELS, Text::MODELS_HINT);
    let area = text_area_of(row.name, chosen.into(), row.error, set.clone());
    let picker = picker(ctx, chosen, set);
    block("models", vec![switch, shown_while(limited, vec![picker, row.around("field", area)])])
}

/// Search field, list, chips, and what belongs to all of a provider; nothing where the server lists no models.
fn picker(ctx: Ctx, chosen: RwSignal<String>, set: Rc<dyn Fn(String)>) -> AnyView {
    let picking = RwSignal::new(Picking::default());
    let said = RwSignal::new(String::new());
    live(Rc::new(move || {
        ctx.offer_changed.track();
        let refresh = Rc::new(move || refresh_offer(ctx, said));
        let about = block(
            "actions",
            vec![
                live_line("hint", None, Some("models-age"), "status", Signal::stored(age(ctx))),
                button("quiet", "refresh-models", ctx.t(Text::MODELS_REFRESH), refresh),
                live_line("said", None, Some("models-said"), "status", said.into()),
            ],
        );
        let has_models = ctx.offer().is_some_and(|known| !known.models.is_empty());
        if !has_models {
            return about;
        }
        let name = "models_find";
        let (label, hint) = (ctx.t(Text::MODELS_FIND), ctx.t(Text::MODELS_FIND_HINT));
        let search = search(ctx, name, picking, chosen, set.clone());
        let find =
            Row { name, label, hint, error: none(), warning: none() }.around("field", search);
        let found = Signal::derive(move || found(ctx, &picking.get()));
        block(
            "picker",
            vec![
                find,
                live_line("said", None, Some("models-found"), "status", found),
                options(ctx, picking, chosen, set.clone()),
                providers(ctx, picking, chosen, set.clone()),
                chips(ctx, chosen, set.clone()),
                about,
            ],
        )
    }))
}

/// How many the search has found; empty while the list is closed.
fn found(ctx: Ctx, picking: &Picking) -> String {
    let Some(known) = ctx.offer().filter(|_| picking.is_open) else { return String::new() };
    let found = known.offer.models.search(&picking.query, &picking.provider, SHOWN);
    if found.total == 0 {
        return ctx.t(Text::MODELS_NONE_FOUND).to_owned();
    }
    let (shown, total) = (found.models.len().to_string(), found.total.to_string());
    fill(ctx.t(Text::MODELS_FOUND), &[("shown", &shown), ("total", &total)])
}

/// The search field: a combo box whose list opens while it is used.
fn search(
    ctx: Ctx,
    name: &'static str,
    picking: RwSignal<Picking>,
    chosen: RwSignal<String>,
    set: Rc<dyn Fn(String)>,
) -> AnyView {
    let value = Signal::derive(move || picking.with(|picking| picking.query.clone()));
    let on_text = Rc::new(move |query| {
        picking.update(|picking| {
            *picking = Picking { query, is_open: true, active: None, ..picking.clone() }
        });
    });
    let input = Input::text(name, value, none(), on_text).view();
    let keys = move |event: web_sys::KeyboardEvent| press(ctx, &event, picking, chosen, &*set);
    let blur = move |_| picking.update(|picking| picking.is_open = false);
    let open = move |_| picking.update(|picking| picking.is_open = true);
    // The roles go to the field itself once it stands in the page.
    let wrapper = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        let Some(wrapper) = wrapper.get() else { return };
        let Ok(Some(input)) = wrapper.query_selector("input") else { return };
        let (is_open, active) = picking.with(|picking| (picking.is_open, picking.active));
        let active = active.map(|at| format!("model-{at}")).unwrap_or_default();
        let attributes = [
            ("role", "combobox"),
            ("aria-autocomplete", "list"),
            ("aria-controls", "model-list"),
            ("aria-expanded", if is_open { "true" } else { "false" }),
            ("aria-activedescendant", &active),
        ];
        for (attribute, value) in attributes {
            // The names are all valid.
            drop(input.set_attribute(attribute, value));
        }
    });
    view! {
        <div node_ref=wrapper on:keydown=keys on:focusin=open on:focusout=blur>
            {input}
        </div>
    }
    .into_any()
}

/// Arrows move, Home and End jump once an entry is active, Enter and Space choose, Escape closes and then empties.
fn press(
    ctx: Ctx,
    event: &web_sys::KeyboardEvent,
    picking: RwSignal<Picking>,
    chosen: RwSignal<String>,
    set: &dyn Fn(String),
) {
    let Some(known) = ctx.offer() else { return };
    let Picking { query, provider, active, is_open } = picking.get_untracked();
    let found = known.offer.models.search(&query, &provider, SHOWN).models;
    let last = found.len().checked_sub(1);
    let to = |active: Option<usize>| {
        picking.update(|picking| *picking = Picking { active, is_open: true, ..picking.clone() });
        list::show_active(ctx, active);
    };
    match event.key().as_str() {
        "ArrowDown" => {
            to(last.map(|last| active.map_or(0, |at| if at < last { at + 1 } else { 0 })));
        }
        "ArrowUp" => to(last.map(|last| active.and_then(|at| at.checked_sub(1)).unwrap_or(last))),
        "Home" if active.is_some() => to(Some(0)),
        "End" if active.is_some() => to(last),
        "Escape" if is_open || !query.is_empty() => picking.update(|picking| {
            picking.active = None;
            if !is_open {
                picking.query.clear();
            }
            picking.is_open = false;
        }),
        "Enter" if active.is_some() || !query.trim().is_empty() => {
            let typed = query.trim().to_owned();
            // What is typed letter for letter, or is no listed model, is meant as it stands.
            let listed = found.get(active.unwrap_or(0)).map(|model| model.id.as_str().to_owned());
            let is_exact = active.is_none() && known.offer.models.get(&typed).is_some();
            match listed.filter(|_| !is_exact) {
                Some(id) => set(list::toggled(&chosen.get_untracked(), &id)),
                None => set(models::with(&chosen.get_untracked(), [&*typed])),
            }
            if active.is_none() {
                picking.update(|picking| picking.query.clear());
            }
        }
        " " if active.is_some() => {
            let Some(model) = active.and_then(|at| found.get(at)) else { return };
            set(list::toggled(&chosen.get_untracked(), model.id.as_str()));
        }
        _ => return,
    }
    // Enter would send the form, Escape close the popup, Space be typed.
    event.prevent_default();
    event.stop_propagation();
}

/// Narrows the list to one provider, and takes all of its models.
fn providers(
    ctx: Ctx,
    picking: RwSignal<Picking>,
    chosen: RwSignal<String>,
    set: Rc<dyn Fn(String)>,
) -> AnyView {
    let Some(known) = ctx.offer() else { return ().into_any() };
    let names = known.offer.models.providers();
    if names.is_empty() {
        return ().into_any();
    }
    let mut choices = vec![(String::new(), ctx.t(Text::MODELS_ALL_PROVIDERS).to_owned())];
    choices.extend(names.iter().map(|name| ((*name).to_owned(), (*name).to_owned())));
    let narrow = Rc::new(move |provider| {
        picking.update(|picking| *picking = Picking { provider, active: None, ..picking.clone() });
    });
    let own = picking.with_untracked(|picking| picking.provider.clone());
    let label = ctx.t(Text::MODELS_PROVIDER);
    let select = select_of("models_provider", label, choices, &own, Signal::stored(false), narrow);
    let all = Rc::new(move || {
        let Some(known) = ctx.offer() else { return };
        let provider = picking.with_untracked(|picking| picking.provider.clone());
        let found = known.offer.models.search("", &provider, usize::MAX).models;
        let ids = found.iter().map(|model| model.id.as_str());
        set(models::with(&chosen.get_untracked(), ids));
    });
    let is_one = Signal::derive(move || picking.with(|picking| !picking.provider.is_empty()));
    let add = button("", "all-of-provider", ctx.t(Text::MODELS_ALL_OF), all);
    block("actions", vec![select, shown_while(is_one, vec![add])])
}

/// The id that an element inside the list stands for.
fn id_of(event: &web_sys::Event) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-id]").ok()??.get_attribute("data-id")
}
