//! Which keys a person wants to see, and in which order. Searched here and not by the server, whose search is exact on
//! some versions, loose on others, and limited to ten a minute.

use std::cmp::Reverse;

use super::auto_groups;
use super::key::{KeyRecord, KeyText};
use super::key_state::{KeyState, has_no_ip_list, is_never_used, marks};
use super::order::sorted;
use super::time::UnixSeconds;

/// Which keys are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Those in one state.
    State(KeyState),
    /// Those that soon expire or run out.
    Warned,
    /// Those that were never used.
    NeverUsed,
    /// Those that any address may use.
    NoIpList,
    /// Those that only the account's balance limits.
    Unlimited,
}

/// The order of the keys. Equal ones stand newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The newest first, as the server lists them.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// By name.
    Name,
    /// The most recently used first.
    LastUsed,
    /// What expires next first, what never expires last.
    Expiry,
    /// What has spent most first.
    MostUsed,
    /// What has least left first, unlimited keys last.
    LeastLeft,
}

/// What the person asked to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Words, an id, or a whole key.
    pub search: String,
    /// Which keys.
    pub filter: Filter,
    /// Only keys of this group.
    pub group: Option<String>,
    /// In which order.
    pub sort: Sort,
}

impl Filter {
    /// Every filter, in the order of the choice, with its stable name.
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::All, "all"),
        (Self::State(KeyState::Enabled), "enabled"),
        (Self::State(KeyState::Disabled), "disabled"),
        (Self::State(KeyState::Expired), "expired"),
        (Self::State(KeyState::Exhausted), "exhausted"),
        (Self::State(KeyState::Unknown), "unknown"),
        (Self::Warned, "warned"),
        (Self::NeverUsed, "never-used"),
        (Self::NoIpList, "no-ip-list"),
        (Self::Unlimited, "unlimited"),
    ];

    /// Whether `record` is kept.
    pub fn keeps(self, record: &KeyRecord, now: UnixSeconds) -> bool {
        match self {
            Self::All => true,
            Self::State(state) => KeyState::of(record, now) == state,
            Self::Warned => !marks(record, now).is_empty(),
            Self::NeverUsed => is_never_used(record),
            Self::NoIpList => has_no_ip_list(record),
            Self::Unlimited => record.unlimited_quota,
        }
    }
}

impl Sort {
    /// Every order, in the order of the choice, with its stable name.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Newest, "newest"),
        (Self::Oldest, "oldest"),
        (Self::Name, "name"),
        (Self::LastUsed, "last-used"),
        (Self::Expiry, "expiry"),
        (Self::MostUsed, "most-used"),
        (Self::LeastLeft, "least-left"),
    ];

    /// A number that grows down the list.
    fn rank(self, record: &KeyRecord) -> i64 {
        match self {
            Self::Newest | Self::Name => 0,
            Self::Oldest => record.id.0,
            // Not the bare negative: the smallest number has none.
            Self::LastUsed => record.accessed_time.saturating_neg(),
            Self::MostUsed => record.used_quota.saturating_neg(),
            Self::Expiry if record.expired_time == -1 => i64::MAX,
            Self::Expiry => record.expired_time,
            Self::LeastLeft if record.unlimited_quota => i64::MAX,
            Self::LeastLeft => record.remain_quota,
        }
    }
}

/// The places in `records` of the keys to show, in their order.
pub fn select(records: &[KeyRecord], view: &View, now: UnixSeconds) -> Vec<usize> {
    let search = Search::new(&view.search);
    let is_kept = |record: &KeyRecord| {
        view.group.as_ref().is_none_or(|group| *group == record.group)
            && view.filter.keeps(record, now)
            && search.finds(record)
    };
    let kept = records.iter().enumerate().filter(|(_, record)| is_kept(record));
    let ranked: Vec<_> = kept
        .map(|(place, record)| {
            let name =
                if view.sort == Sort::Name { record.name.to_lowercase() } else { String::new() };
            (view.sort.rank(record), name, Reverse(record.id), place)
        })
        .collect();
    let order = sorted(ranked.len(), &|left, right| ranked[left] < ranked[right]);
    order.into_iter().map(|at| ranked[at].3).collect()
}

/// The groups that occur, sorted, each once.
pub fn groups(records: &[KeyRecord]) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for record in records {
        // There are few groups, and mostly the one is known already.
        if let Err(place) = groups.binary_search(&record.group) {
            groups.insert(place, record.group.clone());
        }
    }
    groups
}

/// What is searched for: every word has to stand somewhere.
struct Search {
    words: Vec<String>,
    /// The typed text as a key, for a person who holds a key and asks which one it is.
    key: Option<String>,
}

impl Search {
    fn new(text: &str) -> Self {
        let text = text.trim();
        let bare = text.strip_prefix("sk-").unwrap_or(text);
        let is_key = text.len() != bare.len() || bare.len() >= 32;
        let key = (is_key && bare.len() >= 4 && bare.is_ascii()).then(|| bare.to_owned());
        Self { words: text.to_lowercase().split_whitespace().map(str::to_owned).collect(), key }
    }

    fn finds(&self, record: &KeyRecord) -> bool {
        if self.key.as_deref().is_some_and(|key| is_of(key, &record.key)) {
            return true;
        }
        let (name, id) = (record.name.to_lowercase(), record.id.0.to_string());
        let auto_groups = auto_groups::text_of(record.auto_groups.as_ref()).to_lowercase();
        self.words.iter().all(|word| {
            name.contains(word)
                || id == *word
                || record.group.to_lowercase().contains(word)
                || record.model_limits.to_lowercase().contains(word)
                || auto_groups.contains(word)
                || record.allow_ips.as_deref().is_some_and(|list| list.contains(word))
        })
    }
}

/// Whether `bare`, a key or its beginning, may be the key behind `shown`.
fn is_of(bare: &str, shown: &KeyText) -> bool {
    match shown {
        KeyText::Full(key) => {
            key.expose().strip_prefix("sk-").is_some_and(|own| own.starts_with(bare))
        }
        KeyText::Masked(mask) => {
            let mask = mask.strip_prefix("sk-").unwrap_or(mask);
            let is_sign = |sign| sign == '*' || sign == '•';
            let head = mask.split(is_sign).next().unwrap_or_default();
            let tail = mask.rsplit(is_sign).next().unwrap_or_default();
            let is_whole = bare.len() >= 32;
            !head.is_empty() && bare.starts_with(head) && (!is_whole || bare.ends_with(tail))
        }
    }
}
