//! The self-test of a key: what the server granted, and whether the key can be used from this computer.
//! Whatever comes of it, the key stands as it was shown.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::{Ctx, Inner};
use super::evidence::evidence;
use super::part::{OnPress, block, button, line};
use crate::api::Failure;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::readable::readable;
use crate::domain::secret::ApiKey;
use crate::flow::{self, Reason, SelfTest, UseHere};
use crate::text::{Text, failure_text, fill};

/// When a self-test begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// By itself, for a key that has just been made.
    AtOnce,
    /// When the person asks: each test counts toward what the server allows.
    WhenAsked,
}

#[derive(Clone)]
enum State {
    NotYet,
    Running,
    Done(Rc<SelfTest>),
}

pub(super) fn self_test(ctx: Ctx, record: KeyRecord, key: ApiKey, begin: Begin) -> AnyView {
    let id = record.id;
    let subject = Rc::new((record, key));
    let run: OnPress = Rc::new(move || start(ctx, &subject));
    // Untracked: the screen around it must not be built anew, and hide a revealed key, when the test is done.
    let is_due = || matches!(untrack(|| state_of(ctx, id)), State::NotYet);
    if begin == Begin::AtOnce && is_due() {
        run();
    }
    let run = StoredValue::new_local(run);
    let shown = move || match state_of(ctx, id) {
        State::NotYet => vec![test_button(ctx, Text::SELF_TEST_START, run.get_value())],
        State::Running => vec![line("hint", None, ctx.t(Text::SELF_TEST_RUNNING).to_owned())],
        State::Done(tested) => {
            let mut parts = findings(ctx, &tested);
            parts.push(test_button(ctx, Text::SELF_TEST_AGAIN, run.get_value()));
            parts
        }
    };
    view! {
        <section class="field" data-part="self-test" aria-live="polite">
            <span class="label">{ctx.t(Text::SELF_TEST)}</span>
            {move || block("", shown())}
        </section>
    }
    .into_any()
}

fn test_button(ctx: Ctx, label: Text, run: OnPress) -> AnyView {
    block("actions", vec![button("", "self-test", ctx.t(label), run)])
}

/// How far the test of a key is, for what follows it.
fn state_of(ctx: Ctx, id: KeyId) -> State {
    ctx.test_changed.track();
    if ctx.inner().testing.borrow().contains(&id) {
        return State::Running;
    }
    ctx.known_test(id).map_or(State::NotYet, State::Done)
}

/// A screen that is built anew meanwhile shows the same test, and begins no other.
fn start(ctx: Ctx, subject: &Rc<(KeyRecord, ApiKey)>) {
    let Some(account) = ctx.account() else { return };
    let id = subject.0.id;
    if !ctx.inner().testing.borrow_mut().insert(id) {
        return;
    }
    let running = Running(ctx.weak(), id);
    ctx.test_changed.notify();
    let subject = Rc::clone(subject);
    ctx.spawn(async move {
        let (record, key) = &*subject;
        let tested = Rc::new(flow::self_test(&*ctx.host(), &account, record, key).await);
        ctx.keep_test(id, tested);
        drop(running);
        ctx.test_changed.notify();
    });
}

/// A test goes on until this is dropped, however it ends.
struct Running(Weak<Inner>, KeyId);

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(inner) = self.0.upgrade() {
            inner.testing.borrow_mut().remove(&self.1);
        }
    }
}

fn findings(ctx: Ctx, tested: &SelfTest) -> Vec<AnyView> {
    let (name, mut parts) = match &tested.use_here {
        UseHere::Works { models, missing } => ("works", works(ctx, models.len(), missing)),
        UseHere::ByDesign(reason) => ("by-design", vec![said(ctx, by_design(*reason))]),
        UseHere::NotAsked(failure) => {
            ("not-asked", explained(ctx, Text::SELF_TEST_NOT_ASKED, failure))
        }
        UseHere::Declined(failure) => {
            ("declined", explained(ctx, Text::SELF_TEST_DECLINED, failure))
        }
    };
    let is_granted = tested.granted.iter().all(|row| row.equal);
    parts.push(said(
        ctx,
        match tested.granted_failure {
            Some(_) => Text::SELF_TEST_NOT_TOLD,
            None if is_granted => Text::SELF_TEST_GRANTED,
            None => Text::SELF_TEST_DIFFERS,
        },
    ));
    if !is_granted {
        parts.push(evidence(ctx, &tested.granted));
    }
    let verdict = view! { <div data-verdict=name>{parts}</div> };
    vec![verdict.into_any()]
}

fn works(ctx: Ctx, models: usize, missing: &[String]) -> Vec<AnyView> {
    let count = [("count", &*models.to_string())];
    let mut parts = vec![line("", None, fill(ctx.t(Text::SELF_TEST_WORKS), &count))];
    if !missing.is_empty() {
        let models = readable(&missing.join(", "));
        let text = fill(ctx.t(Text::SELF_TEST_MISSING), &[("models", &models)]);
        parts.push(line("warning", Some("missing-models"), text));
    }
    parts
}

const fn by_design(reason: Reason) -> Text {
    match reason {
        Reason::AddressNotInList => Text::SELF_TEST_ADDRESS,
        Reason::NoQuota => Text::SELF_TEST_NO_QUOTA,
        Reason::Disabled => Text::SELF_TEST_DISABLED,
        Reason::Expired => Text::SELF_TEST_EXPIRED,
    }
}

fn explained(ctx: Ctx, lead: Text, failure: &Failure) -> Vec<AnyView> {
    let text = failure_text(failure, ctx.lang());
    let words = [Some(text.happened), text.server_says, Some(text.next), text.request_id];
    let mut parts = vec![said(ctx, lead)];
    parts.extend(words.into_iter().flatten().map(|words| line("hint", None, words)));
    parts
}

fn said(ctx: Ctx, text: Text) -> AnyView {
    line("", None, ctx.t(text).to_owned())
}
