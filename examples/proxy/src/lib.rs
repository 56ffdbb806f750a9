//! A reference proxy between pages and a key-management server.
//!
//! It holds the account's access token, passes on only what Comet Keys needs, and holds every new and changed key
//! against a policy. Reading order: [`gate`] decides what passes, [`origin`] whose pages may ask, [`ask`] asks the
//! server through [`upstream`], [`audit`] writes down who did what, and [`proxy`] puts them together.
//!
//! Deliberately absent: sign-in. It belongs to the dashboard, which names the person in a header of its choice.

pub mod ask;
pub mod audit;
pub mod daily;
pub mod gate;
pub mod origin;
pub mod proxy;
pub mod upstream;
