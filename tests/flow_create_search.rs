//! Stories of the search for the new key: among many, among equals, by its number, with no usable answer to the POST.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::FailureKind;
use comet_keys::flow::{Candidate, Evidence, Outcome, Step, resume};
use comet_keys::host::memory::block_on;
use common::outcomes::{created, open_entry};
use common::{CreateData, Fault, Route, Story, asked, window, wire};

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
        let Outcome::NotSeen { confirmed: false, cause: Some(_), unseen: None } = outcome else {
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
        assert_eq!(candidates.keys.len(), if is_made { 3 } else { 2 }, "{fault:?}");
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
    assert_eq!(candidates.keys.len(), 2);
    assert!(candidates.keys.iter().all(Candidate::is_exact));
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
    assert_eq!(outcome, Outcome::NotSeen { confirmed: true, cause: None, unseen: None });
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
fn data_in_the_answer_decides_between_equals() {
    for masks in [false, true] {
        let story = Story::new();
        story.server.borrow_mut().masks = masks;
        story.server.borrow_mut().create_data = CreateData::Record;
        let baseline = story.read_ahead();
        story.server.borrow_mut().rival_drafts.push(wire(&asked("ci")));
        let created = created(story.create_after(&asked("ci"), Some(baseline)));
        assert_eq!(created.record.id.0, story.server.borrow().made[0], "the server named ours");
        assert!(created.key.is_some());
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
    assert!(matches!(outcome, Outcome::Ambiguous(found) if found.keys.len() == 2));
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
