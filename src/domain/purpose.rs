//! What a key is for, as far as the checks of a form depend on it.

use serde::{Deserialize, Serialize};

/// What a key is for, as far as it changes what is warned about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Nothing in particular.
    #[default]
    Any,
    /// Used from addresses that are known, so that an allow list is expected.
    KnownAddresses,
    /// Only asks for the balance, so that quota 0 is meant (`CometAPI`'s documentation recommends such a key).
    BalanceQuery,
}
