//! Lists of servers that page in their own ways: read to the end, or said to be partial; never taken for whole.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::Cell;

use comet_keys::domain::completeness::{Completeness, Gap, Partial};
use comet_keys::flow::keys::{KeyList, list_all};
use comet_keys::flow::{Blocked, Outcome};
use comet_keys::host::memory::block_on;
use common::outcomes::created;
use common::{Fault, Paging, Route, Story, asked, wire};
use proptest::prelude::*;

fn story_of(paging: Paging, count: usize) -> Story {
    let story = Story::new();
    for number in 0..count {
        story.server.borrow_mut().insert(&wire(&asked(&format!("key {number}"))));
    }
    story.server.borrow_mut().paging = paging;
    story
}

fn list(story: &Story) -> KeyList {
    block_on(list_all(&story.host, &story.account, &|_| {})).unwrap()
}

/// How many keys are read of 25, and what is said of the list.
#[test]
fn every_way_of_paging_is_read_to_its_end_or_said_to_be_partial() {
    let partial = |read, of, why| Completeness::Partial(Partial { read, of, why });
    for (paging, read, completeness) in [
        (Paging::Stock, 25, Completeness::Complete),
        (Paging::OwnSize(10), 25, Completeness::Complete),
        (Paging::OwnSize(5), 25, Completeness::Complete),
        (Paging::OwnSize(25), 25, Completeness::Complete),
        (Paging::NoTotal(10), 25, Completeness::Complete),
        (Paging::NoTotal(5), 25, Completeness::Complete),
        (Paging::NoTotal(50), 25, Completeness::Complete),
        (Paging::Array(10), 25, Completeness::Complete),
        (Paging::Array(25), 25, Completeness::Complete),
        (Paging::Array(100), 25, Completeness::Complete),
        (Paging::PageTotal(10), 25, partial(25, None, Gap::Moved)),
        (Paging::PageTotal(5), 25, Completeness::Complete),
        (Paging::Repeating(10), 10, partial(10, None, Gap::Repeated)),
        (Paging::Repeating(100), 25, partial(25, None, Gap::Repeated)),
        (Paging::OnePage(10), 10, partial(10, Some(25), Gap::Short)),
        (Paging::MovingTotal(10), 25, partial(25, None, Gap::Moved)),
    ] {
        let list = list(&story_of(paging, 25));
        assert_eq!(list.keys.len(), read, "{paging:?}");
        match (list.completeness, completeness) {
            (Completeness::Partial(found), Completeness::Partial(wanted)) => {
                assert_eq!((found.read, found.why), (wanted.read, wanted.why), "{paging:?}");
                assert!(wanted.of.is_none() || found.of == wanted.of, "{paging:?}");
            }
            (found, wanted) => assert_eq!(found, wanted, "{paging:?}"),
        }
    }
}

#[test]
fn an_array_of_just_a_page_is_whole_only_after_a_further_page() {
    let story = story_of(Paging::Array(100), 100);
    assert!(list(&story).completeness.is_complete());
    let asked = story.server.borrow().asked.clone();
    assert!(asked.iter().any(|(_, url)| url.contains("p=2")), "{asked:?}");
}

#[test]
fn an_account_without_keys_is_whole_and_one_whose_keys_are_kept_back_is_not() {
    for paging in [Paging::Stock, Paging::NoTotal(10), Paging::Array(10), Paging::OwnSize(10)] {
        let list = list(&story_of(paging, 0));
        assert_eq!((list.keys.len(), list.completeness), (0, Completeness::Complete));
    }
    let story = story_of(Paging::OwnSize(10), 5);
    // The first page that a server counts from 0 is not the one that is asked for.
    story.server.borrow_mut().paging = Paging::OnePage(0);
    let partial = Partial { read: 0, of: Some(5), why: Gap::Short };
    assert_eq!(list(&story).completeness, Completeness::Partial(partial));
}

#[test]
fn a_later_page_that_fails_leaves_a_partial_list_with_its_reason() {
    let story = story_of(Paging::OwnSize(10), 25);
    let is_armed = Cell::new(false);
    let on_page = |_| {
        if !is_armed.replace(true) {
            story.server.borrow_mut().fail(Route::List, Fault::ServerError, 100);
        }
    };
    let list = block_on(list_all(&story.host, &story.account, &on_page)).unwrap();
    let partial = Partial { read: 10, of: Some(25), why: Gap::Failed };
    assert_eq!(list.completeness, Completeness::Partial(partial));
    assert_eq!(list.failure.unwrap().kind.code(), "server");
}

#[test]
fn a_key_deleted_while_pages_without_a_total_are_read_is_not_lost() {
    for paging in [Paging::NoTotal(10), Paging::Array(10), Paging::OwnSize(10)] {
        let story = story_of(paging, 25);
        let newest = story.server.borrow().last_id;
        let is_done = Cell::new(false);
        let on_page = |_| {
            if !is_done.replace(true) {
                story.server.borrow_mut().keys.retain(|key| key["id"] != newest);
            }
        };
        let list = block_on(list_all(&story.host, &story.account, &on_page)).unwrap();
        assert!(list.completeness.is_complete(), "{paging:?}");
        assert_eq!(list.keys.len(), 24, "{paging:?}");
    }
}

#[test]
fn reading_ends_on_every_server() {
    for paging in [
        Paging::Repeating(1),
        Paging::OnePage(1),
        Paging::MovingTotal(1),
        Paging::NoTotal(1),
        Paging::PageTotal(1),
    ] {
        let story = story_of(paging, 150);
        let list = list(&story);
        assert!(!list.completeness.is_complete(), "{paging:?}");
        assert!(story.server.borrow().asked.len() <= 300, "{paging:?}");
    }
}

#[test]
fn a_key_is_created_and_proven_however_the_server_pages() {
    for paging in [
        Paging::Stock,
        Paging::OwnSize(10),
        Paging::NoTotal(10),
        Paging::Array(10),
        Paging::Repeating(10),
        Paging::PageTotal(10),
        Paging::OnePage(10),
    ] {
        let story = story_of(paging, 25);
        let created = created(story.create(&asked("ci")));
        assert_eq!(created.record.id.0, story.server.borrow().made[0], "{paging:?}");
    }
}

#[test]
fn the_first_key_of_an_account_is_not_taken_for_the_only_one_without_proof() {
    let story = story_of(Paging::Repeating(10), 0);
    let outcome = story.create(&asked("ci"));
    let Outcome::Ambiguous(candidates) = outcome else { panic!("{outcome:?}") };
    assert_eq!(candidates.keys.len(), 1);
    assert!(candidates.keys[0].is_exact() && !candidates.is_certain());
    assert_eq!(candidates.unseen.unwrap().why, Gap::Repeated);
    assert!(!story.journal_is_closed());
}

#[test]
fn a_key_that_may_be_on_an_unread_page_is_not_said_to_be_missing() {
    let story = story_of(Paging::Stock, 0);
    story.fail(Route::Create, Fault::DropBefore);
    let baseline = story.read_ahead();
    for number in 0..25 {
        story.server.borrow_mut().insert(&wire(&asked(&format!("other {number}"))));
    }
    story.server.borrow_mut().paging = Paging::OnePage(10);
    let outcome = story.create_after(&asked("ci"), Some(baseline));
    let Outcome::NotSeen { unseen: Some(unseen), .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!((unseen.read, unseen.of), (10, Some(25)));
}

#[test]
fn without_the_newest_key_nothing_is_sent() {
    let story = story_of(Paging::OnePage(0), 5);
    let outcome = story.create(&asked("ci"));
    assert!(matches!(outcome, Outcome::Blocked(Blocked::NoBaseline(_))), "{outcome:?}");
    assert_eq!(story.posts(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Keys come and go between any two pages: a list that calls itself whole holds every key that was there all along,
    /// and nothing that was not there at some time.
    #[test]
    fn a_list_that_calls_itself_whole_is(
        way in 0_usize..6,
        size in 1_usize..12,
        count in 0_usize..40,
        moves in prop::collection::vec((1_usize..6, any::<bool>(), 0_usize..40), 0..4),
    ) {
        let paging = match way {
            0 => Paging::Stock,
            1 => Paging::OwnSize(size),
            2 => Paging::NoTotal(size),
            3 => Paging::Array(size),
            4 => Paging::PageTotal(size),
            _ => Paging::OnePage(size),
        };
        let story = story_of(paging, count);
        let ids = || -> Vec<i64> {
            let server = story.server.borrow();
            server.keys.iter().map(|key| key["id"].as_i64().unwrap()).collect()
        };
        let always = std::cell::RefCell::new(ids());
        let ever = std::cell::RefCell::new(ids());
        let pages = Cell::new(0);
        let on_page = |_| {
            pages.set(pages.get() + 1);
            for (page, is_deleted, which) in &moves {
                if *page != pages.get() {
                    continue;
                }
                let there = ids();
                if *is_deleted && !there.is_empty() {
                    let gone = there[which % there.len()];
                    story.server.borrow_mut().keys.retain(|key| key["id"] != gone);
                    always.borrow_mut().retain(|id| *id != gone);
                } else {
                    let new = story.server.borrow_mut().insert(&wire(&asked("new")));
                    ever.borrow_mut().push(new);
                }
            }
        };
        let list = block_on(list_all(&story.host, &story.account, &on_page)).unwrap();
        let read: Vec<i64> = list.keys.iter().map(|key| key.id.0).collect();
        if list.completeness.is_complete() {
            prop_assert!(always.borrow().iter().all(|id| read.contains(id)), "{:?}", paging);
        }
        prop_assert!(read.iter().all(|id| ever.borrow().contains(id)));
        prop_assert!(read.is_sorted_by(|left, right| left > right));
    }
}
