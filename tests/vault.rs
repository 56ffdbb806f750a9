//! The vault against known answers of other programs, and what holds for every vault.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use std::rc::Rc;

use comet_keys::domain::account::{AccountId, Profile, TokenStorage};
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::base64;
use comet_keys::domain::secret::Passphrase;
use comet_keys::domain::user_id::UserId;
use comet_keys::domain::vault::{
    IV_BYTES, Parameters, SALT_BYTES, Unreadable, Vault, associated_data,
};
use comet_keys::flow::unlock;
use comet_keys::host::Slot;
use comet_keys::host::crypto::{Crypto as _, VaultKey};
use comet_keys::host::memory::{Browser, block_on};
use common::crypto::TestCrypto;
use common::{TOKEN, known_account, known_passphrase, window};
use proptest::prelude::*;
use serde_json::{Value, json};

fn profile() -> Profile {
    Profile {
        id: AccountId::parse("00112233aabbccdd").unwrap(),
        name: "Work".to_owned(),
        base_url: BaseUrl::default(),
        user_id: UserId::parse("5678").ok(),
        keeping: TokenStorage::Locked,
    }
}

/// A key of few rounds, for what does not depend on their number.
fn key(passphrase: &str, salt: &[u8]) -> Rc<dyn VaultKey> {
    let parameters = Parameters { rounds: 2, salt: salt.to_vec() };
    let crypto = TestCrypto::exact();
    block_on(crypto.derive(&Passphrase::new(passphrase), &parameters)).unwrap()
}

fn sealed(token: &str) -> Vault {
    let (salt, iv) = (vec![3; SALT_BYTES], vec![4; IV_BYTES]);
    let key = key("passphrase", &salt);
    let sealed = block_on(key.seal(&iv, &associated_data(&profile()), token.as_bytes())).unwrap();
    Vault { parameters: Parameters { rounds: 2, salt }, iv, sealed }
}

fn opened(vault: &Vault) -> Option<Vec<u8>> {
    let key = key("passphrase", &vault.parameters.salt);
    block_on(key.open(&vault.iv, &associated_data(&profile()), &vault.sealed)).unwrap()
}

// Node's crypto module made it; `tests/vault_in_browser.rs` has the browser open the same one.
#[test]
fn a_vault_that_another_program_made_opens() {
    let browser = Browser::default();
    browser.put(Slot::Accounts, known_account());
    let host =
        window(&browser, &common::Shared::default()).with_crypto(Rc::new(TestCrypto::exact()));
    let book = block_on(unlock(&host, &Passphrase::new(known_passphrase()))).unwrap();
    assert_eq!(book.account().unwrap().token.expose(), TOKEN);
}

// GCM's test case 16 of its designers, McGrew and Viega: 60 bytes under a 256-bit key, with associated data.
#[test]
fn the_cipher_is_the_one_of_the_standard() {
    use aes_gcm::aead::{Aead as _, KeyInit as _, Payload};
    let hex = |text: &str| -> Vec<u8> {
        (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
            .collect()
    };
    let key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    let plain = hex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
    let associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    let cipher = aes_gcm::Aes256Gcm::new_from_slice(&key).unwrap();
    let payload = Payload { msg: &plain, aad: &associated };
    let sealed =
        cipher.encrypt(hex("cafebabefacedbaddecaf888").as_slice().into(), payload).unwrap();
    assert_eq!(&sealed[60..], hex("76fc6ece0f4e1768cddf8853bb2d551b"));
}

// RFC 7914, section 11.
#[test]
fn the_key_derivation_is_the_one_of_the_standard() {
    for (passphrase, salt, rounds, derived) in [
        ("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"),
        (
            "Password",
            "NaCl",
            80_000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56",
        ),
    ] {
        let key = pbkdf2::pbkdf2_hmac_array::<sha2::Sha256, 32>(
            passphrase.as_bytes(),
            salt.as_bytes(),
            rounds,
        );
        assert_eq!(AccountId::from_bytes(&key).as_str(), derived);
    }
}

// RFC 4648, section 10.
#[test]
fn base64_is_the_one_of_the_standard() {
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ] {
        assert_eq!(base64::encode(bytes.as_bytes()), text);
        assert_eq!(base64::decode(text).as_deref(), Some(bytes.as_bytes()));
    }
    for wrong in
        ["Zg", "Zg=", "Zg===", "Zh==", "Z===", "====", "Zm9v\n", "Zm 9", "Zm9-", "=m9v", "ü"]
    {
        assert_eq!(base64::decode(wrong), None, "{wrong:?}");
    }
}

#[test]
fn what_is_not_the_whole_vault_is_damaged() {
    let whole = sealed(TOKEN).to_value();
    for name in ["version", "kdf", "rounds", "salt", "cipher", "iv", "sealed"] {
        for instead in [Value::Null, json!(0.5), json!("x"), json!([])] {
            let mut value = whole.clone();
            value[name] = instead;
            assert_eq!(Vault::from_value(&value), Err(Unreadable::Damaged), "{value}");
        }
        let mut value = whole.clone();
        value.as_object_mut().unwrap().remove(name);
        assert_eq!(Vault::from_value(&value), Err(Unreadable::Damaged), "without {name}");
    }
}

proptest! {
    #[test]
    fn any_bytes_come_back_from_base64(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(base64::decode(&base64::encode(&bytes)), Some(bytes));
    }

    #[test]
    fn no_text_stands_for_the_bytes_of_another(text in "[A-Za-z0-9+/=]{0,24}") {
        if let Some(bytes) = base64::decode(&text) {
            prop_assert_eq!(base64::encode(&bytes), text);
        }
    }

    #[test]
    fn any_vault_comes_back_from_storage(
        rounds in 1_u32..=20_000_000,
        salt in proptest::collection::vec(any::<u8>(), SALT_BYTES),
        iv in proptest::collection::vec(any::<u8>(), IV_BYTES),
        sealed in proptest::collection::vec(any::<u8>(), 17..600),
    ) {
        let vault = Vault { parameters: Parameters { rounds, salt }, iv, sealed };
        prop_assert_eq!(Vault::from_value(&vault.to_value()), Ok(vault));
    }

    #[test]
    fn any_token_comes_back_from_its_vault(token in "[!-~]{1,512}") {
        let stored = sealed(&token).to_value();
        let vault = Vault::from_value(&stored).unwrap();
        prop_assert_eq!(opened(&vault), Some(token.into_bytes()));
    }

    #[test]
    fn any_bit_flip_is_refused(token in "[!-~]{1,64}", place in any::<prop::sample::Index>(), bit in 0..8) {
        let vault = sealed(&token);
        let mut bytes = [&vault.parameters.salt[..], &vault.iv, &vault.sealed].concat();
        let place = place.index(bytes.len());
        bytes[place] ^= 1_u8 << bit;
        let flipped = Vault {
            parameters: Parameters { rounds: 2, salt: bytes[..SALT_BYTES].to_vec() },
            iv: bytes[SALT_BYTES..SALT_BYTES + IV_BYTES].to_vec(),
            sealed: bytes[SALT_BYTES + IV_BYTES..].to_vec(),
        };
        prop_assert_eq!(opened(&flipped), None);
    }

    #[test]
    fn any_flip_in_the_stored_text_is_refused(place in any::<prop::sample::Index>(), bit in 0..7) {
        let text = sealed(TOKEN).to_value().to_string();
        let mut bytes = text.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= 1_u8 << bit;
        let read = serde_json::from_slice(&bytes).ok().and_then(|value| Vault::from_value(&value).ok());
        // A changed number of rounds makes another key; the rest is either no vault or does not open.
        let still_opens = read.is_some_and(|vault| {
            vault.parameters.rounds == 2 && opened(&vault).is_some()
        });
        prop_assert!(!still_opens, "{}", String::from_utf8_lossy(&bytes));
    }
}
