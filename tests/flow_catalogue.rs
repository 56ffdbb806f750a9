//! Stories of reading what a server offers: from whichever endpoint it has, kept with its age, never another server's.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{Account, FailureKind, Request, Response};
use comet_keys::domain::account::AccountId;
use comet_keys::domain::auto_groups::Offered;
use comet_keys::flow::{Offer, forget, known_offer, read_offer};
use comet_keys::host::memory::{Browser, MemoryHost, block_on};
use comet_keys::host::{AccountSlot, SendError};
use common::{TOKEN, account, json_response, success, text};
use serde_json::json;

fn path(request: &Request) -> &str {
    request.url.split_once("/api/").unwrap().1
}

fn missing() -> Response {
    text(404, "application/json", r#"{"error":{"message":"Invalid URL"}}"#)
}

/// A server with `CometAPI`'s public catalogue and groups.
fn comet(request: &Request) -> Response {
    match path(request) {
        "models" => {
            assert_eq!(request.header("Authorization"), None, "the catalogue is public");
            success(&json!([{
                "id": "gpt-4o", "provider": "openai", "model_type": "text", "features": ["chat"],
                "pricing": { "currency": "USD", "input": 2.5, "output": 10 },
            }]))
        }
        "user/self/groups" => success(&json!({
            "default": { "desc": "everyone", "ratio": 1 },
            "auto": { "desc": "picks", "ratio": "自动" },
        })),
        _ => missing(),
    }
}

/// A New API server: no catalogue without a token.
fn new_api(request: &Request) -> Response {
    match path(request) {
        "models" => text(401, "application/json", r#"{"success":false,"message":"no"}"#),
        "user/models" => success(&json!(["b", "a"])),
        _ => missing(),
    }
}

fn ask(browser: &Browser, server: fn(&Request) -> Response) -> (MemoryHost, Offer) {
    let host = MemoryHost::new(browser, move |request| Ok(server(request)));
    let offer = block_on(read_offer(&host, &account())).unwrap();
    (host, offer)
}

fn ids(offer: &Offer) -> Vec<&str> {
    offer.models.models().iter().map(|model| model.id.as_str()).collect()
}

#[test]
fn the_public_catalogue_is_asked_first_and_is_enough() {
    let browser = Browser::default();
    let (host, offer) = ask(&browser, comet);
    assert_eq!(ids(&offer), ["gpt-4o"]);
    assert_eq!(offer.models.get("gpt-4o").unwrap().price.input.as_deref(), Some("2.5"));
    let groups: Vec<_> = offer.groups.iter().map(|group| (&*group.name, &*group.ratio)).collect();
    assert_eq!(groups, [("auto", "自动"), ("default", "1")]);
    assert!(host.sent().iter().all(|request| path(request) != "user/models"));
}

#[test]
fn without_a_public_catalogue_the_accounts_own_models_are_read() {
    let (_, offer) = ask(&Browser::default(), new_api);
    assert_eq!(ids(&offer), ["a", "b"]);
    assert!(offer.groups.is_empty(), "a server without groups leaves the field free");
}

#[test]
fn a_server_that_tells_nothing_is_believed_and_not_asked_again() {
    let browser = Browser::default();
    let (host, offer) = ask(&browser, |_| missing());
    assert!(offer.models.is_empty() && offer.groups.is_empty());
    assert_eq!(block_on(known_offer(&host, &account())), Some(offer));
}

#[test]
fn what_was_read_is_kept_with_its_age() {
    let browser = Browser::default();
    let (host, offer) = ask(&browser, comet);
    assert_eq!(offer.read_millis, 1_796_083_200_000);
    assert_eq!(block_on(known_offer(&host, &account())), Some(offer));
    assert!(!browser.dump().contains(TOKEN));
}

#[test]
fn nothing_of_one_account_is_shown_under_another() {
    let browser = Browser::default();
    let (host, _) = ask(&browser, comet);
    let other = Account { id: AccountId::parse("other").unwrap(), ..account() };
    assert_eq!(block_on(known_offer(&host, &other)), None);
}

#[test]
fn a_server_that_cannot_be_asked_now_takes_nothing_away() {
    let browser = Browser::default();
    let (_, offer) = ask(&browser, comet);
    let offline = MemoryHost::new(&browser, |_| Err(SendError::Network));
    let failure = block_on(read_offer(&offline, &account())).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Network);
    assert_eq!(block_on(known_offer(&offline, &account())), Some(offer));
}

#[test]
fn half_an_offer_is_used_but_not_kept() {
    let browser = Browser::default();
    let (host, offer) = ask(&browser, |request| match path(request) {
        "user/self/groups" => text(503, "", ""),
        _ => comet(request),
    });
    assert_eq!(ids(&offer), ["gpt-4o"]);
    assert_eq!(block_on(known_offer(&host, &account())), None);
}

/// What `comet`'s server answers when it is asked for the groups behind `auto`.
fn auto_groups_of(answer: fn() -> Response) -> (Offer, Option<Offer>) {
    let browser = Browser::default();
    let host = MemoryHost::new(&browser, move |request| {
        Ok(if path(request) == "token/auto-groups" { answer() } else { comet(request) })
    });
    let offer = block_on(read_offer(&host, &account())).unwrap();
    let kept = block_on(known_offer(&host, &account()));
    (offer, kept)
}

#[test]
fn the_groups_behind_auto_are_read_and_kept_with_the_most_that_a_key_may_name() {
    let (offer, kept) =
        auto_groups_of(|| success(&json!({ "groups": ["default", "vip"], "max_count": 5 })));
    let groups = vec!["default".to_owned(), "vip".to_owned()];
    assert_eq!(offer.auto_groups, Offered::Known { groups, most: 5 });
    assert_eq!(kept, Some(offer));
    let (offer, kept) = auto_groups_of(|| success(&json!({ "groups": ["vip"] })));
    assert!(matches!(offer.auto_groups, Offered::Known { most: usize::MAX, .. }));
    assert_eq!(kept, Some(offer));
}

#[test]
fn a_server_that_takes_the_path_for_a_keys_number_does_not_know_the_setting() {
    for answer in [
        (|| {
            let message = "strconv.Atoi: parsing \"auto-groups\": invalid syntax";
            json_response(&json!({ "success": false, "message": message }))
        }) as fn() -> Response,
        missing,
        || json_response(&json!({ "success": false, "message": "record not found" })),
    ] {
        let (offer, kept) = auto_groups_of(answer);
        assert_eq!(offer.auto_groups, Offered::Unsupported);
        assert_eq!(kept, Some(offer));
    }
}

#[test]
fn a_server_that_does_not_answer_about_auto_is_asked_again() {
    let (offer, kept) = auto_groups_of(|| text(503, "", ""));
    assert_eq!((offer.auto_groups, kept), (Offered::Unknown, None));
    let (offer, kept) =
        auto_groups_of(|| json_response(&json!({ "success": false, "message": "not for you" })));
    assert_eq!(offer.auto_groups, Offered::Unknown, "a refusal says nothing of the setting");
    assert_eq!(kept, Some(offer));
}

#[test]
fn without_the_group_auto_its_groups_are_not_asked_for() {
    let browser = Browser::default();
    let host = MemoryHost::new(&browser, |request| {
        Ok(match path(request) {
            "user/self/groups" => success(&json!({ "default": { "desc": "", "ratio": 1 } })),
            "token/auto-groups" => panic!("asked for nothing"),
            _ => comet(request),
        })
    });
    let offer = block_on(read_offer(&host, &account())).unwrap();
    assert_eq!(offer.auto_groups, Offered::Unknown);
}

#[test]
fn it_goes_with_the_account() {
    let browser = Browser::default();
    let (host, _) = ask(&browser, comet);
    block_on(forget(&host, &account().id)).unwrap();
    assert!(browser.is_empty(), "{}", browser.dump());
}

#[test]
fn what_another_version_has_kept_is_read_anew() {
    let browser = Browser::default();
    for value in [json!({ "version": 3 }), json!("text"), json!({ "version": 2, "models": [] })] {
        browser.put(AccountSlot::Catalogue.of(&account().id), value);
        let host = MemoryHost::new(&browser, |_| Ok(json_response(&json!({}))));
        assert_eq!(block_on(known_offer(&host, &account())), None);
    }
}
