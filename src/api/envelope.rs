//! Reads the outer shape of every answer: decides on `success`, then names what went wrong.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use serde_json::{Value, from_slice, from_str};

use super::{Failure, FailureKind, Response};

/// Whose credential the request carried: a 401 means something else for each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Credential {
    /// The account's personal access token, or none.
    Account,
    /// One API key.
    Key,
}

/// An object's fields, each as the server wrote it: numbers that no type here holds stay whole, and nothing that is
/// nested too deeply is walked into.
pub(super) type RawFields<'a> = BTreeMap<String, &'a RawValue>;

/// The `data` of a management answer; `Null` when there is none.
pub(super) fn read_data(response: &Response) -> Result<Value, Failure> {
    match read_raw_data(response)? {
        Some(data) => value(data),
        None => Ok(Value::Null),
    }
}

/// The `data` of a management answer as the server wrote it, for what must be exact.
pub(super) fn read_raw_data(response: &Response) -> Result<Option<&RawValue>, Failure> {
    Ok(read_success(response)?.get("data").copied())
}

/// The fields of a management answer that says `success`: its `data`, and whatever stands beside it.
pub(super) fn read_success(response: &Response) -> Result<RawFields<'_>, Failure> {
    let fields = read_fields(response, Credential::Account)?;
    match flag(&fields, "success") {
        Some(true) => Ok(fields),
        _ => Err(Failure::with_message(FailureKind::Unreadable, &message_of(&fields))),
    }
}

/// The JSON object of an answer that is not a failure by status, by `success` or by `error`.
pub(super) fn read_object(
    response: &Response,
    credential: Credential,
) -> Result<serde_json::Map<String, Value>, Failure> {
    let fields = read_fields(response, credential)?;
    fields.into_iter().map(|(name, raw)| Ok((name, value(raw)?))).collect()
}

fn value(raw: &RawValue) -> Result<Value, Failure> {
    from_str(raw.get()).map_err(|_error| Failure::new(FailureKind::Unreadable))
}

/// The fields of such an object.
fn read_fields(response: &Response, credential: Credential) -> Result<RawFields<'_>, Failure> {
    let status = response.status;
    if is_challenge(response) {
        return Err(Failure::new(FailureKind::Challenge));
    }
    let Ok(fields) = from_slice::<RawFields<'_>>(&response.body) else {
        let is_json = from_slice::<IgnoredAny>(&response.body).is_ok();
        return Err(Failure::new(kind_without_object(response, is_json)));
    };
    let error = error_of(&fields);
    let code = words(error.as_ref().unwrap_or(&fields), "code");
    let message = message_of(&fields);
    let (code, message) = (code.as_str(), message.as_str());
    if let Some(kind) = kind_by_status(status) {
        return Err(Failure::with_message(kind, message));
    }
    let declined = flag(&fields, "success") == Some(false);
    if (200..300).contains(&status) && !declined && error.is_none() && !code.starts_with("AUTH_") {
        return Ok(fields);
    }
    if (200..300).contains(&status) && !declined && error.is_some() {
        // An error object under a success status is no shape of this API: nothing is certain.
        return Err(Failure::with_message(FailureKind::Unreadable, message));
    }
    Err(Failure::with_message(kind_of_refusal(status, code, message, credential), message))
}

/// The failure of an answer that is JSON but not what the endpoint promises.
pub(super) fn unreadable(object: &serde_json::Map<String, Value>) -> Failure {
    let nested = object.get("error").and_then(Value::as_object);
    let message = nested.unwrap_or(object).get("message").and_then(Value::as_str);
    Failure::with_message(FailureKind::Unreadable, message.unwrap_or_default())
}

fn error_of<'a>(fields: &RawFields<'a>) -> Option<RawFields<'a>> {
    from_str(fields.get("error")?.get()).ok()
}

/// What the server says, also within an `error`.
fn message_of(fields: &RawFields<'_>) -> String {
    words(error_of(fields).as_ref().unwrap_or(fields), "message")
}

fn words(fields: &RawFields<'_>, name: &str) -> String {
    fields.get(name).and_then(|raw| from_str(raw.get()).ok()).unwrap_or_default()
}

fn flag(fields: &RawFields<'_>, name: &str) -> Option<bool> {
    from_str(fields.get(name)?.get()).ok()
}

/// Whether a gateway checks the browser in place of an answer: Cloudflare says so in a header, which a page may not be
/// let read, and in the page itself.
fn is_challenge(response: &Response) -> bool {
    if response.header("cf-mitigated").is_some_and(|how| how.eq_ignore_ascii_case("challenge")) {
        return true;
    }
    let is_held = matches!(response.status, 403 | 429 | 503);
    let is_page = response.body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let holds = |words: &[u8]| response.body.windows(words.len()).any(|part| part == words);
    is_held && is_page && (holds(b"/cdn-cgi/challenge-platform/") || holds(b"<title>Just a moment"))
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
        // Servers since September 2026: the token is right, and may not do this. The words would say otherwise.
        "ACCESS_TOKEN_SCOPE_DENIED" | "AUTH_SESSION_REQUIRED" | "AUTH_INSUFFICIENT_PRIVILEGE" => {
            return FailureKind::NotPermitted;
        }
        "ACCESS_TOKEN_EXPIRED" | "ACCESS_TOKEN_LEGACY_RETIRED" => return FailureKind::WrongToken,
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
