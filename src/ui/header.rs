//! The strip above every screen: name, language, a way to a full tab, and disconnecting.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions;
use super::connecting::disconnect;
use super::context::{Ctx, Place};
use super::control::select;
use super::part::{block, button};
use crate::domain::lang::Lang;
use crate::text::Text;

/// Languages by their own names, for a person who reads only one of them.
const LANGUAGES: [(Lang, &str); 3] =
    [(Lang::En, "English"), (Lang::Vi, "Tiếng Việt"), (Lang::Zh, "中文")];

pub(super) fn header(ctx: Ctx) -> AnyView {
    let choices = LANGUAGES.map(|(lang, name)| (lang.tag(), name)).to_vec();
    let switch = Rc::new(move |tag: String| {
        if let Some(lang) = Lang::from_tag(&tag) {
            actions::switch_language(ctx, lang);
        }
    });
    let mut parts = vec![
        view! { <strong class="brand">{ctx.t(Text::APP_NAME)}</strong> }.into_any(),
        select(
            "language",
            ctx.t(Text::LANGUAGE),
            choices,
            ctx.lang().tag(),
            Signal::stored(false),
            switch,
        ),
    ];
    if ctx.place == Place::Popup {
        let link = view! {
            <a class="quiet" href="index.html?view=tab" target="_blank" data-action="open-tab">
                {ctx.t(Text::OPEN_IN_TAB)}
            </a>
        };
        parts.push(link.into_any());
    }
    if ctx.account().is_some() {
        let forget = Rc::new(move || disconnect(ctx));
        parts.push(button("quiet", "disconnect", ctx.t(Text::DISCONNECT), forget));
    }
    block("head", parts)
}
