//! One press, several keys: the browser sent the create again by itself. Which of them are the press's own, which is kept,
//! and what is left alone.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::key::KeyId;
use comet_keys::domain::press::Press;
use comet_keys::domain::server_clock::Offset;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::rotate;
use comet_keys::flow::{
    Blocked, Evidence, Fate, Outcome, Repeated, keep_one, leave_all, note_copied, resume,
};
use comet_keys::host::memory::{block_on, kill_after};
use comet_keys::host::{AccountSlot, Lock};
use common::outcomes::{created, open_entry};
use common::{CreateData, Fault, Paging, Route, Story, asked, wire};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The moment at which every story of these begins, by the server's clock.
const DATE: &str = "Tue, 01 Dec 2026 00:00:00 GMT";
const START_SECONDS: i64 = 1_796_083_200;

fn story() -> Story {
    let story = Story::new();
    story.server.borrow_mut().date = Some(DATE);
    story.server.borrow_mut().insert(&wire(&asked("older")));
    story
}

fn repeated(outcome: Outcome) -> Repeated {
    match outcome {
        Outcome::Repeated(repeated) => *repeated,
        other => panic!("expected several keys of one press, got {other:?}"),
    }
}

fn ids(story: &Story) -> Vec<i64> {
    story.server.borrow().keys.iter().filter_map(|key| key["id"].as_i64()).collect()
}

/// The ids of the keys that the story's POST made, oldest first.
fn made(story: &Story) -> Vec<KeyId> {
    story.server.borrow().made.iter().map(|id| KeyId(*id)).collect()
}

fn keep(story: &Story, repeated: &Repeated) -> comet_keys::flow::Kept {
    block_on(keep_one(&story.host, &story.account, repeated, &|_| {})).unwrap()
}

fn copies(story: &Story, repeated: &Repeated, id: KeyId) {
    block_on(note_copied(&story.host, &story.account, repeated, id)).unwrap();
}

fn looks_again(story: &Story) -> Outcome {
    let entry = open_entry(story);
    block_on(resume(&story.host, &story.account, &entry, &|_| {}))
}

fn codes(kept: &comet_keys::flow::Kept) -> Vec<&'static str> {
    kept.fates.iter().map(|(_, fate)| fate.code()).collect()
}

/// A story in which the browser has sent one create three times.
fn three() -> (Story, Repeated) {
    let story = story();
    story.fail(Route::Create, Fault::Repeated);
    let found = repeated(story.create(&asked("ci")));
    (story, found)
}

#[test]
fn several_keys_of_one_press_are_told_with_numbers_and_one_key_to_use() {
    for (fault, evidence) in [
        (Fault::Repeated, Evidence::ServerConfirmed),
        (Fault::RepeatedAndLost, Evidence::FoundByMatch),
    ] {
        for masks in [false, true] {
            let story = story();
            story.server.borrow_mut().masks = masks;
            story.fail(Route::Create, fault);
            let found = repeated(story.create(&asked("ci")));
            assert_eq!(found.ids(), made(&story));
            assert_eq!(found.first.evidence, evidence);
            let text = found.first.key.clone().expect("the first is shown");
            let first = found.first.record.id.0;
            assert_eq!(text.expose(), story.server.borrow().key_text(first));
            assert_eq!(found.first.record.created_time, START_SECONDS);
            assert!(found.unsure.keys.is_empty());
            assert_eq!(story.posts(), 1, "this program asked once");
            assert!(!story.journal_is_closed());
            assert_eq!(repeated(looks_again(&story)).ids(), found.ids(), "and once more later");
        }
    }
}

#[test]
fn a_server_that_names_the_new_key_hides_no_other() {
    let story = story();
    story.server.borrow_mut().create_data = CreateData::Id;
    story.fail(Route::Create, Fault::Repeated);
    assert_eq!(repeated(story.create(&asked("ci"))).ids(), made(&story));
}

/// What may be wrong with the second of two keys, so that nobody knows whose it is.
#[test]
fn a_key_that_lacks_one_condition_may_be_the_persons_and_no_more() {
    let cases: [(&str, Value); 7] = [
        ("made before the press", json!({ "created_time": START_SECONDS - 1 })),
        ("made eleven seconds after", json!({ "created_time": START_SECONDS + 11 })),
        ("has spent something", json!({ "used_quota": 1, "remain_quota": 4_999_999 })),
        ("was used", json!({ "accessed_time": START_SECONDS + 1 })),
        ("is another in one setting", json!({ "group": "vip" })),
        ("is disabled", json!({ "status": 2 })),
        ("has a setting nobody knows", json!({ "color": "red" })),
    ];
    for (name, twist) in cases {
        let story = story();
        let mut other = wire(&asked("ci"));
        other.as_object_mut().unwrap().extend(twist.as_object().unwrap().clone());
        story.server.borrow_mut().rival_drafts.push(other);
        let outcome = story.create(&asked("ci"));
        assert!(matches!(outcome, Outcome::Ambiguous(_)), "{name}: {outcome:?}");
    }
}

#[test]
fn a_key_made_within_ten_seconds_counts() {
    for seconds in [0, 1, 10] {
        let story = story();
        let mut other = wire(&asked("ci"));
        other["created_time"] = json!(START_SECONDS + seconds);
        other["accessed_time"] = json!(START_SECONDS + seconds);
        story.server.borrow_mut().rival_drafts.push(other);
        assert_eq!(repeated(story.create(&asked("ci"))).ids().len(), 2, "{seconds}");
    }
}

#[test]
fn without_the_servers_time_no_key_is_the_presss_own() {
    for date in [None, Some("soon"), Some("Tue, 01 Dec 2026 00:00:12 GMT")] {
        let story = story();
        story.server.borrow_mut().date = date;
        story.fail(Route::Create, Fault::Repeated);
        assert!(matches!(story.create(&asked("ci")), Outcome::Ambiguous(_)), "{date:?}");
    }
}

/// The server's clock counts, wherever the local one stands.
#[test]
fn a_clock_that_is_off_by_a_day_is_counted_with() {
    let story = story();
    story.host.clock_millis().set((START_SECONDS - 86_400) * 1000);
    story.fail(Route::Create, Fault::Repeated);
    assert_eq!(repeated(story.create(&asked("ci"))).ids(), made(&story));
}

#[test]
fn of_a_list_that_is_not_whole_no_key_is_the_presss_own() {
    let story = story();
    story.server.borrow_mut().paging = Paging::Repeating(100);
    story.fail(Route::Create, Fault::Repeated);
    let ahead = story.read_ahead();
    story.server.borrow_mut().paging = Paging::MovingTotal(2);
    let outcome = story.create_after(&asked("ci"), Some(ahead));
    assert!(!matches!(outcome, Outcome::Repeated(_)), "{outcome:?}");
}

#[test]
fn what_something_else_here_claims_is_not_the_presss_own() {
    let row = |state: &str| {
        let plan = json!({
            "version": 1, "id": "run", "base_url": "https://api.cometapi.com",
            "rows": [serde_json::to_value(asked("ci")).unwrap()],
        });
        let progress = json!({ "id": "run", "owner": null, "rows": [state] });
        vec![(AccountSlot::BulkPlan, plan), (AccountSlot::BulkProgress, progress)]
    };
    let rotation = |new: Value, asked_name: &str| {
        let rotation = json!({
            "version": 1, "old": "3", "old_name": "older", "new": new, "baseline": "3",
            "asked": serde_json::to_value(asked(asked_name)).unwrap(), "phase": "creating",
            "base_url": "https://api.cometapi.com", "owner": null,
        });
        vec![(AccountSlot::Rotations, json!([rotation]))]
    };
    let unread = vec![(AccountSlot::JournalSetAside, json!([{ "entry": {} }]))];
    for (name, stored, is_own) in [
        ("a row that nobody can tell of", row("unknown:3"), false),
        ("the second key is a row's", row("created:9"), false),
        ("the second key is a row's copy", row("created:3 9"), false),
        ("the row of this very create", row("started:3"), true),
        ("a row that waits", row("waiting"), true),
        ("a run that cannot be read", row("?"), false),
        ("the second key is a rotation's", rotation(json!("9"), "other"), false),
        ("the rotation of this very create", rotation(Value::Null, "ci"), true),
        ("a rotation that asked for something else", rotation(Value::Null, "other"), true),
        ("an entry that could not be read", unread, false),
    ] {
        let story = story();
        story.fail(Route::Create, Fault::Repeated);
        for (slot, value) in stored {
            story.browser.put(story.key(slot), value);
        }
        let outcome = story.create(&asked("ci"));
        let found = matches!(&outcome, Outcome::Repeated(found) if found.ids().len() == 3);
        // One of three claimed: two are left, and they are told of.
        let some = matches!(&outcome, Outcome::Repeated(found) if !found.ids().contains(&KeyId(9)));
        let wanted = if is_own { found } else { some || matches!(outcome, Outcome::Ambiguous(_)) };
        assert!(wanted, "{name}: {outcome:?}");
    }
}

/// What may be somebody else's is shown beside, and keeping one does not touch it.
#[test]
fn a_key_that_may_be_anothers_is_shown_and_stays() {
    let story = story();
    let mut other = wire(&asked("ci"));
    other["created_time"] = json!(START_SECONDS + 60);
    story.server.borrow_mut().rival_drafts.push(other);
    story.fail(Route::Create, Fault::Repeated);
    let found = repeated(story.create(&asked("ci")));
    let shown: Vec<i64> = found.unsure.keys.iter().map(|one| one.record.id.0).collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(found.ids(), made(&story));
    let kept = keep(&story, &found);
    assert_eq!(codes(&kept), ["deleted", "deleted"]);
    assert_eq!(ids(&story), [3, shown[0], made(&story)[0].0]);
}

#[test]
fn keeping_one_deletes_all_but_the_oldest_and_proves_it() {
    let (story, found) = three();
    let made = made(&story);
    assert_eq!(found.kept(), [made[0]]);
    assert_eq!(found.spare(), made[1..]);
    let kept = keep(&story, &found);
    assert_eq!(codes(&kept), ["deleted", "deleted"]);
    assert_eq!(created(kept.outcome).record.id, made[0]);
    assert_eq!(ids(&story), [3, made[0].0]);
    assert!(story.journal_is_closed());
}

/// Each is read right before its delete, and nothing else comes between.
#[test]
fn each_key_is_read_again_right_before_its_delete() {
    let (story, found) = three();
    let before = story.server.borrow().asked.len();
    keep(&story, &found);
    let asked: Vec<String> = story.server.borrow().asked[before..]
        .iter()
        .map(|(method, url)| format!("{} {}", method.as_str(), url.rsplit('/').next().unwrap()))
        .collect();
    for id in found.spare() {
        let at = asked.iter().position(|one| *one == format!("DELETE {}", id.0)).unwrap();
        assert_eq!(asked[at - 1], format!("GET {}", id.0));
    }
    assert_eq!(asked.iter().filter(|one| one.starts_with("DELETE")).count(), 2);
}

#[test]
fn a_copied_key_is_kept_and_two_copied_ones_both_are() {
    let (story, found) = three();
    let made = made(&story);
    copies(&story, &found, made[1]);
    // The window was closed after the copy: the next one knows of it.
    let found = repeated(looks_again(&story));
    assert_eq!(found.kept(), [made[1]]);
    let kept = keep(&story, &found);
    let shown = created(kept.outcome);
    assert_eq!(shown.record.id, made[1]);
    assert_eq!(shown.key.unwrap().expose(), story.server.borrow().key_text(made[1].0));
    assert_eq!(ids(&story), [3, made[1].0]);

    let (story, found) = three();
    copies(&story, &found, made[0]);
    copies(&story, &found, made[2]);
    let found = repeated(looks_again(&story));
    assert_eq!(found.spare(), [made[1]]);
    keep(&story, &found);
    assert_eq!(ids(&story), [3, made[0].0, made[2].0]);
}

/// The screen of this window was built before the other window copied.
#[test]
fn what_another_window_has_copied_since_stays() {
    let (story, found) = three();
    let made = made(&story);
    copies(&story, &found, made[2]);
    let kept = keep(&story, &found);
    assert_eq!(codes(&kept), ["deleted"]);
    assert_eq!(ids(&story), [3, made[0].0, made[2].0]);
    assert_eq!(repeated(kept.outcome).ids(), [made[0], made[2]], "it is looked at again");
    assert!(!story.journal_is_closed());
}

#[test]
fn a_key_that_was_used_or_changed_meanwhile_stays() {
    for (twist, code) in [
        (json!({ "used_quota": 1, "remain_quota": 4_999_999 }), "used"),
        (json!({ "accessed_time": START_SECONDS + 5 }), "used"),
        (json!({ "name": "taken over" }), "changed"),
        (json!({ "status": 2 }), "changed"),
        (json!({ "allow_ips": "" }), "changed"),
    ] {
        let (story, found) = three();
        let made = made(&story);
        {
            let mut server = story.server.borrow_mut();
            let key = server.keys.iter_mut().find(|key| key["id"] == made[1].0).unwrap();
            key.as_object_mut().unwrap().extend(twist.as_object().unwrap().clone());
        }
        let kept = keep(&story, &found);
        assert_eq!(codes(&kept), [code, "deleted"], "{twist}");
        assert_eq!(ids(&story), [3, made[0].0, made[1].0]);
        let left = created(kept.outcome).left;
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].0, left[0].1.code()), (made[1], code), "it is named");
        assert!(story.journal_is_closed());
    }
}

#[test]
fn what_cannot_be_read_or_deleted_is_told_of_and_tried_again() {
    let (story, found) = three();
    let made = made(&story);
    story.server.borrow_mut().fail(Route::Get, Fault::ServerError, 3);
    let kept = keep(&story, &found);
    assert!(matches!(kept.fates[0].1, Fate::NotRead(_)), "{:?}", kept.fates);
    assert_eq!(kept.fates[1].1, Fate::Deleted);
    assert_eq!(ids(&story), [3, made[0].0, made[1].0], "what is not read is not deleted");
    let again = repeated(kept.outcome);
    assert_eq!(again.fates.len(), 2, "what became of each is told");
    assert_eq!(again.ids(), [made[0], made[1]]);
    story.fail(Route::Delete, Fault::Refuse("not today"));
    let kept = keep(&story, &again);
    assert!(matches!(kept.fates[0].1, Fate::NotDeleted(_)), "{:?}", kept.fates);
    let kept = keep(&story, &repeated(kept.outcome));
    assert_eq!(codes(&kept), ["deleted"]);
    assert!(created(kept.outcome).left.is_empty());
    assert_eq!(ids(&story), [3, made[0].0]);
}

/// Somebody has deleted the oldest meanwhile: the others are not deleted on top of it.
#[test]
fn without_the_kept_key_nothing_is_deleted() {
    let (story, found) = three();
    let made = made(&story);
    story.server.borrow_mut().keys.retain(|key| key["id"] != made[0].0);
    let kept = keep(&story, &found);
    assert!(kept.fates.is_empty(), "{:?}", kept.fates);
    assert_eq!(ids(&story), [3, made[1].0, made[2].0]);
    assert_eq!(repeated(kept.outcome).ids(), made[1..], "what is left is shown");

    let (story, found) = three();
    story.server.borrow_mut().fail(Route::List, Fault::ServerError, 3);
    let before = ids(&story);
    assert!(keep(&story, &found).fates.is_empty(), "a list that cannot be read proves nothing");
    assert_eq!(ids(&story), before);
}

#[test]
fn a_key_that_is_gone_already_is_told_as_gone() {
    let (story, found) = three();
    let gone = found.spare()[0];
    story.server.borrow_mut().keys.retain(|key| key["id"] != gone.0);
    assert_eq!(codes(&keep(&story, &found)), ["gone", "deleted"]);
}

#[test]
fn leaving_all_closes_the_entry_and_deletes_nothing() {
    let (story, found) = three();
    let before = ids(&story);
    let shown = block_on(leave_all(&story.host, &story.account, &found)).unwrap();
    assert_eq!(shown.record.id, found.ids()[0]);
    assert_eq!(
        shown.left,
        found.spare().into_iter().map(|id| (id, Fate::Left)).collect::<Vec<_>>()
    );
    assert_eq!(ids(&story), before);
    assert!(story.journal_is_closed());
    let kept = block_on(keep_one(&story.host, &story.account, &found, &|_| {}));
    assert_eq!(kept, Err(Blocked::AlreadySettled), "a screen of before deletes nothing");
    assert_eq!(ids(&story), before);
}

#[test]
fn while_another_window_is_at_it_nothing_is_deleted() {
    let (story, found) = three();
    let before = ids(&story);
    let held = story.browser.hold(Lock::Create);
    let kept = block_on(keep_one(&story.host, &story.account, &found, &|_| {}));
    assert_eq!(kept, Err(Blocked::AnotherWindow));
    drop(held);
    assert_eq!(ids(&story), before);
}

/// Killed at any await while it deletes: the kept key is never the one that goes, and the next window comes to an end.
#[test]
fn killed_at_any_await_the_copied_key_stays() {
    for polls in 0.. {
        let (story, found) = three();
        let copied = made(&story)[1];
        copies(&story, &found, copied);
        let found = repeated(looks_again(&story));
        let done = kill_after(polls, keep_one(&story.host, &story.account, &found, &|_| {}));
        assert!(ids(&story).contains(&copied.0), "after {polls} polls");
        if !story.journal_is_closed() {
            match looks_again(&story) {
                Outcome::Repeated(found) => {
                    assert_eq!(found.kept(), [copied], "after {polls} polls");
                    keep(&story, &found);
                }
                outcome => assert_eq!(created(outcome).record.id, copied, "after {polls} polls"),
            }
        }
        assert_eq!(ids(&story), [3, copied.0], "after {polls} polls");
        if done.is_some() {
            return;
        }
    }
}

#[test]
fn a_rotation_goes_on_with_the_kept_key() {
    for keeps in [true, false] {
        let story = story();
        let old = block_on(comet_keys::flow::keys::list_all(&story.host, &story.account, &|_| {}));
        let old = old.unwrap().keys.remove(0);
        story.fail(Route::Create, Fault::Repeated);
        let outcome =
            block_on(rotate::start(&story.host, &story.account, &old, &asked("older-2"), &|_| {}));
        let found = repeated(outcome);
        let copied = found.ids()[2];
        copies(&story, &found, copied);
        let found = repeated(looks_again(&story));
        if keeps {
            keep(&story, &found);
        } else {
            block_on(leave_all(&story.host, &story.account, &found)).unwrap();
        }
        let rotations = block_on(rotate::recover(&story.host, &story.account)).unwrap();
        assert_eq!(rotations[0].new, Some(copied));
        assert_eq!(rotations[0].phase, rotate::Phase::Created);
    }
}

#[test]
fn nothing_secret_is_stored_for_it() {
    let (story, found) = three();
    copies(&story, &found, found.ids()[1]);
    let stored = story.browser.dump();
    for id in found.ids() {
        assert!(!stored.contains(&story.server.borrow().key_text(id.0)[3..]));
    }
    assert!(!format!("{found:?}").contains(&story.server.borrow().key_text(found.ids()[0].0)));
}

#[test]
fn a_press_is_known_only_as_closely_as_the_clock() {
    let at =
        |least_millis, most_millis| Press::at(5_500, Some(Offset { least_millis, most_millis }));
    let press = at(0, 999).unwrap();
    assert_eq!(press, Press { earliest: UnixSeconds(5), latest: UnixSeconds(6) });
    for (created, is_covered) in [(4, false), (5, true), (16, true), (17, false)] {
        assert_eq!(press.covers(created), is_covered, "{created}");
    }
    assert_eq!(at(0, 4_000), None, "an answer that took four seconds says too little");
    assert_eq!(Press::at(0, None), None);
}

#[test]
fn exchanges_together_show_a_clock_more_closely() {
    let offset = |least_millis, most_millis| Offset { least_millis, most_millis };
    for (earlier, later, together) in [
        (offset(-9_000, 999), offset(-500, 2_000), offset(-500, 999)),
        (offset(-500, 999), offset(-9_000, 5_000), offset(-500, 999)),
        // The clock was set meanwhile.
        (offset(-500, 999), offset(599_500, 600_999), offset(599_500, 600_999)),
    ] {
        assert_eq!(earlier.narrowed(later), together);
    }
}

/// One new key beside the one that the POST makes.
#[derive(Clone, Copy, Debug)]
struct Other {
    seconds: i64,
    is_used: bool,
    has_setting: bool,
}

fn other() -> impl Strategy<Value = Other> {
    (-15..20i64, prop::bool::weighted(0.3), prop::bool::weighted(0.7))
        .prop_map(|(seconds, is_used, has_setting)| Other { seconds, is_used, has_setting })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Exactly the keys that meet every condition are the press's own, and keeping one deletes no other.
    #[test]
    fn own_are_those_that_meet_every_condition(others in prop::collection::vec(other(), 0..6)) {
        let story = story();
        let mut own = Vec::new();
        let mut id = 3;
        for other in &others {
            id += 3;
            let mut draft = wire(&asked("ci"));
            let time = START_SECONDS + other.seconds;
            draft["created_time"] = json!(time);
            draft["accessed_time"] = json!(if other.is_used { time + 1 } else { time });
            if !other.has_setting {
                draft["allow_ips"] = json!("");
            }
            story.server.borrow_mut().rival_drafts.push(draft);
            if other.has_setting && !other.is_used && (0..=10).contains(&other.seconds) {
                own.push(KeyId(id));
            }
        }
        own.push(KeyId(id + 3));
        let before: Vec<i64> = (1..=others.len() + 2).map(|n| 3 * i64::try_from(n).unwrap()).collect();
        let outcome = story.create(&asked("ci"));
        if own.len() == 1 {
            prop_assert!(!matches!(outcome, Outcome::Repeated(_)));
        } else {
            let found = repeated(outcome);
            prop_assert_eq!(found.ids(), own.clone());
            keep(&story, &found);
            let wanted: Vec<i64> =
                before.into_iter().filter(|id| !own[1..].contains(&KeyId(*id))).collect();
            prop_assert_eq!(ids(&story), wanted);
        }
    }
}
