//! What the page around an element has to do with it: its choices and caps, what it may not read, what it is told.

use std::rc::Rc;

use leptos::prelude::WithUntracked as _;

use super::context::{Ctx, first_draft};
use super::embedded::Told;
use super::state::forms;
use super::state::making::{Banner, Stage};
use super::state::nav::Route;
use crate::api::{Certainty, Failure, FailureKind};
use crate::domain::cap::Cap;
use crate::domain::draft::Draft;
use crate::domain::field::Field;
use crate::domain::policy::Policy;
use crate::flow::{self, Blocked, Outcome};
use crate::text::Text;

impl Ctx {
    /// Whether a page embeds the app and only wants it looked at.
    pub(super) fn is_readonly(self) -> bool {
        self.inner().embedded.as_ref().is_some_and(|embedded| embedded.is_readonly)
    }

    /// Whether the keys that exist are looked after here; a page may embed the form alone.
    pub(super) fn manages(self) -> bool {
        self.inner().embedded.as_ref().is_none_or(|embedded| embedded.manages)
    }

    /// What the page that embeds the app allows, or why that cannot be read; `None` when it says nothing of it.
    fn pages_policy(self) -> Option<Result<Policy, String>> {
        self.inner().embedded.as_ref().and_then(|embedded| embedded.policy.clone())
    }

    /// The form as it first stands, within what is allowed.
    pub(super) fn first_draft(self) -> Draft {
        let inner = self.inner();
        let chosen = inner.embedded.as_ref().and_then(|embedded| embedded.first.clone());
        let mut draft = chosen.unwrap_or_else(first_draft);
        self.inner().policy.borrow().fit(&mut draft, self.rate());
        draft
    }

    /// Whether a page embeds the app and wants it small.
    pub(super) fn is_compact(self) -> bool {
        self.inner().embedded.as_ref().is_some_and(|embedded| embedded.is_compact)
    }

    /// Tells the page that embeds the app, if one does. `false` means that the page objects.
    pub(super) fn tell(self, told: Told<'_>) -> bool {
        let tell = self.inner().embedded.as_ref().map(|embedded| Rc::clone(&embedded.tell));
        tell.is_none_or(|tell| tell(told))
    }

    /// Whoever answers for the account may set caps. A form that nobody has touched moves into them; what was typed
    /// stays, and is checked against them.
    pub(super) fn set_policy(self, policy: Policy) {
        let is_untouched = forms::is_new_key_untouched(self);
        self.inner().policy.replace(policy);
        if is_untouched {
            forms::begin_new_key(self, None);
        }
        forms::revalidate(self);
    }

    /// What is allowed of a field, if anything caps it.
    pub(super) fn cap_on(self, field: Field) -> Option<Cap> {
        self.inner().policy.borrow().cap_on(field)
    }
}

/// What the page allows, or else its proxy, if it is one.
///
/// # Errors
/// Why the page's own policy cannot be read; nothing may be done then.
pub(super) async fn read_policy(ctx: Ctx) -> Result<(), String> {
    let Some(account) = ctx.account() else { return Ok(()) };
    let mut policy = ctx.pages_policy().transpose()?;
    if policy.is_none() && account.token.is_kept_by_server() {
        // Without an answer nothing is explained beforehand; the proxy decides all the same.
        policy = flow::read_policy(&*ctx.host(), &account).await.ok();
    }
    ctx.set_policy(policy.unwrap_or_default());
    Ok(())
}

/// A page asked a server of another origin and learned nothing: the browser keeps answers without CORS headers
/// from pages, but a POST would still be carried out.
pub(super) fn is_kept_from_answers(ctx: Ctx, failure: &Failure) -> bool {
    let is_carried = ctx.inner().embedded.as_ref().is_some_and(|embedded| embedded.is_carried);
    if ctx.place.is_extension() || is_carried || failure.kind != FailureKind::Network {
        return false;
    }
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    let asked = ctx.account().map(|account| account.base_url);
    own.is_some_and(|own| asked.is_some_and(|asked| asked.origin() != own))
}

/// Whether the form stands without a word about a failure.
pub(super) fn is_untouched(ctx: Ctx) -> bool {
    ctx.at() == Route::Create
        && ctx.stage.with_untracked(|stage| matches!(stage, Stage::Form(None)))
}

/// What a page is told of an outcome that is no key.
pub(super) fn failed(outcome: &Outcome) -> Option<Told<'static>> {
    let (code, certainty) = match outcome {
        Outcome::Created(_) => return None,
        Outcome::NotCreated(failure) => (failure.kind.code(), Certainty::NotApplied),
        Outcome::Blocked(Blocked::NoBaseline(failure)) => {
            (failure.kind.code(), Certainty::NotApplied)
        }
        Outcome::Blocked(Blocked::OpenEntry(_) | Blocked::OtherAccount) => {
            ("open-entry", Certainty::Unknown)
        }
        Outcome::Blocked(_) => ("not-sent", Certainty::NotApplied),
        Outcome::Repeated(_) => ("repeated", Certainty::Applied),
        Outcome::Ambiguous(_) => ("ambiguous", Certainty::Unknown),
        Outcome::StoredDifferently(found) if found.is_certain() => {
            ("stored-differently", Certainty::Applied)
        }
        Outcome::StoredDifferently(_) => ("stored-differently", Certainty::Unknown),
        Outcome::NewUnreadable { .. } => ("unreadable", Certainty::Unknown),
        Outcome::NotSeen { .. } => ("not-seen", Certainty::Unknown),
        Outcome::CannotLook(_) => ("cannot-look", Certainty::Unknown),
    };
    Some(Told::Failed { code, certainty })
}

/// The form again, with why nothing was sent.
pub(super) const fn not_sent(text: Text, failure: Option<Failure>) -> Stage {
    Stage::Form(Some(Banner::NotSent(text, failure)))
}

/// The form again: the keys could not be read beforehand, for a reason the page may be told.
pub(super) fn no_baseline(ctx: Ctx, failure: Failure) -> Stage {
    let text = if is_kept_from_answers(ctx, &failure) {
        Text::BLOCKED_BY_BROWSER
    } else {
        Text::BLOCKED_NO_BASELINE
    };
    not_sent(text, Some(failure))
}
