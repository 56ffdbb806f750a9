//! Asks a proxy what it allows, so that the form can say so before anything is sent.

use super::retry::once;
use crate::api::{Account, Failure, policy};
use crate::domain::policy::Policy;
use crate::host::Host;

/// The proxy's policy. Without an answer the form explains nothing beforehand, and the proxy still decides.
pub async fn read_policy(host: &dyn Host, account: &Account) -> Result<Policy, Failure> {
    once(host, policy::request(account), policy::read).await
}
