//! What went wrong in a story, in words, with the place that noticed it.

use std::{error::Error, fmt, panic::Location};

/// A story's failure. It is shown, never matched on, so it is text.
pub struct Trouble(String);

impl Trouble {
    /// A failure in the story's own words.
    #[track_caller]
    pub fn new(what: impl fmt::Display) -> Self {
        Self(format!("{what} (noticed at {})", Location::caller()))
    }

    /// The same failure with what was going on around it.
    #[must_use]
    pub fn with(self, around: impl fmt::Display) -> Self {
        Self(format!("{}\n{around}", self.0))
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Trouble` itself is no `Error`, which is what makes this blanket conversion possible.
impl<E: Error> From<E> for Trouble {
    #[track_caller]
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

/// Fails the story unless `holds`.
///
/// # Errors
/// `what`, when it does not hold.
#[track_caller]
pub fn check(holds: bool, what: impl fmt::Display) -> Result<(), Trouble> {
    if holds { Ok(()) } else { Err(Trouble::new(what)) }
}

/// Fails the story unless the two are equal, and shows both.
///
/// # Errors
/// `what` with both values, when they differ.
#[track_caller]
pub fn check_eq<T: PartialEq + fmt::Debug>(
    what: &str,
    found: &T,
    wanted: &T,
) -> Result<(), Trouble> {
    if found == wanted {
        return Ok(());
    }
    Err(Trouble::new(format_args!("{what}: found {found:?}, wanted {wanted:?}")))
}
