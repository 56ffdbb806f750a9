//! Which screen comes first, for the account that is shown: decided by what is stored, and by nothing else.

use super::account_store::AccountStore;
use super::bulk::{self, Run};
use super::journal::{self, Entry, Loaded};
use crate::api::Account;
use crate::domain::managed::{Managed, Obstacle};
use crate::host::Host;

/// What is known when the app opens, or when another account is shown.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// Every account.
    pub store: &'a AccountStore,
    /// The one that is shown, unless it is locked. A page that embeds the app gives it without storing it.
    pub account: Option<&'a Account>,
    /// What the organisation has set.
    pub managed: &'a Managed,
    /// Whether many keys can be made at once here. A page may embed the form of one key alone.
    pub has_runs: bool,
}

/// The screen that comes first, with what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FirstScreen {
    /// There is no account.
    Connect {
        /// One that is not connected has left a create unsettled.
        has_open_entry: bool,
    },
    /// The account is locked.
    Unlock,
    /// The account must be given a passphrase first.
    MustLock,
    /// The organisation allows accounts of another server only.
    OtherServer,
    /// A run of many creates is not put away yet.
    Run(Box<Run>),
    /// One is, and cannot be read.
    UnreadableRun,
    /// A create is unsettled, and is looked for.
    Unsettled(Box<Entry>),
    /// Nothing is in the way of a new key.
    Form {
        /// An entry that cannot be read was set aside.
        has_set_aside: bool,
    },
}

/// Decides. The second is whether the browser's storage failed meanwhile; what it holds is then not known.
pub async fn first_screen(host: &dyn Host, opening: &Opening<'_>) -> (FirstScreen, bool) {
    let Opening { store, account, managed, has_runs } = *opening;
    let obstacle = store.obstacle(managed);
    if obstacle == Some(Obstacle::Server) {
        return (FirstScreen::OtherServer, false);
    }
    if store.is_locked() {
        return (FirstScreen::Unlock, false);
    }
    if obstacle == Some(Obstacle::Passphrase) {
        return (FirstScreen::MustLock, false);
    }
    let Some(account) = account else {
        let open = journal::is_any_open(host).await;
        let has_open_entry = open.as_ref().is_ok_and(|is_open| *is_open);
        return (FirstScreen::Connect { has_open_entry }, open.is_err());
    };
    let loaded = journal::load(host, &account.id).await;
    // A run that was cut short settles its own row; another create comes first.
    let is_runs_own = match &loaded {
        Ok(Loaded::Open(entry)) => bulk::is_under_way(host, &account.id, entry).await,
        _ => true,
    };
    let mut has_failed = loaded.is_err();
    if is_runs_own && has_runs {
        match bulk::load(host, &account.id).await {
            Ok(bulk::Loaded::Open(run)) => return (FirstScreen::Run(Box::new(run)), has_failed),
            Ok(bulk::Loaded::Unreadable) => return (FirstScreen::UnreadableRun, has_failed),
            Ok(bulk::Loaded::Empty) => {}
            Err(_) => has_failed = true,
        }
    }
    let first = match loaded {
        Ok(Loaded::Open(entry)) => FirstScreen::Unsettled(Box::new(entry)),
        Ok(Loaded::SetAside { .. }) => FirstScreen::Form { has_set_aside: true },
        Ok(Loaded::Empty) | Err(_) => FirstScreen::Form { has_set_aside: false },
    };
    (first, has_failed)
}

impl AccountStore {
    /// What keeps the account that is shown from being used under the organisation's settings.
    pub fn obstacle(&self, managed: &Managed) -> Option<Obstacle> {
        managed.obstacle(&self.shown()?.profile)
    }
}
