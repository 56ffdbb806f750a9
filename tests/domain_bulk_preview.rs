//! Rows as they are shown before they are sent: what is shown is what is sent, what goes beyond the form is marked, and no
//! row is more open than its cells say.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::create_key;
use comet_keys::domain::bulk::{
    Access, Answers, FormLimits, Preview, check, from_table, is_still_true,
};
use comet_keys::domain::check as domain_check;
use comet_keys::domain::draft::{Draft, FieldError, ValidDraft};
use comet_keys::domain::expiry::Expiry;
use comet_keys::domain::field::Field;
use comet_keys::domain::lang::Lang;
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use comet_keys::domain::time::UnixSeconds;
use comet_keys::text::{ROW_HEADINGS, loosened_text, row_texts};
use common::account;
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

fn validate(draft: &Draft) -> Result<ValidDraft, Vec<FieldError>> {
    domain_check::validate(draft, NOW, UnitsPerDollar::new(500_000)).map(|(valid, _)| valid)
}

fn rows(template: &Draft, text: &str) -> Vec<ValidDraft> {
    let table = from_table(template, text, &Answers::default()).unwrap();
    check(&table.rows, &validate).unwrap()
}

fn template() -> Draft {
    Draft { remain_quota: "10".to_owned(), ..Draft::default() }
}

fn texts(asked: &ValidDraft, lang: Lang) -> [String; 6] {
    let moment = |at: UnixSeconds| format!("@{}", at.0);
    row_texts(&Preview::from(asked), UnitsPerDollar::new(500_000), &moment, lang)
}

#[test]
fn a_row_shows_money_the_moment_and_who_may_use_the_key() {
    let text = "name;remain_quota;expired_time;allow_ips;model_limits;group\n\
        bare;10;2026-12-23;203.0.113.7;gpt-4o,o3;vip\n\
        money;$1,000.50;never;203.0.113.7 203.0.113.8 203.0.113.9 203.0.113.11;;\n\
        open;1;;0.0.0.0/0;a,b,c,d,e;\n\
        wide;500000;;2001:db8::/32,10.0.0.0/8;;\n";
    let shown: Vec<_> = rows(&template(), text).iter().map(|row| texts(row, Lang::En)).collect();
    assert_eq!(
        shown[0],
        [
            "bare",
            "$0.00002 (10 units)",
            "@1797984000",
            "1 address: 203.0.113.7",
            "gpt-4o, o3",
            "vip"
        ]
    );
    assert_eq!(
        shown[1][1..4],
        [
            "$1000.50 (500,250,000 units)",
            "Never",
            "4 addresses: 203.0.113.7, 203.0.113.8, 203.0.113.9, … +1"
        ]
    );
    assert_eq!(shown[1][4..], ["All models", "Account's default group"]);
    assert!(
        shown[2][3].ends_with(": 0.0.0.0/0") && !shown[2][3].starts_with('4'),
        "{}",
        shown[2][3]
    );
    assert_eq!(shown[2][4], "a, b, c, … +2");
    assert!(shown[3][3].contains("16,777,216") && shown[3][3].contains("/32"), "{}", shown[3][3]);
    let plain = rows(&template(), "name\nplain\n");
    assert_eq!(texts(&plain[0], Lang::En)[3], "Any address");
    assert_eq!(texts(&plain[0], Lang::Vi)[3], "Mọi địa chỉ");
    let unlimited = rows(&template(), "name,unlimited_quota\nx,yes\n");
    assert_eq!(texts(&unlimited[0], Lang::En)[1], "No limit");
    for lang in [Lang::En, Lang::Vi, Lang::Zh] {
        let all = texts(&plain[0], lang);
        assert!(all.iter().all(|cell| !cell.is_empty() && !cell.contains('{')), "{all:?}");
        assert_eq!(ROW_HEADINGS.len(), all.len());
    }
}

#[test]
fn hidden_characters_of_a_name_are_seen() {
    let row = rows(&template(), "name\nadmin\u{202e}x\n");
    assert!(texts(&row[0], Lang::En)[0].contains("U+202E"));
}

fn limited_form() -> Draft {
    Draft {
        remain_quota: "10".to_owned(),
        expires: true,
        expired_time: "+86400".to_owned(),
        model_limits_enabled: true,
        model_limits: "gpt-4o,o3".to_owned(),
        allow_ips: "203.0.113.0/24\n198.51.100.7".to_owned(),
        group: "auto".to_owned(),
        auto_groups: "vip,svip".to_owned(),
        ..Draft::default()
    }
}

#[test]
fn what_goes_beyond_the_form_is_marked() {
    let form = limited_form();
    let limits = FormLimits::of(&form, &validate);
    let beyond = |header: &str, row: &str| {
        let asked = rows(&form, &format!("name;{header}\nx;{row}\n"));
        limits.loosened(&asked[0])
    };
    for (header, row, expected) in [
        ("remain_quota", "", &[][..]),
        ("remain_quota", "$10", &[]),
        ("remain_quota", "$10.01", &[Field::RemainQuota]),
        ("unlimited_quota", "yes", &[Field::UnlimitedQuota]),
        ("expired_time", "1h", &[]),
        ("expired_time", "2d", &[Field::ExpiredTime]),
        ("expired_time", "never", &[Field::ExpiredTime]),
        ("model_limits", "o3", &[]),
        ("model_limits", "o3,o1", &[Field::ModelLimits]),
        ("model_limits_enabled", "no", &[Field::ModelLimits]),
        ("allow_ips", "203.0.113.7,203.0.113.128/25", &[]),
        ("allow_ips", "198.51.100.7", &[]),
        ("allow_ips", "198.51.100.8", &[Field::AllowIps]),
        ("allow_ips", "203.0.113.7,203.0.112.0/23", &[Field::AllowIps]),
        ("allow_ips", "::/0", &[Field::AllowIps]),
        ("cross_group_retry", "yes", &[Field::CrossGroupRetry]),
        ("auto_groups", "vip", &[]),
        ("auto_groups", "vip,other", &[Field::AutoGroups]),
    ] {
        assert_eq!(beyond(header, row), expected, "{header} {row}");
    }
    assert_eq!(
        loosened_text(&[Field::AllowIps, Field::Group], Lang::En),
        "More than in the form: allow_ips, group"
    );
    assert_eq!(loosened_text(&[], Lang::En), "");
}

#[test]
fn a_form_without_limits_marks_nothing_but_another_group() {
    let form = Draft { unlimited_quota: true, ..Draft::default() };
    let limits = FormLimits::of(&form, &validate);
    let text = "name;remain_quota;allow_ips;model_limits;group\na;$5;10.0.0.1;o3;\nb;;;;vip\n";
    let found: Vec<_> = rows(&form, text).iter().map(|row| limits.loosened(row)).collect();
    assert_eq!(found, [vec![], vec![Field::Group]]);
}

#[test]
fn what_the_form_does_not_say_yet_is_not_compared() {
    let form = Draft { remain_quota: String::new(), ..limited_form() };
    let limits = FormLimits::of(&form, &validate);
    let asked = rows(&form, "name,remain_quota,expired_time\nx,$99,never\n");
    assert_eq!(limits.loosened(&asked[0]), [Field::ExpiredTime]);
}

#[test]
fn what_was_shown_is_sent_while_only_the_clock_went_on() {
    let read = |now: i64, text: &str| {
        let table = from_table(&template(), text, &Answers::default()).unwrap();
        let at = |draft: &Draft| {
            domain_check::validate(draft, UnixSeconds(now), UnitsPerDollar::new(500_000))
                .map(|(valid, _)| valid)
        };
        check(&table.rows, &at).unwrap()
    };
    let (text, then) = ("name,expired_time\na,1h\n", NOW.0 + 60);
    let shown = read(NOW.0, text);
    assert!(is_still_true(&shown, &read(then, text), UnixSeconds(then)));
    let late = NOW.0 + 3_600;
    assert!(!is_still_true(&shown, &read(late, text), UnixSeconds(late)), "it has passed");
    for other in [
        "name,expired_time\nb,1h\n",
        "name\na\n",
        "name,expired_time\na,1h\nb,1h\n",
        "name,expired_time,remain_quota\na,1h,5\n",
        "name,expired_time,allow_ips\na,1h,10.0.0.1\n",
    ] {
        assert!(!is_still_true(&shown, &read(then, other), UnixSeconds(then)), "{other}");
    }
    let forever = read(NOW.0, "name\na\n");
    assert!(is_still_true(&forever, &forever, UnixSeconds(i64::MAX - 1)));
}

/// What the server is sent, put together from nothing but what the person is shown.
fn body_of(shown: &Preview) -> Value {
    let expired_time = match shown.expiry {
        Expiry::Never => -1,
        Expiry::At(at) => at.0,
    };
    let allow_ips = match &shown.access {
        Access::AnyAddress => Value::Null,
        Access::Only(totals) => {
            assert_eq!(totals.entries, shown.addresses.lines().count());
            json!(shown.addresses)
        }
    };
    let mut body = json!({
        "name": shown.name,
        "expired_time": expired_time,
        "remain_quota": shown.quota_units.unwrap_or(0),
        "unlimited_quota": shown.quota_units.is_none(),
        "model_limits_enabled": shown.models.is_some(),
        "model_limits": shown.models.clone().unwrap_or_default().join(","),
        "allow_ips": allow_ips,
        "group": shown.group,
        "cross_group_retry": shown.cross_group_retry,
    });
    if !shown.auto_groups.is_empty() {
        body["auto_groups"] = json!(shown.auto_groups);
    }
    body
}

const LISTS: [&str; 14] = [
    "",
    " ",
    "203.0.113.7",
    "203.0.113.7;203.0.113.8",
    "10.0.0.0/8|2001:db8::1",
    "203.0.113.7 - 203.0.113.9",
    "#",
    "# 203.0.113.7",
    "//10.0.0.1",
    "#N/A",
    ";",
    "any",
    "[]",
    "\u{3164}",
];
const AMOUNTS: [&str; 10] =
    ["", "10", "$10", "1,000.50", "$1,000.50", "1e3", "10 USD", "10,00", "#NV", "0"];
const MOMENTS: [&str; 9] =
    ["", "never", "-1", "30d", "2026-12-23", "45992", "01/02/2027", "0", "1830000000"];
const SWITCHES: [&str; 6] = ["", "TRUE", "no", "WAHR", "maybe", "#REF!"];
const MODELS: [&str; 6] = ["", "gpt-4o", "gpt-4o, o3", ",", "#VALUE!", "\u{fffd}"];
const GROUPS: [&str; 4] = ["", "vip", "auto", "#N/A"];

proptest! {
    #[test]
    fn no_row_is_more_open_than_its_cells_say(
        cells in prop::collection::vec((
            prop::sample::select(&LISTS[..]), prop::sample::select(&AMOUNTS[..]), prop::sample::select(&MOMENTS[..]),
            prop::sample::select(&SWITCHES[..]), prop::sample::select(&MODELS[..]), prop::sample::select(&GROUPS[..]),
        ), 1..4),
        separator in prop::sample::select(vec![",", ";", "\t"]),
        blank in prop::sample::select(vec!["", " "]),
        is_open in any::<bool>(),
    ) {
        let form = Draft { unlimited_quota: is_open, ..template() };
        let header = ["name", "allow_ips", "remain_quota", "expired_time", "unlimited_quota", "model_limits", "group"];
        let mut text = header.join(separator) + "\n";
        for (place, (list, amount, moment, switch, models, group)) in cells.iter().enumerate() {
            let cells = [&*format!("k{place}"), list, amount, moment, switch, models, group];
            let quoted = cells.map(|cell| format!("{blank}\"{cell}\"{blank}"));
            text += &(quoted.join(separator) + "\n");
        }
        // A header that is certain is read, whatever stands below it.
        let table = from_table(&form, &text, &Answers::default()).unwrap();
        prop_assert_eq!(table.rows.len(), cells.len());
        let Ok(asked) = check(&table.rows, &validate) else { return Ok(()) };
        for ((list, amount, moment, switch, models, group), asked) in cells.iter().zip(&asked) {
            let said = |cell: &str| !cell.trim().is_empty();
            prop_assert!(!said(list) || !asked.allow_list.is_any(), "{list:?} opened the key");
            let is_switched_on = matches!(*switch, "TRUE" | "WAHR");
            prop_assert!(!said(amount) || is_switched_on || !asked.unlimited, "{amount:?} became no limit");
            prop_assert!(!said(moment) || matches!(*moment, "never" | "-1") || asked.expiry != Expiry::Never);
            prop_assert!(!said(models) || asked.models.are_limited(), "{models:?} became all models");
            prop_assert_eq!(asked.group.as_str(), *group);
            prop_assert!(!asked.unlimited || is_switched_on || (is_open && !said(amount) && *switch != "no"));
        }
    }

    #[test]
    fn a_row_is_sent_as_it_is_shown(
        name in "[a-z\u{e9}数 ]{1,12}[a-z]",
        units in 0..=500_000_000_000_000_i64,
        unlimited in any::<bool>(),
        seconds in prop::option::of(1_i64..=30_000_000),
        list in prop::collection::vec("10\\.[0-9]\\.0\\.[1-9]|203\\.0\\.113\\.0/2[4-8]|2001:db8::[1-9]", 0..4),
        models in prop::collection::vec("[a-z]{1,8}(-[0-9])?", 0..3),
        group in prop::sample::select(vec!["", "vip", "auto"]),
        retry in any::<bool>(),
        auto_groups in prop::sample::select(vec!["", "vip", "vip,svip"]),
    ) {
        let is_auto = group == "auto";
        let draft = Draft {
            name,
            expires: seconds.is_some(),
            expired_time: seconds.map(|seconds| format!("+{seconds}")).unwrap_or_default(),
            remain_quota: units.to_string(),
            quota_unit: Unit::Units,
            unlimited_quota: unlimited,
            model_limits_enabled: !models.is_empty(),
            model_limits: models.join(","),
            allow_ips: list.join("\n"),
            group: group.to_owned(),
            cross_group_retry: retry && is_auto,
            auto_groups: if is_auto { auto_groups.to_owned() } else { String::new() },
            ..Draft::default()
        };
        let asked = validate(&draft).unwrap();
        let sent = create_key::request(&account(), &asked).body.unwrap();
        let sent: Value = serde_json::from_str(&sent).unwrap();
        prop_assert_eq!(body_of(&Preview::from(&asked)), sent);
    }
}
