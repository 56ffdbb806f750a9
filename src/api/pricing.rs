//! `GET /api/pricing`: which group offers which model, and at which price. New API has it; a server may close it.

use super::{Account, Method, Request};

/// Asks for the prices as the account sees them.
pub fn request(account: &Account) -> Request {
    account.request(Method::Get, "/api/pricing", None)
}
