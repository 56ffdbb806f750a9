//! Looks after the keys that exist: lists, changes, deletes, many at once. Every change is proven by reading again.

mod bulk;
mod change;
mod list;
mod patient;

use patient::Asker;

use crate::api::{Account, Failure};
use crate::domain::key::{KeyId, KeyRecord};
use crate::host::Host;

pub use super::list::KeyList;
pub use bulk::{Action, bulk};
pub use change::{Changed, delete, edit, set_enabled};
pub use list::list_all;

/// The record of one key as it stands.
///
/// # Errors
/// The key is gone, or the server cannot be asked.
pub(super) async fn read_one(
    host: &dyn Host,
    account: &Account,
    id: KeyId,
) -> Result<KeyRecord, Failure> {
    Asker::at_once(host, account).look(id).await
}
