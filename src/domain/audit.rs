//! What a careful owner would look at again, graded.

use super::completeness::{Completeness, Partial};
use super::key::{KeyId, KeyRecord};
use super::key_state::{
    DAY_SECONDS, KeyState, admits_nobody, has_no_ip_list, is_dead_but_listed_enabled,
};
use super::time::UnixSeconds;
use super::twins::{Family, same_name, same_settings, spare};

/// How much harm may come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Whoever gets such a key can spend the whole balance, or a key in use does not work.
    High,
    /// It makes a leak worse or hides one.
    Medium,
    /// It makes the list harder to read.
    Low,
}

/// What is wrong. The order is that of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// Works without any limit, without expiry and from any address.
    WideOpen,
    /// The list says enabled, and no use would succeed.
    DeadButEnabled,
    /// Enabled, and its allow list holds text in which the server finds no address: nobody can use it.
    AdmitsNobody,
    /// Works, and only the account's balance limits it.
    Unlimited,
    /// Works, and nobody has used it for 90 days.
    Unused90Days,
    /// Works, and never stops by itself.
    NeverExpires,
    /// Works from any address.
    NoIpList,
    /// Works, and nobody has used it for 30 days, but somebody has within 90.
    Unused30Days,
    /// Shares its name with another key that is not disabled.
    SameName,
    /// Works, and so does a key of equal settings that bears its name with a number, as a replacement would.
    SameSettings,
}

/// One concern with the keys it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub concern: Concern,
    /// Which keys, in the order given.
    pub ids: Vec<KeyId>,
    /// Which of them a fix is for: all, but of keys that are alike the one stays that is in use. Of a list that is not
    /// whole that one is not known, so no such key is to be fixed.
    pub to_fix: Vec<KeyId>,
}

/// What the audit of a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// The gravest first.
    pub findings: Vec<Finding>,
    /// How much of the account it covers, if not all.
    pub unseen: Option<Partial>,
}

impl Audit {
    /// Whether every key of the account was looked at and none is of concern.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.unseen.is_none()
    }
}

impl Concern {
    /// Every concern, the gravest first.
    pub const ALL: [Self; 10] = [
        Self::WideOpen,
        Self::DeadButEnabled,
        Self::AdmitsNobody,
        Self::Unlimited,
        Self::Unused90Days,
        Self::NeverExpires,
        Self::NoIpList,
        Self::Unused30Days,
        Self::SameName,
        Self::SameSettings,
    ];

    /// How much harm may come of it.
    pub const fn grade(self) -> Grade {
        match self {
            Self::WideOpen | Self::DeadButEnabled | Self::AdmitsNobody => Grade::High,
            Self::Unlimited | Self::Unused90Days | Self::NeverExpires => Grade::Medium,
            Self::NoIpList | Self::Unused30Days | Self::SameName | Self::SameSettings => Grade::Low,
        }
    }

    /// A stable kebab-case name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WideOpen => "wide-open",
            Self::DeadButEnabled => "dead-but-enabled",
            Self::AdmitsNobody => "admits-nobody",
            Self::Unlimited => "unlimited",
            Self::Unused90Days => "unused-90-days",
            Self::NeverExpires => "never-expires",
            Self::NoIpList => "no-ip-list",
            Self::Unused30Days => "unused-30-days",
            Self::SameName => "same-name",
            Self::SameSettings => "same-settings",
        }
    }
}

/// Every concern that applies to some key of the list.
pub fn audit(records: &[KeyRecord], completeness: Completeness, now: UnixSeconds) -> Audit {
    let applies = |concern: Concern, record: &KeyRecord| {
        let is_working = KeyState::of(record, now) == KeyState::Enabled;
        let is_forever = record.expired_time == -1;
        let unused_days = now.0.saturating_sub(last_sign(record)) / DAY_SECONDS;
        match concern {
            Concern::WideOpen => {
                is_working && record.unlimited_quota && is_forever && has_no_ip_list(record)
            }
            Concern::DeadButEnabled => is_dead_but_listed_enabled(record, now),
            Concern::AdmitsNobody => is_working && admits_nobody(record),
            Concern::Unlimited => is_working && record.unlimited_quota,
            Concern::Unused90Days => is_working && unused_days >= 90,
            Concern::NeverExpires => is_working && is_forever,
            Concern::NoIpList => is_working && has_no_ip_list(record),
            Concern::Unused30Days => is_working && (30..90).contains(&unused_days),
            Concern::SameName | Concern::SameSettings => false,
        }
    };
    let findings = Concern::ALL.into_iter().map(|concern| match concern {
        Concern::SameName => alike(concern, records, &same_name(records), now),
        Concern::SameSettings => alike(concern, records, &same_settings(records, now), now),
        _ => {
            let ids = records.iter().filter(|record| applies(concern, record));
            let ids: Vec<KeyId> = ids.map(|record| record.id).collect();
            Finding { concern, to_fix: ids.clone(), ids }
        }
    });
    let mut findings: Vec<Finding> = findings.filter(|finding| !finding.ids.is_empty()).collect();
    let unseen = completeness.partial();
    if unseen.is_some() {
        for finding in &mut findings {
            if matches!(finding.concern, Concern::SameName | Concern::SameSettings) {
                finding.to_fix.clear();
            }
        }
    }
    Audit { findings, unseen }
}

/// The finding that is about families of keys.
fn alike(
    concern: Concern,
    records: &[KeyRecord],
    families: &[Family<'_>],
    now: UnixSeconds,
) -> Finding {
    let in_order = |ids: Vec<KeyId>| -> Vec<KeyId> {
        records.iter().map(|record| record.id).filter(|id| ids.contains(id)).collect()
    };
    let ids = families.iter().flatten().map(|record| record.id).collect();
    let to_fix = families.iter().flat_map(|family| spare(family, now)).collect();
    Finding { concern, ids: in_order(ids), to_fix: in_order(to_fix) }
}

/// When the key was last used, or created.
fn last_sign(record: &KeyRecord) -> i64 {
    record.accessed_time.max(record.created_time)
}
