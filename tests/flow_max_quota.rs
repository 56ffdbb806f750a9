//! The server's maximum is learned from its refusal, and no run sends what would be refused like the row before.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::check::check;
use comet_keys::domain::draft::{Draft, ValidDraft};
use comet_keys::domain::edit::Changes;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::preflight::CheckContext;
use comet_keys::domain::quota::{Quota, Unit, UnitsPerDollar};
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::bulk::{self, Ended, Run, Watch};
use comet_keys::flow::keys::{Action, Changed, bulk as act_on_many, edit, list_all};
use comet_keys::flow::{Outcome, known_max_quota};
use comet_keys::host::memory::block_on;
use common::bulk::states;
use common::{Fault, Route, Story, plain_draft, valid};

const ENGLISH: &str = "Quota value exceeds valid range, maximum is 2147483647";
const CHINESE: &str = "额度值超出有效范围，最大值为 2147483647";
const NO_NUMBER: &str = "Quota value exceeds valid range";

fn asks(name: &str, units: i64) -> ValidDraft {
    valid(&Draft {
        remain_quota: units.to_string(),
        quota_unit: Unit::Units,
        unlimited_quota: false,
        ..plain_draft(name)
    })
}

fn most(story: &Story) -> Option<i64> {
    block_on(known_max_quota(&story.host, &story.account)).map(|max| max.most.units())
}

fn starts(story: &Story, asked: Vec<ValidDraft>) -> Run {
    block_on(bulk::start(&story.host, &story.account, asked)).unwrap()
}

fn goes_on(story: &Story, run: &mut Run) -> Ended {
    let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false, policy: &Policy::default };
    block_on(bulk::proceed(&story.host, &story.account, run, &watch))
}

#[test]
fn the_maximum_is_learned_from_the_number_or_from_the_amount() {
    for (words, tried, learned) in [
        (ENGLISH, 2_500_000_000, Some(2_147_483_647)),
        (CHINESE, 2_500_000_000, Some(2_147_483_647)),
        (
            "quota value exceeds valid range, maximum is 2,147,483,647.",
            2_500_000_000,
            Some(2_147_483_647),
        ),
        (NO_NUMBER, 2_500_000_000, Some(2_499_999_999)),
        // A number that the amount is not above is no maximum of it.
        ("Quota value exceeds valid range, maximum is 99999999999999999999", 5, Some(4)),
        ("Quota value exceeds valid range, maximum is 500000000000000", 5, Some(4)),
        ("no access to group vip", 2_500_000_000, None),
        ("Quota value cannot be negative", 2_500_000_000, None),
    ] {
        let story = Story::new();
        story.fail(Route::Create, Fault::Refuse(words));
        let outcome = story.create(&asks("ci", tried));
        assert!(matches!(outcome, Outcome::NotCreated(_)), "{outcome:?}");
        assert_eq!(most(&story), learned, "{words}");
        assert_eq!(story.posts(), 1);
    }
}

#[test]
fn what_is_learned_is_this_accounts_and_does_not_last_for_ever() {
    let story = Story::new();
    story.fail(Route::Create, Fault::Refuse(ENGLISH));
    story.create(&asks("ci", 2_500_000_000));
    let mut other = common::account();
    other.id = comet_keys::domain::account::AccountId::parse("other").unwrap();
    assert_eq!(block_on(known_max_quota(&story.host, &other)), None);
    let clock = story.host.clock_millis();
    clock.set(clock.get() + 31 * 24 * 3_600_000);
    assert_eq!(most(&story), None);
}

#[test]
fn the_form_knows_it_beforehand() {
    let check = |draft: &Draft, most: i64| {
        let surroundings = CheckContext {
            max_quota: Some(Quota::from_units(most).unwrap()),
            ..CheckContext::default()
        };
        let per = UnitsPerDollar::new(500_000);
        let checked = check(draft, UnixSeconds(1_796_083_200), per, &surroundings);
        checked.outcome.map(|_| ()).map_err(|errors| errors[0].code.code())
    };
    let dollars = |text: &str| Draft {
        remain_quota: text.to_owned(),
        unlimited_quota: false,
        ..plain_draft("ci")
    };
    assert_eq!(check(&dollars("5000"), 2_147_483_647), Err("quota-over-maximum"));
    assert_eq!(check(&dollars("4294.967294"), 2_147_483_647), Ok(()));
    assert_eq!(check(&dollars("4294.967296"), 2_147_483_647), Err("quota-over-maximum"));
    let unlimited = Draft { unlimited_quota: true, ..dollars("5000") };
    assert_eq!(check(&unlimited, 2_147_483_647), Ok(()));
}

#[test]
fn five_rows_above_the_maximum_are_sent_once_and_the_others_are_made() {
    let story = Story::new();
    let mut run =
        starts(&story, (1..=5).map(|row| asks(&format!("ci-{row}"), 2_500_000_000)).collect());
    story.fail_always(Route::Create, Fault::Refuse(ENGLISH));
    let Ended::Failed(failure) = goes_on(&story, &mut run) else { panic!("it went on") };
    assert_eq!(failure.server_message.as_deref(), Some(ENGLISH), "it says why");
    assert_eq!(states(&run), ["refused", "waiting", "waiting", "waiting", "waiting"]);
    assert_eq!(story.posts(), 1);
    // Pressed again, the rest is refused without being sent: the server has said so.
    assert_eq!(goes_on(&story, &mut run), Ended::Finished);
    assert_eq!((states(&run), story.posts()), (vec!["refused"; 5], 1));
}

#[test]
fn rows_below_the_maximum_are_made_and_only_one_of_those_above_is_sent() {
    let story = Story::new();
    let amounts = [2_500_000_000, 5, 2_147_483_648, 2_147_483_647];
    let row = |(at, units): (usize, &i64)| asks(&format!("ci-{at}"), *units);
    let mut run = starts(&story, amounts.iter().enumerate().map(row).collect());
    story.fail(Route::Create, Fault::Refuse(ENGLISH));
    assert_eq!(goes_on(&story, &mut run), Ended::Finished);
    assert_eq!(states(&run), ["refused", "created", "refused", "created"]);
    assert_eq!(story.posts(), 3);
}

/// What each row asks for.
type Row<'a> = &'a dyn Fn(usize) -> ValidDraft;

#[test]
fn a_refusal_that_would_meet_every_row_alike_stops_the_run() {
    let long = |row: usize| valid(&plain_draft(&format!("数数数数数数数数数数数-{row}")));
    let mixed = |row: usize| {
        valid(&plain_draft(if row == 0 { "数数数数数数数数数数数" } else { "ci" }))
    };
    let with_emoji = |row: usize| valid(&plain_draft(&format!("ключ😀{row}")));
    let in_group =
        |row: usize| valid(&Draft { group: "vip".to_owned(), ..plain_draft(&format!("ci-{row}")) });
    let plain = |row: usize| valid(&plain_draft(&format!("ci-{row}")));
    let cases: [(&str, Row<'_>, usize); 9] = [
        ("Token name is too long", &long, 1),
        ("令牌名称过长", &long, 1),
        ("Token name is too long", &mixed, 4),
        (
            "Error 1366 (HY000): Incorrect string value: '\\xF0' for column 'name' at row 1",
            &with_emoji,
            1,
        ),
        ("no access to group vip", &in_group, 1),
        ("Failed to generate token", &plain, 1),
        ("已达到最大令牌数量限制 (1000)", &plain, 1),
        (
            "json: cannot unmarshal number 1.5 into Go struct field Token.remain_quota of type int",
            &plain,
            1,
        ),
        // Words that nobody knows may be about this row's name; twice the same are not.
        ("this account is under review", &plain, 2),
    ];
    for (words, row, posts) in cases {
        let story = Story::new();
        let mut run = starts(&story, (0..4).map(row).collect());
        if posts == 4 {
            story.fail(Route::Create, Fault::Refuse(words));
        } else {
            story.fail_always(Route::Create, Fault::Refuse(words));
        }
        let ended = goes_on(&story, &mut run);
        assert_eq!(matches!(ended, Ended::Failed(_)), posts < 4, "{words}: {ended:?}");
        assert_eq!(story.posts(), posts, "{words}");
    }
}

#[test]
fn the_same_change_to_many_keys_is_not_sent_on_after_such_a_refusal() {
    let story = Story::new();
    for name in ["a", "b", "c"] {
        story.create(&asks(name, 5));
    }
    let records = block_on(list_all(&story.host, &story.account, &|_page| {})).unwrap().keys;
    story.fail_always(Route::Update, Fault::Refuse(ENGLISH));
    let changes = Changes { remain_quota: Some(2_500_000_000), ..Changes::default() };
    let did = |changes: &Changes| {
        block_on(act_on_many(
            &story.host,
            &story.account,
            &records,
            &Action::Edit(changes.clone()),
            &|| false,
            &|_, _| {},
        ))
    };
    let done = did(&changes);
    assert!(matches!(done[0], Some(Changed::NotDone(_))), "{done:?}");
    assert_eq!(done[1..], [None, None]);
    assert_eq!(most(&story), Some(2_147_483_647));
    // A refusal of what is not changed is one key's own.
    let done = did(&Changes { group: Some("vip".to_owned()), ..Changes::default() });
    assert!(done.iter().all(|one| matches!(one, Some(Changed::NotDone(_)))), "{done:?}");
}

#[test]
fn an_edit_teaches_it_too() {
    let story = Story::new();
    story.create(&asks("a", 5));
    let records = block_on(list_all(&story.host, &story.account, &|_page| {})).unwrap().keys;
    story.fail(Route::Update, Fault::Refuse(NO_NUMBER));
    let changes = Changes { remain_quota: Some(70_000), ..Changes::default() };
    let done = block_on(edit(&story.host, &story.account, &records[0], &changes, false));
    assert!(matches!(done, Changed::NotDone(_)), "{done:?}");
    assert_eq!(most(&story), Some(69_999));
}
