//! Making one key: the form, the outcome, and the new keys that nobody has copied yet.

use std::rc::Rc;

use comet_keys::domain::draft::ValidDraft;
use comet_keys::domain::key::{KeyId, KeyRecord};
use comet_keys::flow::drafts::{self, DraftKey, StoredDraft};
use comet_keys::flow::journal::{self, Entry, Loaded};
use comet_keys::flow::new_keys::{self, NewKey};
use comet_keys::flow::pending_deletes::OfCreate;
use comet_keys::flow::{self, Blocked, Created, Outcome, Step, server_now};
use comet_keys::host::Clock as _;

use crate::drafts::{asked, full_draft};
use crate::server::MARKS;
use crate::window::{Route, Stage, Window};
use crate::world::Press;

/// Small enough for the organisation's caps, and too large for them.
const QUOTAS: [i64; 2] = [1_000, 5_000_000];

impl Window {
    /// A key that the person asks for: of a name that no other has, for the account that is shown.
    pub(crate) fn ask(&self, is_row: bool) -> Option<ValidDraft> {
        let id = self.account_id()?;
        let policy = self.managed.borrow().policy.clone().unwrap_or_default();
        let mut world = self.world.borrow_mut();
        let user = world.user_of(&id).expect("an account that was stored");
        let name = format!("{}{}", MARKS[user], world.number());
        let mut asked = asked(&name);
        let units = world.chance.one_of(&QUOTAS);
        asked.quota = comet_keys::domain::quota::Quota::from_units(units).unwrap();
        drop(world);
        let account = self.account()?;
        if !policy.check(&asked, server_now(&self.host, &account)).is_empty() {
            self.reach("beyond the caps");
            return None;
        }
        let policy = (!is_row).then_some(policy);
        let press = Press { user, policy, posts: 0, is_denied: false, is_given_up: false };
        self.world.borrow_mut().presses.insert(name, press);
        Some(asked)
    }

    /// Types something that is not sent yet.
    pub(crate) fn type_text(self: &Rc<Self>) {
        let Some(account) = self.account() else { return };
        let user = self.world.borrow().user_of(&account.id).unwrap();
        let draft = full_draft(&format!("{}draft", MARKS[user]));
        let own = Rc::clone(self);
        self.spawn(async move {
            let stored = StoredDraft { draft, base: None, saved_millis: own.host.now_millis() };
            let saved = drafts::save(&own.host, &account.id, DraftKey::New, &stored);
            own.call("draft", None, saved).await.ok();
        });
    }

    pub(crate) fn read_ahead(self: &Rc<Self>) {
        let Some(account) = self.account() else { return };
        let own = Rc::clone(self);
        self.spawn(async move {
            let read = flow::read_baseline(&own.host, &account);
            let read = own.call("read ahead", None, read).await.ok();
            let warned = read.as_ref().map(|baseline| baseline.warned);
            own.baseline.replace(read);
            if let Some(warned) = warned {
                flow::show_badge(&own.host, &account.id, warned).await.ok();
            }
        });
    }

    pub(crate) fn create(self: &Rc<Self>) {
        if self.route.get() != Route::Create || !matches!(*self.stage.borrow(), Stage::Form) {
            return;
        }
        let (Some(account), Some(asked)) = (self.account(), self.ask(false)) else { return };
        self.tell(&format!("creates {}", asked.name.as_str()));
        self.set_stage(Stage::Working);
        let own = Rc::clone(self);
        self.spawn(async move {
            let baseline = own.baseline.take();
            let on_step = |step| own.show_step(step);
            let create = flow::create(&own.host, &account, &asked, baseline, &on_step);
            let outcome = own.call("flow::create", None, create).await;
            own.show_outcome(asked.name.as_str(), outcome);
        });
    }

    pub(crate) fn show_step(self: &Rc<Self>, step: Step) {
        if let Step::Proven(created) = step {
            self.show_created(&created);
        } else if !self.is_making() {
            self.set_stage(Stage::Working);
        }
    }

    /// The key is on the screen.
    fn show_created(self: &Rc<Self>, created: &Created) {
        let record = &created.record;
        self.show_key(record);
        let made_millis = self.host.now_millis();
        let new = NewKey { key: record.id, name: record.name.clone(), made_millis };
        let is_known = self.new_keys.borrow().iter().any(|own| own.key == new.key);
        if !is_known {
            self.new_keys.borrow_mut().push(new);
        }
        self.set_stage(Stage::Created(record.id));
    }

    pub(crate) fn show_key(&self, record: &KeyRecord) {
        self.check_shown(std::iter::once(record.name.as_str()));
        let mut world = self.world.borrow_mut();
        world.tell(format!("window {}: shows key {}", self.number, record.id.0));
        world.shown.insert(record.id.0);
    }

    pub(crate) fn show_outcome(self: &Rc<Self>, name: &str, outcome: Outcome) {
        self.tell(&format!("{name}: {}", name_of(&outcome)));
        self.reach(name_of(&outcome));
        let stage = match outcome {
            Outcome::Created(_) => {
                let own = Rc::clone(self);
                return self.spawn(async move { own.read_new_keys().await });
            }
            Outcome::NotCreated(_) => {
                self.deny(name);
                Stage::Form
            }
            Outcome::Blocked(
                Blocked::AnotherWindow
                | Blocked::NoBaseline(_)
                | Blocked::Store(_)
                | Blocked::AlreadySettled,
            ) => Stage::Form,
            Outcome::Ambiguous(found) | Outcome::StoredDifferently(found) => {
                found.keys.iter().for_each(|one| self.show_key(&one.record));
                Stage::Unsettled(Rc::new(Outcome::Ambiguous(found)))
            }
            other => Stage::Unsettled(Rc::new(other)),
        };
        self.set_stage(stage);
    }

    pub(crate) fn deny(&self, name: &str) {
        if let Some(press) = self.world.borrow_mut().presses.get_mut(name) {
            press.is_denied = true;
        }
    }

    pub(crate) async fn look_again_at(self: &Rc<Self>, entry: Entry) {
        let Some(account) = self.account() else { return };
        self.go(Route::Create);
        self.set_stage(Stage::Working);
        let on_step = |step| self.show_step(step);
        let resume = flow::resume(&self.host, &account, &entry, &on_step);
        let outcome = self.call("resume", None, resume).await;
        self.show_outcome(entry.asked.name.as_str(), outcome);
    }

    /// Does something about a key that stands on the screen, or about one that is not certain.
    pub(crate) fn go_on_from_outcome(self: &Rc<Self>) {
        // Not the stage itself, which changes here.
        let stage = self.stage.borrow().clone();
        match stage {
            Stage::Created(_) => {
                self.set_stage(Stage::Form);
                self.go(Route::Create);
            }
            Stage::Unsettled(outcome) => match (&*outcome, self.below(4)) {
                (Outcome::Ambiguous(found), 0) => {
                    if let Some(one) = found.keys.first() {
                        self.pick(one.clone());
                    }
                }
                (Outcome::Ambiguous(found), 1) => {
                    if let Some(one) = found.keys.first() {
                        let is_certain = found.is_certain();
                        let of_create = OfCreate { entry_id: one.entry_id.clone(), is_certain };
                        self.confirm_delete(&one.record, Some(of_create));
                    }
                }
                (_, 2) => self.dismiss_entry(),
                _ => {
                    let own = Rc::clone(self);
                    self.spawn(async move { own.show_first_screen().await });
                }
            },
            Stage::Form | Stage::Working => {}
        }
    }

    fn pick(self: &Rc<Self>, candidate: flow::Candidate) {
        let Some(account) = self.account() else { return };
        self.go(Route::Create);
        self.set_stage(Stage::Working);
        let own = Rc::clone(self);
        self.spawn(async move {
            let pick = flow::pick(&own.host, &account, candidate);
            let created = own.call("pick", None, pick).await;
            own.show_created(&created);
            own.read_new_keys().await;
        });
    }

    fn dismiss_entry(self: &Rc<Self>) {
        let Some(id) = self.account_id() else { return };
        let own = Rc::clone(self);
        self.spawn(async move {
            let Ok(loaded) = journal::load(&own.host, &id).await else { return };
            if let Loaded::Open(entry) = loaded {
                if let Some(press) =
                    own.world.borrow_mut().presses.get_mut(entry.asked.name.as_str())
                {
                    press.is_given_up = true;
                }
                let dismiss = flow::dismiss(&own.host, &id, &entry.id);
                if own.call("dismiss", None, dismiss).await.is_err() {
                    return;
                }
            }
            if matches!(*own.stage.borrow(), Stage::Unsettled(_)) {
                own.stage.replace(Stage::Form);
            }
            own.poke();
        });
    }

    pub(crate) async fn read_new_keys(self: &Rc<Self>) {
        let Some(id) = self.account_id() else { return };
        if let Ok(keys) = new_keys::load(&self.host, &id).await
            && self.account_id() == Some(id)
        {
            self.check_shown(keys.iter().map(|own| own.name.as_str()));
            self.new_keys.replace(keys);
            self.poke();
        }
    }

    /// Copies a new key, or closes its strip.
    pub(crate) fn copy_new_key(self: &Rc<Self>) {
        let first = self.new_keys.borrow().first().cloned();
        let (Some(account), Some(new)) = (self.account(), first) else { return };
        let is_copied = self.below(2) == 0;
        let own = Rc::clone(self);
        self.spawn(async move {
            let read = new_keys::read_text(&own.host, &account, new.key);
            if is_copied && own.call("copy", None, read).await.is_err() {
                return;
            }
            own.world.borrow_mut().shown.insert(new.key.0);
            own.dismiss_new_key(new.key).await;
        });
    }

    pub(crate) async fn dismiss_new_key(self: &Rc<Self>, key: KeyId) {
        let Some(id) = self.account_id() else { return };
        let dismiss = new_keys::dismiss(&self.host, &id, key);
        if let Ok(left) = self.call("dismiss new key", None, dismiss).await
            && self.account_id() == Some(id)
        {
            self.new_keys.replace(left);
            self.poke();
        }
    }
}

fn name_of(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Created(_) => "created",
        Outcome::NotCreated(_) => "not created",
        Outcome::Ambiguous(_) => "ambiguous",
        Outcome::StoredDifferently(_) => "stored differently",
        Outcome::NewUnreadable { .. } => "unreadable",
        Outcome::Repeated(_) => "repeated",
        Outcome::NotSeen { .. } => "not seen",
        Outcome::CannotLook(_) => "cannot look",
        Outcome::Blocked(Blocked::AnotherWindow) => "another window creates",
        Outcome::Blocked(Blocked::OpenEntry(_)) => "open entry",
        Outcome::Blocked(Blocked::NoBaseline(_)) => "no baseline",
        Outcome::Blocked(Blocked::AlreadySettled) => "already settled",
        Outcome::Blocked(Blocked::OtherAccount) => "other account",
        Outcome::Blocked(Blocked::Store(_)) => "storage stopped it",
    }
}
