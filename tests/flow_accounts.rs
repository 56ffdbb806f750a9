//! Stories of several accounts: named, switched, forgotten; nothing of one stands under another, and none is lost.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::account::{AccountId, TokenStorage, clean_name, distinct_name};
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::key::KeyId;
use comet_keys::flow::drafts::{self, DraftKey, StoredDraft};
use comet_keys::flow::journal::{self, Loaded};
use comet_keys::flow::{AccountStore, ConnectForm, Outcome, connect, forget, open, rename, switch};
use comet_keys::host::memory::{block_on, kill_after};
use comet_keys::host::{AccountSlot, AccountStorage, Area, Slot, StorageKey};
use common::{Fault, OWNER, Route, Story, TOKEN, account, asked, connect_form, plain_draft};
use serde_json::{Value, json};

const OTHER: &str = "https://keys.example";

fn form(base_url: &str, keeping: TokenStorage) -> ConnectForm {
    ConnectForm { keeping, ..connect_form(TOKEN, base_url, "") }
}

/// A browser with `CometAPI` and another server's account, the second of which is shown.
fn two_accounts() -> (Story, [AccountId; 2]) {
    let story = Story::new();
    block_on(connect(&story.host, &form("", TokenStorage::Remembered))).unwrap();
    let accounts = block_on(connect(&story.host, &form(OTHER, TokenStorage::Session))).unwrap();
    let ids: Vec<AccountId> = accounts.accounts.iter().map(|own| own.profile.id.clone()).collect();
    (story, ids.try_into().unwrap())
}

fn names(accounts: &AccountStore) -> Vec<&str> {
    accounts.accounts.iter().map(|own| own.profile.name.as_str()).collect()
}

fn now(story: &Story) -> AccountStore {
    block_on(open(&story.host)).unwrap()
}

#[test]
fn a_new_account_is_shown_and_the_one_before_stays() {
    let (story, [_, second]) = two_accounts();
    let accounts = now(&story);
    assert_eq!(names(&accounts), ["CometAPI", "keys.example"]);
    assert_eq!(accounts.active, Some(second));
    assert_eq!(accounts.account().unwrap().base_url.as_str(), OTHER);
}

#[test]
fn the_same_account_connected_again_is_changed_and_not_doubled() {
    let (story, [first, _]) = two_accounts();
    let again = ConnectForm { name: "Work".to_owned(), ..form("", TokenStorage::Session) };
    let accounts = block_on(connect(&story.host, &again)).unwrap();
    assert_eq!(names(&accounts), ["Work", "keys.example"]);
    assert_eq!(accounts.active, Some(first));
    assert!(story.browser.stored(Slot::Accounts).is_none(), "{}", story.browser.dump());
}

#[test]
fn the_switch_is_kept_for_the_next_window() {
    let (story, [first, _]) = two_accounts();
    block_on(switch(&story.host, &first)).unwrap();
    assert_eq!(now(&story).active, Some(first));
}

#[test]
fn after_the_browser_has_closed_what_is_kept_on_the_device_is_shown() {
    let (story, [first, _]) = two_accounts();
    story.browser.close();
    let accounts = now(&story);
    assert_eq!((names(&accounts), accounts.active.clone()), (vec!["CometAPI"], Some(first)));
}

/// What stands where, as [`StorageKey::name`] says; the accounts' own places apart.
fn own_keys(story: &Story) -> Vec<String> {
    let of_accounts = |key: &StorageKey| matches!(key, StorageKey::Of(..));
    story.browser.keys().iter().filter(|key| of_accounts(key)).map(StorageKey::name).collect()
}

#[test]
fn every_storage_key_is_read_back_from_its_name_and_names_its_account() {
    let id = AccountId::parse("0a-1").unwrap();
    let forms = [DraftKey::New, DraftKey::Edit(KeyId(7)), DraftKey::Successor(KeyId(i64::MAX))];
    let own = AccountSlot::WITHOUT_DRAFTS.into_iter().chain(forms.map(AccountSlot::Draft));
    for key in own.map(|slot| slot.of(&id)) {
        assert!(key.name().split('.').any(|part| part == id.as_str()), "{key:?}");
        assert!(!key.may_hold_token());
        assert_eq!(StorageKey::parse(&key.name()), Some(key));
    }
    for slot in Slot::ALL {
        assert_eq!(StorageKey::parse(slot.name()), Some(slot.key()));
    }
    for name in
        ["", "journal", "journal.", "journal.a.b", "draft.a", "draft.a.edit", "draft.a.edit.x"]
            .into_iter()
            .chain([
                "draft.a.other.1",
                "draft..new",
                "settings.a",
                "accounts.a",
                "xyz.a",
                "journal.a b",
            ])
    {
        assert_eq!(StorageKey::parse(name), None, "{name}");
    }
}

#[test]
fn a_switch_moves_nothing_and_each_account_reaches_its_own_values_alone() {
    let (story, ids) = two_accounts();
    let forms = [DraftKey::New, DraftKey::Edit(KeyId(7))].map(AccountSlot::Draft);
    let own: Vec<_> = AccountSlot::WITHOUT_DRAFTS.into_iter().chain(forms).collect();
    for (id, slot) in ids.iter().flat_map(|id| own.iter().map(move |slot| (id, slot))) {
        story.browser.put(slot.of(id), json!(id.as_str()));
    }
    let before = own_keys(&story);
    assert_eq!(before.len(), 2 * own.len());
    for id in ids.iter().chain(&ids) {
        block_on(switch(&story.host, id)).unwrap();
        assert_eq!(own_keys(&story), before);
        let storage = AccountStorage::new(&story.host, id);
        for slot in &own {
            assert_eq!(block_on(storage.load(*slot)), Ok(Some(json!(id.as_str()))));
        }
    }
    block_on(forget(&story.host, &ids[0])).unwrap();
    let left = own_keys(&story);
    let of_first = |name: &&String| name.contains(ids[0].as_str());
    assert_eq!(left.iter().filter(of_first).count(), 5, "what may be all that is known: {left:?}");
    assert_eq!(left.len() - 5, own.len(), "and everything of the other");
}

#[test]
fn a_form_is_stored_by_itself_and_found_again_as_it_was() {
    let (story, [first, second]) = two_accounts();
    let stored = |name: &str, base: Option<&str>| StoredDraft {
        draft: plain_draft(name),
        base: base.map(plain_draft),
        saved_millis: 9_007_199_254_740_993,
    };
    let forms = [
        (DraftKey::New, stored("new", None)),
        (DraftKey::Edit(KeyId(7)), stored("edited", Some("as it was"))),
        (DraftKey::Edit(KeyId(8)), stored("another", Some("as that was"))),
        (DraftKey::Successor(KeyId(7)), stored("next", Some("as it was"))),
    ];
    for (form, stored) in &forms {
        block_on(drafts::save(&story.host, &first, *form, stored)).unwrap();
    }
    for (form, stored) in &forms {
        let found = block_on(drafts::load(&story.host, &first, *form)).unwrap();
        assert_eq!(found.as_ref(), Some(stored));
        assert_eq!(block_on(drafts::load(&story.host, &second, *form)).unwrap(), None);
    }
    block_on(drafts::remove(&story.host, &first, DraftKey::New)).unwrap();
    let left = block_on(drafts::list(&story.host, &first)).unwrap();
    assert_eq!(left, [forms[1].0, forms[2].0, forms[3].0]);
    block_on(forget(&story.host, &first)).unwrap();
    assert_eq!(own_keys(&story), [""; 0]);
}

#[test]
fn a_form_that_this_version_cannot_read_counts_as_none() {
    let (story, [first, _]) = two_accounts();
    for strange in [json!(null), json!("text"), json!({ "draft": 5 }), json!({ "name": "bare" })] {
        story.browser.put(AccountSlot::Draft(DraftKey::New).of(&first), strange);
        assert_eq!(block_on(drafts::load(&story.host, &first, DraftKey::New)).unwrap(), None);
    }
}

/// Leaves a create of the first account unsettled: the answer and every later look are lost.
fn leaves_a_create_open(story: &mut Story, id: &AccountId) {
    story.account = block_on(switch(&story.host, id)).unwrap().account().unwrap();
    story.fail(Route::Create, Fault::DropAfter);
    let baseline = story.read_ahead();
    story.fail_always(Route::List, Fault::DropBefore);
    story.create_after(&asked("open"), Some(baseline));
    story.server.borrow_mut().faults.clear();
    assert!(!story.journal_is_closed());
}

fn is_open(story: &Story, id: &AccountId) -> bool {
    matches!(block_on(journal::load(&story.host, id)).unwrap(), Loaded::Open(_))
}

#[test]
fn an_unsettled_create_waits_for_its_account() {
    let (mut story, [first, second]) = two_accounts();
    leaves_a_create_open(&mut story, &first);
    block_on(switch(&story.host, &second)).unwrap();
    assert!(!is_open(&story, &second) && is_open(&story, &first));
    // The browser closes in the meantime, too.
    story.browser.close();
    assert_eq!(now(&story).active, Some(first.clone()));
    assert!(is_open(&story, &first));
}

/// Window 1 creates on one account while window 2 shows another: neither touches the other's entry.
#[test]
fn a_create_of_one_account_leaves_the_open_create_of_another_alone() {
    let (mut story, [first, second]) = two_accounts();
    leaves_a_create_open(&mut story, &first);
    let left = story.stored(AccountSlot::Journal);
    story.account = block_on(switch(&story.host, &second)).unwrap().account().unwrap();
    let made = story.create(&asked("made"));
    assert!(matches!(made, Outcome::Created(_)), "{made:?}");
    assert_eq!(story.browser.stored(AccountSlot::Journal.of(&first)), left);
    assert!(!is_open(&story, &second));
}

#[test]
fn an_unsettled_create_outlives_its_account_and_comes_back_with_it() {
    for storage in TokenStorage::ALL.into_iter().filter(|own| *own != TokenStorage::Locked) {
        let (mut story, [first, _]) = two_accounts();
        leaves_a_create_open(&mut story, &first);
        block_on(forget(&story.host, &first)).unwrap();
        assert!(is_open(&story, &first));
        let accounts = block_on(connect(&story.host, &form("", storage))).unwrap();
        assert_eq!(accounts.active, Some(first.clone()), "it has the id it had");
        assert!(is_open(&story, &first));
    }
}

#[test]
fn what_was_left_when_the_browser_closed_comes_back_with_the_account() {
    let mut story = Story::new();
    let accounts = block_on(connect(&story.host, &form("", TokenStorage::Session))).unwrap();
    let id = accounts.active.unwrap();
    leaves_a_create_open(&mut story, &id);
    story.browser.close();
    assert!(now(&story).accounts.is_empty());
    assert!(block_on(journal::is_any_open(&story.host)).unwrap(), "the connect screen says so");
    let accounts = block_on(connect(&story.host, &form("", TokenStorage::Session))).unwrap();
    assert_eq!(accounts.active, Some(id));
}

/// Each of what may be all that is known of a key brings its account's id back by itself.
#[test]
fn runs_and_rotations_come_back_with_their_account_too() {
    let own = json!({ "base_url": BaseUrl::default().as_str(), "owner": OWNER.to_string() });
    let unknown = json!({ "base_url": BaseUrl::default().as_str() });
    for (slot, value) in [
        (AccountSlot::Journal, own.clone()),
        (AccountSlot::Journal, unknown.clone()),
        (AccountSlot::BulkPlan, unknown),
        (AccountSlot::Rotations, json!([own])),
        (AccountSlot::JournalSetAside, json!([{ "reason": "?", "entry": own }])),
    ] {
        let story = Story::new();
        let left = AccountId::parse("left").unwrap();
        story.browser.put(slot.of(&left), value);
        let accounts = block_on(connect(&story.host, &form("", TokenStorage::Session))).unwrap();
        assert_eq!(accounts.active, Some(left), "{slot:?}");
    }
}

#[test]
fn what_another_user_or_server_left_is_not_given_to_this_account() {
    let on =
        |base_url: &str, owner: i64| json!({ "base_url": base_url, "owner": owner.to_string() });
    for value in [on(OTHER, OWNER), on(BaseUrl::default().as_str(), OWNER + 1), json!("nonsense")] {
        let story = Story::new();
        let left = AccountSlot::Journal.of(&AccountId::parse("left").unwrap());
        story.browser.put(left.clone(), value.clone());
        block_on(connect(&story.host, &form("", TokenStorage::Session))).unwrap();
        assert_ne!(now(&story).active.unwrap().as_str(), "left", "{value}");
        assert_eq!(story.browser.stored(left), Some(value), "it stays for its own account");
    }
}

#[test]
fn what_is_known_to_be_ones_own_comes_before_what_may_be() {
    let story = Story::new();
    let server = BaseUrl::default();
    let left = |id| AccountSlot::Journal.of(&AccountId::parse(id).unwrap());
    story.browser.put(left("a"), json!({ "base_url": server.as_str() }));
    let own = json!({ "base_url": server.as_str(), "owner": OWNER.to_string() });
    story.browser.put(left("b"), own);
    block_on(connect(&story.host, &form("", TokenStorage::Session))).unwrap();
    assert_eq!(now(&story).active.unwrap().as_str(), "b");
}

#[test]
fn a_connected_account_keeps_what_is_its_own() {
    let (mut story, [first, second]) = two_accounts();
    leaves_a_create_open(&mut story, &first);
    // The same server by another way: the user's number is told.
    let again = ConnectForm { user_id: OWNER.to_string(), ..form("", TokenStorage::Session) };
    let accounts = block_on(connect(&story.host, &again)).unwrap();
    let third = accounts.active.unwrap();
    assert!(third != first && third != second);
    assert!(is_open(&story, &first) && !is_open(&story, &third));
}

#[test]
fn a_forgotten_account_leaves_nothing_but_the_others() {
    let (story, [first, second]) = two_accounts();
    let draft = AccountSlot::Draft(DraftKey::New).of(&second);
    story.browser.put(draft, json!({ "name": "of the second" }));
    let accounts = block_on(forget(&story.host, &second)).unwrap();
    assert_eq!(accounts.active, Some(first.clone()));
    assert!(!story.browser.dump().contains("keys.example"), "{}", story.browser.dump());
    assert!(!story.browser.dump().contains("of the second"), "{}", story.browser.dump());
    block_on(forget(&story.host, &first)).unwrap();
    assert!(story.browser.is_empty(), "{}", story.browser.dump());
}

#[test]
fn forgetting_takes_the_token_away_first() {
    let mut is_gone = false;
    for polls in 0..200 {
        let story = Story::new();
        let accounts = block_on(connect(&story.host, &form("", TokenStorage::Remembered))).unwrap();
        let id = accounts.active.unwrap();
        story.browser.put(AccountSlot::Draft(DraftKey::New).of(&id), json!("typed"));
        let has_ended = kill_after(polls, forget(&story.host, &id)).is_some();
        let dump = story.browser.dump();
        is_gone = !dump.contains(TOKEN);
        assert!(is_gone || dump.contains("typed"), "{polls}: {dump}");
        if has_ended {
            break;
        }
    }
    assert!(is_gone, "the loop reaches the end of the flow");
}

#[test]
fn two_accounts_never_have_one_name() {
    let (story, [first, second]) = two_accounts();
    block_on(rename(&story.host, &first, "  Work\n ")).unwrap();
    let accounts = block_on(rename(&story.host, &second, "Work")).unwrap();
    assert_eq!(names(&accounts), ["Work", "Work 2"]);
    let accounts = block_on(rename(&story.host, &first, " ")).unwrap();
    assert_eq!(names(&accounts), ["CometAPI", "Work 2"]);
    assert_eq!(names(&now(&story)), ["CometAPI", "Work 2"]);
}

#[test]
fn a_name_is_one_line_and_not_too_long() {
    let server = BaseUrl::parse("http://127.0.0.1:3000/panel").unwrap();
    for (typed, shown) in [
        ("", "127.0.0.1:3000"),
        ("\u{7}a\r\nb", "a b"),
        ("x".repeat(80).as_str(), "x".repeat(40).as_str()),
    ] {
        assert_eq!(clean_name(typed, &server), shown);
    }
    assert_eq!(distinct_name("a", &["a", "a 2"]), "a 3");
}

#[test]
fn connecting_and_forgetting_lose_no_other_account_wherever_they_are_cut_short() {
    for polls in 0..80 {
        let (story, [first, second]) = two_accounts();
        kill_after(polls, forget(&story.host, &second));
        let left = now(&story);
        assert!(left.accounts.iter().any(|own| own.profile.id == first && own.is_open()));
        kill_after(
            polls,
            connect(&story.host, &form("https://third.example", TokenStorage::Remembered)),
        );
        let left = now(&story);
        assert!(left.accounts.iter().any(|own| own.profile.id == first && own.is_open()));
        assert!(left.shown().is_some());
    }
}

#[test]
fn what_cannot_be_read_is_kept_and_hides_no_other_account() {
    let (story, _) = two_accounts();
    let strange = json!({ "id": "new", "keeping": "by-fingerprint", "vault": "…" });
    let mut stored = story.browser.stored(Slot::Accounts).unwrap();
    stored["accounts"].as_array_mut().unwrap().push(strange.clone());
    story.browser.put(Slot::Accounts, stored);
    let accounts = now(&story);
    assert_eq!(names(&accounts), ["CometAPI", "keys.example"]);
    assert!(accounts.has_set_aside());
    for id in accounts.accounts.iter().map(|own| &own.profile.id) {
        block_on(forget(&story.host, id)).unwrap();
    }
    assert_eq!(story.browser.stored(Slot::Accounts).unwrap()["set_aside"], json!([strange]));
}

#[test]
fn a_store_of_a_later_version_is_kept_whole() {
    for strange in [json!({ "version": 9, "accounts": "?" }), json!("nonsense"), Value::Null] {
        let story = Story::new();
        story.browser.put(Slot::Accounts, strange.clone());
        assert!(now(&story).accounts.is_empty());
        assert_eq!(story.browser.stored(Slot::Accounts), Some(strange.clone()));
        block_on(connect(&story.host, &form("", TokenStorage::Remembered))).unwrap();
        assert_eq!(story.browser.stored(Slot::Accounts).unwrap()["set_aside"], json!([strange]));
        assert_eq!(now(&story).account(), Some(account()));
    }
}

#[test]
fn a_token_kept_for_the_session_is_never_on_the_device() {
    let story = Story::new();
    block_on(connect(&story.host, &form("", TokenStorage::Session))).unwrap();
    let on_device = story.browser.keys().into_iter().find(|key| key.area() == Area::Local);
    assert_eq!(on_device, None, "nothing at all is on the device");
}
