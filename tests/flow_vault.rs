//! Stories of locking and unlocking: what opens, what does not, and where the token is found meanwhile.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::account::TokenStorage;
use comet_keys::domain::secret::Passphrase;
use comet_keys::domain::vault::{ROUNDS, Unreadable};
use comet_keys::flow::{
    ConnectCode, ConnectError, ConnectField, ConnectForm, UnlockError, change_token_storage,
    connect, lock, lock_if_idle, open, unlock,
};
use comet_keys::host::memory::{MemoryHost, block_on};
use comet_keys::host::{Area, Slot};
use common::{Story, TOKEN, connect_form, window};
use serde_json::{Value, json};

const PASSPHRASE: &str = "correct horse battery";
const OTHER_SERVER: &str = "https://keys.example";

fn locked_form(base_url: &str, passphrase: &str) -> ConnectForm {
    ConnectForm {
        keeping: TokenStorage::Locked,
        passphrase: passphrase.to_owned(),
        passphrase_again: passphrase.to_owned(),
        ..connect_form(TOKEN, base_url, "")
    }
}

/// A browser with one account under a passphrase, still open.
fn connected() -> Story {
    let story = Story::new();
    block_on(connect(&story.host, &locked_form("", PASSPHRASE))).unwrap();
    story
}

fn is_open(story: &Story) -> bool {
    block_on(open(&story.host)).unwrap().account().is_some()
}

fn unlocks(host: &MemoryHost, passphrase: &str) -> Result<bool, UnlockError> {
    block_on(unlock(host, &Passphrase::new(passphrase))).map(|book| book.account().is_some())
}

fn change_vault(story: &Story, change: impl FnOnce(&mut Value)) {
    let mut stored = story.browser.stored(Slot::Accounts).unwrap();
    change(&mut stored["accounts"][0]["vault"]);
    story.browser.put(Slot::Accounts, stored);
}

#[test]
fn a_new_vault_is_open_and_the_token_stands_in_memory_alone() {
    let story = connected();
    assert!(is_open(&story));
    for slot in Slot::ALL {
        let stored = story.browser.stored(slot).unwrap_or_default().to_string();
        assert!(slot.area() == Area::Session || !stored.contains(TOKEN), "{slot:?}: {stored}");
        assert!(!stored.contains(PASSPHRASE), "{slot:?}: {stored}");
    }
    let vault = &story.browser.stored(Slot::Accounts).unwrap()["accounts"][0]["vault"];
    assert!(vault["rounds"].as_u64() >= Some(600_000), "{vault}");
}

#[test]
fn a_locked_token_is_readable_in_no_storage() {
    let story = connected();
    let book = block_on(lock(&story.host)).unwrap();
    assert!(book.is_locked() && book.account().is_none());
    assert!(!story.browser.dump().contains(TOKEN), "{}", story.browser.dump());
}

#[test]
fn closing_the_browser_locks() {
    let story = connected();
    story.browser.close();
    assert!(!is_open(&story));
    assert!(!story.browser.dump().contains(TOKEN), "{}", story.browser.dump());
}

#[test]
fn the_passphrase_opens_it_again_for_every_window() {
    let story = connected();
    block_on(lock(&story.host)).unwrap();
    assert_eq!(unlocks(&story.host, PASSPHRASE), Ok(true));
    let other = window(&story.browser, &story.server);
    assert_eq!(block_on(open(&other)).unwrap().account(), Some(story.account.clone()));
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let story = connected();
    block_on(lock(&story.host)).unwrap();
    let before = story.browser.dump();
    for wrong in ["", "correct horse batterx", "Correct horse battery", "correct horse battery "] {
        assert_eq!(unlocks(&story.host, wrong), Err(UnlockError::WrongPassphrase), "{wrong:?}");
    }
    assert_eq!(story.browser.dump(), before);
    assert_eq!(unlocks(&story.host, PASSPHRASE), Ok(true));
}

#[test]
fn a_damaged_or_foreign_vault_is_told_and_stays_as_it_is() {
    type Change = fn(&mut Value);
    let cases: [(Change, Unreadable); 6] = [
        (|vault| vault["salt"] = json!("?"), Unreadable::Damaged),
        (|vault| vault["sealed"] = json!("AAAA"), Unreadable::Damaged),
        (|vault| vault["rounds"] = json!(4_000_000_000_u32), Unreadable::Damaged),
        (|vault| *vault = Value::Null, Unreadable::Damaged),
        (|vault| vault["version"] = json!(2), Unreadable::OtherVersion(2)),
        (|vault| vault["version"] = json!(0), Unreadable::OtherVersion(0)),
    ];
    for (change, told) in cases {
        let story = connected();
        block_on(lock(&story.host)).unwrap();
        change_vault(&story, change);
        let before = story.browser.dump();
        assert_eq!(unlocks(&story.host, PASSPHRASE), Err(UnlockError::Unreadable(told)));
        assert_eq!(story.browser.dump(), before);
    }
}

#[test]
fn a_vault_moved_to_another_server_does_not_open() {
    let story = connected();
    block_on(lock(&story.host)).unwrap();
    for (name, value) in [("base_url", "https://evil.example"), ("user_id", "7"), ("id", "beef")] {
        let mut stored = story.browser.stored(Slot::Accounts).unwrap();
        let as_it_was = stored.clone();
        stored["accounts"][0][name] = json!(value);
        story.browser.put(Slot::Accounts, stored);
        assert_eq!(unlocks(&story.host, PASSPHRASE), Err(UnlockError::WrongPassphrase), "{name}");
        story.browser.put(Slot::Accounts, as_it_was);
    }
    assert_eq!(unlocks(&story.host, PASSPHRASE), Ok(true));
}

#[test]
fn a_vault_of_fewer_rounds_opens_and_is_made_anew() {
    let story = connected();
    block_on(lock(&story.host)).unwrap();
    // Sealed by the same code with 1,000 rounds, as an early version might have.
    let weak = common::crypto::sealed(
        PASSPHRASE,
        TOKEN,
        1_000,
        &story.browser.stored(Slot::Accounts).unwrap()["accounts"][0],
    );
    change_vault(&story, |vault| *vault = weak);
    assert_eq!(unlocks(&story.host, PASSPHRASE), Ok(true));
    let stored = story.browser.stored(Slot::Accounts).unwrap();
    assert_eq!(stored["accounts"][0]["vault"]["rounds"], json!(ROUNDS));
    block_on(lock(&story.host)).unwrap();
    assert_eq!(unlocks(&story.host, PASSPHRASE), Ok(true));
}

#[test]
fn one_passphrase_opens_every_account_it_guards_and_no_other() {
    let story = connected();
    block_on(connect(&story.host, &locked_form(OTHER_SERVER, PASSPHRASE))).unwrap();
    block_on(connect(&story.host, &locked_form("https://third.example", "another passphrase")))
        .unwrap();
    let book = block_on(lock(&story.host)).unwrap();
    let ids: Vec<_> = book.accounts.iter().map(|kept| kept.profile.id.clone()).collect();
    block_on(comet_keys::flow::switch(&story.host, &ids[1])).unwrap();
    let book = block_on(unlock(&story.host, &Passphrase::new(PASSPHRASE))).unwrap();
    let open: Vec<bool> =
        book.accounts.iter().map(comet_keys::flow::StoredAccount::is_open).collect();
    assert_eq!(open, [true, true, false]);
}

#[test]
fn a_short_or_mistyped_new_passphrase_is_told_at_its_field_and_nothing_is_sent() {
    for (passphrase, again, field, code) in [
        ("", "", ConnectField::Passphrase, ConnectCode::PassphraseTooShort),
        ("short", "short", ConnectField::Passphrase, ConnectCode::PassphraseTooShort),
        (PASSPHRASE, "", ConnectField::PassphraseAgain, ConnectCode::PassphrasesDiffer),
    ] {
        let story = Story::new();
        let form = ConnectForm {
            passphrase: passphrase.to_owned(),
            passphrase_again: again.to_owned(),
            ..locked_form("", "")
        };
        let told = block_on(connect(&story.host, &form)).err();
        assert_eq!(told, Some(ConnectError::Field { field, code }));
        assert!(story.host.sent().is_empty() && story.browser.is_empty());
    }
}

#[test]
fn the_way_of_keeping_changes_and_leaves_no_copy_behind() {
    let story = connected();
    let id = block_on(open(&story.host)).unwrap().active.unwrap();
    for (keeping, on_device, in_memory) in [
        (TokenStorage::Remembered, true, false),
        (TokenStorage::Session, false, true),
        (TokenStorage::Locked, false, true),
        (TokenStorage::Session, false, true),
    ] {
        let changed = change_token_storage(&story.host, &id, keeping, PASSPHRASE, PASSPHRASE);
        let book = block_on(changed).unwrap();
        assert_eq!(book.account(), Some(story.account.clone()), "{keeping:?}");
        let holds =
            |slot| story.browser.stored(slot).unwrap_or_default().to_string().contains(TOKEN);
        assert_eq!(holds(Slot::Accounts), on_device, "{keeping:?}");
        assert_eq!(holds(Slot::OpenAccounts), in_memory, "{keeping:?}");
        let has_vault = story.browser.dump().contains("AES-256-GCM");
        assert_eq!(has_vault, keeping == TokenStorage::Locked, "{keeping:?}");
    }
}

#[test]
fn a_locked_account_does_not_change_its_keeping() {
    let story = connected();
    let id = block_on(lock(&story.host)).unwrap().active.unwrap();
    let before = story.browser.dump();
    let told =
        block_on(change_token_storage(&story.host, &id, TokenStorage::Remembered, "", "")).err();
    assert_eq!(told, Some(ConnectError::ChangedElsewhere), "somebody has locked it");
    assert_eq!(story.browser.dump(), before);
}

#[test]
fn whoever_is_away_for_long_finds_it_locked() {
    let minute = 60_000;
    for (away_millis, after_minutes, is_locked) in [
        (14 * minute, 15, false),
        (15 * minute, 15, true),
        (300 * minute, 0, false),
        // A clock that was put back must not keep a token open.
        (-minute, 15, true),
    ] {
        let story = connected();
        let clock = story.host.clock_millis();
        clock.set(clock.get() + away_millis);
        let locked = block_on(lock_if_idle(&story.host, after_minutes)).unwrap();
        assert_eq!(locked.is_some(), is_locked, "{away_millis} {after_minutes}");
        assert_eq!(!is_open(&story), is_locked);
    }
}

#[test]
fn a_lost_note_of_the_last_use_locks() {
    let story = connected();
    for lost in [json!(null), json!("yesterday"), json!({ "noted_millis": "0" })] {
        story.browser.put(Slot::LastUsed, lost);
        assert!(block_on(lock_if_idle(&story.host, 15)).unwrap().is_some());
        unlocks(&story.host, PASSPHRASE).unwrap();
    }
}

#[test]
fn without_a_passphrase_there_is_nothing_to_lock() {
    let story = Story::new();
    block_on(connect(&story.host, &connect_form(TOKEN, "", ""))).unwrap();
    let clock = story.host.clock_millis();
    clock.set(clock.get() + 86_400_000);
    assert!(block_on(lock_if_idle(&story.host, 15)).unwrap().is_none());
    assert!(!block_on(lock(&story.host)).unwrap().is_locked());
}

#[test]
fn where_there_are_no_ciphers_nothing_is_stored() {
    let story = Story::new();
    let server = std::rc::Rc::clone(&story.server);
    let bare = MemoryHost::new(&story.browser, move |request| server.borrow_mut().handle(request));
    let told = block_on(connect(&bare, &locked_form("", PASSPHRASE)));
    assert!(matches!(told, Err(ConnectError::Crypto(_))), "{told:?}");
    assert!(story.browser.stored(Slot::Accounts).is_none());
    assert!(!story.browser.dump().contains(TOKEN));
}

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let story = connected();
    let book = block_on(open(&story.host)).unwrap();
    let printed = format!("{book:?} {:?}", Passphrase::new(PASSPHRASE));
    assert!(!printed.contains(TOKEN) && !printed.contains(PASSPHRASE), "{printed}");
}
