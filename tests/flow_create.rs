//! Stories of `flow::create`: what a person learns, whatever happens to the one POST.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::FailureKind;
use comet_keys::domain::key::KeyId;
use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::{
    Blocked, Created, Evidence, Outcome, Step, dismiss, pick, read_baseline, resume,
};
use comet_keys::host::memory::{block_on, kill_after};
use comet_keys::host::{Lock, Slot};
use common::{CreateData, Fault, Route, Story, asked, plain_draft, valid, window, wire};
use serde_json::json;

fn created(outcome: Outcome) -> Created {
    match outcome {
        Outcome::Created(created) => *created,
        other => panic!("expected a created key, got {other:?}"),
    }
}

#[test]
fn a_key_is_created_proven_and_shown() {
    let story = Story::new();
    let created = created(story.create(&asked("ci")));
    let id = story.server.borrow().made[0];
    assert_eq!(created.record.id, KeyId(id));
    assert_eq!(created.key.unwrap().expose(), story.server.borrow().key_text(id));
    assert_eq!(created.evidence, Evidence::ServerConfirmed);
    assert_eq!(created.comparison.len(), 9);
    assert!(created.comparison.iter().all(|field| field.equal), "{:?}", created.comparison);
    assert_eq!(story.posts(), 1);
    assert!(story.journal_is_closed());
}

#[test]
fn a_plain_form_is_proven_too() {
    let story = Story::new();
    let created = created(story.create(&valid(&plain_draft("plain"))));
    assert_eq!(created.record.remain_quota, 500_000);
    assert_eq!(created.record.expired_time, -1);
}

#[test]
fn with_a_baseline_read_ahead_two_round_trips_are_enough() {
    let story = Story::new();
    let baseline = story.read_ahead();
    let before = story.server.borrow().asked.len();
    created(story.create_after(&asked("ci"), Some(baseline)));
    assert_eq!(story.server.borrow().asked.len() - before, 2);
    assert!(!story.steps.borrow().contains(&Step::ReadingBaseline));
}

#[test]
fn the_steps_are_told_in_order() {
    let story = Story::new();
    let outcome = created(story.create(&asked("ci")));
    let steps = story.steps.borrow();
    assert_eq!(
        steps[..4],
        [Step::ReadingBaseline, Step::Journaling, Step::Sending, Step::Proving { attempt: 1 },]
    );
    assert_eq!(steps[4], Step::Proven(Box::new(outcome)));
    assert_eq!(steps.len(), 5);
}

#[test]
fn a_masked_key_is_revealed() {
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    let created = created(story.create(&asked("ci")));
    let id = story.server.borrow().made[0];
    assert_eq!(created.key.unwrap().expose(), story.server.borrow().key_text(id));
    assert!(story.steps.borrow().contains(&Step::Revealing));
}

#[test]
fn a_reveal_that_fails_does_not_spoil_the_key_and_is_not_repeated() {
    for fault in [Fault::RateLimit, Fault::DropAfter, Fault::Html, Fault::Truncate] {
        let story = Story::new();
        story.server.borrow_mut().masks = true;
        story.fail_always(Route::Reveal, fault);
        let created = created(story.create(&asked("ci")));
        assert_eq!(created.key, None);
        assert!(created.reveal_failure.is_some());
        assert_eq!(created.record.id.0, story.server.borrow().made[0]);
        assert!(story.journal_is_closed());
        let reveals =
            story.server.borrow().asked.iter().filter(|(_, url)| url.ends_with("/key")).count();
        assert_eq!(reveals, 1, "{fault:?}");
    }
}

#[test]
fn a_refusal_shows_the_servers_words_and_leaves_nothing() {
    for fault in [Fault::Refuse("Token name is too long"), Fault::RateLimit] {
        let story = Story::new();
        story.fail(Route::Create, fault);
        let Outcome::NotCreated(failure) = story.create(&asked("ci")) else {
            panic!("a refusal creates nothing")
        };
        if let Fault::Refuse(message) = fault {
            assert_eq!(failure.server_message.as_deref(), Some(message));
        }
        assert!(story.journal_is_closed());
        assert_eq!(story.posts(), 1);
        assert!(story.server.borrow().keys.is_empty());
    }
}

#[test]
fn after_any_unknown_answer_the_key_is_found_or_not_seen() {
    for (fault, is_made) in Fault::UNKNOWN {
        let story = Story::new();
        story.server.borrow_mut().insert(&wire(&asked("ci")));
        story.fail(Route::Create, fault);
        let outcome = story.create(&asked("ci"));
        assert_eq!(story.posts(), 1, "{fault:?}: the POST is never repeated");
        if is_made {
            let created = created(outcome);
            assert_eq!(created.evidence, Evidence::FoundByMatch, "{fault:?}");
            assert_eq!(created.record.id.0, story.server.borrow().made[0]);
            assert!(story.journal_is_closed());
            continue;
        }
        let Outcome::NotSeen { confirmed: false, cause: Some(_) } = outcome else {
            panic!("{fault:?}: {outcome:?}")
        };
        assert!(!story.journal_is_closed(), "{fault:?}: it may still appear");
    }
}

#[test]
fn after_any_unknown_answer_several_that_fit_are_all_shown() {
    for (fault, is_made) in Fault::UNKNOWN {
        let story = Story::new();
        let rival = wire(&asked("ci"));
        story.fail(Route::Create, fault);
        let baseline = story.read_ahead();
        story.server.borrow_mut().insert(&rival);
        story.server.borrow_mut().insert(&rival);
        let outcome = story.create_after(&asked("ci"), Some(baseline));
        let Outcome::Ambiguous(candidates) = outcome else { panic!("{fault:?}: {outcome:?}") };
        assert_eq!(candidates.len(), if is_made { 3 } else { 2 }, "{fault:?}");
        assert!(!story.journal_is_closed());
    }
}

#[test]
fn a_rival_with_the_same_fields_leads_to_ambiguous_even_when_the_server_confirms() {
    let story = Story::new();
    let baseline = story.read_ahead();
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let outcome = story.create_after(&asked("ci"), Some(baseline));
    let Outcome::Ambiguous(candidates) = outcome else { panic!("{outcome:?}") };
    assert_eq!(candidates.len(), 2);
    assert!(candidates.iter().all(|candidate| candidate.comparison.iter().all(|c| c.equal)));
}

#[test]
fn a_rival_with_other_fields_is_no_candidate() {
    let story = Story::new();
    story.server.borrow_mut().rival_drafts.push(wire(&asked("somebody else's")));
    let created = created(story.create(&asked("ci")));
    assert_eq!(created.record.id.0, story.server.borrow().made[0]);
}

#[test]
fn a_confirmed_key_that_shows_late_is_waited_for() {
    let story = Story::new();
    story.server.borrow_mut().hides_new_keys_for = 3;
    let created = created(story.create(&asked("ci")));
    assert_eq!(created.evidence, Evidence::ServerConfirmed);
    assert!(story.steps.borrow().contains(&Step::Proving { attempt: 4 }));
}

#[test]
fn a_confirmed_key_that_never_shows_keeps_the_journal_open() {
    let story = Story::new();
    story.server.borrow_mut().hides_new_keys_for = 1000;
    let outcome = story.create(&asked("ci"));
    assert_eq!(outcome, Outcome::NotSeen { confirmed: true, cause: None });
    assert!(!story.journal_is_closed());
}

#[test]
fn a_list_that_cannot_be_read_afterwards_keeps_the_journal_open() {
    let story = Story::new();
    let baseline = story.read_ahead();
    story.fail_always(Route::List, Fault::ServerError);
    let outcome = story.create_after(&asked("ci"), Some(baseline));
    let Outcome::CannotLook(failure) = outcome else { panic!("{outcome:?}") };
    assert_eq!(failure.kind, FailureKind::Server { status: 500 });
    assert!(!story.journal_is_closed());
    assert_eq!(story.posts(), 1);

    story.server.borrow_mut().faults.clear();
    let entry = open_entry(&story);
    let created = created(block_on(resume(&story.host, &story.account, &entry, &|_| {})));
    assert_eq!(created.evidence, Evidence::ServerConfirmed);
    assert!(story.journal_is_closed());
}

#[test]
fn without_a_baseline_nothing_is_sent() {
    for fault in [Fault::DropBefore, Fault::Html, Fault::RateLimit, Fault::Truncate] {
        let story = Story::new();
        story.fail_always(Route::List, fault);
        let outcome = story.create(&asked("ci"));
        assert!(matches!(outcome, Outcome::Blocked(Blocked::NoBaseline(_))), "{outcome:?}");
        assert_eq!(story.posts(), 0);
        assert!(story.journal_is_closed());
    }
}

#[test]
fn a_baseline_that_fails_in_passing_is_read_again() {
    let story = Story::new();
    story.fail(Route::List, Fault::DropBefore);
    created(story.create(&asked("ci")));
}

#[test]
fn an_old_baseline_is_read_again() {
    let story = Story::new();
    let baseline = story.read_ahead();
    let clock = story.host.clock_millis();
    clock.set(clock.get() + 121_000);
    created(story.create_after(&asked("ci"), Some(baseline)));
    assert!(story.steps.borrow().contains(&Step::ReadingBaseline));
}

#[test]
fn a_baseline_of_another_account_is_read_again() {
    let story = Story::new();
    let mut other = story.account.clone();
    other.user_id = comet_keys::domain::user_id::UserId::parse_optional("7").unwrap();
    let baseline = block_on(read_baseline(&story.host, &other)).unwrap();
    created(story.create_after(&asked("ci"), Some(baseline)));
    assert!(story.steps.borrow().contains(&Step::ReadingBaseline));
}

#[test]
fn while_another_window_creates_nothing_is_sent() {
    let story = Story::new();
    let held = story.browser.hold(Lock::Create);
    assert!(held.is_some());
    assert_eq!(story.create(&asked("ci")), Outcome::Blocked(Blocked::AnotherWindow));
    assert_eq!(story.posts(), 0);
    drop(held);
    created(story.create(&asked("ci")));
}

#[test]
fn with_an_open_entry_nothing_is_sent() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    assert!(matches!(story.create(&asked("first")), Outcome::NotSeen { .. }));
    let outcome = story.create(&asked("second"));
    let Outcome::Blocked(Blocked::OpenEntry(entry)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(entry.asked, asked("first"));
    assert_eq!(valid(&entry.draft), asked("first"), "the form can be filled again");
    assert_eq!(story.posts(), 1);

    block_on(dismiss(&story.host, &entry.id)).unwrap();
    created(story.create(&asked("second")));
}

#[test]
fn a_dismissal_for_another_entry_closes_nothing() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("ci"));
    block_on(dismiss(&story.host, "some other id")).unwrap();
    assert!(!story.journal_is_closed());
}

#[test]
fn when_the_journal_cannot_be_written_nothing_is_sent() {
    let story = Story::new();
    story.browser.break_slot(Slot::Journal);
    let outcome = story.create(&asked("ci"));
    assert!(matches!(outcome, Outcome::Blocked(Blocked::Store(_))), "{outcome:?}");
    assert_eq!(story.posts(), 0);
}

#[test]
fn a_corrupt_or_older_entry_is_set_aside_and_kept() {
    let strange =
        [json!("nonsense"), json!({ "version": 0, "name": "old" }), json!({ "version": 1 })];
    let story = Story::new();
    for (count, value) in strange.iter().enumerate() {
        story.browser.put(Slot::Journal, value.clone());
        let loaded = block_on(journal::load(&story.host)).unwrap();
        assert!(matches!(loaded, Loaded::SetAside { .. }), "{loaded:?}");
        let kept = block_on(journal::load_set_aside(&story.host)).unwrap();
        assert_eq!(kept.len(), count + 1);
        assert_eq!(kept[count]["entry"], *value);
        assert!(story.journal_is_closed());
    }
    created(story.create(&asked("ci")));
}

#[test]
fn data_in_the_answer_spares_the_search() {
    for masks in [false, true] {
        let story = Story::new();
        story.server.borrow_mut().masks = masks;
        story.server.borrow_mut().create_data = CreateData::Record;
        let baseline = story.read_ahead();
        story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
        let created = created(story.create_after(&asked("ci"), Some(baseline)));
        assert_eq!(created.record.id.0, story.server.borrow().made[0], "the server named ours");
        assert!(created.key.is_some());
        assert_eq!(
            story.server.borrow().asked.iter().filter(|(_, u)| u.contains("?p=")).count(),
            1
        );
    }
}

#[test]
fn an_id_in_the_answer_decides_between_equals() {
    let story = Story::new();
    story.server.borrow_mut().create_data = CreateData::Id;
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let created = created(story.create(&asked("ci")));
    assert_eq!(created.record.id.0, story.server.borrow().made[0]);
}

#[test]
fn an_id_in_the_answer_that_cannot_be_read_falls_back_to_the_search() {
    let story = Story::new();
    story.server.borrow_mut().create_data = CreateData::Id;
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    story.fail_always(Route::Get, Fault::ServerError);
    let created = created(story.create(&asked("ci")));
    assert_eq!(created.record.id.0, story.server.borrow().made[0]);
}

#[test]
fn the_search_reads_back_to_the_baseline_over_many_pages() {
    let story = Story::new();
    story.server.borrow_mut().insert(&wire(&asked("old")));
    let baseline = story.read_ahead();
    story.fail(Route::Create, Fault::DropAfter);
    // 250 keys of others, then one like ours, then ours.
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let rivals: Vec<_> = (0..250).map(|n| wire(&asked(&format!("other {n}")))).collect();
    for rival in &rivals {
        story.server.borrow_mut().insert(rival);
    }
    let outcome = story.create_after(&asked("ci"), Some(baseline));
    assert!(matches!(outcome, Outcome::Ambiguous(found) if found.len() == 2));
}

#[test]
fn a_key_buried_under_three_pages_is_found() {
    let story = Story::new();
    let baseline = story.read_ahead();
    story.server.borrow_mut().insert(&wire(&asked("ci")));
    for n in 0..250 {
        story.server.borrow_mut().insert(&wire(&asked(&format!("other {n}"))));
    }
    story.fail(Route::Create, Fault::DropBefore);
    let created = created(story.create_after(&asked("ci"), Some(baseline)));
    assert_eq!(created.record.name, "ci");
}

#[test]
fn two_windows_do_not_mistake_each_others_keys() {
    let story = Story::new();
    let other_window = Story {
        host: window(&story.browser, &story.server),
        browser: story.browser.clone(),
        server: std::rc::Rc::clone(&story.server),
        ..Story::new()
    };
    let ahead = story.read_ahead();
    let other_ahead = other_window.read_ahead();
    created(other_window.create_after(&asked("ci"), Some(other_ahead)));
    story.fail(Route::Create, Fault::DropBefore);
    let outcome = story.create_after(&asked("ci"), Some(ahead));
    assert!(matches!(outcome, Outcome::NotSeen { .. }), "the other window's key is not ours");
}

#[test]
fn killed_at_every_await_and_resumed_the_person_learns_what_happened() {
    for (fault, masks) in [
        (None, false),
        (None, true),
        (Some(Fault::DropAfter), false),
        (Some(Fault::DropBefore), true),
        (Some(Fault::Truncate), true),
        (Some(Fault::Refuse("Token name is too long")), false),
    ] {
        for polls in 0.. {
            let story = Story::new();
            story.server.borrow_mut().masks = masks;
            story.server.borrow_mut().insert(&wire(&asked("ci")));
            if let Some(fault) = fault {
                story.fail(Route::Create, fault);
            }
            let shown = std::cell::RefCell::new(Vec::new());
            let on_step = |step| {
                if let Step::Proven(created) = step {
                    shown.borrow_mut().push(created.record.id.0);
                }
            };
            let asked = asked("ci");
            let flow =
                comet_keys::flow::create(&story.host, &story.account, &asked, None, &on_step);
            let ended = kill_after(polls, flow).is_some();
            let reopened = window(&story.browser, &story.server);
            if let Loaded::Open(entry) = block_on(journal::load(&reopened)).unwrap() {
                let outcome = block_on(resume(&reopened, &story.account, &entry, &on_step));
                match outcome {
                    Outcome::Created(_) | Outcome::NotCreated(_) => {
                        assert!(story.journal_is_closed());
                    }
                    Outcome::NotSeen { .. } => assert!(story.server.borrow().made.is_empty()),
                    other => panic!("after {polls} polls: {other:?}"),
                }
            }
            let server = story.server.borrow();
            assert!(server.posts() <= 1);
            for id in &server.made {
                assert!(shown.borrow().contains(id), "after {polls} polls the key is lost");
            }
            if ended {
                break;
            }
        }
    }
}

#[test]
fn closed_before_anything_was_sent_it_says_so_without_asking() {
    let story = Story::new();
    let asked = asked("ci");
    let mut polls = 0;
    loop {
        polls += 1;
        let on_step = |_| {};
        let flow = comet_keys::flow::create(&story.host, &story.account, &asked, None, &on_step);
        assert!(kill_after(polls, flow).is_none(), "the entry was never seen");
        if !story.journal_is_closed() {
            break;
        }
    }
    let requests = story.server.borrow().asked.len();
    let entry = open_entry(&story);
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    let Outcome::NotCreated(failure) = outcome else { panic!("{outcome:?}") };
    assert_eq!(failure.kind, FailureKind::NeverSent);
    assert_eq!(story.server.borrow().asked.len(), requests);
    assert!(story.journal_is_closed());
}

#[test]
fn an_entry_of_another_account_is_not_looked_for_there() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("ci"));
    let entry = open_entry(&story);

    let mut elsewhere = story.account.clone();
    elsewhere.base_url =
        comet_keys::domain::base_url::BaseUrl::parse("https://other.example").unwrap();
    let outcome = block_on(resume(&story.host, &elsewhere, &entry, &|_| {}));
    assert_eq!(outcome, Outcome::Blocked(Blocked::OtherAccount));

    let mut mine = story.browser.stored(Slot::Journal).unwrap();
    mine["owner"] = json!("1");
    story.browser.put(Slot::Journal, mine);
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    assert_eq!(outcome, Outcome::Blocked(Blocked::OtherAccount));
    assert!(!story.journal_is_closed());
}

#[test]
fn an_entry_settled_elsewhere_is_not_looked_for() {
    let story = Story::new();
    story.fail(Route::Create, Fault::DropBefore);
    story.create(&asked("ci"));
    let entry = open_entry(&story);
    block_on(dismiss(&story.host, &entry.id)).unwrap();
    let outcome = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
    assert_eq!(outcome, Outcome::Blocked(Blocked::AlreadySettled));
}

#[test]
fn the_person_picks_among_several() {
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let Outcome::Ambiguous(mut candidates) = story.create(&asked("ci")) else {
        panic!("two keys fit")
    };
    let picked = candidates.remove(0);
    let id = picked.record.id;
    let created = block_on(pick(&story.host, &story.account, picked));
    assert_eq!(created.record.id, id);
    assert!(created.key.is_some());
    assert!(story.journal_is_closed());
}

#[test]
fn no_secret_is_ever_stored_or_printed() {
    let story = Story::new();
    story.server.borrow_mut().masks = true;
    story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
    let outcome = story.create(&asked("ci"));
    let other = Story::new();
    let shown = created(other.create(&asked("ci")));
    let key = shown.key.clone().unwrap();
    let printed = format!("{outcome:?} {shown:?} {:?} {:?}", other.steps, story.host.sent());
    for text in [story.browser.dump(), other.browser.dump(), printed] {
        assert!(!text.contains(common::TOKEN), "{text}");
        assert!(!text.contains(key.expose()), "{text}");
    }
}

#[test]
fn only_the_post_outlives_the_page() {
    let story = Story::new();
    created(story.create(&asked("ci")));
    for request in story.host.sent() {
        assert_eq!(request.keepalive, request.url.ends_with("/api/token/"), "{request:?}");
    }
}

fn open_entry(story: &Story) -> journal::Entry {
    match block_on(journal::load(&story.host)).unwrap() {
        Loaded::Open(entry) => entry,
        other => panic!("the journal should be open: {other:?}"),
    }
}
