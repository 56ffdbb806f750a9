//! Where the token is kept, and for how long: the three ways, and what each leaves behind.

use comet_e2e::{
    Person, Told, check, check_eq,
    leaks::{PASSPHRASE, is_on_disk},
    server::TOKEN,
    story, wait,
};

story!(a_remembered_token_outlives_the_browser, async |person: &mut Person| {
    person.connects().await?;
    person.loses_the_browser().await?;
    person.opens().await?;
    person.page().sees("create").await
});

// What the look for secrets on the disk is worth: it finds the token where the person wanted it.
story!(a_remembered_token_is_found_on_the_disk, async |person: &mut Person| {
    person.connects().await?;
    person.closes_the_browser().await?;
    check(is_on_disk(person.profile(), TOKEN)?, "the token is not found where it must be")?;
    person.starts_the_browser().await
});

story!(a_token_goes_with_the_browser_unless_it_is_to_stay, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    person.page().types("access_token", TOKEN).await?;
    check_eq("the first choice", &person.page().value("keeping").await?.as_str(), &"session")?;
    person.submits().await?;
    person.page().sees("create").await?;
    let storage = person.page().storage().await?;
    check_eq("storage.local", &storage["local"], &serde_json::json!({}))?;

    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;

    person.loses_the_browser().await?;
    person.opens().await?;
    person.page().sees("connect").await
});

story!(a_passphrase_locks_the_token_and_opens_it_again, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    let storage = person.page().storage().await?;
    let on_device = storage["local"].to_string();
    check(!on_device.contains(TOKEN), "the token is in storage.local")?;

    // The popup opens anew without asking: the browser is still open.
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;

    person.page().presses("button[data-action=lock]").await?;
    person.page().sees("unlock").await?;
    the_token_is_in_no_storage(person).await?;

    person.page().types("passphrase", "another marmot quartz oboe").await?;
    person.submits().await?;
    person.page().sees_part("#passphrase[aria-invalid=true]").await?;
    the_token_is_in_no_storage(person).await?;

    unlocks(person).await?;
    person.fills(&comet_e2e::Wish::named("after the lock")).await?;
    person.submits().await?;
    person.has_the_key_once().await.map(drop)
});

story!(closing_the_browser_locks, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.loses_the_browser().await?;
    person.opens().await?;
    person.page().sees("unlock").await?;
    the_token_is_in_no_storage(person).await?;
    unlocks(person).await
});

// What was used last is a note in storage; an old one stands for a person who was away.
story!(whoever_was_away_finds_it_locked, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;
    let script = "
        const [done] = arguments;
        const { session } = (globalThis.browser ?? globalThis.chrome).storage;
        const millis = minutes => String(Date.now() + minutes * 60 * 1000);
        const last_used = { noted_millis: millis(-16), person_millis: millis(-16), lock_millis: millis(-1) };
        session.set({ last_used }).then(() => done(true));";
    person.session().client().execute_async(script, vec![]).await?;
    person.page().sees("unlock").await?;
    the_token_is_in_no_storage(person).await
});

story!(a_damaged_vault_is_told_and_nothing_is_destroyed, async |person: &mut Person| {
    connects_with_a_passphrase(person).await?;
    person.page().presses("button[data-action=lock]").await?;
    person.page().sees("unlock").await?;
    let script = "
        const [done] = arguments;
        const { local } = (globalThis.browser ?? globalThis.chrome).storage;
        local.get('accounts').then(({ accounts }) => {
            accounts.accounts[0].vault.salt = 'damaged';
            return local.set({ accounts });
        }).then(() => done(true));";
    person.session().client().execute_async(script, vec![]).await?;
    let before = person.page().storage().await?["local"].take();
    person.page().types("passphrase", PASSPHRASE).await?;
    person.submits().await?;
    wait::until("the damage to be told", wait::SOON, async || {
        let said = person.page().text("#passphrase-error").await?;
        Ok(said.contains("damaged").then_some(()))
    })
    .await?;
    check_eq("storage.local", &person.page().storage().await?["local"], &before)
});

pub(crate) async fn connects_with_a_passphrase(person: &Person) -> Told {
    let page = person.page();
    person.opens().await?;
    page.sees("connect").await?;
    page.types("access_token", TOKEN).await?;
    page.chooses("keeping", "locked").await?;
    page.types("passphrase", PASSPHRASE).await?;
    page.types("passphrase_again", PASSPHRASE).await?;
    person.submits().await?;
    page.sees("create").await
}

pub(crate) async fn unlocks(person: &Person) -> Told {
    person.page().types("passphrase", PASSPHRASE).await?;
    person.submits().await?;
    person.page().sees("create").await
}

pub(crate) async fn the_token_is_in_no_storage(person: &Person) -> Told {
    let storage = person.page().storage().await?.to_string();
    for (what, secret) in [("token", TOKEN), ("passphrase", PASSPHRASE)] {
        check(!storage.contains(secret), format_args!("the {what} is in storage: {storage}"))?;
    }
    Ok(())
}
