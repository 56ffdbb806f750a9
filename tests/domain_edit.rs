//! Editing changes what the person touched and nothing else, whatever the record holds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::domain::draft::{Draft, ErrorCode};
use comet_keys::domain::edit::{Changes, changes, draft_of, touched};
use comet_keys::domain::field::Field;
use comet_keys::domain::key::{KeyId, KeyRecord, KeyStatus, KeyText};
use comet_keys::domain::quota::{Unit, UnitsPerDollar, convert_text};
use comet_keys::domain::settings::{Settings, changed_meanwhile, differences, not_as_sent};
use comet_keys::domain::time::UnixSeconds;
use proptest::prelude::*;
use serde_json::json;

const NOW: UnixSeconds = UnixSeconds(1_796_083_200);

fn per() -> Option<UnitsPerDollar> {
    UnitsPerDollar::new(500_000)
}

/// A record that no form here would accept in any field.
fn odd() -> KeyRecord {
    KeyRecord {
        id: KeyId(9),
        name: "  two\nlines ".to_owned(),
        status: KeyStatus::Other(7),
        created_time: 5,
        accessed_time: 5,
        expired_time: 0,
        remain_quota: -17,
        used_quota: 3,
        unlimited_quota: true,
        model_limits_enabled: true,
        model_limits: "a, b,,".to_owned(),
        allow_ips: Some("1.2.3.4,5.6.7.8\r\ngarbage".to_owned()),
        group: "gone\u{7}".to_owned(),
        cross_group_retry: Some(true),
        auto_groups: Some(json!(["vip", "default"])),
        user_id: None,
        key: KeyText::Masked(String::new()),
        foreign: Vec::new(),
    }
}

fn edit(record: &KeyRecord, change: impl FnOnce(&mut Draft)) -> Result<Changes, Vec<ErrorCode>> {
    let before = draft_of(record, per());
    let mut after = before.clone();
    change(&mut after);
    let told = changes(&before, &after, NOW, per());
    told.map_err(|errors| errors.into_iter().map(|error| error.code).collect())
}

#[test]
fn an_odd_record_left_alone_stays_as_it_is() {
    let changes = edit(&odd(), |_| {}).unwrap();
    assert!(changes.is_empty());
    assert_eq!(changes.apply(&odd()), Settings::of(&odd()));
}

#[test]
fn an_odd_record_gets_a_new_name_and_nothing_else() {
    let settings = edit(&odd(), |draft| draft.name = "ci".to_owned()).unwrap().apply(&odd());
    assert_eq!(settings, Settings { name: "ci".to_owned(), ..Settings::of(&odd()) });
}

#[test]
fn only_what_was_touched_is_judged() {
    let told = edit(&odd(), |draft| draft.allow_ips = "1.2.3.4\nnonsense".to_owned());
    assert!(matches!(&*told.unwrap_err(), [ErrorCode::AllowListBadLine { line: 2, .. }]));
    let told = edit(&odd(), |draft| draft.expired_time = "1".to_owned());
    assert_eq!(told.unwrap_err(), [ErrorCode::ExpiryPast]);
    let told = edit(&odd(), |draft| draft.unlimited_quota = false);
    assert_eq!(told.unwrap_err(), [ErrorCode::QuotaNegative], "the amount counts from now on");
}

#[test]
fn an_amount_in_the_other_unit_is_the_same_amount() {
    let record = KeyRecord { remain_quota: 123_457, unlimited_quota: false, ..odd() };
    let changes = edit(&record, |draft| {
        assert_eq!((draft.remain_quota.as_str(), draft.quota_unit), ("0.246914", Unit::Dollars));
        let units = convert_text(&draft.remain_quota, Unit::Dollars, Unit::Units, per());
        draft.remain_quota = units.unwrap();
        draft.quota_unit = Unit::Units;
    });
    assert!(changes.unwrap().is_empty());
}

#[test]
fn an_amount_typed_behind_no_limit_does_not_count() {
    let record = KeyRecord { remain_quota: 5, unlimited_quota: false, ..odd() };
    let changes = edit(&record, |draft| {
        draft.remain_quota = "nonsense".to_owned();
        draft.unlimited_quota = true;
    });
    let settings = changes.unwrap().apply(&record);
    assert_eq!((settings.unlimited_quota, settings.remain_quota), (true, 5));
}

#[test]
fn leaving_the_group_auto_is_not_stopped_by_a_hidden_switch() {
    let record = KeyRecord { group: "auto".to_owned(), ..odd() };
    let changes = edit(&record, |draft| draft.group = "vip".to_owned()).unwrap();
    assert_eq!(changes, Changes { group: Some("vip".to_owned()), ..Changes::default() });
    let told = edit(&odd(), |draft| {
        draft.cross_group_retry = false;
    });
    assert_eq!(told.unwrap().cross_group_retry, Some(false));
}

#[test]
fn an_emptied_list_is_emptied() {
    let settings = edit(&odd(), |draft| draft.allow_ips = " \n".to_owned()).unwrap().apply(&odd());
    assert_eq!(settings.allow_ips.as_deref(), Some(""));
}

#[test]
fn what_the_key_spends_meanwhile_is_nobodys_change() {
    let spent = KeyRecord { remain_quota: -20, used_quota: 6, ..odd() };
    assert_eq!(changed_meanwhile(&odd(), &spent), []);
    let refilled = KeyRecord { remain_quota: 500, ..odd() };
    let told = changed_meanwhile(&odd(), &refilled);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].field, &*told[0].old, &*told[0].new), (Field::RemainQuota, "-17", "500"));
    assert_eq!(not_as_sent(&Settings::of(&odd()), &odd(), &spent), []);
    assert_eq!(not_as_sent(&Settings::of(&odd()), &odd(), &refilled).len(), 1);
}

#[test]
fn no_list_and_an_empty_one_are_the_same() {
    let none = Settings { allow_ips: None, cross_group_retry: None, ..Settings::of(&odd()) };
    let empty =
        Settings { allow_ips: Some(String::new()), cross_group_retry: Some(false), ..none.clone() };
    assert_eq!(differences(&none, &empty), []);
}

fn record() -> impl Strategy<Value = KeyRecord> {
    let number = || prop_oneof![any::<i64>(), -2..5_000_000_000_i64, Just(-1), Just(0)];
    let texts = ("\\PC{0,60}|[a-z\n ]{0,9}", "[a-z0-9,. \n]{0,40}", "(auto|vip|\\PC{0,70})?");
    let list = proptest::option::of("[0-9a-f:./\r\n, ]{0,60}");
    let switches = (any::<[bool; 2]>(), proptest::option::of(any::<bool>()), any::<i64>());
    (texts, list, (number(), number(), number()), switches).prop_map(
        |(
            (name, models, group),
            allow_ips,
            (expired_time, remain, used),
            (flags, retry, status),
        )| {
            KeyRecord {
                name,
                status: KeyStatus::from_wire(status),
                expired_time,
                remain_quota: remain,
                used_quota: used,
                unlimited_quota: flags[0],
                model_limits_enabled: flags[1],
                model_limits: models,
                allow_ips,
                group,
                cross_group_retry: retry,
                ..odd()
            }
        },
    )
}

/// One edit of one field, as a person makes it in the form: right or wrong.
fn single_edit() -> impl Strategy<Value = (Field, Draft)> {
    let texts = ("[a-z]{0,60}", "[0-9]{0,12}", "[0-9.]{0,9}", "[a-z,\n]{0,20}", "[0-9./\n]{0,20}");
    (0..Field::ALL.len(), texts, any::<bool>()).prop_map(
        |(place, (name, time, amount, models, list), flag)| {
            let draft = Draft {
                group: name.clone(),
                name,
                expires: flag,
                expired_time: time,
                remain_quota: amount,
                model_limits: models.clone(),
                allow_ips: list,
                auto_groups: models.clone(),
                ..Draft::default()
            };
            (Field::ALL[place], draft)
        },
    )
}

fn make(field: Field, typed: &Draft, draft: &mut Draft) {
    match field {
        Field::Name => draft.name.clone_from(&typed.name),
        Field::ExpiredTime => {
            draft.expires = typed.expires;
            draft.expired_time.clone_from(&typed.expired_time);
        }
        Field::RemainQuota => draft.remain_quota.clone_from(&typed.remain_quota),
        Field::UnlimitedQuota => draft.unlimited_quota = !draft.unlimited_quota,
        Field::ModelLimitsEnabled => draft.model_limits_enabled = !draft.model_limits_enabled,
        Field::ModelLimits => draft.model_limits.clone_from(&typed.model_limits),
        Field::AllowIps => draft.allow_ips.clone_from(&typed.allow_ips),
        Field::Group => draft.group.clone_from(&typed.group),
        Field::CrossGroupRetry => draft.cross_group_retry = !draft.cross_group_retry,
        Field::AutoGroups => draft.auto_groups.clone_from(&typed.auto_groups),
    }
}

proptest! {
    #[test]
    fn no_edit_changes_a_field_the_person_did_not_touch(record in record(), (field, typed) in single_edit()) {
        let before = draft_of(&record, per());
        let mut after = before.clone();
        make(field, &typed, &mut after);
        prop_assert!(touched(&before, &after, per()).iter().all(|touched| *touched == field));
        if let Ok(changes) = changes(&before, &after, NOW, per()) {
            let sent = changes.apply(&record);
            let mut others = Settings::of(&record);
            match field {
                Field::Name => others.name.clone_from(&sent.name),
                Field::ExpiredTime => others.expired_time = sent.expired_time,
                Field::RemainQuota => others.remain_quota = sent.remain_quota,
                Field::UnlimitedQuota => others.unlimited_quota = sent.unlimited_quota,
                Field::ModelLimitsEnabled => others.model_limits_enabled = sent.model_limits_enabled,
                Field::ModelLimits => others.model_limits.clone_from(&sent.model_limits),
                Field::AllowIps => others.allow_ips.clone_from(&sent.allow_ips),
                // The server clears what belongs to `auto` alone.
                Field::Group if changes.group.is_some() && sent.group != "auto" => {
                    others.group.clone_from(&sent.group);
                    others.cross_group_retry = record.cross_group_retry.map(|_| false);
                    others.auto_groups = record.auto_groups.as_ref().map(|_| json!([]));
                }
                Field::Group => others.group.clone_from(&sent.group),
                Field::CrossGroupRetry => others.cross_group_retry = sent.cross_group_retry,
                Field::AutoGroups => others.auto_groups.clone_from(&sent.auto_groups),
            }
            prop_assert_eq!(sent, others);
        }
    }

    #[test]
    fn no_edit_at_all_changes_nothing(record in record()) {
        let before = draft_of(&record, per());
        let changes = changes(&before, &before, NOW, per()).unwrap();
        prop_assert_eq!(changes.apply(&record), Settings::of(&record));
    }
}
