//! Connects an account: reads what was typed, proves it against the server, and stores it as the person wants.

use super::accounts;
use super::book::{self, Book, Kept};
use super::managed::read_managed;
use super::retry::exchange;
use super::vault;
use crate::api::{Account, Failure, list_keys};
use crate::domain::account::{AccountId, Keeping, Profile, clean_name};
use crate::domain::base_url::{self, BaseUrl};
use crate::domain::managed::{Managed, ManagedError};
use crate::domain::secret::{self, AccessToken, Passphrase};
use crate::domain::user_id::{self, UserId};
use crate::host::crypto::CryptoError;
use crate::host::{Host, StoreError};

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
    Keeping,
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
            Self::Keeping => "keeping",
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
    pub keeping: Keeping,
    /// For [`Keeping::Locked`] only.
    pub passphrase: String,
    /// The same once more.
    pub passphrase_again: String,
}

/// Connects: every field is read, the token is proved with a GET, then the account is stored and shown.
///
/// An organisation's own server takes the place of what was typed.
pub async fn connect(host: &dyn Host, form: &ConnectForm) -> Result<Book, ConnectError> {
    let managed = managed(host).await?;
    let mut account = parse(form)?;
    if let Some(server) = &managed.server {
        account.base_url = server.clone();
    }
    if !host.can_reach(&account.base_url) {
        let code = ConnectCode::BaseUrl(base_url::Error::OtherLoopback);
        return Err(ConnectError::Field { field: ConnectField::BaseUrl, code });
    }
    check_keeping(&managed, form.keeping)?;
    let passphrase = new_passphrase(form.keeping, &form.passphrase, &form.passphrase_again)?;
    exchange(host, list_keys::request(&account, 1, 1), list_keys::read)
        .await
        .map_err(ConnectError::Failed)?;
    let mut book = accounts::open(host).await.map_err(ConnectError::Store)?;
    let id = match book.same_as(&account) {
        Some(same) => same.profile.id.clone(),
        None => new_id(host),
    };
    let Account { base_url, user_id, token } = account;
    let name = clean_name(&form.name, &base_url);
    let profile = Profile { id: id.clone(), name, base_url, user_id, keeping: form.keeping };
    let kept = keep(host, &book, profile, token, passphrase.as_ref()).await?;
    book.put(kept);
    accounts::change_active(host, &mut book, Some(id)).await.map_err(ConnectError::Store)?;
    Ok(book)
}

/// Changes how the token of an open account is kept.
pub async fn change_keeping(
    host: &dyn Host,
    id: &AccountId,
    keeping: Keeping,
    passphrase: &str,
    passphrase_again: &str,
) -> Result<Book, ConnectError> {
    check_keeping(&managed(host).await?, keeping)?;
    let passphrase = new_passphrase(keeping, passphrase, passphrase_again)?;
    let mut book = book::load(host).await.map_err(ConnectError::Store)?;
    let found = book.find_mut(id).map(|kept| (kept.profile.clone(), kept.token.clone()));
    // A locked account has to be unlocked first: its token is not at hand.
    if let Some((profile, Some(token))) = found {
        let profile = Profile { keeping, ..profile };
        let kept = keep(host, &book, profile, token, passphrase.as_ref()).await?;
        book.put(kept);
        book::save(host, &mut book).await.map_err(ConnectError::Store)?;
    }
    Ok(book)
}

/// Forgets the account that is shown, and its half-filled form. An open journal entry stays, and so do rotations under
/// way: they hold no secret, and may be all that is known of a key.
pub async fn disconnect(host: &dyn Host) -> Result<Book, StoreError> {
    let book = book::load(host).await?;
    match &book.active {
        Some(id) => accounts::forget(host, id).await,
        None => accounts::drop_known(host).await.map(|()| book),
    }
}

/// The account as it is kept: with a vault if there is a passphrase.
async fn keep(
    host: &dyn Host,
    book: &Book,
    profile: Profile,
    token: AccessToken,
    passphrase: Option<&Passphrase>,
) -> Result<Kept, ConnectError> {
    let vault = match passphrase {
        Some(passphrase) => {
            let vault = vault::seal(host, book, &profile, &token, passphrase).await;
            // An open vault is locked when it was not used for long; it is used right now.
            vault::touch(host).await.map_err(ConnectError::Store)?;
            Some(vault.map_err(ConnectError::Crypto)?.to_value())
        }
        None => None,
    };
    Ok(Kept { profile, token: Some(token), vault })
}

/// What the organisation has set.
async fn managed(host: &dyn Host) -> Result<Managed, ConnectError> {
    read_managed(host).await.map_err(ConnectError::Managed)
}

fn check_keeping(managed: &Managed, keeping: Keeping) -> Result<(), ConnectError> {
    if managed.requires_passphrase && keeping != Keeping::Locked {
        let (field, code) = (ConnectField::Keeping, ConnectCode::PassphraseRequired);
        return Err(ConnectError::Field { field, code });
    }
    Ok(())
}

/// The passphrase of a new vault; `None` where there is to be none.
fn new_passphrase(
    keeping: Keeping,
    typed: &str,
    again: &str,
) -> Result<Option<Passphrase>, ConnectError> {
    if keeping != Keeping::Locked {
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
fn new_id(host: &dyn Host) -> AccountId {
    let random = host.crypto().and_then(|crypto| crypto.random(ID_BYTES).ok());
    let bytes = random.unwrap_or_else(|| {
        let chance = host.jitter_millis(u32::MAX).to_be_bytes();
        host.now_millis().to_be_bytes().into_iter().chain(chance).collect()
    });
    AccountId::from_bytes(&bytes)
}

fn parse(form: &ConnectForm) -> Result<Account, ConnectError> {
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
    Ok(Account { base_url, user_id, token })
}
