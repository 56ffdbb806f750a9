//! The shapes every route answers in.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};
use serde_json::{Value, json};

use crate::clock;
use crate::random;

/// An answer, ready to be sent.
pub(crate) type Answer = Response<Body>;

/// An answer that ends a request early; boxed because the good case is small.
pub(crate) type Refusal = Box<Answer>;

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// Any JSON with any status.
pub(crate) fn json(status: StatusCode, body: &Value) -> Answer {
    typed(status, JSON, body.to_string())
}

/// `{"success":true,"message":""}`.
pub(crate) fn done() -> Answer {
    json(StatusCode::OK, &json!({ "message": "", "success": true }))
}

/// `{"success":true,"message":"","data":…}`.
pub(crate) fn data(data: &Value) -> Answer {
    json(StatusCode::OK, &json!({ "data": data, "message": "", "success": true }))
}

/// `{"success":false,"message":…}` with status 200, the server's usual way to refuse.
pub(crate) fn refused(message: &str) -> Answer {
    refused_with(StatusCode::OK, message)
}

/// `{"success":false,"message":…}` with a status.
pub(crate) fn refused_with(status: StatusCode, message: &str) -> Answer {
    json(status, &json!({ "message": message, "success": false }))
}

/// The error shape of `/v1`, with a request id in the text.
pub(crate) fn relay_error(status: StatusCode, code: &str, message: &str) -> Answer {
    let message = format!("{message} (request id: {})", request_id());
    json(status, &json!({ "error": { "code": code, "message": message, "type": "new_api_error" } }))
}

/// The 404 for a path below `/api` or `/v1` that does not exist.
pub(crate) fn invalid_url(method: &str, path: &str) -> Answer {
    let message = format!("Invalid URL ({method} {path})");
    let error =
        json!({ "message": message, "type": "invalid_request_error", "param": "", "code": "" });
    let mut answer = json(StatusCode::NOT_FOUND, &json!({ "error": error }));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("max-age=604800"));
    answer
}

/// Forbids every cache to keep the answer, as the reveal endpoints do.
pub(crate) fn never_cached(mut answer: Answer) -> Answer {
    let value = HeaderValue::from_static("no-store, no-cache, must-revalidate, private, max-age=0");
    answer.headers_mut().insert(CACHE_CONTROL, value);
    answer
}

/// A web page.
pub(crate) fn html(status: StatusCode, body: String) -> Answer {
    typed(status, HeaderValue::from_static("text/html; charset=utf-8"), body)
}

/// No body and no content type.
pub(crate) fn empty(status: StatusCode) -> Answer {
    let mut answer = Answer::new(Body::empty());
    *answer.status_mut() = status;
    answer
}

/// A body of any content type.
pub(crate) fn typed(
    status: StatusCode,
    content_type: HeaderValue,
    body: impl Into<Body>,
) -> Answer {
    let mut answer = Answer::new(body.into());
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, content_type);
    answer
}

/// A new request id.
pub(crate) fn request_id() -> String {
    format!("{}{}", clock::now_nanos(), random::letters_and_digits(8))
}
