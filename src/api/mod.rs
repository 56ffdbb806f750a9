//! The management API of a New API server, sans-IO: builds requests and reads responses, never sends.
//!
//! One endpoint a file. Wire structs are private; a response becomes a domain value here and nowhere else.

mod account;
mod envelope;
mod exact;
mod failure;
mod http_date;
mod record;
mod refusal;
mod request;
mod request_id;
mod told_time;

pub mod auto_groups;
pub mod create_key;
pub mod delete_key;
pub mod get_key;
pub mod groups;
pub mod list_keys;
pub mod model_catalogue;
pub mod models_v1;
pub mod policy;
pub mod pricing;
pub mod reveal_key;
pub mod reveal_keys;
pub mod set_status;
pub mod status;
pub mod update_key;
pub mod usage;
pub mod user_models;
pub mod user_self;

pub use account::{Account, PROXY_HEADER};
pub use failure::{Certainty, Failure, FailureKind};
pub use refusal::Refusal;
pub use request::{MAX_BODY_BYTES, Method, READ_HEADERS, Request, Response, Secretish};
