//! Bounded waits for a named condition.

use std::time::{Duration, Instant};

use crate::Trouble;

/// For what the page does by itself, without the server's delays. Generous: it bounds a failure, not a success.
pub const SOON: Duration = Duration::from_secs(20);

/// For what needs the flow's growing delays, or a browser's start.
pub const EVENTUALLY: Duration = Duration::from_mins(1);

/// How often a condition is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Waits until `look` finds something and gives it back.
///
/// # Errors
/// What `look` fails with, or that `what` did not come true within `bound`.
pub async fn until<T>(
    what: &str,
    bound: Duration,
    mut look: impl AsyncFnMut() -> Result<Option<T>, Trouble>,
) -> Result<T, Trouble> {
    let start = Instant::now();
    loop {
        if let Some(found) = look().await? {
            return Ok(found);
        }
        if start.elapsed() > bound {
            return Err(Trouble::new(format_args!("waited {bound:?} in vain for: {what}")));
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
