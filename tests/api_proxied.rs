//! Requests of an account whose token a proxy keeps.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use comet_keys::api::{Account, PROXY_HEADER, list_keys};
use comet_keys::domain::account::AccountId;
use comet_keys::domain::base_url::BaseUrl;
use comet_keys::domain::secret::AccessToken;

fn account(token: AccessToken) -> Account {
    Account {
        id: AccountId::sole(),
        base_url: BaseUrl::parse("https://dash.example").unwrap(),
        user_id: None,
        token,
    }
}

#[test]
fn a_proxied_request_carries_the_proxys_header_and_no_proof() {
    let request = list_keys::request(&account(AccessToken::kept_by_server()), 1, 1);
    assert_eq!(request.header("Authorization"), None);
    assert_eq!(request.header(PROXY_HEADER), Some("1"));
}

#[test]
fn a_request_with_a_token_carries_no_proxys_header() {
    let request = list_keys::request(&account(AccessToken::parse("abc").unwrap()), 1, 1);
    assert_eq!(request.header("Authorization"), Some("abc"));
    assert_eq!(request.header(PROXY_HEADER), None);
}
