//! The screens: they read state and call flows, and own no truth. Delete one and no data is lost.

#![expect(unreachable_pub, reason = "the component macro makes its props types public")]

mod accounts;
mod actions;
mod app;
mod bulk;
mod candidate;
mod connect;
mod connecting;
mod context;
mod control;
mod copy;
mod create;
mod created;
mod deletes;
mod differences;
mod download;
mod embedded;
mod evidence;
mod failure;
mod file;
mod focus;
mod follow;
mod header;
mod idle;
mod keeping;
mod keys;
mod new_keys;
mod offer;
mod outcome;
mod page;
mod part;
mod place;
mod repeated;
mod repeated_rows;
mod running;
mod self_test;
mod settings;
mod start;
mod state;
mod tabs;
mod tasks;
mod unlock;
mod unreadable;

pub use app::App;
pub use context::Place;
pub use embedded::{Embedded, Told};
pub(crate) use tasks::{have_stopped, stop_all};
