//! Does one thing to many keys, one after the other, and says of each what came of it.

use super::change::{Changed, delete_by, edit_by, set_enabled_by};
use super::patient::{Asker, OUTWAIT};
use crate::api::{Account, Refusal};
use crate::domain::edit::Changes;
use crate::domain::field::Field;
use crate::domain::foreign::at_risk;
use crate::domain::key::KeyRecord;
use crate::host::Host;

/// Few keys are done without a wait that a person would feel.
const FEW: usize = 40;
const GAP_FEW_MILLIS: u32 = 100;

/// Two or three requests a key: with this gap many keys stay below the server's 180 requests in 180 seconds.
const GAP_MANY_MILLIS: u32 = 2_500;

/// What is done to each key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Enables it.
    Enable,
    /// Disables it.
    Disable,
    /// Deletes it.
    Delete,
    /// Makes the same changes to each.
    Edit(Changes),
}

/// Whether the server declined what the same changes would meet on every key.
fn meets_all(action: &Action, outcome: &Changed) -> bool {
    let Action::Edit(changes) = action else { return false };
    let Changed::NotDone(failure) = outcome else { return false };
    match failure.refusal().and_then(Refusal::field) {
        Some(Field::RemainQuota) => changes.remain_quota.is_some(),
        Some(Field::Name) => changes.name.is_some(),
        Some(Field::Group) => changes.group.is_some(),
        Some(Field::ModelLimits) => changes.model_limits.is_some(),
        Some(Field::AllowIps) => changes.allow_ips.is_some(),
        _ => false,
    }
}

/// Does `action` to each of `records`, in their order. A failure of one stops no other, unless it is a refusal that
/// would meet them all.
///
/// `on_each` is told the place in `records` and what came of it; `is_stopped` is asked before each key, and keys
/// after a stop have no outcome.
pub async fn bulk(
    host: &dyn Host,
    account: &Account,
    records: &[KeyRecord],
    action: &Action,
    is_stopped: &dyn Fn() -> bool,
    on_each: &dyn Fn(usize, &Changed),
) -> Vec<Option<Changed>> {
    let asker = Asker { host, account, waits_millis: OUTWAIT };
    let gap_millis = if records.len() <= FEW { GAP_FEW_MILLIS } else { GAP_MANY_MILLIS };
    let mut outcomes = Vec::new();
    // What the server did not keep on one key it would not keep on the next.
    let mut lost = Vec::new();
    for (place, record) in records.iter().enumerate() {
        if is_stopped() {
            break;
        }
        if place > 0 {
            host.sleep(gap_millis).await;
        }
        let outcome = match action {
            Action::Enable => set_enabled_by(asker, record.id, true).await,
            Action::Disable => set_enabled_by(asker, record.id, false).await,
            Action::Delete => delete_by(asker, record.id).await,
            Action::Edit(changes) => match at_risk(&record.foreign, &lost) {
                fields if fields.is_empty() => edit_by(asker, record, changes, false).await,
                fields => Changed::WouldLose { fields },
            },
        };
        if let Changed::Otherwise { foreign, .. } = &outcome {
            lost.extend(foreign.iter().map(|difference| difference.name.clone()));
        }
        on_each(place, &outcome);
        let is_hopeless = meets_all(action, &outcome);
        outcomes.push(Some(outcome));
        if is_hopeless {
            break;
        }
    }
    outcomes.resize(records.len(), None);
    outcomes
}
