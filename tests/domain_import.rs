//! Pasting a request into the form: what people paste, what is not understood, and what is not kept.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::draft::Draft;
use comet_keys::domain::field::Field;
use comet_keys::domain::import::{Error, Imported, read};
use comet_keys::domain::quota::Unit;
use comet_keys::domain::shell_words::words;
use proptest::prelude::*;

/// The documentation's example.
const BODY: &str = r#"{
  "name": "production",
  "expired_time": -1,
  "remain_quota": 100000,
  "unlimited_quota": false,
  "model_limits_enabled": false,
  "model_limits": "",
  "allow_ips": null,
  "group": "",
  "cross_group_retry": false
}"#;

fn production() -> Draft {
    Draft {
        name: "production".to_owned(),
        remain_quota: "100000".to_owned(),
        quota_unit: Unit::Units,
        ..Draft::default()
    }
}

fn reads(text: &str) -> Imported {
    read(text).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

#[test]
fn every_way_to_paste_the_documentations_example_fills_the_form() {
    let one_line = BODY.replace('\n', " ");
    let escaped = one_line.replace('"', "\\\"");
    let texts = [
        BODY.to_owned(),
        format!(
            "curl --request POST --url https://api.cometapi.com/api/token/ --header 'Authorization: <access-token>' --header 'Content-Type: application/json' --data '{BODY}'"
        ),
        format!(
            "curl -X POST https://api.cometapi.com/api/token/ \\\n  -H \"Authorization: $COMETAPI_ACCESS_TOKEN\" \\\n  -H 'Content-Type: application/json' \\\n  -d '{BODY}'"
        ),
        format!("curl -X POST https://api.cometapi.com/api/token/ \\\r\n -d '{one_line}'\r\n"),
        format!("curl \"https://api.cometapi.com/api/token/\" -d \"{escaped}\""),
        format!("curl https://api.cometapi.com/api/token/ --data-raw='{one_line}'"),
        format!("curl https://api.cometapi.com/api/token/ -d'{one_line}' | jq ."),
        format!("$ curl https://api.cometapi.com/api/token/ --json '{one_line}' && echo done"),
        format!(
            "curl 'https://api.cometapi.com/api/token/' --data-raw $'{}' --compressed",
            one_line.replace('n', "\\u006e")
        ),
    ];
    for text in texts {
        let imported = reads(&text);
        assert_eq!(imported.draft, production(), "{text}");
        assert_eq!(imported.named.len(), 9, "{text}");
        assert!(imported.unknown.is_empty() && !imported.had_secret, "{text}");
        let host = text.contains("curl").then_some("api.cometapi.com");
        assert_eq!(imported.host.as_deref(), host, "{text}");
    }
}

#[test]
fn lists_and_numbers_in_other_clothes_are_taken() {
    let imported = reads(
        r#"{"name":"x","expired_time":"1830000000","remain_quota":9007199254740993,
            "model_limits_enabled":true,"model_limits":["a","b"],"allow_ips":["10.0.0.1","::1"]}"#,
    );
    let draft = imported.draft;
    assert!(draft.expires);
    assert_eq!(draft.expired_time, "1830000000");
    assert_eq!(draft.remain_quota, "9007199254740993");
    assert_eq!((&*draft.model_limits, &*draft.allow_ips), ("a,b", "10.0.0.1\n::1"));
    assert!(!reads(r#"{"expired_time":0}"#).draft.expires, "the server stores 0 as never");
}

#[test]
fn what_is_left_out_stands_as_the_server_takes_it() {
    let imported = reads(r#"{"name":"x"}"#);
    assert_eq!(imported.named, [Field::Name]);
    assert_eq!(imported.draft.remain_quota, "0");
}

#[test]
fn what_is_not_understood_is_reported() {
    let imported = reads(r#"{"name":7,"unlimited_quota":"yes","models":["a"],"Name":"x"}"#);
    assert_eq!(imported.unfit, [Field::Name, Field::UnlimitedQuota]);
    assert_eq!(imported.unknown, ["Name", "models"]);
}

#[test]
fn a_token_in_it_is_noticed_and_kept_nowhere() {
    let secrets = [
        "curl https://x.example/ -H 'Authorization: Bearer s3cretT0ken' -d '{\"name\":\"x\"}'",
        "curl https://x.example/ --header='authorization:s3cretT0ken' -d '{\"name\":\"x\"}'",
        "curl https://me:s3cretT0ken@x.example/ -u me:s3cretT0ken -d '{\"name\":\"x\"}'",
        "{\"name\":\"x\",\"key\":\"s3cretT0ken\"}",
        "{\"name\":\"x\",\"access_token\":\"s3cretT0ken\"}",
    ];
    for text in secrets {
        let imported = reads(text);
        assert!(imported.had_secret, "{text}");
        assert!(!format!("{imported:?}").contains("s3cretT0ken"), "{text}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let cases = [
        ("  \n", Error::Empty),
        ("curl https://api.cometapi.com/api/token/ -d '{", Error::OpenQuote),
        ("curl https://api.cometapi.com/api/token/", Error::NoBody),
        ("curl https://api.cometapi.com/api/token/ -d @body.json", Error::BodyInFile),
        ("curl https://api.cometapi.com/api/token/ -d name=x", Error::NotJson),
        ("[1]", Error::NotJson),
        ("curled hair", Error::NotJson),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), Err(expected), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_at_all_is_read_or_refused(text in "(curl )?(\\PC|[ '\"\\\\\n$-]){0,60}") {
        let _read = read(&text);
    }

    #[test]
    fn words_between_apostrophes_are_taken_as_they_are(parts in prop::collection::vec("[^']{1,8}", 1..5)) {
        let quoted: Vec<_> = parts.iter().map(|part| format!("'{part}'")).collect();
        prop_assert_eq!(words(&quoted.join(" ")), Ok(parts));
    }
}
