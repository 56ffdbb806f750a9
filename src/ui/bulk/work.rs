//! From a press to the flow of many creates, and from what it says to the screen.

use std::rc::{Rc, Weak};

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::super::actions;
use super::super::context::{Ctx, Inner};
use super::super::download::download;
use super::super::part::{block, button, live_line};
use super::super::state::nav::Route;
use super::progress::told;
use super::{Told, View};
use crate::domain::bulk::{self as files, Made};
use crate::domain::draft::ValidDraft;
use crate::flow::bulk::{self, Event, Loaded, Run, Watch};
use crate::text::{Text, failure_text, fill};

/// What the screen of many keys shows from now on, whether the person is there or not.
fn set_view(ctx: Ctx, view: View) {
    ctx.inner().bulk.view.replace(view);
    ctx.page_changed.notify();
    ctx.work_changed.notify();
}

/// Opens the screen: a run that is under way or kept, otherwise the plan of a new one.
pub(in super::super) fn open(ctx: Ctx) {
    if ctx.inner().bulk.is_running.get() {
        return ctx.go(Route::Bulk);
    }
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn_on_screen(async move {
        match bulk::load(&*ctx.host(), &id).await {
            Ok(Loaded::Open(run)) => show_run(ctx, run),
            Ok(Loaded::Unreadable) => show_unreadable(ctx),
            Ok(Loaded::Empty) | Err(_) => {
                set_view(ctx, View::Plan);
                ctx.go(Route::Bulk);
            }
        }
    });
}

/// Shows a run that is kept.
pub(in super::super) fn show_run(ctx: Ctx, run: Run) {
    if !ctx.inner().bulk.is_running.get() {
        ctx.inner().bulk.run.replace(Some(run));
        set_view(ctx, View::Still(None));
    }
    ctx.go(Route::Bulk);
}

/// Says that a run is kept that cannot be read.
pub(in super::super) fn show_unreadable(ctx: Ctx) {
    set_view(ctx, View::Unreadable);
    ctx.go(Route::Bulk);
}

/// Tells of a run on every other screen, and leads to it.
pub(in super::super) fn progress_strip(ctx: Ctx) -> Option<AnyView> {
    if ctx.route.get() == Route::Bulk || !ctx.inner().bulk.is_running.get() {
        return None;
    }
    let progress = ctx.inner().bulk.told.progress;
    let parts = vec![
        live_line("", None, Some("bulk-progress"), "status", progress.into()),
        button("quiet", "open-run", ctx.t(Text::SHOW), Rc::new(move || ctx.go(Route::Bulk))),
    ];
    Some(block("actions told", parts))
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

/// Goes on with the run, and shows it where the person is already.
pub(super) fn show_working(ctx: Ctx) {
    set_view(ctx, View::Working);
    go_on(ctx);
}

/// A run goes on until this is dropped, however it ends.
struct Running(Weak<Inner>);

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(inner) = self.0.upgrade() {
            inner.bulk.is_running.set(false);
        }
    }
}

/// Works on the run until it ends or is paused, unless that is under way already.
fn go_on(ctx: Ctx) {
    let inner = ctx.inner();
    if inner.bulk.is_running.get() {
        return;
    }
    let (Some(account), Some(mut run)) = (ctx.account(), inner.bulk.run.take()) else { return };
    inner.bulk.is_running.set(true);
    let running = Running(ctx.weak());
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
        let policy = || ctx.inner().policy.borrow().clone();
        let watch = Watch { on_event: &on_event, is_paused: &is_paused, policy: &policy };
        let ended = bulk::proceed(&*ctx.host(), &account, &mut run, &watch).await;
        drop(running);
        ctx.inner().bulk.run.replace(Some(run));
        set_view(ctx, View::Still(Some(ended)));
    });
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
            Ok(None) => set_view(ctx, View::Unreadable),
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
        set_view(ctx, View::Still(looked.err()));
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
        if ctx.at() == Route::Bulk {
            actions::another(ctx);
        }
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
