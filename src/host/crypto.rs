//! The port for the vault's ciphers. The browser's own serve it (`web_crypto`); the tests use other code.

use std::fmt;
use std::rc::Rc;

use super::LocalFuture;
use crate::domain::secret::Passphrase;
use crate::domain::vault::Parameters;

/// Random bytes and keys.
pub trait Crypto {
    /// `count` random bytes fit for secrets.
    fn random(&self, count: usize) -> Result<Vec<u8>, CryptoError>;
    /// The AES-256-GCM key that PBKDF2-SHA-256 makes of `passphrase`.
    fn derive<'a>(
        &'a self,
        passphrase: &'a Passphrase,
        parameters: &'a Parameters,
    ) -> LocalFuture<'a, Result<Rc<dyn VaultKey>, CryptoError>>;
}

/// One AES-256-GCM key. What it is made of cannot be read back.
pub trait VaultKey {
    /// The ciphertext of `plain`, its tag at the end. The same `iv` must never be used twice with one key.
    fn seal<'a>(
        &'a self,
        iv: &'a [u8],
        associated: &'a [u8],
        plain: &'a [u8],
    ) -> LocalFuture<'a, Result<Vec<u8>, CryptoError>>;
    /// What was sealed; `None` when the key, the `iv`, the associated data or the ciphertext is not the one.
    fn open<'a>(
        &'a self,
        iv: &'a [u8],
        associated: &'a [u8],
        sealed: &'a [u8],
    ) -> LocalFuture<'a, Result<Option<Vec<u8>>, CryptoError>>;
}

/// The browser's ciphers failed, or there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CryptoError {
    /// The browser's own words. They hold no secret.
    pub message: String,
}

impl fmt::Display for CryptoError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the browser's ciphers failed: {}", self.message)
    }
}

impl std::error::Error for CryptoError {}
