//! How a server counts money, and what is left of the account's balance. Neither has to be told.

use super::retry::exchange;
use crate::api::{Account, status, user_self};
use crate::domain::quota::UnitsPerDollar;
use crate::host::Host;

/// How many units the server makes a dollar; `None` when it does not tell now.
pub async fn read_units_per_dollar(host: &dyn Host, account: &Account) -> Option<UnitsPerDollar> {
    let asked = exchange(host, status::request(&account.base_url), status::read).await;
    asked.ok().and_then(|status| status.units_per_dollar)
}

/// What is left of the account's balance, in units; `None` when the server does not tell now.
pub async fn read_balance_units(host: &dyn Host, account: &Account) -> Option<i64> {
    let asked = exchange(host, user_self::request(account), user_self::read).await;
    asked.ok().and_then(|user| user.quota)
}
