//! The groups behind `auto`, over real sockets: what takes a key's place, and what changes it, draws on no more groups.
#![allow(clippy::unwrap_used, reason = "a failed step ends a story")]

mod support;

use std::cell::Cell;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use comet_keys::api::{Account, Failure, Refusal};
use comet_keys::domain::auto_groups::Offered;
use comet_keys::domain::check::{check, validate};
use comet_keys::domain::draft::{Draft, ErrorCode};
use comet_keys::domain::edit::{changes, draft_of};
use comet_keys::domain::field::Field;
use comet_keys::domain::key::KeyRecord;
use comet_keys::domain::preflight::CheckContext;
use comet_keys::domain::quota::UnitsPerDollar;
use comet_keys::domain::rotation::{QuotaChoice, successor};
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::keys::{Changed, edit, list_all};
use comet_keys::flow::{Outcome, create, read_offer, rotate};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_sandbox::{Config, Generation, Handle, RateLimits, Sandbox};
use support::host::{account, exchange};

struct Person {
    sandbox: Handle,
    host: MemoryHost,
    account: Account,
}

impl Person {
    async fn arrives(server: Generation) -> Self {
        let rate_limits = RateLimits::none();
        let config = Config { server, rate_limits, ..Config::default() };
        let sandbox = Sandbox::start(config).await.unwrap();
        let account = account(&sandbox);
        let clock = Rc::new(Cell::new(now().0 * 1000));
        let host = MemoryHost::new(&Browser::default(), exchange).with_clock(clock);
        Self { sandbox, host, account }
    }

    /// A key of the group `auto` with a list, past every rule.
    fn has(&self, groups: &[&str]) -> KeyRecord {
        self.sandbox.edit_keys(|keys| {
            let key = keys.last_mut().unwrap();
            "auto".clone_into(&mut key.group);
            "listed".clone_into(&mut key.name);
            key.auto_groups = Some(groups.iter().map(|name| (*name).to_owned()).collect());
        });
        self.sees()
    }

    fn sees(&self) -> KeyRecord {
        let keys = block_on(list_all(&self.host, &self.account, &|_| {})).unwrap();
        keys.keys.into_iter().find(|key| key.name == "listed").unwrap()
    }

    /// The groups of the newest key as the server stores them.
    fn newest_groups(&self) -> Option<Vec<String>> {
        self.sandbox.keys().into_iter().max_by_key(|key| key.id).unwrap().auto_groups
    }

    fn creates(&self, draft: &Draft) -> Outcome {
        let asked = validate(draft, now(), per()).unwrap().0;
        block_on(create(&self.host, &self.account, &asked, None, &|_| {}))
    }

    fn edits(&self, seen: &KeyRecord, change: impl FnOnce(&mut Draft)) -> Changed {
        let before = draft_of(seen, per());
        let mut after = before.clone();
        change(&mut after);
        let changes = changes(&before, &after, now(), per()).unwrap();
        block_on(edit(&self.host, &self.account, seen, &changes, false))
    }
}

fn per() -> Option<UnitsPerDollar> {
    UnitsPerDollar::new(500_000)
}

fn now() -> UnixSeconds {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    UnixSeconds(i64::try_from(seconds).unwrap())
}

fn auto(list: &str) -> Draft {
    Draft {
        name: "listed".to_owned(),
        remain_quota: "1".to_owned(),
        group: "auto".to_owned(),
        auto_groups: list.to_owned(),
        ..Draft::default()
    }
}

fn own(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Tells a story to each server that knows the setting.
async fn tell(story: impl Fn(&Person)) {
    for server in [Generation::NewApi2026Aug, Generation::NewApi2026Sep] {
        let person = Person::arrives(server).await;
        tokio::task::block_in_place(|| story(&person));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replacement_has_the_list_of_the_key_it_replaces() {
    tell(|person| {
        for list in [&["vip"][..], &["vip", "default"]] {
            let old = person.has(list);
            let draft = successor(&old, QuotaChoice::Carry, per());
            let asked = validate(&draft, now(), per()).unwrap().0;
            let told =
                block_on(rotate::start(&person.host, &person.account, &old, &asked, &|_| {}));
            let Outcome::Created(created) = told else { panic!("{told:?}") };
            let row = created.comparison.iter().find(|row| row.field == Field::AutoGroups).unwrap();
            assert_eq!((&*row.asked, row.equal), (&*list.join("\n"), true));
            assert_eq!(person.newest_groups(), Some(own(list)), "in its order");
        }
    })
    .await;
}

/// What is changed in the form, and the list that is stored afterwards.
type Step<'a> = (&'a dyn Fn(&mut Draft), Option<Vec<String>>);

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_made_changed_and_emptied_and_each_is_proven() {
    tell(|person| {
        let told = person.creates(&auto("vip, default"));
        assert!(matches!(told, Outcome::Created(_)), "{told:?}");
        assert_eq!(person.newest_groups(), Some(own(&["vip", "default"])));
        let steps: [Step<'_>; 4] = [
            (&|draft| draft.remain_quota = "2".to_owned(), Some(own(&["vip", "default"]))),
            (
                &|draft| draft.auto_groups = "default\nvip".to_owned(),
                Some(own(&["default", "vip"])),
            ),
            (&|draft| draft.auto_groups.clear(), None),
            (&|draft| draft.auto_groups = "vip".to_owned(), Some(own(&["vip"]))),
        ];
        for (change, wanted) in steps {
            let told = person.edits(&person.sees(), change);
            assert!(matches!(told, Changed::Done { .. }), "{told:?}");
            assert_eq!(person.newest_groups(), wanted);
        }
        let told = person.edits(&person.sees(), |draft| draft.group = "vip".to_owned());
        assert!(matches!(told, Changed::Done { .. }), "{told:?}");
        assert_eq!(person.newest_groups(), None, "the list belongs to auto alone");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_names_the_list_and_makes_nothing() {
    tell(|person| {
        let before = person.sandbox.keys().len();
        let refusal = |list: &str| match person.creates(&auto(list)) {
            Outcome::NotCreated(failure) => Failure::refusal(&failure),
            other => panic!("{other:?}"),
        };
        assert_eq!(refusal("nope"), Some(Refusal::AutoGroupNotAllowed));
        assert_eq!(refusal("a,b,c,d,e,f"), Some(Refusal::AutoGroupsTooMany));
        assert_eq!(person.sandbox.keys().len(), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_server_says_beforehand_whether_it_keeps_a_list() {
    for server in Generation::ALL {
        let person = Person::arrives(server).await;
        tokio::task::block_in_place(|| {
            let offer = block_on(read_offer(&person.host, &person.account)).unwrap();
            let context =
                CheckContext { auto_groups: Some(&offer.auto_groups), ..CheckContext::default() };
            let checked = check(&auto("vip"), now(), per(), &context).outcome;
            if server >= Generation::NewApi2026Aug {
                let groups = own(&["default", "vip"]);
                assert_eq!(offer.auto_groups, Offered::Known { groups, most: 5 }, "{server}");
                assert!(checked.is_ok(), "{server}");
            } else {
                assert_eq!(offer.auto_groups, Offered::Unsupported, "{server}");
                let errors = checked.unwrap_err();
                assert_eq!(errors[0].code, ErrorCode::AutoGroupsUnsupported, "{server}");
            }
        });
    }
}
