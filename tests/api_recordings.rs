//! The readers against exchanges recorded from real servers: everything in them is understood.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use comet_keys::api::{
    FailureKind, Response, auto_groups, create_key, delete_key, get_key, groups, list_keys,
    model_catalogue, models_v1, reveal_key, reveal_keys, set_status, status, update_key, usage,
    user_models, user_self,
};
use comet_keys::domain::auto_groups::{Offered, text_of};
use comet_keys::domain::catalogue::{Catalogue, Model, Price};
use comet_keys::domain::key::{KeyRecord, KeyText};
use comet_keys::domain::quota::UnitsPerDollar;
use serde_json::Value;

struct Exchange {
    name: String,
    method: String,
    path: String,
    response: Response,
}

const SERVERS: [&str; 5] = [
    "cometapi-docs-like",
    "new-api-2026-02",
    "new-api-2026-07",
    "new-api-2026-08",
    "new-api-2026-09",
];

fn exchanges(file: &str) -> Vec<Exchange> {
    let path = format!("{}/tests/fixtures/recordings/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect(&path);
    let recording: Value = serde_json::from_str(&text).unwrap();
    let read = |exchange: &Value| {
        let (request, response) = (&exchange["request"], &exchange["response"]);
        let body = match response.get("json") {
            Some(json) => json.to_string(),
            None => response["text"].as_str().unwrap_or_default().to_owned(),
        };
        Exchange {
            name: exchange["name"].as_str().unwrap().to_owned(),
            method: request["method"].as_str().unwrap().to_owned(),
            path: request["path"].as_str().unwrap().to_owned(),
            response: Response {
                status: u16::try_from(response["status"].as_u64().unwrap()).unwrap(),
                content_type: response["headers"]["content-type"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
                body: body.into_bytes(),
                ..Response::default()
            },
        }
    };
    recording["exchanges"].as_array().unwrap().iter().map(read).collect()
}

fn response(file: &str, name: &str) -> Response {
    let found = exchanges(file).into_iter().find(|exchange| exchange.name == name);
    found.unwrap_or_else(|| panic!("{file} has no {name}")).response
}

/// Reads a response with the reader of its endpoint; the failure's kind if it is one.
fn read(exchange: &Exchange) -> Option<Result<(), FailureKind>> {
    let response = &exchange.response;
    let path = exchange.path.split('?').next().unwrap();
    let outcome = match (exchange.method.as_str(), path) {
        ("GET", "/api/token/" | "/api/token" | "/api/token/search") => {
            list_keys::read(response).map(drop)
        }
        ("POST", "/api/token/" | "/api/token") => create_key::read(response).map(drop),
        ("PUT", "/api/token/") if exchange.path.contains("status_only") => {
            set_status::read(response).map(drop)
        }
        ("PUT", "/api/token/") => update_key::read(response).map(drop),
        ("POST", path) if path.ends_with("/key") => reveal_key::read(response).map(drop),
        ("POST", "/api/token/batch/keys") => reveal_keys::read(response).map(drop),
        ("GET", "/api/token/auto-groups") => auto_groups::read(response).map(drop),
        ("GET", path) if path.starts_with("/api/token/") => get_key::read(response).map(drop),
        ("DELETE", _) => delete_key::read(response),
        ("GET", "/api/user/self") => user_self::read(response).map(drop),
        ("GET", "/api/user/self/groups" | "/api/user/groups") => groups::read(response).map(drop),
        ("GET", "/api/user/models") => user_models::read(response).map(drop),
        ("GET", "/api/status") => status::read(response).map(drop),
        ("GET", "/v1/models") => models_v1::read(response).map(drop),
        ("GET", "/api/usage/token/") => usage::read(response).map(drop),
        ("GET", "/api/nothing-here" | "/api/models") => model_catalogue::read(response).map(drop),
        // Comet Keys sends none of these; a failure of them is called as any other.
        ("OPTIONS", _) | ("POST", "/api/token/batch") => return None,
        (
            "GET",
            "/api/pricing"
            | "/api/log/self"
            | "/api/log/self/stat"
            | "/api/data/self"
            | "/api/user/aff"
            | "/api/user/token"
            | "/api/user/access_tokens",
        ) => {
            let failure = user_self::read(response).err();
            let kind = failure.map(|failure| failure.kind);
            return kind.filter(|kind| *kind != FailureKind::Unreadable).map(Err);
        }
        other => panic!("no reader for {other:?}"),
    };
    Some(outcome.map_err(|failure| failure.kind))
}

/// What a recorded exchange that is no success is called.
fn expected_failure(server: &str, name: &str) -> Option<FailureKind> {
    let is_comet = server.contains("cometapi");
    let is_new = !is_comet && !server.contains("2026-02");
    Some(match name {
        "create-name-51-chars"
        | "create-negative-quota"
        | "create-quota-too-large"
        | "create-bad-json"
        | "create-wrong-type"
        | "get-not-a-number" => FailureKind::Refused,
        "create-name-50-cjk" if !is_comet => FailureKind::Refused,
        "create-unknown-group" if is_comet => FailureKind::Refused,
        "get-unknown" | "update-unknown-id" | "delete-again" => FailureKind::NoLongerThere,
        "reveal-key" if !is_new => FailureKind::NotFound,
        "unknown-path" => FailureKind::NotFound,
        "list-no-auth" | "list-bad-token" => FailureKind::WrongToken,
        "list-without-user-header" if server.contains("2026-02") => FailureKind::UserIdMissing,
        "no-trailing-slash-get" | "no-trailing-slash-post" => FailureKind::Redirected,
        // By then the recording had used up what the server allows of these requests.
        "usage-no-auth" if server.contains("2026-07") => FailureKind::RateLimited,
        "models-bad-key"
        | "models-expired"
        | "models-empty-quota"
        | "models-disabled"
        | "models-deleted"
        | "models-access-token"
        | "usage-deleted"
        | "usage-no-auth" => FailureKind::KeyNotAccepted,
        // The newer server tells nothing of a key that is switched off.
        "usage-disabled" if is_new => FailureKind::KeyNotAccepted,
        name if name.starts_with("scope-")
            && (name.contains("-cannot-") || name.contains("-no-")) =>
        {
            FailureKind::NotPermitted
        }
        "old-generate-endpoint" | "access-tokens-need-a-session" => FailureKind::NotPermitted,
        "token-expired" | "token-expired-zh" | "token-unknown" | "token-session-jwt-broken" => {
            FailureKind::WrongToken
        }
        "auto-groups-duplicate"
        | "auto-groups-unknown"
        | "auto-groups-wrong-type"
        | "quota-over-int32"
        | "quota-over-int32-zh"
        | "data-self-month-plus"
        | "data-self-too-long" => FailureKind::Refused,
        "models-other-ip" => FailureKind::AddressNotAllowed,
        _ => return None,
    })
}

#[test]
fn every_recorded_exchange_is_understood() {
    for server in SERVERS {
        for file in [server.to_owned(), format!("key-use-{server}")] {
            let mut count = 0;
            for exchange in exchanges(&file) {
                let Some(outcome) = read(&exchange) else { continue };
                let expected = expected_failure(server, &exchange.name).map_or(Ok(()), Err);
                assert_eq!(outcome, expected, "{file}: {}", exchange.name);
                count += 1;
            }
            assert!(count > 30, "{file} holds {count} exchanges");
        }
    }
}

#[test]
fn a_record_is_read_with_every_field() {
    let page = list_keys::read(&response("new-api-2026-02", "list-after-create")).unwrap();
    let [record] = page.keys.as_slice() else { panic!("one key") };
    let KeyRecord {
        name, remain_quota, expired_time, user_id, allow_ips, cross_group_retry, ..
    } = record;
    assert_eq!(name, "production");
    assert_eq!(*remain_quota, 100_000);
    assert_eq!(*expired_time, -1);
    assert_eq!(*user_id, Some(2));
    assert_eq!(allow_ips.as_deref(), Some(""));
    assert_eq!(*cross_group_retry, Some(false));
    let KeyText::Full(key) = &record.key else { panic!("this server does not mask") };
    assert_eq!(key.expose(), "sk-8iXqsHxlrCMS3xClapadUWESJLbJsERfXpZFcFYsZtQU4mrn");
    assert!(!format!("{record:?}").contains("8iXqsHxlrCMS3x"));
}

#[test]
fn a_masked_record_is_told_from_a_full_one_and_revealed() {
    let page = list_keys::read(&response("new-api-2026-07", "list-after-create")).unwrap();
    assert_eq!(page.keys[0].key, KeyText::Masked("XGvY**********vgQp".to_owned()));
    let key = reveal_key::read(&response("new-api-2026-07", "reveal-key")).unwrap();
    assert_eq!(key.expose(), "sk-mW2krHPfJwZygs3VoCbxqyu4PJISoS3vNdQKisuOtPVMn1OE");
}

#[test]
fn pages_are_read_with_their_total() {
    for server in SERVERS {
        let page = list_keys::read(&response(server, "list-page-1-of-2")).unwrap();
        assert_eq!((page.keys.len(), page.total), (3, Some(8)));
        assert!(page.keys.is_sorted_by(|left, right| left.id > right.id));
        let past = list_keys::read(&response(server, "list-past-end")).unwrap();
        assert_eq!((past.keys.len(), past.total), (0, Some(8)));
    }
}

#[test]
fn lists_of_older_servers_are_read_too() {
    let text = |body: &str| Response {
        status: 200,
        content_type: "application/json".to_owned(),
        body: body.as_bytes().to_vec(),
        ..Response::default()
    };
    let record = r#""id":7,"name":"a","expired_time":-1,"remain_quota":5,"unlimited_quota":false"#;
    for data in [
        format!("[{{{record}}}]"),
        format!(r#"{{"data":[{{{record}}}]}}"#),
        format!(r#"{{"items":[{{{record},"key":null,"allow_ips":null,"brand_new":{{}}}}]}}"#),
    ] {
        let page = list_keys::read(&text(&format!(r#"{{"success":true,"data":{data}}}"#))).unwrap();
        assert_eq!(page.keys.len(), 1, "{data}");
        assert_eq!(page.keys[0].name, "a");
    }
    let empty = list_keys::read(&text(r#"{"success":true,"data":{"items":null,"total":0}}"#));
    assert!(empty.unwrap().keys.is_empty());
}

#[test]
fn numbers_beyond_what_a_float_holds_stay_exact() {
    let body = r#"{"success":true,"data":[{"id":9007199254740993,"expired_time":-1,"unlimited_quota":false,"remain_quota":9223372036854775807,"used_quota":-9007199254740993}]}"#;
    let page = list_keys::read(&Response {
        status: 200,
        content_type: "application/json".to_owned(),
        body: body.as_bytes().to_vec(),
        ..Response::default()
    })
    .unwrap();
    assert_eq!(page.keys[0].id.0, 9_007_199_254_740_993);
    assert_eq!(page.keys[0].remain_quota, i64::MAX);
    assert_eq!(page.keys[0].used_quota, -9_007_199_254_740_993);
}

#[test]
fn the_small_endpoints_are_read() {
    for server in &SERVERS[..3] {
        let user = user_self::read(&response(server, "self")).unwrap();
        assert_eq!((user.id, user.display_name.as_str()), (2, "alice"));
        let groups = groups::read(&response(server, "self-groups")).unwrap();
        assert_eq!(
            groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>(),
            ["default", "vip"]
        );
        assert_eq!(groups[0].ratio, "1");
        let models = user_models::read(&response(server, "user-models")).unwrap();
        assert_eq!(ids(&models), ["gpt-4.1", "gpt-4o", "gpt-4o-mini"]);
        let about = status::read(&response(server, "status")).unwrap();
        assert_eq!(about.units_per_dollar, UnitsPerDollar::new(500_000));
        let spent = usage::read(&response(&format!("key-use-{server}"), "usage-plain")).unwrap();
        assert_eq!(
            (spent.name.as_str(), spent.total_available, spent.expires_at),
            ("plain", 100_000, 0)
        );
        let models =
            models_v1::read(&response(&format!("key-use-{server}"), "models-limited")).unwrap();
        assert_eq!(models, ["gpt-4o"]);
    }
}

#[test]
fn the_servers_since_august_tell_of_the_groups_behind_auto() {
    for server in &SERVERS[3..] {
        let groups = groups::read(&response(server, "self-groups")).unwrap();
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["auto", "default", "vip"]);
        assert_eq!(groups[2].ratio, "0.5");
        let page = list_keys::read(&response(server, "list-after-create")).unwrap();
        assert_eq!(page.keys[0].auto_groups, None, "null is every group");
    }
    let of = |name: &str| {
        let page = list_keys::read(&response("new-api-2026-09", name)).unwrap();
        text_of(page.keys[0].auto_groups.as_ref())
    };
    assert_eq!(of("group-auto-read-back"), "vip\ndefault");
    assert_eq!(of("auto-groups-without-auto-read-back"), "");
    let kept = update_key::read(&response("new-api-2026-09", "update-keeps-put")).unwrap();
    assert_eq!(text_of(kept.auto_groups.as_ref()), "vip");
    let cleared = update_key::read(&response("new-api-2026-09", "update-clears-with-empty"));
    assert_eq!(cleared.unwrap().auto_groups, None);
    let offered = auto_groups::read(&response("new-api-2026-09", "auto-groups-offered")).unwrap();
    let groups = ["default", "vip"].map(str::to_owned).to_vec();
    assert_eq!(offered, Offered::Known { groups, most: 5 });
    for older in SERVERS {
        let asked = auto_groups::read(&response(older, "get-not-a-number"));
        assert_eq!(asked, Ok(Offered::Unsupported), "as older servers answer that path");
    }
}

fn ids(models: &Catalogue) -> Vec<&str> {
    models.models().iter().map(|model| model.id.as_str()).collect()
}

fn catalogue(data: &str) -> Catalogue {
    model_catalogue::read(&Response {
        status: 200,
        content_type: "application/json".to_owned(),
        body: format!(r#"{{"success":true,"data":{data}}}"#).into_bytes(),
        ..Response::default()
    })
    .unwrap()
}

#[test]
fn both_shapes_of_the_catalogue_are_read() {
    let public = catalogue(r#"[{"id":"b","provider":"x"},{"id":"a"},{"id":"no, id"},{"id":7}]"#);
    assert_eq!(ids(&public), ["a", "b"]);
    assert_eq!(ids(&catalogue(r#"{"1":["b","a"],"2":["b"],"3":null}"#)), ["a", "b"]);
}

#[test]
fn a_model_of_the_documented_catalogue_keeps_all_that_is_told_of_it() {
    let read = catalogue(
        r#"[{"id":"veo","provider":"google","model_type":"video","features":["text-to-video"],
            "pricing":{"currency":"USD","input":null,"output":2.50,"per_request":"0.04","per_second":1e-1},
            "api_doc_url":"https://example.com"}]"#,
    );
    let price = Price {
        currency: "USD".to_owned(),
        input: None,
        output: Some("2.5".to_owned()),
        per_request: Some("0.04".to_owned()),
        per_second: Some("0.1".to_owned()),
    };
    let expected = Model {
        provider: "google".to_owned(),
        kind: "video".to_owned(),
        features: vec!["text-to-video".to_owned()],
        price,
        ..Model::named("veo".parse().unwrap())
    };
    assert_eq!(read.models(), [expected]);
}
