//! How the server of the account counts money, what it accepts, and what the account has left.

use leptos::prelude::*;

use super::super::context::Ctx;
use super::forms;
use crate::api::status::Console;
use crate::domain::quota::{Quota, UnitsPerDollar};
use crate::flow::{self, Counting};

/// Waits before the rate is asked for again by itself, in milliseconds.
const WAITS_MILLIS: [u32; 3] = [5_000, 20_000, 60_000];

/// How far the rate is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Rate {
    /// It is being read.
    #[default]
    Reading,
    /// The server does not tell now, or says nothing that can be a rate.
    Unknown,
    /// So many units are a dollar.
    Known(UnitsPerDollar),
}

/// Read once for each account, and again while the rate is not known.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Money {
    /// How many units the server makes a dollar.
    pub(in super::super) rate: Rate,
    /// How its console writes amounts.
    pub(in super::super) console: Console,
    /// What is left of the account's balance, in units, once the server has answered.
    pub(in super::super) balance_units: Option<i64>,
    /// The most quota of a key, once the server has refused more.
    pub(in super::super) max_quota: Option<Quota>,
}

impl Money {
    /// The rate, where it is known.
    pub(in super::super) const fn known_rate(&self) -> Option<UnitsPerDollar> {
        match self.rate {
            Rate::Known(rate) => Some(rate),
            Rate::Reading | Rate::Unknown => None,
        }
    }
}

impl Ctx {
    /// How many units the server makes a dollar; `None` while that is not known.
    pub(in super::super) fn rate(self) -> Option<UnitsPerDollar> {
        self.money.with_untracked(Money::known_rate)
    }

    /// The same, for what follows it.
    pub(in super::super) fn rate_followed(self) -> Option<UnitsPerDollar> {
        self.money.with(Money::known_rate)
    }

    /// The most quota of a key, once the server has refused more.
    pub(in super::super) fn max_quota(self) -> Option<Quota> {
        self.money.with_untracked(|money| money.max_quota)
    }
}

/// Reads the rate and the balance of the account that is shown, unless they are at hand or under way.
pub(in super::super) fn read_money(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    let before = ctx.inner().money_of.replace(Some(account.clone()));
    if before.as_ref() != Some(&account) {
        // Nothing of the account before counts. Its forms have ended with it.
        ctx.money.set(Money::default());
    } else if ctx.money.with_untracked(|money| money.rate != Rate::Unknown) {
        return;
    } else {
        set(ctx, |money| money.rate = Rate::Reading);
    }
    ctx.spawn(async move {
        let host = ctx.host();
        let mut waits = WAITS_MILLIS.into_iter();
        loop {
            let counting = flow::read_counting(&*host, &account).await.unwrap_or_default();
            let balance_units = flow::read_balance_units(&*host, &account).await;
            // The person may have changed the account meanwhile.
            if ctx.account().as_ref() != Some(&account) {
                return;
            }
            let Counting { rate, console } = counting;
            set(ctx, |money| {
                money.rate = rate.map_or(Rate::Unknown, Rate::Known);
                money.console = console;
                money.balance_units = balance_units.or(money.balance_units);
            });
            let (None, Some(wait_millis)) = (rate, waits.next()) else { return };
            host.sleep(wait_millis).await;
            let is_wanted = ctx.money.with_untracked(|money| money.rate == Rate::Unknown);
            if !is_wanted || ctx.account().as_ref() != Some(&account) {
                return;
            }
        }
    });
}

/// Looks up what the server has refused before.
pub(in super::super) fn read_max_quota(ctx: Ctx) {
    let Some(account) = ctx.account() else { return };
    ctx.spawn(async move {
        let max = flow::known_max_quota(&*ctx.host(), &account).await.map(|max| max.most);
        if ctx.account().as_ref() == Some(&account) && ctx.max_quota() != max {
            set(ctx, |money| money.max_quota = max);
        }
    });
}

/// Changes what is known, and checks the open forms again. An amount of a new key that nobody has touched moves to where
/// it begins at the rate: a cap in units may leave room for an amount in dollars.
fn set(ctx: Ctx, change: impl FnOnce(&mut Money)) {
    let before = ctx.first_draft();
    ctx.money.update(change);
    forms::move_untouched_amount(ctx, &before, &ctx.first_draft());
    forms::revalidate(ctx);
    if ctx.money.with_untracked(|money| money.rate != Rate::Reading) {
        forms::resubmit(ctx);
    }
}
