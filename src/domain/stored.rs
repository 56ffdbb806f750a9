//! What a server stored otherwise than it was asked to, and what that means for whoever holds the key.

use std::collections::BTreeSet;

use super::draft::ValidDraft;
use super::field::Field;
use super::key::{KeyRecord, KeyStatus};
use super::settings::Settings;

/// What may differ: one of the fields, or what no form asks for by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// A field of the request.
    Field(Field),
    /// Whether the key is enabled; a new one always is.
    Status,
}

/// One setting that the server stored otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDifference {
    /// Which.
    pub setting: Setting,
    /// As it was sent.
    pub asked: String,
    /// As the server stored it.
    pub found: String,
    /// What it means.
    pub effect: Effect,
}

/// What a difference means, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Any address may use the key.
    AnyAddress,
    /// Its spending has no limit.
    Unlimited,
    /// It never expires.
    NeverExpires,
    /// Every model may be used.
    AnyModel,
    /// It may spend more.
    MoreQuota,
    /// It expires later.
    ExpiresLater,
    /// Addresses may use it that were not listed.
    OtherAddresses,
    /// Models may be used that were not chosen.
    OtherModels,
    /// More groups may be used.
    MoreGroups,
    /// It draws on another group.
    OtherGroup,
    /// It has another name.
    OtherName,
    /// Fewer addresses may use it.
    FewerAddresses,
    /// Its spending has a limit.
    Limited,
    /// It may spend less.
    LessQuota,
    /// It expires sooner.
    ExpiresSooner,
    /// Fewer models may be used.
    FewerModels,
    /// Fewer groups may be used.
    FewerGroups,
    /// It is not enabled.
    NotEnabled,
}

impl Effect {
    /// Whether the key can do more than was asked for. Another group counts: its models and prices are others.
    pub fn is_more_open(self) -> bool {
        self <= Self::OtherGroup
    }

    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AnyAddress => "any-address",
            Self::Unlimited => "unlimited",
            Self::NeverExpires => "never-expires",
            Self::AnyModel => "any-model",
            Self::MoreQuota => "more-quota",
            Self::ExpiresLater => "expires-later",
            Self::OtherAddresses => "other-addresses",
            Self::OtherModels => "other-models",
            Self::MoreGroups => "more-groups",
            Self::OtherGroup => "other-group",
            Self::OtherName => "other-name",
            Self::FewerAddresses => "fewer-addresses",
            Self::Limited => "limited",
            Self::LessQuota => "less-quota",
            Self::ExpiresSooner => "expires-sooner",
            Self::FewerModels => "fewer-models",
            Self::FewerGroups => "fewer-groups",
            Self::NotEnabled => "not-enabled",
        }
    }
}

/// Everything that `found` is otherwise than `asked`, the gravest first; empty for a key exactly as asked for.
///
/// What means the same to the server is no difference: another order of a list, stray blanks in an allow list, quota
/// beside "no limit", a list of models that does not count, and quota that the key has spent since.
pub fn stored_differences(asked: &ValidDraft, found: &KeyRecord) -> Vec<StoredDifference> {
    let (asked, stored) = (Settings::from(asked), Settings::of(found));
    let fields = Field::ALL.into_iter().filter_map(|field| {
        let effect = effect_of(field, &asked, &stored, found)?;
        let setting = Setting::Field(field);
        Some(StoredDifference {
            setting,
            asked: asked.text(field),
            found: stored.text(field),
            effect,
        })
    });
    let mut differences: Vec<StoredDifference> = fields.collect();
    if found.status != KeyStatus::Enabled {
        differences.push(StoredDifference {
            setting: Setting::Status,
            asked: KeyStatus::Enabled.wire().to_string(),
            found: found.status.wire().to_string(),
            effect: Effect::NotEnabled,
        });
    }
    differences.sort_by_key(|difference| difference.effect);
    differences
}

fn effect_of(
    field: Field,
    asked: &Settings,
    stored: &Settings,
    found: &KeyRecord,
) -> Option<Effect> {
    match field {
        Field::Name => (asked.name != stored.name).then_some(Effect::OtherName),
        Field::ExpiredTime => expiry(asked.expired_time, stored.expired_time),
        Field::RemainQuota => {
            let has_limit = !asked.unlimited_quota && !stored.unlimited_quota;
            has_limit.then(|| quota(asked.remain_quota, found)).flatten()
        }
        Field::UnlimitedQuota => match (asked.unlimited_quota, stored.unlimited_quota) {
            (false, true) => Some(Effect::Unlimited),
            (true, false) => Some(Effect::Limited),
            _ => None,
        },
        Field::ModelLimitsEnabled => {
            match (asked.model_limits_enabled, stored.model_limits_enabled) {
                (true, false) => Some(Effect::AnyModel),
                (false, true) => Some(Effect::FewerModels),
                _ => None,
            }
        }
        Field::ModelLimits => {
            let count = asked.model_limits_enabled && stored.model_limits_enabled;
            let (asked, stored) = (models(&asked.model_limits), models(&stored.model_limits));
            match count && asked != stored {
                // New API refuses every model of an empty list; other servers were not tried.
                true if stored.is_empty() => Some(Effect::OtherModels),
                true if stored.is_subset(&asked) => Some(Effect::FewerModels),
                true => Some(Effect::OtherModels),
                false => None,
            }
        }
        Field::AllowIps => {
            let asked = addresses(asked.allow_ips.as_deref().unwrap_or_default());
            let stored = addresses(stored.allow_ips.as_deref().unwrap_or_default());
            match asked != stored {
                true if stored.is_empty() => Some(Effect::AnyAddress),
                true if asked.is_empty() || stored.is_subset(&asked) => {
                    Some(Effect::FewerAddresses)
                }
                true => Some(Effect::OtherAddresses),
                false => None,
            }
        }
        Field::Group => (asked.group != stored.group).then_some(Effect::OtherGroup),
        Field::CrossGroupRetry => {
            let retries = |settings: &Settings| settings.cross_group_retry.unwrap_or_default();
            match (retries(asked), retries(stored)) {
                (false, true) => Some(Effect::MoreGroups),
                (true, false) => Some(Effect::FewerGroups),
                _ => None,
            }
        }
        Field::AutoGroups => auto_groups(&asked.text(field), &stored.text(field)),
    }
}

/// A create's 0 is stored as -1: never.
fn expiry(asked: i64, stored: i64) -> Option<Effect> {
    let never = |moment: i64| moment == -1 || moment == 0;
    match (never(asked), never(stored)) {
        (true, true) => None,
        (false, true) => Some(Effect::NeverExpires),
        (true, false) => Some(Effect::ExpiresSooner),
        (false, false) if stored > asked => Some(Effect::ExpiresLater),
        (false, false) => (stored < asked).then_some(Effect::ExpiresSooner),
    }
}

/// What the key has left, or has left and spent together, is what was asked for.
fn quota(asked: i64, found: &KeyRecord) -> Option<Effect> {
    let granted = i128::from(found.remain_quota) + i128::from(found.used_quota);
    let asked = i128::from(asked);
    if granted == asked || i128::from(found.remain_quota) == asked {
        return None;
    }
    Some(if granted > asked { Effect::MoreQuota } else { Effect::LessQuota })
}

/// As New API reads them: split at commas, with nothing trimmed.
fn models(list: &str) -> BTreeSet<&str> {
    list.split(',').filter(|model| !model.is_empty()).collect()
}

/// As New API reads them (`model/token.go`): blanks and commas go, then each line is one entry.
fn addresses(list: &str) -> BTreeSet<String> {
    let entry = |line: &str| line.replace([' ', ','], "").trim().to_owned();
    list.split('\n').map(entry).filter(|entry| !entry.is_empty()).collect()
}

/// Which groups `auto` may pick; without a list, every group of the account.
fn auto_groups(asked: &str, stored: &str) -> Option<Effect> {
    let names = |list: &str| list.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (asked_names, stored_names) = (names(asked), names(stored));
    match asked != stored {
        // They are tried in their order.
        true if asked_names == stored_names => Some(Effect::OtherGroup),
        true if stored_names.is_empty() => Some(Effect::MoreGroups),
        true if asked_names.is_empty() || stored_names.is_subset(&asked_names) => {
            Some(Effect::FewerGroups)
        }
        true => Some(Effect::MoreGroups),
        false => None,
    }
}
