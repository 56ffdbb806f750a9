//! The contract suite: what Comet Keys relies on, asked of any live server. It makes keys of its own
//! (some fifteen, named `comet-contract-…`), deletes them at the end, and touches no others.

mod account;
mod checks;
mod client;
mod report;

pub use report::{Check, Report, Verdict};

use account::AccountUnderTest;
use client::Client;

/// Runs the suite against a server, with a personal access token of an account there and, for the
/// servers that want it, the account's id. It never fails as a whole: what goes wrong is in the report.
pub async fn run(base_url: &str, token: &str, user_id: Option<i64>) -> Report {
    let account = AccountUnderTest::new(Client::new(base_url, token, user_id));
    // The client blocks, and a checked server may live in this very runtime.
    let finished = tokio::task::spawn_blocking(move || run_blocking(&account)).await;
    finished.unwrap_or_else(|error| Report {
        checks: vec![Check {
            name: "the suite runs to its end",
            verdict: Verdict::Fails(error.to_string()),
        }],
    })
}

fn run_blocking(account: &AccountUnderTest) -> Report {
    let mut report = Report::default();
    for (name, check) in checks::CHECKS {
        let verdict = check(account).unwrap_or_else(Verdict::Fails);
        report.checks.push(Check { name, verdict });
    }
    let left = account.clean_up().map_or_else(Verdict::Fails, |()| Verdict::Holds);
    report.checks.push(Check { name: "the suite leaves no key behind", verdict: left });
    report
}
