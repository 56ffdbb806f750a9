//! Comet Keys creates and looks after API keys of a `CometAPI` account, from the browser's toolbar or from a page.
//!
//! Modules in reading order: what a key is ([`domain`]), what the server speaks ([`api`]), what the world must offer
//! ([`host`]), what is done for a person ([`flow`]), what is said to them ([`text`]), and, in the browser only, what
//! they see (`ui`) and where it begins (`shell`).

pub mod domain;

pub mod api;

pub mod host;

pub mod flow;

pub mod text;

#[cfg(target_arch = "wasm32")]
mod js;

#[cfg(target_arch = "wasm32")]
pub mod ui;

#[cfg(target_arch = "wasm32")]
pub mod shell;
