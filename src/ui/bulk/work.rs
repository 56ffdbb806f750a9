//! From a press to the flow of many creates, and from what it says to the screen.

use leptos::prelude::*;

use super::super::actions;
use super::super::context::{Ctx, Screen};
use super::super::download::download;
use super::super::keys::sentence;
use super::progress::told;
use super::{Told, View};
use crate::api::Account;
use crate::domain::bulk::{self as files, Made};
use crate::domain::draft::ValidDraft;
use crate::domain::key::KeyId;
use crate::flow::bulk::{self, Ended, Event, Loaded, Run, Watch};
use crate::flow::keys::{self, Changed};
use crate::text::{Text, failure_text, fill};

fn show(ctx: Ctx, view: View) {
    ctx.show(Screen::Bulk(view));
}

/// The kept run if there is one, otherwise the plan of a new one.
pub(in super::super) fn open(ctx: Ctx) {
    if ctx.inner().bulk.is_running.get() {
        return show_working(ctx);
    }
    ctx.spawn(async move {
        if !show_kept_run(ctx).await {
            show(ctx, View::Plan);
        }
    });
}

/// Shows the run that is kept; false when there is none.
pub(in super::super) async fn show_kept_run(ctx: Ctx) -> bool {
    let Some(id) = ctx.account_id() else { return false };
    match bulk::load(&*ctx.host(), &id).await {
        Ok(Loaded::Open(run)) => {
            ctx.inner().bulk.run.replace(Some(run));
            show(ctx, View::Still(None));
        }
        Ok(Loaded::Unreadable) => show(ctx, View::Unreadable),
        Ok(Loaded::Empty) | Err(_) => return false,
    }
    true
}

/// Writes the run down, and goes on with it.
pub(super) fn start(ctx: Ctx, asked: Vec<ValidDraft>) {
    let Some(account) = ctx.account() else { return };
    ctx.spawn(async move {
        match bulk::start(&*ctx.host(), &account, asked).await {
            Ok(run) => {
                ctx.notify(None);
                ctx.inner().bulk.forget();
                ctx.inner().bulk.run.replace(Some(run));
                show_working(ctx);
            }
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

pub(super) fn show_working(ctx: Ctx) {
    show(ctx, View::Working);
}

/// Works on the run until it ends or is paused, unless that is under way already.
pub(super) fn go_on(ctx: Ctx) {
    let inner = ctx.inner();
    if inner.bulk.is_running.get() {
        return;
    }
    let (Some(account), Some(mut run)) = (ctx.account(), inner.bulk.run.take()) else { return };
    inner.bulk.is_running.set(true);
    inner.bulk.is_paused.set(false);
    let Told { progress, done, waits } = inner.bulk.told;
    let tell = move |run: &Run| {
        progress.set(told(ctx, run));
        let begun = run.rows.len() - run.count("waiting");
        done.set((begun * 100 / run.rows.len().max(1)).to_string());
    };
    tell(&run);
    ctx.spawn(async move {
        let on_event = |run: &Run, event: Event| match event {
            Event::Row(at, key) => {
                if let (Some(id), Some(key)) = (run.created_id(at), key) {
                    ctx.inner().bulk.keys.borrow_mut().insert(id, key);
                }
                waits.set(String::new());
                tell(run);
            }
            Event::Waiting(failure) => {
                let happened = failure_text(&failure, ctx.lang()).happened;
                let seconds = failure.pause_seconds.map(|seconds| seconds.to_string());
                let text = match &seconds {
                    Some(_) => Text::BULK_SERVER_PAUSE,
                    None => Text::BULK_SERVER_WAITS,
                };
                let seconds = seconds.unwrap_or_default();
                waits.set(fill(ctx.t(text), &[("happened", &happened), ("seconds", &seconds)]));
            }
        };
        // Nothing of one account goes on under another.
        let is_paused =
            || ctx.inner().bulk.is_paused.get() || ctx.account().as_ref() != Some(&account);
        let watch = Watch { on_event: &on_event, is_paused: &is_paused };
        let ended = bulk::proceed(&*ctx.host(), &account, &mut run, &watch).await;
        stand_still(ctx, run, ended);
    });
}

/// Shows where the run stands, unless the person has gone elsewhere meanwhile.
fn stand_still(ctx: Ctx, run: Run, ended: Ended) {
    ctx.inner().bulk.is_running.set(false);
    if matches!(ctx.screen(), Screen::Bulk(View::Working)) {
        ctx.inner().bulk.run.replace(Some(run));
        show(ctx, View::Still(Some(ended)));
    }
}

/// Refused rows wait again: the person wants them to be asked for once more.
pub(super) fn retry_refused(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        match bulk::retry_refused(&*ctx.host(), &id).await {
            Ok(Some(run)) => {
                ctx.inner().bulk.run.replace(Some(run));
                show_working(ctx);
            }
            Ok(None) => show(ctx, View::Unreadable),
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

/// Looks once more for the rows of which nobody can tell.
pub(super) fn look_again(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    ctx.spawn(async move {
        let Some(mut run) = ctx.inner().bulk.run.borrow().clone() else { return };
        let looked = bulk::look_again(&*ctx.host(), &account, &mut run).await;
        ctx.inner().bulk.run.replace(Some(run));
        show(ctx, View::Still(looked.err()));
    });
}

/// Deletes a key that the server stored otherwise, and says what became of it. Its row stays as it is.
pub(super) fn delete_different(ctx: Ctx, account: Account, id: KeyId, said: RwSignal<String>) {
    ctx.spawn(async move {
        let changed = keys::delete(&*ctx.host(), &account, id).await;
        let text = match &changed {
            Changed::Gone => Text::DELETED,
            other => sentence(Text::DELETED, other),
        };
        // A screen that is gone has nobody to tell.
        drop(said.try_set(ctx.t(text).to_owned()));
    });
}

/// Forgets the run, and the keys with it. They stay on the account.
pub(super) fn put_away(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        if bulk::discard(&*ctx.host(), &id).await.is_err() {
            ctx.notify(Some(Text::STORE_FAILED));
            return;
        }
        ctx.inner().bulk.forget();
        actions::another(ctx);
    });
}

/// A kind of file.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) action: &'static str,
    pub(super) label: &'static str,
    name: &'static str,
    media_type: &'static str,
    write: fn(&[Made]) -> String,
}

/// Every kind of file.
pub(super) const KINDS: [Kind; 3] = [
    Kind {
        action: "save-env",
        label: ".env",
        name: "comet-keys.env",
        media_type: "text/plain",
        write: files::env,
    },
    Kind {
        action: "save-csv",
        label: "CSV",
        name: "comet-keys.csv",
        media_type: "text/csv",
        write: files::csv,
    },
    Kind {
        action: "save-json",
        label: "JSON",
        name: "comet-keys.json",
        media_type: "application/json",
        write: files::json,
    },
];

/// Reads the keys that are not at hand, and hands the file to the browser. Without every key there is no file.
pub(super) fn save_file(ctx: Ctx, kind: Kind, said: RwSignal<String>) {
    let Some(account) = ctx.account() else { return };
    ctx.spawn(async move {
        let inner = ctx.inner();
        let Some(run) = inner.bulk.run.borrow().clone() else { return };
        let mut keys = inner.bulk.keys.borrow().clone();
        let read = bulk::read_keys(&*ctx.host(), &account, &run, &mut keys).await;
        let text = match read {
            Ok(()) => {
                let text = (kind.write)(&bulk::results(&run, &keys));
                let is_saved = download(kind.name, kind.media_type, &text);
                ctx.t(if is_saved { Text::BULK_DOWNLOADED } else { Text::BULK_DOWNLOAD_FAILED })
                    .to_owned()
            }
            Err(failure) => {
                let happened = failure_text(&failure, ctx.lang()).happened;
                format!("{} {happened}", ctx.t(Text::BULK_KEYS_UNREAD))
            }
        };
        inner.bulk.keys.replace(keys);
        said.set(text);
    });
}
