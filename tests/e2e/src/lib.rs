//! Stories told to the shipped packages, `dist/chrome` in Chromium and `dist/firefox` in Firefox.
//!
//! The package runs unmodified: the browser alone is told that `api.cometapi.com` stands on loopback,
//! where a [`comet_sandbox`] answers over TLS. Read in this order: [`mod@story`] starts everything and tells
//! what went wrong, [`person`] holds the verbs, [`page`] reads and works the page, [`session`] starts and
//! kills a browser, and [`chromium`] and [`firefox`] hold what differs between the two.
//!
//! [`site`] and [`visitor`] do the same for a page that embeds the element of `dist/npm`.
//!
//! Deliberately absent: fixed waits. Every wait names its condition and is bounded (see [`wait`]).

pub mod bench;
pub mod chromium;
pub mod command;
pub mod dist;
pub mod driver;
pub mod firefox;
pub mod leaks;
pub mod page;
pub mod person;
pub mod server;
pub mod session;
pub mod site;
pub mod story;
pub mod trouble;
pub mod visitor;
pub mod wait;
pub mod wish;

pub use person::Person;
pub use session::{Browser, View};
pub use story::{Told, tell, tell_at};
pub use trouble::{Trouble, check, check_eq};
pub use visitor::Visitor;
pub use wish::Wish;
