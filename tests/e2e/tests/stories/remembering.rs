//! Where the token is kept, and for how long.

use comet_e2e::{Person, check, server::TOKEN, story};

story!(a_remembered_token_outlives_the_browser, async |person: &mut Person| {
    person.connects().await?;
    person.loses_the_browser().await?;
    person.opens().await?;
    person.page().sees("create").await
});

story!(a_token_not_to_be_remembered_goes_with_the_browser, async |person: &mut Person| {
    person.opens().await?;
    person.page().sees("connect").await?;
    person.page().types("access_token", TOKEN).await?;
    person.page().ticks("remember", false).await?;
    person.submits().await?;
    person.page().sees("create").await?;
    let storage = person.page().storage().await?;
    check(!storage["local"].to_string().contains(TOKEN), "the token is in storage.local")?;

    person.closes().await?;
    person.opens().await?;
    person.page().sees("create").await?;

    person.loses_the_browser().await?;
    person.opens().await?;
    person.page().sees("connect").await
});
