//! Looking after keys: the app's own flows over real sockets, told to each of the three servers.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::cell::Cell;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use comet_keys::api::{Account, FailureKind, Refusal};
use comet_keys::domain::allowance::LIMIT;
use comet_keys::domain::check::validate;
use comet_keys::domain::draft::Draft;
use comet_keys::domain::edit::{self, Changes};
use comet_keys::domain::key::{KeyId, KeyRecord, KeyText};
use comet_keys::domain::key_state::KeyState;
use comet_keys::domain::quota::{Unit, UnitsPerDollar};
use comet_keys::domain::rotation::{QuotaChoice, successor};
use comet_keys::domain::settings::Settings;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::keys::{Action, Changed, bulk, delete, edit, list_all, set_enabled};
use comet_keys::flow::rotate::{self, Phase};
use comet_keys::flow::{Outcome, UseHere, reveal, reveal_allowance, reveal_many, self_test};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_sandbox::{Config, Generation, Handle, Key, RateLimits, Sandbox};
use serde_json::{Value, json};
use support::host::{account, exchange};

const DAY: i64 = 24 * 60 * 60;

/// One person with one browser, connected to one server.
struct Person {
    sandbox: Handle,
    host: MemoryHost,
    account: Account,
}

impl Person {
    async fn arrives(server: Generation, rate_limits: RateLimits) -> Self {
        let sandbox =
            Sandbox::start(Config { server, rate_limits, ..Config::default() }).await.unwrap();
        let account = account(&sandbox);
        let host = MemoryHost::new(&Browser::default(), exchange)
            .with_clock(Rc::new(Cell::new(now() * 1000)));
        Self { sandbox, host, account }
    }

    fn lists(&self) -> Vec<KeyRecord> {
        block_on(list_all(&self.host, &self.account, &|_| {})).unwrap().keys
    }

    fn sees(&self, name: &str) -> KeyRecord {
        self.lists().into_iter().find(|key| key.name == name).unwrap()
    }

    fn edits(&self, seen: &KeyRecord, change: impl FnOnce(&mut Draft), enable: bool) -> Changed {
        let per = UnitsPerDollar::new(500_000);
        let before = edit::draft_of(seen, per);
        let mut after = before.clone();
        change(&mut after);
        let changes = edit::changes(&before, &after, UnixSeconds(now()), per).unwrap();
        block_on(edit(&self.host, &self.account, seen, &changes, enable))
    }

    fn stored(&self, id: KeyId) -> Key {
        self.sandbox.keys().into_iter().find(|key| key.id == id.0).unwrap()
    }
}

fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap()
}

/// Tells a story to each server, without its rate limits.
async fn tell(story: impl Fn(&Person)) {
    for server in Generation::ALL {
        let person = Person::arrives(server, RateLimits::none()).await;
        tokio::task::block_in_place(|| story(&person));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_tells_what_each_key_really_is() {
    tell(|person| {
        let keys = person.lists();
        assert_eq!(keys.len(), 12);
        let state = |name: &str| KeyState::of(&person.sees(name), UnixSeconds(now()));
        assert_eq!(state("production"), KeyState::Enabled);
        assert_eq!(state("expired yesterday"), KeyState::Expired, "listed as enabled");
        assert_eq!(state("query only"), KeyState::Exhausted, "listed as enabled");
        assert_eq!(state("former employee"), KeyState::Disabled);
        assert_eq!(state("hackathon 2025"), KeyState::Expired);
        assert_eq!(state("trial"), KeyState::Exhausted);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_keys_are_listed_newest_first() {
    tell(|person| {
        person.sandbox.edit_keys(|keys| {
            let pattern = keys[0].clone();
            keys.extend((13..=1000).map(|id| Key { id, ..pattern.clone() }));
        });
        let ids: Vec<i64> = person.lists().iter().map(|key| key.id.0).collect();
        assert_eq!(ids, (1..=1000).rev().collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_disabled_and_enabled_and_nothing_else_of_it_changes() {
    tell(|person| {
        let seen = person.sees("office only");
        let before = person.stored(seen.id);
        let told = block_on(set_enabled(&person.host, &person.account, seen.id, false));
        assert!(matches!(told, Changed::Done { .. }), "{told:?}");
        assert_eq!(person.stored(seen.id), Key { status: 2, ..before.clone() });
        let told = block_on(set_enabled(&person.host, &person.account, seen.id, true));
        assert!(matches!(told, Changed::Done { .. }), "{told:?}");
        assert_eq!(person.stored(seen.id), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_changes_what_was_touched_and_nothing_else() {
    tell(|person| {
        // Among them: a list without an entry the server could read, a past expiry, no quota, a huge one.
        for seen in person.lists() {
            let before = person.stored(seen.id);
            let told = person.edits(&seen, |draft| draft.name = format!("{}!", seen.id.0), false);
            assert!(matches!(told, Changed::Done { .. }), "{told:?}");
            let wanted = Key { name: format!("{}!", seen.id.0), ..before };
            assert_eq!(person.stored(seen.id), wanted);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_can_be_edited_at_once() {
    tell(|person| {
        let seen = person.sees("ci");
        let told = person.edits(
            &seen,
            |draft| {
                draft.name = "ci runner".to_owned();
                draft.expires = true;
                draft.expired_time = (now() + DAY).to_string();
                draft.remain_quota = "2".to_owned();
                draft.quota_unit = Unit::Dollars;
                draft.model_limits = "gpt-4o".to_owned();
                draft.allow_ips = "127.0.0.1\n10.0.0.0/8".to_owned();
                draft.group = "auto".to_owned();
                draft.cross_group_retry = true;
            },
            false,
        );
        let record = told.record().unwrap_or_else(|| panic!("{told:?}"));
        assert_eq!((&*record.name, record.remain_quota), ("ci runner", 1_000_000));
        assert_eq!(record.allow_ips.as_deref(), Some("127.0.0.1\n10.0.0.0/8"));
        assert_eq!((&*record.group, record.cross_group_retry), ("auto", Some(true)));
        assert_eq!(person.stored(seen.id).model_limits, "gpt-4o");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_edit_is_noticed() {
    tell(|person| {
        let seen = person.sees("ci");
        person.sandbox.edit_keys(|keys| keys[2].group = "vip".to_owned());
        let told = person.edits(&seen, |draft| draft.name = "mine".to_owned(), false);
        let Changed::Meanwhile { record, theirs } = told else { panic!("{told:?}") };
        assert_eq!(theirs[0].new, "vip");
        let told = person.edits(&record, |draft| draft.name = "mine".to_owned(), false);
        assert!(matches!(told, Changed::Done { .. }), "{told:?}");
        let stored = person.stored(seen.id);
        assert_eq!((&*stored.name, &*stored.group), ("mine", "vip"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_keys_are_revived_by_mending_first() {
    tell(|person| {
        for (name, refusal) in [
            ("hackathon 2025", Refusal::ExpiredCannotBeEnabled),
            ("trial", Refusal::ExhaustedCannotBeEnabled),
        ] {
            let seen = person.sees(name);
            let told = block_on(set_enabled(&person.host, &person.account, seen.id, true));
            assert_eq!(told.failure().unwrap().refusal(), Some(refusal), "enabling alone");
            let mend = |draft: &mut Draft| {
                draft.expires = false;
                draft.remain_quota = "1".to_owned();
            };
            let told = person.edits(&seen, mend, true);
            let record = told.record().unwrap_or_else(|| panic!("{told:?}"));
            assert_eq!(KeyState::of(record, UnixSeconds(now())), KeyState::Enabled);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_key_is_proven_gone() {
    tell(|person| {
        let seen = person.sees("trial");
        assert_eq!(block_on(delete(&person.host, &person.account, seen.id)), Changed::Gone);
        assert_eq!(person.lists().len(), 11);
        assert_eq!(block_on(delete(&person.host, &person.account, seen.id)), Changed::Gone);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_answers_are_told_truthfully() {
    for (fault, is_done) in [
        ("drop-after", true),
        ("truncate", true),
        ("drop-before", false),
        ("500", false),
        ("502-html", false),
        ("not-json", false),
        ("redirect", false),
    ] {
        tell(|person| {
            let seen = person.sees("ci");
            person.sandbox.add_fault(format!("{fault}:PUT /api/token/:1").parse().unwrap());
            let told = person.edits(&seen, |draft| draft.name = "new".to_owned(), false);
            let wanted = if is_done { "done" } else { "not-seen" };
            assert_eq!(told.code(), wanted, "{fault}: {told:?}");
            assert_eq!(person.stored(seen.id).name == "new", is_done, "{fault}");
            assert!(person.sandbox.faults().is_empty(), "{fault} has struck");
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_end_each_with_its_own_outcome() {
    tell(|person| {
        let keys = person.lists();
        let name = |place: usize| keys[place].name.clone();
        person.sandbox.add_fault("500:DELETE /api/token/10:1".parse().unwrap());
        person.sandbox.add_fault("drop-after:DELETE /api/token/8:1".parse().unwrap());
        person.sandbox.add_fault("429:DELETE /api/token/7:1".parse().unwrap());
        let told = block_on(bulk(
            &person.host,
            &person.account,
            &keys[..6],
            &Action::Delete,
            &|| false,
            &|_, _| {},
        ));
        let codes: Vec<_> = told.iter().flatten().map(Changed::code).collect();
        assert_eq!(codes, ["gone", "gone", "not-seen", "gone", "gone", "gone"]);
        assert!(person.sandbox.faults().is_empty(), "all have struck");
        assert!(person.lists().iter().any(|key| key.name == name(2)));
        assert_eq!(person.lists().len(), 7);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_fixed_alike_and_keep_the_rest() {
    tell(|person| {
        let before = person.lists();
        let until = now() + 90 * DAY;
        let fix = Changes { expired_time: Some(until), ..Changes::default() };
        block_on(bulk(
            &person.host,
            &person.account,
            &before,
            &Action::Edit(fix),
            &|| false,
            &|_, _| {},
        ));
        for (old, new) in before.iter().zip(person.lists()) {
            let wanted = Settings { expired_time: until, ..Settings::of(old) };
            assert_eq!(Settings::of(&new), wanted, "{}", old.name);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_rotated_and_the_new_one_works() {
    tell(|person| {
        let old = person.sees("staging");
        let per = UnitsPerDollar::new(500_000);
        let draft = successor(&old, QuotaChoice::Reset, per);
        let asked = validate(&draft, UnixSeconds(now()), per).unwrap().0;
        let told = block_on(rotate::start(&person.host, &person.account, &old, &asked, &|_| {}));
        let Outcome::Created(created) = told else { panic!("{told:?}") };
        let key = created.key.clone().unwrap();
        let tested = block_on(self_test(&person.host, &person.account, &created.record, &key));
        assert!(matches!(tested.use_here, UseHere::Works { .. }), "{tested:?}");
        assert_eq!(person.stored(created.record.id).remain_quota, 5_001_234);

        let rotation = block_on(rotate::recover(&person.host, &person.account)).unwrap().remove(0);
        let rotation =
            block_on(rotate::hand_over(&person.host, &person.account, &rotation)).unwrap();
        block_on(rotate::disable_old(&person.host, &person.account, &rotation));
        assert_eq!(person.stored(old.id).status, 2);
        let rotation = block_on(rotate::load(&person.host, &person.account)).unwrap().remove(0);
        assert_eq!(rotation.phase, Phase::OldDisabled);
        let told = block_on(rotate::delete_old(&person.host, &person.account, &rotation));
        assert_eq!(told, Changed::Gone);
        assert!(block_on(rotate::load(&person.host, &person.account)).unwrap().is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn masked_keys_are_revealed_within_the_servers_limit() {
    let person = Person::arrives(Generation::NewApi2026Jul, RateLimits::default()).await;
    tokio::task::block_in_place(|| {
        let keys = person.lists();
        assert!(keys.iter().all(|key| matches!(key.key, KeyText::Masked(_))));
        let left = || {
            let now_millis = person.host.clock_millis().get();
            block_on(reveal_allowance(&person.host, &person.account)).left(now_millis)
        };
        let ids: Vec<KeyId> = keys.iter().map(|key| key.id).collect();
        let all = block_on(reveal_many(&person.host, &person.account, &ids)).unwrap();
        assert_eq!((all.len(), left()), (12, LIMIT - 1), "one request for all");
        while left() > 0 {
            let key = block_on(reveal(&person.host, &person.account, ids[0])).unwrap();
            assert_eq!(key.expose(), person.stored(ids[0]).secret());
        }
        let told = block_on(reveal(&person.host, &person.account, ids[0]));
        assert_eq!(told.unwrap_err().kind, FailureKind::RateLimited, "just when it was foretold");
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn one_odd_record_hides_no_other_and_foreign_fields_outlive_an_edit() {
    tell(|person| {
        let map = |value: Value| value.as_object().unwrap().clone();
        let limits = json!([0.10, 7]);
        person.sandbox.edit_keys(|keys| {
            keys[0].odd = map(json!({ "allow_ips": [], "unlimited_quota": 1, "user_id": "u_42" }));
            keys[1].odd = map(json!({ "setting": { "limits": limits } }));
        });
        let list = block_on(list_all(&person.host, &person.account, &|_| {})).unwrap();
        let ids: Vec<_> = person.sandbox.keys().iter().map(|key| KeyId(key.id)).collect();
        let unreadable: Vec<_> = list.unreadable.iter().map(|one| one.id).collect();
        assert_eq!(unreadable, [Some(ids[0])]);
        assert_eq!(list.keys.len() + 1, ids.len());
        let seen = list.keys.into_iter().find(|key| key.id == ids[1]).unwrap();
        let told = person.edits(&seen, |draft| draft.name = "renamed".to_owned(), false);
        assert!(matches!(told, Changed::Done { .. }), "{told:?}");
        let stored = person.stored(seen.id);
        assert_eq!((&*stored.name, &stored.odd["setting"]["limits"]), ("renamed", &limits));
    })
    .await;
}
