//! Stories of servers that store something else than they are asked to: said so, never passed over, never "ready".

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::stored::Effect;
use comet_keys::flow::bulk::{self, Ended, RowState, look_again};
use comet_keys::flow::keys::{Changed, set_enabled};
use comet_keys::flow::rotate::{self, Phase};
use comet_keys::flow::{
    Answer, Candidates, Evidence, Outcome, Step, delete_candidate, dismiss, pick, resume,
};
use comet_keys::host::memory::{block_on, kill_after};
use common::bulk::{BulkStory, states};
use common::outcomes::open_entry;
use common::{CreateData, Fault, Route, Story, account, asked, window, wire};
use serde_json::{Value, json};

type Twist = fn(&mut Value);

/// What a server may do to a key, and what is said of it first.
const TWISTS: [(Twist, Effect); 10] = [
    (|key| key["allow_ips"] = json!(""), Effect::AnyAddress),
    (|key| key["allow_ips"] = json!(null), Effect::AnyAddress),
    (|key| key["remain_quota"] = json!(50_000_000), Effect::MoreQuota),
    (|key| key["remain_quota"] = json!(0), Effect::LessQuota),
    (|key| key["model_limits_enabled"] = json!(false), Effect::AnyModel),
    (|key| key["model_limits"] = json!("gpt-4.1"), Effect::FewerModels),
    (|key| key["group"] = json!("default"), Effect::OtherGroup),
    (|key| key["unlimited_quota"] = json!(true), Effect::Unlimited),
    (|key| key["expired_time"] = json!(-1), Effect::NeverExpires),
    (|key| key["status"] = json!(2), Effect::NotEnabled),
];

fn stored_differently(outcome: Outcome) -> Candidates {
    match outcome {
        Outcome::StoredDifferently(candidates) => candidates,
        other => panic!("expected a key that is stored differently, got {other:?}"),
    }
}

fn twisted(twist: Twist) -> Story {
    let story = Story::new();
    story.server.borrow_mut().insert(&wire(&asked("ci")));
    story.server.borrow_mut().twist = Some(twist);
    story
}

#[test]
fn a_key_stored_otherwise_is_found_and_the_difference_is_named() {
    for (number, (twist, effect)) in TWISTS.into_iter().enumerate() {
        let story = twisted(twist);
        let found = stored_differently(story.create(&asked("ci")));
        assert!(found.is_certain(), "{number}");
        assert_eq!(found.keys[0].record.id.0, story.server.borrow().made[0]);
        assert_eq!(found.keys[0].differences[0].effect, effect, "{number}");
        assert!(!story.journal_is_closed(), "{number}: the person decides");
        let proven = |step: &Step| matches!(step, Step::Proven(_));
        assert!(!story.steps.borrow().iter().any(proven), "{number}: nothing is ready");
        assert_eq!(story.posts(), 1);
    }
}

#[test]
fn a_key_stored_otherwise_is_found_after_every_lost_answer_and_every_form_of_answer() {
    for (twist, effect) in TWISTS {
        for (fault, is_made) in Fault::UNKNOWN {
            let story = twisted(twist);
            story.fail(Route::Create, fault);
            let outcome = story.create(&asked("ci"));
            if is_made {
                let found = stored_differently(outcome);
                assert!(!found.is_certain(), "the answer was lost");
                assert_eq!(found.keys[0].differences[0].effect, effect);
            } else {
                assert!(matches!(outcome, Outcome::NotSeen { .. }));
            }
        }
        for create_data in [CreateData::Id, CreateData::Record] {
            let story = twisted(twist);
            story.server.borrow_mut().create_data = create_data;
            let found = stored_differently(story.create(&asked("ci")));
            assert_eq!(found.keys[0].differences[0].effect, effect, "{create_data:?}");
        }
    }
}

#[test]
fn an_answer_that_echoes_the_request_is_not_taken_on_trust() {
    let story = Story::new();
    story.server.borrow_mut().create_data = CreateData::Echo;
    story.server.borrow_mut().twist = Some(|key| key["allow_ips"] = json!(""));
    let found = stored_differently(story.create(&asked("ci")));
    assert_eq!(found.keys[0].differences[0].effect, Effect::AnyAddress);
}

#[test]
fn a_changed_name_is_found_by_everything_else() {
    let renames: [Twist; 4] = [
        |key| key["name"] = json!("a-name-of-exactly-thirty-bytes"),
        |key| key["name"] = json!(" CI "),
        |key| key["name"] = json!("alice/ci"),
        |key| key["name"] = json!(""),
    ];
    for twist in renames {
        for is_lost in [false, true] {
            let story = twisted(twist);
            if is_lost {
                story.fail(Route::Create, Fault::DropAfter);
            }
            let found = stored_differently(story.create(&asked("ci")));
            assert_eq!(found.keys.len(), 1);
            assert_eq!(found.keys[0].differences[0].effect, Effect::OtherName);
            assert_eq!(found.keys[0].record.id.0, story.server.borrow().made[0]);
        }
    }
}

#[test]
fn a_confirmed_key_that_differs_in_everything_is_found_as_the_only_new_one() {
    let story = twisted(|key| {
        key["name"] = json!("other");
        key["allow_ips"] = json!("");
    });
    let found = stored_differently(story.create(&asked("ci")));
    let effects: Vec<_> = found.keys[0].differences.iter().map(|one| one.effect).collect();
    assert_eq!(effects, [Effect::AnyAddress, Effect::OtherName]);
}

#[test]
fn of_several_new_keys_none_is_guessed_by_everything_but_the_name() {
    let story = Story::new();
    let baseline = story.read_ahead();
    story.server.borrow_mut().insert(&wire(&asked("theirs")));
    story.server.borrow_mut().insert(&wire(&asked("others")));
    story.fail(Route::Create, Fault::DropBefore);
    let outcome = story.create_after(&asked("ci"), Some(baseline));
    assert!(matches!(outcome, Outcome::NotSeen { unseen: None, .. }), "{outcome:?}");
}

#[test]
fn one_that_is_as_asked_beside_one_of_the_name_is_not_taken_without_asking() {
    let story = twisted(|key| key["allow_ips"] = json!(""));
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let outcome = story.create(&asked("ci"));
    let Outcome::Ambiguous(found) = outcome else { panic!("{outcome:?}") };
    assert_eq!(found.keys.len(), 2);
    assert!(found.keys[0].is_exact() && !found.keys[1].is_exact(), "what fits comes first");
}

#[test]
fn a_key_that_exists_although_the_server_declined_is_shown() {
    for (twist, is_exact) in [(None, true), (Some(TWISTS[0].0), false)] {
        let story = Story::new();
        story.server.borrow_mut().twist = twist;
        story.server.borrow_mut().refuses_after = true;
        let found = match story.create(&asked("ci")) {
            Outcome::Ambiguous(found) if is_exact => found,
            Outcome::StoredDifferently(found) if !is_exact => found,
            other => panic!("{other:?}"),
        };
        assert_eq!(found.keys[0].record.id.0, story.server.borrow().made[0]);
        let Answer::Refused(failure) = &found.answer else { panic!("{:?}", found.answer) };
        assert!(failure.server_message.is_some());
        assert!(!story.journal_is_closed());
    }
}

#[test]
fn a_key_that_shows_late_and_otherwise_is_found() {
    let story = twisted(TWISTS[0].0);
    story.server.borrow_mut().hides_new_keys_for = 4;
    let found = stored_differently(story.create(&asked("ci")));
    assert_eq!(found.keys[0].differences[0].effect, Effect::AnyAddress);
}

#[test]
fn disabled_it_stays_shown_and_is_not_ready_either() {
    let story = twisted(TWISTS[0].0);
    let found = stored_differently(story.create(&asked("ci")));
    let id = found.keys[0].record.id;
    let changed = block_on(set_enabled(&story.host, &story.account, id, false));
    assert!(matches!(changed, Changed::Done { .. }));
    let entry = open_entry(&story);
    let again = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    let again = stored_differently(again);
    assert_eq!(again.keys[0].differences.last().unwrap().effect, Effect::NotEnabled);
}

#[test]
fn deleted_nothing_is_left_of_the_create() {
    let story = twisted(TWISTS[0].0);
    let found = stored_differently(story.create(&asked("ci")));
    let deleted = delete_candidate(&story.host, &story.account, &found, &found.keys[0]);
    assert_eq!(block_on(deleted), (Changed::Gone, true));
    assert!(story.journal_is_closed());
    assert_eq!(story.server.borrow().keys.len(), 1, "the old key of that name stays");

    // A delete that fails leaves the entry open.
    let story = twisted(TWISTS[0].0);
    let found = stored_differently(story.create(&asked("ci")));
    story.fail(Route::Delete, Fault::Refuse("no"));
    let deleted = delete_candidate(&story.host, &story.account, &found, &found.keys[0]);
    assert!(matches!(block_on(deleted), (Changed::NotDone(_), false)));
    assert!(!story.journal_is_closed());
}

#[test]
fn of_a_lost_answer_the_entry_stays_open_after_the_delete() {
    let story = twisted(TWISTS[0].0);
    story.fail(Route::Create, Fault::DropAfter);
    let found = stored_differently(story.create(&asked("ci")));
    let deleted = delete_candidate(&story.host, &story.account, &found, &found.keys[0]);
    assert_eq!(block_on(deleted), (Changed::Gone, false), "the request may still arrive");
    assert!(!story.journal_is_closed());
}

#[test]
fn once_one_of_several_was_deleted_the_other_is_not_taken_for_the_new_one() {
    let story = Story::new();
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let Outcome::Ambiguous(found) = story.create(&asked("ci")) else { panic!("two keys fit") };
    let own = story.server.borrow().made[0];
    let own = found.keys.iter().find(|one| one.record.id.0 == own).unwrap();
    let deleted = delete_candidate(&story.host, &story.account, &found, own);
    assert_eq!(block_on(deleted), (Changed::Gone, false));
    let entry = open_entry(&story);
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    let Outcome::Ambiguous(left) = outcome else { panic!("{outcome:?}") };
    assert!(left.keys.len() == 1 && !left.is_certain());
}

#[test]
fn taken_as_it_is_it_keeps_its_differences_and_closes_the_entry() {
    let story = twisted(TWISTS[0].0);
    let mut found = stored_differently(story.create(&asked("ci")));
    let created = block_on(pick(&story.host, &story.account, found.keys.remove(0)));
    assert_eq!(created.differences[0].effect, Effect::AnyAddress);
    assert_eq!(created.evidence, Evidence::FoundByMatch);
    assert!(story.journal_is_closed());
}

#[test]
fn killed_at_every_await_the_person_learns_that_it_differs() {
    for polls in 0.. {
        let story = twisted(TWISTS[0].0);
        let asked = asked("ci");
        let flow = comet_keys::flow::create(&story.host, &story.account, &asked, None, &|_| {});
        let ended = kill_after(polls, flow).is_some();
        let reopened = window(&story.browser, &story.server);
        if !story.server.borrow().made.is_empty() {
            let entry = open_entry(&story);
            let outcome = block_on(resume(&reopened, &story.account, &entry, &|_| {}));
            stored_differently(outcome);
        }
        if ended {
            break;
        }
    }
}

#[test]
fn a_run_stops_at_the_first_row_that_is_stored_otherwise() {
    let story = BulkStory::new();
    let mut run = story.starts(3);
    story.server.borrow_mut().twist = Some(TWISTS[0].0);
    let Ended::StoredDifferently(first) = story.goes_on(&mut run) else { panic!("it goes on") };
    assert_eq!(first.differences[0].effect, Effect::AnyAddress);
    assert_eq!(states(&run), ["different", "waiting", "waiting"]);
    assert_eq!((run.count("created"), story.posts()), (0, 1));
    assert_eq!(run.different_ids(), [first.record.id]);
    assert_eq!(story.stored(), run, "and remembers it");
    let made = bulk::results(&run, &std::collections::BTreeMap::default());
    assert_eq!((made[0].outcome, made[0].id), ("different", Some(first.record.id)));

    // The server mended its ways, and the person goes on.
    story.server.borrow_mut().twist = None;
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["different", "created", "created"]);
}

#[test]
fn a_run_killed_at_every_await_counts_no_such_row_as_created() {
    for polls in 0.. {
        let story = BulkStory::new();
        story.server.borrow_mut().twist = Some(TWISTS[0].0);
        let mut run = story.starts(2);
        let ended = story.dies_after(polls, &mut run).is_some();
        let mut again = story.stored();
        for _ in 0..3 {
            story.goes_on(&mut again);
        }
        assert_eq!(again.count("created"), 0, "after {polls} polls: {:?}", states(&again));
        assert!(!again.is_open(), "after {polls} polls: {:?}", states(&again));
        for name in ["ci-1", "ci-2"] {
            assert!(story.named(name) <= 1, "after {polls} polls");
        }
        if ended {
            break;
        }
    }
}

#[test]
fn a_row_that_was_unknown_and_is_found_otherwise_says_so() {
    let story = BulkStory::new();
    story.server.borrow_mut().twist = Some(TWISTS[0].0);
    story.server.borrow_mut().hides_new_keys_for = 6;
    let mut run = story.starts(1);
    story.fail(Route::Create, Fault::Timeout, 1);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!(states(&run), ["unknown"]);
    block_on(look_again(&story.host, &account(), &mut run)).unwrap();
    assert!(matches!(run.rows[0].state, RowState::Different(_)));
}

#[test]
fn a_row_is_not_made_again_while_the_list_is_not_whole() {
    for polls in 0..400 {
        let story = BulkStory::new();
        let mut run = story.starts(1);
        story.dies_after(polls, &mut run);
        if story.posts() == 0 || states(&story.stored()) != ["started"] {
            continue;
        }
        // Keys of others push the row's own off the only page that the server gives out.
        for number in 0..25 {
            story.server.borrow_mut().insert(&wire(&asked(&format!("other {number}"))));
        }
        story.server.borrow_mut().paging = common::Paging::OnePage(10);
        let mut again = story.stored();
        story.goes_on(&mut again);
        assert_eq!(states(&again), ["unknown"], "after {polls} polls");
        assert_eq!(story.posts(), 1, "after {polls} polls");
    }
}

#[test]
fn a_successor_stored_otherwise_is_no_key_to_switch_to() {
    let story = Story::new();
    story.server.borrow_mut().insert(&wire(&asked("ci")));
    let keys = block_on(comet_keys::flow::keys::list_all(&story.host, &story.account, &|_| {}));
    let old = keys.unwrap().keys.remove(0);
    story.server.borrow_mut().twist = Some(TWISTS[0].0);
    let next = asked("ci-2");
    let started = rotate::start(&story.host, &story.account, &old, &next, &|_| {});
    let mut found = stored_differently(block_on(started));
    let under_way = || block_on(rotate::recover(&story.host, &story.account)).unwrap();
    assert_eq!((under_way()[0].phase, under_way()[0].new), (Phase::Creating, None));
    // Taken as it is, it is still none to switch to by itself.
    block_on(pick(&story.host, &story.account, found.keys.remove(0)));
    assert!(story.journal_is_closed());
    assert_eq!((under_way()[0].phase, under_way()[0].new), (Phase::Creating, None));
}

#[test]
fn a_rotation_is_not_forgotten_on_a_list_that_is_not_whole() {
    let story = Story::new();
    story.server.borrow_mut().insert(&wire(&asked("ci")));
    let keys = block_on(comet_keys::flow::keys::list_all(&story.host, &story.account, &|_| {}));
    let old = keys.unwrap().keys.remove(0);
    story.fail(Route::Create, Fault::DropAfter);
    story.server.borrow_mut().hides_new_keys_for = 6;
    let next = asked("ci-2");
    let started = rotate::start(&story.host, &story.account, &old, &next, &|_| {});
    assert!(matches!(block_on(started), Outcome::NotSeen { .. }));
    block_on(dismiss(&story.host, &story.account.id, &open_entry(&story).id)).unwrap();
    for number in 0..25 {
        story.server.borrow_mut().insert(&wire(&asked(&format!("other {number}"))));
    }
    story.server.borrow_mut().paging = common::Paging::OnePage(10);
    let under_way = block_on(rotate::recover(&story.host, &story.account)).unwrap();
    assert_eq!((under_way.len(), under_way[0].phase), (1, Phase::Creating));
    story.server.borrow_mut().paging = common::Paging::Stock;
    let under_way = block_on(rotate::recover(&story.host, &story.account)).unwrap();
    assert_eq!(under_way[0].phase, Phase::Created);
}
