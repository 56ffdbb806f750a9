//! Replaces a key by a new one with the same settings, step by step. Every step is stored before the next, can be
//! resumed by any window, and can be taken back until the old key is deleted.
//!
//! Creating → created → handed over → old key disabled → old key deleted. The new key comes from [`super::create()`].

mod record;
mod steps;

pub use record::{Phase, Rotation, load};
pub(super) use steps::take_new;
pub use steps::{
    delete_old, disable_old, enable_old, finish, hand_over, recover, start, take_back,
};
