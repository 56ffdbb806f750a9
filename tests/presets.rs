//! Presets: the app's own do what they say, one's own are kept and carried as a file, and none holds a secret or a name.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::expiry::Expiry;
use comet_keys::domain::preflight::WarningCode;
use comet_keys::domain::preset::{Error, MAX_PRESETS, Presets, Ready};
use comet_keys::domain::purpose::Purpose;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::time::UnixSeconds;
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);
const DAY: i64 = 86_400;

fn typed() -> Draft {
    Draft {
        name: "mine".to_owned(),
        allow_ips: "10.0.0.1".to_owned(),
        group: "vip".to_owned(),
        expires: true,
        expired_time: "1830000000".to_owned(),
        expired_time_local: "2027-12-28T10:40".to_owned(),
        ..Draft::default()
    }
}

#[test]
fn each_ready_preset_makes_the_key_it_promises() {
    let at = |days: i64| Expiry::At(UnixSeconds(NOW.0 + days * DAY));
    for (ready, units, unlimited, expiry) in [
        (Ready::Trial, 500_000, false, at(1)),
        (Ready::Ci, 5_000_000, false, at(30)),
        (Ready::Production, 0, true, Expiry::Never),
        (Ready::Customer, 5_000_000, false, at(90)),
        (Ready::BalanceQuery, 0, false, Expiry::Never),
    ] {
        let mut draft = typed();
        ready.apply(&mut draft);
        let (valid, warnings) = validate(&draft, NOW, UnitsPerDollar::new(500_000)).unwrap();
        assert_eq!(warnings, [], "{ready:?}");
        assert_eq!((valid.quota.units(), valid.unlimited), (units, unlimited), "{ready:?}");
        assert_eq!(valid.expiry, expiry, "{ready:?}");
        assert_eq!(valid.name.as_str(), "mine", "what was typed stays");
        assert_eq!(valid.allow_list.wire().as_deref(), Some("10.0.0.1"));
        assert_eq!(valid.group.as_str(), "vip");
    }
}

#[test]
fn what_is_meant_for_known_addresses_asks_for_them() {
    let warned = |ready: Ready| {
        let mut draft = Draft { name: "mine".to_owned(), ..Draft::default() };
        ready.apply(&mut draft);
        let (_, warnings) = validate(&draft, NOW, UnitsPerDollar::new(500_000)).unwrap();
        warnings.into_iter().map(|warning| warning.code).collect::<Vec<_>>()
    };
    assert_eq!(warned(Ready::Ci), [WarningCode::AllowListMissing]);
    assert_eq!(warned(Ready::Production), [WarningCode::UnlimitedForeverOpen]);
    assert_eq!(warned(Ready::Trial), []);
    assert_eq!(warned(Ready::Customer), []);
    assert_eq!(warned(Ready::BalanceQuery), [], "its quota of 0 is its purpose");
}

#[test]
fn another_ready_preset_forgets_the_purpose_of_the_last() {
    let mut draft = typed();
    Ready::BalanceQuery.apply(&mut draft);
    Ready::Trial.apply(&mut draft);
    assert_eq!(draft.purpose, Purpose::Any);
}

#[test]
fn a_preset_of_ones_own_sets_everything_but_the_name() {
    let mut presets = Presets::default();
    presets.keep(" Team A ", &typed()).unwrap();
    let mut other = Draft {
        name: "other".to_owned(),
        model_limits: "gpt-4o".to_owned(),
        unlimited_quota: true,
        ..Draft::default()
    };
    presets.find("Team A").unwrap().apply(&mut other);
    let wanted = Draft { name: "other".to_owned(), expired_time_local: String::new(), ..typed() };
    assert_eq!(other, wanted);
}

#[test]
fn a_label_names_one_preset() {
    let mut presets = Presets::default();
    presets.keep("a", &typed()).unwrap();
    presets.keep("b", &typed()).unwrap();
    presets.keep("a", &Draft::default()).unwrap();
    assert_eq!(presets.all().len(), 2);
    assert_eq!(presets.find("a").unwrap().draft, Draft::default());
    presets.remove("a");
    assert!(presets.find("a").is_none());
    for label in ["", "  ", "a\nb", &"x".repeat(51)] {
        assert_eq!(presets.keep(label, &typed()), Err(Error::BadLabel), "{label:?}");
    }
    for number in 1..MAX_PRESETS {
        presets.keep(&number.to_string(), &typed()).unwrap();
    }
    assert_eq!(presets.keep("one more", &typed()), Err(Error::TooMany));
    assert_eq!(presets.keep("b", &Draft::default()), Ok(()), "a known one may change");
}

#[test]
fn a_file_is_taken_whole_or_not_at_all() {
    let mut presets = Presets::default();
    presets.keep("mine", &typed()).unwrap();
    let before = presets.clone();
    for (file, error) in [
        ("", Error::NotPresets),
        ("[]", Error::NotPresets),
        ("{}", Error::NotPresets),
        (r#"{"comet_keys_presets":0,"presets":[]}"#, Error::NotPresets),
        (r#"{"comet_keys_presets":"1","presets":[]}"#, Error::NotPresets),
        (r#"{"comet_keys_presets":2,"presets":[]}"#, Error::LaterVersion),
        (r#"{"comet_keys_presets":1}"#, Error::NotPresets),
        (r#"{"comet_keys_presets":1,"presets":[{"label":"a"}]}"#, Error::NotPresets),
        (r#"{"comet_keys_presets":1,"presets":[{"draft":{}}]}"#, Error::NotPresets),
        (
            r#"{"comet_keys_presets":1,"presets":[{"label":"a","draft":{}},{"label":"b","draft":{"expires":"yes"}}]}"#,
            Error::NotPresets,
        ),
        (r#"{"comet_keys_presets":1,"presets":[{"label":"","draft":{}}]}"#, Error::BadLabel),
    ] {
        assert_eq!(presets.import(file), Err(error), "{file}");
        assert_eq!(presets, before, "{file}");
    }
    let file = json!({
        "comet_keys_presets": 1,
        "presets": [
            { "label": "mine", "draft": { "group": "new" } },
            { "label": "theirs", "draft": { "remain_quota": "5", "of_a_later_version": 1 }, "more": 2 },
        ],
    });
    presets.import(&file.to_string()).unwrap();
    assert_eq!(presets.all().len(), 2);
    assert_eq!(presets.find("mine").unwrap().draft.group, "new");
    assert_eq!(presets.find("theirs").unwrap().draft.remain_quota, "5");
}

#[test]
fn a_file_holds_the_settings_of_a_key_and_nothing_else() {
    let mut presets = Presets::default();
    presets.keep("mine", &typed()).unwrap();
    let value = presets.to_value();
    let row = &value["presets"][0];
    let fields: Vec<&str> = row["draft"].as_object().unwrap().keys().map(String::as_str).collect();
    let known = [
        "allow_ips",
        "auto_groups",
        "cross_group_retry",
        "expired_time",
        "expired_time_local",
        "expires",
        "group",
        "model_limits",
        "model_limits_enabled",
        "name",
        "purpose",
        "quota_unit",
        "remain_quota",
        "unlimited_quota",
    ];
    assert_eq!(fields, known);
    assert_eq!(row["draft"]["name"], Value::from(""), "a name belongs to one key");
    assert_eq!(row.as_object().unwrap().len(), 2);
}

proptest! {
    #[test]
    fn a_file_brings_back_what_was_kept(
        kept in prop::collection::btree_map("[a-zA-Z0-9 \"\\\\数]{0,20}[a-z]", ("[a-zA-Z0-9\"'\\\\é数😀 ]{0,30}", "[a-zA-Z0-9\"'#é数😀/:,; ]{0,60}"), 0..8),
    ) {
        let mut presets = Presets::default();
        for (label, (group, comment)) in &kept {
            let allow_ips = format!("10.0.0.1 # {comment}");
            let draft = Draft { group: group.clone(), allow_ips, ..typed() };
            presets.keep(label, &draft).unwrap();
        }
        let mut again = Presets::default();
        again.import(&presets.to_value().to_string()).unwrap();
        prop_assert_eq!(again, presets);
    }

    #[test]
    fn any_text_is_a_file_or_refused(text in "\\PC{0,200}") {
        let _read = Presets::default().import(&text);
    }
}

/// A preset whose restrictions nobody can read would start every key from a guess.
#[test]
fn a_preset_whose_restrictions_cannot_be_read_is_neither_kept_nor_imported() {
    type Change = fn(&mut Draft);
    let cases: [(Change, Error); 10] = [
        (|draft| draft.allow_ips = "# 203.0.113.7".to_owned(), Error::BadAllowList),
        (|draft| draft.allow_ips = "#N/A".to_owned(), Error::BadAllowList),
        (|draft| draft.allow_ips = "203.0.113.7\nnope".to_owned(), Error::BadAllowList),
        (|draft| draft.allow_ips = "\u{200b}".to_owned(), Error::BadAllowList),
        (|draft| draft.model_limits = "#REF!".to_owned(), Error::BadModels),
        (|draft| draft.model_limits = ",".to_owned(), Error::BadModels),
        (|draft| draft.model_limits = "\u{200b}".to_owned(), Error::BadModels),
        (|draft| draft.group = "#NV".to_owned(), Error::BadGroups),
        (|draft| draft.group = "\u{3164}".to_owned(), Error::BadGroups),
        (|draft| draft.auto_groups = ",".to_owned(), Error::BadGroups),
    ];
    for (change, error) in cases {
        let mut draft = Draft { model_limits_enabled: true, ..Draft::default() };
        change(&mut draft);
        let mut presets = Presets::default();
        assert_eq!(presets.keep("mine", &draft), Err(error), "{draft:?}");
        let file = json!({
            "comet_keys_presets": 1,
            "presets": [{ "label": "fine", "draft": {} }, { "label": "mine", "draft": draft }],
        });
        assert_eq!(presets.import(&file.to_string()), Err(error), "{draft:?}");
        assert_eq!(presets, Presets::default(), "nothing of it is taken");
        // What an earlier version stored is not lost with all the others; the form refuses it.
        let stored = Presets::from_value(file).unwrap();
        assert_eq!(stored.all().len(), 2);
        let mut form = Draft { name: "ci".to_owned(), unlimited_quota: true, ..Draft::default() };
        stored.find("mine").unwrap().apply(&mut form);
        form.unlimited_quota = true;
        assert!(validate(&form, UnixSeconds(0), UnitsPerDollar::new(500_000)).is_err(), "{form:?}");
    }
    let blank =
        Draft { model_limits_enabled: true, allow_ips: " \n".to_owned(), ..Draft::default() };
    assert_eq!(Presets::default().keep("blank", &blank), Ok(()));
    assert_eq!(Presets::default().keep("\u{200b}", &blank), Err(Error::BadLabel));
}
