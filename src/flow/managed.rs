//! What an organisation has set for this browser, as last known and as it is now.
//!
//! Right after its start Chromium takes about two seconds to answer, and longer if the page closes meanwhile. Nobody
//! waits for that: the app opens with what was last known, and looks again once something stands on the screen.
//! Connecting does wait, so that no token is kept in a way that the organisation forbids.

use serde_json::{Map, Value};

use super::idle;
use crate::domain::managed::{Managed, ManagedError};
use crate::host::{Host, Slot, World};

/// What the organisation has set now, if it is one's.
pub async fn read_managed(host: &dyn World) -> Result<Managed, ManagedError> {
    Managed::from_value(&now(host).await)
}

/// What it had set when it was last asked; nothing if it never was.
pub async fn known_managed(host: &dyn Host) -> Result<Managed, ManagedError> {
    Managed::from_value(&known(host).await)
}

/// Asks again. What was set is known from now on.
///
/// Whether that is news is for each window to say, by what it goes by itself: another window may have stored it before.
///
/// # Errors
/// What is set cannot be read.
pub async fn refresh_managed(host: &dyn World) -> Result<Managed, ManagedError> {
    let mut stored = known(host).await;
    // Asked for last, so that what is returned is not older than what another question has brought meanwhile.
    loop {
        let now = now(host).await;
        if now == stored {
            return Managed::from_value(&now);
        }
        // What cannot be stored is asked for again at the next opening.
        host.save(Slot::Managed.key(), now.clone()).await.ok();
        // A note that cannot be written stays as it is; this window goes by the new time all the same.
        idle::reschedule(host).await.ok();
        stored = now;
    }
}

async fn now(host: &dyn World) -> Value {
    host.managed().await.unwrap_or_else(nothing)
}

async fn known(host: &dyn Host) -> Value {
    // A storage that fails says so where something of the person's is read from it.
    host.load(Slot::Managed.key()).await.ok().flatten().unwrap_or_else(nothing)
}

fn nothing() -> Value {
    Map::new().into()
}
