//! A server that stores something else than it was asked to.

use comet_e2e::wait::{EVENTUALLY, SOON, until};
use comet_e2e::{Person, Wish, check_eq, server::CREATE, story};

// The form shows addresses, and the key works from anywhere: the person learns so, and disables it right there.
story!(a_key_that_lost_its_allow_list_is_disabled, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    person.server.will(&format!("store-no-allow-list:{CREATE}:1"))?;
    person.submits().await?;
    let page = person.page();
    until(
        "the outcome",
        EVENTUALLY,
        async || Ok((page.screen().await? == "outcome").then_some(())),
    )
    .await?;
    let outcome = page.attribute("[data-screen=outcome]", "data-outcome").await?;
    check_eq("the outcome", &outcome.as_str(), &"stored-differently")?;
    let effect = page.attribute("[data-part=difference]", "data-effect").await?;
    check_eq("what is said first", &effect.as_str(), &"any-address")?;
    check_eq("a ready key", &page.shows("output[name=key]").await?, &false)?;
    page.presses("[data-action=disable]").await?;
    until("a disabled key", SOON, async || {
        let keys = person.server.keys();
        Ok(matches!(keys.as_slice(), [key] if key.status == 2).then_some(()))
    })
    .await?;
    check_eq("requests to create", &person.server.creates(), &1)
});

// Whatever else was lost on the way is said first, and no such key is called ready.
story!(a_key_that_may_do_more_than_was_asked_is_never_ready, async |person: &mut Person| {
    person.connects().await?;
    let page = person.page();
    for (at, (fault, effect)) in [
        ("store-more-quota", "more-quota"),
        ("store-unlimited", "unlimited"),
        ("store-any-model", "any-model"),
        ("store-no-expiry", "never-expires"),
    ]
    .into_iter()
    .enumerate()
    {
        person.fills(&Wish { name: format!("wanted {at}"), ..Wish::with_everything() }).await?;
        person.server.will(&format!("{fault}:{CREATE}:1"))?;
        person.submits().await?;
        page.sees_part("[data-screen=outcome] [data-part=difference]").await?;
        let told = page.attribute("[data-part=difference]", "data-effect").await?;
        check_eq(fault, &told.as_str(), &effect)?;
        check_eq("a ready key", &page.shows("output[name=key]").await?, &false)?;
        check_eq("requests to create", &person.server.creates(), &(at + 1))?;
        page.presses("[data-action=dismiss]").await?;
        page.sees("create").await?;
    }
    Ok(())
});
