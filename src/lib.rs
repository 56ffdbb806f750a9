//! Comet Keys.
