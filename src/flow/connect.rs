//! Connects an account: reads what was typed, proves it against the server, and stores it.

use super::retry::exchange;
use crate::api::{Account, Failure, list_keys};
use crate::domain::base_url::{self, BaseUrl};
use crate::domain::secret::{self, AccessToken};
use crate::domain::user_id::{self, UserId};
use crate::host::{Host, Slot, StoreError};

/// The connect screen's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectField {
    /// The personal access token.
    AccessToken,
    /// The server.
    BaseUrl,
    /// The numeric user id.
    UserId,
}

impl ConnectField {
    /// The name of the form's control.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "access_token",
            Self::BaseUrl => "base_url",
            Self::UserId => "user_id",
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
}

/// Connects: every field is read, the token is proved with a GET, then the account is stored.
///
/// A blank server means `CometAPI`. `remember` keeps the account when the browser closes.
pub async fn connect(
    host: &dyn Host,
    raw_token: &str,
    raw_base_url: &str,
    raw_user_id: &str,
    remember: bool,
) -> Result<Account, ConnectError> {
    let account = parse(raw_token, raw_base_url, raw_user_id)?;
    exchange(host, list_keys::request(&account, 1, 1), list_keys::read)
        .await
        .map_err(ConnectError::Failed)?;
    let (kept, other) = if remember {
        (Slot::Account, Slot::AccountForSession)
    } else {
        (Slot::AccountForSession, Slot::Account)
    };
    // The other slot first: a token must not stay where the person no longer wants it.
    host.remove(other).await.map_err(ConnectError::Store)?;
    host.save(kept, account.to_value()).await.map_err(ConnectError::Store)?;
    Ok(account)
}

/// The account connected earlier. A stored value that cannot be read counts as none.
pub async fn restore(host: &dyn Host) -> Result<Option<Account>, StoreError> {
    for slot in [Slot::AccountForSession, Slot::Account] {
        let account = host.load(slot).await?.as_ref().and_then(Account::from_value);
        if account.is_some() {
            return Ok(account);
        }
    }
    Ok(None)
}

/// Forgets the account and the half-filled form. An open journal entry stays, and so do rotations under way: they hold
/// no secret, and may be all that is known of a key. Every slot is tried before the first error is told.
pub async fn disconnect(host: &dyn Host) -> Result<(), StoreError> {
    let mut told = Ok(());
    let forgotten = [
        Slot::Account,
        Slot::AccountForSession,
        Slot::Draft,
        Slot::HighWater,
        Slot::Offer,
        Slot::Reveals,
    ];
    for slot in forgotten {
        let removed = host.remove(slot).await;
        told = told.and(removed);
    }
    told
}

fn parse(raw_token: &str, raw_base_url: &str, raw_user_id: &str) -> Result<Account, ConnectError> {
    let token = AccessToken::parse(raw_token).map_err(|error| ConnectError::Field {
        field: ConnectField::AccessToken,
        code: ConnectCode::AccessToken(error),
    })?;
    let base_url = if raw_base_url.trim().is_empty() {
        BaseUrl::default()
    } else {
        BaseUrl::parse(raw_base_url).map_err(|error| ConnectError::Field {
            field: ConnectField::BaseUrl,
            code: ConnectCode::BaseUrl(error),
        })?
    };
    let user_id = UserId::parse_optional(raw_user_id).map_err(|error| ConnectError::Field {
        field: ConnectField::UserId,
        code: ConnectCode::UserId(error),
    })?;
    Ok(Account { base_url, user_id, token })
}
