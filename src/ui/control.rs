//! Native controls with their label, hint, error and warning, tied together for every reader.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::part::{block, line, live_line};

/// What happens when text was typed or chosen.
pub(super) type OnText = Rc<dyn Fn(String)>;

/// What stands around a control.
pub(super) struct Row {
    /// The API's name; the control's id.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    /// Empty while there is none.
    pub(super) error: Signal<String>,
    /// Empty while there is none.
    pub(super) warning: Signal<String>,
}

impl Row {
    /// The label above the control, the messages below it.
    pub(super) fn around(self, class: &'static str, control: AnyView) -> AnyView {
        let Self { name, label, hint, error, warning } = self;
        let label = view! { <label part="label" for=name>{label}</label> }.into_any();
        let hint = view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> }.into_any();
        let error = live_line("error", Some(format!("{name}-error")), None, "alert", error);
        let warning =
            live_line("warning", Some(format!("{name}-warning")), None, "status", warning);
        block(class, vec![label, control, hint, error, warning])
    }
}

/// No error and no warning, ever.
pub(super) fn none() -> Signal<String> {
    Signal::stored(String::new())
}

/// The ids of what describes a control; an empty description is read as none.
fn described_by(name: &str) -> String {
    format!("{name}-error {name}-warning {name}-hint")
}

/// A one-line control.
pub(super) struct Input {
    pub(super) name: &'static str,
    /// The `type` attribute.
    pub(super) kind: &'static str,
    /// The `inputmode` attribute.
    pub(super) mode: &'static str,
    pub(super) value: Signal<String>,
    pub(super) error: Signal<String>,
    pub(super) is_disabled: Signal<bool>,
    pub(super) is_readonly: bool,
    pub(super) is_first: bool,
    pub(super) on_text: OnText,
}

impl Input {
    /// A plain text control.
    pub(super) fn text(
        name: &'static str,
        value: Signal<String>,
        error: Signal<String>,
        on_text: OnText,
    ) -> Self {
        Self {
            name,
            kind: "text",
            mode: "text",
            value,
            error,
            is_disabled: Signal::stored(false),
            is_readonly: false,
            is_first: false,
            on_text,
        }
    }

    pub(super) fn view(self) -> AnyView {
        let Self { name, kind, mode, value, error, is_disabled, is_readonly, is_first, on_text } =
            self;
        view! {
            <input
                part="input"
                id=name
                name=name
                type=kind
                inputmode=mode
                autocomplete="off"
                spellcheck="false"
                autofocus=is_first
                readonly=is_readonly
                disabled=move || is_disabled.get()
                prop:value=move || value.get()
                on:input=move |event| on_text(event_target_value(&event))
                aria-describedby=described_by(name)
                aria-invalid=move || invalid(error)
            />
        }
        .into_any()
    }
}

/// The `aria-invalid` attribute.
pub(super) fn invalid(error: Signal<String>) -> &'static str {
    if error.with(String::is_empty) { "false" } else { "true" }
}

/// A control of several lines. It follows only the person: setting 10,000 lines on each key press would be felt.
pub(super) fn text_area(
    name: &'static str,
    first: String,
    error: Signal<String>,
    on_text: OnText,
) -> AnyView {
    text_area_of(name, Signal::stored(first), error, on_text)
}

/// Replaces what stands in a text control, which otherwise follows only the person.
pub(super) fn put_text(ctx: Ctx, name: &str, text: &str) {
    let found = ctx.root().query_selector(&format!("[name='{name}']")).ok().flatten();
    if let Some(control) = found {
        // A control without a value shows the old text until the screen is built anew.
        drop(js_sys::Reflect::set(&control, &"value".into(), &text.into()));
    }
}

/// A control of several lines that follows `value`, too: for a text that other controls change.
pub(super) fn text_area_of(
    name: &'static str,
    value: Signal<String>,
    error: Signal<String>,
    on_text: OnText,
) -> AnyView {
    view! {
        <textarea
            part="input"
            id=name
            name=name
            rows="4"
            spellcheck="false"
            prop:value=move || value.get()
            on:input=move |event| on_text(event_target_value(&event))
            aria-describedby=described_by(name)
            aria-invalid=move || invalid(error)
        >
            {""}
        </textarea>
    }
    .into_any()
}

/// A check box beside its label.
pub(super) fn check_box(row: Row, first: bool, on_check: Rc<dyn Fn(bool)>) -> AnyView {
    let (name, error) = (row.name, row.error);
    let control = view! {
        <input
            id=name
            name=name
            type="checkbox"
            prop:checked=first
            on:change=move |event| on_check(event_target_checked(&event))
            aria-describedby=described_by(name)
            aria-invalid=move || invalid(error)
        />
    }
    .into_any();
    row.around("field inline", control)
}

/// A choice of one among a few: value and label each.
pub(super) fn select(
    name: &'static str,
    label: &'static str,
    choices: Vec<(&'static str, &'static str)>,
    chosen: &'static str,
    is_disabled: Signal<bool>,
    on_choose: OnText,
) -> AnyView {
    let owned = |(value, label): (&str, &str)| (value.to_owned(), label.to_owned());
    let choices = choices.into_iter().map(owned).collect();
    select_of(name, label, choices, chosen, is_disabled, on_choose)
}

/// Shows `value` in a choice that is already on the page, which otherwise follows only the person.
pub(super) fn show_choice(ctx: Ctx, name: &'static str, value: Signal<&'static str>) {
    Effect::new(move |shown: Option<&'static str>| {
        let value = value.get();
        if shown.is_some_and(|shown| shown != value) {
            put_text(ctx, name, value);
        }
        value
    });
}

/// As [`select`], for choices that are no messages. `chosen` is set as a property, too: a control that is used again for
/// another form would go on showing what the person chose in the one before.
pub(super) fn select_of(
    name: &'static str,
    label: &'static str,
    choices: Vec<(String, String)>,
    chosen: &str,
    is_disabled: Signal<bool>,
    on_choose: OnText,
) -> AnyView {
    let options: Vec<AnyView> = choices
        .into_iter()
        .map(|(value, label)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen>{label}</option> }.into_any()
        })
        .collect();
    view! {
        <select
            part="input"
            id=name
            name=name
            aria-label=label
            disabled=move || is_disabled.get()
            prop:value=chosen.to_owned()
            on:change=move |event| on_choose(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any()
}

/// A note beside a control, such as an amount in another unit.
pub(super) fn note(part: &'static str, text: Signal<String>) -> AnyView {
    live_line("said", None, Some(part), "status", text)
}

/// A plain text line.
pub(super) fn plain(text: &str) -> AnyView {
    line("", None, text.to_owned())
}
