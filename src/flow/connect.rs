//! Connects an account: reads what was typed, proves it against the server, and stores it as the person wants.

use serde_json::Value;

use super::account_store::{self, AccountStore, StoredAccount};
use super::idle::touch;
use super::left_behind;
use super::managed::read_managed;
use super::retry::exchange;
use super::vault;
use crate::api::{Account, Failure, list_keys};
use crate::domain::account::{AccountId, Profile, TokenStorage, clean_name};
use crate::domain::base_url::{self, BaseUrl};
use crate::domain::managed::{Managed, ManagedError};
use crate::domain::secret::{self, AccessToken, Passphrase};
use crate::domain::user_id::{self, UserId};
use crate::host::crypto::CryptoError;
use crate::host::{StoreError, World};

/// Random bytes of an account's id.
const ID_BYTES: usize = 8;

/// The connect screen's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectField {
    /// The personal access token.
    AccessToken,
    /// The server.
    BaseUrl,
    /// The numeric user id.
    UserId,
    /// How the token is kept.
    TokenStorage,
    /// The passphrase of a new vault.
    Passphrase,
    /// The same once more.
    PassphraseAgain,
}

impl ConnectField {
    /// The name of the form's control.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "access_token",
            Self::BaseUrl => "base_url",
            Self::UserId => "user_id",
            Self::TokenStorage => "keeping",
            Self::Passphrase => "passphrase",
            Self::PassphraseAgain => "passphrase_again",
        }
    }
}

/// Why an account was not connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectError {
    /// What stands in one field cannot be right; nothing was sent.
    Field {
        /// Which field.
        field: ConnectField,
        /// What is wrong with it.
        code: ConnectCode,
    },
    /// The server did not accept the account, or could not be asked.
    Failed(Failure),
    /// The account is good but could not be stored.
    Store(StoreError),
    /// The account is good but the browser's ciphers failed, so it is not stored.
    Crypto(CryptoError),
    /// Another window has forgotten, locked or changed the account meanwhile, so it stands as it left it.
    ChangedElsewhere,
    /// What the organisation has set cannot be read, and so nothing is done.
    Managed(ManagedError),
}

/// What is wrong with a field of the connect screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectCode {
    /// See the token's own errors.
    AccessToken(secret::access_token::Error),
    /// See the server address's own errors.
    BaseUrl(base_url::Error),
    /// See the user id's own errors.
    UserId(user_id::Error),
    /// The organisation wants every token locked.
    PassphraseRequired,
    /// Fewer than [`secret::MIN_PASSPHRASE_CHARS`] characters.
    PassphraseTooShort,
    /// The second passphrase is not the first.
    PassphrasesDiffer,
}

/// The connect screen as it was filled in.
#[derive(Clone, Default)]
pub struct ConnectForm {
    /// What was pasted as the access token.
    pub token: String,
    /// The server; blank means `CometAPI`.
    pub base_url: String,
    /// The numeric user id, where the server wants it.
    pub user_id: String,
    /// The person's name for the account; blank means the server's.
    pub name: String,
    /// How the token is to be kept.
    pub keeping: TokenStorage,
    /// For [`TokenStorage::Locked`] only.
    pub passphrase: String,
    /// The same once more.
    pub passphrase_again: String,
}

/// Connects: every field is read, the token is proved with a GET, then the account is stored and shown.
///
/// An organisation's own server takes the place of what was typed.
///
/// # Errors
/// See [`ConnectError`]. Nothing is stored then.
pub async fn connect(host: &dyn World, form: &ConnectForm) -> Result<AccountStore, ConnectError> {
    let managed = managed(host).await?;
    let mut account = parse(form, new_id(host))?;
    if let Some(server) = &managed.server {
        account.base_url = server.clone();
    }
    if !host.can_reach(&account.base_url) {
        let code = ConnectCode::BaseUrl(base_url::Error::OtherLoopback);
        return Err(ConnectError::Field { field: ConnectField::BaseUrl, code });
    }
    check_token_storage(&managed, form.keeping)?;
    let passphrase = new_passphrase(form.keeping, &form.passphrase, &form.passphrase_again)?;
    let before = account_store::load(host).await.map_err(ConnectError::Store)?;
    let page = exchange(host, list_keys::request(&account, 1, 1), list_keys::read)
        .await
        .map_err(ConnectError::Failed)?;
    let same = before.same_as(&account).map(|same| same.profile.id.clone());
    let known = if same.is_some() {
        same
    } else {
        let user = page.keys.iter().find_map(|key| key.user_id);
        let left = left_behind::id_of(host, &before, &account, user).await;
        left.map_err(ConnectError::Store)?
    };
    let Account { id, base_url, user_id, token } = account;
    let id = known.unwrap_or(id);
    let name = clean_name(&form.name, &base_url);
    let profile = Profile { id: id.clone(), name, base_url, user_id, keeping: form.keeping };
    let vault = vault_for(host, &before, &profile, &token, passphrase.as_ref()).await?;
    let new = StoredAccount { profile, token: Some(token), vault };
    replace(host, &before, new, |store| store.active = Some(id)).await
}

/// Changes how the token of an open account is stored. A locked one has to be unlocked first.
///
/// # Errors
/// See [`ConnectError`]. Everything is stored as before then.
pub async fn change_token_storage(
    host: &dyn World,
    id: &AccountId,
    keeping: TokenStorage,
    passphrase: &str,
    passphrase_again: &str,
) -> Result<AccountStore, ConnectError> {
    check_token_storage(&managed(host).await?, keeping)?;
    let passphrase = new_passphrase(keeping, passphrase, passphrase_again)?;
    let before = account_store::load(host).await.map_err(ConnectError::Store)?;
    let found = before.find(id).map(|own| (own.profile.clone(), own.token.clone()));
    let Some((profile, Some(token))) = found else {
        return Err(ConnectError::ChangedElsewhere);
    };
    let profile = Profile { keeping, ..profile };
    let vault = vault_for(host, &before, &profile, &token, passphrase.as_ref()).await?;
    let new = StoredAccount { profile, token: Some(token), vault };
    replace(host, &before, new, |_| {}).await
}

/// The vault of a token that is to be locked. Slow: no lock is held meanwhile.
async fn vault_for(
    host: &dyn World,
    store: &AccountStore,
    profile: &Profile,
    token: &AccessToken,
    passphrase: Option<&Passphrase>,
) -> Result<Option<Value>, ConnectError> {
    let Some(passphrase) = passphrase else { return Ok(None) };
    let vault = vault::seal(host, store, profile, token, passphrase).await;
    Ok(Some(vault.map_err(ConnectError::Crypto)?.to_value()))
}

/// Stores `new` in its place, unless another window has forgotten, locked or changed the account since `before` was
/// read: what that window did is not undone. The organisation is asked once more, since proving and sealing take a while.
async fn replace(
    host: &dyn World,
    before: &AccountStore,
    new: StoredAccount,
    change: impl FnOnce(&mut AccountStore),
) -> Result<AccountStore, ConnectError> {
    let _guard = account_store::hold(host).await.map_err(ConnectError::Store)?;
    let mut store = account_store::load(host).await.map_err(ConnectError::Store)?;
    let is_guarded = new.vault.is_some();
    if !store.is_unchanged_since(before, &new.profile.id)
        || (is_guarded && store.was_locked_since(before))
    {
        return Err(ConnectError::ChangedElsewhere);
    }
    let managed = managed(host).await?;
    check_token_storage(&managed, new.profile.keeping)?;
    let is_new = before.find(&new.profile.id).is_none();
    if is_new && managed.obstacle(&new.profile).is_some() {
        return Err(ConnectError::ChangedElsewhere);
    }
    if is_guarded {
        // An open vault is locked when it was not used for long; it is used right now.
        touch(host).await.map_err(ConnectError::Store)?;
    }
    store.put(new);
    change(&mut store);
    account_store::save(host, &mut store).await.map_err(ConnectError::Store)?;
    Ok(store)
}

/// What the organisation has set.
async fn managed(host: &dyn World) -> Result<Managed, ConnectError> {
    read_managed(host).await.map_err(ConnectError::Managed)
}

fn check_token_storage(managed: &Managed, keeping: TokenStorage) -> Result<(), ConnectError> {
    if managed.requires_passphrase && keeping != TokenStorage::Locked {
        let (field, code) = (ConnectField::TokenStorage, ConnectCode::PassphraseRequired);
        return Err(ConnectError::Field { field, code });
    }
    Ok(())
}

/// The passphrase of a new vault; `None` where there is to be none.
fn new_passphrase(
    keeping: TokenStorage,
    typed: &str,
    again: &str,
) -> Result<Option<Passphrase>, ConnectError> {
    if keeping != TokenStorage::Locked {
        return Ok(None);
    }
    let wrong = |field, code| Err(ConnectError::Field { field, code });
    let passphrase = Passphrase::new(typed);
    if !passphrase.is_long_enough() {
        return wrong(ConnectField::Passphrase, ConnectCode::PassphraseTooShort);
    }
    if typed != again {
        return wrong(ConnectField::PassphraseAgain, ConnectCode::PassphrasesDiffer);
    }
    Ok(Some(passphrase))
}

/// An id by chance: by the ciphers' where there are some, which no two accounts of one browser will share.
fn new_id(host: &dyn World) -> AccountId {
    let random = host.crypto().and_then(|crypto| crypto.random(ID_BYTES).ok());
    let bytes = random.unwrap_or_else(|| {
        let chance = host.jitter_millis(u32::MAX).to_be_bytes();
        host.now_millis().to_be_bytes().into_iter().chain(chance).collect()
    });
    AccountId::from_bytes(&bytes)
}

fn parse(form: &ConnectForm, id: AccountId) -> Result<Account, ConnectError> {
    let token = AccessToken::parse(&form.token).map_err(|error| ConnectError::Field {
        field: ConnectField::AccessToken,
        code: ConnectCode::AccessToken(error),
    })?;
    let base_url = if form.base_url.trim().is_empty() {
        BaseUrl::default()
    } else {
        BaseUrl::parse(&form.base_url).map_err(|error| ConnectError::Field {
            field: ConnectField::BaseUrl,
            code: ConnectCode::BaseUrl(error),
        })?
    };
    let user_id = UserId::parse_optional(&form.user_id).map_err(|error| ConnectError::Field {
        field: ConnectField::UserId,
        code: ConnectCode::UserId(error),
    })?;
    Ok(Account { id, base_url, user_id, token })
}
