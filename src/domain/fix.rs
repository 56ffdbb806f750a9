//! What can be done about a concern of the audit, to all its keys alike.

use super::audit::Concern;
use super::cap::Cap;
use super::check::validate;
use super::draft::{Draft, ErrorCode, FieldError};
use super::edit::{self, Changes, draft_of};
use super::expiry::PICKS;
use super::field::Field;
use super::key::KeyRecord;
use super::policy::Policy;
use super::quota::{Unit, UnitsPerDollar};
use super::time::UnixSeconds;

/// As long as a fix lets keys live unless the person chooses otherwise: 90 days, one of [`PICKS`].
const PROPOSED_LIFE: &str = PICKS[4];

/// As much as the form of a new key proposes.
const PROPOSED_DOLLARS: &str = "10";

/// One thing to do to many keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// They stop working, and can be enabled again.
    Disable,
    /// They get one expiry, as one of [`picks`].
    Expire,
    /// Each gets so many dollars from now on.
    Limit,
    /// They get one allow list.
    AllowList,
}

impl Concern {
    /// What helps against it. Names are left alone: whoever uses a key may know it by its name.
    pub const fn fix(self) -> Fix {
        match self {
            Self::DeadButEnabled
            | Self::Unused90Days
            | Self::Unused30Days
            | Self::SameName
            | Self::SameSettings => Fix::Disable,
            Self::WideOpen | Self::NeverExpires => Fix::Expire,
            Self::Unlimited => Fix::Limit,
            Self::NoIpList | Self::AdmitsNobody => Fix::AllowList,
        }
    }
}

/// The lives from which to choose, as the form writes them: those within the policy, or the longest it allows.
pub fn picks(policy: &Policy) -> Vec<String> {
    let most = policy.max_life_seconds.unwrap_or(i64::MAX);
    let is_within = |pick: &&str| pick.parse().is_ok_and(|seconds: i64| seconds <= most);
    let mut within: Vec<String> = PICKS.into_iter().filter(is_within).map(str::to_owned).collect();
    if within.is_empty() {
        within.push(format!("+{most}"));
    }
    within
}

impl Fix {
    /// The field that the person fills in for all keys; `None` when there is nothing to choose.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Disable => None,
            Self::Expire => Some(Field::ExpiredTime),
            Self::Limit => Some(Field::RemainQuota),
            Self::AllowList => Some(Field::AllowIps),
        }
    }

    /// What stands in that field at first, within the policy, and in which unit an amount is. While the rate is not
    /// known amounts are units.
    pub fn proposal(self, policy: &Policy, rate: Option<UnitsPerDollar>) -> (String, Unit) {
        let mut draft = match rate {
            Some(_) => Draft { remain_quota: PROPOSED_DOLLARS.to_owned(), ..Draft::default() },
            None => Draft { quota_unit: Unit::Units, ..Draft::default() },
        };
        policy.fit(&mut draft, rate);
        let text = match self {
            Self::Disable => String::new(),
            Self::Expire => {
                let picks = picks(policy);
                let wished = picks.iter().find(|pick| *pick == PROPOSED_LIFE).or(picks.last());
                wished.cloned().unwrap_or_default()
            }
            Self::Limit => draft.remain_quota,
            Self::AllowList => draft.allow_ips,
        };
        (text, draft.quota_unit)
    }

    /// What to change on every key when `text` stands in the field, an amount in `unit`; or what is wrong with it, by the rules of the form
    /// and by the policy.
    pub fn changes(
        self,
        text: &str,
        unit: Unit,
        now: UnixSeconds,
        rate: Option<UnitsPerDollar>,
        policy: &Policy,
    ) -> Result<Changes, Vec<FieldError>> {
        let before = Draft { unlimited_quota: true, ..Draft::default() };
        let mut after = before.clone();
        match self {
            Self::Disable => {}
            Self::Expire => {
                after.expires = true;
                text.clone_into(&mut after.expired_time);
            }
            Self::Limit => {
                after.unlimited_quota = false;
                text.clone_into(&mut after.remain_quota);
                after.quota_unit = unit;
            }
            Self::AllowList => text.clone_into(&mut after.allow_ips),
        }
        let names_nothing = |errors: &Vec<FieldError>| {
            errors.iter().any(|error| error.code == ErrorCode::AllowListNoAddress)
        };
        let changes = edit::changes(&before, &after, now, rate);
        // The form would say that an empty field allows any address; this is to take that away.
        let is_empty = match &changes {
            Ok(changes) => changes.allow_ips.as_deref().unwrap_or_default().is_empty(),
            Err(errors) => names_nothing(errors),
        };
        if self == Self::AllowList && is_empty {
            let code = ErrorCode::AllowListEmpty;
            return Err(vec![FieldError { field: Field::AllowIps, code }]);
        }
        let changes = changes?;
        let exceeded = edit::exceeded(&before, &after, now, rate, policy);
        let told = exceeded.into_iter().map(FieldError::from);
        let told: Vec<FieldError> = told.collect();
        if told.is_empty() { Ok(changes) } else { Err(told) }
    }
}

/// The caps that a key exceeds even after `changes`: who enforces them may refuse the change for that.
/// Of a key that no form would accept nothing is known.
pub fn still_exceeded(
    record: &KeyRecord,
    changes: &Changes,
    now: UnixSeconds,
    rate: Option<UnitsPerDollar>,
    policy: &Policy,
) -> Vec<Cap> {
    let after = changes.apply(record);
    let after = KeyRecord {
        expired_time: after.expired_time,
        remain_quota: after.remain_quota,
        unlimited_quota: after.unlimited_quota,
        allow_ips: after.allow_ips,
        ..record.clone()
    };
    let Ok((valid, _)) = validate(&draft_of(&after, rate), now, rate) else { return Vec::new() };
    policy.check(&valid, now).into_iter().map(|violation| violation.cap).collect()
}
