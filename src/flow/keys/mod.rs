//! Looks after the keys that exist: lists, changes, deletes, many at once. Every change is proven by reading again.

mod bulk;
mod change;
mod list;
mod patient;

pub use super::list::KeyList;
pub use bulk::{Action, bulk};
pub use change::{Changed, delete, edit, set_enabled};
pub use list::list_all;
