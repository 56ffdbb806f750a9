//! How many keys each person has asked for today. Kept in memory: a restart begins anew.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use comet_keys::domain::time::UnixSeconds;

const DAY_SECONDS: i64 = 86_400;

/// The day, and the creates of each person in it.
#[derive(Debug, Default)]
pub struct Daily(Mutex<(i64, HashMap<String, u32>)>);

impl Daily {
    /// Takes one of the `most` creates of `who` today (UTC). False when there is none left.
    pub fn take(&self, who: &str, most: u32, now: UnixSeconds) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let today = now.0.div_euclid(DAY_SECONDS);
        if kept.0 != today {
            *kept = (today, HashMap::new());
        }
        let count = kept.1.entry(who.to_owned()).or_default();
        if *count >= most {
            return false;
        }
        *count += 1;
        true
    }
}
