//! The groups that `auto` may pick: one name a line in the order in which they are tried, and those on offer to add.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::control::text_area_of;
use super::super::focus::focus_soon;
use super::super::part::{block, button_of, live};
use super::super::state::form::FormModel;
use super::field::row;
use crate::domain::auto_groups::{AutoGroups, Offered, choices};
use crate::domain::field::Field;
use crate::domain::readable::readable;
use crate::text::{Text, fill};

/// The list; nothing on a server that does not keep one, unless there is one to be taken away.
pub(super) fn auto_groups_field(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let text = Signal::derive(move || form.with(|form| form.draft.auto_groups.clone()));
    let is_kept = Memo::new(move |_| {
        ctx.offer_changed.track();
        let offered = ctx.offer().map(|known| known.offer.auto_groups.clone());
        offered != Some(Offered::Unsupported) || !text.with(String::is_empty)
    });
    live(Rc::new(move || {
        if !is_kept.get() {
            return ().into_any();
        }
        let row = row(form, Field::AutoGroups, Text::AUTO_GROUPS, Text::AUTO_GROUPS_HINT);
        let on_text = Rc::new(move |text| form.change(|draft| draft.auto_groups = text));
        let area = text_area_of(Field::AutoGroups.as_str(), text, row.error, on_text);
        row.around("field", block("", vec![area, addable(form, text)]))
    }))
}

/// A button for each group that can still be added.
fn addable(form: FormModel, text: Signal<String>) -> AnyView {
    let ctx = form.ctx();
    live(Rc::new(move || {
        ctx.offer_changed.track();
        let Some(known) = ctx.offer() else { return ().into_any() };
        let Ok(list) = text.with(|text| AutoGroups::parse(text)) else { return ().into_any() };
        let add = |name: &String| {
            let label = fill(ctx.t(Text::AUTO_GROUPS_ADD), &[("group", &readable(name))]);
            let name = name.clone();
            let on_press = Rc::new(move || {
                form.change(|draft| {
                    if let Some(list) = AutoGroups::parse(&draft.auto_groups)
                        .ok()
                        .and_then(|list| list.with(&name).ok())
                    {
                        draft.auto_groups = list.to_string();
                    }
                });
                // The button that was pressed goes.
                focus_soon(ctx, "[name=auto_groups]");
            });
            button_of("quiet", "add-auto-group", label, on_press)
        };
        let names = choices(&list, &known.offer.auto_groups, &known.groups);
        block("pair", names.iter().map(add).collect())
    }))
}
