//! How the server of the account counts money, and what the account has left.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::forms;
use crate::domain::quota::UnitsPerDollar;
use crate::flow;

/// Read once for each account.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Money {
    /// How many units the server makes a dollar; the usual rate until the server has answered.
    pub(in super::super) units_per_dollar: UnitsPerDollar,
    /// What is left of the account's balance, in units, once the server has answered.
    pub(in super::super) balance_units: Option<i64>,
}

impl Ctx {
    /// How many units the server makes a dollar.
    pub(in super::super) fn units_per_dollar(self) -> UnitsPerDollar {
        self.money.with_untracked(|money| money.units_per_dollar)
    }
}

/// Reads the rate and the balance of the account that is shown, unless they are at hand.
pub(in super::super) fn read_money(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    let before = ctx.inner().money_of.replace(Some(account.clone()));
    if before.as_ref() == Some(&account) {
        return;
    }
    ctx.money.set(Money::default());
    ctx.spawn(async move {
        let host = ctx.host();
        let rate = flow::read_units_per_dollar(&*host, &account).await;
        let balance_units = flow::read_balance_units(&*host, &account).await;
        // The person may have changed the account meanwhile.
        if ctx.account().as_ref() == Some(&account) {
            ctx.money.set(Money { units_per_dollar: rate.unwrap_or_default(), balance_units });
            forms::revalidate(ctx);
        }
    });
}
