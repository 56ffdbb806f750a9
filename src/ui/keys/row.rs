//! One key in the list. It has no listener of its own: the list listens for all its rows.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::show::{expiry, last_sign, mark_text, name, spending, state_text};
use crate::domain::key_state::{KeyState, marks};
use crate::text::{Text, fill};

/// The key at `position` of what is shown.
pub(super) fn row(ctx: Ctx, position: usize) -> AnyView {
    let found = ctx.keys(|state| {
        let place = *state.places.get(position)?;
        let record = state.records.get(place)?.clone();
        let is_selected = state.selected.contains(&record.id);
        Some((record, is_selected, state.places.len()))
    });
    let Some((record, is_selected, count)) = found else { return ().into_any() };
    let now = ctx.now();
    let state = KeyState::of(&record, now);
    let name = name(ctx, &record);
    let mut words = vec![ctx.t(state_text(state))];
    words.extend(marks(&record, now).into_iter().map(|mark| ctx.t(mark_text(mark))));
    let is_warned = words.len() > 1;
    let select_label = fill(ctx.t(Text::KEYS_SELECT), &[("name", &name)]);
    view! {
        <div
            class="key-row"
            role="listitem"
            data-part="key-row"
            data-id=record.id.0.to_string()
            data-state=state.code()
            data-warned=is_warned.then_some("true")
            aria-posinset=(position + 1).to_string()
            aria-setsize=count.to_string()
        >
            <input type="checkbox" aria-label=select_label prop:checked=is_selected />
            <button type="button" class="name" data-action="open-key">
                {name}
            </button>
            <span class="state">{words.join(" · ")}</span>
            {spending(ctx, &record)}
            <span class="times">{vec![expiry(ctx, &record), last_sign(ctx, &record)]}</span>
        </div>
    }
    .into_any()
}
