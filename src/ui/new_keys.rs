//! New keys that nobody has copied yet, above every screen of their account, each with a way to copy it now.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::Ctx;
use super::copy::copy_text;
use super::part::{OnPress, block, button, live_line};
use super::state::making::Stage;
use crate::api::FailureKind;
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::readable::readable;
use crate::flow::new_keys::{self as stored, NewKey};
use crate::js;
use crate::text::{Text, failure_text, fill};

/// Reads which keys of the account that is shown nobody has copied yet.
pub(super) async fn read_again(ctx: Ctx) {
    let Some(id) = ctx.account_id() else { return };
    if let Ok(keys) = stored::load(&*ctx.host(), &id).await
        && ctx.account_id() == Some(id)
    {
        set(ctx, keys);
    }
}

/// Counts a key as new that is about to be shown, whether its storing has been told of by now or not.
pub(super) fn expect(ctx: Ctx, record: &KeyRecord) {
    let made_millis = ctx.host().now_millis();
    let new = NewKey { key: record.id, name: record.name.clone(), made_millis };
    let inner = ctx.inner();
    let mut keys = inner.new_keys.borrow_mut();
    if keys.iter().all(|own| own.key != new.key) {
        keys.push(new);
    }
}

fn set(ctx: Ctx, keys: Vec<NewKey>) {
    ctx.now_millis.set(ctx.host().now_millis());
    let is_same = *ctx.inner().new_keys.borrow() == keys;
    if !is_same {
        ctx.inner().new_keys.replace(keys);
        ctx.work_changed.notify();
    }
}

/// Offers a key no longer: it was copied, dismissed or deleted.
pub(super) fn dismiss(ctx: Ctx, key: KeyId) {
    let Some(id) = ctx.account_id() else { return };
    ctx.spawn(async move {
        match stored::dismiss(&*ctx.host(), &id, key).await {
            Ok(left) => set(ctx, left),
            Err(_) => ctx.notify(Some(Text::STORE_FAILED)),
        }
    });
}

impl Ctx {
    /// Whether a new key is on the screen that nobody has copied yet.
    pub(super) fn shows_uncopied_key(self) -> bool {
        let Some(shown) = self.shown_key() else { return false };
        self.inner().new_keys.borrow().iter().any(|own| own.key == shown)
    }

    /// The new key that is on the screen.
    fn shown_key(self) -> Option<KeyId> {
        let is_there = self.at() == super::state::nav::Route::Create;
        self.stage.with_untracked(|stage| match stage {
            Stage::Created(created) if is_there => Some(created.record.id),
            _ => None,
        })
    }
}

/// One strip for each but the one that is on the screen already.
pub(super) fn strips(ctx: Ctx) -> Vec<AnyView> {
    ctx.stage.track();
    if ctx.account().is_none() || ctx.is_readonly() {
        return Vec::new();
    }
    let shown = ctx.shown_key();
    let keys = ctx.inner().new_keys.borrow().clone();
    keys.iter().rev().filter(|own| Some(own.key) != shown).map(|own| strip(ctx, own)).collect()
}

fn strip(ctx: Ctx, own: &NewKey) -> AnyView {
    let key = own.key;
    let (name, made_millis) = (readable(&own.name), own.made_millis);
    let text = Signal::derive(move || {
        let seconds = made_millis.saturating_sub(ctx.now_millis.get()).div_euclid(1000).min(0);
        let made = js::write_distance(seconds, ctx.lang().tag());
        fill(ctx.t(Text::NEW_KEY_MADE), &[("name", &*name), ("time", &*made)])
    });
    let said = RwSignal::new(String::new());
    let copy: OnPress = Rc::new(move || copy(ctx, key, said));
    let parts = vec![
        live_line("", None, Some("new-key"), "note", text),
        button("primary", "copy-new-key", ctx.t(Text::COPY_KEY), copy),
        button("quiet", "dismiss-new-key", ctx.t(Text::CLOSE), Rc::new(move || dismiss(ctx, key))),
        live_line("said", None, Some("copied"), "status", said.into()),
    ];
    view! { <section data-key=key.0.to_string()>{block("actions told", parts)}</section> }
        .into_any()
}

/// Reads the key's text and copies it.
fn copy(ctx: Ctx, key: KeyId, said: RwSignal<String>) {
    let Some(account) = ctx.account() else { return };
    said.set(ctx.t(Text::KEY_WORKING).to_owned());
    ctx.spawn(async move {
        match stored::read_text(&*ctx.host(), &account, key).await {
            Ok(text) => {
                if copy_text(ctx, text.expose(), said, true).await {
                    dismiss(ctx, key);
                }
            }
            Err(failure) if failure.kind == FailureKind::NoLongerThere => {
                ctx.notify(Some(Text::TOLD_GONE));
                dismiss(ctx, key);
            }
            Err(failure) => {
                // The strip may be gone by now.
                let _is_shown = said.try_set(failure_text(&failure, ctx.lang()).happened);
            }
        }
    });
}
