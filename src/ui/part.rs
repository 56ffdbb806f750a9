//! The parts that screens are made of. Each is one kind of element with one type: views made of many types of
//! elements cost kilobytes of wasm apiece.
//!
//! A `view!` element that is static through and through becomes `innerHTML`, which Trusted Types forbid:
//! every element here has a value in braces.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use send_wrapper::SendWrapper;

/// What happens when a control is used.
pub(super) type OnPress = Rc<dyn Fn()>;

/// A box around parts.
pub(super) fn block(class: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{parts}</div> }.into_any()
}

/// A block that is there only while `is_shown`.
pub(super) fn shown_while(is_shown: Signal<bool>, parts: Vec<AnyView>) -> AnyView {
    view! { <div hidden=move || !is_shown.get()>{parts}</div> }.into_any()
}

/// Parts that hear of a change within them once it is made, as the browser's `change` event tells it.
pub(super) fn heard(on_change: OnPress, parts: Vec<AnyView>) -> AnyView {
    view! { <div on:change=move |_| on_change()>{parts}</div> }.into_any()
}

/// A part that is built anew whenever a signal that it reads changes.
pub(super) fn live(build: Rc<dyn Fn() -> AnyView>) -> AnyView {
    let build = SendWrapper::new(build);
    (move || build()).into_any()
}

/// A whole screen under its title.
pub(super) fn screen(
    name: Option<&'static str>,
    outcome: Option<&'static str>,
    title: &'static str,
    parts: Vec<AnyView>,
) -> AnyView {
    view! {
        <main data-screen=name data-outcome=outcome>
            <h1 tabindex="-1">{title}</h1>
            {parts}
        </main>
    }
    .into_any()
}

/// A line of text, found by its `data-part` and read out by its `role` where it has them.
pub(super) fn line(class: &'static str, part: Option<&'static str>, text: String) -> AnyView {
    view! { <p class=class data-part=part>{text}</p> }.into_any()
}

/// A line that follows `text`; empty, it takes no room.
pub(super) fn live_line(
    class: &'static str,
    id: Option<String>,
    part: Option<&'static str>,
    role: &'static str,
    text: Signal<String>,
) -> AnyView {
    view! { <p class=class id=id data-part=part role=role>{move || text.get()}</p> }.into_any()
}

/// A text for programs, which follows `text`.
pub(super) fn code(part: &'static str, text: Signal<String>) -> AnyView {
    view! { <pre data-part=part>{move || text.get()}</pre> }.into_any()
}

/// A button.
pub(super) fn button(
    class: &'static str,
    action: &'static str,
    label: &'static str,
    on_press: OnPress,
) -> AnyView {
    button_of(class, action, label.to_owned(), on_press)
}

/// As [`button`], for a label that is put together.
pub(super) fn button_of(
    class: &'static str,
    action: &'static str,
    label: String,
    on_press: OnPress,
) -> AnyView {
    view! {
        <button type="button" part="button" class=class data-action=action on:click=move |_| on_press()>
            {label}
        </button>
    }
    .into_any()
}

/// The button that sends its form.
pub(super) fn submit_button(label: &'static str, is_disabled: bool) -> AnyView {
    view! {
        <button type="submit" part="button submit" class="primary" disabled=is_disabled>
            {label}
        </button>
    }
    .into_any()
}

/// A form that sends nothing by itself.
pub(super) fn form(name: Option<&'static str>, on_submit: OnPress, parts: Vec<AnyView>) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit();
    };
    view! {
        <form part="form" data-screen=name novalidate=true on:submit=submit>
            {parts}
        </form>
    }
    .into_any()
}

/// Parts behind a fold that follows `is_open`.
pub(super) fn fold(
    part: &'static str,
    summary: &'static str,
    is_open: RwSignal<bool>,
    parts: Vec<AnyView>,
) -> AnyView {
    let toggle = move |event: web_sys::Event| {
        let details =
            event.target().map(wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlDetailsElement>);
        if let Some(Ok(details)) = details {
            is_open.set(details.open());
        }
    };
    view! {
        <details data-part=part open=move || is_open.get() on:toggle=toggle>
            <summary>{summary}</summary>
            {parts}
        </details>
    }
    .into_any()
}

/// Hides a secret again when the window loses the focus: the person has turned to something else.
pub(super) fn hide_on_blur(is_shown: RwSignal<bool>) {
    let listener = window_event_listener(leptos::ev::blur, move |_| is_shown.set(false));
    on_cleanup(move || listener.remove());
}
