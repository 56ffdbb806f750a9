//! The browser's program. It has nothing of its own: JavaScript calls what `shell` exports.
//!
//! A program of its own, because link-time optimising does not reach a library that is `cdylib` and `rlib` at once.

use comet_keys as _;

fn main() {}
