//! A known token and a known key never stand where a page, its scripts or its logs would find them.

use comet_e2e::{Visitor, check, server::TOKEN, visit};
use serde_json::json;

use crate::canaries::{KEY, gives_a_token_by_property, holds_none};

visit!(behind_a_proxy_the_page_never_holds_token_or_key, {}, async |person: &Visitor| {
    person.opens("plain.html").await?;
    person.makes("form", "canary").await?;
    person.hears("form", "comet-key-created").await?;
    let key = person.server.full_keys().remove(0);
    holds_none(person, &[TOKEN.to_owned(), key.clone()]).await?;
    let log = person.site.log();
    check(!log.contains(TOKEN) && !log.contains(&key), "the audit log holds a secret")?;

    // Seen by the person, it is gone from the page again once hidden.
    person.presses("form", "[data-action=reveal]").await?;
    person.presses("form", "[data-action=reveal]").await?;
    holds_none(person, &[TOKEN.to_owned(), key]).await
});

visit!(a_token_by_property_stands_nowhere, {}, async |person: &Visitor| {
    gives_a_token_by_property(person).await?;
    person.makes("form", "canary").await?;
    let carried = person
        .runs("const carried = window.carried; delete window.carried; return carried", vec![])
        .await?;
    check(carried == json!(TOKEN), "the transport did not carry the token")?;
    holds_none(person, &[TOKEN.to_owned(), KEY.to_owned()]).await
});

visit!(a_token_in_an_attribute_is_ignored_with_a_warning, {}, async |person: &Visitor| {
    person.opens("attribute.html").await?;
    person.makes("form", "canary").await?;
    let console = person.console().await?;
    check(console.contains("never read from an attribute"), format_args!("no warning: {console}"))?;
    let sent = person.server.requests();
    let is_sent = |header: &Option<String>| {
        header.as_ref().is_some_and(|header| header.contains("CanaryAttributeToken"))
    };
    check(!sent.iter().any(|request| is_sent(&request.authorization)), "the token was sent")?;
    check(!console.contains("CanaryAttributeToken"), "the warning quotes the token")
});
