//! The contract suite holds against every generation, and says so when a server breaks it.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

use comet_sandbox::{Config, Generation, Handle, Sandbox, contract};

async fn start(server: Generation) -> Handle {
    Sandbox::start(Config { server, ..Config::default() }).await.unwrap()
}

async fn run(sandbox: &Handle) -> contract::Report {
    contract::run(&sandbox.http_url, sandbox.token(), Some(sandbox.user_id())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_generation_keeps_the_contract_and_its_keys() {
    for server in Generation::ALL {
        let sandbox = start(server).await;
        let before = sandbox.keys();

        let report = run(&sandbox).await;

        assert!(report.passed(), "{server}:\n{report}");
        assert_eq!(sandbox.keys(), before, "{server}: only its own keys came and went");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_answers_with_a_page_fails_and_is_named() {
    let sandbox = start(Generation::CometApi).await;
    sandbox.add_fault("502-html:POST /api/token/:1".parse().unwrap());

    let report = run(&sandbox).await;

    assert!(!report.passed());
    let failed: Vec<_> = report.failures().map(|check| check.name).collect();
    assert_eq!(failed, ["a key is found again with every field as asked"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_fails_without_making_a_key() {
    let sandbox = start(Generation::CometApi).await;
    let before = sandbox.keys();

    let report = contract::run(&sandbox.http_url, "wrong", None).await;

    assert!(!report.passed());
    assert_eq!(sandbox.keys(), before);
}
