//! A server whose clock is off: noticed from its answers, whatever the answers took, and counted with.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::Cell;
use std::rc::Rc;

use comet_keys::api::Response;
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::expiry::Expiry;
use comet_keys::domain::server_clock::seconds_ahead;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::{self, read_balance_units};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use common::{Shared, account, plain_draft};
use proptest::prelude::*;

const START_MILLIS: i64 = 1_796_083_200_000;
const DAY_SECONDS: i64 = 86_400;

/// A window on a server that answers after `takes_millis`, with `date` in its answers.
fn window(date: &'static str, takes_millis: i64, status: u16) -> MemoryHost {
    let clock = Rc::new(Cell::new(START_MILLIS));
    let (own_clock, server) = (Rc::clone(&clock), Shared::default());
    let host = MemoryHost::new(&Browser::default(), move |request| {
        own_clock.set(own_clock.get() + takes_millis);
        let answer = server.borrow_mut().handle(request)?;
        let headers = vec![("date", date.to_owned())];
        Ok(Response {
            status: if status == 200 { answer.status } else { status },
            headers,
            ..answer
        })
    });
    host.with_clock(clock)
}

#[test]
fn a_clock_a_day_ahead_is_noticed_and_one_that_is_right_is_not() {
    for (date, takes_millis, ahead) in [
        ("Tue, 01 Dec 2026 00:00:00 GMT", 20, 0),
        ("Tue, 01 Dec 2026 00:00:30 GMT", 20, 0),
        ("Tue, 01 Dec 2026 00:01:00 GMT", 20, 0),
        ("Tue, 01 Dec 2026 00:02:00 GMT", 0, 120),
        ("Wed, 02 Dec 2026 00:00:00 GMT", 20, DAY_SECONDS - 1),
        ("Mon, 30 Nov 2026 00:00:00 GMT", 0, -(DAY_SECONDS - 1)),
        // The answer took two minutes: the server may have written its time at any moment of them.
        ("Tue, 01 Dec 2026 00:02:00 GMT", 120_000, 0),
        ("Tue, 01 Dec 2026 00:00:00 GMT", 120_000, 0),
        ("yesterday", 20, 0),
    ] {
        let host = window(date, takes_millis, 200);
        let _balance = block_on(read_balance_units(&host, &account()));
        assert_eq!(flow::seconds_ahead(&host, &account()), ahead, "{date} after {takes_millis} ms");
    }
}

#[test]
fn the_last_answer_counts_and_a_gateways_page_does_not() {
    let host = window("Wed, 02 Dec 2026 00:00:00 GMT", 0, 502);
    let _balance = block_on(read_balance_units(&host, &account()));
    assert_eq!(flow::seconds_ahead(&host, &account()), 0);
    let host = window("Wed, 02 Dec 2026 00:00:00 GMT", 0, 200);
    let _balance = block_on(read_balance_units(&host, &account()));
    let mut other = account();
    other.base_url = comet_keys::domain::base_url::BaseUrl::parse("https://other.example").unwrap();
    assert_eq!(flow::seconds_ahead(&host, &other), 0, "another server's clock is its own");
}

#[test]
fn an_hour_from_now_is_an_hour_by_the_servers_clock_and_what_is_past_there_is_an_error() {
    let host = window("Wed, 02 Dec 2026 00:00:00 GMT", 0, 200);
    let _balance = block_on(read_balance_units(&host, &account()));
    let now = flow::server_now(&host, &account());
    assert_eq!(now, UnixSeconds(START_MILLIS / 1000 + DAY_SECONDS));
    let draft = |expired_time: &str| Draft {
        expires: true,
        expired_time: expired_time.to_owned(),
        ..plain_draft("ci")
    };
    let per = comet_keys::domain::quota::UnitsPerDollar::new(500_000);
    let (valid, _) = validate(&draft("+3600"), now, per).unwrap();
    assert_eq!(valid.expiry, Expiry::At(UnixSeconds(now.0 + 3600)));
    let in_an_hour_here = (START_MILLIS / 1000 + 3600).to_string();
    let errors = validate(&draft(&in_an_hour_here), now, per).unwrap_err();
    assert_eq!(errors[0].code.code(), "expiry-past");
}

proptest! {
    #[test]
    fn the_difference_is_never_overstated(
        off_millis in -100_000_000..100_000_000_i64,
        there_millis in 0..60_000_i64,
        back_millis in 0..60_000_i64,
    ) {
        let date = (START_MILLIS + there_millis + off_millis).div_euclid(1000);
        let found = seconds_ahead(UnixSeconds(date), START_MILLIS, START_MILLIS + there_millis + back_millis).unwrap();
        prop_assert!(found.abs() <= off_millis.abs() / 1000 + 1, "{}", found);
        prop_assert!(found == 0 || (found > 0) == (off_millis > 0));
        prop_assert!(found == 0 || found.abs() >= 60);
        // Well over a minute plus what the answer took is always noticed.
        if off_millis.abs() > 62_000 + there_millis + back_millis {
            prop_assert!(found != 0);
        }
    }

    #[test]
    fn no_clock_panics(date in any::<i64>(), sent in any::<i64>(), received in any::<i64>()) {
        let _ahead = seconds_ahead(UnixSeconds(date), sent, received);
    }
}
