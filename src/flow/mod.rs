//! What Comet Keys does for a person, as plain async functions over [`crate::host::Host`].
//!
//! The same code runs in the browser and against a scripted host that fails, stalls or dies at every await.

mod account_store;
mod accounts;
mod badge;
mod baseline;
mod candidates;
mod catalogue;
mod clock;
mod connect;
mod create;
mod draft_again;
mod first_screen;
mod high_water;
mod idle;
mod left_behind;
mod list;
mod look;
mod managed;
mod max_quota;
mod money;
mod outcome;
mod paging;
mod policy;
mod presets;
mod prove;
mod repeated;
mod retry;
mod reveal;
mod self_test;
mod settings;
mod vault;

pub mod bulk;
pub mod drafts;
pub mod journal;
pub mod keys;
pub mod new_keys;
pub mod pending_deletes;
pub mod rotate;

pub use account_store::{AccountStore, StoredAccount};
pub use accounts::{forget, open, open_settled, rename, restore, switch};
pub use badge::show_badge;
pub use baseline::{BASELINE_MAX_AGE_MILLIS, Baseline, read_baseline};
pub use candidates::{Answer, Candidate, Candidates};
pub use catalogue::{Offer, known_offer, read_offer};
pub use clock::{seconds_ahead, server_now};
pub use connect::{
    ConnectCode, ConnectError, ConnectField, ConnectForm, change_token_storage, connect,
};
pub use create::{create, delete_candidate, dismiss, pick, resume};
pub use first_screen::{FirstScreen, Opening, first_screen};
pub use idle::{lock_if_idle, note_work, touch};
pub use managed::{known_managed, read_managed, refresh_managed};
pub use max_quota::{MaxQuota, known_max_quota};
pub use money::{Counting, read_balance_units, read_counting, read_units_per_dollar};
pub use outcome::{Blocked, Created, Evidence, Outcome, Step};
pub use policy::read_policy;
pub use presets::{PresetsError, change_presets, load_presets};
pub use repeated::{Fate, Kept, Repeated, keep_one, leave_all, note_copied};
pub use reveal::{reveal, reveal_allowance, reveal_many};
pub use self_test::{Reason, SelfTest, UseHere, self_test};
pub use settings::{Settings, change_setting, read_settings};
pub use vault::{UnlockError, lock, unlock};
