//! What was asked of the sandbox, for tests to read.

use axum::http::{HeaderMap, header};
use serde::Serialize;

/// One request, in the order of arrival. Control requests and served files are not logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoggedRequest {
    /// Counts from 1.
    pub number: usize,
    /// `GET`, `POST` and so on.
    pub method: String,
    /// Path and query, as sent.
    pub path: String,
    /// The `Authorization` header, as sent.
    pub authorization: Option<String>,
    /// The `New-Api-User` header, as sent.
    pub new_api_user: Option<String>,
    /// The `Origin` header, as sent.
    pub origin: Option<String>,
    /// The `Cookie` header, as sent; a client of this API sends none.
    pub cookie: Option<String>,
    /// The `Content-Type` header, as sent.
    pub content_type: Option<String>,
    /// The body as text.
    pub body: String,
    /// Whether it came over TLS.
    pub tls: bool,
    /// Whether its connection had answered a request before.
    pub reused: bool,
    /// The fault that struck it.
    pub fault: Option<String>,
    /// The status that was answered; none while it is being worked on, or when nothing was answered.
    pub status: Option<u16>,
}

impl LoggedRequest {
    pub(crate) fn new(method: &str, path: &str, headers: &HeaderMap, body: &[u8]) -> Self {
        let text = |name: header::HeaderName| {
            headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        Self {
            number: 0,
            method: method.to_owned(),
            path: path.to_owned(),
            authorization: text(header::AUTHORIZATION),
            new_api_user: text(header::HeaderName::from_static("new-api-user")),
            origin: text(header::ORIGIN),
            cookie: text(header::COOKIE),
            content_type: text(header::CONTENT_TYPE),
            body: String::from_utf8_lossy(body).into_owned(),
            tls: false,
            reused: false,
            fault: None,
            status: None,
        }
    }
}
