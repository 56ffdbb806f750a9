//! The port to the browser around the program: its permissions, its toolbar, its organisation. On an ordinary page little
//! of it does anything.

use serde_json::Value;

use super::{Guard, LocalFuture, OnStorageChange};
use crate::domain::base_url::BaseUrl;

/// What the browser does beside sending and storing.
pub trait Browser {
    /// Calls `on_change` with whatever changes in storage, in this window or another, until the guard is dropped. `None`
    /// where nobody tells.
    fn on_storage_change(&self, on_change: OnStorageChange) -> Option<Guard>;
    /// Whether requests can go to `server` at all from here, whoever allows it.
    fn can_reach(&self, server: &BaseUrl) -> bool;
    /// Asks the person, where the browser wants that, to let requests go to `server`. It must be called straight from
    /// a press: browsers ask at no other time. Whether they may go there now.
    fn allow_server(&self, server: &BaseUrl) -> LocalFuture<'static, bool>;
    /// Gives back what was allowed for servers other than these.
    fn keep_servers(&self, servers: Vec<BaseUrl>) -> LocalFuture<'_, ()>;
    /// What an organisation has set for this browser; `None` where nobody has.
    fn managed(&self) -> LocalFuture<'_, Option<Value>>;
    /// Shows a number on the toolbar button; 0 shows none.
    fn show_badge(&self, count: usize);
    /// Has the extension's background worker look at this moment whether it must lock.
    fn wake_worker_at(&self, millis: i64);
}
