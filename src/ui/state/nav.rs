//! Where the person is. A route is plain data: what its screen shows is looked up when the screen is built.
//!
//! Presses change the route, and so does another account or its lock. No result does: it changes what is known, and
//! the screen shows it if it is still there.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::access::Access;
use crate::domain::field::Field;
use crate::domain::fix::Fix;
use crate::domain::key::KeyId;

/// One place of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Route {
    Loading,
    /// What the organisation or the page has set cannot be read.
    Mismanaged,
    Connect,
    Unlock,
    Accounts,
    /// The form of a new key, and after it the key or what is known of it: `making` says which.
    Create,
    /// Many keys at once: the plan, the run, or its outcome.
    Bulk,
    Keys(Page),
}

/// One place among those that look after keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Page {
    List,
    Key(KeyId),
    Edit(KeyId),
    /// What an edit will change.
    Review(KeyId),
    Delete(KeyId),
    Audit,
    /// What is to stand in one field of many keys alike.
    Fix(Fix, Field),
    /// What is done to many keys, from its preview to its report.
    Many,
    /// A key's replacement: the form for its successor, and then the steps. It goes by the old key.
    Rotate(KeyId),
}

impl Ctx {
    /// Takes the person to a place. Where they are already is built anew.
    pub(in super::super) fn go(self, route: Route) {
        let before = self.at();
        if before != route {
            self.inner().tasks.end_of_screen();
            self.access.set(Access::default());
            self.keys(|state| state.leave(before, route));
            self.clear_screen_texts();
        }
        self.route.set(route);
    }

    /// What is typed into a control of the screen that is shown: it stays when the screen is built anew, and goes when the
    /// person leaves it. Not for secrets.
    pub(in super::super) fn screen_text(self, name: &'static str) -> RwSignal<String> {
        let inner = self.inner();
        let mut texts = inner.screen_texts.borrow_mut();
        if let Some((_, text)) = texts.iter().find(|(own, _)| *own == name) {
            return *text;
        }
        let text = inner.forms_owner.with(|| RwSignal::new(String::new()));
        texts.push((name, text));
        text
    }

    /// Forgets what was typed on the screen that is left.
    pub(in super::super) fn clear_screen_texts(self) {
        let texts = self.inner().screen_texts.borrow().clone();
        for (_, text) in texts {
            text.set(String::new());
        }
    }

    /// Says that nothing can be done under settings that cannot be read.
    pub(in super::super) fn show_mismanaged(self, reason: String) {
        self.inner().mismanaged.replace(reason);
        self.go(Route::Mismanaged);
    }

    /// Where the person is now.
    pub(in super::super) fn at(self) -> Route {
        self.route.get_untracked()
    }
}
