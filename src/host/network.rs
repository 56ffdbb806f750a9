//! The port to servers: one exchange at a time.

use super::LocalFuture;
use crate::api::{Request, Response};

/// Sends requests.
pub trait Network {
    /// Exactly one exchange, bounded by `request.timeout_millis`; never retried, never redirected.
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, SendError>>;
}

/// Why an exchange gave no answer. What became of the request is unknown in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// No complete answer within the request's time.
    Timeout,
    /// No connection, an aborted one, an unknown name, a certificate that is not trusted, or a CORS refusal: the browser
    /// tells no more.
    Network,
    /// The body exceeds [`crate::api::MAX_BODY_BYTES`].
    TooLarge,
    /// The server answered with a redirect, which is never followed.
    Redirected,
    /// An answer began, and broke off or could not be decoded.
    Damaged,
    /// The browser no longer lets the extension reach this server.
    NotAllowed,
}
