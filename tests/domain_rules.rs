//! The rules of each field, as tables.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::base_url::{self, BaseUrl};
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::expiry::{self, Expiry};
use comet_keys::domain::field::Field;
use comet_keys::domain::group::{self, Group};
use comet_keys::domain::models::ModelLimits;
use comet_keys::domain::money::exact_dollars;
use comet_keys::domain::name::{self, Name};
use comet_keys::domain::quota::{self, Quota, Unit, UnitsPerDollar};
use comet_keys::domain::secret::ApiKey;
use comet_keys::domain::secret::access_token::{self, AccessToken};
use comet_keys::domain::time::UnixSeconds;
use comet_keys::domain::{snippet, user_id};

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

fn per() -> Option<UnitsPerDollar> {
    UnitsPerDollar::new(500_000)
}

/// The answer to an amount between `below` units and the next.
fn not_exact(below: i64) -> Result<i64, quota::Error> {
    let at = |units| Quota::from_units(units).unwrap();
    Err(quota::Error::NotExact { below: at(below), above: at(below + 1) })
}

#[test]
fn a_name_has_1_to_50_characters_that_can_be_seen() {
    let check = |text: &str| Name::parse(text).map(|name| name.as_str().to_owned());
    assert_eq!(check("  ci  "), Ok("ci".to_owned()));
    assert_eq!(check(" \t"), Err(name::Error::Empty));
    assert_eq!(check("a\nb"), Err(name::Error::ControlCharacter));
    assert_eq!(check(&"数".repeat(50)), Ok("数".repeat(50)));
    assert_eq!(check(&"数".repeat(51)), Err(name::Error::TooLong { chars: 51 }));
    assert!(!Name::parse(&"数".repeat(16)).unwrap().exceeds_byte_limit(), "48 bytes");
    assert!(Name::parse(&"数".repeat(17)).unwrap().exceeds_byte_limit(), "51 bytes");
}

/// To the person who reads the list of keys such a name is an empty one.
#[test]
fn a_name_of_which_nobody_sees_anything_is_no_name() {
    for text in [
        "\u{200b}",
        "\u{3164}",
        "\u{2800}",
        "\u{115f}",
        "\u{1160}",
        "\u{ffa0}",
        "\u{ad}",
        "\u{34f}",
        "\u{180e}",
        "\u{200e}",
        "\u{202e}",
        "\u{2060}",
        "\u{2066}\u{2069}",
        "\u{feff}",
        "\u{e0041}\u{e007f}",
        "\u{fe0f}",
        "\u{e0100}",
        "\u{301}\u{302}",
        "\u{20dd}",
        "\u{5b0}",
        "\u{64b}",
        "\u{3099}",
        "\u{200b} \u{2800}\u{3000}\u{3164}",
        "\u{200d}\u{200d}",
        "\u{1d173}",
    ] {
        assert_eq!(Name::parse(text), Err(name::Error::Empty), "{text:?}");
        // Empty means the account's own group; this text does not.
        assert_eq!(Group::parse(text), Err(group::Error::ControlCharacter), "{text:?}");
        assert_eq!(ModelLimits::read(true, text).map_err(|bad| bad.len()), Err(1), "{text:?}");
    }
    assert_eq!(Group::parse(" \u{a0}\u{3000}").unwrap().as_str(), "");
}

#[test]
fn a_name_in_any_script_or_of_emoji_is_a_name() {
    let combining = "e\u{301}\u{323}".repeat(16) + "é·";
    for text in [
        "مفتاح الإنتاج",
        "מפתח",
        "\u{202b}מפתח\u{202c}",
        "👨\u{200d}👩\u{200d}👧\u{200d}👦",
        "🏴\u{e0067}\u{e0062}\u{e007f}",
        "❤\u{fe0f}",
        "🇩🇪",
        "👍🏽",
        "क्षि",
        "ไทย",
        "한글",
        "ᄒ\u{1161}",
        "日本",
        "a\u{200b}",
        "…",
        "\u{f8ff}",
        &combining,
    ] {
        assert_eq!(Name::parse(text).as_ref().map(Name::as_str), Ok(text), "{text:?}");
    }
    assert_eq!(combining.chars().count(), 50);
}

#[test]
fn a_spreadsheets_error_is_no_value_of_any_field() {
    for text in ["#N/A", "#NV", "#REF!", "#WERT!", "#NAME?", " #DIV/0! ", "Err:502"] {
        assert_eq!(Name::parse(text), Err(name::Error::SpreadsheetError), "{text}");
        assert_eq!(Group::parse(text), Err(group::Error::SpreadsheetError), "{text}");
        let draft = Draft {
            name: text.to_owned(),
            expires: true,
            expired_time: text.to_owned(),
            remain_quota: text.to_owned(),
            model_limits_enabled: true,
            model_limits: format!("gpt-4o,{text}"),
            allow_ips: format!("203.0.113.7\n{text}"),
            group: text.to_owned(),
            ..Draft::default()
        };
        let errors = validate(&draft, NOW, per()).unwrap_err();
        let codes: Vec<_> = errors.iter().map(|error| (error.field, error.code.code())).collect();
        let wanted = [
            (Field::Name, "spreadsheet-error"),
            (Field::ExpiredTime, "expiry-not-a-number"),
            (Field::RemainQuota, "quota-not-a-number"),
            (Field::ModelLimits, "spreadsheet-error"),
            (Field::AllowIps, "allow-list-bad-line"),
            (Field::Group, "spreadsheet-error"),
        ];
        assert_eq!(codes, wanted, "{text}");
    }
}

/// A list of models that names none was never meant as "all".
#[test]
fn models_that_are_limited_are_some_models() {
    let limits = |text| ModelLimits::read(true, text);
    for text in ["", " ", ",", "\n,\n ,", "\t"] {
        assert_eq!(limits(text), Err(vec![]), "{text:?}");
    }
    for text in
        ["#N/A", "\u{200b}", "# gpt-4o", "[\"gpt-4o\"]", "gpt-4o\\no3", "gpt\u{ad}-4o", "two words"]
    {
        assert_eq!(limits(text).map_err(|bad| bad.len()), Err(1), "{text:?}");
    }
    assert_eq!(limits("gpt-4o").map(|limits| limits.are_limited()), Ok(true));
    assert_eq!(ModelLimits::read(false, "gpt-4o"), Ok(ModelLimits::All));
}

#[test]
fn an_expiry_is_never_or_a_second_to_come() {
    let check = |text: &str| expiry::parse(text, NOW);
    assert_eq!(check("-1"), Ok(Expiry::Never));
    assert_eq!(check(" Never "), Ok(Expiry::Never));
    assert_eq!(check("1796083201"), Ok(Expiry::At(UnixSeconds(1_796_083_201))));
    assert_eq!(check(""), Err(expiry::Error::Empty));
    assert_eq!(check("0"), Err(expiry::Error::Zero));
    assert_eq!(check("1796083200"), Err(expiry::Error::Past));
    assert_eq!(check("-2"), Err(expiry::Error::Past));
    assert_eq!(check("1796083200000"), Err(expiry::Error::Milliseconds));
    assert_eq!(check("99999999999999999999"), Err(expiry::Error::TooFar));
    for text in ["1e9", "1.5", "soon", "+", "+-5", "--1"] {
        assert_eq!(check(text), Err(expiry::Error::NotANumber), "{text}");
    }
}

#[test]
fn an_expiry_may_be_counted_from_now() {
    let check = |text: &str| expiry::parse(text, NOW);
    for pick in expiry::PICKS {
        let seconds: i64 = pick.parse().unwrap();
        assert_eq!(check(pick), Ok(Expiry::At(UnixSeconds(NOW.0 + seconds))), "{pick}");
    }
    assert_eq!(check("+0"), Err(expiry::Error::Past));
    assert_eq!(check("+9223372036854775807"), Err(expiry::Error::TooFar));
}

#[test]
fn a_distance_is_told_in_the_unit_that_says_it_best() {
    for (seconds, told) in [
        (59, (1, "minute")),
        (3_599, (60, "minute")),
        (3_600, (1, "hour")),
        (86_399, (24, "hour")),
        (86_400, (1, "day")),
        (2_592_000, (30, "day")),
        (7_776_000, (90, "day")),
        (31_536_000, (1, "year")),
        (63_072_000, (2, "year")),
    ] {
        assert_eq!(expiry::distance(seconds), told, "{seconds}");
    }
}

#[test]
fn every_quick_amount_is_an_amount_in_both_units() {
    for dollars in quota::QUICK_DOLLARS {
        let units = quota::convert_text(dollars, Unit::Dollars, Unit::Units, per()).unwrap();
        let back = quota::convert_text(&units, Unit::Units, Unit::Dollars, per()).unwrap();
        assert_eq!(back, format!("{dollars}.00"));
    }
}

#[test]
fn dollars_are_read_exactly_or_not_at_all() {
    let check = |text: &str| Quota::parse_dollars(text, per()).map(Quota::units);
    assert_eq!(check("0.2"), Ok(100_000));
    assert_eq!(check("$1,000.50"), Ok(500_250_000));
    assert_eq!(check(".5"), Ok(250_000));
    assert_eq!(check("0.000002"), Ok(1));
    assert_eq!(check("0.0000020000000000"), Ok(1));
    assert_eq!(check("-0"), Ok(0));
    assert_eq!(check("1000000000"), Ok(quota::MAX_UNITS));
    assert_eq!(check("1000000000.000002"), Err(quota::Error::TooLarge));
    assert_eq!(check("0.000001"), not_exact(0));
    assert_eq!(check("-1"), Err(quota::Error::Negative));
    assert_eq!(check(""), Err(quota::Error::Empty));
    assert_eq!(check("$"), Err(quota::Error::Empty));
    assert_eq!(check(&"9".repeat(400)), Err(quota::Error::TooLarge));
    for text in ["1e3", "ten", ".", "1,00", ",5", "1.2.3", "1 000"] {
        assert_eq!(check(text), Err(quota::Error::NotANumber), "{text}");
    }
}

#[test]
fn units_are_whole() {
    let check = |text: &str| Quota::parse_units(text).map(Quota::units);
    assert_eq!(check("500,000,000,000,000"), Ok(quota::MAX_UNITS));
    assert_eq!(check("500000000000001"), Err(quota::Error::TooLarge));
    assert_eq!(check("1.5"), not_exact(1));
    assert_eq!(check("1.0"), Ok(1));
}

#[test]
fn dollars_are_written_with_as_many_decimals_as_they_need() {
    for (units, text) in [
        (0, "0.00"),
        (1, "0.000002"),
        (100_000, "0.20"),
        (-750_000, "-1.50"),
        (i64::MAX, "18446744073709.551614"),
        (i64::MIN, "-18446744073709.551616"),
    ] {
        assert_eq!(exact_dollars(units, per().unwrap()).as_deref(), Some(text));
    }
}

#[test]
fn models_are_split_trimmed_and_folded() {
    let list = ModelLimits::read(true, " gpt-4o, claude \n gpt-4o\n,").unwrap();
    assert_eq!(list.joined(), "gpt-4o,claude");
    let errors = ModelLimits::read(true, "ok\ntwo words,fine").unwrap_err();
    assert_eq!((errors[0].line, errors[0].text.as_str()), (2, "two words"));
}

#[test]
fn all_errors_are_told_at_once_in_the_order_of_the_fields() {
    let draft = Draft {
        expires: true,
        remain_quota: "x".to_owned(),
        model_limits_enabled: true,
        allow_ips: "nope".to_owned(),
        group: "a\u{7}".to_owned(),
        cross_group_retry: true,
        ..Draft::default()
    };
    let errors = validate(&draft, NOW, per()).unwrap_err();
    let codes: Vec<_> = errors.iter().map(|error| error.code.code()).collect();
    let wanted = [
        "name-empty",
        "expiry-empty",
        "quota-not-a-number",
        "models-empty",
        "allow-list-bad-line",
        "group-control-character",
        "retry-without-auto",
    ];
    assert_eq!(codes, wanted);
    assert!(errors.is_sorted_by_key(|error| error.field));
}

#[test]
fn what_does_not_count_is_kept_but_not_sent() {
    let draft = Draft {
        name: "ci".to_owned(),
        unlimited_quota: true,
        remain_quota: "not read".to_owned(),
        model_limits: "two words".to_owned(),
        ..Draft::default()
    };
    let (valid, _) = validate(&draft, NOW, per()).unwrap();
    assert_eq!((valid.quota, valid.models.are_limited()), (Quota::ZERO, false));
}

#[test]
fn a_base_url_is_https_or_this_machine() {
    let check = |text: &str| BaseUrl::parse(text).map(|url| url.as_str().to_owned());
    for (text, url) in [
        ("https://api.cometapi.com/", "https://api.cometapi.com"),
        ("API.CometAPI.com", "https://api.cometapi.com"),
        ("https://api.cometapi.com/v1/", "https://api.cometapi.com"),
        ("https://a.example:443/sub/api/token/", "https://a.example/sub"),
        ("http://127.0.0.1:8787", "http://127.0.0.1:8787"),
        ("http://[::1]:80/", "http://[::1]"),
    ] {
        assert_eq!(check(text).as_deref(), Ok(url), "{text}");
    }
    for (text, error) in [
        (" ", base_url::Error::Blank),
        ("http://a.example", base_url::Error::NotHttps),
        ("javascript://a.example", base_url::Error::NotHttps),
        ("https://me:pw@a.example", base_url::Error::UserInfo),
        ("https://a.example/?key=1", base_url::Error::QueryOrFragment),
        ("https://a b", base_url::Error::BadHost),
        ("https://a.example:99999", base_url::Error::BadPort),
        ("https://a.example/..", base_url::Error::BadPath),
    ] {
        assert_eq!(check(text), Err(error), "{text}");
    }
}

#[test]
fn what_people_paste_as_a_token_is_freed_of_its_wrapping() {
    let check = |text: &str| AccessToken::parse(text).map(|token| token.expose().to_owned());
    assert_eq!(check(" Authorization: Bearer abc= \n"), Ok("abc=".to_owned()));
    assert_eq!(check("bearer"), Err(access_token::Error::Blank));
    assert_eq!(check("sk-abc"), Err(access_token::Error::ApiKeyGiven));
    assert_eq!(check("a b"), Err(access_token::Error::BadCharacter));
    assert_eq!(check(&"a".repeat(513)), Err(access_token::Error::TooLong));
}

#[test]
fn a_secret_does_not_show_itself() {
    let token = AccessToken::parse("verysecrettoken").unwrap();
    let key = ApiKey::from_server("FSEzRKVPqsVgEZMeSA4IhIas4up5ZBrEtVmnuiqyJgpfTADJ");
    assert!(!format!("{token:?} {key:?}").contains("secret"));
    assert!(!format!("{key:?}").contains("FSEz"));
    assert_eq!(key.masked(), "sk-FSEz…TADJ");
    assert!(key.expose().starts_with("sk-FSEz"));
    assert_eq!(ApiKey::from_server("sk-short").masked(), "sk-…");
}

#[test]
fn a_user_id_is_a_number_above_0() {
    assert!(user_id::UserId::parse_optional(" ").unwrap().is_none());
    assert_eq!(user_id::UserId::parse(" 42 ").unwrap().to_string(), "42");
    for text in ["0", "-1", "1.5", "x", "99999999999999999999"] {
        assert!(user_id::UserId::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_command_survives_whatever_the_key_holds() {
    let line = snippet::curl(&BaseUrl::default(), "sk-a'; rm -rf ~ #");
    assert_eq!(
        line,
        r"curl 'https://api.cometapi.com/v1/models' -H 'Authorization: Bearer sk-a'\''; rm -rf ~ #'"
    );
}

#[test]
fn an_amount_changes_its_unit_exactly_or_not_at_all() {
    let convert = |text, from, to| quota::convert_text(text, from, to, per());
    assert_eq!(convert("0.2", Unit::Dollars, Unit::Units).as_deref(), Some("100000"));
    assert_eq!(convert("1", Unit::Units, Unit::Dollars).as_deref(), Some("0.000002"));
    assert_eq!(convert("ten", Unit::Units, Unit::Dollars), None);
    let odd = UnitsPerDollar::new(3);
    assert_eq!(
        quota::convert_text("1", Unit::Units, Unit::Dollars, odd),
        None,
        "a third has no end"
    );
}
