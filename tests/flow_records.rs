//! Stories on servers whose records hold more than is known here, or hold it otherwise.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{Account, Method};
use comet_keys::domain::edit::Changes;
use comet_keys::domain::field::Field;
use comet_keys::domain::key::{KeyId, KeyRecord};
use comet_keys::domain::secret::AccessToken;
use comet_keys::flow::bulk::Ended;
use comet_keys::flow::keys::{Action, Changed, KeyList, bulk, edit, list_all};
use comet_keys::flow::{Outcome, resume};
use comet_keys::host::AccountSlot;
use comet_keys::host::memory::block_on;
use common::bulk::{BulkStory, states};
use common::outcomes::{created, open_entry};
use common::{CreateData, Fault, Route, Story, account, asked, wire};
use serde_json::{Value, json};

/// Each makes a record unreadable, in its own way.
fn odd_values() -> [(&'static str, Value); 5] {
    [
        ("allow_ips", json!([])),
        ("unlimited_quota", json!(1)),
        ("remain_quota", json!(0.5)),
        ("expired_time", json!("2027-01-01")),
        ("model_limits_enabled", Value::Null),
    ]
}

/// What one-hub and One API hold beside what is known here.
fn foreign() -> [(&'static str, Value); 3] {
    let setting = json!({
        "heartbeat": { "enabled": false, "timeout_seconds": 0 },
        "limits": { "limits_ip_setting": { "enabled": true, "whitelist": ["203.0.113.7"] } },
    });
    [("setting", setting), ("subnet", json!("203.0.113.0/24")), ("models", json!("gpt-4.1"))]
}

fn list(story: &Story) -> KeyList {
    block_on(list_all(&story.host, &story.account, &|_| {})).unwrap()
}

fn named(name: &str) -> Changes {
    Changes { name: Some(name.to_owned()), ..Changes::default() }
}

fn stored(story: &Story, id: KeyId) -> Value {
    story.server.borrow().keys.iter().find(|key| key["id"] == id.0).unwrap().clone()
}

/// An account with `count` keys that hold foreign fields.
fn story_with_foreign(count: usize) -> (Story, Vec<KeyRecord>) {
    let story = Story::new();
    story.server.borrow_mut().stores = foreign().to_vec();
    for number in 0..count {
        story.server.borrow_mut().insert(&wire(&asked(&format!("key {number}"))));
    }
    let keys = list(&story).keys;
    story.server.borrow_mut().asked.clear();
    (story, keys)
}

fn puts(story: &Story) -> usize {
    story.server.borrow().asked.iter().filter(|(method, _)| *method == Method::Put).count()
}

#[test]
fn one_odd_record_blocks_neither_the_list_nor_a_create() {
    for (field, value) in odd_values() {
        let story = Story::new();
        let odd = {
            let mut server = story.server.borrow_mut();
            server.insert(&wire(&asked("old")));
            let odd = server.insert(&wire(&asked("odd")));
            server.keys.last_mut().unwrap()[field] = value;
            odd
        };
        let list = list(&story);
        assert_eq!(list.keys.iter().map(|key| &*key.name).collect::<Vec<_>>(), ["old"]);
        let [unreadable] = &*list.unreadable else { panic!("{field}: {list:?}") };
        assert_eq!((unreadable.id, unreadable.name.as_deref()), (Some(KeyId(odd)), Some("odd")));
        assert_eq!(story.read_ahead().newest, KeyId(odd), "it counts: {field}");
        let made = created(story.create(&asked("ci")));
        assert_eq!((&*made.record.name, story.posts()), ("ci", 1));
        assert!(story.journal_is_closed());
    }
}

#[test]
fn a_new_key_that_cannot_be_read_may_be_the_one_and_is_never_said_to_be_missing() {
    for (field, value) in odd_values() {
        for data in [CreateData::Nothing, CreateData::Id, CreateData::Record] {
            for is_lost in [false, true] {
                let story = Story::new();
                {
                    let mut server = story.server.borrow_mut();
                    server.insert(&wire(&asked("old")));
                    server.stores = vec![(field, value.clone())];
                    server.create_data = data;
                }
                if is_lost {
                    story.fail(Route::Create, Fault::DropAfter);
                }
                let outcome = story.create(&asked("ci"));
                let Outcome::NewUnreadable { records, confirmed, .. } = outcome else {
                    panic!("{field} {data:?}: {outcome:?}")
                };
                assert_eq!(confirmed, !is_lost);
                let made = story.server.borrow().made[0];
                let told: Vec<_> =
                    records.iter().map(|one| (one.id, one.name.as_deref())).collect();
                assert_eq!(told, [(Some(KeyId(made)), Some("ci"))]);
                assert!(!story.journal_is_closed(), "the person decides");
                assert_eq!(story.posts(), 1);
                // Once the server writes it as others do, it is found.
                let wire = wire(&asked("ci"));
                story.server.borrow_mut().keys.last_mut().unwrap()[field] = wire[field].clone();
                let entry = open_entry(&story);
                let again = block_on(resume(&story.host, &story.account, &entry, &|_| {}));
                assert_eq!(created(again).record.id.0, made);
            }
        }
    }
}

#[test]
fn an_odd_record_from_before_is_not_taken_for_the_new_key() {
    let story = Story::new();
    {
        let mut server = story.server.borrow_mut();
        server.insert(&wire(&asked("ci")));
        server.keys.last_mut().unwrap()["allow_ips"] = json!([]);
    }
    story.fail(Route::Create, Fault::DropBefore);
    assert!(matches!(story.create(&asked("ci")), Outcome::NotSeen { .. }));
}

#[test]
fn a_row_whose_key_may_be_one_that_cannot_be_read_is_not_sent_again() {
    // Killed right after the first row's key was settled and before the run noted it.
    let died = (0..200).find_map(|polls| {
        let story = BulkStory::new();
        story.dies_after(polls, &mut story.starts(1));
        let journal = AccountSlot::Journal.of(&account().id);
        let is_settled = story.posts() == 1 && story.browser.stored(journal).is_none();
        is_settled.then_some(story)
    });
    let story = died.unwrap();
    let mut run = story.stored();
    assert_eq!(states(&run), ["started"]);
    story.server.borrow_mut().keys[0]["allow_ips"] = json!([]);
    assert_eq!(story.goes_on(&mut run), Ended::Finished);
    assert_eq!((states(&run), story.posts()), (vec!["unknown"], 1));
}

#[test]
fn an_edit_leaves_what_is_not_known_here_as_it_was() {
    let (story, keys) = story_with_foreign(1);
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    assert!(matches!(told, Changed::Done { is_answer_lost: false, .. }), "{told:?}");
    let found = stored(&story, keys[0].id);
    assert_eq!(found["name"], "new");
    for (field, value) in foreign() {
        assert_eq!(found[field], value);
    }
}

#[test]
fn a_server_that_drops_a_field_is_found_out_and_loses_it_on_one_key_alone() {
    for is_lost in [false, true] {
        let (story, keys) = story_with_foreign(3);
        story.server.borrow_mut().drops = vec!["setting"];
        if is_lost {
            story.fail(Route::Update, Fault::DropAfter);
        }
        let action =
            Action::Edit(Changes { expired_time: Some(1_830_000_001), ..Changes::default() });
        let told = bulk(&story.host, &story.account, &keys, &action, &|| false, &|_, _| {});
        let told: Vec<Changed> = block_on(told).into_iter().map(Option::unwrap).collect();
        let Changed::Otherwise { differences, foreign, .. } = &told[0] else { panic!("{told:?}") };
        assert_eq!(differences, &[]);
        let names: Vec<_> = foreign.iter().map(|one| (&*one.name, one.found.as_deref())).collect();
        assert_eq!(names, [("setting", None)]);
        assert!(foreign[0].sent.contains("203.0.113.7"), "so that it can be set again");
        for other in &told[1..] {
            assert_eq!(other, &Changed::WouldLose { fields: vec!["setting".to_owned()] });
        }
        assert_eq!(puts(&story), 1);
        assert!(!stored(&story, keys[1].id)["setting"].is_null());
    }
}

#[test]
fn behind_a_proxy_a_key_with_more_than_is_known_is_not_edited() {
    let (mut story, keys) = story_with_foreign(1);
    story.account = Account { token: AccessToken::kept_by_server(), ..story.account };
    let look =
        |story: &Story| block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    story.server.borrow_mut().needs_no_token = true;
    let told = look(&story);
    let Changed::WouldLose { fields } = &told else { panic!("{told:?}") };
    assert_eq!(fields, &["models", "setting", "subnet"]);
    assert_eq!((puts(&story), told.code()), (0, "would-lose"));
    // Fields that hold nothing can be left out, and are.
    for (field, _) in foreign() {
        story.server.borrow_mut().keys[0][field] = json!("");
    }
    assert!(matches!(look(&story), Changed::Done { .. }));
    let sent = story.host.sent();
    let body = sent.iter().find(|request| request.method == Method::Put).unwrap();
    assert!(!body.body.as_deref().unwrap().contains("setting"));
}

#[test]
fn a_lost_answer_hides_no_allow_list_that_the_server_dropped() {
    let (story, keys) = story_with_foreign(1);
    story.server.borrow_mut().drops = vec!["allow_ips"];
    story.fail(Route::Update, Fault::DropAfter);
    let told = block_on(edit(&story.host, &story.account, &keys[0], &named("new"), false));
    let Changed::Otherwise { differences, .. } = &told else { panic!("{told:?}") };
    assert_eq!(differences.iter().map(|one| one.field).collect::<Vec<_>>(), [Field::AllowIps]);
}
