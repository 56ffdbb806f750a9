//! A faithful stand-in for the key-management server, on loopback.
//!
//! It behaves like five recorded servers (see `generation`), answers over HTTP and TLS, keeps
//! everything in memory, and can be told to fail in ten ways (see `faults`). Nothing in it talks to
//! another machine. Deliberately absent: relaying to models, sign-in, payments, logs, compression.
//!
//! Reading order: `config`, `sandbox`, `world`, `routes`, then what stands around a route:
//! `auth`, `key_auth`, `cors`, `rate_limit`, `redirects`, `faults`. `model` is the same server
//! without sockets. `contract` is a suite of its own that runs against any live server.

mod access_token;
mod allow_ips;
mod answer;
mod auth;
mod catalogue;
mod clock;
mod config;
pub mod contract;
mod control;
mod cors;
mod faults;
mod files;
mod generation;
mod go_json;
mod key;
mod key_auth;
mod messages;
mod model;
mod odd;
mod random;
mod rate_limit;
mod redirects;
mod request_log;
mod router;
mod routes;
mod sandbox;
mod seed;
mod serve;
mod tls;
mod truncated;
mod world;

pub use access_token::{AccessToken, SCOPES, TokenKind};
pub use config::{Account, Config, DEFAULT_TOKEN, DEFAULT_USER_ID, Seed};
pub use faults::{Fault, FaultKind, ParseFaultError};
pub use generation::Generation;
pub use key::Key;
pub use model::{Answered, Model};
pub use odd::Odd;
pub use rate_limit::{Limit, RateLimits};
pub use request_log::LoggedRequest;
pub use sandbox::{Handle, Sandbox};
