//! What is shown while a key is being made and proven.

use leptos::prelude::*;

use super::context::Ctx;
use crate::flow::Step;
use crate::text::Text;

#[component]
pub(super) fn Working(ctx: Ctx) -> impl IntoView {
    let step = move || {
        let text = match ctx.step.get() {
            Step::ReadingBaseline => Text::StepBaseline,
            Step::Journaling => Text::StepJournal,
            Step::Sending => Text::StepSending,
            Step::Proving { .. } => Text::StepProving,
            Step::Revealing | Step::Proven(_) => Text::StepRevealing,
        };
        text.in_lang(ctx.lang.get())
    };
    view! {
        <main data-screen="working" aria-busy="true">
            <h1>{ctx.t(Text::WorkingTitle)}</h1>
            <progress aria-label=ctx.t(Text::WorkingTitle)>{""}</progress>
            <p role="status">{step}</p>
            <p class=("hint", true)>{ctx.t(Text::WorkingNote)}</p>
        </main>
    }
}
