//! Fields of the draft as rows of the form: their values, errors and warnings.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Place as AppPlace;
use super::super::control::{Input, Row, check_box};
use super::super::state::form::FormModel;
use crate::domain::draft::Draft;
use crate::domain::field::Field;
use crate::text::{Text, cap_text, error_text, fill, warning_text};

/// A long list shows its first few errors; the rest are counted.
const SHOWN_ERRORS: usize = 4;

/// Where a control's value stands in the draft.
pub(super) type Place<T> = fn(&mut Draft) -> &mut T;

/// The row around a field's control.
pub(super) fn row(form: FormModel, field: Field, label: Text, hint: Text) -> Row {
    let ctx = form.ctx();
    Row {
        name: field.as_str(),
        label: ctx.t(label),
        hint: ctx.t(hint),
        error: error(form, field),
        warning: warning(form, field),
    }
}

/// The field's error in the person's language; empty when there is none.
pub(super) fn error(form: FormModel, field: Field) -> Signal<String> {
    let ctx = form.ctx();
    Signal::derive(move || {
        let rate = ctx.rate_followed();
        form.with(|form| {
            let mut own = form.errors().filter(|error| error.field == field);
            let shown = own.by_ref().take(SHOWN_ERRORS);
            let mut lines: Vec<String> =
                shown.map(|error| error_text(&error.code, rate, ctx.lang())).collect();
            let rest = own.count();
            if rest > 0 {
                let rest = rest.to_string();
                lines.push(fill(ctx.t(Text::ALLOW_LIST_MORE), &[("count", &rest)]));
            }
            lines.join("\n")
        })
    })
}

/// What is allowed of the field, and what may bite, in the person's language; the latter only of a form without errors.
pub(super) fn warning(form: FormModel, field: Field) -> Signal<String> {
    let ctx = form.ctx();
    Signal::derive(move || {
        let cap = ctx.cap_on(field).map(|cap| cap_text(&cap, ctx.rate_followed(), ctx.lang()));
        form.with(|form| {
            let own = form.warnings().iter().filter(|warning| warning.field == field);
            let own = own.map(|warning| warning_text(&warning.code, ctx.lang()));
            cap.into_iter().chain(own).collect::<Vec<_>>().join("\n")
        })
    })
}

/// A field of one line.
pub(super) fn text_field(
    form: FormModel,
    field: Field,
    label: Text,
    hint: Text,
    place: Place<String>,
) -> AnyView {
    let row = row(form, field, label, hint);
    let first = form.with_untracked(|form| place(&mut form.draft.clone()).clone());
    let on_text = Rc::new(move |text| form.change(|draft| *place(draft) = text));
    let input = Input::text(row.name, Signal::stored(first), row.error, on_text);
    // A page keeps its focus where its own content wants it.
    let is_first = field == Field::Name && form.ctx().place != AppPlace::Element;
    row.around("field", Input { is_first, ..input }.view())
}

/// A field that is on or off.
pub(super) fn check_field(
    form: FormModel,
    field: Field,
    label: Text,
    hint: Text,
    place: Place<bool>,
) -> AnyView {
    let first = form.with_untracked(|form| *place(&mut form.draft.clone()));
    let on_check = Rc::new(move |checked| form.change(|draft| *place(draft) = checked));
    check_box(row(form, field, label, hint), first, on_check)
}
