//! The groups that `auto` may pick: read from any text, stored in their order, and never lost on the way from one key
//! to the next, since a key without the list draws on every group.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/record.rs"]
mod record;

use comet_keys::domain::auto_groups::{AutoGroups, Error, Offered, choices, text_of};
use comet_keys::domain::bulk::{Answers, from_table};
use comet_keys::domain::cap::Cap;
use comet_keys::domain::check::{check, validate};
use comet_keys::domain::draft::{Draft, ErrorCode, ValidDraft};
use comet_keys::domain::edit::{changes, draft_of, exceeded};
use comet_keys::domain::export::{self, Format};
use comet_keys::domain::field::Field;
use comet_keys::domain::import;
use comet_keys::domain::key::KeyRecord;
use comet_keys::domain::key_list::{View, select};
use comet_keys::domain::lang::Lang;
use comet_keys::domain::matching::{compare, matches};
use comet_keys::domain::policy::Policy;
use comet_keys::domain::preflight::{CheckContext, WarningCode};
use comet_keys::domain::preset::Presets;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::request_text::{Kind, Target, write};
use comet_keys::domain::rotation::{QuotaChoice, successor};
use comet_keys::domain::settings::{Settings, differences};
use comet_keys::domain::twins::same_settings;
use comet_keys::text::error_text;
use proptest::prelude::*;
use record::{NOW, key};
use serde_json::{Value, json};

fn per() -> Option<UnitsPerDollar> {
    UnitsPerDollar::new(500_000)
}

fn names(text: &str) -> Result<Vec<String>, Error> {
    AutoGroups::parse(text).map(|list| list.names().map(str::to_owned).collect())
}

/// A form for a key of the group `auto`.
fn auto(list: &str) -> Draft {
    Draft {
        name: "ci".to_owned(),
        remain_quota: "1".to_owned(),
        group: "auto".to_owned(),
        auto_groups: list.to_owned(),
        ..Draft::default()
    }
}

fn valid(draft: &Draft) -> ValidDraft {
    validate(draft, NOW, per()).unwrap().0
}

/// What is wrong with the list alone; every code belongs to its field.
fn codes(draft: &Draft, offered: &Offered) -> Vec<ErrorCode> {
    let context = CheckContext { auto_groups: Some(offered), ..CheckContext::default() };
    let errors = check(draft, NOW, per(), &context).outcome.err().unwrap_or_default();
    assert!(errors.iter().all(|error| error.field == Field::AutoGroups), "{errors:?}");
    errors.into_iter().map(|error| error.code).collect()
}

/// A key as a server of August 2026 lists it.
fn stored(list: Value) -> KeyRecord {
    key(7, |record| {
        "auto".clone_into(&mut record.group);
        record.auto_groups = Some(list);
    })
}

#[test]
fn a_list_is_read_however_it_is_separated_and_keeps_its_order() {
    let table: [(&str, &[&str]); 12] = [
        ("", &[]),
        (" \n\t", &[]),
        ("vip", &["vip"]),
        ("vip\ndefault", &["vip", "default"]),
        ("default\r\nvip\r\n", &["default", "vip"]),
        (" vip , default ", &["vip", "default"]),
        ("vip;default", &["vip", "default"]),
        ("vip|default", &["vip", "default"]),
        ("vip，default、企业", &["vip", "default", "企业"]),
        ("claude max,vip", &["claude max", "vip"]),
        (r#"["vip","default"]"#, &["vip", "default"]),
        (r#"["a, b"]"#, &["a, b"]),
    ];
    for (text, wanted) in table {
        assert_eq!(names(text).unwrap(), wanted, "{text:?}");
    }
}

#[test]
fn text_without_a_group_is_never_every_group() {
    let bad = |text: &str| Error::BadName { text: text.to_owned() };
    let table = [
        (",", Error::NoName),
        (" ; \n |", Error::NoName),
        ("、", Error::NoName),
        ("[]", Error::NoName),
        (r#"[""]"#, Error::NoName),
        (r#"["vip"," "]"#, Error::NoName),
        ("[vip]", Error::NotAList),
        ("[5]", Error::NotAList),
        ("[null]", Error::NotAList),
        ("{}", Error::NotAList),
        (r#""vip""#, Error::NotAList),
        ("\u{200b}", bad("⟨U+200B⟩")),
        ("vip\u{7}x", bad("vip␇x")),
        (r#"[" vip"]"#, bad("vip")),
        ("auto", Error::AutoItself),
        ("vip,auto", Error::AutoItself),
        ("vip,default,vip", Error::Repeated { name: "vip".to_owned() }),
    ];
    for (text, why) in table {
        assert_eq!(names(text), Err(why.clone()), "{text:?}");
        let told = codes(&auto(text), &Offered::Unknown);
        assert_eq!(told, [ErrorCode::from(why)], "{text:?}");
        for lang in [Lang::En, Lang::Vi, Lang::Zh] {
            assert!(!error_text(&told[0], None, lang).contains('{'));
        }
    }
    assert!(matches!(names(&"g".repeat(65)), Err(Error::BadName { .. })));
}

#[test]
fn a_list_needs_the_group_auto_and_a_server_that_keeps_it() {
    let elsewhere = Draft { group: "vip".to_owned(), ..auto("vip") };
    assert_eq!(codes(&elsewhere, &Offered::Unknown), [ErrorCode::AutoGroupsWithoutAuto]);
    let own = Draft { group: String::new(), ..auto("vip") };
    assert_eq!(codes(&own, &Offered::Unknown), [ErrorCode::AutoGroupsWithoutAuto]);
    assert_eq!(codes(&auto("vip"), &Offered::Unsupported), [ErrorCode::AutoGroupsUnsupported]);
    assert_eq!(codes(&auto(""), &Offered::Unsupported), [], "every group needs no list");
    let known = Offered::Known { groups: vec!["vip".to_owned()], most: 2 };
    assert_eq!(codes(&auto("a,b"), &known), []);
    assert_eq!(codes(&auto("a,b,c"), &known), [ErrorCode::AutoGroupsTooMany { most: 2 }]);
}

#[test]
fn groups_that_the_account_cannot_use_are_foreseen() {
    let offered = Offered::Known { groups: vec!["vip".to_owned()], most: 5 };
    let usable = ["auto".to_owned(), "default".to_owned()];
    let context = CheckContext {
        groups: Some(&usable),
        auto_groups: Some(&offered),
        ..CheckContext::default()
    };
    let warnings = |list: &str| {
        let checked = check(&auto(list), NOW, per(), &context);
        checked.outcome.unwrap().1.into_iter().map(|warning| warning.code).collect::<Vec<_>>()
    };
    assert_eq!(warnings("vip,default"), []);
    let groups = "nope, VIP".to_owned();
    assert_eq!(warnings("nope,vip,VIP"), [WarningCode::AutoGroupsNotUsable { groups }]);
}

#[test]
fn the_groups_that_can_be_added_stand_in_the_servers_order_and_end_with_its_maximum() {
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let offered = Offered::Known { groups: own(&["vip", "default"]), most: 2 };
    let usable = own(&["auto", "default", "other", "vip"]);
    let left = |list: &str, offered: &Offered| {
        choices(&AutoGroups::parse(list).unwrap(), offered, &usable)
    };
    assert_eq!(left("", &offered), ["vip", "default", "other"]);
    assert_eq!(left("default", &offered), ["vip", "other"]);
    assert_eq!(left("default,x", &offered), own(&[]), "as many as the server allows");
    assert_eq!(left("default", &Offered::Unknown), ["other", "vip"]);
    assert_eq!(left("", &Offered::Unsupported), own(&[]));
    let list = AutoGroups::parse("vip").unwrap().with("default").unwrap();
    assert_eq!(list.to_string(), "vip\ndefault");
}

#[test]
fn what_a_record_holds_is_shown_as_it_means() {
    let table = [
        (None, ""),
        (Some(Value::Null), ""),
        (Some(json!([])), ""),
        (Some(json!(["vip", "default"])), "vip\ndefault"),
        (Some(json!(["a,b"])), r#"["a,b"]"#),
    ];
    for (value, text) in table {
        assert_eq!(text_of(value.as_ref()), text);
    }
    for odd in [
        json!("vip"),
        json!(""),
        json!(5),
        json!(false),
        json!({}),
        json!([5]),
        json!([""]),
        json!(["vip", "vip"]),
        json!(["auto"]),
        json!([["vip"]]),
    ] {
        assert!(AutoGroups::parse(&text_of(Some(&odd))).is_err(), "{odd}: nothing is made from it");
    }
}

#[test]
fn the_order_counts_and_every_group_is_not_a_list() {
    let asked = valid(&auto("vip\ndefault"));
    let standing = |list: Value| {
        let record = KeyRecord {
            name: "ci".to_owned(),
            expired_time: -1,
            remain_quota: asked.quota.units(),
            allow_ips: None,
            ..stored(list)
        };
        let rows = compare(&asked, &record);
        let row = rows.iter().find(|row| row.field == Field::AutoGroups).unwrap();
        assert_eq!(row.equal, matches(&asked, &record), "nothing else differs");
        row.equal
    };
    assert!(standing(json!(["vip", "default"])));
    assert!(!standing(json!(["default", "vip"])));
    assert!(!standing(json!(["vip"])));
    assert!(!standing(Value::Null), "a server that dropped the list made a wider key");
    assert!(!standing(json!("vip\ndefault")));
}

#[test]
fn a_list_is_sent_only_when_it_is_set() {
    assert_eq!(Settings::from(&valid(&auto(""))).auto_groups, None);
    let sent = Settings::from(&valid(&auto("vip,default"))).auto_groups;
    assert_eq!(sent, Some(json!(["vip", "default"])));
    for kind in Kind::ALL {
        let text = |list: &str| write(kind, &valid(&auto(list)), &Target::default());
        assert!(!text("").contains("auto_groups"), "{kind:?}");
        assert!(text("vip").contains("auto_groups"), "{kind:?}");
    }
}

#[test]
fn editing_another_setting_hands_the_list_back_as_it_came() {
    for list in [json!(["vip"]), json!([]), json!("odd"), json!([5, null])] {
        let record = stored(list.clone());
        let before = draft_of(&record, per());
        let after = Draft { name: "new".to_owned(), ..before.clone() };
        let sent = changes(&before, &after, NOW, per()).unwrap().apply(&record);
        assert_eq!(sent.auto_groups, Some(list));
    }
}

#[test]
fn an_emptied_list_is_sent_as_one_since_a_missing_one_would_stay() {
    let record = stored(json!(["vip"]));
    let before = draft_of(&record, per());
    let after = Draft { auto_groups: String::new(), ..before.clone() };
    let sent = changes(&before, &after, NOW, per()).unwrap().apply(&record);
    assert_eq!(sent.auto_groups, Some(json!([])));
    let told = differences(&Settings::of(&record), &sent);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].field, &*told[0].old, &*told[0].new), (Field::AutoGroups, "vip", ""));
}

#[test]
fn leaving_auto_clears_what_belongs_to_it_and_the_review_shows_it() {
    let record = KeyRecord { cross_group_retry: Some(true), ..stored(json!(["vip"])) };
    let before = draft_of(&record, per());
    let after = Draft { group: "default".to_owned(), ..before.clone() };
    let sent = changes(&before, &after, NOW, per()).unwrap().apply(&record);
    assert_eq!((sent.auto_groups.clone(), sent.cross_group_retry), (Some(json!([])), Some(false)));
    let told = differences(&Settings::of(&record), &sent);
    let told: Vec<Field> = told.into_iter().map(|one| one.field).collect();
    assert_eq!(told, [Field::Group, Field::CrossGroupRetry, Field::AutoGroups]);
}

#[test]
fn a_touched_list_is_judged_with_its_group() {
    let record = stored(json!(["vip"]));
    let before = draft_of(&record, per());
    let told = |after: &Draft| {
        changes(&before, after, NOW, per()).unwrap_err().into_iter().map(|one| one.code).collect()
    };
    let wrong = Draft { auto_groups: ",".to_owned(), ..before.clone() };
    let codes: Vec<ErrorCode> = told(&wrong);
    assert_eq!(codes, [ErrorCode::AutoGroupsNoName]);
    let moved = Draft { group: "vip".to_owned(), auto_groups: "a".to_owned(), ..before.clone() };
    let codes: Vec<ErrorCode> = told(&moved);
    assert_eq!(codes, [ErrorCode::AutoGroupsWithoutAuto]);
}

#[test]
fn a_policy_on_groups_holds_for_every_group_behind_auto() {
    let policy = Policy::from_json(&json!({"groups": ["auto", "vip", "", "default"]})).unwrap();
    let told = |draft: &Draft| policy.check(&valid(draft), NOW);
    let cap = Cap::AutoGroups("vip, default".to_owned());
    for list in ["", "other", "vip,other"] {
        let violations = told(&auto(list));
        assert_eq!(violations.len(), 1, "{list:?}");
        assert_eq!((violations[0].field, &violations[0].cap), (Field::AutoGroups, &cap));
    }
    assert_eq!(told(&auto("default,vip")), []);
    assert_eq!(policy.cap_on(Field::AutoGroups), Some(cap));
    let without = Policy::from_json(&json!({"groups": ["vip"]})).unwrap();
    assert_eq!(without.check(&valid(&auto("vip")), NOW)[0].field, Field::Group);
    assert_eq!(Policy::default().check(&valid(&auto("")), NOW), []);
    let mut fitted = Draft { auto_groups: String::new(), group: String::new(), ..auto("") };
    Policy::from_json(&json!({"groups": ["auto", "vip"]})).unwrap().fit(&mut fitted, per());
    assert_eq!((&*fitted.group, &*fitted.auto_groups), ("auto", "vip"));
}

#[test]
fn choosing_auto_in_an_edit_is_held_against_the_policy_with_its_list() {
    let policy = Policy::from_json(&json!({"groups": ["auto", "vip"]})).unwrap();
    let before = draft_of(&key(7, |record| record.group = "vip".to_owned()), per());
    let broken = |list: &str| {
        let group = "auto".to_owned();
        let after = Draft { group, auto_groups: list.to_owned(), ..before.clone() };
        exceeded(&before, &after, NOW, per(), &policy).len()
    };
    assert_eq!((broken(""), broken("vip"), broken("default")), (1, 0, 1));
}

#[test]
fn a_list_is_found_in_a_search_and_tells_twins_apart() {
    let records = [stored(json!(["vip", "Default"])), key(8, |_| {})];
    let view = View { search: "default".to_owned(), ..View::default() };
    assert_eq!(select(&records, &view, NOW), [0]);
    let twin = |id, name: &str, list: Value| KeyRecord {
        id: comet_keys::domain::key::KeyId(id),
        name: name.to_owned(),
        ..stored(list)
    };
    let alike = [twin(1, "ci", json!(["vip"])), twin(2, "ci-2", json!(["vip"]))];
    assert_eq!(same_settings(&alike, NOW).len(), 1);
    let apart = [twin(1, "ci", json!(["vip"])), twin(2, "ci-2", json!(["default"]))];
    assert_eq!(same_settings(&apart, NOW).len(), 0);
}

#[test]
fn an_import_takes_a_list_as_the_server_does() {
    let read = |value: Value| {
        let body = json!({"name": "ci", "group": "auto", "auto_groups": value});
        import::read(&body.to_string())
    };
    for (value, text) in [
        (json!(["vip", "default"]), "vip\ndefault"),
        (json!(["a,b"]), r#"["a,b"]"#),
        (json!([]), ""),
        (Value::Null, ""),
    ] {
        let imported = read(value).unwrap();
        assert_eq!(imported.draft.auto_groups, text);
        assert!(imported.named.contains(&Field::AutoGroups) && imported.unfit.is_empty());
    }
    let text = read(json!("vip,default")).unwrap().draft;
    assert_eq!(names(&text.auto_groups).unwrap(), ["vip", "default"]);
    for value in [
        json!([""]),
        json!(["vip", " "]),
        json!([5]),
        json!([null]),
        json!(["auto"]),
        json!(["vip", "vip"]),
        json!(""),
        json!(","),
        json!(true),
        json!(5),
        json!({}),
    ] {
        let told = read(value.clone());
        let is_named =
            matches!(told, Err(import::Error::Unreadable { field: Field::AutoGroups, .. }));
        assert!(is_named, "{value} fills nothing: {told:?}");
    }
}

#[test]
fn a_cell_holds_a_list_however_it_is_separated() {
    let template = auto("");
    for (cell, wanted) in [
        ("vip;default", "vip\ndefault"),
        ("vip|default", "vip\ndefault"),
        ("\"vip,default\"", "vip\ndefault"),
        ("\"vip\ndefault\"", "vip\ndefault"),
        ("\"[\"\"vip\"\",\"\"default\"\"]\"", "vip\ndefault"),
    ] {
        let table =
            from_table(&template, &format!("name,auto_groups\nci,{cell}\n"), &Answers::default())
                .unwrap();
        assert_eq!(valid(&table.rows[0].draft).auto_groups.to_string(), wanted, "{cell}");
    }
    for cell in [";", "\"[]\"", "auto"] {
        let table =
            from_table(&template, &format!("name,auto_groups\nci,{cell}\n"), &Answers::default())
                .unwrap();
        assert!(validate(&table.rows[0].draft, NOW, per()).is_err(), "{cell}");
    }
}

#[test]
fn an_entry_from_before_the_setting_was_known_is_read() {
    let mut value = serde_json::to_value(valid(&auto(""))).unwrap();
    value.as_object_mut().unwrap().remove("auto_groups").unwrap();
    assert_eq!(serde_json::from_value::<ValidDraft>(value).unwrap(), valid(&auto("")));
    let mut value = serde_json::to_value(valid(&auto("vip"))).unwrap();
    value["group"] = json!("vip");
    assert!(serde_json::from_value::<ValidDraft>(value).is_err(), "a list without auto");
}

/// Names as operators give them, separators and all.
fn group_names() -> impl Strategy<Value = Vec<String>> {
    let name = "[a-zA-Z0-9,;|、\\[\"{ 数-]{1,12}".prop_map(|name| name.trim().to_owned());
    let name = name.prop_filter("a name", |name| !name.is_empty() && name != "auto");
    prop::collection::btree_set(name, 0..5)
        .prop_map(|names| names.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
}

/// Anything that a server may put there.
fn any_stored() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => group_names().prop_map(|names| json!(names)),
        1 => prop::collection::vec("\\PC{0,9}", 0..4).prop_map(|names| json!(names)),
        1 => prop::collection::vec(any::<i8>(), 1..3).prop_map(|numbers| json!(numbers)),
        1 => any::<i64>().prop_map(|number| json!(number)),
        1 => any::<bool>().prop_map(|flag| json!(flag)),
        1 => "\\PC{0,9}".prop_map(|text| json!(text)),
        1 => "\\PC{0,9}".prop_map(|text| json!({ "groups": text })),
        1 => Just(Value::Null),
    ]
}

proptest! {
    #[test]
    fn a_list_is_read_back_from_its_text(names in group_names()) {
        let list = AutoGroups::from_names(names.clone()).unwrap();
        prop_assert_eq!(AutoGroups::parse(&list.to_string()).unwrap(), list.clone());
        prop_assert_eq!(text_of(Some(&json!(names))), list.to_string());
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Ok(list) = AutoGroups::parse(&text) {
            prop_assert!(!list.is_empty() || text.trim().is_empty());
            prop_assert_eq!(AutoGroups::parse(&list.to_string()).unwrap(), list);
        }
    }

    #[test]
    fn a_replacement_has_the_same_groups_or_is_not_made(list in any_stored()) {
        let old = stored(list.clone());
        if let Ok((asked, _)) = validate(&successor(&old, QuotaChoice::Carry, per()), NOW, per()) {
            let means_all = list.is_null() || list == json!([]);
            prop_assert_eq!(asked.auto_groups.is_empty(), means_all);
            let sent = Settings { name: old.name.clone(), ..Settings::from(&asked) };
            prop_assert_eq!(differences(&Settings::of(&old), &sent), []);
            prop_assert!(means_all || sent.auto_groups == Some(list));
        }
    }

    #[test]
    fn no_way_out_and_in_again_loses_the_list(names in group_names()) {
        let record = stored(json!(names));
        let asked = valid(&successor(&record, QuotaChoice::Carry, per()));
        prop_assert_eq!(&Vec::from(asked.auto_groups.clone()), &names);
        // As JSON and as a command.
        for kind in [Kind::Json, Kind::Curl] {
            let imported = import::read(&write(kind, &asked, &Target::default())).unwrap();
            prop_assert_eq!(valid(&imported.draft), asked.clone());
        }
        // As an exported table that is imported again.
        let table = export::write(&[record], &[], None, Format::Csv, NOW);
        let rows = from_table(&Draft::default(), &table, &Answers::default()).unwrap().rows;
        prop_assert_eq!(&valid(&rows[0].draft).auto_groups, &asked.auto_groups);
        // As a preset, and as the journal's entry.
        let mut presets = Presets::default();
        presets.keep("mine", &auto(&asked.auto_groups.to_string())).unwrap();
        let kept = Presets::from_value(presets.to_value()).unwrap();
        let mut draft = auto("");
        kept.find("mine").unwrap().apply(&mut draft);
        prop_assert_eq!(valid(&draft).auto_groups, asked.auto_groups.clone());
        let entry = serde_json::to_value(&asked).unwrap();
        prop_assert_eq!(serde_json::from_value::<ValidDraft>(entry).unwrap(), asked);
    }
}
