//! Locks and unlocks: seals a token with a passphrase, opens the vaults that one opens, and forgets what was opened.
//!
//! Unlocked tokens stand in the browser's memory, so that a popup opened anew does not ask again. They go when the
//! person locks, when the browser closes, or when nobody has used the app for the chosen time (`idle`).

use std::rc::Rc;

use super::account_store::{
    AccountStore, StoredAccount, hold, hold_if_possible, load, save, save_memory,
};
use super::idle::touch;
use crate::domain::account::Profile;
use crate::domain::secret::{AccessToken, Passphrase};
use crate::domain::vault::{self, associated_data};
use crate::domain::vault::{IV_BYTES, Parameters, ROUNDS, SALT_BYTES, Unreadable, Vault};
use crate::host::crypto::{Crypto, CryptoError, VaultKey};
use crate::host::{Host, Slot, StoreError, World};

/// Why an account stays locked. Nothing stored was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// The passphrase does not open it. A vault changed by hand or by a bad disk looks the same.
    WrongPassphrase,
    /// Another window has forgotten, locked or changed the account meanwhile, so it stands as it left it.
    ChangedElsewhere,
    /// What is stored is no vault, or of another version.
    Unreadable(Unreadable),
    /// The browser's ciphers failed.
    Crypto(CryptoError),
    /// Storage failed.
    Store(StoreError),
}

/// Opens the account that is shown, and every other one that the same passphrase opens.
/// A vault made with fewer rounds than are usual now is made anew.
///
/// # Errors
/// See [`UnlockError`]. Nothing stored is changed then.
pub async fn unlock(
    host: &dyn World,
    passphrase: &Passphrase,
) -> Result<AccountStore, UnlockError> {
    let before = load(host).await.map_err(UnlockError::Store)?;
    let crypto = ciphers(host).map_err(UnlockError::Crypto)?;
    let Some(shown) = before.shown().filter(|own| !own.is_open()) else { return Ok(before) };
    let id = shown.profile.id.clone();
    let wanted = stored_vault(shown).map_err(UnlockError::Unreadable)?;
    // Slow: no lock is held until the tokens are to be stored.
    let opened = open_all(crypto, &before, passphrase, &wanted.parameters).await;
    let opened = opened.map_err(UnlockError::Crypto)?;
    if opened.iter().all(|own| own.profile.id != id) {
        return Err(UnlockError::WrongPassphrase);
    }
    let _guard = hold(host).await.map_err(UnlockError::Store)?;
    let mut store = load(host).await.map_err(UnlockError::Store)?;
    if store.was_locked_since(&before) || !store.is_unchanged_since(&before, &id) {
        return Err(UnlockError::ChangedElsewhere);
    }
    // One that another window has forgotten or changed meanwhile stays as it is now.
    for own in opened {
        if store.is_unchanged_since(&before, &own.profile.id)
            && let Some(stored) = store.find_mut(&own.profile.id)
        {
            (stored.token, stored.vault) = (own.token, own.vault);
        }
    }
    // Before the tokens: without a note of use they would be locked at once.
    touch(host).await.map_err(UnlockError::Store)?;
    let saved = if wanted.parameters.are_outdated() {
        save(host, &mut store).await
    } else {
        save_memory(host, &store).await
    };
    saved.map(|()| store).map_err(UnlockError::Store)
}

/// Every locked account that the passphrase opens, with its token; with a new vault where the old one is outdated.
async fn open_all(
    crypto: &dyn Crypto,
    store: &AccountStore,
    passphrase: &Passphrase,
    parameters: &Parameters,
) -> Result<Vec<StoredAccount>, CryptoError> {
    let key = crypto.derive(passphrase, parameters).await?;
    let mut opened = Vec::new();
    for own in store.accounts.iter().filter(|own| !own.is_open()) {
        let vault = stored_vault(own).ok().filter(|vault| vault.parameters == *parameters);
        let Some(vault) = vault else { continue };
        if let Some(token) = open(&*key, &own.profile, &vault).await? {
            opened.push(StoredAccount { token: Some(token), ..own.clone() });
        }
    }
    if parameters.are_outdated() {
        strengthen(crypto, &mut opened, passphrase).await?;
    }
    Ok(opened)
}

/// Locks every account that a passphrase guards: their tokens are then readable in no storage.
///
/// # Errors
/// Storage fails.
pub async fn lock(host: &dyn Host) -> Result<AccountStore, StoreError> {
    let _guard = hold_if_possible(host).await;
    lock_now(host).await
}

/// As [`lock`], for whoever holds the accounts already.
pub(super) async fn lock_now(host: &dyn Host) -> Result<AccountStore, StoreError> {
    let mut store = load(host).await?;
    store.lock();
    save_memory(host, &store).await?;
    host.remove(Slot::LastUsed.key()).await?;
    Ok(store)
}

/// Seals a token for `profile`. Where another vault has parameters as good as new ones they are used again, so that
/// one passphrase typed once opens both.
pub(super) async fn seal(
    host: &dyn World,
    store: &AccountStore,
    profile: &Profile,
    token: &AccessToken,
    passphrase: &Passphrase,
) -> Result<Vault, CryptoError> {
    let crypto = ciphers(host)?;
    let shared = store
        .accounts
        .iter()
        .filter(|own| own.profile.id != profile.id)
        .filter_map(|own| stored_vault(own).ok())
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
    opened: &mut [StoredAccount],
    passphrase: &Passphrase,
) -> Result<(), CryptoError> {
    let parameters = fresh_parameters(crypto)?;
    let key: Rc<dyn VaultKey> = crypto.derive(passphrase, &parameters).await?;
    for own in opened {
        let Some(token) = &own.token else { continue };
        let vault = seal_with(crypto, &*key, &parameters, &own.profile, token).await?;
        own.vault = Some(vault.to_value());
    }
    Ok(())
}

fn stored_vault(own: &StoredAccount) -> Result<Vault, Unreadable> {
    Vault::from_value(own.vault.as_ref().ok_or(vault::Unreadable::Damaged)?)
}

fn fresh_parameters(crypto: &dyn Crypto) -> Result<Parameters, CryptoError> {
    Ok(Parameters { rounds: ROUNDS, salt: crypto.random(SALT_BYTES)? })
}

/// The host's ciphers, or the reason why nothing can be locked here.
pub(super) fn ciphers(host: &dyn World) -> Result<&dyn Crypto, CryptoError> {
    host.crypto().ok_or_else(|| CryptoError { message: "there are none here".to_owned() })
}
