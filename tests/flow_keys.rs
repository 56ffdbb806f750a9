//! Stories of `flow::keys`: what is told of each change when answers fail, get lost, or somebody else is quicker.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::{Cell, RefCell};

use comet_keys::api::{FailureKind, Method};
use comet_keys::domain::edit::Changes;
use comet_keys::domain::field::Field;
use comet_keys::domain::key::{KeyId, KeyRecord, KeyStatus};
use comet_keys::flow::keys::{Action, Changed, KeyList, bulk, delete, edit, list_all, set_enabled};
use comet_keys::flow::{reveal, reveal_allowance};
use comet_keys::host::memory::{MemoryHost, block_on};
use common::{Fault, Route, Story, asked, wire};
use serde_json::json;

/// An account with `count` keys.
fn story_with(count: usize) -> (Story, Vec<KeyRecord>) {
    let story = Story::new();
    for number in 0..count {
        let draft = wire(&asked(&format!("key {number}")));
        story.server.borrow_mut().insert(&draft);
    }
    let keys = all(&story);
    story.server.borrow_mut().asked.clear();
    (story, keys)
}

fn all(story: &Story) -> Vec<KeyRecord> {
    block_on(list_all(&story.host, &story.account, &|_| {})).unwrap().keys
}

fn sent(story: &Story) -> Vec<Method> {
    story.server.borrow().asked.iter().map(|(method, _)| *method).collect()
}

fn named(name: &str) -> Changes {
    Changes { name: Some(name.to_owned()), ..Changes::default() }
}

#[test]
fn a_thousand_keys_come_whole_and_the_first_page_comes_first() {
    let (story, keys) = story_with(1000);
    assert_eq!(keys.len(), 1000);
    assert!(keys.is_sorted_by(|left, right| left.id > right.id), "newest first, each once");
    let pages = RefCell::new(Vec::new());
    let read = |page: KeyList| pages.borrow_mut().push(page.keys.len());
    block_on(list_all(&story.host, &story.account, &read)).unwrap();
    assert_eq!(pages.borrow()[0], 100);
    assert_eq!(story.server.borrow().asked.len(), 10);
}

#[test]
fn keys_made_and_deleted_between_pages_are_neither_doubled_nor_lost() {
    for is_deleted in [false, true] {
        let (story, before) = story_with(250);
        let is_done = Cell::new(false);
        let between_pages = |_page: KeyList| {
            if !is_done.replace(true) {
                let mut server = story.server.borrow_mut();
                if is_deleted {
                    let newest = before[0].id.0;
                    server.keys.retain(|key| key["id"] != newest);
                } else {
                    server.insert(&wire(&asked("late")));
                }
            }
        };
        let keys = block_on(list_all(&story.host, &story.account, &between_pages)).unwrap().keys;
        let mut ids: Vec<_> = keys.iter().map(|key| key.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), keys.len(), "each once");
        let oldest: Vec<KeyId> = before[1..].iter().map(|key| key.id).collect();
        assert!(oldest.iter().all(|id| ids.contains(id)), "none lost (deleted: {is_deleted})");
    }
}

#[test]
fn a_list_that_cannot_be_read_at_all_is_a_failure() {
    let (story, _) = story_with(250);
    story.fail_always(Route::List, Fault::ServerError);
    let told = block_on(list_all(&story.host, &story.account, &|_| {}));
    assert_eq!(told.unwrap_err().kind, FailureKind::Server { status: 500 });
}

#[test]
fn switching_sends_the_status_alone_and_reads_again() {
    let (story, keys) = story_with(1);
    let told = block_on(set_enabled(&story.host, &story.account, keys[0].id, false));
    assert!(matches!(told, Changed::Done { is_answer_lost: false, .. }));
    assert_eq!(
        told.record().unwrap(),
        &KeyRecord { status: KeyStatus::Disabled, ..keys[0].clone() }
    );
    assert_eq!(sent(&story), [Method::Put, Method::Get]);
    let body: serde_json::Value =
        serde_json::from_str(story.host.sent()[1].body.as_deref().unwrap()).unwrap();
    assert_eq!(body, json!({ "id": keys[0].id.0, "status": 2 }));
}

/// What is told after each fault of the one request that changes something. It is sent once.
#[test]
fn a_lost_answer_is_told_as_the_next_reading_shows_it() {
    for (fault, is_done) in Fault::UNKNOWN {
        let code = if is_done { "done" } else { "not-seen" };
        let (story, keys) = story_with(2);
        story.fail(Route::Status, fault);
        let told = block_on(set_enabled(&story.host, &story.account, keys[0].id, false));
        assert_eq!(told.code(), code, "{fault:?} of a status");
        story.fail(Route::Update, fault);
        let told = block_on(edit(&story.host, &story.account, &keys[1], &named("new"), false));
        assert_eq!(told.code(), code, "{fault:?} of an edit");
        story.fail(Route::Delete, fault);
        let told = block_on(delete(&story.host, &story.account, keys[1].id));
        assert_eq!(told.code(), if is_done { "gone" } else { "not-seen" }, "{fault:?} of a delete");
        let changing = sent(&story).into_iter().filter(|method| *method != Method::Get).count();
        assert_eq!(changing, 3, "each is sent once");
    }
}

#[test]
fn what_cannot_be_read_again_is_not_known() {
    let (story, keys) = story_with(1);
    story.fail_always(Route::Get, Fault::ServerError);
    let told = block_on(set_enabled(&story.host, &story.account, keys[0].id, false));
    assert!(matches!(told, Changed::Unknown { is_confirmed: true, .. }), "{told:?}");
    story.fail(Route::Delete, Fault::DropAfter);
    let told = block_on(delete(&story.host, &story.account, keys[0].id));
    assert!(matches!(told, Changed::Unknown { is_confirmed: false, .. }), "{told:?}");
}

#[test]
fn a_refusal_is_a_refusal() {
    let (story, keys) = story_with(1);
    let words = "Token has expired and cannot be enabled";
    story.fail(Route::Status, Fault::Refuse(words));
    let told = block_on(set_enabled(&story.host, &story.account, keys[0].id, true));
    assert_eq!(told.failure().unwrap().server_message.as_deref(), Some(words));
    assert_eq!(told.code(), "not-done");
}

#[test]
fn a_server_that_agrees_and_does_not_do_it_is_seen_through() {
    let (story, keys) = story_with(1);
    let mut lying = common::Server::default();
    lying.keys.clone_from(&story.server.borrow().keys);
    let host =
        MemoryHost::new(&story.browser, move |request| match common::Server::route(request) {
            Route::Update => Ok(common::success(&lying.keys[0])),
            _ => Ok(lying.act(request)),
        });
    let told = block_on(edit(&host, &story.account, &keys[0], &named("new"), false));
    let Changed::Otherwise { differences, .. } = told else { panic!("{told:?}") };
    assert_eq!(differences[0].field, Field::Name);
}

#[test]
fn an_edit_reads_first_and_sends_the_whole_record() {
    let (story, keys) = story_with(1);
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    assert_eq!(told.record().unwrap(), &KeyRecord { name: "new".to_owned(), ..keys[0].clone() });
    assert_eq!(sent(&story), [Method::Get, Method::Put, Method::Get]);
}

#[test]
fn a_setting_of_newer_servers_is_handed_back_as_it_came() {
    let (story, _) = story_with(1);
    story.server.borrow_mut().keys[0]["auto_groups"] = json!(["vip"]);
    let seen = all(&story).remove(0);
    block_on(edit(&story.host, &story.account, &seen, &named("new"), false));
    let sent = story.host.sent();
    let body = sent.iter().filter_map(|request| request.body.as_deref()).next_back().unwrap();
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["auto_groups"], json!(["vip"]));
}

#[test]
fn somebody_elses_change_is_shown_before_it_is_overwritten() {
    let (story, keys) = story_with(1);
    story.server.borrow_mut().keys[0]["allow_ips"] = json!("10.0.0.1");
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    let Changed::Meanwhile { record, theirs } = told else { panic!("{told:?}") };
    assert_eq!(theirs.len(), 1);
    assert_eq!((theirs[0].field, &*theirs[0].new), (Field::AllowIps, "10.0.0.1"));
    assert_eq!(sent(&story), [Method::Get], "nothing was sent");

    let told = block_on(edit(&story.host, &story.account, &record, &named("new"), false));
    let saved = told.record().unwrap();
    assert_eq!((&*saved.name, saved.allow_ips.as_deref()), ("new", Some("10.0.0.1")));
}

#[test]
fn what_the_key_spent_meanwhile_is_not_given_back_and_not_a_conflict() {
    let (story, keys) = story_with(1);
    story.server.borrow_mut().keys[0]["remain_quota"] = json!(4_000_000);
    story.server.borrow_mut().keys[0]["used_quota"] = json!(1_000_000);
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    assert_eq!(told.record().unwrap().remain_quota, 4_000_000);
}

#[test]
fn a_key_that_is_gone_is_told_and_not_sent() {
    let (story, keys) = story_with(1);
    story.server.borrow_mut().keys.clear();
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    assert_eq!(told, Changed::Gone);
    assert_eq!(sent(&story), [Method::Get]);
}

#[test]
fn a_revival_mends_first_and_enables_then() {
    let (story, keys) = story_with(1);
    story.server.borrow_mut().keys[0]["status"] = json!(4);
    let mend = Changes { remain_quota: Some(9), ..Changes::default() };
    let told = block_on(edit(&story.host, &story.account, &keys[0], &mend, true));
    let revived = told.record().unwrap();
    assert_eq!((revived.status, revived.remain_quota), (KeyStatus::Enabled, 9));
    let puts: Vec<String> =
        story.server.borrow().asked.iter().map(|(_, url)| url.clone()).collect();
    assert!(puts[1].ends_with("/api/token/") && puts[3].ends_with("status_only=true"), "{puts:?}");
}

#[test]
fn half_a_revival_is_told_as_half() {
    let (story, keys) = story_with(1);
    story.server.borrow_mut().keys[0]["status"] = json!(3);
    story.fail(Route::Status, Fault::Refuse("no"));
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), true));
    let Changed::NotEnabled { record, .. } = told else { panic!("{told:?}") };
    assert_eq!((&*record.name, record.status), ("new", KeyStatus::Expired));
}

#[test]
fn a_bad_answer_in_the_middle_stops_nothing_else() {
    for fault in [Fault::ServerError, Fault::Html, Fault::DropBefore, Fault::Refuse("no")] {
        let (story, keys) = story_with(5);
        let is_armed = Cell::new(false);
        let on_each = |place, _: &Changed| {
            if place == 1 && !is_armed.replace(true) {
                story.fail(Route::Delete, fault);
            }
        };
        let told = block_on(bulk(
            &story.host,
            &story.account,
            &keys,
            &Action::Delete,
            &|| false,
            &on_each,
        ));
        let codes: Vec<_> = told.iter().flatten().map(Changed::code).collect();
        let third = if matches!(fault, Fault::Refuse(_)) { "not-done" } else { "not-seen" };
        assert_eq!(codes, ["gone", "gone", third, "gone", "gone"], "{fault:?}");
        assert_eq!(all(&story).len(), 1);
    }
}

#[test]
fn too_many_requests_are_waited_for() {
    let (story, keys) = story_with(3);
    story.server.borrow_mut().fail(Route::Status, Fault::RateLimit, 3);
    let start = story.host.clock_millis().get();
    let told =
        block_on(bulk(&story.host, &story.account, &keys, &Action::Disable, &|| false, &|_, _| {}));
    assert!(told.iter().all(|told| matches!(told, Some(Changed::Done { .. }))), "{told:?}");
    assert!(story.host.clock_millis().get() - start >= 70_000, "10, 20 and 40 seconds");
}

#[test]
fn a_stop_leaves_the_rest_alone_and_says_so() {
    let (story, keys) = story_with(4);
    let done = Cell::new(0);
    let told = block_on(bulk(
        &story.host,
        &story.account,
        &keys,
        &Action::Edit(named("same")),
        &|| done.get() == 2,
        &|_, _| done.set(done.get() + 1),
    ));
    assert_eq!(told.iter().filter(|told| told.is_some()).count(), 2);
    assert_eq!(told[2..], [None, None]);
    let named = all(&story).iter().filter(|key| key.name == "same").count();
    assert_eq!(named, 2);
}

#[test]
fn reveals_are_counted_where_the_server_counts_them() {
    let (story, keys) = story_with(1);
    let left = || {
        block_on(reveal_allowance(&story.host, &story.account))
            .left(story.host.clock_millis().get())
    };
    block_on(reveal(&story.host, &story.account, keys[0].id)).unwrap_err();
    assert_eq!(left(), 20, "a server without the route does not count");
    story.server.borrow_mut().masks = true;
    block_on(reveal(&story.host, &story.account, keys[0].id)).unwrap();
    assert_eq!(left(), 19);
    let stored = story.browser.dump();
    assert!(!stored.contains(&story.server.borrow().newest_key_text()[3..]), "times alone");
}
