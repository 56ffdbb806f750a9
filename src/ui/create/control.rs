//! What the form's controls share: errors and warnings by field, and the plain kinds of control.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::super::field::{FieldRow, described_by, invalid};
use crate::domain::draft::{Draft, FieldError, Warning};
use crate::domain::field::Field;
use crate::text::{Text, error_text, fill, warning_text};

/// A long list shows its first few errors; the rest are counted.
const SHOWN_ERRORS: usize = 4;

/// Where a control's value stands in the draft.
pub(super) type Place<T> = fn(&mut Draft) -> &mut T;

/// What the form knows beside the draft.
#[derive(Clone, Copy)]
pub(in super::super) struct Form {
    /// Empty until a submit was refused; then kept up to date with every change.
    pub(in super::super) errors: RwSignal<Vec<FieldError>>,
    warnings: Memo<Vec<Warning>>,
}

impl Form {
    pub(super) fn new(ctx: Ctx) -> Self {
        let warnings = Memo::new(move |_| {
            let valid = ctx
                .draft
                .with(|draft| draft.validate(ctx.now(), ctx.units_per_dollar()))
                .map(|(_, warnings)| warnings);
            valid.unwrap_or_default()
        });
        Self { errors: RwSignal::new(Vec::new()), warnings }
    }

    /// The field's error in the person's language; empty when there is none.
    pub(super) fn error(self, ctx: Ctx, field: Field) -> Signal<String> {
        Signal::derive(move || {
            let lang = ctx.lang.get();
            self.errors.with(|errors| {
                let own: Vec<_> = errors.iter().filter(|error| error.field == field).collect();
                let mut lines: Vec<String> = own
                    .iter()
                    .take(SHOWN_ERRORS)
                    .map(|error| error_text(&error.code, lang))
                    .collect();
                if own.len() > SHOWN_ERRORS {
                    let rest = (own.len() - SHOWN_ERRORS).to_string();
                    lines.push(fill(Text::AllowListMore.in_lang(lang), &[("count", &rest)]));
                }
                lines.join("\n")
            })
        })
    }

    /// The field's warning in the person's language; empty when there is none.
    pub(super) fn warning(self, ctx: Ctx, field: Field) -> Signal<String> {
        Signal::derive(move || {
            let lang = ctx.lang.get();
            self.warnings.with(|warnings| {
                let own = warnings.iter().filter(|warning| warning.field == field);
                own.map(|warning| warning_text(&warning.code, lang)).collect::<Vec<_>>().join("\n")
            })
        })
    }

    /// Changes the draft, and looks again at errors that are already shown.
    pub(super) fn change(self, ctx: Ctx, change: impl FnOnce(&mut Draft)) {
        ctx.draft.update(change);
        if self.errors.with_untracked(Vec::is_empty) {
            return;
        }
        let checked = ctx
            .draft
            .with_untracked(|draft| draft.validate(ctx.now(), ctx.units_per_dollar()).err());
        self.errors.set(checked.unwrap_or_default());
    }
}

#[component]
pub(super) fn TextField(
    ctx: Ctx,
    form: Form,
    field: Field,
    label: Text,
    hint: Text,
    value: Place<String>,
    /// Several lines instead of one.
    #[prop(optional)]
    multiline: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let name = field.as_str();
    let error = form.error(ctx, field);
    let warning = form.warning(ctx, field);
    let first = value(&mut ctx.draft.get_untracked()).clone();
    let input = move |event| {
        let typed = event_target_value(&event);
        form.change(ctx, |draft| *value(draft) = typed);
    };
    let control = if multiline {
        view! {
            <textarea
                id=name
                name=name
                rows="4"
                spellcheck="false"
                prop:value=first
                on:input=input
                aria-describedby=described_by(name, error)
                aria-invalid=invalid(error)
            >
                {""}
            </textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=name
                name=name
                autocomplete="off"
                autofocus=autofocus
                prop:value=first
                on:input=input
                aria-describedby=described_by(name, error)
                aria-invalid=invalid(error)
            />
        }
        .into_any()
    };
    view! {
        <FieldRow ctx name label hint error warning>
            {control}
        </FieldRow>
    }
}

#[component]
pub(super) fn CheckField(
    ctx: Ctx,
    form: Form,
    field: Field,
    label: Text,
    hint: Text,
    value: Place<bool>,
) -> impl IntoView {
    let name = field.as_str();
    let error = form.error(ctx, field);
    let warning = form.warning(ctx, field);
    let first = *value(&mut ctx.draft.get_untracked());
    view! {
        <FieldRow ctx name label hint error warning inline=true>
            <input
                id=name
                name=name
                type="checkbox"
                prop:checked=first
                on:change=move |event| {
                    let checked = event_target_checked(&event);
                    form.change(ctx, |draft| *value(draft) = checked);
                }
                aria-describedby=described_by(name, error)
                aria-invalid=invalid(error)
            />
        </FieldRow>
    }
}
