//! Several accounts: taken over from earlier versions, switched, renamed and forgotten.

use super::book::{Book, Kept, load, save};
use super::parking;
use crate::api::Account;
use crate::domain::account::{AccountId, Keeping, Profile, clean_name, distinct_name};
use crate::host::{Host, Slot, StoreError};

/// Reads all accounts, those of earlier versions included, and brings back what was parked for the one shown.
pub async fn open(host: &dyn Host) -> Result<Book, StoreError> {
    let mut book = load(host).await?;
    adopt_earlier(host, &mut book).await?;
    parking::unpark(host, &book).await?;
    Ok(book)
}

/// The account that is shown, unless there is none or it is locked.
pub async fn restore(host: &dyn Host) -> Result<Option<Account>, StoreError> {
    Ok(open(host).await?.account())
}

/// Shows another account. The unsent form and the unsettled create of the one before wait for its return.
pub async fn switch(host: &dyn Host, id: &AccountId) -> Result<Book, StoreError> {
    let mut book = open(host).await?;
    if book.accounts.iter().any(|kept| kept.profile.id == *id) {
        change_active(host, &mut book, Some(id.clone())).await?;
    }
    Ok(book)
}

/// Gives an account another name; a blank one becomes the server's.
pub async fn rename(host: &dyn Host, id: &AccountId, name: &str) -> Result<Book, StoreError> {
    let mut book = load(host).await?;
    let others = book.accounts.iter().filter(|kept| kept.profile.id != *id);
    let taken: Vec<String> = others.map(|kept| kept.profile.name.clone()).collect();
    if let Some(kept) = book.find_mut(id) {
        let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
        kept.profile.name = distinct_name(&clean_name(name, &kept.profile.base_url), &taken);
    }
    save(host, &mut book).await?;
    Ok(book)
}

/// Forgets an account, its token and its unsent form. An unsettled create stays, and so do rotations under way: they
/// hold no secret, and may be all that is known of a key.
pub async fn forget(host: &dyn Host, id: &AccountId) -> Result<Book, StoreError> {
    let mut book = open(host).await?;
    let was_shown = book.active.as_ref() == Some(id);
    let next = book.accounts.iter().map(|kept| &kept.profile.id).find(|own| *own != id).cloned();
    let Some(forgotten) = book.find_mut(id).map(|kept| kept.profile.clone()) else {
        return Ok(book);
    };
    // The secret first: if anything fails after this, the token is gone all the same.
    book.accounts.retain(|kept| kept.profile.id != *id);
    let saved = save(host, &mut book).await;
    parking::drop_for_session(host, &forgotten).await?;
    if was_shown {
        drop_known(host).await?;
        if next.is_some() {
            parking::park_for_good(host, &forgotten).await?;
        }
        book.active = next;
        save(host, &mut book).await?;
        parking::unpark(host, &book).await?;
    }
    host.keep_servers(book.servers()).await;
    saved.map(|()| book)
}

/// Forgets the unsent form and what was read of the server.
pub(super) async fn drop_known(host: &dyn Host) -> Result<(), StoreError> {
    for slot in [Slot::Draft, Slot::HighWater, Slot::Offer, Slot::Reveals, Slot::MaxQuota] {
        host.remove(slot).await?;
    }
    Ok(())
}

/// Makes another account the one that is shown, with what was parked for it.
pub(super) async fn change_active(
    host: &dyn Host,
    book: &mut Book,
    next: Option<AccountId>,
) -> Result<(), StoreError> {
    if book.active != next {
        if let Some(before) = book.shown().map(|kept| kept.profile.clone()) {
            parking::park(host, &before).await?;
        }
        // Read again when asked for: it does not say whose token it was read with.
        host.remove(Slot::Offer).await?;
        book.active = next;
    }
    save(host, book).await?;
    parking::unpark(host, book).await
}

/// Takes over the one account of versions before there were several. It is written anew before the old value goes.
async fn adopt_earlier(host: &dyn Host, book: &mut Book) -> Result<(), StoreError> {
    for (slot, keeping) in
        [(Slot::AccountForSession, Keeping::Session), (Slot::Account, Keeping::Remembered)]
    {
        let Some(account) = host.load(slot).await?.as_ref().and_then(Account::from_value) else {
            continue;
        };
        if book.same_as(&account).is_none() {
            // One account of each kind at most, so its slot's name tells it from every other.
            let id = AccountId::parse(&slot.name().replace('_', "-"));
            let Some(id) = id else { continue };
            let name = clean_name("", &account.base_url);
            let Account { base_url, user_id, token } = account;
            let profile = Profile { id, name, base_url, user_id, keeping };
            book.put(Kept { profile, token: Some(token), vault: None });
            save(host, book).await?;
        }
        host.remove(slot).await?;
    }
    Ok(())
}
