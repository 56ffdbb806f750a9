//! The strip above every screen: name, language, a way to a full tab, and disconnecting.

use leptos::prelude::*;

use super::actions;
use super::context::{Ctx, Place};
use crate::domain::lang::Lang;
use crate::text::Text;

/// Languages by their own names, for a person who reads only one of them.
const LANGUAGES: [(Lang, &str); 3] =
    [(Lang::En, "English"), (Lang::Vi, "Tiếng Việt"), (Lang::Zh, "中文")];

#[component]
pub(super) fn Header(ctx: Ctx) -> impl IntoView {
    let options = LANGUAGES.map(|(lang, name)| {
        view! { <option value=lang.tag() selected=move || ctx.lang.get() == lang>{name}</option> }
    });
    let switch = move |event| {
        if let Some(lang) = Lang::from_tag(&event_target_value(&event)) {
            actions::switch_language(ctx, lang);
        }
    };
    view! {
        <header class=("head", true)>
            <strong class=("brand", true)>{ctx.t(Text::AppName)}</strong>
            <select name="language" aria-label=ctx.t(Text::Language) on:change=switch>
                {options.collect_view()}
            </select>
            <Show when=move || ctx.place == Place::Popup>
                <a
                    class=("quiet", true)
                    href="index.html?view=tab"
                    target="_blank"
                    data-action="open-tab"
                >
                    {ctx.t(Text::OpenInTab)}
                </a>
            </Show>
            <Show when=move || ctx.account.with(Option::is_some)>
                <button
                    type="button"
                    class=("quiet", true)
                    data-action="disconnect"
                    on:click=move |_| actions::disconnect(ctx)
                >
                    {ctx.t(Text::Disconnect)}
                </button>
            </Show>
        </header>
    }
}
