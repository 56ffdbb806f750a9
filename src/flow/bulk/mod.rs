//! Many keys, one after the other through [`super::create()`], each row with an outcome of its own.
//!
//! What a row asks for and how far it got is stored before and after its create, so that a run that was cut short
//! goes on where it stood: a row under way takes the journal's outcome, and no row is made twice.

mod alike;
mod copies;
mod keys;
mod paced;
mod row;
mod run;
mod settle;
mod take;
mod work;

pub use copies::keep_one;
pub use keys::{read_keys, results};
pub use row::{Row, RowState};
pub use run::{Loaded, Run, discard, is_under_way, load, retry_refused, start};
pub use settle::look_again;
pub use work::{Ended, Event, Watch, proceed};

pub(super) use run::note_dismissed;
