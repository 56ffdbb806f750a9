//! `GET /api/token/auto-groups`: the groups to which a key of the group `auto` may be limited. New API has it since
//! August 2026; servers without it take the last part of the path for a key's number.

use serde_json::Value;

use super::{Account, Failure, FailureKind, Method, Refusal, Request, Response, envelope};
use crate::domain::auto_groups::Offered;
use crate::domain::readable::readable;

/// Asks for the groups.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/api/token/auto-groups", None)
}

/// Reads the groups in the order that `auto` tries without a list, and the most that a key may name.
/// A server that says that there is no such thing answers [`Offered::Unsupported`].
///
/// # Errors
/// Any other failure: nothing is known then.
pub fn read(response: &Response) -> Result<Offered, Failure> {
    let data = match envelope::read_data(response) {
        Ok(data) => data,
        Err(failure) if is_without(&failure) => return Ok(Offered::Unsupported),
        Err(failure) => return Err(failure),
    };
    let Some(groups) = data.get("groups").and_then(Value::as_array) else {
        return Err(Failure::new(FailureKind::Unreadable));
    };
    let groups = groups.iter().filter_map(Value::as_str).map(readable).collect();
    let most = data.get("max_count").and_then(Value::as_u64).filter(|most| *most > 0);
    let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    Ok(Offered::Known { groups, most })
}

/// No such path; or `auto-groups` was read as a key's number (`strconv.Atoi: parsing "auto-groups": invalid syntax`).
fn is_without(failure: &Failure) -> bool {
    match failure.kind {
        FailureKind::NotFound | FailureKind::NoLongerThere => true,
        _ => failure.refusal() == Some(Refusal::BadRequest),
    }
}
