//! Pasting a request into the form: what people paste, what is not understood, and what is not kept.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::draft::Draft;
use comet_keys::domain::field::Field;
use comet_keys::domain::import::{Error, Imported, read};
use comet_keys::domain::quota::Unit;

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

#[track_caller]
fn reads(text: &str) -> Imported {
    read(text).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

#[track_caller]
fn is_the_example(text: &str) -> Imported {
    let imported = reads(text);
    assert_eq!(imported.draft, production(), "{text}");
    assert_eq!(imported.named.len(), 9, "{text}");
    assert!(imported.unknown.is_empty() && imported.limiting.is_empty(), "{text}: {imported:?}");
    imported
}

fn one_line() -> String {
    BODY.replace("\n ", "").replace('\n', "")
}

fn variable(text: &str) -> Result<Imported, Error> {
    Err(Error::Variable { text: text.to_owned() })
}

fn character(character: char, line: usize) -> Result<Imported, Error> {
    Err(Error::Character { character, line })
}

#[test]
fn every_way_to_paste_the_documentations_example_fills_the_form() {
    let one_line = one_line();
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
        let imported = is_the_example(&text);
        assert!(!imported.had_secret, "{text}");
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
fn numbers_are_read_exactly_or_not_at_all() {
    for (written, units) in [
        ("1e6", "1000000"),
        ("5E+5", "500000"),
        ("1.5e3", "1500"),
        ("100000.0", "100000"),
        ("\"500000\"", "500000"),
        ("\" 500000\u{200b}\"", "500000"),
        ("500_000", "500000"),
        ("1000e-3", "1"),
        ("-0", "0"),
        ("0.0", "0"),
        ("-5", "-5"),
        ("9007199254740993", "9007199254740993"),
        ("9007199254740993.0", "9007199254740993"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ] {
        let imported = reads(&format!("{{\"name\":\"x\",\"remain_quota\":{written}}}"));
        assert_eq!(imported.draft.remain_quota, units, "{written}");
    }
    for written in [
        "1.5",
        "1e-3",
        "1e99999999999",
        "1e60",
        "\"$10\"",
        "\"500,000\"",
        "\"1.000\u{a0}000\"",
        "\"ten\"",
        "\"\"",
        "\" \"",
        "\"010\"",
        "010",
        "true",
        "[500000]",
        "{\"a\":1}",
        "1__0",
        "1e",
        "--1",
        "\"+5\"",
    ] {
        let refused = read(&format!("{{\"name\":\"x\",\"remain_quota\":{written}}}"));
        let is_named = matches!(refused, Err(Error::Unreadable { field: Field::RemainQuota, .. }));
        assert!(is_named, "{written}: {refused:?}");
    }
}

#[test]
fn a_moment_is_read_with_its_zone_or_named() {
    for (written, seconds) in [
        ("2027-12-31T00:00:00Z", "1830211200"),
        ("2027-12-31T00:00:00.000Z", "1830211200"),
        ("2027-12-31T00:00:00.999999Z", "1830211200"),
        ("2027-12-31 07:00:00+07:00", "1830211200"),
        ("2027-12-30T19:00-05:00", "1830211200"),
        ("1830211200", "1830211200"),
        ("1.8302112e9", "1830211200"),
    ] {
        let draft = reads(&format!("{{\"name\":\"x\",\"expired_time\":\"{written}\"}}")).draft;
        assert!(draft.expires, "{written}");
        assert_eq!(draft.expired_time, seconds, "{written}");
    }
    for written in [
        "2027-12-31T00:00:00",
        "2027-12-31",
        "2027-02-30T00:00:00Z",
        "31.12.2027 00:00:00Z",
        "never",
        "30d",
        "+3600",
        "tomorrow",
        "",
        "2027-12-31T00:00:00.0x0Z",
    ] {
        let refused = read(&format!("{{\"name\":\"x\",\"expired_time\":\"{written}\"}}"));
        let is_named = matches!(refused, Err(Error::Unreadable { field: Field::ExpiredTime, .. }));
        assert!(is_named, "{written}: {refused:?}");
    }
}

#[test]
fn what_is_left_out_stands_as_the_server_takes_it() {
    let imported = reads(r#"{"name":"x"}"#);
    assert_eq!(imported.named, [Field::Name]);
    assert_eq!(imported.draft.remain_quota, "0");
    assert_eq!(imported.draft.quota_unit, Unit::Units);
    // Servers in Go read names in any case.
    let imported = reads("{\"Name\":\"x\",\"ALLOW_IPS\":\"10.0.0.1\",\"\u{200b}group\":\"vip\"}");
    assert_eq!(imported.draft.allow_ips, "10.0.0.1");
    assert_eq!(imported.draft.group, "vip");
}

#[test]
fn what_limits_a_key_is_read_or_nothing_is() {
    for (setting, field) in [
        ("\"allow_ips\":7", Field::AllowIps),
        ("\"allow_ips\":false", Field::AllowIps),
        ("\"allow_ips\":{}", Field::AllowIps),
        ("\"allow_ips\":\" \"", Field::AllowIps),
        ("\"allow_ips\":\"\\n\"", Field::AllowIps),
        ("\"allow_ips\":\"null\"", Field::AllowIps),
        ("\"allow_ips\":\"any\"", Field::AllowIps),
        ("\"allow_ips\":\"# 203.0.113.7\"", Field::AllowIps),
        ("\"allow_ips\":\"//203.0.113.7\"", Field::AllowIps),
        ("\"allow_ips\":\",\"", Field::AllowIps),
        ("\"allow_ips\":[\"\"]", Field::AllowIps),
        ("\"allow_ips\":[\"10.0.0.1\",\" \"]", Field::AllowIps),
        ("\"allow_ips\":[null]", Field::AllowIps),
        ("\"allow_ips\":[\"10.0.0.1\",7]", Field::AllowIps),
        ("\"allow_ips\":[[\"10.0.0.1\"]]", Field::AllowIps),
        ("\"allow_ips\":\"10.0.0.1 office\"", Field::AllowIps),
        ("\"model_limits\":7", Field::ModelLimits),
        ("\"model_limits\":\", ,\"", Field::ModelLimits),
        ("\"model_limits\":\"two words\"", Field::ModelLimits),
        ("\"model_limits\":[\"\"]", Field::ModelLimits),
        ("\"model_limits\":{\"a\":true}", Field::ModelLimits),
        ("\"model_limits_enabled\":\"true\"", Field::ModelLimitsEnabled),
        ("\"model_limits_enabled\":1", Field::ModelLimitsEnabled),
        ("\"expired_time\":true", Field::ExpiredTime),
        ("\"expired_time\":1.5", Field::ExpiredTime),
        ("\"expired_time\":[]", Field::ExpiredTime),
        ("\"group\":7", Field::Group),
        ("\"auto_groups\":7", Field::AutoGroups),
        ("\"auto_groups\":\"\"", Field::AutoGroups),
        ("\"auto_groups\":[\"\"]", Field::AutoGroups),
        ("\"auto_groups\":[\"vip\",\"vip\"]", Field::AutoGroups),
        ("\"auto_groups\":[\"auto\"]", Field::AutoGroups),
        ("\"auto_groups\":[null]", Field::AutoGroups),
        ("\"group\":[\"vip\"]", Field::Group),
    ] {
        let refused = read(&format!("{{\"name\":\"x\",\"remain_quota\":5,{setting}}}"));
        let is_named =
            matches!(&refused, Err(Error::Unreadable { field: named, .. }) if *named == field);
        assert!(is_named, "{setting}: {refused:?}");
    }
    for setting in
        ["\"allow_ips\":\"\"", "\"allow_ips\":[]", "\"allow_ips\":null", "\"model_limits\":[]"]
    {
        let draft = reads(&format!("{{\"name\":\"x\",{setting}}}")).draft;
        assert!(draft.allow_ips.is_empty() && draft.model_limits.is_empty(), "{setting}");
    }
}

#[test]
fn what_is_not_understood_and_only_limits_more_is_left_out_and_named() {
    let imported = reads(
        r#"{"name":7,"unlimited_quota":"yes","cross_group_retry":1,"remain_quota":5,"color":"red"}"#,
    );
    assert_eq!(imported.unfit, [Field::Name, Field::UnlimitedQuota, Field::CrossGroupRetry]);
    assert_eq!(imported.named, [Field::RemainQuota]);
    assert_eq!(imported.unknown, ["color"]);
    assert!(!imported.draft.unlimited_quota && !imported.draft.cross_group_retry);
    let refused = read(r#"{"name":7}"#);
    assert!(matches!(refused, Err(Error::Unreadable { field: Field::Name, .. })), "{refused:?}");
}

#[test]
fn unknown_settings_that_could_limit_the_key_are_named_first() {
    let imported = reads(
        r#"{"id":7,"name":"x","remain_quota":5,"subnet":"10.0.0.0/8","ip_whitelist":["10.0.0.1"],"models":["a"],
            "rate_limit":60,"rpm":3,"allowIps":"10.0.0.1","expiresAt":"2027","status":1,
            "used_quota":7,"created_time":1,"color":"red"}"#,
    );
    let limiting =
        ["subnet", "ip_whitelist", "models", "rate_limit", "rpm", "allowIps", "expiresAt"];
    assert_eq!(imported.limiting, limiting);
    assert_eq!(imported.unknown, ["id", "status", "used_quota", "created_time", "color"]);
    let imported =
        reads(r#"{"name":"x","remain_quota":5,"subnet":"","models":[],"rate_limited":false}"#);
    assert!(imported.limiting.is_empty(), "nothing limits nothing: {imported:?}");
    assert_eq!(reads(r#"{"name":"x","subnet":"10.0.0.0/8"}"#).limiting, ["subnet"]);
}

#[test]
fn the_groups_behind_auto_are_taken_over() {
    let of = |value: &str| {
        let text = format!("{{\"name\":\"x\",\"group\":\"auto\",\"auto_groups\":{value}}}");
        reads(&text).draft.auto_groups
    };
    assert_eq!(of("[\"vip\",\"default\"]"), "vip\ndefault");
    assert_eq!(of("[]"), "");
    assert_eq!(of("null"), "");
}

#[test]
fn models_that_are_not_switched_on_are_said() {
    assert!(reads(r#"{"name":"x","model_limits":"a"}"#).are_models_ignored);
    assert!(
        !reads(r#"{"name":"x","model_limits":"a","model_limits_enabled":true}"#).are_models_ignored
    );
    assert!(!reads(r#"{"name":"x","model_limits":""}"#).are_models_ignored);
}

#[test]
fn a_setting_that_stands_there_twice_is_named() {
    for text in [
        r#"{"name":"x","allow_ips":"10.0.0.1","allow_ips":""}"#,
        r#"{"name":"x","allow_ips":"10.0.0.1","Allow_Ips":null}"#,
    ] {
        assert!(matches!(read(text), Err(Error::Twice { .. })), "{text}");
    }
}

#[test]
fn what_is_no_request_for_a_key_fills_nothing() {
    for text in [
        "{}",
        "[]",
        "[{}]",
        r#"{"success":true,"data":{}}"#,
        r#"{"success":true,"message":""}"#,
        r#"{"data":{"name":"a"}}"#,
        r#"{"success":true,"data":{"name":"a","remain_quota":5}}"#,
        r#"{"model":"gpt-5","messages":[{"role":"user","content":"hi"}],"name":"x"}"#,
        r#"{"name":"get_weather","parameters":{"type":"object"}}"#,
        r#"{"name":"my-app","version":"1.0.0","scripts":{"test":"x"}}"#,
        r#"{"group":"vip"}"#,
        r#"{"username":"x","password":"y"}"#,
    ] {
        assert_eq!(read(text), Err(Error::NotForKey), "{text}");
    }
    let other = |path: &str| Err(Error::OtherAddress { path: path.to_owned() });
    let post =
        |url: &str| read(&format!("curl {url} -H 'Authorization: Bearer x' -d '{}'", one_line()));
    for (url, path) in [
        ("https://api.cometapi.com/v1/chat/completions", "/v1/chat/completions"),
        ("https://api.cometapi.com/api/token/batch", "/api/token/batch"),
        ("https://api.cometapi.com/api/token/7", "/api/token/7"),
        ("https://api.cometapi.com/api/user/token", "/api/user/token"),
        ("https://api.cometapi.com/", "/"),
        ("https://api.cometapi.com", "/"),
        ("api.cometapi.com/v1/models", "/v1/models"),
        ("\"$BASE/v1/chat/completions\"", "/v1/chat/completions"),
        ("{{base}}/v1/models", "/v1/models"),
    ] {
        assert_eq!(post(url), other(path), "{url}");
    }
    for url in [
        "https://api.cometapi.com/api/token",
        "https://h.example/newapi/api/token/?x=1#y",
        "api.cometapi.com/api/token/",
        "\"$BASE/api/token/\"",
        "\"${BASE}/token/\"",
        "\"$URL\"",
        "http://127.0.0.1:3000/api/token/",
    ] {
        assert_eq!(post(url).map(|imported| imported.draft), Ok(production()), "{url}");
    }
    for method in ["GET", "PUT", "DELETE", "patch"] {
        let text = format!("curl -X {method} https://h.example/api/token/ -d '{}'", one_line());
        assert_eq!(read(&text), Err(Error::OtherMethod { method: method.to_owned() }));
    }
    for option in ["-G", "--get", "-I", "-sG", "-T file", "-Gd x"] {
        let text = format!("curl {option} https://h.example/api/token/ -d '{}'", one_line());
        assert!(matches!(read(&text), Err(Error::OtherMethod { .. })), "{option}");
    }
    let chat = "curl https://api.cometapi.com/v1/chat/completions \\\n  -H 'Authorization: Bearer sk-x' \\\n  -d '{\"model\":\"gpt-5\",\"messages\":[]}'";
    assert_eq!(read(chat), other("/v1/chat/completions"));
    assert!(matches!(
        read("curl https://api.cometapi.com/v1/models"),
        Err(Error::OtherAddress { .. })
    ));
    // An address that creates keys is enough; then the body has to name something.
    let create = "curl https://h.example/api/token/ -d ";
    assert_eq!(
        reads(&format!("{create}'{{\"name\":\"x\",\"version\":\"1\"}}'")).named,
        [Field::Name]
    );
    assert_eq!(read(&format!("{create}'{{\"color\":\"red\"}}'")), Err(Error::NotForKey));
}

#[test]
fn a_token_in_it_is_noticed_and_kept_nowhere() {
    let body = "-d '{\"name\":\"x\"}'";
    let secrets = [
        format!("curl https://x.example/api/token/ -H 'Authorization: Bearer s3cretT0ken' {body}"),
        format!("curl https://x.example/api/token/ --header='authorization:s3cretT0ken' {body}"),
        format!("curl https://me:s3cretT0ken@x.example/api/token/ -u me:s3cretT0ken {body}"),
        format!("curl https://me:s3cretT0ken@x.example/api/token/ {body}"),
        format!("curl https://x.example/api/token/ -b session=s3cretT0ken {body}"),
        "{\"name\":\"x\",\"key\":\"s3cretT0ken\"}".to_owned(),
        "{\"name\":\"x\",\"access_token\":\"s3cretT0ken\"}".to_owned(),
        "POST /api/token/ HTTP/1.1\nHost: x.example\nAuthorization: s3cretT0ken\n\n{\"name\":\"x\"}".to_owned(),
        "http POST x.example/api/token/ Authorization:s3cretT0ken name=x".to_owned(),
        "fetch('https://x.example/api/token/', {method:'POST', headers:{Authorization:'Bearer s3cretT0ken'}, body: JSON.stringify({name:'x', remain_quota:5})})".to_owned(),
    ];
    for text in secrets {
        let imported = reads(&text);
        assert!(imported.had_secret, "{text}");
        assert!(!format!("{imported:?}").contains("s3cretT0ken"), "{text}");
    }
    for header in ["Bearer <token>", "$TOKEN", "Bearer ${TOKEN}", "{{token}}", "%TOKEN%", ""] {
        let text =
            format!("curl https://x.example/api/token/ -H \"Authorization: {header}\" {body}");
        assert!(!reads(&text).had_secret, "{text}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let file = |name: &str| Err(Error::BodyInFile { name: name.to_owned() });
    let curl = |rest: &str| read(&format!("curl https://api.cometapi.com/api/token/ {rest}"));
    assert_eq!(read("  \n\u{feff}"), Err(Error::Empty));
    assert_eq!(curl("-d '{"), Err(Error::OpenQuote { line: 1 }));
    assert_eq!(curl("\\\n -d '{}' \\\n -H \"x"), Err(Error::OpenQuote { line: 3 }));
    assert_eq!(curl(""), Err(Error::NoBody));
    assert_eq!(curl("-d ''"), Err(Error::NoBody));
    assert_eq!(curl("-d @body.json"), file("body.json"));
    assert_eq!(curl("-d@body.json"), file("body.json"));
    assert_eq!(curl("--json @body.json"), file("body.json"));
    assert_eq!(curl("--data-binary \"@body.json\""), file("body.json"));
    assert_eq!(curl("-d @- < body.json"), variable("< body.json"));
    assert_eq!(curl("-d @-"), variable("@-"));
    assert_eq!(
        read("cat body.json | curl -d @- https://h.example/api/token/"),
        variable("cat body.json")
    );
    assert_eq!(curl("-d \"$(cat body.json)\""), variable("$(cat body.json)"));
    assert_eq!(curl("-d \"`cat body.json`\""), variable("`cat body.json`"));
    assert_eq!(curl("-d \"{\\\"name\\\":\\\"$NAME\\\"}\""), variable("$NAME"));
    assert_eq!(curl("-d '{\"name\":\"'\"$NAME\"'\"}'"), variable("$NAME"));
    assert_eq!(curl("-d '{\"name\":\"'${NAME}'\"}'"), variable("${NAME}"));
    assert_eq!(curl("-d \"$BODY\""), variable("$BODY"));
    assert_eq!(curl("-d name=x"), Err(Error::Form));
    assert_eq!(curl("-d name=x -d remain_quota=5"), Err(Error::Form));
    assert_eq!(curl("-F name=x"), Err(Error::Form));
    assert_eq!(curl("--data-urlencode name=x"), Err(Error::Form));
    assert_eq!(curl("-d '{}' --next https://h.example -d '{}'"), Err(Error::Several));
    assert_eq!(read("[1]"), Err(Error::NotJson));
    assert_eq!(read("curled hair"), Err(Error::NotJson));
    assert_eq!(read("[{\"name\":\"a\"},{\"name\":\"b\"}]"), Err(Error::Several));
    assert_eq!(read("{\"name\":\"a\""), Err(Error::EndsEarly));
    assert_eq!(read("{\"name\":\"a\n\"}"), Err(Error::OpenQuote { line: 1 }));
    assert_eq!(read("{\n\"name\"：\"a\"}"), character('：', 2));
    assert_eq!(read("{\n\"name\":\"a\"\n\"group\":\"\"}"), character('"', 3));
    assert_eq!(read("{\"name\":\"a\"}\n}"), character('}', 2));
    assert_eq!(read("{\"remain_quota\": 5 * 500000}"), variable("5 * 500000"));
    assert_eq!(read("{\"remain_quota\": {{quota}}}"), variable("{{quota}}"));
    assert_eq!(read("{\"name\": name, \"remain_quota\": 5}"), variable("name"));
    assert_eq!(read("{\"name\": \"a\", ...rest}"), variable("...rest"));
    assert_eq!(read("{\"name\":\"\\q\"}"), character('\\', 1));
}
