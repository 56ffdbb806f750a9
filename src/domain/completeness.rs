//! Whether a list of keys holds every key of the account, or how much of it was read.
//!
//! Servers page differently: some ignore the page size asked for, some tell no total, some repeat a page. What was not
//! seen must never count as not there.

/// How much of the account a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Completeness {
    /// Every key.
    #[default]
    Complete,
    /// Some of them.
    Partial(Partial),
}

/// A list that may lack keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Partial {
    /// How many keys were read.
    pub read: usize,
    /// How many the server counts, where it tells.
    pub of: Option<i64>,
    /// Why it may lack keys.
    pub why: Gap,
}

/// Why a list may lack keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A page could not be read.
    Failed,
    /// Keys were created or deleted between two pages.
    Moved,
    /// The server answers with a page it has answered with before.
    Repeated,
    /// The server counts more keys than its pages hold.
    Short,
    /// The server never says where the list ends, and two readings differ.
    NoEnd,
    /// There are more pages than are read.
    TooLong,
    /// The list is still being read.
    Unfinished,
}

impl Completeness {
    /// Whether the list holds every key.
    pub const fn is_complete(self) -> bool {
        matches!(self, Self::Complete)
    }

    /// How much was read, of a list that may lack keys.
    pub const fn partial(self) -> Option<Partial> {
        match self {
            Self::Complete => None,
            Self::Partial(partial) => Some(partial),
        }
    }
}

impl Gap {
    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Moved => "moved",
            Self::Repeated => "repeated",
            Self::Short => "short",
            Self::NoEnd => "no-end",
            Self::TooLong => "too-long",
            Self::Unfinished => "unfinished",
        }
    }
}
