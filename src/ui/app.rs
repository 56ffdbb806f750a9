//! The root: the header, a notice if there is one, and the screen that stands.

use std::rc::Rc;

use leptos::prelude::*;

use super::actions;
use super::connect::Connect;
use super::context::{Ctx, Place, Screen};
use super::create::Create;
use super::created::CreatedScreen;
use super::header::Header;
use super::outcome::OutcomeScreen;
use super::working::Working;
use crate::domain::lang::Lang;
use crate::host::Host;
use crate::text::Text;

/// The whole app over `host`, in the person's first language that there is a table for.
#[component]
pub fn App(
    /// The world: extension, page, or a test's memory.
    host: Rc<dyn Host>,
    /// Where the app is shown.
    place: Place,
    /// The language until the person has chosen one.
    lang: Lang,
) -> impl IntoView {
    let ctx = Ctx::new(host, place, lang);
    actions::start(ctx);
    let screen = move || match ctx.screen.get() {
        Screen::Loading => {
            view! { <main data-screen="loading" aria-busy="true">{ctx.t(Text::Loading)}</main> }
                .into_any()
        }
        Screen::Connect => view! { <Connect ctx /> }.into_any(),
        Screen::Create { banner } => view! { <Create ctx banner /> }.into_any(),
        Screen::Working => view! { <Working ctx /> }.into_any(),
        Screen::Created(created) => view! { <CreatedScreen ctx created=*created /> }.into_any(),
        Screen::Unsettled(outcome) => view! { <OutcomeScreen ctx outcome=*outcome /> }.into_any(),
    };
    let notice = move || {
        ctx.notice
            .get()
            .map(|text| view! { <p class=("notice", true) role="alert">{ctx.t(text)}</p> })
    };
    view! {
        <div class=("app", true) lang=move || ctx.lang.get().tag()>
            <Header ctx />
            {notice}
            {screen}
        </div>
    }
}
