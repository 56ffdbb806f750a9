//! Stories of two windows that change the accounts at the same time: what one takes away, the other does not bring
//! back, and what one adds, the other does not overwrite.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use comet_keys::domain::account::{AccountId, TokenStorage};
use comet_keys::domain::secret::Passphrase;
use comet_keys::domain::vault::Parameters;
use comet_keys::flow::{
    AccountStore, ConnectError, ConnectForm, UnlockError, change_token_storage, connect, forget,
    lock, lock_if_idle, open, rename, switch, unlock,
};
use comet_keys::host::crypto::{Crypto, CryptoError, VaultKey};
use comet_keys::host::memory::{Browser, MemoryHost, block_on, kill_after, yield_once};
use comet_keys::host::{AccountSlot, LocalFuture, Lock, Slot};
use common::{TOKEN, connect_form, success};
use serde_json::json;

const PASSPHRASE: &str = "correct horse battery";
const NEW_PASSPHRASE: &str = "staple staple staple";
const OTHER_TOKEN: &str = "an0therAccessTokenOfAnotherOne==";
const OTHER: &str = "https://keys.example";

/// Polls while one window derives a key: in a browser that takes most of a second.
const DERIVE_POLLS: usize = 30;

/// No story has more awaits.
const MOST_POLLS: usize = 300;

/// Ciphers that hide nothing and cost nothing, but take their time: each story is told hundreds of times.
struct SlowCrypto {
    derive_polls: usize,
    has_begun: Rc<Cell<bool>>,
    drawn: Cell<u8>,
}

impl SlowCrypto {
    /// Each has random bytes of its own.
    fn new(derive_polls: usize, first_drawn: u8) -> Self {
        Self { derive_polls, has_begun: Rc::default(), drawn: Cell::new(first_drawn) }
    }
}

impl Crypto for SlowCrypto {
    fn random(&self, count: usize) -> Result<Vec<u8>, CryptoError> {
        self.drawn.set(self.drawn.get() + 1);
        Ok(vec![self.drawn.get(); count])
    }

    fn derive<'a>(
        &'a self,
        passphrase: &'a Passphrase,
        _parameters: &'a Parameters,
    ) -> LocalFuture<'a, Result<Rc<dyn VaultKey>, CryptoError>> {
        self.has_begun.set(true);
        Box::pin(async move {
            for _ in 0..self.derive_polls {
                yield_once().await;
            }
            Ok(Rc::new(FakeKey(passphrase.expose().to_owned())) as Rc<dyn VaultKey>)
        })
    }
}

/// Opens what was sealed with the same passphrase for the same account.
struct FakeKey(String);

impl FakeKey {
    fn prefix(&self, associated: &[u8]) -> Vec<u8> {
        [self.0.as_bytes(), associated].concat()
    }
}

impl VaultKey for FakeKey {
    fn seal<'a>(
        &'a self,
        _iv: &'a [u8],
        associated: &'a [u8],
        plain: &'a [u8],
    ) -> LocalFuture<'a, Result<Vec<u8>, CryptoError>> {
        Box::pin(async move { Ok([&*self.prefix(associated), plain].concat()) })
    }

    fn open<'a>(
        &'a self,
        _iv: &'a [u8],
        associated: &'a [u8],
        sealed: &'a [u8],
    ) -> LocalFuture<'a, Result<Option<Vec<u8>>, CryptoError>> {
        let plain = sealed.strip_prefix(&*self.prefix(associated)).map(<[u8]>::to_vec);
        Box::pin(async move { Ok(plain) })
    }
}

/// A browser with two accounts, the first of which is shown and kept as `storage` says, and a slow window on it.
struct Two {
    browser: Browser,
    host: MemoryHost,
    slow: MemoryHost,
    /// Whether the slow window derives a key, or has done so.
    has_begun: Rc<Cell<bool>>,
    first: AccountId,
    second: AccountId,
}

/// A window on servers that know every token and no key.
fn any_account(browser: &Browser, crypto: SlowCrypto) -> MemoryHost {
    MemoryHost::new(browser, |_| Ok(success(&json!({ "items": [], "total": 0 }))))
        .with_crypto(Rc::new(crypto))
}

fn form(token: &str, base_url: &str, keeping: TokenStorage) -> ConnectForm {
    ConnectForm {
        keeping,
        passphrase: PASSPHRASE.to_owned(),
        passphrase_again: PASSPHRASE.to_owned(),
        ..connect_form(token, base_url, "")
    }
}

fn two(keeping: TokenStorage) -> Two {
    let browser = Browser::default();
    let host = any_account(&browser, SlowCrypto::new(0, 0));
    let other = form(OTHER_TOKEN, OTHER, TokenStorage::Remembered);
    let second = block_on(connect(&host, &other)).unwrap().active.unwrap();
    let first = block_on(connect(&host, &form(TOKEN, "", keeping))).unwrap().active.unwrap();
    let crypto = SlowCrypto::new(DERIVE_POLLS, 100);
    let has_begun = Rc::clone(&crypto.has_begun);
    let slow = any_account(&browser, crypto);
    Two { browser, host, slow, has_begun, first, second }
}

impl Two {
    fn now(&self) -> AccountStore {
        block_on(open(&self.host)).unwrap()
    }

    fn holds_the_token(&self) -> bool {
        self.browser.dump().contains(TOKEN)
    }

    /// Runs `slow` until its key is being derived and for `polls` more; then both at once, `quick` faster by `burst`.
    fn both<A, B>(
        &self,
        polls: usize,
        burst: usize,
        slow: impl Future<Output = A>,
        quick: impl Future<Output = B>,
    ) -> (A, B) {
        let (mut slow, mut quick) = (pin!(slow), pin!(quick));
        let mut context = Context::from_waker(Waker::noop());
        let (mut ended, mut also_ended) = (None, None);
        let mut more = polls;
        while ended.is_none() && (!self.has_begun.get() || more > 0) {
            more -= usize::from(self.has_begun.get());
            if let Poll::Ready(output) = slow.as_mut().poll(&mut context) {
                ended = Some(output);
            }
        }
        for turn in 0.. {
            assert!(turn < 100_000, "the two wait for each other");
            if also_ended.is_none()
                && let Poll::Ready(output) = quick.as_mut().poll(&mut context)
            {
                also_ended = Some(output);
            }
            if ended.is_none()
                && turn % burst == 0
                && let Poll::Ready(output) = slow.as_mut().poll(&mut context)
            {
                ended = Some(output);
            }
            if ended.is_some() && also_ended.is_some() {
                break;
            }
        }
        (ended.unwrap(), also_ended.unwrap())
    }
}

/// Tells a story for every moment at which the other window may come, at two speeds. `tell` answers whether the slow
/// window was the first to finish; both must have happened.
fn at_every_moment(tell: impl Fn(usize, usize) -> bool) {
    for burst in [1, 7] {
        let first: Vec<bool> = (0..MOST_POLLS).map(|polls| tell(polls, burst)).collect();
        assert!(first.contains(&true) && first.contains(&false), "both orders are told");
    }
}

fn was_first<T>(told: &Result<T, ConnectError>) -> bool {
    assert!(matches!(told, Ok(_) | Err(ConnectError::ChangedElsewhere)), "a clear outcome");
    told.is_ok()
}

fn has_unlocked(told: &Result<AccountStore, UnlockError>) -> bool {
    assert!(matches!(told, Ok(_) | Err(UnlockError::ChangedElsewhere)), "a clear outcome");
    told.is_ok()
}

#[test]
fn connecting_again_with_a_passphrase_does_not_bring_a_forgotten_account_back() {
    for keeping in TokenStorage::ALL {
        at_every_moment(|polls, burst| {
            let two = two(keeping);
            let form = form(TOKEN, "", TokenStorage::Locked);
            let connecting = connect(&two.slow, &form);
            let forgetting = forget(&two.host, &two.first);
            let (connected, forgotten) = two.both(polls, burst, connecting, forgetting);
            assert!(forgotten.is_ok());
            assert!(!two.holds_the_token(), "{polls}: {}", two.browser.dump());
            let left = two.now();
            assert_eq!(left.accounts.len(), 1, "{polls}");
            assert_eq!(left.accounts[0].profile.id, two.second);
            was_first(&connected)
        });
    }
}

#[test]
fn a_lock_during_a_connect_is_not_undone() {
    at_every_moment(|polls, burst| {
        let two = two(TokenStorage::Locked);
        let form = form(TOKEN, "", TokenStorage::Locked);
        let connecting = connect(&two.slow, &form);
        let (connected, locked) = two.both(polls, burst, connecting, lock(&two.host));
        assert!(locked.is_ok());
        assert!(!two.holds_the_token(), "{polls}: {}", two.browser.dump());
        assert_eq!(two.now().accounts.len(), 2, "{polls}");
        was_first(&connected)
    });
}

#[test]
fn a_new_account_that_is_connected_during_a_lock_is_not_open_either() {
    at_every_moment(|polls, burst| {
        let two = two(TokenStorage::Locked);
        let third = "theThirdAccessTokenOfTheThirdOne";
        let form = form(third, "https://third.example", TokenStorage::Locked);
        let connecting = connect(&two.slow, &form);
        let (connected, locked) = two.both(polls, burst, connecting, lock(&two.host));
        assert!(locked.is_ok());
        assert!(!two.browser.dump().contains(third), "{polls}");
        was_first(&connected)
    });
}

#[test]
fn a_change_of_the_tokens_storage_does_not_bring_a_forgotten_account_back() {
    for keeping in TokenStorage::ALL {
        at_every_moment(|polls, burst| {
            let two = two(keeping);
            let (storage, typed) = (TokenStorage::Locked, NEW_PASSPHRASE);
            let changing = change_token_storage(&two.slow, &two.first, storage, typed, typed);
            let forgetting = forget(&two.host, &two.first);
            let (changed, forgotten) = two.both(polls, burst, changing, forgetting);
            assert!(forgotten.is_ok());
            assert!(!two.holds_the_token(), "{polls}: {}", two.browser.dump());
            assert_eq!(two.now().accounts.len(), 1, "{polls}");
            was_first(&changed)
        });
    }
}

#[test]
fn a_new_passphrase_does_not_open_what_another_window_has_locked() {
    at_every_moment(|polls, burst| {
        let two = two(TokenStorage::Locked);
        let (storage, typed) = (TokenStorage::Locked, NEW_PASSPHRASE);
        let changing = change_token_storage(&two.slow, &two.first, storage, typed, typed);
        let (changed, locked) = two.both(polls, burst, changing, lock(&two.host));
        assert!(locked.is_ok());
        assert!(!two.holds_the_token(), "{polls}: {}", two.browser.dump());
        let holds = if changed.is_ok() { NEW_PASSPHRASE } else { PASSPHRASE };
        let opened = block_on(unlock(&two.host, &Passphrase::new(holds))).unwrap();
        assert!(opened.account().is_some(), "{polls}: one of the two passphrases opens it");
        was_first(&changed)
    });
}

/// Without a passphrase nothing is slow, but another window may still come between any two awaits.
#[test]
fn a_locked_token_is_not_written_to_the_device_in_plain_text() {
    let mut orders = [false; 2];
    for polls in 0..MOST_POLLS {
        for burst in [1, 7, 40] {
            let two = two(TokenStorage::Locked);
            two.has_begun.set(true);
            let storage = TokenStorage::Remembered;
            let changing = change_token_storage(&two.slow, &two.first, storage, "", "");
            let (changed, locked) = two.both(polls, burst, changing, lock(&two.host));
            assert!(locked.is_ok());
            let stored = two.now().accounts.iter().any(|own| {
                own.profile.id == two.first && own.profile.keeping == TokenStorage::Remembered
            });
            assert_eq!(two.holds_the_token(), stored, "{polls} {burst}: only as it was wanted");
            assert_eq!(was_first(&changed), stored, "{polls} {burst}");
            orders[usize::from(stored)] = true;
        }
    }
    assert_eq!(orders, [true, true], "both orders are told");
}

#[test]
fn unlocking_does_not_undo_a_lock_or_a_disconnect() {
    at_every_moment(|polls, burst| {
        let two = two(TokenStorage::Locked);
        block_on(lock(&two.host)).unwrap();
        let passphrase = Passphrase::new(PASSPHRASE);
        let unlocking = unlock(&two.slow, &passphrase);
        let (unlocked, locked) = two.both(polls, burst, unlocking, lock(&two.host));
        assert!(locked.is_ok());
        assert!(!two.holds_the_token(), "{polls}: {}", two.browser.dump());
        has_unlocked(&unlocked)
    });
    at_every_moment(|polls, burst| {
        let two = two(TokenStorage::Locked);
        block_on(lock(&two.host)).unwrap();
        let passphrase = Passphrase::new(PASSPHRASE);
        let unlocking = unlock(&two.slow, &passphrase);
        let forgetting = forget(&two.host, &two.first);
        let (unlocked, forgotten) = two.both(polls, burst, unlocking, forgetting);
        assert!(forgotten.is_ok());
        assert!(!two.holds_the_token(), "{polls}: {}", two.browser.dump());
        assert_eq!(two.now().accounts.len(), 1, "{polls}");
        has_unlocked(&unlocked)
    });
}

#[test]
fn an_account_that_was_forgotten_and_connected_anew_is_not_opened_with_its_old_token() {
    let two = two(TokenStorage::Locked);
    block_on(lock(&two.host)).unwrap();
    let passphrase = Passphrase::new(PASSPHRASE);
    let journal = AccountSlot::Journal.of(&two.first);
    let left = json!({ "base_url": "https://api.cometapi.com" });
    two.browser.put(journal, left);
    let form = form("aNewTokenOfTheVerySameAccount===", "", TokenStorage::Locked);
    let replacing = async {
        forget(&two.host, &two.first).await.unwrap();
        let again = connect(&two.host, &form).await.unwrap();
        assert_eq!(again.active.as_ref(), Some(&two.first), "what was left brings its id back");
    };
    let unlocking = unlock(&two.slow, &passphrase);
    let (unlocked, ()) = two.both(0, 1_000, unlocking, replacing);
    assert!(!has_unlocked(&unlocked));
    assert!(!two.holds_the_token());
}

#[test]
fn what_two_windows_change_at_once_is_all_kept() {
    at_every_moment(|polls, burst| {
        let two = two(TokenStorage::Locked);
        let third =
            form("theThirdAccessTokenOfTheThirdOne", "https://third.example", TokenStorage::Locked);
        let quick = async {
            rename(&two.host, &two.second, "Renamed").await.unwrap();
            let fourth = form(
                "theFourthAccessTokenOfTheFourth=",
                "https://fourth.example",
                TokenStorage::Session,
            );
            connect(&two.host, &fourth).await.unwrap();
            switch(&two.host, &two.second).await.unwrap();
        };
        let connecting = async {
            let connected = connect(&two.slow, &third).await;
            (connected.is_ok(), block_on(open(&two.host)).unwrap().accounts.len() == 3)
        };
        let ((is_connected, is_first), ()) = two.both(polls, burst, connecting, quick);
        assert!(is_connected);
        let store = two.now();
        let names: Vec<&str> = store.accounts.iter().map(|own| own.profile.name.as_str()).collect();
        for name in ["CometAPI", "Renamed", "third.example", "fourth.example"] {
            assert!(names.contains(&name), "{polls}: {names:?}");
        }
        assert_eq!(names.len(), 4, "{polls}: {names:?}");
        is_first
    });
}

/// A use is noted right before the look: the lock behind it must not come from what was read before the note.
#[test]
fn an_idle_lock_asks_again_once_it_may_lock() {
    let two = two(TokenStorage::Locked);
    let clock = two.host.clock_millis();
    clock.set(clock.get() + 3_600_000);
    let other = any_account(&two.browser, SlowCrypto::new(0, 200)).with_clock(Rc::clone(&clock));
    let held = two.browser.hold(Lock::Accounts).unwrap();
    let mut held = Some(held);
    let used = async {
        comet_keys::flow::touch(&other).await.unwrap();
        held.take();
    };
    two.has_begun.set(true);
    let looking = lock_if_idle(&two.host, 15);
    let (locked, ()) = two.both(20, 1, looking, used);
    assert!(locked.unwrap().is_none() && two.holds_the_token());
}

#[test]
fn a_window_that_hangs_keeps_no_token_there_and_lets_nothing_else_change() {
    let two = two(TokenStorage::Locked);
    let held = two.browser.hold(Lock::Accounts);
    let before = two.browser.stored(Slot::Accounts);
    assert!(block_on(rename(&two.host, &two.first, "Other")).is_err());
    assert!(block_on(switch(&two.host, &two.second)).is_err());
    let form = form(TOKEN, "", TokenStorage::Locked);
    assert!(matches!(block_on(connect(&two.slow, &form)), Err(ConnectError::Store(_))));
    assert_eq!(two.browser.stored(Slot::Accounts), before);
    assert!(block_on(lock(&two.host)).unwrap().is_locked());
    assert!(!two.holds_the_token());
    assert!(block_on(forget(&two.host, &two.second)).is_ok());
    assert!(!two.browser.dump().contains(OTHER_TOKEN));
    drop(held);
    assert!(block_on(rename(&two.host, &two.first, "Other")).is_ok());
}

#[test]
fn a_window_that_dies_while_it_changes_the_accounts_stops_no_other() {
    let mut has_ended = false;
    for polls in 1..MOST_POLLS {
        let two = two(TokenStorage::Locked);
        let form = form(TOKEN, "", TokenStorage::Locked);
        has_ended = kill_after(polls, connect(&two.slow, &form)).is_some();
        block_on(rename(&two.host, &two.second, "Renamed")).unwrap();
        block_on(forget(&two.host, &two.first)).unwrap();
        assert!(!two.holds_the_token(), "{polls}");
        assert_eq!(two.now().accounts.len(), 1);
        if has_ended {
            break;
        }
    }
    assert!(has_ended, "the loop reaches the end of the flow");
}
