//! The create screen: all nine fields, the rarely used ones folded.

mod control;
mod expiry;
mod quota;
mod restrictions;

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

pub(super) use self::control::Form;
use self::control::TextField;
use self::expiry::ExpiryField;
use self::quota::QuotaField;
use self::restrictions::Restrictions;
use super::actions;
use super::context::{Banner, Ctx};
use super::failure::FailureBanner;
use crate::domain::field::Field;
use crate::text::{Text, fill};

#[component]
pub(super) fn Create(ctx: Ctx, banner: Option<Banner>) -> impl IntoView {
    let node = NodeRef::<html::Form>::new();
    let form = Form::new(ctx);
    // The draft is kept as it is typed: a popup closes without asking.
    Effect::new(move || actions::keep_draft(ctx));
    actions::read_ahead(ctx);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        actions::submit(ctx, form, node);
    };
    let summary = move || {
        let count = form.errors.with(Vec::len);
        (count > 0).then(|| {
            let text = Text::ErrorSummary.in_lang(ctx.lang.get());
            fill(text, &[("count", &count.to_string())])
        })
    };
    view! {
        <main>
            <h1>{ctx.t(Text::CreateTitle)}</h1>
            {banner.map(|banner| view! { <FailureBanner ctx banner /> })}
            <form data-screen="create" node_ref=node novalidate=true on:submit=submit>
                <TextField
                    ctx
                    form
                    field=Field::Name
                    label=Text::Name
                    hint=Text::NameHint
                    value=|draft| &mut draft.name
                    autofocus=true
                />
                <QuotaField ctx form />
                <ExpiryField ctx form />
                <Restrictions ctx form />
                <div class=("actions", true)>
                    <button type="submit" class=("primary", true)>
                        {ctx.t(Text::CreateButton)}
                    </button>
                    <span class=("error", true) role="status">
                        {summary}
                    </span>
                </div>
            </form>
        </main>
    }
}
