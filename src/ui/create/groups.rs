//! The group: chosen from those the account may use, or typed where the server does not tell them.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::control::{Input, select_of};
use super::super::part::{block, button, live};
use super::super::state::form::FormModel;
use super::auto_groups::auto_groups_field;
use super::field::{check_field, row};
use crate::domain::field::Field;
use crate::domain::group::GroupChoice;
use crate::text::{Text, fill};

/// The choice that asks for a text field. No group is called so: names hold no control characters.
const OTHER: &str = "\u{1}other";

/// The group, and with `auto` the groups it may pick and the retry in other groups.
pub(super) fn group_field(form: FormModel) -> AnyView {
    let ctx = form.ctx();
    let own = form.with_untracked(|form| form.draft.group.clone());
    let is_auto = RwSignal::new(own.trim() == "auto");
    let has_list = form.with_untracked(|form| !form.draft.auto_groups.is_empty());
    // A list without `auto` is shown, too: it has to be taken away.
    let is_list_shown = RwSignal::new(is_auto.get_untracked() || has_list);
    // What was typed comes back with the group `auto`.
    let left = StoredValue::new_local(String::new());
    let is_free = RwSignal::new(false);
    let row = row(form, Field::Group, Text::GROUP, Text::GROUP_HINT);
    let error = row.error;
    let take = Rc::new(move |group: String| {
        if group == OTHER {
            is_free.set(true);
            return;
        }
        let is_now_auto = group.trim() == "auto";
        form.change(|draft| {
            draft.group = group;
            // Out of sight it would only be refused.
            draft.cross_group_retry &= is_now_auto;
            if is_now_auto && draft.auto_groups.is_empty() {
                draft.auto_groups = left.get_value();
            } else if !is_now_auto && !draft.auto_groups.is_empty() {
                left.set_value(std::mem::take(&mut draft.auto_groups));
            }
        });
        if is_auto.get_untracked() != is_now_auto {
            is_auto.set(is_now_auto);
        }
        if is_list_shown.get_untracked() != is_now_auto {
            is_list_shown.set(is_now_auto);
        }
    });
    let control = live(Rc::new(move || {
        ctx.offer_changed.track();
        let known = ctx.offer();
        let groups =
            known.as_deref().map(|known| known.offer.groups.as_slice()).unwrap_or_default();
        let own = form.with_untracked(|form| form.draft.group.clone());
        let is_listed = own.is_empty() || groups.iter().any(|group| group.name == own);
        if groups.is_empty() || is_free.get() || !is_listed || is_being_typed(ctx) {
            let input =
                Input::text(Field::Group.as_str(), Signal::stored(own), error, take.clone());
            let mut parts = vec![input.view()];
            if !groups.is_empty() {
                let take = take.clone();
                let back = Rc::new(move || {
                    take(String::new());
                    is_free.set(false);
                });
                parts.push(button("quiet", "groups", ctx.t(Text::GROUP_FROM_LIST), back));
            }
            return block("pair", parts);
        }
        let mut choices = vec![(String::new(), ctx.t(Text::GROUP_OWN).to_owned())];
        choices.extend(groups.iter().map(|group| (group.name.clone(), label(ctx, group))));
        choices.push((OTHER.to_owned(), ctx.t(Text::GROUP_OTHER).to_owned()));
        let label = ctx.t(Text::GROUP);
        let is_disabled = Signal::stored(false);
        select_of(Field::Group.as_str(), label, choices, &own, is_disabled, take.clone())
    }));
    let retry = live(Rc::new(move || {
        if !is_auto.get() {
            return ().into_any();
        }
        let (label, hint) = (Text::CROSS_GROUP_RETRY, Text::CROSS_GROUP_RETRY_HINT);
        check_field(form, Field::CrossGroupRetry, label, hint, |draft| &mut draft.cross_group_retry)
    }));
    let list =
        live(Rc::new(
            move || {
                if is_list_shown.get() { auto_groups_field(form) } else { ().into_any() }
            },
        ));
    block("", vec![row.around("field", control), list, retry])
}

/// A list that arrives while the person types must not take the field away under their hands.
fn is_being_typed(ctx: Ctx) -> bool {
    ctx.root().query_selector("input[name=group]:focus").is_ok_and(|found| found.is_some())
}

/// The name with its description and its price factor, which is a number for all groups but `auto`.
fn label(ctx: Ctx, group: &GroupChoice) -> String {
    let GroupChoice { name, description, ratio } = group;
    let is_number = ratio.starts_with(|first: char| first.is_ascii_digit());
    let ratio = match ratio.as_str() {
        "" => String::new(),
        ratio if is_number => fill(ctx.t(Text::GROUP_RATIO), &[("ratio", ratio)]),
        words => words.to_owned(),
    };
    let about = [description.as_str(), ratio.as_str()];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    if about.is_empty() { name.clone() } else { format!("{name} – {}", about.join(", ")) }
}
