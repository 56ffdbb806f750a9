//! From a press to a flow and from its outcome to a screen. Nothing is decided here that a flow has decided.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::tick;
use serde_json::json;

use super::accounts::show_accounts;
use super::bulk;
use super::context::{Ctx, Place};
use super::deletes;
use super::embedded::Told;
use super::focus::focus;
use super::new_keys;
use super::page;
use super::state::forms;
use super::state::making::{Banner, Stage};
use super::state::nav::Route;
use super::unlock::show_locked;
use crate::domain::draft::ValidDraft;
use crate::domain::draft_key::DraftKey;
use crate::domain::key::KeyId;
use crate::domain::lang::Lang;
use crate::flow::journal::{self, Loaded};
use crate::flow::keys::Changed;
use crate::flow::{
    self, Blocked, Candidate, ConnectForm, Created, FirstScreen, Opening, Outcome, Settings, Step,
};
use crate::text::Text;

/// Takes the person to the screen that comes first for the account that is shown.
pub(super) async fn show_first_screen(ctx: Ctx) {
    let (store, account) = (ctx.book(), ctx.account());
    let managed = ctx.managed();
    let opening = Opening {
        store: &store,
        account: account.as_ref(),
        managed: &managed,
        has_runs: ctx.place != Place::Element,
    };
    let at = ctx.at();
    let (first, has_failed) = flow::first_screen(&*ctx.host(), &opening).await;
    if ctx.at() != at || ctx.account() != account {
        // The person has gone elsewhere meanwhile, or sees another account with a first screen of its own.
        return;
    }
    if has_failed {
        ctx.notify(Some(Text::STORE_FAILED));
    }
    deletes::follow(ctx);
    ctx.spawn(new_keys::read_again(ctx));
    match first {
        FirstScreen::Unlock => show_locked(ctx).await,
        FirstScreen::OtherServer => show_accounts(ctx, Some(Text::SERVER_REQUIRED)),
        FirstScreen::MustLock => show_accounts(ctx, Some(Text::PASSPHRASE_REQUIRED)),
        FirstScreen::Connect { has_open_entry } => {
            if has_open_entry {
                ctx.notify(Some(Text::OPEN_ENTRY_CONNECT));
            }
            if ctx.at() != Route::Connect {
                ctx.change_typed(|typed| *typed = ConnectForm::default());
            }
            ctx.go(Route::Connect);
        }
        FirstScreen::Run(run) => bulk::show_run(ctx, *run),
        FirstScreen::UnreadableRun => bulk::show_unreadable(ctx),
        FirstScreen::Unsettled(entry) => look_again_at(ctx, *entry).await,
        FirstScreen::Form { has_set_aside } => {
            if has_set_aside {
                ctx.notify(Some(Text::SET_ASIDE));
            }
            show_form(ctx);
        }
    }
}

/// Keeps the choice of language.
pub(super) fn switch_language(ctx: Ctx, lang: Lang) {
    ctx.language.set(lang);
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
            ctx.set_stage(page::not_sent(Text::BLOCKED_BY_BROWSER, Some(failure.clone())));
        }
        let warned = read.as_ref().ok().map(|baseline| baseline.warned);
        ctx.set_baseline(read.ok());
        if let Some(warned) = warned {
            // Nothing depends on the badge, and the next reading shows it anew.
            flow::show_badge(&*ctx.host(), &account.id, warned).await.ok();
        }
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
    ctx.set_step(Text::STEP_BASELINE);
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
    ctx.open_first_screen();
}

async fn look_again_at(ctx: Ctx, entry: journal::Entry) {
    let Some(account) = ctx.account() else { return };
    ctx.go(Route::Create);
    ctx.set_step(Text::STEP_PROVING);
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
    ctx.set_step(step);
}

/// The screen before the page's listeners: they may do anything, and the key must be seen.
pub(super) fn show_created(ctx: Ctx, created: Created) {
    let created = Rc::new(created);
    new_keys::expect(ctx, &created.record);
    ctx.set_stage(Stage::Created(Rc::clone(&created)));
    ctx.tell(Told::Created(&created));
}

pub(super) fn show_outcome(ctx: Ctx, outcome: Outcome) {
    if let Some(told) = page::failed(&outcome) {
        ctx.tell(told);
    }
    let stage = match outcome {
        // The screen stands since the step `Proven`.
        Outcome::Created(_) => {
            ctx.spawn(new_keys::read_again(ctx));
            return forms::finish(ctx, DraftKey::New);
        }
        Outcome::NotCreated(failure) => {
            // What the server's refusal has taught is said at its field.
            forms::new_key(ctx).show_errors();
            Stage::Form(Some(Banner::Failed(failure)))
        }
        Outcome::Blocked(Blocked::AnotherWindow) => {
            page::not_sent(Text::BLOCKED_ANOTHER_WINDOW, None)
        }
        Outcome::Blocked(Blocked::NoBaseline(failure)) => page::no_baseline(ctx, failure),
        Outcome::Blocked(Blocked::Store(_)) => page::not_sent(Text::BLOCKED_STORE, None),
        Outcome::Blocked(Blocked::AlreadySettled) => Stage::Form(None),
        unsettled => Stage::Unsettled(Rc::new(unsettled), DraftKey::New),
    };
    ctx.set_stage(stage);
}

/// Takes the candidate that the person names as theirs. The others stay as they are.
pub(super) fn pick(ctx: Ctx, candidate: Candidate) {
    let Some(account) = ctx.account() else { return };
    ctx.go(Route::Create);
    ctx.set_step(Text::STEP_REVEALING);
    ctx.spawn(async move {
        let created = flow::pick(&*ctx.host(), &account, candidate).await;
        show_created(ctx, created);
        forms::finish(ctx, DraftKey::New);
        new_keys::read_again(ctx).await;
    });
}

/// Shows what is left of a create after one of the keys that may be the new one was deleted. `is_settled` says that
/// nothing is.
pub(super) fn show_deleted_candidate(ctx: Ctx, id: KeyId, changed: &Changed, is_settled: bool) {
    let outcome = ctx.outcome();
    let Some(Outcome::Ambiguous(found) | Outcome::StoredDifferently(found)) = outcome.as_deref()
    else {
        // The person has gone on to something else.
        return;
    };
    let Some(deleted) = found.keys.iter().find(|one| one.record.id == id) else { return };
    if *changed != Changed::Gone {
        return;
    }
    ctx.tell(Told::Deleted(&deleted.record));
    let mut found = found.clone();
    found.keys.retain(|one| one.record.id != id);
    if is_settled {
        ctx.set_stage(Stage::Form(None));
    } else if found.keys.is_empty() {
        look_again(ctx);
    } else {
        let is_exact = found.keys.iter().any(Candidate::is_exact);
        let left =
            if is_exact { Outcome::Ambiguous(found) } else { Outcome::StoredDifferently(found) };
        ctx.set_stage(Stage::Unsettled(Rc::new(left), DraftKey::New));
    }
}

/// Closes the open create: the person has seen what is known of it.
pub(super) fn dismiss(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    let shown = ctx.outcome();
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
        if shown.is_some_and(|shown| ctx.is_at_outcome(&shown)) {
            ctx.notify(None);
            ctx.set_stage(Stage::Form(None));
        }
    });
}

/// Back to the form.
pub(super) fn another(ctx: Ctx) {
    ctx.notify(None);
    show_form(ctx);
}

fn show_form(ctx: Ctx) {
    ctx.set_stage(Stage::Form(None));
    ctx.go(Route::Create);
}
