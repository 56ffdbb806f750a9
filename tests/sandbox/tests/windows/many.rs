//! Many keys at once, as `src/ui/bulk/work.rs` does it.

use std::rc::Rc;

use comet_keys::flow::bulk::{self, Ended, Event, Loaded, RowState, Run, Watch};
use comet_keys::host::AccountSlot;

use crate::window::{Route, While, Window};

impl Window {
    pub(crate) fn open_bulk(self: &Rc<Self>) {
        if self.is_running.get() {
            return self.go(Route::Bulk);
        }
        let Some(id) = self.account_id() else { return };
        let own = Rc::clone(self);
        self.spawn_on_screen(async move {
            if let Ok(Loaded::Open(run)) = bulk::load(&own.host, &id).await {
                own.show_run(run);
            }
            own.go(Route::Bulk);
        });
    }

    pub(crate) fn show_run(self: &Rc<Self>, run: Run) {
        self.check_shown(run.rows.iter().map(|row| row.asked.name.as_str()));
        if !self.is_running.get() {
            self.run.replace(Some(run));
        }
        self.go(Route::Bulk);
    }

    /// Writes down a run of two or three, and goes on with it.
    pub(crate) fn start_bulk(self: &Rc<Self>) {
        if self.run.borrow().is_some() || self.is_running.get() {
            return;
        }
        let Some(account) = self.account() else { return };
        let rows: Vec<_> = (0..2 + self.below(2)).filter_map(|_| self.ask(true)).collect();
        if rows.len() < 2 {
            return;
        }
        self.tell(&format!("plans {} keys", rows.len()));
        let own = Rc::clone(self);
        self.spawn(async move {
            let start = bulk::start(&own.host, &account, rows);
            if let Ok(run) = own.call("plan", None, start).await {
                own.run.replace(Some(run));
                own.go_on_with_run();
            }
        });
    }

    pub(crate) fn go_on_with_run(self: &Rc<Self>) {
        if self.is_running.get() {
            return;
        }
        let Some(account) = self.account() else { return };
        let Some(mut run) = self.run.take() else { return };
        self.is_running.set(true);
        self.is_paused.set(false);
        let ending = Rc::clone(self);
        let running = While(move || ending.is_running.set(false));
        self.tell("goes on with the run");
        let own = Rc::clone(self);
        self.spawn(async move {
            let on_event = |run: &Run, event: Event| {
                if let Event::Row(at, _) = event {
                    own.show_row(run, at);
                }
            };
            let is_paused = || own.is_paused.get() || own.account().as_ref() != Some(&account);
            let policy = || {
                let policy = own.managed.borrow().policy.clone().unwrap_or_default();
                let mut world = own.world.borrow_mut();
                world.windows[own.number].row_policy = Some(policy.clone());
                policy
            };
            let watch = Watch { on_event: &on_event, is_paused: &is_paused, policy: &policy };
            let proceed = bulk::proceed(&own.host, &account, &mut run, &watch);
            let ended = own.call("run", None, proceed).await;
            drop(running);
            own.tell(&format!("the run ends: {ended:?}"));
            own.reach(name_of(&ended));
            own.run.replace(Some(run));
        });
    }

    fn show_row(&self, run: &Run, at: usize) {
        let row = &run.rows[at];
        if let RowState::Created(id) | RowState::Different(id) = row.state {
            self.world.borrow_mut().shown.insert(id.0);
        }
    }

    pub(crate) fn do_with_run(self: &Rc<Self>) {
        let Some(id) = self.account_id() else { return };
        let own = Rc::clone(self);
        match self.below(4) {
            0 => self.is_paused.set(true),
            1 => self.go_on_with_run(),
            2 if !self.is_running.get() && self.run.borrow().is_some() => {
                self.spawn(async move {
                    own.give_up_rows(&id);
                    let discard = bulk::discard(&own.host, &id);
                    if own.call("put away", None, discard).await.is_ok() {
                        own.run.take();
                    }
                });
            }
            3 if !self.is_running.get() => {
                let Some(account) = self.account() else { return };
                self.spawn(async move {
                    let Some(mut run) = own.run.borrow().clone() else { return };
                    let look = bulk::look_again(&own.host, &account, &mut run);
                    own.call("look again", None, look).await.ok();
                    own.run.replace(Some(run));
                });
            }
            _ => {}
        }
    }

    /// The person puts the run away, with whatever is known of it.
    fn give_up_rows(&self, id: &comet_keys::domain::account::AccountId) {
        let mut world = self.world.borrow_mut();
        let plan = world.browser.stored(AccountSlot::BulkPlan.of(id)).unwrap_or_default();
        for row in plan["rows"].as_array().into_iter().flatten() {
            if let Some(press) = world.presses.get_mut(row["name"].as_str().unwrap()) {
                press.is_given_up = true;
            }
        }
    }
}

const fn name_of(ended: &Ended) -> &'static str {
    match ended {
        Ended::Finished => "run finished",
        Ended::Paused => "run paused",
        Ended::AnotherWindow => "run of another window",
        Ended::OpenEntry => "run behind an entry",
        Ended::OtherAccount => "run of another account",
        Ended::NotAllowed(_) => "run not allowed",
        Ended::Gone => "run gone",
        Ended::StoredDifferently(_) => "run stored differently",
        Ended::Failed(_) => "run failed",
        Ended::Store(_) => "run without storage",
    }
}
