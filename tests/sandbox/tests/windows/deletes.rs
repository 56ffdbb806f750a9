//! The deletes that wait: confirmed, undone, followed and carried out, as `src/ui/deletes.rs` does it.

use std::rc::Rc;

use comet_keys::domain::key::KeyRecord;
use comet_keys::flow::keys::Changed;
use comet_keys::flow::pending_deletes::{
    self as queue, OfCreate, PendingDelete, Phase, Stopped, Watch,
};
use comet_keys::host::Clock as _;

use crate::window::{While, Window};

impl Window {
    /// Puts a delete that the person has confirmed into the queue.
    pub(crate) fn confirm_delete(self: &Rc<Self>, record: &KeyRecord, of_create: Option<OfCreate>) {
        let Some(id) = self.account_id() else { return };
        let (key, name) = (record.id, record.name.clone());
        self.tell(&format!("confirms the delete of {}", key.0));
        let own = Rc::clone(self);
        self.spawn(async move {
            let pending = PendingDelete::new(key, name, of_create, own.host.now_millis());
            let added = own.call("confirm", None, queue::add(&own.host, &id, pending)).await;
            if let Ok(pending) = added {
                own.set_queue(pending);
                own.follow_deletes();
            }
        });
    }

    /// Shows the queue; what it shows as waiting is a promise from now on.
    pub(crate) fn set_queue(self: &Rc<Self>, queue: Vec<PendingDelete>) {
        let Some(id) = self.account_id() else { return };
        self.check_shown(queue.iter().map(|own| own.name.as_str()));
        {
            let mut world = self.world.borrow_mut();
            let has_account = world.has_account(&id);
            for own in queue.iter().filter(|own| own.phase == Phase::Waiting && has_account) {
                // What was read a moment ago may be undone or done by now.
                let stored = world.stored_deletes(&id);
                if stored.contains(&own.key.0) {
                    world.pending.insert(own.key.0, id.clone());
                }
            }
        }
        self.queue.replace(queue);
        self.poke();
    }

    /// Changes the person's mind, or closes what failed.
    pub(crate) fn undo(self: &Rc<Self>) {
        let queue = self.queue.borrow().clone();
        let Some(id) = self.account_id().filter(|_| !queue.is_empty()) else { return };
        let key = queue[self.one_of(queue.len())].key;
        self.tell(&format!("undoes the delete of {}", key.0));
        let own = Rc::clone(self);
        self.spawn(async move {
            own.call("undo", Some(key.0), async {
                if let Ok(left) = queue::undo(&own.host, &id, key).await {
                    own.set_queue(left);
                }
            })
            .await;
        });
    }

    pub(crate) async fn read_queue(self: &Rc<Self>) {
        let Some(id) = self.account_id() else { return };
        if let Ok(pending) = queue::load(&self.host, &id).await
            && self.account_id() == Some(id)
        {
            self.set_queue(pending);
            self.follow_deletes();
        }
    }

    /// Follows the queue as long as something waits in it, and carries it out unless another window does.
    pub(crate) fn follow_deletes(self: &Rc<Self>) {
        let Some(account) = self.account() else { return };
        self.has_more.set(true);
        if self.is_following.replace(true) {
            return;
        }
        let ending = Rc::clone(self);
        let following = While(move || ending.is_following.set(false));
        let own = Rc::clone(self);
        self.spawn(async move {
            while own.has_more.take() {
                let Ok(known) = queue::load(&own.host, &account.id).await else { break };
                let is_empty = known.iter().all(|own| own.phase == Phase::Failed);
                own.set_queue(known);
                if is_empty {
                    continue;
                }
                let on_queue = |queue: &[PendingDelete]| own.set_queue(queue.to_vec());
                let on_done = |done: &PendingDelete, changed, is_settled| {
                    own.show_done(done, &changed, is_settled);
                };
                let watch = Watch { on_queue: &on_queue, on_done: &on_done };
                let carry = queue::carry_out(&own.host, &account, &watch);
                match own.call("carry out", None, carry).await {
                    Stopped::Empty => {}
                    Stopped::AnotherWindow => {
                        own.reach("another window deletes");
                        own.host.sleep(1_000).await;
                        own.has_more.set(true);
                    }
                    Stopped::Store => break,
                }
            }
            drop(following);
        });
    }

    fn show_done(self: &Rc<Self>, done: &PendingDelete, changed: &Changed, is_settled: bool) {
        let key = done.key;
        self.tell(&format!("delete of {}: {}", key.0, changed.code()));
        if *changed == Changed::Gone {
            self.reach("deleted");
            self.records.borrow_mut().retain(|own| own.id != key);
            let own = Rc::clone(self);
            self.spawn(async move { own.dismiss_new_key(key).await });
        }
        let is_shown = matches!(*self.stage.borrow(), crate::window::Stage::Unsettled(_));
        if done.of_create.is_some() && *changed == Changed::Gone && is_shown {
            if is_settled {
                self.set_stage(crate::window::Stage::Form);
            } else {
                let own = Rc::clone(self);
                self.spawn(async move { own.show_first_screen().await });
            }
        }
    }
}
