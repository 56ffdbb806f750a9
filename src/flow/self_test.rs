//! Asks the server about a new key with the key itself: what was granted, and whether it can be used from here.

use super::retry::once;
use crate::api::usage::Usage;
use crate::api::{Account, Failure, FailureKind, models_v1, usage};
use crate::domain::draft::ValidDraft;
use crate::domain::field::Field;
use crate::domain::matching::FieldComparison;
use crate::domain::models::ModelId;
use crate::domain::secret::ApiKey;
use crate::host::Host;

/// What a new key says of itself. Nothing in here changes that the key exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfTest {
    /// Requested against granted: name, quota, expiry, models; empty when the server did not tell.
    pub granted: Vec<FieldComparison>,
    /// Why the server did not tell what it granted.
    pub granted_failure: Option<Failure>,
    /// Whether the key works from this computer.
    pub use_here: UseHere,
}

/// Whether a new key can be used from this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UseHere {
    /// It is accepted.
    Works {
        /// The models it may use.
        models: Vec<String>,
        /// Models that were asked for and that the account cannot use.
        missing: Vec<String>,
    },
    /// It is declined, and that is just what was asked for.
    ByDesign(Reason),
    /// It could not be asked now; that says nothing about the key.
    NotAsked(Failure),
    /// It is declined, and nothing that was asked for explains it.
    Declined(Failure),
}

/// Why a key is declined although nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The allow list does not hold this computer's address.
    AddressNotInList,
    /// A key without quota can only be asked about, not used.
    NoQuota,
}

/// Asks twice, once each: the server counts these requests and allows few, so neither is repeated.
pub async fn self_test(
    host: &dyn Host,
    account: &Account,
    asked: &ValidDraft,
    key: &ApiKey,
) -> SelfTest {
    let told = once(host, usage::request(&account.base_url, key), usage::read).await;
    let (granted, granted_failure) = match told {
        Ok(usage) => (compare(asked, &usage), None),
        Err(failure) => (Vec::new(), Some(failure)),
    };
    let listed = once(host, models_v1::request(&account.base_url, key), models_v1::read).await;
    let use_here = match listed {
        Ok(models) => works(asked, models),
        Err(failure) => declined(asked, failure),
    };
    SelfTest { granted, granted_failure, use_here }
}

fn compare(asked: &ValidDraft, usage: &Usage) -> Vec<FieldComparison> {
    let never_or = |seconds: i64| if seconds == 0 { -1 } else { seconds };
    let mut rows = vec![
        row(Field::Name, asked.name.as_str(), &usage.name),
        row(
            Field::ExpiredTime,
            &asked.expiry.wire().to_string(),
            &never_or(usage.expires_at).to_string(),
        ),
        row(
            Field::UnlimitedQuota,
            &asked.unlimited.to_string(),
            &usage.unlimited_quota.to_string(),
        ),
    ];
    // The balance of an unlimited key is a number without meaning, negative once it is used.
    if !asked.unlimited {
        let granted = usage.total_granted.to_string();
        rows.push(row(Field::RemainQuota, &asked.quota.units().to_string(), &granted));
    }
    if asked.model_limits_enabled || usage.model_limits_enabled {
        // The server tells a set: order means nothing.
        let mut requested: Vec<_> = asked.models.ids().iter().map(ModelId::as_str).collect();
        requested.sort_unstable();
        rows.push(row(Field::ModelLimits, &requested.join(","), &usage.models.join(",")));
    }
    rows
}

fn row(field: Field, asked: &str, found: &str) -> FieldComparison {
    FieldComparison {
        field,
        asked: asked.to_owned(),
        found: found.to_owned(),
        equal: asked == found,
    }
}

fn works(asked: &ValidDraft, models: Vec<String>) -> UseHere {
    let mut missing = Vec::new();
    if asked.model_limits_enabled {
        let requested = asked.models.ids().iter().map(|id| id.as_str().to_owned());
        missing = requested.filter(|id| !models.contains(id)).collect();
    }
    UseHere::Works { models, missing }
}

fn declined(asked: &ValidDraft, failure: Failure) -> UseHere {
    let is_without_quota = !asked.unlimited && asked.quota.units() == 0;
    match failure.kind {
        FailureKind::AddressNotAllowed if asked.allow_list.wire().is_some() => {
            UseHere::ByDesign(Reason::AddressNotInList)
        }
        FailureKind::KeyNotAccepted if is_without_quota => UseHere::ByDesign(Reason::NoQuota),
        FailureKind::KeyNotAccepted
        | FailureKind::AddressNotAllowed
        | FailureKind::NotPermitted
        | FailureKind::Refused => UseHere::Declined(failure),
        _ => UseHere::NotAsked(failure),
    }
}
