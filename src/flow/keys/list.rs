//! Reads every key of the account, page by page.

use crate::api::{Account, Failure};
use crate::flow::list::{KeyList, read_list};
use crate::host::Host;

/// Every key, newest first, each once, or as many as could be read; [`KeyList::completeness`] says which. `on_page` is
/// shown what has been read so far, so that a long list opens at once.
///
/// # Errors
/// When the first page cannot be read.
pub async fn list_all(
    host: &dyn Host,
    account: &Account,
    on_page: &dyn Fn(KeyList),
) -> Result<KeyList, Failure> {
    read_list(host, account, None, on_page).await
}
