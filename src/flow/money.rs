//! How a server counts money, and what is left of the account's balance. Neither has to be told.

use super::retry::exchange;
use crate::api::status::{self, Console};
use crate::api::{Account, user_self};
use crate::domain::quota::UnitsPerDollar;
use crate::host::Host;

/// How a server counts money.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// How many units it makes a dollar; `None` when it says nothing that can be a rate.
    pub rate: Option<UnitsPerDollar>,
    /// How its console writes amounts.
    pub console: Console,
}

/// How the server counts money; `None` when it does not tell now.
pub async fn read_counting(host: &dyn Host, account: &Account) -> Option<Counting> {
    let asked = exchange(host, status::request(account), status::read).await;
    asked.ok().map(|status| Counting { rate: status.units_per_dollar, console: status.console })
}

/// How many units the server makes a dollar; `None` when it does not tell now.
pub async fn read_units_per_dollar(host: &dyn Host, account: &Account) -> Option<UnitsPerDollar> {
    read_counting(host, account).await.and_then(|counting| counting.rate)
}

/// What is left of the account's balance, in units; `None` when the server does not tell now.
pub async fn read_balance_units(host: &dyn Host, account: &Account) -> Option<i64> {
    let asked = exchange(host, user_self::request(account), user_self::read).await;
    asked.ok().and_then(|user| user.quota)
}
