//! The browser's own ciphers, against a vault that another program made and against themselves.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use comet_keys::domain::secret::Passphrase;
use comet_keys::domain::vault::{IV_BYTES, Parameters, SALT_BYTES};
use comet_keys::flow::{UnlockError, unlock};
use comet_keys::host::Slot;
use comet_keys::host::crypto::Crypto as _;
use comet_keys::host::memory::Browser;
use comet_keys::host::web_crypto::WebCrypto;
use common::{Shared, TOKEN, known_account, known_passphrase, window};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_vault_that_another_program_made_opens() {
    let browser = Browser::default();
    browser.put(Slot::Accounts, known_account());
    let host = window(&browser, &Shared::default());
    let wrong = unlock(&host, &Passphrase::new("correct horse battery stable")).await;
    assert_eq!(wrong.err(), Some(UnlockError::WrongPassphrase));
    let book = unlock(&host, &Passphrase::new(known_passphrase())).await.unwrap();
    assert_eq!(book.account().unwrap().token.expose(), TOKEN);
}

#[wasm_bindgen_test]
async fn what_is_sealed_opens_and_what_is_changed_does_not() {
    let parameters = Parameters { rounds: 1, salt: WebCrypto.random(SALT_BYTES).unwrap() };
    let key = WebCrypto.derive(&Passphrase::new("passphrase"), &parameters).await.unwrap();
    let iv = WebCrypto.random(IV_BYTES).unwrap();
    let mut sealed = key.seal(&iv, b"for this", b"secret").await.unwrap();
    assert_eq!(key.open(&iv, b"for this", &sealed).await.unwrap().as_deref(), Some(&b"secret"[..]));
    assert_eq!(key.open(&iv, b"for that", &sealed).await.unwrap(), None);
    sealed[0] ^= 1;
    assert_eq!(key.open(&iv, b"for this", &sealed).await.unwrap(), None);
}

#[wasm_bindgen_test]
fn random_bytes_are_not_the_same_twice() {
    assert_ne!(WebCrypto.random(SALT_BYTES).unwrap(), WebCrypto.random(SALT_BYTES).unwrap());
}
