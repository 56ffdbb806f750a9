//! Reads the outer shape of every answer: decides on `success`, then names what went wrong.

use serde_json::Value;

use super::{Failure, FailureKind, Response};

/// Whose credential the request carried: a 401 means something else for each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Credential {
    /// The account's personal access token, or none.
    Account,
    /// One API key.
    Key,
}

/// The `data` of a management answer; `Null` when there is none.
pub(super) fn read_data(response: &Response) -> Result<Value, Failure> {
    let mut object = read_object(response, Credential::Account)?;
    match object.get("success") {
        Some(Value::Bool(true)) => Ok(object.remove("data").unwrap_or(Value::Null)),
        _ => Err(unreadable(&object)),
    }
}

/// The JSON object of an answer that is not a failure by status, by `success` or by `error`.
pub(super) fn read_object(
    response: &Response,
    credential: Credential,
) -> Result<serde_json::Map<String, Value>, Failure> {
    let status = response.status;
    let parsed = serde_json::from_slice::<Value>(&response.body).ok();
    let Some(Value::Object(object)) = parsed else {
        return Err(Failure::new(kind_without_object(response, parsed.is_some())));
    };
    let (code, message) = (words(&object, "code"), words(&object, "message"));
    let error = object.get("error").and_then(Value::as_object);
    let message = match error {
        Some(error) => words(error, "message"),
        None => message,
    };
    let code = match error {
        Some(error) => words(error, "code"),
        None => code,
    };
    if let Some(kind) = kind_by_status(status) {
        return Err(Failure::with_message(kind, message));
    }
    let declined = object.get("success") == Some(&Value::Bool(false));
    if (200..300).contains(&status) && !declined && error.is_none() && !code.starts_with("AUTH_") {
        return Ok(object);
    }
    if (200..300).contains(&status) && !declined && error.is_some() {
        // An error object under a success status is no shape of this API: nothing is certain.
        return Err(unreadable(&object));
    }
    Err(Failure::with_message(kind_of_refusal(status, code, message, credential), message))
}

/// The failure of an answer that is JSON but not what the endpoint promises.
pub(super) fn unreadable(object: &serde_json::Map<String, Value>) -> Failure {
    let nested = object.get("error").and_then(Value::as_object);
    Failure::with_message(FailureKind::Unreadable, words(nested.unwrap_or(object), "message"))
}

fn words<'a>(object: &'a serde_json::Map<String, Value>, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Statuses that say everything, whatever the body.
fn kind_by_status(status: u16) -> Option<FailureKind> {
    match status {
        429 => Some(FailureKind::RateLimited),
        300..=399 => Some(FailureKind::Redirected),
        // 408 is a gateway's timeout: the request may have reached the server behind it.
        408 | 500.. => Some(FailureKind::Server { status }),
        _ => None,
    }
}

/// No JSON object: empty, a web page, a bare value, or cut off.
fn kind_without_object(response: &Response, is_json: bool) -> FailureKind {
    if let Some(kind) = kind_by_status(response.status) {
        return kind;
    }
    if response.body.iter().all(u8::is_ascii_whitespace) {
        return match response.status {
            401 => FailureKind::WrongToken,
            403 => FailureKind::NotPermitted,
            404 | 405 => FailureKind::NotFound,
            _ => FailureKind::Unreadable,
        };
    }
    let starts_as_json = response
        .body
        .iter()
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| matches!(byte, b'{' | b'['));
    if is_json || starts_as_json || response.content_type.to_ascii_lowercase().contains("json") {
        FailureKind::Unreadable
    } else {
        FailureKind::NotJson
    }
}

/// The server's own "no", by status, code and words (English and Chinese).
fn kind_of_refusal(status: u16, code: &str, message: &str, credential: Credential) -> FailureKind {
    let lower = message.to_ascii_lowercase();
    if credential == Credential::Key {
        return match status {
            401 => FailureKind::KeyNotAccepted,
            403 if code == "access_denied" => FailureKind::AddressNotAllowed,
            403 => FailureKind::NotPermitted,
            404 | 405 => FailureKind::NotFound,
            _ => FailureKind::Refused,
        };
    }
    match code {
        "AUTH_USER_DISABLED" => return FailureKind::AccountDisabled,
        "AUTH_INSUFFICIENT_PRIVILEGE" => return FailureKind::NotPermitted,
        _ if code.starts_with("AUTH_") => return FailureKind::WrongToken,
        _ => {}
    }
    if lower.contains("new-api-user") {
        let missing = ["未提供", "not provided", "missing", "required"];
        return if missing.iter().any(|sign| lower.contains(sign)) {
            FailureKind::UserIdMissing
        } else {
            FailureKind::UserIdWrong
        };
    }
    if message.contains("封禁") || lower.contains("banned") {
        return FailureKind::AccountDisabled;
    }
    if message.contains("权限不足") || lower.contains("insufficient privilege") {
        return FailureKind::NotPermitted;
    }
    if lower.contains("access token") {
        return FailureKind::WrongToken;
    }
    match status {
        401 => FailureKind::WrongToken,
        403 => FailureKind::NotPermitted,
        404 | 405 => FailureKind::NotFound,
        _ if lower == "record not found" => FailureKind::NoLongerThere,
        _ => FailureKind::Refused,
    }
}
