//! CORS headers exactly where the real server has them: on every preflight, on `/v1`, on a key's
//! usage and on paths that do not exist; never on the management routes.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE, HOST, ORIGIN,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};

use crate::answer::{self, Answer};

/// Marks an answer of a route that stands behind the server's CORS handler.
#[derive(Clone, Copy)]
struct Open;

/// Marks an answer as one that other origins may read.
pub(crate) fn open(mut answer: Answer) -> Answer {
    answer.extensions_mut().insert(Open);
    answer
}

/// The answer to a preflight, if this is one.
pub(crate) fn preflight(method: &Method, headers: &HeaderMap) -> Option<Answer> {
    if *method != Method::OPTIONS || !is_cross_origin(headers) {
        return None;
    }
    let mut answer = answer::empty(StatusCode::NO_CONTENT);
    allow_origin(&mut answer);
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("*"));
    let methods = HeaderValue::from_static("GET,POST,PUT,DELETE,OPTIONS");
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("43200"));
    Some(answer)
}

/// Adds the headers to an answer that was marked, when another origin asked.
pub(crate) fn finish(asked: &HeaderMap, mut answer: Answer) -> Answer {
    if answer.extensions_mut().remove::<Open>().is_some() && is_cross_origin(asked) {
        allow_origin(&mut answer);
    }
    answer
}

fn allow_origin(answer: &mut Answer) {
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
}

/// An `Origin` that is not the server's own.
fn is_cross_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (origin, host) = (text(ORIGIN).unwrap_or(""), text(HOST).unwrap_or(""));
    let own =
        ["http://", "https://"].iter().any(|scheme| origin.strip_prefix(scheme) == Some(host));
    !origin.is_empty() && !own
}
