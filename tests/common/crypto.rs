//! The vault's ciphers from other code than the browser's, so that one checks the other.

use std::cell::Cell;
use std::rc::Rc;

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use comet_keys::domain::account::Profile;
use comet_keys::domain::secret::Passphrase;
use comet_keys::domain::vault::{IV_BYTES, Parameters, SALT_BYTES, Vault, associated_data};
use comet_keys::host::LocalFuture;
use comet_keys::host::crypto::{Crypto, CryptoError, VaultKey};
use comet_keys::host::memory::block_on;
use serde_json::Value;

/// Real ciphers; its random bytes count up, so that a story is the same each time.
pub struct TestCrypto {
    drawn: Cell<u8>,
    /// Only every so manieth round is done: a debug build would take seconds for each key of a story.
    fraction: u32,
}

impl Default for TestCrypto {
    fn default() -> Self {
        Self { drawn: Cell::default(), fraction: 1_000 }
    }
}

impl TestCrypto {
    /// Ciphers that do every round, for known answers.
    pub fn exact() -> Self {
        Self { fraction: 1, ..Self::default() }
    }
}

struct TestKey(Aes256Gcm);

impl Crypto for TestCrypto {
    fn random(&self, count: usize) -> Result<Vec<u8>, CryptoError> {
        let draw = |_| {
            self.drawn.set(self.drawn.get().wrapping_add(1));
            self.drawn.get()
        };
        Ok((0..count).map(draw).collect())
    }

    fn derive<'a>(
        &'a self,
        passphrase: &'a Passphrase,
        parameters: &'a Parameters,
    ) -> LocalFuture<'a, Result<Rc<dyn VaultKey>, CryptoError>> {
        let key: [u8; 32] = pbkdf2::pbkdf2_hmac_array::<sha2::Sha256, 32>(
            passphrase.expose().as_bytes(),
            &parameters.salt,
            parameters.rounds.div_ceil(self.fraction),
        );
        let key = TestKey(Aes256Gcm::new(&key.into()));
        Box::pin(async move { Ok(Rc::new(key) as Rc<dyn VaultKey>) })
    }
}

impl VaultKey for TestKey {
    fn seal<'a>(
        &'a self,
        iv: &'a [u8],
        associated: &'a [u8],
        plain: &'a [u8],
    ) -> LocalFuture<'a, Result<Vec<u8>, CryptoError>> {
        let payload = Payload { msg: plain, aad: associated };
        let sealed = self.0.encrypt(Nonce::from_slice(iv), payload);
        Box::pin(async move { sealed.map_err(|error| CryptoError { message: error.to_string() }) })
    }

    fn open<'a>(
        &'a self,
        iv: &'a [u8],
        associated: &'a [u8],
        sealed: &'a [u8],
    ) -> LocalFuture<'a, Result<Option<Vec<u8>>, CryptoError>> {
        let payload = Payload { msg: sealed, aad: associated };
        let plain = self.0.decrypt(Nonce::from_slice(iv), payload).ok();
        Box::pin(async move { Ok(plain) })
    }
}

/// A vault of `rounds` rounds for the stored `account`, to stand in for one that an earlier version made.
pub fn sealed(passphrase: &str, token: &str, rounds: u32, account: &Value) -> Value {
    let crypto = TestCrypto::default();
    let parameters = Parameters { rounds, salt: vec![7; SALT_BYTES] };
    let profile = Profile::from_value(account).unwrap();
    let iv = vec![9; IV_BYTES];
    let sealed = block_on(async {
        let key = crypto.derive(&Passphrase::new(passphrase), &parameters).await.unwrap();
        key.seal(&iv, &associated_data(&profile), token.as_bytes()).await.unwrap()
    });
    Vault { parameters, iv, sealed }.to_value()
}
