//! Many keys at once: the plan, the run, and what came of it.

mod columns;
mod copies;
mod fields;
mod plan;
mod progress;
mod rows;
mod work;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

use super::context::{Ctx, Place};
use super::part;
use crate::domain::bulk::Answers;
use crate::domain::key::KeyId;
use crate::domain::secret::ApiKey;
use crate::flow::bulk::{Ended, Run};
use crate::text::Text;

pub(super) use work::{open, progress_strip, show_run, show_unreadable};

/// What stands on the screen of many keys.
#[derive(Clone, Default)]
enum View {
    /// What is to be made.
    #[default]
    Plan,
    /// The run is worked on.
    Working,
    /// The run stands still, and why; `None` when nobody has gone on with it yet.
    Still(Option<Ended>),
    /// Something is stored that cannot be read.
    Unreadable,
}

/// What the screens of many keys share. The keys stand nowhere else, and go with the app.
#[derive(Default)]
pub(super) struct Bulk {
    view: RefCell<View>,
    run: RefCell<Option<Run>>,
    keys: RefCell<BTreeMap<KeyId, ApiKey>>,
    /// Asked for by the person, between two rows.
    is_paused: Cell<bool>,
    /// A run goes on even while another screen is shown.
    is_running: Cell<bool>,
    told: Told,
    /// Where the keys come from, the pattern, the count and the table, as typed.
    typed: RefCell<[String; 4]>,
    /// What the person said of the table's columns.
    answers: RefCell<Answers>,
    /// What the last look at it found, as it is shown; nothing else is sent.
    planned: RefCell<plan::Planned>,
    /// Whether something was typed that no look has seen yet.
    is_unseen: Cell<bool>,
}

impl Bulk {
    /// Whether a run is worked on.
    pub(super) fn is_running(&self) -> bool {
        self.is_running.get()
    }

    /// Lets go of the keys: another account is shown, or none. They can be read again.
    pub(super) fn forget(&self) {
        self.view.take();
        self.run.take();
        self.keys.borrow_mut().clear();
        self.is_paused.set(false);
    }
}

/// What a run says while it goes on, whichever screen is shown.
#[derive(Clone, Copy)]
struct Told {
    progress: RwSignal<String>,
    /// How many rows are begun.
    done: RwSignal<String>,
    /// Why it waits; empty while it does not.
    waits: RwSignal<String>,
}

impl Default for Told {
    fn default() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { progress: empty(), done: empty(), waits: empty() }
    }
}

pub(super) fn bulk_screen(ctx: Ctx) -> AnyView {
    let view = ctx.inner().bulk.view.borrow().clone();
    match view {
        View::Plan => plan::plan_screen(ctx),
        View::Working => progress::working_screen(ctx),
        View::Still(ended) => progress::still_screen(ctx, ended.as_ref()),
        View::Unreadable => progress::unreadable_screen(ctx),
    }
}

/// Leads from the form to here; not from a form that a page has embedded for one key.
pub(super) fn way_here(ctx: Ctx) -> AnyView {
    if ctx.place == Place::Element {
        return ().into_any();
    }
    let go = std::rc::Rc::new(move || open(ctx));
    part::button("", "bulk", ctx.t(Text::BULK_OPEN), go)
}
