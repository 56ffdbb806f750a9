//! Entry points that JavaScript calls: wiring only.

pub mod page;
