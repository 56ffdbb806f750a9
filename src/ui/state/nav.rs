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
        }
        self.route.set(route);
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
