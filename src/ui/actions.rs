//! From a press to a flow and from its outcome to a screen. Nothing is decided here that a flow has decided.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::tick;
use serde_json::json;

use super::accounts::{must_be_locked, show_accounts};
use super::bulk::show_kept_run;
use super::context::{Banner, Ctx, Place, Screen};
use super::embedded::Told;
use super::focus::focus;
use super::keys::sentence;
use super::page;
use super::state::forms;
use super::unlock::show_locked;
use crate::api::Account;
use crate::domain::draft::ValidDraft;
use crate::domain::draft_key::DraftKey;
use crate::domain::lang::Lang;
use crate::flow::journal::{self, Loaded};
use crate::flow::keys::Changed;
use crate::flow::{self, Blocked, Candidate, Candidates, Created, Outcome, Settings, Step};
use crate::text::Text;

/// The create screen, the connect screen, the lock, or the look for an unsettled create.
pub(super) async fn show_first_screen(ctx: Ctx) {
    if ctx.book().is_locked() {
        return show_locked(ctx, None).await;
    }
    if must_be_locked(ctx) {
        return show_accounts(ctx, Some(Text::PASSPHRASE_REQUIRED));
    }
    let Some(account) = ctx.account() else { return show_connect(ctx).await };
    let loaded = journal::load(&*ctx.host(), &account.id).await;
    // A run that was cut short settles its own row; another create comes first.
    let is_runs_own = match &loaded {
        Ok(Loaded::Open(entry)) => flow::bulk::is_under_way(&*ctx.host(), &account.id, entry).await,
        _ => true,
    };
    if is_runs_own && ctx.place != Place::Element && show_kept_run(ctx).await {
        return;
    }
    match loaded {
        Ok(Loaded::Open(entry)) => return look_again_at(ctx, entry).await,
        Ok(Loaded::SetAside { .. }) => ctx.notify(Some(Text::SET_ASIDE)),
        Ok(Loaded::Empty) => {}
        Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
    }
    ctx.show(Screen::Create { banner: None });
}

/// The connect screen, which says so where an account that is not connected has left a create open.
async fn show_connect(ctx: Ctx) {
    match journal::is_any_open(&*ctx.host()).await {
        Ok(true) => ctx.notify(Some(Text::OPEN_ENTRY_CONNECT)),
        Ok(false) => {}
        Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
    }
    ctx.show(Screen::connect());
}

/// Keeps the choice of language.
pub(super) fn switch_language(ctx: Ctx, lang: Lang) {
    ctx.shown.update(|shown| shown.lang = lang);
    ctx.spawn(async move {
        tick().await;
        focus(ctx, "[name='language']");
        let saved = flow::change_setting(&*ctx.host(), Settings::LANGUAGE, json!(lang.tag())).await;
        ctx.warn_if_store_failed(saved.is_err());
    });
}

/// Reads the newest key while the form is filled. A failure shows when it matters: at the submit. Only a page that may
/// not read the answers at all learns so at once.
pub(super) fn read_ahead(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    ctx.spawn(async move {
        let read = flow::read_baseline(&*ctx.host(), &account).await;
        if let Err(failure) = &read
            && ctx.place == Place::Element
            && page::is_untouched(ctx)
            && page::is_kept_from_answers(ctx, failure)
        {
            ctx.show(page::not_sent(Text::BLOCKED_BY_BROWSER, Some(failure.clone())));
        }
        if let Ok(baseline) = &read {
            ctx.host().mark(baseline.warned);
        }
        ctx.set_baseline(read.ok());
    });
}

/// Sends a form in which nothing is wrong and nothing is left to ask; otherwise shows which and goes there.
/// With `anyway` the person has said yes to what was asked.
pub(super) fn submit(ctx: Ctx, anyway: bool) {
    if ctx.is_readonly() {
        return;
    }
    let again = Rc::new(move || submit(ctx, anyway));
    if let Some(asked) = forms::new_key(ctx).asked_for(anyway, again) {
        create(ctx, asked);
    }
}

fn create(ctx: Ctx, asked: ValidDraft) {
    let Some(account) = ctx.account() else { return };
    if !ctx.tell(Told::BeforeCreate(&asked)) {
        ctx.notify(Some(Text::STOPPED_BY_PAGE));
        return;
    }
    ctx.notify(None);
    ctx.show(Screen::Working { step: Text::STEP_BASELINE });
    ctx.spawn(async move {
        let host = ctx.host();
        let baseline = ctx.take_baseline();
        let on_step = |step| show_step(ctx, step);
        let outcome = flow::create(&*host, &account, &asked, baseline, &on_step).await;
        show_outcome(ctx, outcome);
    });
}

/// Looks for the outcome of the open create.
pub(super) fn look_again(ctx: Ctx) {
    ctx.spawn(show_first_screen(ctx));
}

async fn look_again_at(ctx: Ctx, entry: journal::Entry) {
    let Some(account) = ctx.account() else { return };
    ctx.show(Screen::Working { step: Text::STEP_PROVING });
    // The form went with the browser; the journal still knows what was asked.
    if forms::new_key(ctx).draft() == ctx.first_draft() {
        forms::begin_new_key(ctx, Some(entry.draft.clone()));
    }
    let host = ctx.host();
    let outcome = flow::resume(&*host, &account, &entry, &|step| show_step(ctx, step)).await;
    show_outcome(ctx, outcome);
}

pub(super) fn show_step(ctx: Ctx, step: Step) {
    let step = match step {
        Step::ReadingBaseline => Text::STEP_BASELINE,
        Step::Journaling => Text::STEP_JOURNAL,
        Step::Sending => Text::STEP_SENDING,
        Step::Proving { .. } => Text::STEP_PROVING,
        Step::Revealing => Text::STEP_REVEALING,
        // Shown before the journal closes, so that a page that dies in between loses nothing.
        Step::Proven(created) => return show_created(ctx, *created),
    };
    ctx.show(Screen::Working { step });
}

/// The screen before the page's listeners: they may do anything, and the key must be seen.
fn show_created(ctx: Ctx, created: Created) {
    let created = Rc::new(created);
    ctx.show(Screen::Created(Rc::clone(&created)));
    ctx.tell(Told::Created(&created));
}

fn show_outcome(ctx: Ctx, outcome: Outcome) {
    if let Some(told) = page::failed(&outcome) {
        ctx.tell(told);
    }
    let screen = match outcome {
        // The screen stands since the step `Proven`.
        Outcome::Created(_) => return forms::finish(ctx, DraftKey::New),
        Outcome::NotCreated(failure) => {
            // What the server's refusal has taught is said at its field.
            forms::new_key(ctx).show_errors();
            Screen::Create { banner: Some(Banner::Failed(failure)) }
        }
        Outcome::Blocked(Blocked::AnotherWindow) => {
            page::not_sent(Text::BLOCKED_ANOTHER_WINDOW, None)
        }
        Outcome::Blocked(Blocked::NoBaseline(failure)) => page::no_baseline(ctx, failure),
        Outcome::Blocked(Blocked::Store(_)) => page::not_sent(Text::BLOCKED_STORE, None),
        Outcome::Blocked(Blocked::AlreadySettled) => Screen::Create { banner: None },
        unsettled => Screen::Unsettled(Rc::new(unsettled)),
    };
    ctx.show(screen);
}

/// Takes the candidate that the person names as theirs. The others stay as they are.
pub(super) fn pick(ctx: Ctx, candidate: Candidate) {
    let Some(account) = ctx.account() else { return };
    ctx.show(Screen::Working { step: Text::STEP_REVEALING });
    ctx.spawn(async move {
        let created = flow::pick(&*ctx.host(), &account, candidate).await;
        show_created(ctx, created);
        forms::finish(ctx, DraftKey::New);
    });
}

/// Deletes a key that may be the new one, and shows what is left of the create.
pub(super) fn delete_candidate(
    ctx: Ctx,
    account: Account,
    found: &Candidates,
    candidate: &Candidate,
    said: RwSignal<String>,
) {
    let (mut found, candidate) = (found.clone(), candidate.clone());
    ctx.spawn(async move {
        let (changed, is_closed) =
            flow::delete_candidate(&*ctx.host(), &account, &found, &candidate).await;
        if changed != Changed::Gone {
            // A screen that is gone has nobody to tell.
            drop(said.try_set(ctx.t(sentence(Text::DELETED, &changed)).to_owned()));
            return;
        }
        ctx.tell(Told::Deleted(&candidate.record));
        found.keys.retain(|one| one.record.id != candidate.record.id);
        if is_closed {
            another(ctx);
            ctx.notify(Some(Text::STORED_GONE));
        } else if found.keys.is_empty() {
            look_again(ctx);
        } else {
            let is_exact = found.keys.iter().any(Candidate::is_exact);
            let left = if is_exact {
                Outcome::Ambiguous(found)
            } else {
                Outcome::StoredDifferently(found)
            };
            ctx.show(Screen::Unsettled(Rc::new(left)));
        }
    });
}

/// Closes the open create: the person has seen what is known of it.
pub(super) fn dismiss(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        let host = ctx.host();
        let dismissed = match journal::load(&*host, &id).await {
            Ok(Loaded::Open(entry)) => flow::dismiss(&*host, &id, &entry.id).await,
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        if dismissed.is_err() {
            ctx.notify(Some(Text::STORE_FAILED));
            return;
        }
        another(ctx);
    });
}

/// Back to the form.
pub(super) fn another(ctx: Ctx) {
    ctx.notify(None);
    ctx.show(Screen::Create { banner: None });
}
