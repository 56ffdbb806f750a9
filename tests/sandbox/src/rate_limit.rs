//! Rate limits: so many requests in so much time, then an empty 429.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// So many requests in so much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many requests.
    pub requests: usize,
    /// In how many seconds.
    pub seconds: u64,
}

/// The three limits; `None` does not count. The default is the server's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimits {
    /// All of `/api`, by address.
    pub api: Option<Limit>,
    /// Revealing a key and asking for a key's usage, by address.
    pub critical: Option<Limit>,
    /// Searching.
    pub search: Option<Limit>,
}

impl RateLimits {
    /// No limit at all.
    pub fn none() -> Self {
        Self { api: None, critical: None, search: None }
    }
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            api: Some(Limit { requests: 180, seconds: 180 }),
            critical: Some(Limit { requests: 20, seconds: 20 * 60 }),
            search: Some(Limit { requests: 10, seconds: 60 }),
        }
    }
}

/// What has been counted so far.
#[derive(Debug)]
pub(crate) struct Counters {
    pub(crate) api: Counter,
    pub(crate) critical: Counter,
    pub(crate) search: Counter,
}

impl Counters {
    pub(crate) fn new(limits: RateLimits) -> Self {
        Self {
            api: Counter::new(limits.api),
            critical: Counter::new(limits.critical),
            search: Counter::new(limits.search),
        }
    }
}

/// The times of the latest allowed requests, by address. A refused request is not counted.
#[derive(Debug)]
pub(crate) struct Counter {
    limit: Option<Limit>,
    seen: HashMap<IpAddr, VecDeque<Instant>>,
}

impl Counter {
    fn new(limit: Option<Limit>) -> Self {
        Self { limit, seen: HashMap::new() }
    }

    /// Counts one request; false when it is one too many.
    pub(crate) fn allow(&mut self, address: IpAddr, now: Instant) -> bool {
        let Some(limit) = self.limit else { return true };
        let seen = self.seen.entry(address).or_default();
        if seen.len() >= limit.requests {
            let window = Duration::from_secs(limit.seconds);
            match seen.front() {
                Some(oldest) if now.duration_since(*oldest) >= window => seen.pop_front(),
                _ => return false,
            };
        }
        seen.push_back(now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_slides_and_refused_requests_do_not_count() {
        let address = IpAddr::from([127, 0, 0, 1]);
        let mut counter = Counter::new(Some(Limit { requests: 2, seconds: 60 }));
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);

        assert!(counter.allow(address, at(0)));
        assert!(counter.allow(address, at(30)));
        assert!(!counter.allow(address, at(59)));
        assert!(counter.allow(address, at(60)));
        assert!(!counter.allow(address, at(89)));
        assert!(counter.allow(address, at(90)));
    }

    #[test]
    fn addresses_are_counted_apart() {
        let mut counter = Counter::new(Some(Limit { requests: 1, seconds: 60 }));
        let now = Instant::now();

        assert!(counter.allow(IpAddr::from([127, 0, 0, 1]), now));
        assert!(counter.allow(IpAddr::from([198, 51, 100, 10]), now));
        assert!(!counter.allow(IpAddr::from([127, 0, 0, 1]), now));
    }
}
