//! The screens: they read state and call flows, and own no truth. Delete one and no data is lost.
//!
//! A `view!` element that is static through and through becomes `innerHTML`, which Trusted Types forbid:
//! every element here has a value in braces.

#![expect(unreachable_pub, reason = "the component macro makes its props types public")]

mod actions;
mod app;
mod connect;
mod context;
mod copy;
mod create;
mod created;
mod evidence;
mod failure;
mod field;
mod header;
mod outcome;
mod working;

pub use app::App;
pub use context::Place;
