//! "Will this key work?": asks once, before the key is created, about what the server would take without a word.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::context::Ctx;
use super::super::focus::focus_soon;
use super::super::part::{OnPress, block, button, line, live_line, shown_while};
use super::super::state::form::FormModel;
use crate::text::{Text, warning_text};

/// The panel; it takes the focus when it comes, so that a second Enter says yes to nothing. `anyway` is the yes.
pub(in super::super) fn foresight_panel(form: FormModel, anyway: OnPress) -> AnyView {
    let ctx = form.ctx();
    let warnings = Signal::derive(move || {
        form.with(|form| {
            if !form.is_asking {
                return String::new();
            }
            let lines =
                form.unconfirmed().map(|one| format!("• {}", warning_text(&one.code, ctx.lang())));
            lines.collect::<Vec<_>>().join("\n")
        })
    });
    let back = Rc::new(move || {
        form.stop_asking();
        focus_soon(ctx, "button[type='submit']");
    });
    asking_panel(ctx, Text::FORESIGHT_TITLE, warnings, anyway, back)
}

/// Asks about `warnings`, and is there only while there are any. `anyway` is the yes, `back` the no.
pub(in super::super) fn asking_panel(
    ctx: Ctx,
    title: Text,
    warnings: Signal<String>,
    anyway: OnPress,
    back: OnPress,
) -> AnyView {
    let title = ctx.t(title);
    let buttons = vec![
        button("primary", "create-anyway", ctx.t(Text::CREATE_ANYWAY), anyway),
        button("", "back-to-form", ctx.t(Text::BACK_TO_FORM), back),
    ];
    let parts = vec![
        line("strong", None, title.to_owned()),
        live_line("warning", None, Some("warnings"), "alert", warnings),
        line("", None, ctx.t(Text::FORESIGHT_NOTE).to_owned()),
        block("actions", buttons),
    ];
    view! {
        <section
            class="card"
            data-part="foresight"
            tabindex="-1"
            aria-label=title
            hidden=move || warnings.with(String::is_empty)
        >
            {parts}
        </section>
    }
    .into_any()
}

/// What stands below a form as long as the panel does not ask.
pub(in super::super) fn while_calm(form: FormModel, parts: Vec<AnyView>) -> AnyView {
    let is_calm = Signal::derive(move || !form.with(|form| form.is_asking));
    shown_while(is_calm, parts)
}
