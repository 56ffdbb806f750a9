//! The state of the account before a create: without it a new key could not be told from an old one.

use super::retry::{exchange, once};
use crate::api::{Account, Failure, list_keys, user_self};
use crate::domain::key::KeyId;
use crate::host::Host;

/// A baseline read ahead is used for so long, in milliseconds. After that it is read again:
/// the older it is, the more keys of others lie between it and the create.
pub const BASELINE_MAX_AGE_MILLIS: i64 = 120_000;

const PAGE_SIZE: u32 = 20;

/// The newest key before a create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The highest id; 0 when the account has no key. Ids grow across all accounts of a server.
    pub newest: KeyId,
    /// The account's numeric id, where the server tells.
    pub owner: Option<i64>,
    /// When the reading began, by the local clock, in milliseconds since 1970.
    pub read_millis: i64,
    account: Account,
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
    let page = exchange(host, list_keys::request(account, 1, PAGE_SIZE), list_keys::read).await?;
    let newest = page.keys.iter().map(|key| key.id).max().unwrap_or(KeyId(0));
    let owner = match page.keys.iter().find_map(|key| key.user_id) {
        Some(owner) => Some(owner),
        None => ask_owner(host, account).await,
    };
    Ok(Baseline { newest, owner, read_millis, account: account.clone() })
}

/// Asks whose token it is, for an account without keys. Not every server tells, and none has to.
pub(super) async fn ask_owner(host: &dyn Host, account: &Account) -> Option<i64> {
    let asked = once(host, user_self::request(account), user_self::read).await;
    asked.ok().map(|user| user.id).filter(|id| *id > 0)
}
