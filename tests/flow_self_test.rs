//! Stories of `flow::self_test`: what a key says of itself, played from recordings of real servers.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{FailureKind, Response};
use comet_keys::domain::key::{KeyId, KeyRecord, KeyStatus, KeyText};
use comet_keys::domain::secret::ApiKey;
use comet_keys::flow::{Reason, SelfTest, UseHere, self_test};
use comet_keys::host::SendError;
use comet_keys::host::memory::{Answer, Browser, MemoryHost, block_on};
use serde_json::Value;

const SERVERS: [&str; 3] = ["cometapi-docs-like", "new-api-2026-02", "new-api-2026-07"];

/// The recorded key `name`, as the account lists it.
fn listed(name: &str, change: impl FnOnce(&mut KeyRecord)) -> KeyRecord {
    let mut record = KeyRecord {
        id: KeyId(1),
        name: name.to_owned(),
        status: KeyStatus::Enabled,
        created_time: 0,
        accessed_time: 0,
        expired_time: -1,
        remain_quota: 100_000,
        used_quota: 0,
        unlimited_quota: false,
        model_limits_enabled: false,
        model_limits: String::new(),
        allow_ips: None,
        group: String::new(),
        cross_group_retry: Some(false),
        auto_groups: None,
        user_id: None,
        key: KeyText::Masked(String::new()),
        foreign: Vec::new(),
    };
    change(&mut record);
    record
}

fn recorded(server: &str, name: &str) -> Response {
    let path =
        format!("{}/tests/fixtures/recordings/key-use-{server}.json", env!("CARGO_MANIFEST_DIR"));
    let recording: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let exchanges = recording["exchanges"].as_array().unwrap();
    let exchange = exchanges.iter().find(|exchange| exchange["name"] == name).unwrap();
    let status = exchange["response"]["status"].as_u64().unwrap();
    Response {
        status: u16::try_from(status).unwrap(),
        ..common::json_response(&exchange["response"]["json"])
    }
}

fn run(record: &KeyRecord, usage: Answer, models: Answer) -> SelfTest {
    let host = MemoryHost::scripted(&Browser::default(), vec![usage, models]);
    let tested = block_on(self_test(
        &host,
        &common::account(),
        record,
        &ApiKey::from_server("NewKeyNewKeyNewKey"),
    ));
    let sent = host.sent();
    assert_eq!(sent.len(), 2, "each is asked once");
    for request in sent {
        assert_eq!(request.header("Authorization"), Some("Bearer sk-NewKeyNewKeyNewKey"));
        assert!(!request.url.contains("NewKey"), "no secret in an address");
    }
    tested
}

fn run_recorded(server: &str, record: &KeyRecord) -> SelfTest {
    let name = record.name.as_str();
    let usage = recorded(server, &format!("usage-{name}"));
    run(record, Ok(usage), Ok(recorded(server, &format!("models-{name}"))))
}

fn assert_granted(tested: &SelfTest) {
    assert!(!tested.granted.is_empty());
    assert!(tested.granted.iter().all(|row| row.equal), "{:?}", tested.granted);
}

#[test]
fn a_plain_key_works_and_is_granted_as_asked() {
    for server in SERVERS {
        let tested = run_recorded(server, &listed("plain", |_| {}));
        assert_granted(&tested);
        let UseHere::Works { models, missing } = tested.use_here else { panic!("{tested:?}") };
        assert!(models.contains(&"gpt-4o".to_owned()));
        assert!(missing.is_empty());
    }
}

#[test]
fn a_limited_key_shows_its_models() {
    for server in SERVERS {
        let record = listed("limited", |record| {
            record.model_limits_enabled = true;
            record.model_limits = "gpt-4o".to_owned();
        });
        let tested = run_recorded(server, &record);
        assert_granted(&tested);
        let works = UseHere::Works { models: vec!["gpt-4o".to_owned()], missing: Vec::new() };
        assert_eq!(tested.use_here, works);
    }
}

#[test]
fn a_model_that_the_account_cannot_use_is_missing() {
    let record = listed("limited", |record| {
        record.model_limits_enabled = true;
        record.model_limits = "gpt-4o,no-such-model".to_owned();
    });
    let tested = run_recorded(SERVERS[1], &record);
    let UseHere::Works { missing, .. } = tested.use_here else { panic!("{tested:?}") };
    assert_eq!(missing, ["no-such-model"]);
    assert!(tested.granted.iter().any(|row| !row.equal), "the recorded key has one model only");
}

#[test]
fn a_key_for_other_addresses_is_explained() {
    for server in SERVERS {
        let record = listed("other-ip", |record| record.allow_ips = Some("203.0.113.7".to_owned()));
        let tested = run_recorded(server, &record);
        assert_granted(&tested);
        assert_eq!(tested.use_here, UseHere::ByDesign(Reason::AddressNotInList));
    }
}

#[test]
fn a_key_without_quota_is_explained() {
    for server in SERVERS {
        let record = listed("empty-quota", |record| record.remain_quota = 0);
        let tested = run_recorded(server, &record);
        assert_granted(&tested);
        assert_eq!(tested.use_here, UseHere::ByDesign(Reason::NoQuota));
    }
}

#[test]
fn an_unlimited_key_works() {
    for server in SERVERS {
        let tested =
            run_recorded(server, &listed("unlimited", |record| record.unlimited_quota = true));
        assert_granted(&tested);
        assert!(matches!(tested.use_here, UseHere::Works { .. }));
    }
}

#[test]
fn a_key_that_is_off_or_over_is_explained() {
    for server in SERVERS {
        for (name, change, reason) in [
            (
                "models-disabled",
                (|record| record.status = KeyStatus::Disabled) as fn(&mut KeyRecord),
                Reason::Disabled,
            ),
            ("models-expired", |record| record.expired_time = 1_700_000_000, Reason::Expired),
        ] {
            let record = listed("plain", change);
            let usage = recorded(server, "usage-plain");
            let tested = run(&record, Ok(usage), Ok(recorded(server, name)));
            assert_eq!(tested.use_here, UseHere::ByDesign(reason), "{server} {name}");
        }
    }
}

#[test]
fn what_is_spent_counts_as_granted() {
    let record = listed("plain", |record| {
        record.remain_quota = 99_000;
        record.used_quota = 1_000;
    });
    assert_granted(&run_recorded(SERVERS[0], &record));
}

#[test]
fn a_refusal_that_nothing_explains_is_told() {
    for server in SERVERS {
        let record = listed("plain", |_| {});
        for name in ["models-expired", "models-other-ip", "models-disabled"] {
            let usage = recorded(server, "usage-plain");
            let tested = run(&record, Ok(usage), Ok(recorded(server, name)));
            assert!(matches!(tested.use_here, UseHere::Declined(_)), "{name}: {tested:?}");
        }
    }
}

#[test]
fn a_rate_limit_or_a_lost_answer_says_nothing_about_the_key() {
    let record = listed("plain", |_| {});
    for (answer, kind) in [
        (Ok(common::text(429, "", "")), FailureKind::RateLimited),
        (Ok(common::text(502, "text/html", "<h1>")), FailureKind::Server { status: 502 }),
        (Err(SendError::Network), FailureKind::Network),
    ] {
        let tested = run(&record, answer.clone(), answer);
        assert!(tested.granted.is_empty());
        assert_eq!(tested.granted_failure.map(|failure| failure.kind), Some(kind));
        let UseHere::NotAsked(failure) = tested.use_here else { panic!("{:?}", tested.use_here) };
        assert_eq!(failure.kind, kind);
    }
}
