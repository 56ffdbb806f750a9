//! The request as text: exactly what would be sent, quoted so that nothing in a name can break out, and read back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::io::Write as _;
use std::process::{Command, Stdio};

use comet_keys::domain::check::validate;
use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::import;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::request_text::{Kind, Target, write};
use comet_keys::domain::time::UnixSeconds;
use comet_keys::domain::user_id::UserId;
use common::{TOKEN, asked, valid, wire};
use proptest::prelude::*;
use serde_json::Value;

fn target() -> Target {
    Target { user_id: UserId::parse("7").ok(), ..Target::default() }
}

/// Keys whose names, models and groups hold whatever could break out of a quotation.
fn nasty() -> impl Strategy<Value = ValidDraft> {
    let name = "[a-z'\"\\\\$`{}<>%!#&|;\u{2028}\u{202e}\u{feff}数é😀 ]{1,20}";
    let model = "[a-z'$`:/{}数]{1,10}";
    (name, prop::collection::vec(model, 0..3), name, any::<[bool; 3]>(), 0..=i64::MAX)
        .prop_filter_map("a valid form", |(name, models, group, flags, number)| {
            let draft = Draft {
                name,
                expires: flags[0],
                expired_time: (1_796_083_201 + number % 90_000_000_000).to_string(),
                remain_quota: (number % 500_000_000_000_000).to_string(),
                quota_unit: comet_keys::domain::quota::Unit::Units,
                unlimited_quota: flags[1],
                model_limits_enabled: !models.is_empty(),
                model_limits: models.join(","),
                allow_ips: if flags[2] { "10.0.0.1\n::1".to_owned() } else { String::new() },
                group,
                ..Draft::default()
            };
            validate(&draft, UnixSeconds(1_796_083_200), UnitsPerDollar::new(500_000)).ok()
        })
        .prop_map(|(valid, _)| valid)
}

/// What `program` says of `input`.
fn said(program: &str, arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} fails on {input}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a shell script in which curl only tells the words it was given, one after each NUL.
fn words_of_curl(script: &str) -> Vec<String> {
    let curl = r#"curl() { for word in "$@"; do printf '%s\0' "$word"; done; }"#;
    let script = format!("COMETAPI_ACCESS_TOKEN=secret\n{curl}\n{script}");
    let told = said("sh", &[], &script);
    told.split_terminator('\0').map(ToOwned::to_owned).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The text between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn a_curl_line_reads_as_people_write_it() {
    let expected = "curl -sS -X POST 'https://api.cometapi.com/api/token/' \\\n\
        \x20 -H \"Authorization: $COMETAPI_ACCESS_TOKEN\" \\\n\
        \x20 -H 'Content-Type: application/json' \\\n\
        \x20 --data-raw '{\"name\":\"it'\\''s\",\"expired_time\":-1,\"remain_quota\":500000,\
        \"unlimited_quota\":false,\"model_limits_enabled\":false,\"model_limits\":\"\",\"allow_ips\":null,\
        \"group\":\"\",\"cross_group_retry\":false}'\n";
    let asked = valid(&common::plain_draft("it's"));
    assert_eq!(write(Kind::Curl, &asked, &Target::default()), expected);
}

#[test]
fn no_kind_holds_the_token_and_every_kind_asks_for_it() {
    for kind in Kind::ALL {
        let text = write(kind, &asked("ci"), &target());
        assert!(!text.contains(TOKEN));
        assert!(kind == Kind::Json || text.contains("COMETAPI_ACCESS_TOKEN"), "{kind:?}");
        assert_eq!(Kind::from_code(kind.code()), Some(kind));
    }
}

#[test]
fn a_user_id_is_sent_where_the_server_wants_one() {
    for kind in [Kind::Curl, Kind::Python, Kind::JavaScript, Kind::GitHubActions] {
        let text = write(kind, &asked("ci"), &target());
        assert!(text.contains("New-Api-User"), "{kind:?}");
        assert!(!write(kind, &asked("ci"), &Target::default()).contains("New-Api-User"));
    }
}

proptest! {
    #[test]
    fn json_says_what_is_sent_and_is_read_back(asked in nasty()) {
        let text = write(Kind::Json, &asked, &target());
        prop_assert_eq!(json(&text), wire(&asked));
        is_read_back(&asked, &text)?;
    }

    #[test]
    fn a_curl_line_is_read_back(asked in nasty()) {
        let text = write(Kind::Curl, &asked, &target());
        let imported = is_read_back(&asked, &text)?;
        prop_assert_eq!(imported.host.as_deref(), Some("api.cometapi.com"));
        prop_assert!(!imported.had_secret, "the name of a variable is no secret");
    }

    #[test]
    fn every_kind_is_read_back(asked in nasty()) {
        for kind in Kind::ALL {
            is_read_back(&asked, &write(kind, &asked, &target()))?;
        }
    }

    #[test]
    fn python_and_javascript_hold_the_body_and_nothing_breaks_out(asked in nasty()) {
        let python = write(Kind::Python, &asked, &target());
        let literal = between(&python, "key = ", ",\n}\n").to_owned() + "}";
        // Outside of strings, of which each stands behind a quotation mark, the words differ.
        let literal = literal.replace(": True", ": true").replace(": False", ": false");
        let literal = literal.replace(": None", ": null");
        prop_assert_eq!(json(&literal), wire(&asked));
        let javascript = write(Kind::JavaScript, &asked, &target());
        let literal = between(&javascript, "const key = ", ",\n};\n").to_owned() + "}";
        prop_assert_eq!(json(&literal), wire(&asked));
    }
}

proptest! {
    // Each case starts a process.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_shell_gives_curl_the_body_whatever_stands_in_a_name(asked in nasty()) {
        let words = words_of_curl(&write(Kind::Curl, &asked, &target()));
        prop_assert_eq!(json(words.last().unwrap()), wire(&asked));
        prop_assert!(words.contains(&"Authorization: secret".to_owned()));
        prop_assert!(words.contains(&"New-Api-User: 7".to_owned()));
        prop_assert_eq!(words.len(), 12);
    }

    #[test]
    fn an_env_file_holds_the_body_for_a_shell(asked in nasty()) {
        let env = write(Kind::Env, &asked, &target());
        let told = said("sh", &[], &format!("{env}\nprintf %s \"$COMETAPI_CREATE_KEY\""));
        prop_assert_eq!(json(&told), wire(&asked));
        // Other readers take a dollar, an apostrophe or a doubled backslash in it for something else.
        let body = between(&env, "COMETAPI_CREATE_KEY='", "'\n");
        prop_assert!(!body.contains(['\'', '$', '`']) && !body.contains("\\\\"), "{}", body);
    }

    #[test]
    fn a_workflow_step_hands_the_body_through_untouched(asked in nasty()) {
        let step = write(Kind::GitHubActions, &asked, &target());
        let body = between(&step, "CREATE_KEY: '", "'\n");
        prop_assert_eq!(json(body), wire(&asked));
        prop_assert!(!body.contains(['\'', '$']), "YAML and GitHub leave the rest alone: {}", body);
        let run = step.split_once("run: |\n").unwrap().1.split(" | tee").next().unwrap();
        let words = words_of_curl(&format!("CREATE_KEY='{body}'\n{run}"));
        prop_assert_eq!(json(words.last().unwrap()), wire(&asked));
    }
}

/// The form that `text` fills asks for the same key.
fn is_read_back(asked: &ValidDraft, text: &str) -> Result<import::Imported, TestCaseError> {
    let imported = import::read(text);
    let imported = imported.map_err(|error| TestCaseError::fail(format!("{error:?}: {text}")))?;
    let checked =
        validate(&imported.draft, UnixSeconds(1_796_083_200), UnitsPerDollar::new(500_000));
    let (again, _) = checked.map_err(|errors| TestCaseError::fail(format!("{errors:?}")))?;
    prop_assert_eq!(&again, asked);
    prop_assert_eq!(imported.named.len(), 9);
    prop_assert!(imported.unknown.is_empty() && imported.unfit.is_empty());
    prop_assert!(imported.limiting.is_empty() && !imported.had_secret);
    Ok(imported)
}
