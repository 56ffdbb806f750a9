//! The state of the account before a create: without it a new key could not be told from an old one.

use super::high_water;
use super::list::read_list;
use super::retry::{exchange, once};
use crate::api::{Account, Failure, FailureKind, list_keys, user_self};
use crate::domain::key::KeyId;
use crate::domain::key_state::marks;
use crate::domain::time::UnixSeconds;
use crate::host::{Host, StoreError};

/// A baseline read ahead is used for so long, in milliseconds. After that it is read again:
/// the older it is, the more keys of others lie between it and the create.
pub const BASELINE_MAX_AGE_MILLIS: i64 = 120_000;

/// A whole page, so that the keys about to stop working are counted by the way.
const PAGE_SIZE: u32 = list_keys::MAX_PAGE_SIZE;

/// The newest key before a create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The highest id; 0 when the account has no key. Ids grow across all accounts of a server.
    pub newest: KeyId,
    /// The account's numeric id, where the server tells.
    pub owner: Option<i64>,
    /// How many of the newest hundred keys are about to stop working.
    pub warned: usize,
    /// When the reading began, by the local clock, in milliseconds since 1970.
    pub read_millis: i64,
    account: Account,
    /// The mark that stood when the reading began.
    mark_id: Option<String>,
}

impl Baseline {
    /// Whether it still says what stands on `account` now.
    pub fn is_fresh(&self, account: &Account, now_millis: i64) -> bool {
        let age_millis = now_millis.saturating_sub(self.read_millis);
        self.account == *account && (0..=BASELINE_MAX_AGE_MILLIS).contains(&age_millis)
    }
}

/// Reads the newest key. May be done ahead, when the form opens.
pub async fn read_baseline(host: &dyn Host, account: &Account) -> Result<Baseline, Failure> {
    let read_millis = host.now_millis();
    // Storage that fails here fails again at the create, which then does not send.
    let mark = high_water::read(host, account).await.unwrap_or_default();
    let page = exchange(host, list_keys::request(account, 1, PAGE_SIZE), list_keys::read).await?;
    let newest = newest(host, account, &page).await?;
    let owner = match page.keys.iter().find_map(|key| key.user_id) {
        Some(owner) => Some(owner),
        None => ask_owner(host, account).await,
    };
    let now = UnixSeconds(read_millis.div_euclid(1000));
    let warned = page.keys.iter().filter(|key| !marks(key, now).is_empty()).count();
    let mark_id = mark.map(|mark| mark.id);
    Ok(Baseline { newest, owner, warned, read_millis, account: account.clone(), mark_id })
}

/// The highest id on the account: that of the first page if the server lists the newest keys first, otherwise that of
/// all keys, which must then be read whole.
async fn newest(
    host: &dyn Host,
    account: &Account,
    page: &list_keys::Page,
) -> Result<KeyId, Failure> {
    // Records without a number say nothing of the order.
    let is_newest_first = page.ids.iter().flatten().is_sorted_by(|left, right| left > right);
    let lacks_all = page.ids.is_empty() && page.total.is_some_and(|total| total > 0);
    if is_newest_first && !lacks_all {
        return Ok(page.newest().unwrap_or(KeyId(0)));
    }
    let list = read_list(host, account, None, &|_page| {}).await?;
    if list.completeness.is_complete() {
        return Ok(list.newest().unwrap_or(KeyId(0)));
    }
    Err(list.failure.unwrap_or(Failure::new(FailureKind::Unreadable)))
}

/// The newest key, raised to a mark that another window has left since the baseline was read.
/// An older mark says nothing new, and may stem from a server that has been set up again since.
pub(super) async fn raised(
    host: &dyn Host,
    account: &Account,
    baseline: &Baseline,
) -> Result<KeyId, StoreError> {
    match high_water::read(host, account).await? {
        Some(mark) if Some(&mark.id) != baseline.mark_id.as_ref() => {
            Ok(baseline.newest.max(mark.newest))
        }
        _ => Ok(baseline.newest),
    }
}

/// Asks whose token it is, for an account without keys. Not every server tells, and none has to.
pub(super) async fn ask_owner(host: &dyn Host, account: &Account) -> Option<i64> {
    let asked = once(host, user_self::request(account), user_self::read).await;
    asked.ok().map(|user| user.id).filter(|id| *id > 0)
}
