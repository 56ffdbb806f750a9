//! Locks and unlocks: seals a token with a passphrase, opens the vaults that one opens, and forgets what was opened.
//!
//! Unlocked tokens stand in the browser's memory, so that a popup opened anew does not ask again. They go when the
//! person locks, when the browser closes, or when the app finds that nobody has used it for the chosen time.

use std::rc::Rc;

use serde_json::{Value, json};

use super::book::{Book, Kept, load, save, save_memory};
use crate::domain::account::{Keeping, Profile};
use crate::domain::secret::{AccessToken, Passphrase};
use crate::domain::vault::{self, associated_data};
use crate::domain::vault::{IV_BYTES, Parameters, ROUNDS, SALT_BYTES, Unreadable, Vault};
use crate::host::crypto::{Crypto, CryptoError, VaultKey};
use crate::host::{Host, Slot, StoreError};

/// Why an account stays locked. Nothing stored was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// The passphrase does not open it. A vault changed by hand or by a bad disk looks the same.
    WrongPassphrase,
    /// What is stored is no vault, or of another version.
    Unreadable(Unreadable),
    /// The browser's ciphers failed.
    Crypto(CryptoError),
    /// Storage failed.
    Store(StoreError),
}

/// Opens the account that is shown, and every other one that the same passphrase opens.
/// A vault made with fewer rounds than are usual now is made anew.
pub async fn unlock(host: &dyn Host, passphrase: &Passphrase) -> Result<Book, UnlockError> {
    let mut book = load(host).await.map_err(UnlockError::Store)?;
    let crypto = ciphers(host).map_err(UnlockError::Crypto)?;
    let Some(shown) = book.shown().filter(|kept| !kept.is_open()) else { return Ok(book) };
    let wanted = stored_vault(shown).map_err(UnlockError::Unreadable)?;
    let parameters = wanted.parameters.clone();
    let key = crypto.derive(passphrase, &parameters).await.map_err(UnlockError::Crypto)?;
    let id = shown.profile.id.clone();
    let mut is_wanted_open = false;
    for kept in &mut book.accounts {
        let Ok(vault) = stored_vault(kept) else { continue };
        if kept.is_open() || vault.parameters != parameters {
            continue;
        }
        let opened = open(&*key, &kept.profile, &vault).await.map_err(UnlockError::Crypto)?;
        is_wanted_open |= opened.is_some() && kept.profile.id == id;
        kept.token = opened;
    }
    if !is_wanted_open {
        return Err(UnlockError::WrongPassphrase);
    }
    if parameters.are_outdated() {
        strengthen(crypto, &mut book, passphrase, &parameters).await?;
        save(host, &mut book).await.map_err(UnlockError::Store)?;
    } else {
        save_memory(host, &book).await.map_err(UnlockError::Store)?;
    }
    touch(host).await.map_err(UnlockError::Store)?;
    Ok(book)
}

/// Locks every account that a passphrase guards: their tokens are then readable in no storage.
pub async fn lock(host: &dyn Host) -> Result<Book, StoreError> {
    let mut book = load(host).await?;
    for kept in &mut book.accounts {
        if kept.profile.keeping == Keeping::Locked {
            kept.token = None;
        }
    }
    save_memory(host, &book).await?;
    host.remove(Slot::LastUsed).await?;
    Ok(book)
}

/// Notes that the person is using the app.
pub async fn touch(host: &dyn Host) -> Result<(), StoreError> {
    host.save(Slot::LastUsed, json!(host.now_millis().to_string())).await
}

/// Locks if nobody has used the app for `after_minutes`; 0 means that only closing the browser locks.
/// Without a note of the last use, or with one from the future, it locks too: a clock that jumps must not keep a
/// token open. The book is returned only if it was locked.
pub async fn lock_if_idle(host: &dyn Host, after_minutes: u32) -> Result<Option<Book>, StoreError> {
    if after_minutes == 0 || !load(host).await?.can_lock() {
        return Ok(None);
    }
    let used = host.load(Slot::LastUsed).await?;
    let used: Option<i64> =
        used.as_ref().and_then(Value::as_str).and_then(|text| text.parse().ok());
    let limit_millis = i64::from(after_minutes) * 60_000;
    let is_in_use = used
        .is_some_and(|used| (0..limit_millis).contains(&host.now_millis().saturating_sub(used)));
    if is_in_use { Ok(None) } else { lock(host).await.map(Some) }
}

/// Seals a token for `profile`. Where another vault has parameters as good as new ones they are used again, so that
/// one passphrase typed once opens both.
pub(super) async fn seal(
    host: &dyn Host,
    book: &Book,
    profile: &Profile,
    token: &AccessToken,
    passphrase: &Passphrase,
) -> Result<Vault, CryptoError> {
    let crypto = ciphers(host)?;
    let shared = book
        .accounts
        .iter()
        .filter(|kept| kept.profile.id != profile.id)
        .filter_map(|kept| stored_vault(kept).ok())
        .map(|vault| vault.parameters)
        .find(|parameters| parameters.rounds == ROUNDS);
    let parameters = match shared {
        Some(parameters) => parameters,
        None => fresh_parameters(crypto)?,
    };
    let key = crypto.derive(passphrase, &parameters).await?;
    seal_with(crypto, &*key, &parameters, profile, token).await
}

async fn seal_with(
    crypto: &dyn Crypto,
    key: &dyn VaultKey,
    parameters: &Parameters,
    profile: &Profile,
    token: &AccessToken,
) -> Result<Vault, CryptoError> {
    let iv = crypto.random(IV_BYTES)?;
    let plain = token.expose().as_bytes();
    let sealed = key.seal(&iv, &associated_data(profile), plain).await?;
    Ok(Vault { parameters: parameters.clone(), iv, sealed })
}

async fn open(
    key: &dyn VaultKey,
    profile: &Profile,
    vault: &Vault,
) -> Result<Option<AccessToken>, CryptoError> {
    let plain = key.open(&vault.iv, &associated_data(profile), &vault.sealed).await?;
    let text = plain.and_then(|plain| String::from_utf8(plain).ok());
    Ok(text.and_then(|text| AccessToken::from_stored(&text)))
}

/// Makes the vaults that the passphrase has just opened anew, with today's rounds and a salt of their own.
async fn strengthen(
    crypto: &dyn Crypto,
    book: &mut Book,
    passphrase: &Passphrase,
    outdated: &Parameters,
) -> Result<(), UnlockError> {
    let parameters = fresh_parameters(crypto).map_err(UnlockError::Crypto)?;
    let key: Rc<dyn VaultKey> =
        crypto.derive(passphrase, &parameters).await.map_err(UnlockError::Crypto)?;
    for kept in &mut book.accounts {
        let is_one = stored_vault(kept).is_ok_and(|vault| vault.parameters == *outdated);
        let Some(token) = kept.token.as_ref().filter(|_| is_one) else { continue };
        let vault = seal_with(crypto, &*key, &parameters, &kept.profile, token).await;
        kept.vault = Some(vault.map_err(UnlockError::Crypto)?.to_value());
    }
    Ok(())
}

fn stored_vault(kept: &Kept) -> Result<Vault, Unreadable> {
    Vault::from_value(kept.vault.as_ref().ok_or(vault::Unreadable::Damaged)?)
}

fn fresh_parameters(crypto: &dyn Crypto) -> Result<Parameters, CryptoError> {
    Ok(Parameters { rounds: ROUNDS, salt: crypto.random(SALT_BYTES)? })
}

/// The host's ciphers, or the reason why nothing can be locked here.
pub(super) fn ciphers(host: &dyn Host) -> Result<&dyn Crypto, CryptoError> {
    host.crypto().ok_or_else(|| CryptoError { message: "there are none here".to_owned() })
}
