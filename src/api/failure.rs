//! The one taxonomy of what can go wrong with an exchange, and what is then known of it.

use super::Refusal;
use super::request_id::request_id_in;
use crate::domain::readable::readable;
use crate::host::SendError;

/// An exchange that did not bring what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What it was.
    pub kind: FailureKind,
    /// The server's own words: at most 300 characters, control and bidi characters made visible.
    pub server_message: Option<String>,
    /// What the server's operators can look the exchange up by.
    pub request_id: Option<String>,
    /// For how many seconds the server asks to be left alone, where it says so.
    pub pause_seconds: Option<u32>,
}

/// What went wrong, as far as the person's next step differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FailureKind {
    /// The personal access token is not one of this server's.
    WrongToken,
    /// The server wants the numeric user id with each request.
    UserIdMissing,
    /// The numeric user id is not that of the token's account.
    UserIdWrong,
    /// The account is banned.
    AccountDisabled,
    /// The account, or the key, may not do this.
    NotPermitted,
    /// `success:false`: the server understood and declined. [`Failure::refusal`] says why, where known.
    Refused,
    /// The server has no such endpoint.
    NotFound,
    /// The key meant is not, or no longer, on the account.
    NoLongerThere,
    /// The API key itself is not accepted: unknown, expired, used up or disabled.
    KeyNotAccepted,
    /// The API key's allow list does not hold this computer's address.
    AddressNotAllowed,
    /// Too many requests: the server declines all of them for a while.
    RateLimited,
    /// The server, or a gateway before it, broke down.
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// A web page or other text instead of JSON.
    NotJson,
    /// JSON that is cut off or not of the expected shape.
    Unreadable,
    /// A gateway wants to check the browser before it lets anything through.
    Challenge,
    /// The server points elsewhere; redirects are never followed.
    Redirected,
    /// No complete answer in time.
    Timeout,
    /// An answer began, and broke off or could not be decoded.
    Damaged,
    /// The browser no longer lets the extension reach this server.
    NotAllowed,
    /// No connection, or the browser keeps the answer from the page.
    Network,
    /// More than [`super::MAX_BODY_BYTES`].
    TooLarge,
    /// The program was closed before anything was sent.
    NeverSent,
}

/// What is known of a request that changes something and failed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It took effect.
    Applied,
    /// It did not and will not take effect.
    NotApplied,
    /// It may have taken effect, or may still.
    Unknown,
}

impl FailureKind {
    /// A stable kebab-case name, for tests and the page's attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongToken => "wrong-token",
            Self::UserIdMissing => "user-id-missing",
            Self::UserIdWrong => "user-id-wrong",
            Self::AccountDisabled => "account-disabled",
            Self::NotPermitted => "not-permitted",
            Self::Refused => "refused",
            Self::NotFound => "not-found",
            Self::NoLongerThere => "no-longer-there",
            Self::KeyNotAccepted => "key-not-accepted",
            Self::AddressNotAllowed => "address-not-allowed",
            Self::RateLimited => "rate-limited",
            Self::Server { .. } => "server",
            Self::NotJson => "not-json",
            Self::Unreadable => "unreadable",
            Self::Challenge => "challenge",
            Self::Redirected => "redirected",
            Self::Timeout => "timeout",
            Self::Damaged => "damaged",
            Self::NotAllowed => "not-allowed",
            Self::Network => "network",
            Self::TooLarge => "too-large",
            Self::NeverSent => "never-sent",
        }
    }

    /// What is known of a changing request that failed so.
    pub const fn certainty(self) -> Certainty {
        match self {
            // The server answered in its own voice that it declined, before it touched anything.
            Self::WrongToken
            | Self::UserIdMissing
            | Self::UserIdWrong
            | Self::AccountDisabled
            | Self::NotPermitted
            | Self::Refused
            | Self::NotFound
            | Self::NoLongerThere
            | Self::KeyNotAccepted
            | Self::AddressNotAllowed
            | Self::RateLimited
            | Self::NeverSent => Certainty::NotApplied,
            // A redirect counts as unknown: whoever redirected may have passed the request on.
            Self::Server { .. }
            | Self::NotJson
            | Self::Unreadable
            | Self::Challenge
            | Self::Redirected
            | Self::Timeout
            | Self::Damaged
            | Self::NotAllowed
            | Self::Network
            | Self::TooLarge => Certainty::Unknown,
        }
    }

    /// Whether the same GET may well succeed a moment later.
    pub const fn is_transient(self) -> bool {
        matches!(
            self,
            Self::RateLimited
                | Self::Server { .. }
                | Self::NotJson
                | Self::Unreadable
                | Self::Timeout
                | Self::Damaged
                | Self::Network
        )
    }
}

impl Failure {
    /// A failure about which the server said nothing.
    pub const fn new(kind: FailureKind) -> Self {
        Self { kind, server_message: None, request_id: None, pause_seconds: None }
    }

    /// A failure with the server's words, which are made safe to show here.
    pub fn with_message(kind: FailureKind, message: &str) -> Self {
        if message.trim().is_empty() {
            return Self::new(kind);
        }
        Self {
            server_message: Some(readable(message)),
            request_id: request_id_in(message),
            ..Self::new(kind)
        }
    }

    /// What is known of a changing request that failed so.
    pub const fn certainty(&self) -> Certainty {
        self.kind.certainty()
    }

    /// Why the server declined, when it did ([`FailureKind::Refused`]).
    pub fn refusal(&self) -> Option<Refusal> {
        if self.kind != FailureKind::Refused {
            return None;
        }
        Some(Refusal::from_message(self.server_message.as_deref().unwrap_or_default()))
    }
}

impl From<SendError> for Failure {
    fn from(error: SendError) -> Self {
        Self::new(match error {
            SendError::Timeout => FailureKind::Timeout,
            SendError::Network => FailureKind::Network,
            SendError::TooLarge => FailureKind::TooLarge,
            SendError::Redirected => FailureKind::Redirected,
            SendError::Damaged => FailureKind::Damaged,
            SendError::NotAllowed => FailureKind::NotAllowed,
        })
    }
}
