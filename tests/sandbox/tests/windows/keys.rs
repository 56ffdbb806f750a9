//! What the person does with keys that exist: list, enable and disable, edit, replace, delete.

use std::rc::Rc;

use comet_keys::domain::edit::Changes;
use comet_keys::domain::key::{KeyRecord, KeyStatus};
use comet_keys::flow::keys::{self, Changed};
use comet_keys::flow::rotate::{self, Phase, Rotation};
use comet_keys::flow::{Blocked, Outcome, Step};

use crate::window::{Route, Stage, While, Window};

impl Window {
    pub(crate) fn open_list(self: &Rc<Self>) {
        let Some(account) = self.account() else { return };
        self.go(Route::Keys);
        let own = Rc::clone(self);
        self.spawn(async move {
            let list = keys::list_all(&own.host, &account, &|_| {});
            if let Ok(list) = own.call("list", None, list).await {
                own.check_shown(list.keys.iter().map(|key| key.name.as_str()));
                own.records.replace(list.keys);
            }
            own.read_rotations().await;
        });
    }

    async fn read_rotations(self: &Rc<Self>) {
        let Some(account) = self.account() else { return };
        let recover = rotate::recover(&self.host, &account);
        let rotations = self.call("recover", None, recover).await.unwrap_or_default();
        self.check_shown(rotations.iter().map(|own| own.old_name.as_str()));
        self.rotations.replace(rotations);
    }

    /// One of the keys on the screen.
    fn one_key(&self) -> Option<KeyRecord> {
        let records = self.records.borrow();
        if records.is_empty() || self.route.get() != Route::Keys {
            return None;
        }
        Some(records[self.one_of(records.len())].clone())
    }

    /// A second press is no second request.
    fn begin_change(self: &Rc<Self>) -> Option<While<impl Fn() + 'static>> {
        if self.is_changing_key.replace(true) {
            return None;
        }
        let own = Rc::clone(self);
        Some(While(move || own.is_changing_key.set(false)))
    }

    pub(crate) fn change_key(self: &Rc<Self>) {
        let (Some(account), Some(seen)) = (self.account(), self.one_key()) else { return };
        let Some(changing) = self.begin_change() else { return };
        let is_edit = self.below(2) == 0;
        self.tell(&format!("changes key {}", seen.id.0));
        let own = Rc::clone(self);
        self.spawn(async move {
            let changed = if is_edit {
                let units = 500 + i64::try_from(own.below(400)).unwrap();
                let changes = Changes { remain_quota: Some(units), ..Changes::default() };
                let edit = keys::edit(&own.host, &account, &seen, &changes, false);
                own.call("edit", None, edit).await
            } else {
                let is_enabled = seen.status != KeyStatus::Enabled;
                let set = keys::set_enabled(&own.host, &account, seen.id, is_enabled);
                own.call("set enabled", None, set).await
            };
            own.take_change(&seen, &changed);
            drop(changing);
        });
    }

    fn take_change(&self, seen: &KeyRecord, changed: &Changed) {
        self.tell(&format!("key {}: {}", seen.id.0, changed.code()));
        let mut records = self.records.borrow_mut();
        match changed.record() {
            Some(now) => {
                records
                    .iter_mut()
                    .filter(|own| own.id == now.id)
                    .for_each(|own| *own = now.clone());
            }
            None if *changed == Changed::Gone => records.retain(|own| own.id != seen.id),
            None => {}
        }
    }

    pub(crate) fn delete_key(self: &Rc<Self>) {
        if let Some(record) = self.one_key() {
            self.confirm_delete(&record, None);
        }
    }

    pub(crate) fn start_rotation(self: &Rc<Self>) {
        let (Some(account), Some(old)) = (self.account(), self.one_key()) else { return };
        let is_under_way = self.rotations.borrow().iter().any(|own| own.old == old.id);
        if is_under_way || !matches!(*self.stage.borrow(), Stage::Form | Stage::Created(_)) {
            return;
        }
        let Some(asked) = self.ask(false) else { return };
        self.tell(&format!("replaces {} by {}", old.id.0, asked.name.as_str()));
        self.set_stage(Stage::Working);
        let own = Rc::clone(self);
        self.spawn(async move {
            let on_step = |step| {
                if !matches!(step, Step::Proven(_)) {
                    own.show_step(step);
                }
            };
            let start = rotate::start(&own.host, &account, &old, &asked, &on_step);
            let outcome = own.call("rotate", Some(old.id.0), start).await;
            own.read_rotations().await;
            let name = asked.name.as_str();
            match outcome {
                Outcome::Created(created) => {
                    own.show_key(&created.record);
                    own.records.borrow_mut().push(created.record);
                    own.reach("successor");
                    own.set_stage(Stage::Form);
                }
                Outcome::NotCreated(_) => {
                    own.deny(name);
                    own.set_stage(Stage::Form);
                }
                Outcome::Blocked(Blocked::NoBaseline(_)) => own.set_stage(Stage::Form),
                other => own.show_outcome(name, other),
            }
        });
    }

    /// Takes the next step of a replacement, or one back.
    pub(crate) fn step_rotation(self: &Rc<Self>) {
        let rotations = self.rotations.borrow().clone();
        if rotations.is_empty() || self.route.get() != Route::Keys {
            return;
        }
        let rotation = rotations[self.one_of(rotations.len())].clone();
        let Some(account) = self.account() else { return };
        let Some(changing) = self.begin_change() else { return };
        let choice = self.below(6);
        let old = rotation.old;
        self.tell(&format!("goes on with the replacement of {}: {choice}", old.0));
        let own = Rc::clone(self);
        self.spawn(async move {
            own.call("rotation step", Some(old.0), own.one_step(&account, &rotation, choice)).await;
            own.read_rotations().await;
            drop(changing);
        });
    }

    async fn one_step(&self, account: &comet_keys::api::Account, rotation: &Rotation, choice: u64) {
        let host = &self.host;
        match (rotation.phase, choice) {
            (_, 0) => {
                // The person wants no more of it, whatever its create still does.
                let asked = rotation.asked.name.as_str();
                if let Some(press) = self.world.borrow_mut().presses.get_mut(asked) {
                    press.is_given_up = true;
                }
                rotate::finish(host, account, rotation).await.unwrap_or_default();
            }
            (_, 1) if rotation.new.is_some() => {
                rotate::take_back(host, account, rotation).await;
            }
            (Phase::Created, _) => {
                rotate::hand_over(host, account, rotation).await.ok();
            }
            (Phase::HandedOver, _) => {
                rotate::disable_old(host, account, rotation).await;
            }
            (Phase::OldDisabled, 2) => {
                rotate::enable_old(host, account, rotation).await;
            }
            (Phase::OldDisabled, _) => {
                rotate::delete_old(host, account, rotation).await;
            }
            (Phase::Creating, _) => {}
        }
    }
}
