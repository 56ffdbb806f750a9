//! Changes or deletes one key, and proves what came of it by reading the key again.

use super::patient::Asker;
use crate::api::{Account, Certainty, Failure, FailureKind, delete_key, set_status, update_key};
use crate::domain::edit::Changes;
use crate::domain::foreign::{self, ForeignDifference, names_of};
use crate::domain::key::{KeyId, KeyRecord, KeyStatus};
use crate::domain::settings::{Difference, changed_meanwhile, not_as_sent};
use crate::flow::max_quota;
use crate::host::Host;

/// Waits before each look after a lost answer, in milliseconds: the request may still be on its way.
const LOST_DELAYS_MILLIS: [u32; 3] = [0, 1_000, 3_000];

/// What came of a request that changes one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It stands as wanted.
    Done {
        /// As read again.
        record: Box<KeyRecord>,
        /// The answer was lost; only the reading proves it.
        is_answer_lost: bool,
    },
    /// The account has no such key, or no longer: what a delete is for.
    Gone,
    /// Nothing was sent, since the key could not be read first.
    NotSent(Failure),
    /// Nothing was sent, since somebody else has changed the key since the person saw it.
    Meanwhile {
        /// As it stands now.
        record: Box<KeyRecord>,
        /// What they changed.
        theirs: Vec<Difference>,
    },
    /// The key stands as before. After a lost answer that is so as far as can be seen: see [`Failure::certainty`].
    NotDone(Failure),
    /// The settings are saved, but the key could not be enabled afterwards.
    NotEnabled {
        /// As it stands, as far as known.
        record: Box<KeyRecord>,
        /// Why.
        failure: Failure,
    },
    /// Nothing was sent, since the update would lose fields that nothing here knows.
    WouldLose {
        /// The names of the fields.
        fields: Vec<String>,
    },
    /// The server has changed the key, but not as asked; or it agreed and changed nothing.
    Otherwise {
        /// As read again.
        record: Box<KeyRecord>,
        /// What was sent against what is stored; empty when it is the status, or that the key still exists.
        differences: Vec<Difference>,
        /// The same for the fields that nothing here knows.
        foreign: Vec<ForeignDifference>,
    },
    /// It could not be read again.
    Unknown {
        /// The server had agreed.
        is_confirmed: bool,
        /// Why.
        failure: Failure,
    },
}

impl Changed {
    /// A stable kebab-case name.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Done { .. } => "done",
            Self::Gone => "gone",
            Self::NotSent(_) => "not-sent",
            Self::Meanwhile { .. } => "meanwhile",
            Self::NotDone(failure) => match failure.certainty() {
                Certainty::Unknown => "not-seen",
                _ => "not-done",
            },
            Self::NotEnabled { .. } => "not-enabled",
            Self::WouldLose { .. } => "would-lose",
            Self::Otherwise { .. } => "otherwise",
            Self::Unknown { .. } => "unknown",
        }
    }

    /// The key as it was last read, where it was.
    pub fn record(&self) -> Option<&KeyRecord> {
        match self {
            Self::Done { record, .. }
            | Self::Meanwhile { record, .. }
            | Self::NotEnabled { record, .. }
            | Self::Otherwise { record, .. } => Some(record),
            Self::Gone
            | Self::NotSent(_)
            | Self::NotDone(_)
            | Self::WouldLose { .. }
            | Self::Unknown { .. } => None,
        }
    }

    /// Why it is not as wanted, where an exchange failed.
    pub const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::NotSent(failure)
            | Self::NotDone(failure)
            | Self::NotEnabled { failure, .. }
            | Self::Unknown { failure, .. } => Some(failure),
            _ => None,
        }
    }
}

/// What is not as wanted, at a re-reading.
struct Mismatch {
    differences: Vec<Difference>,
    foreign: Vec<ForeignDifference>,
    /// Nothing has changed since the request.
    is_as_before: bool,
}

impl Mismatch {
    /// It is about the key as a whole: its status, or that it still exists.
    const fn of_the_key() -> Self {
        Self { differences: Vec::new(), foreign: Vec::new(), is_as_before: true }
    }
}

/// Enables or disables a key; nothing but its status is sent.
pub async fn set_enabled(
    host: &dyn Host,
    account: &Account,
    id: KeyId,
    is_enabled: bool,
) -> Changed {
    set_enabled_by(Asker::at_once(host, account), id, is_enabled).await
}

pub(super) async fn set_enabled_by(asker: Asker<'_>, id: KeyId, is_enabled: bool) -> Changed {
    let status =
        if is_enabled { set_status::Status::Enabled } else { set_status::Status::Disabled };
    let answer = asker.ask(set_status::request(asker.account, id, status), set_status::read).await;
    let wanted = if is_enabled { KeyStatus::Enabled } else { KeyStatus::Disabled };
    settle(asker, id, answer.map(drop), |found| (found.status != wanted).then(Mismatch::of_the_key))
        .await
}

/// Deletes a key.
pub async fn delete(host: &dyn Host, account: &Account, id: KeyId) -> Changed {
    delete_by(Asker::at_once(host, account), id).await
}

pub(super) async fn delete_by(asker: Asker<'_>, id: KeyId) -> Changed {
    let answer = asker.ask(delete_key::request(asker.account, id), delete_key::read).await;
    settle(asker, id, answer, |_still_there| Some(Mismatch::of_the_key())).await
}

/// Makes `changes` to the key that the person saw as `seen`; `enable` enables it afterwards, which a server refuses
/// for a dead key before its expiry and quota are mended.
///
/// The key is read first and sent whole, so that nothing is lost. What somebody else changed meanwhile is told and
/// nothing is sent; called again with that record as `seen`, the changes are made on top of theirs.
/// Fields that nothing here knows are sent back as they were read, and compared afterwards; where the server in between
/// would refuse or lose them, nothing is sent.
/// Quota that the key spends between reading and sending is given back to it: the API has no way to prevent that.
pub async fn edit(
    host: &dyn Host,
    account: &Account,
    seen: &KeyRecord,
    changes: &Changes,
    enable: bool,
) -> Changed {
    edit_by(Asker::at_once(host, account), seen, changes, enable).await
}

pub(super) async fn edit_by(
    asker: Asker<'_>,
    seen: &KeyRecord,
    changes: &Changes,
    enable: bool,
) -> Changed {
    let id = seen.id;
    let before = match asker.look(id).await {
        Ok(record) => record,
        Err(failure) if failure.kind == FailureKind::NoLongerThere => return Changed::Gone,
        Err(failure) => return Changed::NotSent(failure),
    };
    let theirs = changed_meanwhile(seen, &before);
    if !theirs.is_empty() {
        return Changed::Meanwhile { record: Box::new(before), theirs };
    }
    let at_risk = asker.account.loses_foreign_fields().then(|| names_of(&before.foreign));
    if let Some(fields) = at_risk.filter(|fields| !fields.is_empty() && !changes.is_empty()) {
        return Changed::WouldLose { fields };
    }
    let mut saved = Changed::Done { record: Box::new(before.clone()), is_answer_lost: false };
    if !changes.is_empty() {
        let settings = changes.apply(&before);
        let request = update_key::request(asker.account, id, &settings);
        let answer = asker.ask(request, update_key::read).await;
        if let Err(failure) = &answer {
            let tried_units = settings.remain_quota;
            max_quota::learn(asker.host, asker.account, tried_units, failure).await;
        }
        saved = settle(asker, id, answer.map(drop), |found| {
            let differences = not_as_sent(&settings, &before, found);
            let foreign = foreign::differences(&settings.foreign, &found.foreign);
            let is_as_before = foreign.is_empty() && changed_meanwhile(&before, found).is_empty();
            let is_as_sent = differences.is_empty() && foreign.is_empty();
            (!is_as_sent).then_some(Mismatch { differences, foreign, is_as_before })
        })
        .await;
    }
    match saved {
        Changed::Done { record, .. } if enable && record.status != KeyStatus::Enabled => {
            match set_enabled_by(asker, id, true).await {
                Changed::NotDone(failure) | Changed::Unknown { failure, .. } => {
                    Changed::NotEnabled { record, failure }
                }
                told => told,
            }
        }
        told => told,
    }
}

/// Says what came of a request from its answer and from the key as it stands afterwards.
/// `differs` tells what is not as wanted, or `None` when all is.
async fn settle(
    asker: Asker<'_>,
    id: KeyId,
    answer: Result<(), Failure>,
    differs: impl Fn(&KeyRecord) -> Option<Mismatch>,
) -> Changed {
    let lost = match answer {
        Ok(()) => None,
        Err(failure) if failure.kind == FailureKind::NoLongerThere => return Changed::Gone,
        Err(failure) if failure.certainty() == Certainty::NotApplied => {
            return Changed::NotDone(failure);
        }
        Err(failure) => Some(failure),
    };
    let looks = if lost.is_some() { LOST_DELAYS_MILLIS.len() } else { 1 };
    let mut told = None;
    for delay_millis in LOST_DELAYS_MILLIS.into_iter().take(looks) {
        if delay_millis > 0 {
            asker.host.sleep(delay_millis).await;
        }
        told = match asker.look(id).await {
            Ok(record) => match differs(&record) {
                None => {
                    let is_answer_lost = lost.is_some();
                    return Changed::Done { record: Box::new(record), is_answer_lost };
                }
                Some(mismatch) => Some((record, mismatch)),
            },
            Err(failure) if failure.kind == FailureKind::NoLongerThere => return Changed::Gone,
            Err(failure) => {
                let is_confirmed = lost.is_none();
                return Changed::Unknown { is_confirmed, failure: lost.unwrap_or(failure) };
            }
        };
    }
    match (lost, told) {
        (Some(lost), None | Some((_, Mismatch { is_as_before: true, .. }))) => {
            Changed::NotDone(lost)
        }
        (_, Some((record, Mismatch { differences, foreign, .. }))) => {
            Changed::Otherwise { record: Box::new(record), differences, foreign }
        }
        // There is always one look.
        (None, None) => Changed::Gone,
    }
}
