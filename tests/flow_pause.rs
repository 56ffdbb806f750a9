//! The pause that a server asks for is kept, and the person reads how long it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::RefCell;
use std::rc::Rc;

use comet_keys::api::{FailureKind, Method, Response};
use comet_keys::domain::lang::Lang;
use comet_keys::domain::policy::Policy;
use comet_keys::domain::time::UnixSeconds;
use comet_keys::flow::bulk::{self, Ended, Event, Watch};
use comet_keys::flow::keys::{Action, Changed, bulk as act_on_many};
use comet_keys::flow::{Blocked, Outcome, read_baseline};
use comet_keys::host::Clock as _;
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_keys::text::failure_text;
use common::{Route, Server, Shared, account, text, valid};

/// What 2026-12-01 00:00 UTC, the start of the memory host's clock, is on the wire.
const START: &str = "Tue, 01 Dec 2026 00:00:00 GMT";

fn too_many(headers: &[(&'static str, &str)]) -> Response {
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Response { headers, ..text(429, "", "") }
}

/// When requests came, in milliseconds from the start, and what they were.
type Came = Rc<RefCell<Vec<(i64, Method)>>>;

/// A window whose server answers the first `times` requests to `route` with `refusal`.
fn window(server: &Shared, route: Route, refusal: &Response, times: usize) -> (MemoryHost, Came) {
    let clock = Rc::new(std::cell::Cell::new(1_796_083_200_000));
    let (own_clock, came, own) = (Rc::clone(&clock), Came::default(), Rc::clone(server));
    let (log, refusal) = (Rc::clone(&came), refusal.clone());
    let mut left = times;
    let host = MemoryHost::new(&Browser::default(), move |request| {
        let since = own_clock.get() - 1_796_083_200_000;
        log.borrow_mut().push((since, request.method));
        if Server::route(request) == route && left > 0 {
            left -= 1;
            return Ok(refusal.clone());
        }
        own.borrow_mut().handle(request)
    });
    (host.with_clock(clock), came)
}

fn pause(headers: &[(&'static str, &str)]) -> Option<u32> {
    too_many(headers).pause_seconds(UnixSeconds(1_796_083_200))
}

#[test]
fn a_pause_is_read_as_seconds_and_as_a_moment() {
    for (told, seconds) in [
        ("7", Some(7)),
        (" 7 ", Some(7)),
        ("0", Some(0)),
        ("99999999999999999999", Some(u32::MAX)),
        ("Tue, 01 Dec 2026 00:00:07 GMT", Some(7)),
        ("Tuesday, 01-Dec-26 00:00:07 GMT", Some(7)),
        ("Tue Dec  1 00:00:07 2026", Some(7)),
        ("Mon, 30 Nov 2026 00:00:00 GMT", Some(0)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Some(u32::MAX)),
        ("", None),
        ("soon", None),
        ("-7", None),
        ("7.5", None),
        ("Tue, 31 Nov 2026 00:00:07 GMT", None),
        ("Tue, 01 Dec 2026 24:00:07 GMT", None),
        ("Tue, 01 Dec 2026 00:00:07 CET", None),
        ("Tue, 01 Dec 2026 00:00:07:01 GMT", None),
    ] {
        assert_eq!(pause(&[("retry-after", told)]), seconds, "{told:?}");
    }
    assert_eq!(pause(&[]), None);
    // A moment counts by the clock of who wrote it.
    let ahead = [
        ("date", "Wed, 02 Dec 2026 00:00:00 GMT"),
        ("retry-after", "Wed, 02 Dec 2026 00:00:07 GMT"),
    ];
    assert_eq!(pause(&ahead), Some(7));
}

#[test]
fn a_short_pause_is_kept_before_a_read_is_tried_again() {
    for told in ["7", "Tue, 01 Dec 2026 00:00:07 GMT"] {
        let refusal = too_many(&[("date", START), ("retry-after", told)]);
        let (host, came) = window(&Shared::default(), Route::List, &refusal, 1);
        block_on(read_baseline(&host, &account())).unwrap();
        let came = came.borrow();
        assert!((7_000..8_000).contains(&came[1].0), "asked again after {} ms", came[1].0);
    }
}

#[test]
fn a_long_pause_is_told_and_not_waited_for() {
    let (host, came) =
        window(&Shared::default(), Route::List, &too_many(&[("retry-after", "90")]), 9);
    let failure = block_on(read_baseline(&host, &account())).unwrap_err();
    assert_eq!((failure.kind, failure.pause_seconds), (FailureKind::RateLimited, Some(90)));
    assert_eq!(came.borrow().len(), 1);
    for lang in [Lang::En, Lang::Vi, Lang::Zh] {
        let next = failure_text(&failure, lang).next;
        assert!(next.contains("90") && !next.contains('{'), "{next}");
    }
}

#[test]
fn a_create_that_was_refused_for_a_while_is_not_sent_again_and_says_for_how_long() {
    let server = Shared::default();
    let (host, came) = window(&server, Route::Create, &too_many(&[("retry-after", "7")]), 1);
    let asked = valid(&common::plain_draft("ci"));
    let outcome = block_on(comet_keys::flow::create(&host, &account(), &asked, None, &|_step| {}));
    let Outcome::NotCreated(failure) = outcome else { panic!("{outcome:?}") };
    assert_eq!(failure.pause_seconds, Some(7));
    assert_eq!(came.borrow().iter().filter(|(_, method)| *method == Method::Post).count(), 1);
    assert!(server.borrow().keys.is_empty());
}

#[test]
fn a_run_of_changes_keeps_each_pause_and_gives_up_on_one_without_end() {
    let server = Shared::default();
    let first = server.borrow_mut().insert(&common::wire(&valid(&common::plain_draft("ci"))));
    let record = block_on(comet_keys::flow::keys::list_all(
        &common::window(&Browser::default(), &server),
        &account(),
        &|_page| {},
    ));
    let records = record.unwrap().keys;
    assert_eq!(records[0].id.0, first);
    for (told, wanted_pause, is_done) in [("120", 120_000, true), ("3600", 0, false)] {
        let refusal = too_many(&[("retry-after", told)]);
        let (host, came) = window(&server, Route::Status, &refusal, 1);
        let done = block_on(act_on_many(
            &host,
            &account(),
            &records,
            &Action::Disable,
            &|| false,
            &|_, _| {},
        ));
        assert_eq!(matches!(done[0], Some(Changed::Done { .. })), is_done, "{done:?}");
        let puts: Vec<i64> = came
            .borrow()
            .iter()
            .filter(|(_, method)| *method == Method::Put)
            .map(|(at, _)| *at)
            .collect();
        assert_eq!(puts.len(), if is_done { 2 } else { 1 });
        assert!(puts.last().unwrap() >= &wanted_pause);
    }
}

#[test]
fn a_run_of_creates_keeps_the_pause_says_so_and_makes_each_key_once() {
    let server = Shared::default();
    let (host, came) = window(&server, Route::Create, &too_many(&[("retry-after", "45")]), 1);
    let asked = common::bulk::rows(2);
    let mut run = block_on(bulk::start(&host, &account(), asked)).unwrap();
    let waits = RefCell::new(Vec::new());
    let on_event = |_: &bulk::Run, event: Event| {
        if let Event::Waiting(failure) = event {
            waits.borrow_mut().push(failure.pause_seconds);
        }
    };
    let watch = Watch { on_event: &on_event, is_paused: &|| false, policy: &Policy::default };
    let ended = block_on(bulk::proceed(&host, &account(), &mut run, &watch));
    assert_eq!(ended, Ended::Finished);
    assert_eq!(*waits.borrow(), [Some(45)]);
    assert_eq!(server.borrow().keys.len(), 2);
    let came = came.borrow();
    let posts: Vec<i64> =
        came.iter().filter(|(_, method)| *method == Method::Post).map(|(at, _)| *at).collect();
    assert_eq!(posts.len(), 3, "the refused row is sent once more");
    // Nothing at all is asked during the pause.
    assert!(came.iter().all(|(at, _)| *at <= posts[0] || *at >= posts[0] + 45_000), "{came:?}");
}

#[test]
fn a_run_of_creates_stops_at_a_pause_without_end() {
    let server = Shared::default();
    let (host, _) = window(&server, Route::List, &too_many(&[("retry-after", "86400")]), 9);
    let mut run = block_on(bulk::start(&host, &account(), common::bulk::rows(1))).unwrap();
    let started = host.now_millis();
    let watch = Watch { on_event: &|_, _| {}, is_paused: &|| false, policy: &Policy::default };
    let Ended::Failed(failure) = block_on(bulk::proceed(&host, &account(), &mut run, &watch))
    else {
        panic!("it went on")
    };
    assert_eq!(failure.pause_seconds, Some(86_400));
    assert!(host.now_millis() - started < 60_000);
    let (account, asked) = (account(), valid(&common::plain_draft("ci")));
    let outcome = block_on(comet_keys::flow::create(&host, &account, &asked, None, &|_step| {}));
    assert!(matches!(outcome, Outcome::Blocked(Blocked::NoBaseline(_))), "{outcome:?}");
}
