//! "Will this key work?": asks once, before the key is created, about what the server would take without a word.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions;
use super::super::context::Ctx;
use super::super::part::{block, button, line, live_line};
use crate::text::{Text, warning_text};

/// The panel; it takes the focus when it comes, so that a second Enter says yes to nothing.
pub(super) fn foresight_panel(ctx: Ctx) -> AnyView {
    let warnings = Signal::derive(move || {
        ctx.form.with(|form| {
            if !form.is_asking {
                return String::new();
            }
            let lines =
                form.unasked().map(|one| format!("• {}", warning_text(&one.code, ctx.lang())));
            lines.collect::<Vec<_>>().join("\n")
        })
    });
    let anyway = Rc::new(move || actions::submit(ctx, true));
    let back = Rc::new(move || {
        ctx.form.update(|form| form.is_asking = false);
        actions::focus_soon(ctx, "button[type='submit']");
    });
    let buttons = vec![
        button("primary", "create-anyway", ctx.t(Text::CREATE_ANYWAY), anyway),
        button("", "back-to-form", ctx.t(Text::BACK_TO_FORM), back),
    ];
    let parts = vec![
        line("strong", None, ctx.t(Text::FORESIGHT_TITLE).to_owned()),
        live_line("warning", None, Some("warnings"), "alert", warnings),
        line("", None, ctx.t(Text::FORESIGHT_NOTE).to_owned()),
        block("actions", buttons),
    ];
    view! {
        <section
            class="card"
            data-part="foresight"
            tabindex="-1"
            aria-label=ctx.t(Text::FORESIGHT_TITLE)
            hidden=move || !ctx.form.with(|form| form.is_asking)
        >
            {parts}
        </section>
    }
    .into_any()
}
