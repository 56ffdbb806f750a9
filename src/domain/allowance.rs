//! How many times a server still gives out a key's full text: 20 in 20 minutes, counted with the keys' own usage requests.

/// How many of these requests a server allows in [`WINDOW_MILLIS`].
pub const LIMIT: usize = 20;

/// The time in which they count, in milliseconds.
pub const WINDOW_MILLIS: i64 = 20 * 60 * 1000;

/// The requests so far, as far as this browser sent them; others at the same address count, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// When each was sent, oldest first, in milliseconds since 1970.
    sent_millis: Vec<i64>,
}

impl Allowance {
    /// Takes stored times, oldest first.
    pub const fn new(sent_millis: Vec<i64>) -> Self {
        Self { sent_millis }
    }

    /// The times to store, without those that no longer count.
    pub fn times(&self, now_millis: i64) -> Vec<i64> {
        self.counting(now_millis).collect()
    }

    /// Counts one request.
    pub fn count(&mut self, now_millis: i64) {
        self.sent_millis = self.times(now_millis);
        self.sent_millis.push(now_millis);
    }

    /// How many are left.
    pub fn left(&self, now_millis: i64) -> usize {
        LIMIT.saturating_sub(self.counting(now_millis).count())
    }

    /// How long until there is one more, in milliseconds; 0 while there is one.
    pub fn wait_millis(&self, now_millis: i64) -> i64 {
        let counting = self.times(now_millis);
        match counting.len().checked_sub(LIMIT) {
            Some(place) => counting[place].saturating_add(WINDOW_MILLIS).saturating_sub(now_millis),
            None => 0,
        }
    }

    /// A time in the future comes from a clock that was set back, and counts for nothing.
    fn counting(&self, now_millis: i64) -> impl Iterator<Item = i64> {
        let is_counting =
            move |sent: &i64| (0..WINDOW_MILLIS).contains(&now_millis.saturating_sub(*sent));
        self.sent_millis.iter().copied().filter(is_counting)
    }
}
