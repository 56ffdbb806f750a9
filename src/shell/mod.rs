//! Entry points that JavaScript calls: wiring only.

pub mod element;
mod event;
mod options;
pub mod page;
pub mod panic;
