//! A limit that a policy sets on one field, and a draft that goes beyond it.

use super::field::Field;
use super::quota::Quota;

/// One cap that a draft exceeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The field to change.
    pub field: Field,
    /// The cap.
    pub cap: Cap,
}

/// A cap, with what the person needs to know to keep to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cap {
    /// At most so much quota, and not unlimited.
    Quota(Quota),
    /// At most so many seconds of life, and not for ever.
    LifeSeconds(i64),
    /// One of these groups, joined by commas.
    Groups(String),
    /// With the group `auto`, only these groups, joined by commas.
    AutoGroups(String),
    /// Only these models, joined by commas.
    Models(String),
    /// Exactly this allow list, joined by commas.
    AllowList(String),
}
