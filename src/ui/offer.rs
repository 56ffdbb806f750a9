//! What the server offers to choose from, for the form: read once when the form opens, again when the person asks.

use std::rc::Rc;

use leptos::prelude::*;

use super::context::Ctx;
use super::state::forms;
use crate::api::Account;
use crate::flow::{self, Offer};
use crate::js;
use crate::text::{Text, failure_text, fill};

/// An offer, with its names at hand for the checks of the form.
pub(super) struct Known {
    pub(super) offer: Offer,
    /// The ids of all models.
    pub(super) models: Vec<String>,
    /// The names of all groups.
    pub(super) groups: Vec<String>,
}

impl Known {
    fn new(offer: Offer) -> Self {
        let models = offer.models.models().iter().map(|model| model.id.as_str().to_owned());
        let groups = offer.groups.iter().map(|group| group.name.clone());
        Self { models: models.collect(), groups: groups.collect(), offer }
    }
}

impl Ctx {
    /// What the server offers to choose from; `None` until it is read.
    pub(super) fn offer(self) -> Option<Rc<Known>> {
        self.inner().offer.borrow().clone()
    }

    pub(super) fn set_offer(self, offer: Option<Known>) {
        self.inner().offer.replace(offer.map(Rc::new));
        self.offer_changed.update(|changed| *changed = !*changed);
    }
}

/// Reads the offer unless it is at hand. Without one every field takes free text, so a failure is not told.
pub(super) fn load_offer(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    if ctx.offer().is_some() {
        return;
    }
    ctx.spawn(async move {
        let host = ctx.host();
        let offer = match flow::known_offer(&*host, &account).await {
            Some(offer) => Some(offer),
            None => flow::read_offer(&*host, &account).await.ok(),
        };
        if let Some(offer) = offer {
            show(ctx, &account, offer);
        }
    });
}

/// Asks the server anew; what is at hand stays if it does not answer.
pub(super) fn refresh_offer(ctx: Ctx, said: RwSignal<String>) {
    let Some(account) = ctx.account() else { return };
    said.set(ctx.t(Text::LOADING).to_owned());
    ctx.spawn(async move {
        match flow::read_offer(&*ctx.host(), &account).await {
            Ok(offer) => {
                show(ctx, &account, offer);
                said.set(String::new());
            }
            Err(failure) => said.set(failure_text(&failure, ctx.lang()).happened),
        }
    });
}

/// The person may have changed the account meanwhile: nothing of one is shown under another.
fn show(ctx: Ctx, account: &Account, offer: Offer) {
    if ctx.account().as_ref() == Some(account) {
        ctx.set_offer(Some(Known::new(offer)));
        forms::revalidate(ctx);
    }
}

/// When the models were read, written out; empty when there are none.
pub(super) fn age(ctx: Ctx) -> String {
    let Some(known) = ctx.offer() else { return String::new() };
    let count = known.models.len();
    if count == 0 {
        return ctx.t(Text::MODELS_NOT_LISTED).to_owned();
    }
    let moment = js::write_moment(known.offer.read_millis.div_euclid(1000), ctx.lang().tag());
    fill(ctx.t(Text::MODELS_AGE), &[("count", &count.to_string()), ("moment", &moment)])
}
