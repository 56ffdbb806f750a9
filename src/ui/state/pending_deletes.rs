//! The deletes that wait, as this window last read them, and who carries them out.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;

use super::super::context::Ctx;
use crate::domain::key::KeyId;
use crate::flow::pending_deletes::{PendingDelete, Phase};

/// What this window knows of the queue.
#[derive(Default)]
pub(in super::super) struct PendingDeletes {
    queue: RefCell<Vec<PendingDelete>>,
    /// This window follows the queue.
    is_followed: Cell<bool>,
    /// Something was put into it since it was last found empty.
    has_more: Cell<bool>,
}

impl PendingDeletes {
    /// Lets go of what belongs to the account shown before; it stays stored there.
    pub(in super::super) fn forget(&self) {
        self.queue.take();
    }

    /// Begins to follow the queue, unless that is under way.
    pub(in super::super) fn begin(&self) -> bool {
        self.has_more.set(true);
        !self.is_followed.replace(true)
    }

    /// Whether the queue may have been changed since this was last asked.
    pub(in super::super) fn take_more(&self) -> bool {
        self.has_more.take()
    }

    /// Follows it no longer.
    pub(in super::super) fn end(&self) {
        self.is_followed.set(false);
    }
}

impl Ctx {
    /// The queue, as last read.
    pub(in super::super) fn pending_deletes(self) -> Vec<PendingDelete> {
        self.inner().pending_deletes.queue.borrow().clone()
    }

    /// Whether the key is to be deleted, and nobody knows yet what became of it.
    pub(in super::super) fn is_delete_pending(self, key: KeyId) -> bool {
        let inner = self.inner();
        let queue = inner.pending_deletes.queue.borrow();
        queue.iter().any(|own| own.key == key && own.phase != Phase::Failed)
    }

    /// Shows the queue as it was read now. While only seconds pass, no button is built anew under the person's hands.
    pub(in super::super) fn set_pending_deletes(self, queue: Vec<PendingDelete>) {
        self.now_millis.set(self.host().now_millis());
        let key = |own: &PendingDelete| (own.key, own.phase, own.due_millis);
        let inner = self.inner();
        let is_same = {
            let before = inner.pending_deletes.queue.borrow();
            before.iter().map(key).eq(queue.iter().map(key))
        };
        if !is_same {
            inner.pending_deletes.queue.replace(queue);
            self.page_changed.notify();
            self.work_changed.notify();
        }
    }
}
