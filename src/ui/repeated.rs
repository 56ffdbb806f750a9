//! One press, several keys: which they are, the one to use, and the press that deletes the others.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::actions::{show_created, show_outcome};
use super::candidate::{Offer, cards};
use super::context::Ctx;
use super::created::key_parts_with;
use super::embedded::Told;
use super::evidence::evidence;
use super::failure::failure_lines;
use super::keys::go_on;
use super::part;
use super::repeated_rows::{fates, key_text, numbers};
use super::state::forms;
use super::state::making::Stage;
use super::unreadable::unreadable_list;
use crate::api::Account;
use crate::domain::draft_key::DraftKey;
use crate::domain::key::KeyId;
use crate::domain::readable::readable;
use crate::domain::secret::ApiKey;
use crate::flow::{self, Candidate, Created, Outcome, Repeated};
use crate::text::{Text, fill};

/// What the screen's parts share. The copied keys are noted in the journal as well; this is for the labels.
#[derive(Clone)]
struct Shared {
    ctx: Ctx,
    repeated: Rc<RefCell<Repeated>>,
    texts: Rc<RefCell<BTreeMap<KeyId, ApiKey>>>,
    /// The key whose text stands on the screen.
    shown: RwSignal<i64>,
    /// Changes whenever a key is copied.
    copied: RwSignal<i64>,
    is_busy: RwSignal<bool>,
}

pub(super) fn repeated_screen(ctx: Ctx, repeated: &Repeated) -> AnyView {
    let shown = repeated.kept().first().copied().unwrap_or(repeated.first.record.id);
    let mut texts = BTreeMap::new();
    texts.extend(repeated.first.key.clone().map(|key| (repeated.first.record.id, key)));
    texts.extend(repeated.others.iter().filter_map(|one| {
        let record = one.record.clone();
        Some((record.id, record.key.whole()?))
    }));
    let shared = Shared {
        ctx,
        repeated: Rc::new(RefCell::new(repeated.clone())),
        texts: Rc::new(RefCell::new(texts)),
        shown: RwSignal::new(shown.0),
        copied: RwSignal::new(0),
        is_busy: RwSignal::new(false),
    };
    let count = repeated.ids().len().to_string();
    let mut parts = vec![
        part::line("strong", Some("key-name"), readable(&repeated.first.record.name)),
        part::line("", None, fill(ctx.t(Text::REPEATED_TEXT), &[("count", &count)])),
    ];
    parts.extend(fates(ctx, &repeated.fates));
    parts.push(the_key(&shared));
    parts.push(list(&shared));
    if !repeated.unsure.keys.is_empty() {
        parts.push(part::line("", Some("unsure"), ctx.t(Text::REPEATED_UNSURE).to_owned()));
        parts.push(cards(ctx, repeated.unsure.keys.iter().map(unsure).collect()));
    }
    parts.extend(unreadable_list(ctx, &repeated.unsure.unreadable));
    parts.push(choices(&shared));
    let is_open = RwSignal::new(false);
    let proof = vec![evidence(ctx, &repeated.first.comparison)];
    parts.push(part::fold("proof", ctx.t(Text::EVIDENCE), is_open, proof));
    part::screen(Some("outcome"), Some("repeated"), ctx.t(Text::REPEATED_TITLE), parts)
}

/// A key that may be the press's as well: nothing here touches it unless the person says so on its own card.
fn unsure(candidate: &Candidate) -> (Candidate, Offer) {
    (candidate.clone(), Offer { on_use: None, of_create: None })
}

/// The text of the key that is chosen, or why there is none.
fn the_key(shared: &Shared) -> AnyView {
    let shared = shared.clone();
    part::live(Rc::new(move || {
        let id = KeyId(shared.shown.get());
        let repeated = shared.repeated.borrow();
        let record = repeated.records().find(|record| record.id == id);
        let title = record.map(|record| key_text(shared.ctx, record)).unwrap_or_default();
        let mut parts = vec![part::line("label", Some("shown-key"), title)];
        if let Some(key) = shared.texts.borrow().get(&id) {
            let taken = shared.clone();
            let on_taken = Rc::new(move || taken.note_copied(id));
            parts.push(key_parts_with(shared.ctx, id, key, on_taken));
        } else if let Some(failure) = &repeated.first.reveal_failure {
            parts.push(failure_lines(shared.ctx, Some(failure), Some(Text::NO_KEY_YET)));
        }
        part::block("", parts)
    }))
}

/// Every key with its number and moment; each can be shown in place of the first.
fn list(shared: &Shared) -> AnyView {
    let ctx = shared.ctx;
    let repeated = shared.repeated.borrow();
    let rows = repeated.records().map(|record| {
        let id = record.id;
        let chosen = shared.clone();
        let show = Rc::new(move || chosen.show(id));
        let parts = vec![
            part::line("", None, key_text(ctx, record)),
            part::button("quiet", "show-key", ctx.t(Text::REPEATED_SHOW), show),
        ];
        view! { <li data-part="repeated-key" data-id=id.0.to_string()>{parts}</li> }.into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! { <ol class="card" data-part="repeated-keys">{rows}</ol> }.into_any()
}

/// Keep one, with the numbers that go, or leave all.
fn choices(shared: &Shared) -> AnyView {
    let shared = shared.clone();
    part::live(Rc::new(move || {
        let ctx = shared.ctx;
        shared.copied.track();
        if shared.is_busy.get() {
            return part::line("", Some("working"), ctx.t(Text::REPEATED_WORKING).to_owned());
        }
        let repeated = shared.repeated.borrow();
        let (kept, spare) = (numbers(&repeated.kept()), numbers(&repeated.spare()));
        let text = if repeated.spare().is_empty() {
            Text::REPEATED_KEEP_COPIED
        } else {
            Text::REPEATED_KEEP_ONE
        };
        let label = fill(ctx.t(text), &[("kept", &kept), ("spare", &spare)]);
        let (keeps, leaves) = (shared.clone(), shared.clone());
        let keep = Rc::new(move || keeps.keep_one());
        let leave = Rc::new(move || leaves.leave_all());
        let mut buttons = Vec::new();
        if !ctx.is_readonly() {
            buttons.push(part::button_of("primary", "keep-one", label, keep));
        }
        buttons.push(part::button("", "dismiss", ctx.t(Text::REPEATED_LEAVE_ALL), leave));
        let note = ctx.t(Text::REPEATED_KEEP_NOTE).to_owned();
        part::block("", vec![part::line("hint", None, note), part::block("actions", buttons)])
    }))
}

impl Shared {
    /// The person takes the text of a key: from now on it is not one that goes.
    fn note_copied(&self, id: KeyId) {
        let repeated = self.repeated.borrow().clone();
        if repeated.copied.contains(&id) {
            return;
        }
        self.repeated.borrow_mut().copied.push(id);
        self.copied.update(|copied| *copied += 1);
        let ctx = self.ctx;
        let Some(account) = ctx.account() else { return };
        ctx.spawn(async move {
            let noted = flow::note_copied(&*ctx.host(), &account, &repeated, id).await;
            ctx.warn_if_store_failed(noted.is_err());
        });
    }

    fn show(&self, id: KeyId) {
        if self.texts.borrow().contains_key(&id) {
            return self.shown.set(id.0);
        }
        let Some(account) = self.ctx.account() else { return };
        let (ctx, shared) = (self.ctx, self.clone());
        ctx.spawn(async move {
            match flow::reveal(&*ctx.host(), &account, id).await {
                Ok(key) => {
                    shared.texts.borrow_mut().insert(id, key);
                }
                Err(failure) => shared.repeated.borrow_mut().first.reveal_failure = Some(failure),
            }
            // A screen that is gone has nobody to tell.
            let _unheard = shared.shown.try_set(id.0);
        });
    }

    fn keep_one(&self) {
        let Some(account) = self.ctx.account() else { return };
        let (ctx, shared) = (self.ctx, self.clone());
        shared.is_busy.set(true);
        let repeated = shared.repeated.borrow().clone();
        let of = form_of(ctx);
        ctx.spawn(async move {
            // The key stands on the screen already, so no step of another look has to be shown.
            let host = ctx.host();
            if let Ok(kept) = flow::keep_one(&*host, &account, &repeated, &|_step| {}).await {
                let deleted = kept.fates.iter().filter(|(_, fate)| fate.is_gone());
                deleted.for_each(|(record, _)| {
                    ctx.tell(Told::Deleted(record));
                });
                show(ctx, &account, of, kept.outcome).await;
            } else {
                ctx.notify(Some(Text::REPEATED_NOT_NOW));
                // A screen that is gone has nobody to tell.
                let _unheard = shared.is_busy.try_set(false);
            }
        });
    }

    fn leave_all(&self) {
        let Some(account) = self.ctx.account() else { return };
        let ctx = self.ctx;
        let repeated = self.repeated.borrow().clone();
        let of = form_of(ctx);
        ctx.spawn(async move {
            match flow::leave_all(&*ctx.host(), &account, &repeated).await {
                Ok(created) => {
                    show(ctx, &account, of, Outcome::Created(Box::new(created))).await;
                }
                Err(_) => ctx.notify(Some(Text::REPEATED_NOT_NOW)),
            }
        });
    }
}

/// The form that asked for the key which is told of.
fn form_of(ctx: Ctx) -> DraftKey {
    ctx.stage.with_untracked(|stage| match stage {
        Stage::Unsettled(_, of) => *of,
        _ => DraftKey::New,
    })
}

/// What came of it: the kept key, as any new one, or what another look says.
async fn show(ctx: Ctx, account: &Account, of: DraftKey, outcome: Outcome) {
    match (outcome, of) {
        (Outcome::Created(created), DraftKey::Successor(old)) => {
            if !created.left.is_empty() {
                ctx.notify(Some(Text::REPEATED_SOME_LEFT));
            }
            go_on(ctx, account, old, &created).await;
        }
        (Outcome::Created(created), _) => {
            show_created(ctx, *created);
            forms::finish(ctx, DraftKey::New);
        }
        (Outcome::Repeated(again), of) => {
            ctx.set_stage(Stage::Unsettled(Rc::new(Outcome::Repeated(again)), of));
        }
        (outcome, _) => show_outcome(ctx, outcome),
    }
}

/// What else the same press made and is still there, below the key.
pub(super) fn left(ctx: Ctx, created: &Created) -> Vec<AnyView> {
    if created.left.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![part::line("", Some("left"), ctx.t(Text::REPEATED_LEFT).to_owned())];
    parts.extend(fates(ctx, &created.left));
    parts
}
