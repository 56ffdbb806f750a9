//! From a press to a flow and from its outcome to a screen. Nothing is decided here that a flow has decided.

use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use serde_json::{Value, json};
use wasm_bindgen::JsCast as _;

use super::connect::ConnectState;
use super::context::{Banner, Ctx, Screen, first_draft};
use super::create::Form;
use crate::domain::draft::{Draft, ValidDraft};
use crate::domain::key::KeyId;
use crate::domain::lang::Lang;
use crate::flow::journal::{self, Loaded};
use crate::flow::{self, Blocked, Candidate, ConnectCode, ConnectError, ConnectField, Outcome, Step};
use crate::host::Slot;
use crate::text::{Text, base_url_error_text, token_error_text, user_id_error_text};

/// Opens the app: the language, the account, the draft, and first of all a create that is not settled.
pub(super) fn start(ctx: Ctx) {
    spawn_local(async move {
        let host = ctx.host();
        if let Ok(Some(settings)) = host.load(Slot::Settings).await
            && let Some(lang) = settings.get("language").and_then(Value::as_str)
            && let Some(lang) = Lang::from_tag(lang)
        {
            ctx.lang.set(lang);
        }
        if let Ok(Some(draft)) = host.load(Slot::Draft).await
            && let Ok(draft) = serde_json::from_value::<Draft>(draft)
        {
            ctx.draft.set(draft);
        }
        match flow::restore(&*host).await {
            Ok(account) => ctx.account.set(account),
            Err(_) => ctx.notice.set(Some(Text::StoreFailed)),
        }
        show_first_screen(ctx).await;
    });
}

/// The create screen, the connect screen, or the look for an unsettled create.
async fn show_first_screen(ctx: Ctx) {
    let loaded = journal::load(&*ctx.host()).await;
    let is_connected = ctx.account.with_untracked(Option::is_some);
    match loaded {
        Ok(Loaded::Open(entry)) if is_connected => return look_again_at(ctx, entry).await,
        Ok(Loaded::Open(_)) => ctx.notice.set(Some(Text::OpenEntryConnect)),
        Ok(Loaded::SetAside { .. }) => ctx.notice.set(Some(Text::SetAside)),
        Ok(Loaded::Empty) => {}
        Err(_) => ctx.notice.set(Some(Text::StoreFailed)),
    }
    ctx.screen.set(if is_connected { Screen::Create { banner: None } } else { Screen::Connect });
}

/// Keeps the choice of language.
pub(super) fn switch_language(ctx: Ctx, lang: Lang) {
    ctx.lang.set(lang);
    spawn_local(async move {
        if ctx.host().save(Slot::Settings, json!({ "language": lang.tag() })).await.is_err() {
            ctx.notice.set(Some(Text::StoreFailed));
        }
    });
}

/// Forgets the account. The unsent form goes with it, an unsettled create does not.
pub(super) fn disconnect(ctx: Ctx) {
    spawn_local(async move {
        if flow::disconnect(&*ctx.host()).await.is_err() {
            ctx.notice.set(Some(Text::StoreFailed));
            return;
        }
        ctx.account.set(None);
        ctx.baseline.set(None);
        ctx.draft.set(first_draft());
        ctx.notice.set(None);
        ctx.screen.set(Screen::Connect);
    });
}

/// What stood in the connect form.
pub(super) struct Typed {
    pub(super) token: String,
    pub(super) base_url: String,
    pub(super) user_id: String,
    pub(super) remember: bool,
}

/// Connects, or says at its field or in the banner what is wrong. What was typed stays in the form.
pub(super) fn connect(
    ctx: Ctx,
    state: ConnectState,
    server_open: RwSignal<bool>,
    form: NodeRef<html::Form>,
    typed: Typed,
) {
    if state.busy.get_untracked() {
        return;
    }
    state.busy.set(true);
    state.error.set(None);
    state.banner.set(None);
    spawn_local(async move {
        let host = ctx.host();
        let Typed { token, base_url, user_id, remember } = &typed;
        let connected = flow::connect(&*host, token, base_url, user_id, *remember).await;
        state.busy.set(false);
        match connected {
            Ok(account) => {
                ctx.account.set(Some(account));
                ctx.notice.set(None);
                show_first_screen(ctx).await;
            }
            Err(ConnectError::Field { field, code }) => {
                if field != ConnectField::AccessToken {
                    server_open.set(true);
                }
                state.error.set(Some((field, connect_error_text(code))));
                focus_first_error(form).await;
            }
            Err(ConnectError::Failed(failure)) => state.banner.set(Some(Banner::Failed(failure))),
            Err(ConnectError::Store(_)) => ctx.notice.set(Some(Text::StoreFailed)),
        }
    });
}

const fn connect_error_text(code: ConnectCode) -> Text {
    match code {
        ConnectCode::AccessToken(error) => token_error_text(error),
        ConnectCode::BaseUrl(error) => base_url_error_text(error),
        ConnectCode::UserId(error) => user_id_error_text(error),
    }
}

/// Reads the newest key while the form is filled. A failure shows when it matters: at the submit.
pub(super) fn read_ahead(ctx: Ctx) {
    let Some(account) = ctx.account.get_untracked() else { return };
    spawn_local(async move {
        let read = flow::read_baseline(&*ctx.host(), &account).await;
        ctx.baseline.set(read.ok());
    });
}

/// Stores the draft as it stands. Tracks it: called from an effect.
pub(super) fn keep_draft(ctx: Ctx) {
    let Ok(value) = ctx.draft.with(|draft| serde_json::to_value(draft)) else { return };
    spawn_local(async move {
        if ctx.host().save(Slot::Draft, value).await.is_err() {
            ctx.notice.set(Some(Text::StoreFailed));
        }
    });
}

/// Sends a valid form; otherwise shows what is wrong and goes to the first place.
pub(super) fn submit(ctx: Ctx, form: Form, node: NodeRef<html::Form>) {
    let draft = ctx.draft.get_untracked();
    match draft.validate(ctx.now(), ctx.units_per_dollar()) {
        Ok((asked, _)) => create(ctx, asked),
        Err(errors) => {
            form.errors.set(errors);
            spawn_local(focus_first_error(node));
        }
    }
}

fn create(ctx: Ctx, asked: ValidDraft) {
    let Some(account) = ctx.account.get_untracked() else { return };
    ctx.step.set(Step::ReadingBaseline);
    ctx.screen.set(Screen::Working);
    spawn_local(async move {
        let baseline = ctx.baseline.get_untracked();
        ctx.baseline.set(None);
        let host = ctx.host();
        let outcome =
            flow::create(&*host, &account, &asked, baseline, &|step| show_step(ctx, step)).await;
        show_outcome(ctx, outcome).await;
    });
}

/// Looks for the outcome of the open create.
pub(super) fn look_again(ctx: Ctx) {
    spawn_local(show_first_screen(ctx));
}

async fn look_again_at(ctx: Ctx, entry: journal::Entry) {
    let Some(account) = ctx.account.get_untracked() else { return };
    ctx.step.set(Step::Proving { attempt: 1 });
    ctx.screen.set(Screen::Working);
    let host = ctx.host();
    let outcome = flow::resume(&*host, &account, &entry, &|step| show_step(ctx, step)).await;
    show_outcome(ctx, outcome).await;
}

fn show_step(ctx: Ctx, step: Step) {
    // Shown before the journal closes, so that a page that dies in between loses nothing.
    if let Step::Proven(created) = step {
        ctx.screen.set(Screen::Created(created));
    } else {
        ctx.step.set(step);
    }
}

async fn show_outcome(ctx: Ctx, outcome: Outcome) {
    let not_sent = |text, failure| Screen::Create { banner: Some(Banner::NotSent(text, failure)) };
    let screen = match outcome {
        Outcome::Created(created) => {
            forget_draft(ctx).await;
            if matches!(ctx.screen.get_untracked(), Screen::Created(_)) {
                return;
            }
            Screen::Created(created)
        }
        Outcome::NotCreated(failure) => Screen::Create { banner: Some(Banner::Failed(failure)) },
        Outcome::Blocked(Blocked::AnotherWindow) => not_sent(Text::BlockedAnotherWindow, None),
        Outcome::Blocked(Blocked::NoBaseline(failure)) => {
            not_sent(Text::BlockedNoBaseline, Some(failure))
        }
        Outcome::Blocked(Blocked::Store(_)) => not_sent(Text::BlockedStore, None),
        Outcome::Blocked(Blocked::AlreadySettled) => Screen::Create { banner: None },
        unsettled => Screen::Unsettled(Box::new(unsettled)),
    };
    ctx.screen.set(screen);
}

/// The form was carried out: the next one starts afresh.
async fn forget_draft(ctx: Ctx) {
    ctx.draft.set(first_draft());
    if ctx.host().remove(Slot::Draft).await.is_err() {
        ctx.notice.set(Some(Text::StoreFailed));
    }
}

/// Takes the candidate that the person names as theirs. The others stay as they are.
pub(super) fn pick(ctx: Ctx, candidate: Candidate) {
    let Some(account) = ctx.account.get_untracked() else { return };
    ctx.step.set(Step::Revealing);
    ctx.screen.set(Screen::Working);
    spawn_local(async move {
        let host = ctx.host();
        let created = flow::pick(&*host, &account, candidate).await;
        forget_draft(ctx).await;
        ctx.screen.set(Screen::Created(Box::new(created)));
    });
}

/// Switches a key off, and says what came of it.
pub(super) fn disable(ctx: Ctx, id: KeyId, said: RwSignal<Option<Text>>) {
    let Some(account) = ctx.account.get_untracked() else { return };
    spawn_local(async move {
        let disabled = flow::disable(&*ctx.host(), &account, id).await;
        said.set(Some(match disabled {
            Ok(_) => Text::Disabled,
            Err(_) => Text::DisableFailed,
        }));
    });
}

/// Closes the open create: the person has seen what is known of it.
pub(super) fn dismiss(ctx: Ctx) {
    spawn_local(async move {
        let host = ctx.host();
        let dismissed = match journal::load(&*host).await {
            Ok(Loaded::Open(entry)) => flow::dismiss(&*host, &entry.id).await,
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        if dismissed.is_err() {
            ctx.notice.set(Some(Text::StoreFailed));
            return;
        }
        another(ctx);
    });
}

/// Back to the form.
pub(super) fn another(ctx: Ctx) {
    ctx.notice.set(None);
    ctx.screen.set(Screen::Create { banner: None });
}

/// Follows a fold that the person opened or closed.
pub(super) fn follow_toggle(event: &web_sys::Event, is_open: RwSignal<bool>) {
    if let Some(target) = event.target()
        && let Ok(details) = target.dyn_into::<web_sys::HtmlDetailsElement>()
    {
        is_open.set(details.open());
    }
}

/// Puts the focus where the first thing is to mend, once the page shows it.
async fn focus_first_error(form: NodeRef<html::Form>) {
    tick().await;
    let found = form
        .get_untracked()
        .and_then(|form| form.query_selector("[aria-invalid='true']").ok().flatten())
        .and_then(|control| control.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(control) = found {
        // A control that cannot be focused still shows its error.
        drop(control.focus());
    }
}
