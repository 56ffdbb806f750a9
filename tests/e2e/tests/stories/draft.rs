//! A half-filled form survives closing the popup.

use comet_e2e::{Person, Wish, check, check_eq, server::TOKEN, story, wait, wish};

story!(a_half_filled_form_survives_closing, async |person: &mut Person| {
    person.connects().await?;
    person.fills(&Wish::with_everything()).await?;
    // The last key press counts too: the page is closed right behind it.
    person.page().types("name", "half a na").await?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;

    let kept = [
        ("name", "half a na"),
        ("expired_time", "at"),
        ("expired_time_at", wish::Wish::EXPIRES_AT),
        ("remain_quota", "1.25"),
        ("quota_unit", "dollars"),
        ("unlimited_quota", "false"),
        ("model_limits_enabled", "true"),
        ("model_limits", "gpt-4o\ngpt-4o-mini"),
        ("allow_ips", "127.0.0.1\n10.0.0.0/8"),
        ("group", "auto"),
        ("cross_group_retry", "true"),
    ];
    for (name, wanted) in kept {
        wait::until(&format!("{name} to hold {wanted:?} again"), wait::SOON, async || {
            Ok((person.page().value(name).await? == wanted).then_some(()))
        })
        .await?;
    }
    check_eq("requests to create", &person.server.creates(), &0)
});

story!(the_token_is_never_in_a_draft, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    person.page().types("access_token", TOKEN).await?;
    person.closes().await?;
    person.opens().await?;
    person.page().sees("connect").await?;
    let storage = person.page().storage().await?.to_string();
    check(!storage.contains(TOKEN), "an unsent token is in storage")
});
