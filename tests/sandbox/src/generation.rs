//! The one home of what differs between the recorded servers.

use std::fmt;
use std::str::FromStr;

/// Which server the sandbox behaves like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generation {
    /// `CometAPI` as its documentation describes it: full keys, no user header, English messages.
    CometApi,
    /// New API of February 2026: full keys, `New-Api-User` required.
    NewApi2026Feb,
    /// New API of July 2026: masked keys and a reveal endpoint, 401 with a code.
    NewApi2026Jul,
    /// New API of August 2026: groups for `auto`, quotas of 31 bits.
    NewApi2026Aug,
    /// New API of September 2026: the same with access tokens that have a scope and an end.
    NewApi2026Sep,
}

impl Generation {
    /// All of them, oldest behaviour first.
    pub const ALL: [Self; 5] = [
        Self::CometApi,
        Self::NewApi2026Feb,
        Self::NewApi2026Jul,
        Self::NewApi2026Aug,
        Self::NewApi2026Sep,
    ];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::CometApi => "cometapi",
            Self::NewApi2026Feb => "new-api-2026-02",
            Self::NewApi2026Jul => "new-api-2026-07",
            Self::NewApi2026Aug => "new-api-2026-08",
            Self::NewApi2026Sep => "new-api-2026-09",
        }
    }

    /// Records carry a masked key, and the reveal endpoints exist.
    pub(crate) fn masks_keys(self) -> bool {
        self >= Self::NewApi2026Jul
    }

    /// The `New-Api-User` header must be there.
    pub(crate) fn requires_user_header(self) -> bool {
        self == Self::NewApi2026Feb
    }

    /// The `New-Api-User` header is not even looked at.
    pub(crate) fn ignores_user_header(self) -> bool {
        self >= Self::NewApi2026Jul
    }

    /// Failed authentication is always a 401 or 403 with a `code`.
    pub(crate) fn has_auth_codes(self) -> bool {
        self >= Self::NewApi2026Jul
    }

    /// Whether a name is over the limit of 50: `CometAPI` counts characters, New API counts bytes.
    pub(crate) fn name_is_too_long(self, name: &str) -> bool {
        match self {
            Self::CometApi => name.chars().count() > 50,
            _ => name.len() > 50,
        }
    }

    /// The English text for a name over the limit.
    pub(crate) fn name_too_long_text(self) -> &'static str {
        match self {
            Self::CometApi => "token name is too long",
            _ => "Token name is too long",
        }
    }

    /// A group the account may not use is refused when a key is created, not only when it is used.
    pub(crate) fn checks_group_at_create(self) -> bool {
        self == Self::CometApi
    }

    /// Search finds parts of names and answers a bare array, as before February 2026.
    pub(crate) fn searches_loosely(self) -> bool {
        self == Self::CometApi
    }

    /// `GET /api/models` is the public catalogue; elsewhere it is the channels' models, for the signed in.
    pub(crate) fn has_public_catalogue(self) -> bool {
        self == Self::CometApi
    }

    /// Every reason why a key is dead gets the same text.
    pub(crate) fn hides_why_a_key_is_dead(self) -> bool {
        self >= Self::NewApi2026Jul
    }

    /// A disabled key may not ask for its own usage.
    pub(crate) fn usage_refuses_disabled_keys(self) -> bool {
        self >= Self::NewApi2026Jul
    }

    /// The account's models come sorted by name; elsewhere group by group.
    pub(crate) fn sorts_user_models(self) -> bool {
        self != Self::NewApi2026Feb
    }

    /// Keys of the group `auto` may be limited to groups; a retry in other groups needs that group.
    pub(crate) fn has_auto_groups(self) -> bool {
        self >= Self::NewApi2026Aug
    }

    /// Prices by group, and the account's own calls, may be asked for.
    pub(crate) fn has_pricing_and_logs(self) -> bool {
        self >= Self::NewApi2026Aug
    }

    /// Access tokens may be limited, and may end.
    pub(crate) fn has_scoped_tokens(self) -> bool {
        self >= Self::NewApi2026Sep
    }

    /// The most quota a key may hold, in units: a billion dollars, or 31 bits.
    pub(crate) fn max_quota_units(self) -> i64 {
        if self >= Self::NewApi2026Aug { i64::from(i32::MAX) } else { 500_000_000_000_000 }
    }

    /// What error texts call the type of a body.
    pub(crate) fn body_type(self) -> &'static str {
        if self >= Self::NewApi2026Aug { "tokenRequest" } else { "Token" }
    }

    /// The recorded `data` of `GET /api/status`.
    pub(crate) fn status_json(self) -> &'static str {
        match self {
            Self::CometApi | Self::NewApi2026Feb => include_str!("../data/status-2026-02.json"),
            Self::NewApi2026Jul => include_str!("../data/status-2026-07.json"),
            Self::NewApi2026Aug | Self::NewApi2026Sep => {
                include_str!("../data/status-2026-08.json")
            }
        }
    }

    /// The recorded `data` of `GET /api/user/self`.
    pub(crate) fn self_json(self) -> &'static str {
        match self {
            Self::CometApi | Self::NewApi2026Feb => include_str!("../data/self-2026-02.json"),
            Self::NewApi2026Jul => include_str!("../data/self-2026-07.json"),
            Self::NewApi2026Aug | Self::NewApi2026Sep => {
                include_str!("../data/self-2026-08.json")
            }
        }
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Generation {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|one| one.name() == text).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            format!("unknown server {text:?}, not one of {known}")
        })
    }
}
