//! What is to be sent and what came back, as plain values.

use std::fmt;

/// The largest body a host accepts, in bytes; 1,000 keys need a tenth of it.
pub const MAX_BODY_BYTES: usize = 5 * 1024 * 1024;

/// How long an ordinary request may take, in milliseconds.
pub(crate) const TIMEOUT_MILLIS: u32 = 15_000;

/// How long the create may take, in milliseconds: giving up early only costs certainty.
pub(crate) const CREATE_TIMEOUT_MILLIS: u32 = 30_000;

/// The response headers that hosts and the proxy hand on beside `Content-Type`, in lower case: the server's clock, how
/// long it asks to be left alone, and whether Cloudflare answered with a check of the browser in its place.
pub const READ_HEADERS: [&str; 3] = ["date", "retry-after", "cf-mitigated"];

/// The methods the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Changes nothing; the only method that is ever retried.
    Get,
    /// Creates or reveals.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// As on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// Text that may hold a secret: its `Debug` is redacted.
#[derive(Clone, PartialEq, Eq)]
pub struct Secretish(String);

impl Secretish {
    /// Wraps a header's value.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the host that sends it and nobody else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secretish {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("redacted")
    }
}

/// One request, ready for a host to send.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Absolute; never holds a secret.
    pub url: String,
    /// Every header the program sets itself.
    pub headers: Vec<(&'static str, Secretish)>,
    /// JSON, when there is any.
    pub body: Option<String>,
    /// The host gives up after so many milliseconds.
    pub timeout_millis: u32,
    /// The request outlives the page that sent it.
    pub keepalive: bool,
}

impl Request {
    /// The value of a header, its name compared without regard to case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(found.1.expose())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("body", &self.body.as_ref().map(|_| "redacted"))
            .field("timeout_millis", &self.timeout_millis)
            .field("keepalive", &self.keepalive)
            .finish()
    }
}

/// One answer, complete but not interpreted.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The `Content-Type` header, empty when missing.
    pub content_type: String,
    /// Those of [`READ_HEADERS`] that the answer carries and the host may read.
    pub headers: Vec<(&'static str, String)>,
    /// At most [`MAX_BODY_BYTES`].
    pub body: Vec<u8>,
}

impl Response {
    /// The value of one of [`READ_HEADERS`], its name in lower case; `None` when it is missing or may not be read.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| *own == name)?;
        Some(&found.1)
    }

    /// Takes [`READ_HEADERS`] out of an answer; `read` gives the value of one.
    pub fn pick_headers(
        mut read: impl FnMut(&str) -> Option<String>,
    ) -> Vec<(&'static str, String)> {
        READ_HEADERS.iter().filter_map(|name| Some((*name, read(name)?))).collect()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The body is left out: it may hold keys.
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
