//! The list of models found, and the chips of those that are chosen.

use std::collections::HashSet;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen::JsCast as _;

use super::super::super::context::Ctx;
use super::super::super::focus::focus;
use super::super::super::part::{block, line, live};
use super::id_of;
use crate::domain::catalogue::{Model, Price};
use crate::domain::models;
use crate::js;
use crate::text::{Text, fill};

/// How many are shown at once; the count beside them tells of the rest.
pub(super) const SHOWN: usize = 50;

/// How many chips are shown; all the rest stands in the field.
const MAX_CHIPS: usize = 60;

/// What stands in the search.
#[derive(Clone, Default)]
pub(super) struct Picking {
    pub(super) query: String,
    /// Empty for all.
    pub(super) provider: String,
    /// The place in the list that the arrows have reached.
    pub(super) active: Option<usize>,
    pub(super) is_open: bool,
}

/// The text with a model added, or taken out if it was there.
pub(super) fn toggled(text: &str, id: &str) -> String {
    if models::names(text, id) { models::without(text, id) } else { models::with(text, [id]) }
}

/// The list under the search field.
pub(super) fn options(
    ctx: Ctx,
    picking: RwSignal<Picking>,
    chosen: RwSignal<String>,
    set: Rc<dyn Fn(String)>,
) -> AnyView {
    let entries = live(Rc::new(move || {
        let now = picking.get();
        let Some(known) = ctx.offer().filter(|_| now.is_open) else { return ().into_any() };
        let text = chosen.get();
        let chosen: HashSet<&str> = models::parts(&text).collect();
        let found = known.offer.models.search(&now.query, &now.provider, SHOWN).models;
        let entry = |(at, model): (usize, &&Model)| {
            let is_chosen = chosen.contains(model.id.as_str());
            option(ctx, at, model, is_chosen, now.active == Some(at))
        };
        found.iter().enumerate().map(entry).collect::<Vec<_>>().into_any()
    }));
    let choose = move |event: web_sys::MouseEvent| {
        if let Some(id) = id_of(&event) {
            set(toggled(&chosen.get_untracked(), &id));
        }
    };
    // The search keeps the focus, so that the list stays open and the keys go on working.
    let keep_focus = |event: web_sys::MouseEvent| event.prevent_default();
    view! {
        <ul
            id="model-list"
            class="options"
            role="listbox"
            aria-multiselectable="true"
            aria-label=ctx.t(Text::MODELS_LIST)
            hidden=move || !picking.with(|picking| picking.is_open)
            on:mousedown=keep_focus
            on:click=choose
        >
            {entries}
        </ul>
    }
    .into_any()
}

fn option(ctx: Ctx, at: usize, model: &Model, is_chosen: bool, is_active: bool) -> AnyView {
    let price = price(ctx, &model.price);
    let about = [model.provider.as_str(), &model.kind, &price];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <li
            id=format!("model-{at}")
            role="option"
            class=if is_active { "active" } else { "" }
            data-id=model.id.as_str().to_owned()
            aria-selected=if is_chosen { "true" } else { "false" }
        >
            {model.id.as_str().to_owned()}
            <span class="hint">{about.join(" · ")}</span>
        </li>
    }
    .into_any()
}

/// What a model costs, as far as the server says.
fn price(ctx: Ctx, price: &Price) -> String {
    let money = |amount: &str| match price.currency.as_str() {
        "USD" | "" => format!("${amount}"),
        other => format!("{amount} {other}"),
    };
    let with = |text: Text, amount: &Option<String>| {
        amount.as_deref().map(|amount| fill(ctx.t(text), &[("amount", &money(amount))]))
    };
    let tokens = (price.input.is_some() || price.output.is_some()).then(|| {
        let shown =
            |amount: &Option<String>| amount.as_deref().map_or_else(|| "–".to_owned(), money);
        let values = [("input", &*shown(&price.input)), ("output", &*shown(&price.output))];
        fill(ctx.t(Text::PRICE_IN_OUT), &values)
    });
    let parts = [
        tokens,
        with(Text::PRICE_REQUEST, &price.per_request),
        with(Text::PRICE_SECOND, &price.per_second),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// One button for each chosen model; pressing it takes the model out.
pub(super) fn chips(ctx: Ctx, chosen: RwSignal<String>, set: Rc<dyn Fn(String)>) -> AnyView {
    live(Rc::new(move || {
        let text = chosen.get();
        let known = ctx.offer();
        let mut seen = HashSet::new();
        let parts: Vec<&str> = models::parts(&text).filter(|part| seen.insert(*part)).collect();
        let chip = |id: &&str| {
            let is_known = known.as_ref().is_some_and(|known| known.offer.models.get(id).is_some());
            let (own, set) = ((*id).to_owned(), Rc::clone(&set));
            let remove = move |_| {
                set(models::without(&chosen.get_untracked(), &own));
                focus(ctx, "[name=models_find]");
            };
            view! {
                <button
                    type="button"
                    class="chip"
                    data-action="remove-model"
                    data-known=if is_known { "true" } else { "false" }
                    aria-label=fill(ctx.t(Text::MODEL_REMOVE), &[("id", id)])
                    on:click=remove
                >
                    {format!("{id} ×")}
                </button>
            }
            .into_any()
        };
        let mut shown: Vec<AnyView> = parts.iter().take(MAX_CHIPS).map(chip).collect();
        if parts.len() > MAX_CHIPS {
            let count = (parts.len() - MAX_CHIPS).to_string();
            let more = fill(ctx.t(Text::MODELS_MORE), &[("count", &count)]);
            shown.push(line("hint", None, more));
        }
        block("chips", shown)
    }))
}

/// Scrolls the list, and not the page, so that the active entry is seen.
pub(super) fn show_active(ctx: Ctx, active: Option<usize>) {
    let selector = format!("#model-{}", active.unwrap_or(0));
    let Ok(Some(entry)) = ctx.root().query_selector(&selector) else { return };
    let options = Object::new();
    // Setting a property of a fresh plain object cannot fail.
    drop(Reflect::set(&options, &"block".into(), &"nearest".into()));
    if let Some(scroll) = js::get(&entry, "scrollIntoView") {
        drop(scroll.unchecked_into::<Function>().call1(&entry, &options));
    }
}
