//! What the server stored otherwise: each difference with what it means, the gravest first.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "common/drafts.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the stories of the flows")]
mod drafts;
#[path = "common/record.rs"]
#[allow(dead_code, reason = "shared with the tests of the audit")]
mod record;

use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::field::Field;
use comet_keys::domain::key::{KeyRecord, KeyStatus};
use comet_keys::domain::matching::{compare, matches};
use comet_keys::domain::settings::Settings;
use comet_keys::domain::stored::{Effect, Setting, stored_differences};
use drafts::{asked, full_draft, plain_draft, valid};
use proptest::prelude::*;
use record::key;
use serde_json::json;

/// The key that a server makes which stores what it is asked to.
fn as_asked(asked: &ValidDraft) -> KeyRecord {
    let settings = Settings::from(asked);
    key(7, |key| {
        key.name = settings.name;
        key.expired_time = settings.expired_time;
        key.remain_quota = settings.remain_quota;
        key.used_quota = 0;
        key.unlimited_quota = settings.unlimited_quota;
        key.model_limits_enabled = settings.model_limits_enabled;
        key.model_limits = settings.model_limits;
        key.allow_ips = settings.allow_ips;
        key.group = settings.group;
        key.cross_group_retry = settings.cross_group_retry;
        key.auto_groups = settings.auto_groups;
    })
}

fn effects(asked: &ValidDraft, change: impl FnOnce(&mut KeyRecord)) -> Vec<Effect> {
    let mut found = as_asked(asked);
    change(&mut found);
    stored_differences(asked, &found).into_iter().map(|one| one.effect).collect()
}

type Change = fn(&mut KeyRecord);

#[test]
fn each_difference_says_what_it_means() {
    let cases: [(Change, Effect); 24] = [
        (|key| key.allow_ips = None, Effect::AnyAddress),
        (|key| key.allow_ips = Some(String::new()), Effect::AnyAddress),
        (|key| key.allow_ips = Some(" \n, ".to_owned()), Effect::AnyAddress),
        (|key| key.allow_ips = Some("0.0.0.0/0".to_owned()), Effect::OtherAddresses),
        (|key| key.allow_ips.as_mut().unwrap().push_str("\n192.0.2.1"), Effect::OtherAddresses),
        (|key| key.allow_ips = Some("198.51.100.10".to_owned()), Effect::FewerAddresses),
        (|key| key.unlimited_quota = true, Effect::Unlimited),
        (|key| key.remain_quota = 5_000_001, Effect::MoreQuota),
        (|key| key.remain_quota = 4_999_999, Effect::LessQuota),
        (|key| key.remain_quota = 0, Effect::LessQuota),
        (|key| key.remain_quota = i64::MAX, Effect::MoreQuota),
        (|key| key.expired_time = -1, Effect::NeverExpires),
        (|key| key.expired_time += 28_800, Effect::ExpiresLater),
        (|key| key.expired_time -= 1, Effect::ExpiresSooner),
        (|key| key.model_limits_enabled = false, Effect::AnyModel),
        (|key| key.model_limits = String::new(), Effect::OtherModels),
        (|key| key.model_limits = "gpt-4.1".to_owned(), Effect::FewerModels),
        (|key| key.model_limits.push_str(",o3"), Effect::OtherModels),
        (|key| key.group = String::new(), Effect::OtherGroup),
        (|key| key.group = "vip".to_owned(), Effect::OtherGroup),
        (|key| key.cross_group_retry = Some(false), Effect::FewerGroups),
        (|key| key.cross_group_retry = None, Effect::FewerGroups),
        (|key| key.name = "c".to_owned(), Effect::OtherName),
        (|key| key.status = KeyStatus::Disabled, Effect::NotEnabled),
    ];
    let asked = asked("ci");
    for (number, (change, effect)) in cases.into_iter().enumerate() {
        assert_eq!(effects(&asked, change), [effect], "case {number}");
    }
}

#[test]
fn a_key_without_limits_that_gets_some_can_do_less() {
    let open = valid(&Draft { unlimited_quota: true, ..plain_draft("open") });
    let cases: [(Change, Effect); 5] = [
        (|key| key.unlimited_quota = false, Effect::Limited),
        (|key| key.expired_time = 1_900_000_000, Effect::ExpiresSooner),
        (|key| key.model_limits_enabled = true, Effect::FewerModels),
        (|key| key.allow_ips = Some("198.51.100.10".to_owned()), Effect::FewerAddresses),
        (|key| key.cross_group_retry = Some(true), Effect::MoreGroups),
    ];
    for (change, effect) in cases {
        assert_eq!(effects(&open, change), [effect]);
    }
}

#[test]
fn what_means_the_same_is_no_difference() {
    let limited = asked("ci");
    let same: [Change; 6] = [
        |_| {},
        |key| key.allow_ips = Some("203.0.113.0/24\r\n198.51.100.10\n".to_owned()),
        |key| key.allow_ips = Some(" 198.51.100.10 ,\n203.0.113.0/24".to_owned()),
        |key| key.model_limits = "claude-sonnet-4-5,gpt-4.1".to_owned(),
        |key| (key.remain_quota, key.used_quota) = (4_000_000, 1_000_000),
        |key| key.auto_groups = Some(json!([])),
    ];
    for change in same {
        assert_eq!(effects(&limited, change), []);
    }
    let open = valid(&Draft { unlimited_quota: true, ..plain_draft("open") });
    let same: [Change; 4] = [
        |key| key.remain_quota = -1,
        |key| key.allow_ips = Some(String::new()),
        |key| key.cross_group_retry = None,
        |key| key.model_limits = "gpt-4.1".to_owned(),
    ];
    for change in same {
        assert_eq!(effects(&open, change), []);
    }
}

#[test]
fn the_groups_behind_auto_are_compared_too() {
    let vip = valid(&Draft { auto_groups: "vip,default".to_owned(), ..full_draft("ci") });
    for (stored, effect) in [
        (None, Effect::MoreGroups),
        (Some(json!([])), Effect::MoreGroups),
        (Some(json!(["vip", "default", "svip"])), Effect::MoreGroups),
        (Some(json!(["svip"])), Effect::MoreGroups),
        (Some(json!(["vip"])), Effect::FewerGroups),
        (Some(json!(["default", "vip"])), Effect::OtherGroup),
    ] {
        assert_eq!(effects(&vip, |key| key.auto_groups = stored.clone()), [effect], "{stored:?}");
    }
    let every = asked("ci");
    assert_eq!(
        effects(&every, |key| key.auto_groups = Some(json!(["vip"]))),
        [Effect::FewerGroups]
    );
}

#[test]
fn what_is_glued_on_one_line_is_another_list() {
    // New API reads it as the one entry 198.51.100.10203.0.113.0/24, which is none.
    let glued = |key: &mut KeyRecord| {
        key.allow_ips = Some("198.51.100.10,203.0.113.0/24".to_owned());
    };
    assert_eq!(effects(&asked("ci"), glued), [Effect::OtherAddresses]);
}

#[test]
fn what_makes_the_key_more_open_is_said_first() {
    let all = effects(&asked("ci"), |key| {
        (key.name, key.status) = ("cj".to_owned(), KeyStatus::Disabled);
        key.remain_quota = 1;
        key.allow_ips = None;
        key.expired_time = -1;
        key.model_limits_enabled = false;
    });
    assert_eq!(
        all,
        [
            Effect::AnyAddress,
            Effect::NeverExpires,
            Effect::AnyModel,
            Effect::OtherName,
            Effect::LessQuota,
            Effect::NotEnabled,
        ]
    );
    assert!(all[..3].iter().all(|effect| effect.is_more_open()));
    assert!(all[3..].iter().all(|effect| !effect.is_more_open()));
}

proptest! {
    /// The table of all fields and the list of differences never disagree.
    #[test]
    fn the_comparison_marks_just_the_fields_that_differ(
        (quota, unlimited, enabled, retry) in (0_i64..3, any::<bool>(), any::<bool>(), any::<bool>()),
        (addresses, models, group, expiry) in (0_usize..3, 0_usize..3, 0_usize..2, 0_usize..3),
        is_plain in any::<bool>(),
    ) {
        let asked = valid(&if is_plain { plain_draft("ci") } else { full_draft("ci") });
        let found = key(7, |key| {
            key.name = "ci".to_owned();
            key.used_quota = 0;
            key.remain_quota = [500_000, 5_000_000, 1][usize::try_from(quota).unwrap()];
            (key.unlimited_quota, key.model_limits_enabled) = (unlimited, enabled);
            key.cross_group_retry = Some(retry);
            key.allow_ips = [None, Some("198.51.100.10\n203.0.113.0/24"), Some("192.0.2.1")][addresses]
                .map(str::to_owned);
            key.model_limits = ["", "gpt-4.1,claude-sonnet-4-5", "o3"][models].to_owned();
            key.group = ["", "auto"][group].to_owned();
            key.expired_time = [-1, 1_830_000_000, 1_900_000_000][expiry];
        });
        let differences = stored_differences(&asked, &found);
        for row in compare(&asked, &found) {
            let differs = differences.iter().any(|one| one.setting == Setting::Field(row.field));
            prop_assert_eq!(row.equal, !differs, "{:?}", row);
            if row.field == Field::AllowIps && !row.asked.is_empty() && row.found.is_empty() {
                prop_assert_eq!(differences[0].effect, Effect::AnyAddress);
            }
        }
        prop_assert_eq!(matches(&asked, &found), differences.is_empty());
        prop_assert!(differences.is_sorted_by_key(|one| one.effect));
    }
}
