//! One labelled field: label, control, hint, error and warning, tied together for every reader.

use leptos::prelude::*;

use super::context::Ctx;
use crate::text::Text;

/// The ids a control names in `aria-describedby`: its hint always, its error while there is one.
pub(super) fn described_by(name: &'static str, error: Signal<String>) -> impl Fn() -> String {
    move || {
        if error.with(String::is_empty) {
            format!("{name}-hint")
        } else {
            format!("{name}-error {name}-hint")
        }
    }
}

/// `aria-invalid` for a control.
pub(super) fn invalid(error: Signal<String>) -> impl Fn() -> &'static str {
    move || if error.with(String::is_empty) { "false" } else { "true" }
}

#[component]
pub(super) fn FieldRow(
    ctx: Ctx,
    /// The API's name; the control's id.
    name: &'static str,
    label: Text,
    hint: Text,
    /// Empty while there is none.
    error: Signal<String>,
    /// Empty while there is none.
    #[prop(optional)]
    warning: Signal<String>,
    /// Whether the label stands beside the control, as with a checkbox.
    #[prop(optional)]
    inline: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=("field", true) class=("inline", inline)>
            <label for=name.to_owned()>{ctx.t(label)}</label>
            {children()}
            <p class=("hint", true) id=format!("{name}-hint")>{ctx.t(hint)}</p>
            <Messages name kind="error" text=error />
            <Messages name kind="warning" text=warning />
        </div>
    }
}

/// An error or a warning, read out when it appears.
#[component]
fn Messages(name: &'static str, kind: &'static str, text: Signal<String>) -> impl IntoView {
    let role = if kind == "error" { "alert" } else { "status" };
    move || {
        let text = text.get();
        (!text.is_empty())
            .then(|| view! { <p class=kind id=format!("{name}-{kind}") role=role>{text}</p> })
    }
}
