//! What `<comet-keys>` tells the page of keys that are looked after: which key it was, and nothing more.

use comet_e2e::{Told, Visitor, check, check_eq, visit};
use serde_json::json;

use crate::canaries::holds_none;

async fn opens_its_only_key(person: &Visitor, name: &str) -> Told {
    person.opens("plain.html").await?;
    person.makes("keys", name).await?;
    person.presses("keys", "[data-action=go-keys]").await?;
    person.presses("keys", "[data-action=open-key]").await
}

visit!(a_page_hears_of_a_key_that_is_changed, {}, async |person: &Visitor| {
    opens_its_only_key(person, "kept").await?;
    person.presses("keys", "[data-action=disable]").await?;
    let told = person.hears("keys", "comet-key-updated").await?;
    let key = &person.server.keys()[0];
    check_eq("what is told", &told, &json!({ "id": key.id, "name": "kept" }))?;
    check_eq("the key's status", &key.status, &2)
});

visit!(a_page_hears_of_a_key_that_is_deleted, {}, async |person: &Visitor| {
    opens_its_only_key(person, "unwanted").await?;
    let id = person.server.keys()[0].id;
    let secrets = person.server.full_keys();
    person.presses("keys", "[data-action=delete]").await?;
    person.types("keys", "confirm_name", "unwanted").await?;
    person.presses("keys", "button[type=submit]").await?;
    let told = person.hears("keys", "comet-key-deleted").await?;
    check_eq("what is told", &told, &json!({ "id": id, "name": "unwanted" }))?;
    check(person.server.keys().is_empty(), "the key is still there")?;
    check_eq("keys known before", &secrets.len(), &1)?;
    holds_none(person, &secrets).await
});
