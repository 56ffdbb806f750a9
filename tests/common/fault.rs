//! What may go wrong between a client and the model of the server.

use comet_keys::api::Response;
use comet_keys::host::SendError;
use comet_keys::host::memory::Answer;

use super::answers::{refused, text};

/// What may go wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection breaks before the server sees the request.
    DropBefore,
    /// The server does it, the answer is lost.
    DropAfter,
    /// The server does it, too late for the client.
    Timeout,
    /// The server does it three times, as a browser asks by itself; the last answer comes.
    Repeated,
    /// As `Repeated`, and no answer comes.
    RepeatedAndLost,
    /// A 500 in place of doing it.
    ServerError,
    /// A gateway's page, though the server did it.
    BadGatewayAfter,
    /// A 200 with a web page in place of doing it.
    Html,
    /// The server does it; the answer breaks off.
    Truncate,
    /// The server does it; the answer is not JSON.
    NotJson,
    /// An empty 429 in place of doing it.
    RateLimit,
    /// A 307 in place of doing it.
    Redirect,
    /// `success:false` in place of doing it.
    Refuse(&'static str),
}

impl Fault {
    /// Every fault of a POST that leaves the client in the dark, and whether the server did it.
    pub const UNKNOWN: [(Self, bool); 8] = [
        (Self::DropBefore, false),
        (Self::DropAfter, true),
        (Self::Timeout, true),
        (Self::ServerError, false),
        (Self::BadGatewayAfter, true),
        (Self::Html, false),
        (Self::Truncate, true),
        (Self::NotJson, true),
    ];

    pub fn plays(self, mut act: impl FnMut() -> Response) -> Answer {
        match self {
            Self::DropBefore => Err(SendError::Network),
            Self::DropAfter => {
                act();
                Err(SendError::Network)
            }
            Self::Timeout => {
                act();
                Err(SendError::Timeout)
            }
            Self::Repeated | Self::RepeatedAndLost => {
                act();
                act();
                let answer = act();
                if self == Self::Repeated { Ok(answer) } else { Err(SendError::Network) }
            }
            Self::ServerError => Ok(text(500, "text/plain", "Internal Server Error")),
            Self::BadGatewayAfter => {
                act();
                Ok(text(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"))
            }
            Self::Html => Ok(text(200, "text/html", "<!doctype html><title>Welcome</title>")),
            Self::Truncate => {
                let mut answer = act();
                answer.body.truncate(answer.body.len() / 2);
                Ok(answer)
            }
            Self::NotJson => {
                act();
                Ok(text(200, "text/plain", "OK"))
            }
            Self::RateLimit => Ok(text(429, "", "")),
            Self::Redirect => Ok(text(307, "", "")),
            Self::Refuse(message) => Ok(refused(message)),
        }
    }
}
