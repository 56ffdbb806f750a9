//! Faults by name: how the sandbox misbehaves, for which route, how many times.

use std::fmt;
use std::str::FromStr;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::json;

use crate::answer::{self, Answer};
use crate::odd::{self, Odd};

/// How long `slow` waits before it does and answers as usual.
const SLOW_MILLIS: u64 = 3_000;

/// One way of misbehaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Closes the connection without doing it.
    DropBefore,
    /// Does it, never answers: closes the connection.
    DropAfter,
    /// As `DropBefore`, and only on a connection that has answered before: one that a client reuses. Connections are kept
    /// meanwhile, so that there are some to reuse.
    BreakReusedBefore,
    /// As `BreakReusedBefore`, having done it.
    BreakReusedAfter,
    /// Never does it and never answers: holds the connection open until the client leaves.
    HangBefore,
    /// Does it and never answers: holds the connection open until the client leaves.
    HangAfter,
    /// Waits until the test releases it, then does it and answers as usual.
    HoldBefore,
    /// Does it, and answers as usual once the test releases it.
    HoldAfter,
    /// Waits, then does it and answers as usual.
    Slow {
        /// How long it waits.
        millis: u64,
    },
    /// Does it, then breaks the answer off in the middle of its body.
    Truncate,
    /// Answers wrongly, without doing it or (`after`) having done it.
    Wrong {
        /// What it answers.
        answer: WrongAnswer,
        /// Whether the request is done first.
        after: bool,
    },
    /// Does it, in an odd way: stores something else, or lists in a way of its own.
    Odd(Odd),
}

/// What a fault answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongAnswer {
    /// The real server's 500 after a panic.
    ServerError,
    /// A gateway's web page with 502.
    BadGatewayPage,
    /// The rate limit's empty 429.
    TooManyRequests,
    /// The same from a gateway, with a `Retry-After`; written `429-for-SECONDS`.
    TooManyRequestsFor {
        /// How long it asks to be left alone.
        seconds: u32,
    },
    /// A 200 that claims to be JSON and is not.
    NotJson,
    /// A 200 with `success:false`.
    SuccessFalse,
    /// A redirect to another path.
    Redirect,
    /// Cloudflare's page that checks the browser.
    Challenge,
    /// A 200 whose body is not the gzip that it claims to be.
    BrokenGzip,
}

const NAMED_ANSWERS: [(&str, WrongAnswer); 8] = [
    ("500", WrongAnswer::ServerError),
    ("502-html", WrongAnswer::BadGatewayPage),
    ("429", WrongAnswer::TooManyRequests),
    ("not-json", WrongAnswer::NotJson),
    ("success-false", WrongAnswer::SuccessFalse),
    ("redirect", WrongAnswer::Redirect),
    ("challenge", WrongAnswer::Challenge),
    ("broken-gzip", WrongAnswer::BrokenGzip),
];

const NAMED_KINDS: [(&str, FaultKind); 10] = [
    ("drop-before", FaultKind::DropBefore),
    ("drop-after", FaultKind::DropAfter),
    ("break-reused-before", FaultKind::BreakReusedBefore),
    ("break-reused-after", FaultKind::BreakReusedAfter),
    ("hang-before", FaultKind::HangBefore),
    ("hang-after", FaultKind::HangAfter),
    ("hold-before", FaultKind::HoldBefore),
    ("hold-after", FaultKind::HoldAfter),
    ("slow", FaultKind::Slow { millis: SLOW_MILLIS }),
    ("truncate", FaultKind::Truncate),
];

impl FaultKind {
    /// Whether the request is done at all.
    pub(crate) fn is_done(self) -> bool {
        match self {
            Self::DropBefore | Self::BreakReusedBefore | Self::HangBefore => false,
            Self::Wrong { after, .. } => after,
            Self::DropAfter
            | Self::BreakReusedAfter
            | Self::HangAfter
            | Self::HoldBefore
            | Self::HoldAfter
            | Self::Slow { .. }
            | Self::Truncate
            | Self::Odd(_) => true,
        }
    }

    /// Whether it strikes reused connections alone.
    pub(crate) fn is_of_reused(self) -> bool {
        matches!(self, Self::BreakReusedBefore | Self::BreakReusedAfter)
    }

    /// Whether it closes a connection without an answer that must not be a reused one.
    pub(crate) fn drops(self) -> bool {
        matches!(self, Self::DropBefore | Self::DropAfter)
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Slow { millis } = self
            && *millis != SLOW_MILLIS
        {
            return write!(f, "slow-{millis}");
        }
        if let Self::Odd(odd) = self {
            return f.write_str(odd.name());
        }
        if let Self::Wrong { answer, after } = self {
            let suffix = if *after { "-after" } else { "" };
            if let WrongAnswer::TooManyRequestsFor { seconds } = answer {
                return write!(f, "429-for-{seconds}{suffix}");
            }
            let name = NAMED_ANSWERS.iter().find(|(_, one)| one == answer).map_or("", |one| one.0);
            return write!(f, "{name}{suffix}");
        }
        f.write_str(NAMED_KINDS.iter().find(|(_, one)| one == self).map_or("", |one| one.0))
    }
}

impl FromStr for FaultKind {
    type Err = ParseFaultError;

    fn from_str(name: &str) -> Result<Self, ParseFaultError> {
        if let Some((_, kind)) = NAMED_KINDS.iter().find(|(known, _)| *known == name) {
            return Ok(*kind);
        }
        if let Some((_, odd)) = odd::NAMED.iter().find(|(known, _)| *known == name) {
            return Ok(Self::Odd(*odd));
        }
        if let Some(millis) = name.strip_prefix("slow-").and_then(|text| text.parse().ok()) {
            return Ok(Self::Slow { millis });
        }
        let (plain, after) = match name.strip_suffix("-after") {
            Some(plain) => (plain, true),
            None => (name, false),
        };
        if let Some(seconds) = plain.strip_prefix("429-for-").and_then(|text| text.parse().ok()) {
            return Ok(Self::Wrong { answer: WrongAnswer::TooManyRequestsFor { seconds }, after });
        }
        match NAMED_ANSWERS.iter().find(|(known, _)| *known == plain) {
            Some((_, answer)) => Ok(Self::Wrong { answer: *answer, after }),
            None => Err(ParseFaultError(format!("unknown fault {name:?}"))),
        }
    }
}

/// One armed fault, written `drop-after:POST /api/token/:1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How it misbehaves.
    pub kind: FaultKind,
    /// The method it strikes; `*` strikes all.
    pub method: String,
    /// The path it strikes, without the query; a segment `*` stands for any one segment, and the
    /// path `*` for all.
    pub path: String,
    /// How many more times it strikes; `None` never stops.
    pub times: Option<u32>,
}

impl Fault {
    /// Whether it strikes a request; `reused` tells of its connection.
    pub(crate) fn strikes(&self, method: &str, path: &str, reused: bool) -> bool {
        let is_method = self.method == "*" || self.method.eq_ignore_ascii_case(method);
        is_method && self.covers(path) && (reused || !self.kind.is_of_reused())
    }

    fn covers(&self, path: &str) -> bool {
        if self.path == "*" {
            return true;
        }
        let (mut wanted, mut given) = (self.path.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some("*"), Some(segment)) if !segment.is_empty() => {}
                (Some(left), Some(right)) if left == right => {}
                _ => return false,
            }
        }
    }
}

impl FromStr for Fault {
    type Err = ParseFaultError;

    /// Reads `NAME:METHOD PATH` with an optional `:TIMES` (a number, or `*` for ever; 1 if absent).
    fn from_str(text: &str) -> Result<Self, ParseFaultError> {
        let wrong = || ParseFaultError(format!("{text:?} is not NAME:METHOD PATH:TIMES"));
        let (name, rest) = text.split_once(':').ok_or_else(wrong)?;
        let (route, times) = match rest.rsplit_once(':') {
            Some((route, "*")) => (route, None),
            Some((route, number)) => {
                let times: u32 =
                    number.parse().ok().filter(|times| *times > 0).ok_or_else(wrong)?;
                (route, Some(times))
            }
            None => (rest, Some(1)),
        };
        let (method, path) = route.trim().split_once(' ').ok_or_else(wrong)?;
        let path = path.trim().to_owned();
        Ok(Self { kind: name.trim().parse()?, method: method.to_owned(), path, times })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}:", self.kind, self.method, self.path)?;
        match self.times {
            Some(times) => write!(f, "{times}"),
            None => f.write_str("*"),
        }
    }
}

/// A fault that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseFaultError(String);

impl fmt::Display for ParseFaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = NAMED_KINDS.iter().map(|one| one.0);
        let names = kinds.chain(odd::NAMED.iter().map(|one| one.0));
        let names: Vec<_> = names.chain(NAMED_ANSWERS.iter().map(|one| one.0)).collect();
        write!(f, "{}; faults are {}, the last eight also with -after", self.0, names.join(", "))
    }
}

impl std::error::Error for ParseFaultError {}

/// Makes the answer of a fault.
pub(crate) fn wrong_answer(kind: WrongAnswer) -> Answer {
    match kind {
        WrongAnswer::ServerError => answer::json(
            StatusCode::INTERNAL_SERVER_ERROR,
            &json!({ "error": {
                "message": "Panic detected, error: sandbox fault. Please submit a issue here: https://github.com/Calcium-Ion/new-api",
                "type": "new_api_panic",
            } }),
        ),
        WrongAnswer::BadGatewayPage => answer::html(
            StatusCode::BAD_GATEWAY,
            "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><center>\
             <h1>502 Bad Gateway</h1></center></body></html>\n"
                .to_owned(),
        ),
        WrongAnswer::TooManyRequests => answer::empty(StatusCode::TOO_MANY_REQUESTS),
        WrongAnswer::TooManyRequestsFor { seconds } => {
            let mut answer = answer::empty(StatusCode::TOO_MANY_REQUESTS);
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            answer
        }
        WrongAnswer::NotJson => answer::typed(
            StatusCode::OK,
            HeaderValue::from_static("application/json; charset=utf-8"),
            Body::from("this is not JSON"),
        ),
        WrongAnswer::SuccessFalse => answer::refused("Refused by the sandbox, as it was told to"),
        WrongAnswer::Redirect => {
            let mut answer = answer::empty(StatusCode::TEMPORARY_REDIRECT);
            let elsewhere = HeaderValue::from_static("/elsewhere");
            answer.headers_mut().insert(header::LOCATION, elsewhere);
            answer
        }
        WrongAnswer::Challenge => {
            let mut answer = answer::html(
                StatusCode::FORBIDDEN,
                "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head></html>"
                    .to_owned(),
            );
            let how = HeaderValue::from_static("challenge");
            answer.headers_mut().insert(HeaderName::from_static("cf-mitigated"), how);
            answer
        }
        WrongAnswer::BrokenGzip => {
            let json = HeaderValue::from_static("application/json; charset=utf-8");
            let mut answer = answer::typed(StatusCode::OK, json, Body::from("this is no gzip"));
            let gzip = HeaderValue::from_static("gzip");
            answer.headers_mut().insert(header::CONTENT_ENCODING, gzip);
            answer
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_reads_back_as_it_was_written() {
        for text in [
            "drop-before:POST /api/token/:1",
            "drop-after:POST /api/token/:2",
            "hang-after:POST /api/token/:1",
            "break-reused-after:POST /api/token/:*",
            "slow:GET /api/token/:*",
            "slow-250:GET /api/token/:1",
            "500:GET /api/status:1",
            "502-html-after:POST /api/token/:1",
            "429:* *:3",
            "429-for-7:GET /api/token/:1",
            "429-for-7-after:POST /api/token/:1",
            "truncate:GET /v1/models:1",
            "not-json:GET /api/user/self:1",
            "success-false:PUT /api/token/:1",
            "redirect:DELETE /api/token/*:1",
            "store-no-allow-list:POST /api/token/:1",
            "list-own-size:GET /api/token/:*",
        ] {
            let fault: Fault = text.parse().expect(text);
            assert_eq!(fault.to_string(), text);
        }
    }

    #[test]
    fn a_fault_without_a_number_strikes_once() {
        let fault: Fault = "500:GET /api/status".parse().unwrap();
        assert_eq!(fault.times, Some(1));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "500", "oops:GET /", "500:GET/api:1", "500:GET /api:0", "500:GET /api:x"] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_break_of_a_reused_connection_passes_a_new_one_by() {
        let fault: Fault = "break-reused-after:POST /api/token/".parse().unwrap();
        assert!(fault.strikes("POST", "/api/token/", true));
        assert!(!fault.strikes("POST", "/api/token/", false));
    }

    #[test]
    fn a_star_stands_for_one_segment() {
        let fault: Fault = "500:GET /api/token/*".parse().unwrap();
        assert!(fault.strikes("GET", "/api/token/7", false));
        assert!(!fault.strikes("GET", "/api/token/", false));
        assert!(!fault.strikes("GET", "/api/token/7/key", false));
        assert!(!fault.strikes("PUT", "/api/token/7", false));
    }
}
