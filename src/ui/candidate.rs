//! A key that may be the new one: how it differs from what was asked for, and what can be done about it right here.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::control::note;
use super::differences::differences;
use super::embedded::Told;
use super::evidence::evidence;
use super::keys::{confirm_delete, sentence};
use super::part::{self, OnPress};
use crate::domain::key::KeyId;
use crate::flow::Candidate;
use crate::flow::keys::{self, Changed};
use crate::flow::pending_deletes::OfCreate;
use crate::text::{Text, fill};

/// What a card offers beside disabling its key.
pub(super) struct Offer {
    /// Takes the key as it is.
    pub(super) on_use: Option<OnPress>,
    /// The open create that it may have come from.
    pub(super) of_create: Option<OfCreate>,
}

/// A card for each key; only one of them asks whether to delete it.
pub(super) fn cards(ctx: Ctx, cards: Vec<(Candidate, Offer)>) -> AnyView {
    let deleting = ctx.screen_text("deleting");
    let cards = cards.into_iter().map(|(candidate, offer)| card(ctx, &candidate, offer, deleting));
    part::block("candidates", cards.collect())
}

fn card(ctx: Ctx, candidate: &Candidate, offer: Offer, deleting: RwSignal<String>) -> AnyView {
    let id = candidate.record.id;
    let title = fill(ctx.t(Text::KEY_NUMBER), &[("id", &id.0.to_string())]);
    let said = RwSignal::new(String::new());
    let mut buttons = Vec::new();
    let use_this = |class, label: Text, on_use| part::button(class, "use", ctx.t(label), on_use);
    let (exact, other) = match offer.on_use {
        Some(on_use) if candidate.is_exact() => (Some(on_use), None),
        on_use => (None, on_use),
    };
    buttons.extend(exact.map(|on_use| use_this("primary", Text::USE_THIS_KEY, on_use)));
    let disable = Rc::new(move || disable(ctx, id, said));
    buttons.push(part::button("", "disable", ctx.t(Text::DISABLE_THIS_KEY), disable));
    let ask = Rc::new(move || deleting.set(id.0.to_string()));
    buttons.push(part::button("danger", "delete", ctx.t(Text::KEY_DELETE), ask));
    buttons.extend(other.map(|on_use| use_this("quiet", Text::STORED_KEEP, on_use)));
    buttons.push(note("disabled", said.into()));
    let record = candidate.record.clone();
    let of_create = offer.of_create;
    let question = part::live(Rc::new(move || {
        if deleting.get() != id.0.to_string() {
            return ().into_any();
        }
        let close = Rc::new(move || ctx.clear_screen_texts());
        let question = confirm_delete(ctx, &record, of_create.clone(), close.clone(), close);
        part::block("", question)
    }));
    view! {
        <section class="card" data-part="candidate" data-id=id.0.to_string()>
            <h2>{title}</h2>
            {differences(ctx, &candidate.differences)}
            {part::block("actions", buttons)}
            {question}
            {evidence(ctx, &candidate.comparison)}
        </section>
    }
    .into_any()
}

/// Disables a key, and says what became of it.
fn disable(ctx: Ctx, id: KeyId, said: RwSignal<String>) {
    let Some(account) = ctx.account() else { return };
    said.set(ctx.t(Text::KEY_WORKING).to_owned());
    ctx.spawn(async move {
        let changed = keys::set_enabled(&*ctx.host(), &account, id, false).await;
        if let Changed::Done { record, .. } = &changed {
            ctx.tell(Told::Updated(record));
        }
        // A screen that is gone has nobody to tell.
        drop(said.try_set(ctx.t(sentence(Text::TOLD_DISABLED, &changed)).to_owned()));
    });
}
