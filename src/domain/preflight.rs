//! "Will this key work?": what the server takes without a word and the person would find out days later.

use std::collections::HashSet;
use std::net::IpAddr;

use super::auto_groups::Offered;
use super::draft::ValidDraft;
use super::expiry::Expiry;
use super::field::Field;
use super::purpose::Purpose;
use super::quota::Quota;
use super::{allow_list, models};

/// What is known of the world around a key; what is not known is not judged.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckContext<'a> {
    /// The ids of all models that the chosen group, or else the account, offers.
    pub models: Option<&'a [String]>,
    /// The names of all groups that the account may use.
    pub groups: Option<&'a [String]>,
    /// What the server says of the groups that `auto` may be limited to.
    pub auto_groups: Option<&'a Offered>,
    /// The most quota that the server accepts, in units, once it has refused more.
    pub max_quota: Option<Quota>,
    /// The address from which the person means to use the key, as they told it.
    pub my_address: Option<IpAddr>,
}

/// What may be sent but may not be what the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which field.
    pub field: Field,
    /// Why.
    pub code: WarningCode,
}

/// Why a field may bite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningCode {
    /// New API servers refuse names of more than 50 bytes.
    NameOver50Bytes {
        /// How many there are.
        bytes: usize,
    },
    /// The key cannot spend anything.
    QuotaZero,
    /// No limit, no expiry, any address.
    UnlimitedForeverOpen,
    /// Older servers store at most [`models::COLUMN_CHARS`] characters.
    ModelsOverColumn {
        /// How many there are.
        chars: usize,
    },
    /// Nearly as many as they store.
    ModelsNearColumn {
        /// How many there are.
        chars: usize,
    },
    /// The group does not offer them.
    ModelsNotOffered {
        /// Their ids, joined by commas.
        ids: String,
    },
    /// MySQL servers store at most [`allow_list::COLUMN_CHARS`] characters.
    AllowListOverColumn {
        /// How many there are.
        chars: usize,
    },
    /// Nearly as many as they store.
    AllowListNearColumn {
        /// How many there are.
        chars: usize,
    },
    /// The person's own address would be refused.
    AllowListWithoutMe {
        /// The address.
        address: IpAddr,
    },
    /// A key for this purpose should have a list.
    AllowListMissing,
    /// The account may not use it.
    GroupNotUsable {
        /// Its name.
        group: String,
    },
    /// The account may not use them, and the server refuses a key that names them.
    AutoGroupsNotUsable {
        /// Their names, joined by commas.
        groups: String,
    },
}

impl Warning {
    /// Whether the person is asked before the key is created. What is only near a limit still works.
    pub const fn asks(&self) -> bool {
        !matches!(
            self.code,
            WarningCode::ModelsNearColumn { .. } | WarningCode::AllowListNearColumn { .. }
        )
    }
}

/// What of `warnings` the person has to be asked about and has not said yes to.
pub fn unconfirmed<'a>(
    warnings: &'a [Warning],
    acknowledged: &'a [Warning],
) -> impl Iterator<Item = &'a Warning> {
    warnings.iter().filter(|warning| warning.asks() && !acknowledged.contains(warning))
}

/// Everything that may bite, in the order of [`Field::ALL`].
pub fn preflight(asked: &ValidDraft, purpose: Purpose, context: &CheckContext<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut warn = |field, code| warnings.push(Warning { field, code });
    if asked.name.exceeds_byte_limit() {
        warn(Field::Name, WarningCode::NameOver50Bytes { bytes: asked.name.byte_len() });
    }
    if !asked.unlimited && asked.quota == Quota::ZERO && purpose != Purpose::BalanceQuery {
        warn(Field::RemainQuota, WarningCode::QuotaZero);
    }
    if asked.unlimited && asked.expiry == Expiry::Never && asked.allow_list.is_any() {
        warn(Field::UnlimitedQuota, WarningCode::UnlimitedForeverOpen);
    }
    match column_use(asked.models.char_count(), models::COLUMN_CHARS) {
        ColumnUse::Fine => {}
        ColumnUse::Near(chars) => {
            warn(Field::ModelLimits, WarningCode::ModelsNearColumn { chars });
        }
        ColumnUse::Over(chars) => {
            warn(Field::ModelLimits, WarningCode::ModelsOverColumn { chars });
        }
    }
    if let Some(ids) = context.models.and_then(|offered| not_offered(asked, offered)) {
        warn(Field::ModelLimits, WarningCode::ModelsNotOffered { ids });
    }
    match column_use(asked.allow_list.char_count(), allow_list::COLUMN_CHARS) {
        ColumnUse::Fine => {}
        ColumnUse::Near(chars) => {
            warn(Field::AllowIps, WarningCode::AllowListNearColumn { chars });
        }
        ColumnUse::Over(chars) => {
            warn(Field::AllowIps, WarningCode::AllowListOverColumn { chars });
        }
    }
    if let Some(address) = context.my_address.filter(|own| !asked.allow_list.covers(*own)) {
        warn(Field::AllowIps, WarningCode::AllowListWithoutMe { address });
    }
    if purpose == Purpose::KnownAddresses && asked.allow_list.is_any() {
        warn(Field::AllowIps, WarningCode::AllowListMissing);
    }
    let group = asked.group.as_str();
    let is_unknown =
        |usable: &[String]| !group.is_empty() && !usable.iter().any(|name| name == group);
    if context.groups.is_some_and(is_unknown) {
        warn(Field::Group, WarningCode::GroupNotUsable { group: group.to_owned() });
    }
    if let Some(groups) = unusable_auto_groups(asked, context) {
        warn(Field::AutoGroups, WarningCode::AutoGroupsNotUsable { groups });
    }
    warnings
}

/// How full a server's column would be.
enum ColumnUse {
    Fine,
    /// From nine tenths on.
    Near(usize),
    Over(usize),
}

const fn column_use(chars: usize, most: usize) -> ColumnUse {
    if chars > most {
        ColumnUse::Over(chars)
    } else if chars >= most - most / 10 {
        ColumnUse::Near(chars)
    } else {
        ColumnUse::Fine
    }
}

/// The ids that are not among `offered`, joined; `None` when all are.
fn not_offered(asked: &ValidDraft, offered: &[String]) -> Option<String> {
    let offered: HashSet<&str> = offered.iter().map(String::as_str).collect();
    let ids = asked.models.ids().iter().map(models::ModelId::as_str);
    let missing: Vec<&str> = ids.filter(|id| !offered.contains(id)).collect();
    (!missing.is_empty()).then(|| missing.join(", "))
}

/// The groups named for `auto` that the account may not use, joined; `None` when it may use all, or that is not known.
fn unusable_auto_groups(asked: &ValidDraft, context: &CheckContext<'_>) -> Option<String> {
    let usable = context.groups?;
    let own = match context.auto_groups {
        Some(Offered::Known { groups, .. }) => groups.as_slice(),
        _ => &[],
    };
    let is_missing = |name: &&str| !usable.iter().chain(own).any(|known| known == name);
    let missing: Vec<&str> = asked.auto_groups.names().filter(is_missing).collect();
    (!missing.is_empty()).then(|| missing.join(", "))
}
