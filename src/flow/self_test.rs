//! Asks the server about a key with the key itself: what was granted, and whether it can be used from here.

use super::retry::once;
use super::reveal::count;
use crate::api::usage::Usage;
use crate::api::{Account, Failure, FailureKind, models_v1, usage};
use crate::domain::field::Field;
use crate::domain::key::{KeyRecord, KeyStatus};
use crate::domain::key_state::has_no_ip_list;
use crate::domain::matching::FieldComparison;
use crate::domain::secret::ApiKey;
use crate::host::Host;

/// What a key says of itself. Nothing in here changes that the key exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfTest {
    /// Requested against granted: name, expiry, quota, models; empty when the server did not tell.
    pub granted: Vec<FieldComparison>,
    /// Why the server did not tell what it granted.
    pub granted_failure: Option<Failure>,
    /// Whether the key works from this computer.
    pub use_here: UseHere,
}

/// Whether the key can be used from this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UseHere {
    /// It is accepted.
    Works {
        /// The models it may use.
        models: Vec<String>,
        /// Models that it is limited to and that the account cannot use.
        missing: Vec<String>,
    },
    /// It is declined, and its own settings say why.
    ByDesign(Reason),
    /// It could not be asked now; that says nothing about the key.
    NotAsked(Failure),
    /// It is declined, and nothing in its settings explains it.
    Declined(Failure),
}

/// Why a key is declined although nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The allow list does not hold this computer's address.
    AddressNotInList,
    /// A key without quota can only be asked about, not used.
    NoQuota,
    /// It is switched off.
    Disabled,
    /// Its time is over.
    Expired,
}

/// Asks twice, once each: the server counts these requests and allows few, so neither is repeated.
///
/// `record` is the key as the account lists it, which for a new key is what was asked for.
pub async fn self_test(
    host: &dyn Host,
    account: &Account,
    record: &KeyRecord,
    key: &ApiKey,
) -> SelfTest {
    let told = once(host, usage::request(&account.base_url, key), usage::read).await;
    count(host, account).await;
    let (granted, granted_failure) = match told {
        Ok(usage) => (compare(record, &usage), None),
        Err(failure) => (Vec::new(), Some(failure)),
    };
    let listed = once(host, models_v1::request(&account.base_url, key), models_v1::read).await;
    let use_here = match listed {
        Ok(models) => works(record, models),
        Err(failure) => declined(record, host.now_millis().div_euclid(1000), failure),
    };
    SelfTest { granted, granted_failure, use_here }
}

fn compare(record: &KeyRecord, usage: &Usage) -> Vec<FieldComparison> {
    // Here 0 means never, and so it does in a record that was created so.
    let never_or = |seconds: i64| if seconds == 0 { -1 } else { seconds };
    let mut rows = vec![
        row(Field::Name, &record.name, &usage.name),
        row(
            Field::ExpiredTime,
            &never_or(record.expired_time).to_string(),
            &never_or(usage.expires_at).to_string(),
        ),
        row(
            Field::UnlimitedQuota,
            &record.unlimited_quota.to_string(),
            &usage.unlimited_quota.to_string(),
        ),
    ];
    // The balance of an unlimited key is a number without meaning, negative once it is used.
    if !record.unlimited_quota {
        let granted = record.remain_quota.saturating_add(record.used_quota).to_string();
        rows.push(row(Field::RemainQuota, &granted, &usage.total_granted.to_string()));
    }
    if record.model_limits_enabled || usage.model_limits_enabled {
        // The server tells a set: order means nothing.
        let mut requested: Vec<_> = limits(record).collect();
        requested.sort_unstable();
        rows.push(row(Field::ModelLimits, &requested.join(","), &usage.models.join(",")));
    }
    rows
}

/// The models the key is limited to.
fn limits(record: &KeyRecord) -> impl Iterator<Item = &str> {
    record.model_limits.split(',').filter(|id| !id.is_empty())
}

fn row(field: Field, asked: &str, found: &str) -> FieldComparison {
    FieldComparison {
        field,
        asked: asked.to_owned(),
        found: found.to_owned(),
        equal: asked == found,
    }
}

fn works(record: &KeyRecord, models: Vec<String>) -> UseHere {
    let mut missing = Vec::new();
    if record.model_limits_enabled {
        missing = limits(record)
            .filter(|id| models.iter().all(|model| model != id))
            .map(ToOwned::to_owned)
            .collect();
    }
    UseHere::Works { models, missing }
}

fn declined(record: &KeyRecord, now_seconds: i64, failure: Failure) -> UseHere {
    let is_listed = !has_no_ip_list(record);
    let is_without_quota = !record.unlimited_quota && record.remain_quota <= 0;
    let is_over = record.expired_time != -1 && record.expired_time <= now_seconds;
    match failure.kind {
        FailureKind::AddressNotAllowed if is_listed => UseHere::ByDesign(Reason::AddressNotInList),
        FailureKind::KeyNotAccepted if record.status == KeyStatus::Disabled => {
            UseHere::ByDesign(Reason::Disabled)
        }
        FailureKind::KeyNotAccepted if is_over => UseHere::ByDesign(Reason::Expired),
        FailureKind::KeyNotAccepted if is_without_quota => UseHere::ByDesign(Reason::NoQuota),
        FailureKind::KeyNotAccepted
        | FailureKind::AddressNotAllowed
        | FailureKind::NotPermitted
        | FailureKind::Refused => UseHere::Declined(failure),
        _ => UseHere::NotAsked(failure),
    }
}
