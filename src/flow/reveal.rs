//! Asks for the full text of one key, and switches a key off.

use super::retry::once;
use crate::api::{Account, Failure, reveal_key, set_status};
use crate::domain::key::{KeyId, KeyRecord};
use crate::domain::secret::ApiKey;
use crate::host::Host;

/// Asks for the full text once: the server counts these requests and allows few.
pub async fn reveal(host: &dyn Host, account: &Account, id: KeyId) -> Result<ApiKey, Failure> {
    once(host, reveal_key::request(account, id), reveal_key::read).await
}

/// Disables one key, for instance a candidate that the person does not want.
pub async fn disable(host: &dyn Host, account: &Account, id: KeyId) -> Result<KeyRecord, Failure> {
    once(host, set_status::request(account, id, set_status::Status::Disabled), set_status::read)
        .await
}
