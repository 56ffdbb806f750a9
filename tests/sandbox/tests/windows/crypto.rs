//! Ciphers that cost nothing, hide a token no better than a test needs, and take their time.

use std::rc::Rc;

use comet_keys::domain::secret::Passphrase;
use comet_keys::domain::vault::Parameters;
use comet_keys::host::LocalFuture;
use comet_keys::host::crypto::{Crypto, CryptoError, VaultKey};
use comet_keys::host::memory::yield_once;

use crate::world::Shared;

/// Deriving a key takes at most so many turns; in a browser it takes most of a second.
const MOST_DERIVE_TURNS: u64 = 60;

pub(crate) struct SlowCrypto(pub(crate) Shared);

impl Crypto for SlowCrypto {
    fn random(&self, count: usize) -> Result<Vec<u8>, CryptoError> {
        let mut world = self.0.borrow_mut();
        Ok((0..count).map(|_| world.chance.next().to_le_bytes()[0]).collect())
    }

    fn derive<'a>(
        &'a self,
        passphrase: &'a Passphrase,
        _parameters: &'a Parameters,
    ) -> LocalFuture<'a, Result<Rc<dyn VaultKey>, CryptoError>> {
        Box::pin(async move {
            let turns = self.0.borrow_mut().chance.below(MOST_DERIVE_TURNS);
            for _ in 0..turns {
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
