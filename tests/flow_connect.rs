//! Stories of `flow::connect`: what was pasted, what the server said, and what is stored afterwards.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::api::{Account, FailureKind, Response};
use comet_keys::domain::account::{AccountId, TokenStorage};
use comet_keys::domain::base_url;
use comet_keys::domain::draft_key::DraftKey;
use comet_keys::domain::key::KeyId;
use comet_keys::domain::secret::access_token;
use comet_keys::flow::{
    ConnectCode, ConnectError, ConnectField, ConnectForm, connect, forget, open, restore,
};
use comet_keys::host::memory::{Answer, Browser, MemoryHost, block_on};
use comet_keys::host::{AccountSlot, SendError, Slot};
use common::{Fault, Route, Story, TOKEN, connect_form, refused, success, text};
use serde_json::json;

const SERVER: &str = "https://keys.example";

/// The account that is shown.
fn shown(story: &Story) -> AccountId {
    block_on(open(&story.host)).unwrap().active.unwrap()
}

fn with_answer(answer: &Answer) -> (MemoryHost, Browser) {
    let browser = Browser::default();
    let answer = answer.clone();
    (MemoryHost::new(&browser, move |_| answer.clone()), browser)
}

fn failure_of(answer: &Answer) -> FailureKind {
    let (host, browser) = with_answer(answer);
    let result = block_on(connect(&host, &connect_form(TOKEN, SERVER, "")));
    assert!(browser.is_empty(), "nothing may be stored before the token is proved");
    match result {
        Err(ConnectError::Failed(failure)) => failure.kind,
        other => panic!("{other:?}"),
    }
}

fn unauthorized(body: &serde_json::Value) -> Response {
    Response { status: 401, ..common::json_response(body) }
}

#[test]
fn a_token_is_proved_and_remembered() {
    let story = Story::new();
    let connected = block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    assert_eq!(connected.account(), Some(story.account.clone()), "a blank server is CometAPI");
    assert_eq!(block_on(restore(&story.host)).unwrap(), connected.account());
    story.browser.close();
    assert_eq!(block_on(restore(&story.host)).unwrap(), Some(story.account.clone()));
}

#[test]
fn without_remember_the_account_goes_with_the_browser() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    let until_it_closes =
        ConnectForm { keeping: TokenStorage::Session, ..connect_form(TOKEN, "", "") };
    block_on(connect(&story.host, &until_it_closes)).unwrap();
    assert!(story.browser.stored(Slot::Accounts).is_none(), "no token stays where it is unwanted");
    assert!(block_on(restore(&story.host)).unwrap().is_some());
    story.browser.close();
    assert_eq!(block_on(restore(&story.host)).unwrap(), None);
}

#[test]
fn a_pasted_token_is_trimmed_and_freed_of_bearer() {
    for pasted in [
        format!("  {TOKEN}\n"),
        format!("Bearer {TOKEN}"),
        format!("bearer {TOKEN}  "),
        format!("Authorization: Bearer {TOKEN}"),
    ] {
        let story = Story::new();
        block_on(connect(&story.host, &connect_form(&pasted, "", ""))).unwrap();
        assert_eq!(story.host.sent()[0].header("Authorization"), Some(TOKEN), "{pasted:?}");
    }
}

#[test]
fn what_cannot_be_a_token_is_told_at_the_field_and_nothing_is_sent() {
    for (pasted, error) in [
        ("", access_token::Error::Blank),
        (" \n\t", access_token::Error::Blank),
        ("Bearer ", access_token::Error::Blank),
        ("sk-abcdefghijklmnopqrstuvwxyz", access_token::Error::ApiKeyGiven),
        ("Bearer sk-abcdefghijklmnopqrstuvwxyz", access_token::Error::ApiKeyGiven),
        ("two words", access_token::Error::BadCharacter),
        ("schlüssel", access_token::Error::BadCharacter),
    ] {
        let story = Story::new();
        let result = block_on(connect(&story.host, &connect_form(pasted, "", "")));
        let expected = ConnectError::Field {
            field: ConnectField::AccessToken,
            code: ConnectCode::AccessToken(error),
        };
        assert_eq!(result.err(), Some(expected), "{pasted:?}");
        assert!(story.host.sent().is_empty());
        assert!(story.browser.is_empty());
    }
}

#[test]
fn a_bad_server_or_user_id_is_told_at_its_field() {
    for (base_url, user_id, field) in [
        ("http://keys.example", "", ConnectField::BaseUrl),
        ("not an address", "", ConnectField::BaseUrl),
        (SERVER, "alice", ConnectField::UserId),
        (SERVER, "0", ConnectField::UserId),
    ] {
        let story = Story::new();
        match block_on(connect(&story.host, &connect_form(TOKEN, base_url, user_id))) {
            Err(ConnectError::Field { field: told, .. }) => assert_eq!(told, field),
            other => panic!("{base_url} {user_id}: {other:?}"),
        }
        assert!(story.host.sent().is_empty());
    }
}

/// The extension may go to this machine by two names alone: others are refused before anything is sent.
#[test]
fn an_extension_reaches_this_machine_by_two_names_only() {
    for (address, is_reached) in [
        ("http://localhost:3000", true),
        ("http://127.0.0.1:3000", true),
        ("http://127.0.0.2:3000", false),
        ("http://[::1]:3000", false),
    ] {
        let host = MemoryHost::new(&Browser::default(), |_| Err(SendError::Network)).as_extension();
        let result = block_on(connect(&host, &connect_form(TOKEN, address, "")));
        let is_told = matches!(
            result,
            Err(ConnectError::Field {
                field: ConnectField::BaseUrl,
                code: ConnectCode::BaseUrl(base_url::Error::OtherLoopback),
            })
        );
        assert_eq!(is_told, !is_reached, "{address}: {result:?}");
        assert_eq!(host.sent().is_empty(), !is_reached, "{address}");
    }
}

#[test]
fn a_wrong_token_is_told_on_every_server_generation() {
    let old = refused("无权进行此操作，access token 无效");
    let new = unauthorized(&json!({
        "code": "AUTH_UNAUTHORIZED", "message": "Unauthorized, invalid access token", "success": false,
    }));
    let bare = text(401, "", "");
    for response in [old, new, bare] {
        assert_eq!(failure_of(&Ok(response)), FailureKind::WrongToken);
    }
}

#[test]
fn a_missing_or_wrong_user_id_is_told_apart_from_a_wrong_token() {
    for (message, kind) in [
        ("无权进行此操作，未提供 New-Api-User", FailureKind::UserIdMissing),
        ("无权进行此操作，New-Api-User 格式错误", FailureKind::UserIdWrong),
        ("无权进行此操作，New-Api-User 与登录用户不匹配", FailureKind::UserIdWrong),
    ] {
        let body = json!({ "success": false, "message": message });
        assert_eq!(failure_of(&Ok(unauthorized(&body))), kind, "{message}");
    }
}

#[test]
fn the_user_id_is_sent_when_it_is_set() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", " 5678 "))).unwrap();
    assert_eq!(story.host.sent()[0].header("New-Api-User"), Some("5678"));
    let restored = block_on(restore(&story.host)).unwrap().unwrap();
    assert_eq!(restored.user_id.unwrap().to_string(), "5678");
}

#[test]
fn a_banned_account_is_told() {
    assert_eq!(failure_of(&Ok(refused("用户已被封禁"))), FailureKind::AccountDisabled);
    let body = json!({ "code": "AUTH_USER_DISABLED", "message": "x", "success": false });
    assert_eq!(failure_of(&Ok(unauthorized(&body))), FailureKind::AccountDisabled);
}

#[test]
fn what_is_no_new_api_server_is_told() {
    for (response, kind) in [
        (text(200, "text/html", "<!doctype html><title>Shop</title>"), FailureKind::NotJson),
        (text(404, "text/html", "<h1>Not Found</h1>"), FailureKind::NotJson),
        (text(404, "application/json", "{\"detail\":\"Not Found\"}"), FailureKind::NotFound),
        (text(200, "application/json", "{\"hello\":\"world\"}"), FailureKind::Unreadable),
        (text(200, "application/json", "[]"), FailureKind::Unreadable),
        (text(301, "text/html", ""), FailureKind::Redirected),
        (success(&json!("keys")), FailureKind::Unreadable),
    ] {
        assert_eq!(failure_of(&Ok(response.clone())), kind, "{response:?}");
    }
}

#[test]
fn no_network_and_no_answer_are_told() {
    assert_eq!(failure_of(&Err(SendError::Network)), FailureKind::Network);
    assert_eq!(failure_of(&Err(SendError::Timeout)), FailureKind::Timeout);
    assert_eq!(failure_of(&Err(SendError::TooLarge)), FailureKind::TooLarge);
    assert_eq!(failure_of(&Ok(text(429, "", ""))), FailureKind::RateLimited);
    assert_eq!(
        failure_of(&Ok(text(503, "text/html", "<h1>"))),
        FailureKind::Server { status: 503 }
    );
}

#[test]
fn a_failure_in_passing_is_tried_again() {
    let story = Story::new();
    story.fail(Route::List, Fault::DropBefore);
    story.fail(Route::List, Fault::ServerError);
    assert!(block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).is_ok());
}

#[test]
fn a_wrong_token_is_not_tried_again() {
    let (host, _) = with_answer(&Ok(refused("无权进行此操作，access token 无效")));
    assert!(block_on(connect(&host, &connect_form(TOKEN, SERVER, ""))).is_err());
    assert_eq!(host.sent().len(), 1);
}

#[test]
fn proving_an_account_only_reads() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    let sent = story.host.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].method.as_str(), "GET");
    assert_eq!(sent[0].url, "https://api.cometapi.com/api/token/?p=1&page_size=1");
}

#[test]
fn a_forgotten_account_leaves_none_of_its_forms() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    let id = shown(&story);
    for form in [DraftKey::New, DraftKey::Edit(KeyId(7)), DraftKey::Successor(KeyId(7))] {
        story.browser.put(AccountSlot::Draft(form).of(&id), json!({}));
    }
    block_on(forget(&story.host, &id)).unwrap();
    assert!(story.browser.is_empty(), "{}", story.browser.dump());
}

#[test]
fn a_forgotten_account_keeps_an_open_entry() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    let id = shown(&story);
    story.browser.put(AccountSlot::Journal.of(&id), json!({ "version": 1 }));
    block_on(forget(&story.host, &id)).unwrap();
    assert_eq!(story.browser.keys(), [AccountSlot::Journal.of(&id)]);
}

#[test]
fn forgetting_takes_away_what_it_can_before_it_tells_an_error() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    let id = shown(&story);
    let draft = AccountSlot::Draft(DraftKey::New).of(&id);
    let reveals = AccountSlot::Reveals.of(&id);
    story.browser.put(draft.clone(), json!({}));
    story.browser.put(reveals.clone(), json!([]));
    story.browser.break_slot(AccountSlot::HighWater.of(&id));
    assert!(block_on(forget(&story.host, &id)).is_err());
    assert_eq!((story.browser.stored(draft), story.browser.stored(reveals)), (None, None));
    assert!(!story.browser.dump().contains(TOKEN), "{}", story.browser.dump());
}

#[test]
fn storage_that_fails_is_told() {
    let story = Story::new();
    story.browser.break_slot(Slot::Accounts);
    let result = block_on(connect(&story.host, &connect_form(TOKEN, "", "")));
    assert!(matches!(result, Err(ConnectError::Store(_))), "{result:?}");
}

#[test]
fn a_stored_account_that_cannot_be_read_counts_as_none() {
    let accounts = |own| json!({ "version": 1, "accounts": [own] });
    for value in [json!(null), json!({ "version": 2 }), accounts(json!({ "base_url": 5 }))] {
        let story = Story::new();
        story.browser.put(Slot::Accounts, value);
        assert_eq!(block_on(restore(&story.host)).unwrap(), None);
    }
}

#[test]
fn an_account_is_never_printed_with_its_token() {
    let account: Account = common::account();
    assert!(!format!("{account:?}").contains(TOKEN));
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    assert!(!format!("{:?}", story.host.sent()).contains(TOKEN));
}
